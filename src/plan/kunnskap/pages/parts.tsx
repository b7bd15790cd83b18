import type { Child, FC } from 'hono/jsx';
import { formatDate, type Language } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import type { JobDesk } from '../../../platform/jobs/desk.ts';
import type { PlanDocument } from '../../plandokument/document.ts';
import type { Presentation } from '../../plandokument/presentation.ts';
import { type Innlest, type LeseDeps, lesIndikatorer } from '../actions/lesing.ts';
import { vistVerdi } from '../beregn.ts';
import { STEDER } from '../eget.ts';
import { decimalsOf, type Indikator, unitOf } from '../indikator.ts';
import { KUNNSKAP_TEXTS } from '../texts.ts';

export type { Innlest } from '../actions/lesing.ts';

export interface KunnskapPageDeps extends LeseDeps {
  /** Today's number of a real municipality by name or number; null when there is none, or several. */
  readonly find: (query: string) => string | null;
  /** Shows a document on the web, without forms, as it will be on paper. */
  readonly Chapter: FC<{ document: PlanDocument }>;
  readonly toExcel: (document: PlanDocument) => Promise<Uint8Array>;
  /** The first picture of a document as PNG. */
  readonly toPicture: (document: PlanDocument) => Promise<Uint8Array>;
  readonly toPowerPoint: (show: Presentation) => Promise<Uint8Array>;
}

/** Where the reading of a file is ordered. */
export interface BestillingDeps {
  readonly desk: JobDesk;
  readonly jobLine: (ctx: Ctx, kinds: readonly string[]) => Promise<Child>;
}

export function kommuneOf(ctx: Ctx) {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return { kommune: ctx.kommune, base: `/arbeid/${ctx.kommune.slug}/kunnskap`, work: `/arbeid/${ctx.kommune.slug}` };
}

/** Whose figure it is: the municipality itself, another, or what it is a part of. */
export function placeName(ctx: Ctx, deps: Pick<KunnskapPageDeps, 'nameOf'>, place: string): string {
  const sted = STEDER.find((s) => s === place);
  return sted ? KUNNSKAP_TEXTS[ctx.lang].value.places[sted] : deps.nameOf(place);
}

/** Whose figures a printed page has, and when it was printed. */
export const PaaPapir = ({ ctx }: { ctx: Ctx }) => (
  <p class="bp-source bp-on-paper">
    {KUNNSKAP_TEXTS[ctx.lang].printed(kommuneOf(ctx).kommune.name, formatDate(ctx.clock.today()))}
  </p>
);

/** Everything the pages show, read in one transaction. */
export function lesInn(ctx: Ctx, deps: KunnskapPageDeps): Promise<Innlest> {
  const { kommune } = kommuneOf(ctx);
  return lesIndikatorer(ctx.db, deps, kommune, ctx.lang, ctx.may('rediger'));
}

export const indikatorerOf = (deps: KunnskapPageDeps): readonly Indikator[] => deps.temaer.flatMap((t) => t.indicators);

/** The municipality's own figures of every indicator or of some, as this reader may see them, or as everybody may. */
export async function computedFigures(
  ctx: Ctx,
  deps: KunnskapPageDeps,
  forAll = false,
  only: ReadonlySet<string> | null = null,
) {
  const { kommune } = kommuneOf(ctx);
  const inn = forAll ? await lesIndikatorer(ctx.db, deps, kommune, ctx.lang, false) : await lesInn(ctx, deps);
  const asked = indikatorerOf(deps).filter((i) => only === null || only.has(i.id));
  return asked.map((i) => ({
    id: i.id,
    name: i.name[ctx.lang],
    unit: KUNNSKAP_TEXTS[ctx.lang].units[unitOf(i)],
    points: inn.egen(i).points.flatMap((p) => {
      const value = vistVerdi(i, p);
      // With the decimals it is shown with, so that the judgement is of the figure that stands on the page.
      return value === null ? [] : [{ year: p.year, value: Number(value.toFixed(decimalsOf(i))), source: p.source }];
    }),
  }));
}

export const documentOf = (
  lang: Language,
  kommune: string,
  title: string,
  blocks: PlanDocument['chapters'][number]['blocks'],
): PlanDocument => ({
  schema: 1,
  lang,
  title,
  kommune,
  facts: [],
  chapters: [{ id: 'kunnskapsgrunnlag', title, blocks }],
});
