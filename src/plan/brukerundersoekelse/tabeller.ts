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

const right = (label: string, unit?: string) => ({ label, align: 'right' as const, ...(unit ? { unit } : {}) });
const left = (label: string) => ({ label, align: 'left' as const });
const sourceOf = (r: Resultat, lang: Language): string =>
  UNDERSOEKELSE_TEXTS[lang].methodText(formatDate(r.from), formatDate(r.to), formatDate(r.closed));

/** Each question as a table; what is hidden on the page is hidden here. */
function questionTables(r: Resultat, lang: Language, id: string): DocumentTable[] {
  const t = UNDERSOEKELSE_TEXTS[lang];
  return r.questions.map((q) => ({
    kind: 'table',
    id: `${id}${q.id}`,
    caption: inWork(q.text, lang),
    columns: [left(t.answer), right(t.count), right(t.share, t.percent)],
    rows: rowsOf(q, r.total, lang).map((row) => ({
      cells: [
        row.label,
        row.count === null ? t.hidden : { number: row.count },
        row.share === null ? null : { number: row.share },
      ],
    })),
    source: sourceOf(r, lang),
  }));
}

/** Results as they stand in the plan document: how many answered, and each question that was no text. */
export function resultBlocks(results: readonly Resultat[], lang: Language): Block[] {
  const t = UNDERSOEKELSE_TEXTS[lang];
  return results.flatMap((r, i): Block[] => {
    const words = r.total === null ? t.resultFew : r.total === 0 ? t.resultNobody : t.resultSum(formatNumber(r.total));
    return [
      { kind: 'heading', level: 3, text: inWork(r.title, lang) },
      { kind: 'paragraph', text: [{ text: words }] },
      ...(r.total ? questionTables(r, lang, `undersoekelse-${i + 1}-`) : []),
    ];
  });
}

/** The result as a workbook, with the words that were approved. */
export function resultDocument(
  result: Resultat,
  data: Undersoekelse,
  texts: readonly { readonly question: string; readonly text: string }[],
  kommune: string,
  lang: Language,
): PlanDocument {
  const t = UNDERSOEKELSE_TEXTS[lang];
  const source = sourceOf(result, lang);
  const methods: DocumentTable = {
    kind: 'table',
    id: 'metode',
    caption: t.method,
    columns: [left(t.method), right(t.count)],
    rows: METODER.map((m) => {
      const n = result.methods[m];
      return { cells: [t.methodRow[m], n === null ? t.hidden : { number: n }] };
    }),
    source,
  };
  const words = data.questions
    .filter((q) => q.kind === 'fritekst')
    .map(
      (q): DocumentTable => ({
        kind: 'table',
        id: q.id,
        caption: inWork(q.text, lang),
        columns: [left(t.answer)],
        rows: texts.filter((x) => x.question === q.id).map((x) => ({ cells: [x.text] })),
        source,
      }),
    );
  const title = inWork(result.title, lang);
  return {
    schema: 1,
    lang,
    title: t.resultOf(title),
    kommune,
    facts: [{ label: t.columns.answers, value: result.total === null ? t.under : formatNumber(result.total) }],
    chapters: [{ id: 'resultat', title, blocks: [methods, ...questionTables(result, lang, ''), ...words] }],
  };
}
