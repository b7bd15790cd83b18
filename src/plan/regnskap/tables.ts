import { formatDate, formatKroner, formatNumber, type Language, sumKroner } from '../../kernel/index.ts';
import type { Cell, DocumentTable } from '../plandokument/document.ts';
import { tiltakNumber } from '../tiltak/index.ts';
import { FORMAAL, KODER, type Kontolinje, roundingOf, type Sammenstilling, sumOf, type Ufordelt } from './regnskap.ts';
import { MONTHS, REGNSKAP_TEXTS } from './texts.ts';

const number = (n: number | null, decimals = 0): Cell => (n === null ? null : { number: n, decimals });

/** Said alike in both forms. */
export const periodName = (of: { readonly year: number; readonly period: number }): string =>
  `til og med ${MONTHS[of.period - 1] ?? ''} ${of.year}`;

/** The codes as one text, in the order a budget system has them; a dash where the file had none. */
export const shownString = (row: Kontolinje): string => KODER.map((k) => row[k] || '–').join(' · ');

/** What the file itself comes to with its øre, and what the rounding of the strings makes of it; '' where nothing was rounded. */
export function roundingSaid(s: Sammenstilling, lang: Language): string {
  const known = s.linjer.flatMap((l) => (l.regnskap === null ? [] : [l.regnskap]));
  const rounding = roundingOf([...known, ...s.ufordelt.map((u) => u.beloep)], s.oere);
  if (rounding === null || s.oere === null || s.oere === undefined) return '';
  if (rounding === 0 && s.oere % 100 === 0) return '';
  return REGNSKAP_TEXTS[lang].rounded(formatNumber(s.oere / 100, 2), formatNumber(rounding / 100, 2));
}

/** Strings without a line that a page or a report lists; a workbook has them all. */
const LISTED = 50;

/** The largest of them, and what the others come to together. */
function listed(all: readonly Ufordelt[], most: number): { own: readonly Ufordelt[]; rest: readonly Ufordelt[] } {
  if (all.length <= most) return { own: all, rest: [] };
  const largest = [...all].sort((a, b) => Math.abs(b.beloep) - Math.abs(a.beloep));
  return { own: largest.slice(0, most), rest: largest.slice(most) };
}

/** The account against the budget, investment and running apart, and the account strings that found no line. */
export function regnskapTables(s: Sammenstilling, lang: Language, most = LISTED): DocumentTable[] {
  const t = REGNSKAP_TEXTS[lang];
  const sumOfStrings = (of: readonly Ufordelt[]) => number(sumKroner(of.map((u) => u.beloep)));
  const source = `${t.source(s.name, periodName(s), formatDate(s.taken))} ${
    s.vedtak ? t.budgetAdopted(s.vedtak.number, formatDate(s.vedtak.date)) : t.budgetNow
  } ${t.rule} ${roundingSaid(s, lang)}`.trim();
  const amounts = FORMAAL.flatMap((formaal): DocumentTable[] => {
    const linjer = s.linjer.filter((l) => l.formaal === formaal);
    if (linjer.length === 0) return [];
    const sum = sumOf(linjer);
    return [
      {
        kind: 'table',
        id: `regnskap-${formaal}`,
        caption: t.caption(t.formaal[formaal], s.year),
        columns: [
          { label: t.line, align: 'left' },
          { label: t.tiltak, align: 'left' },
          { label: t.budget, unit: 'kr', align: 'right' },
          { label: t.account, unit: 'kr', align: 'right' },
          { label: t.deviation, unit: 'kr', align: 'right' },
          { label: t.percent, unit: '%', align: 'right' },
        ],
        rows: [
          ...linjer.map((l) => ({
            cells: [
              tiltakNumber(l.tiltak),
              l.title,
              number(l.beloep),
              number(l.regnskap),
              number(l.avvik),
              number(l.prosent, 1),
            ],
          })),
          {
            cells: [t.sum, null, number(sum.budsjett), number(sum.regnskap), number(sum.avvik), number(sum.prosent, 1)],
            total: true,
          },
        ],
        source,
      },
    ];
  });
  if (s.ufordelt.length === 0) return amounts;
  const { own, rest } = listed(s.ufordelt, most);
  return [
    ...amounts,
    {
      kind: 'table',
      id: 'regnskap-ufordelt',
      caption: t.unmatched,
      columns: [
        { label: `${t.string}: ${KODER.map((k) => t.fields[k]).join(' · ')}`, align: 'left' },
        { label: t.why, align: 'left' },
        { label: t.account, unit: 'kr', align: 'right' },
      ],
      rows: [
        ...own.map((u) => ({ cells: [shownString(u), t.grunner[u.why], number(u.beloep)] })),
        ...(rest.length > 0 ? [{ cells: [t.others(rest.length), null, sumOfStrings(rest)] }] : []),
        { cells: [t.sum, null, sumOfStrings(s.ufordelt)], total: true },
      ],
      source: `${t.source(s.name, periodName(s), formatDate(s.taken))} ${roundingSaid(s, lang)}`.trim(),
    },
  ];
}

/** What the account says, in sentences: first what is booked, then what a reader must know of it. */
export function regnskapSaid(
  s: Sammenstilling,
  lang: Language,
): {
  readonly finding: string;
  readonly part: string | null;
  readonly warnings: string[];
} {
  const t = REGNSKAP_TEXTS[lang];
  const { budsjett, regnskap } = sumOf(s.linjer);
  const left = s.ufordelt.length;
  const unbooked = s.linjer.filter((l) => l.regnskap === null).length;
  return {
    finding: [
      regnskap === null ? t.nothingHit(periodName(s)) : t.booked(formatKroner(regnskap), periodName(s)),
      s.linjer.every((l) => l.beloep === 0) ? t.noBudget(s.year) : t.wholeYear(formatKroner(budsjett)),
    ].join(' '),
    part: s.period < 12 ? t.part(s.period) : null,
    warnings: [
      ...(left > 0 ? [t.leftOver(left, formatKroner(sumKroner(s.ufordelt.map((u) => u.beloep))))] : []),
      ...(unbooked > 0 ? [t.unbooked(unbooked)] : []),
    ],
  };
}
