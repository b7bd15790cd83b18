import { formatDate } from '../../../kernel/index.ts';
import { download } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { listEgneFelt } from '../../egnefelt/index.ts';
import type { PlanDocument } from '../../plandokument/document.ts';
import { isFiltered, passes, readFilter } from '../filter.ts';
import { listMaal, listTiltak } from '../store.ts';
import { maalTable, tiltakTable } from '../tables.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import { type TiltakPageDeps, where } from './parts.tsx';

/** The chosen tiltak and the goals they serve as one document. */
async function listDocument(
  ctx: Ctx,
  deps: Pick<TiltakPageDeps, 'measured'>,
  place: 'excel' | 'paper',
): Promise<{ document: PlanDocument; all: number; shown: number }> {
  const t = TILTAK_TEXTS[ctx.lang];
  const { kommune } = where(ctx);
  const { goals, tiltak, felter } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    goals: await listMaal(tx),
    tiltak: await listTiltak(tx),
    felter: await listEgneFelt(tx),
  }));
  const filter = readFilter(ctx.url.searchParams, goals, tiltak, felter);
  const chosen = tiltak.filter((x) => passes(filter, x));
  const served = isFiltered(filter) ? goals.filter((g) => chosen.some((x) => x.data.maal === g.number)) : goals;
  const blocks = [
    maalTable(served, await deps.measured(ctx), ctx.lang),
    tiltakTable(goals, chosen, ctx.lang, place, felter),
  ].filter((b) => b.rows.length > 0);
  const document: PlanDocument = {
    schema: 1,
    lang: ctx.lang,
    title: t.title,
    kommune: kommune.name,
    facts: [],
    chapters: [{ id: 'tiltak', title: t.title, blocks }],
  };
  return { document, all: tiltak.length, shown: chosen.length };
}

/** The list without forms and filters, as it will be on paper. */
export async function printPage(ctx: Ctx, deps: TiltakPageDeps): Promise<Page> {
  const t = TILTAK_TEXTS[ctx.lang];
  const { base } = where(ctx);
  const { document, all, shown } = await listDocument(ctx, deps, 'paper');
  return {
    title: `${t.title}: ${document.kommune}`,
    nav: 'tiltak',
    step: 4,
    wide: true,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.title}</a>
        </p>
        <h1>{`${t.title}: ${document.kommune}`}</h1>
        <p class="bp-source">{t.printed(formatDate(ctx.clock.today()), shown, all)}</p>
        <deps.View document={document} />
      </>
    ),
  };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function excelFile(ctx: Ctx, deps: TiltakPageDeps): Promise<Response> {
  const { document } = await listDocument(ctx, deps, 'excel');
  return download(await deps.toExcel(document), XLSX, 'tiltak.xlsx');
}
