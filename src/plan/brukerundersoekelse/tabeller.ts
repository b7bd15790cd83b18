import { formatDate, formatNumber, type Language } from '../../kernel/index.ts';
import type { Block, DocumentTable, PlanDocument } from '../plandokument/document.ts';
import type { Resultat, SpoersmaalResultat } from './resultat.ts';
import { inWork, type Undersoekelse } from './skjema.ts';
import { METODER } from './svar.ts';
import { UNDERSOEKELSE_TEXTS } from './texts.ts';

/** The rows of a question in the reader's language, with their part of all who took part. */
export const rowsOf = (q: SpoersmaalResultat, total: number | null, lang: Language) =>
  q.rows.map((row) => ({
    label: row.label === null ? UNDERSOEKELSE_TEXTS[lang].unanswered : inWork(row.label, lang),
    count: row.count,
    share: row.count === null || !total ? null : Math.round((100 * row.count) / total),
  }));

/** The result as tables, for the workbook: what is hidden on the page is hidden here. */
export function resultDocument(
  result: Resultat,
  data: Undersoekelse,
  texts: readonly { readonly question: string; readonly text: string }[],
  kommune: string,
  lang: Language,
): PlanDocument {
  const t = UNDERSOEKELSE_TEXTS[lang];
  const right = (label: string, unit?: string) => ({ label, align: 'right' as const, ...(unit ? { unit } : {}) });
  const left = (label: string) => ({ label, align: 'left' as const });
  const source = t.methodText(formatDate(result.from), formatDate(result.to), formatDate(result.closed));
  const number = (n: number | null) => (n === null ? t.hidden : { number: n });
  const table = (
    id: string,
    caption: string,
    columns: DocumentTable['columns'],
    rows: DocumentTable['rows'],
  ): Block => ({
    kind: 'table',
    id,
    caption,
    columns,
    rows,
    source,
  });
  const blocks: Block[] = [
    table(
      'metode',
      t.method,
      [left(t.method), right(t.count)],
      [...METODER.map((m) => ({ cells: [t.methodRow[m], number(result.methods[m])] }))],
    ),
    ...result.questions.map((q) =>
      table(
        q.id,
        inWork(q.text, lang),
        [left(t.answer), right(t.count), right(t.share, t.percent)],
        [
          ...rowsOf(q, result.total, lang).map((row) => ({
            cells: [row.label, number(row.count), row.share === null ? null : { number: row.share }],
          })),
        ],
      ),
    ),
    ...data.questions
      .filter((q) => q.kind === 'fritekst')
      .map((q) =>
        table(
          q.id,
          inWork(q.text, lang),
          [left(t.answer)],
          [...texts.filter((x) => x.question === q.id).map((x) => ({ cells: [x.text] }))],
        ),
      ),
  ];
  const title = inWork(result.title, lang);
  return {
    schema: 1,
    lang,
    title: t.resultOf(title),
    kommune,
    facts: [{ label: t.columns.answers, value: result.total === null ? t.under : formatNumber(result.total) }],
    chapters: [{ id: 'resultat', title, blocks }],
  };
}
