import type { FC } from 'hono/jsx';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { download } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { EmptyState, Notice } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, SelectField, SubmitRow } from '../../../ui/form.tsx';
import type { PlanDocument } from '../../plandokument/document.ts';
import { listMaal, listTiltak, tiltakNumber } from '../../tiltak/index.ts';
import { type Innspill, innspillOf } from '../innspill.ts';
import { innspillDocument } from '../innspilldokument.ts';
import { INNSPILL_TEXTS } from '../innspilltekster.ts';
import type { PlanTables } from '../oekonomiplan.ts';
import { listKontering, tablesIn } from '../store.ts';
import { where } from './parts.tsx';

export interface InnspillPageDeps {
  readonly tables: PlanTables;
  readonly toExcel: (document: PlanDocument) => Promise<Uint8Array>;
  readonly toPaper: (document: PlanDocument) => Promise<Uint8Array>;
  readonly View: FC<{ document: PlanDocument }>;
  /** The document with whole addresses for the pages its tables lead back to. */
  readonly leadingTo: (document: PlanDocument, workspace: string | null) => PlanDocument;
  /** The workspace as people outside reach it; null where nobody has said how the product is reached. */
  readonly workspace: (ctx: Ctx) => string | null;
}

const PATH = '/arbeid/:kommune/oekonomiplan/innspill';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export function innspillRoutes({ tables, toExcel, toPaper, View, leadingTo, workspace }: InnspillPageDeps): Route[] {
  /** All sheets there are, and the document of those asked for; null when what is asked for is not there. */
  async function chosen(ctx: Ctx): Promise<{ all: Innspill[]; asked: string; document: PlanDocument | null }> {
    const { id, name } = where(ctx);
    const have = await ctx.db.inKommune(id, async (tx) => ({
      tiltak: await listTiltak(tx),
      goals: await listMaal(tx),
      kontering: await listKontering(tx),
      own: await tablesIn(tx, tables),
    }));
    const firstYear = Number(ctx.clock.today().slice(0, 4)) + 1;
    const all = innspillOf(firstYear, have.tiltak, have.own, have.kontering);
    const asked = ctx.url.searchParams.get('tiltak') ?? '';
    const number = issuedNumber(asked);
    const shown = asked === '' ? all : all.filter((i) => i.number === number);
    const goals = new Map(have.goals.map((g) => [g.number, g.data.title]));
    const document = shown.length > 0 ? innspillDocument(shown, { kommune: name, lang: ctx.lang, goals }) : null;
    return { all, asked, document };
  }

  async function page(ctx: Ctx): Promise<Page> {
    const t = INNSPILL_TEXTS[ctx.lang];
    const plan = `/arbeid/${where(ctx).slug}/oekonomiplan`;
    const { all, asked, document } = await chosen(ctx);
    const query = asked === '' ? '' : `?tiltak=${encodeURIComponent(asked)}`;
    const unknown = asked !== '' && !document;
    return {
      title: t.title,
      nav: 'oekonomiplan',
      step: 6,
      wide: true,
      status: unknown ? 422 : 200,
      body: (
        <>
          <p class="bp-crumb">
            <a href={ctx.href(plan)}>← {t.back}</a>
          </p>
          <h1>{t.title}</h1>
          {all.length === 0 ? (
            <EmptyState heading={t.title}>
              <p>{t.none}</p>
            </EmptyState>
          ) : (
            <>
              <p class="bp-text">{t.lead}</p>
              {unknown ? <Notice tone="warning">{t.unknown}</Notice> : null}
              <form class="bp-form bp-screen" method="get" action={ctx.href(`${plan}/innspill`)}>
                <SelectField
                  name="tiltak"
                  label={t.which}
                  empty={t.all(all.length)}
                  options={all.map((i) => ({
                    value: String(i.number),
                    label: `${tiltakNumber(i.number)} ${i.tiltak.title}`,
                  }))}
                  value={asked}
                />
                <SubmitRow>
                  <Button variant="secondary">{t.show}</Button>
                </SubmitRow>
              </form>
            </>
          )}
          {document ? (
            <>
              <SubmitRow>
                <ButtonLink href={ctx.href(`${plan}/innspill.docx${query}`)}>{t.word}</ButtonLink>
                <ButtonLink href={ctx.href(`${plan}/innspill.xlsx${query}`)} variant="secondary">
                  {t.excel}
                </ButtonLink>
              </SubmitRow>
              <View document={leadingTo(document, ctx.href(`/arbeid/${where(ctx).slug}`))} />
            </>
          ) : null}
        </>
      ),
    };
  }

  async function file(ctx: Ctx, kind: 'docx' | 'xlsx'): Promise<Page | Response> {
    const { document } = await chosen(ctx);
    if (!document) return page(ctx);
    const paper = leadingTo(document, workspace(ctx));
    return kind === 'docx'
      ? download(await toPaper(paper), DOCX, 'budsjettinnspill.docx')
      : download(await toExcel(paper), XLSX, 'budsjettinnspill.xlsx');
  }

  return [
    { method: 'GET', path: PATH, who: { kommune: 'les' }, handle: page },
    { method: 'GET', path: `${PATH}.docx`, who: { kommune: 'les' }, handle: (ctx) => file(ctx, 'docx') },
    { method: 'GET', path: `${PATH}.xlsx`, who: { kommune: 'les' }, handle: (ctx) => file(ctx, 'xlsx') },
  ];
}
