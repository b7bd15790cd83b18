import { formatDate } from '../../../kernel/index.ts';
import { download } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { here } from '../../organisering/index.ts';
import type { PlanDocument } from '../../plandokument/document.ts';
import { mendOf, nameOf, sentenceOf } from '../setning.ts';
import { ROEDTRAAD_TEXTS } from '../texts.ts';
import { type RoedtraadDeps, read } from './parts.tsx';
import { ROEDTRAAD_PAGE_TEXTS } from './texts.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function documentOf(ctx: Ctx, deps: RoedtraadDeps): Promise<PlanDocument> {
  const t = ROEDTRAAD_PAGE_TEXTS[ctx.lang];
  const c = t.columns;
  const { judged } = await read(ctx, deps);
  return {
    schema: 1,
    lang: ctx.lang,
    title: t.title,
    kommune: here(ctx).kommune.name,
    facts: [],
    chapters: [
      {
        id: 'roed-traad',
        title: t.title,
        blocks: [
          {
            kind: 'table',
            id: 'funn',
            caption: t.title,
            columns: [c.severity, c.object, c.what, c.mend, c.answer].map((label) => ({
              label,
              align: 'left' as const,
            })),
            rows: judged.map(({ finding: f, row, standing }) => ({
              cells: [
                ROEDTRAAD_TEXTS[ctx.lang].alvor[f.severity],
                f.objects.map((o) => (o.kind === 'behov' ? nameOf(o, ctx.lang) : o.id)).join(', '),
                sentenceOf(f, ctx.lang),
                mendOf(f, ctx.lang),
                row ? (standing === 'godtatt' ? t.accepted(row.data.reason) : t.changed(row.data.reason)) : '–',
              ],
            })),
            source: t.tableSource,
          },
        ],
      },
    ],
  };
}

/** The findings without links and filters, as they will be on paper. */
export async function printPage(ctx: Ctx, deps: RoedtraadDeps): Promise<Page> {
  const t = ROEDTRAAD_PAGE_TEXTS[ctx.lang];
  const document = await documentOf(ctx, deps);
  return {
    title: `${t.title}: ${document.kommune}`,
    nav: 'roed-traad',
    step: 4,
    wide: true,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${here(ctx).work}/roed-traad`)}>← {t.title}</a>
        </p>
        <h1>{`${t.title}: ${document.kommune}`}</h1>
        <p class="bp-source">{formatDate(ctx.clock.today())}</p>
        <deps.View document={document} />
      </>
    ),
  };
}

export const excelFile = async (ctx: Ctx, deps: RoedtraadDeps): Promise<Response> =>
  download(await deps.toExcel(await documentOf(ctx, deps)), XLSX, 'roed-traad.xlsx');
