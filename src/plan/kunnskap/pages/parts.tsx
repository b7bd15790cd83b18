import type { Language } from '../../../kernel/index.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import {
  type Areas,
  DATA_ROLES,
  fromCube,
  listAndeler,
  loadCubes,
  type Mappings,
  sharesOf,
} from '../../grunnlag/index.ts';
import type { PlanDocument } from '../../plandokument/document.ts';
import {
  fylkeOmraade,
  historie,
  kommuneOmraade,
  landetOmraade,
  manglerFor,
  type Omraade,
  type Tabell,
  vistVerdi,
} from '../beregn.ts';
import { dempet, type EgenTekst, type EgenVerdi, egneVerdier, type Sammenligning, STEDER } from '../eget.ts';
import { decimalsOf, type Indikator, type Tema } from '../indikator.ts';
import type { Lest } from '../oversikt.ts';
import { findSammenligning, listTekster, listVerdier } from '../store.ts';
import { KUNNSKAP_TEXTS } from '../texts.ts';

export interface KunnskapPageDeps {
  readonly temaer: readonly Tema[];
  readonly mappings: Mappings;
  readonly areasOf: (kommuneNumber: string) => Areas;
  readonly nameOf: (kommuneNumber: string) => string;
  /** Today's number of a real municipality by name or number; null when there is none, or several. */
  readonly find: (query: string) => string | null;
  readonly toExcel: (document: PlanDocument) => Promise<Uint8Array>;
}

export interface Innlest {
  readonly verdier: readonly Revision<EgenVerdi>[];
  readonly tekster: readonly Revision<EgenTekst>[];
  readonly sammenligning: Revision<Sammenligning> | null;
  readonly les: (i: Indikator) => Lest;
  /** What is missing for an indicator that has no figure. */
  readonly mangler: (i: Indikator) => 'tabell' | 'i-tabellen' | 'eget';
}

export function kommuneOf(ctx: Ctx) {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return { kommune: ctx.kommune, base: `/arbeid/${ctx.kommune.slug}/kunnskap`, work: `/arbeid/${ctx.kommune.slug}` };
}

/** Everything the pages show, read in one transaction. */
export async function lesInn(ctx: Ctx, deps: KunnskapPageDeps): Promise<Innlest> {
  const { kommune } = kommuneOf(ctx);
  const t = KUNNSKAP_TEXTS[ctx.lang];
  const read = await ctx.db.inKommune(kommune.id, async (tx) => ({
    cubes: await loadCubes(tx),
    andeler: await listAndeler(tx),
    verdier: await listVerdier(tx),
    tekster: await listTekster(tx),
    sammenligning: await findSammenligning(tx),
  }));
  const tables = read.cubes.flatMap((c): Tabell[] => {
    const role = DATA_ROLES.find((r) => r === c.role);
    if (!role) return [];
    const { source, confidence } = c;
    return [{ role, table: fromCube(c.cube), mapping: deps.mappings[role], source, confidence }];
  });
  const areas = deps.areasOf(kommune.number);
  const own = kommuneOmraade('kommunen', kommune.name, areas, { own: true, decided: sharesOf(read.andeler) });
  const places: readonly Omraade[] = [
    own,
    ...(read.sammenligning?.data.numbers ?? []).map((n) => kommuneOmraade(n, deps.nameOf(n), deps.areasOf(n))),
    fylkeOmraade(t.fylke, areas),
    landetOmraade(t.landet, areas),
  ];
  const typed = read.verdier.map((row) => row.data);
  const all = ctx.may('rediger');
  const les = (indikator: Indikator): Lest => ({
    indikator,
    series: places.map((place) => {
      const sted = STEDER.find((s) => s === place.id);
      const points = indikator.manual
        ? sted
          ? egneVerdier(indikator, sted, typed)
          : []
        : historie(indikator, tables, place);
      const seen = all ? { points, hidden: [] } : dempet(indikator, points);
      return { id: place.id, name: place.name, ...seen };
    }),
  });
  return {
    ...read,
    les,
    mangler: (i) => (i.manual ? 'eget' : manglerFor(i, tables).length > 0 ? 'tabell' : 'i-tabellen'),
  };
}

export const indikatorerOf = (deps: KunnskapPageDeps): readonly Indikator[] => deps.temaer.flatMap((t) => t.indicators);

/** The municipality's own figures of every indicator, as this reader may see them. */
export async function computedFigures(ctx: Ctx, deps: KunnskapPageDeps) {
  const inn = await lesInn(ctx, deps);
  return indikatorerOf(deps).map((i) => ({
    id: i.id,
    name: i.name[ctx.lang],
    points: (inn.les(i).series[0]?.points ?? []).flatMap((p) => {
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
