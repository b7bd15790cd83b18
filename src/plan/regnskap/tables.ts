import { formatDate, formatKroner, type Language, sumKroner } from '../../kernel/index.ts';
import type { Cell, DocumentTable } from '../plandokument/document.ts';
import { tiltakNumber } from '../tiltak/index.ts';
import { FORMAAL, KODER, type Kontolinje, type Sammenstilling, sumOf } from './regnskap.ts';
import { MONTHS, REGNSKAP_TEXTS } from './texts.ts';

const number = (n: number | null, decimals = 0): Cell => (n === null ? null : { number: n, decimals });

/** Said alike in both forms. */
export const periodName = (of: { readonly year: number; readonly period: number }): string =>
  `til og med ${MONTHS[of.period - 1] ?? ''} ${of.year}`;

/** The codes as one text, in the order a budget system has them; a dash where the file had none. */
export const shownString = (row: Kontolinje): string => KODER.map((k) => row[k] || '–').join(' · ');

/** The account against the budget, investment and running apart, and every account string that found no line. */
export function regnskapTables(s: Sammenstilling, lang: Language): DocumentTable[] {
  const t = REGNSKAP_TEXTS[lang];
  const source = `${t.source(s.name, periodName(s), formatDate(s.taken))} ${
    s.vedtak ? t.budgetAdopted(s.vedtak.number, formatDate(s.vedtak.date)) : t.budgetNow
  } ${t.rule}`;
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
        ...s.ufordelt.map((u) => ({ cells: [shownString(u), t.grunner[u.why], number(u.beloep)] })),
        { cells: [t.sum, null, number(sumKroner(s.ufordelt.map((u) => u.beloep)))], total: true },
      ],
      source: t.source(s.name, periodName(s), formatDate(s.taken)),
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
    finding: t.finding(regnskap === null ? '–' : formatKroner(regnskap), formatKroner(budsjett), periodName(s)),
    part: s.period < 12 ? t.part(s.period) : null,
    warnings: [
      ...(left > 0 ? [t.leftOver(left, formatKroner(sumKroner(s.ufordelt.map((u) => u.beloep))))] : []),
      ...(unbooked > 0 ? [t.unbooked(unbooked)] : []),
    ],
  };
}
