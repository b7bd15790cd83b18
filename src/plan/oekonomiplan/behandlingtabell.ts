import { formatDate, type Kroner, type Language, sumKroner } from '../../kernel/index.ts';
import type { Cell, DocumentTable } from '../plandokument/document.ts';
import { PLAN_YEARS } from '../tiltak/index.ts';
import type { Endring, Utgave } from './behandling.ts';
import { BEHANDLING_TEXTS } from './behandlingtekster.ts';

export const spanOf = (years: readonly number[]): string => `${years[0]}–${years.at(-1)}`;

/** "Formannskapets innstilling 26.11.2026". */
export const titleOf = (u: Pick<Utgave, 'trinn' | 'date'>, lang: Language): string =>
  `${BEHANDLING_TEXTS[lang].trinn[u.trinn]} ${formatDate(u.date)}`;

/** The same with the years of its plan, where plans of different years stand together. */
export const longTitleOf = (u: Utgave, lang: Language): string => `${titleOf(u, lang)} (${spanOf(u.plan.years)})`;

const money = (amounts: readonly Kroner[]): Cell[] => [
  ...amounts.map((n): Cell => ({ number: n })),
  { number: sumKroner(amounts) },
];

/** What has changed, two rows a tiltak where both parts have; the sums are those of the rows. */
export function endringTable(e: Endring, caption: string, lang: Language): DocumentTable {
  const t = BEHANDLING_TEXTS[lang];
  const parts = ['investment', 'operation'] as const;
  return {
    kind: 'table',
    id: 'endringer',
    caption,
    columns: [
      { label: t.number, align: 'left' },
      { label: t.tiltak, align: 'left' },
      { label: t.change, align: 'left' },
      { label: t.part, align: 'left' },
      ...[...e.years.map(String), e.years.length === PLAN_YEARS ? t.total : t.sum].map((label) => ({
        label,
        unit: 'kr',
        align: 'right' as const,
      })),
    ],
    rows: [
      ...e.lines.flatMap((l) => {
        // Another way to pay for the same cost changes neither part, and is still a change.
        const shown = parts.filter((part) => l[part].some((n) => n !== 0));
        if (shown.length === 0)
          return [{ cells: [l.number, l.title, t.kinds[l.kind], t.funding, ...money(l.investment)] }];
        return shown.map((part) => ({
          cells: [l.number, l.title, t.kinds[l.kind], t.parts[part], ...money(l[part])],
        }));
      }),
      ...parts.map((part) => ({ total: true, cells: [t.sum, '', '', t.parts[part], ...money(e[part])] })),
    ],
    source: t.source,
  };
}
