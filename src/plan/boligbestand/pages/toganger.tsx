import { formatNumber, type Language } from '../../../kernel/index.ts';
import { SourceLine } from '../../../ui/blocks.tsx';
import { BOLIGTYPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { DataTable } from '../../../ui/table.tsx';
import type { DocumentTable } from '../../plandokument/document.ts';
import type { Avgangsrad } from '../avstemt.ts';
import { TOGANGER_TEXTS } from '../toganger-texts.ts';

const NUMBERS = ['list', 'told', 'both', 'counts'] as const;

const wordsOf = (lang: Language, row: Avgangsrad): string[] => [
  TOGANGER_TEXTS[lang].whats[row.what],
  `${BOLIGTYPE_NAMES[lang][row.type]}, ${NIVAA_NAMES[lang][row.level].toLowerCase()}`,
  String(row.year),
];
const numbersOf = ({ list, told, both }: Avgangsrad): number[] => [list, told, both, list + told - both];

const columnsOf = (lang: Language) => {
  const t = TOGANGER_TEXTS[lang];
  const left = (label: string) => ({ label, align: 'left' as const });
  return [
    ...[left(t.what), left(t.kind), left(t.year)],
    ...NUMBERS.map((name) => ({ label: t[name], align: 'right' as const })),
  ];
};

/** What leaves, by a list and by rows and tiltak: each number, and what is counted of them. */
export function ToldTwice({ lang, rows }: { lang: Language; rows: readonly Avgangsrad[] }) {
  const t = TOGANGER_TEXTS[lang];
  if (rows.length === 0) return null;
  return (
    <>
      <h2 id="to-steder">{t.heading}</h2>
      <p class="bp-text">{t.lead}</p>
      <p class="bp-text">{t.dated}</p>
      <DataTable
        caption={t.caption}
        stack
        columns={columnsOf(lang)}
        rows={rows.map((row) => ({ cells: [...wordsOf(lang, row), ...numbersOf(row).map((n) => formatNumber(n))] }))}
      />
      <SourceLine>{t.source}</SourceLine>
    </>
  );
}

export function twiceTable(lang: Language, rows: readonly Avgangsrad[]): DocumentTable[] {
  const t = TOGANGER_TEXTS[lang];
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      id: 'to-steder',
      caption: t.caption,
      columns: columnsOf(lang),
      rows: rows.map((row) => ({
        cells: [...wordsOf(lang, row), ...numbersOf(row).map((number) => ({ number }))],
      })),
      source: `${t.source} ${t.lead}`,
    },
  ];
}
