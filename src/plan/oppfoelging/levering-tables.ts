import { formatDate, formatNumber, type Language, type Ledger, sumKroner } from '../../kernel/index.ts';
import type { Cell, DocumentTable, PlanDocument } from '../plandokument/document.ts';
import { tiltakNumber } from '../tiltak/index.ts';
import { differenceOf, groupOf, LEVERINGSGRUPPER, type Levering, type Leveringslinje } from './levering.ts';
import { LEVERING_TEXTS } from './levering-texts.ts';
import { OPPFOELGING_TEXTS } from './texts.ts';

type Block = PlanDocument['chapters'][number]['blocks'][number];

const number = (n: number | null, decimals = 0): Cell => (n === null ? null : { number: n, decimals });
const known = <T extends number>(of: readonly (T | null)[]): T[] => of.filter((n): n is T => n !== null);
const sumOf = (of: readonly (number | null)[]): number | null => {
  const some = known(of);
  return some.length === 0 ? null : some.reduce((a, b) => a + b, 0);
};
/** A sum of differences only where no line that was planned lacks what was delivered, so that it never says less than its parts. */
const sumOfDifferences = (linjer: readonly Leveringslinje[]): number | null =>
  linjer.some((l) => l.planned !== null && l.delivered === null) ? null : sumOf(linjer.map(differenceOf));

const parts = (v: Levering) =>
  LEVERINGSGRUPPER.flatMap((group) =>
    (['boligutvikling', 'boligsosialt'] as const).flatMap((ledger) => {
      const linjer = v.linjer.filter((l) => groupOf(l) === group && l.ledger === ledger);
      return linjer.length === 0 ? [] : [{ group, ledger, linjer }];
    }),
  );

function table(
  v: Levering,
  { group, ledger, linjer }: ReturnType<typeof parts>[number],
  lang: Language,
  accounts: string | null,
): DocumentTable {
  const t = LEVERING_TEXTS[lang];
  const money = group === 'tiltak' && accounts !== null;
  const expected = v.expected.find((e) => e.group === group && e.ledger === ledger);
  const right = (label: string, unit?: string) => ({ label, align: 'right' as const, ...(unit ? { unit } : {}) });
  const cells = (
    title: string,
    of: Omit<Leveringslinje, 'kind' | 'number' | 'title' | 'ledger' | 'told'> & { readonly difference: number | null },
  ): Cell[] => [
    title,
    number(of.planned),
    number(of.delivered),
    number(of.difference),
    ...(v.run ? [number(of.expected, 1)] : []),
    number(of.plannedTo),
    number(of.deliveredTo),
    ...(money ? [number(of.budget), number(of.used)] : []),
  ];
  const sum = (key: 'planned' | 'delivered' | 'plannedTo' | 'deliveredTo') => sumOf(linjer.map((l) => l[key]));
  const kroner = (key: 'budget' | 'used') => {
    const some = known(linjer.map((l) => l[key]));
    return some.length === 0 ? null : sumKroner(some);
  };
  const total = cells(t.sum, {
    planned: sum('planned'),
    delivered: sum('delivered'),
    plannedTo: sum('plannedTo'),
    deliveredTo: sum('deliveredTo'),
    difference: sumOfDifferences(linjer),
    expected: expected?.mean ?? null,
    budget: kroner('budget'),
    used: kroner('used'),
  });
  const range =
    expected && expected.p10 !== null && expected.p90 !== null
      ? [
          {
            cells: total.map((_, i): Cell => {
              if (i === 0) return t.interval;
              return i === 4 ? t.range(formatNumber(expected.p10), formatNumber(expected.p90)) : null;
            }),
          },
        ]
      : [];
  return {
    kind: 'table',
    id: `levering-${group}-${ledger}`,
    caption: `${t.groups[group]}: ${OPPFOELGING_TEXTS[lang].ledgers[ledger].toLowerCase()}`,
    columns: [
      { label: t.one[group], align: 'left' },
      right(t.planned(v.year)),
      right(t.delivered(v.year)),
      right(t.difference),
      ...(v.run ? [right(t.expected(v.year))] : []),
      right(t.plannedTo(v.year)),
      right(t.deliveredTo(v.year)),
      ...(money ? [right(t.budget, 'kr'), right(t.used, 'kr')] : []),
    ],
    rows: [
      ...linjer.map((l) => ({
        cells: cells(l.kind === 'tiltak' ? `${tiltakNumber(l.number)} ${l.title}` : l.title, {
          ...l,
          difference: differenceOf(l),
        }),
      })),
      { cells: total, total: true },
      ...range,
    ],
    source: [
      group === 'tiltak' && v.budget
        ? t.budgetAdopted(formatDate(v.budget))
        : v.adopted === null
          ? t.notAdopted
          : t.adopted(formatDate(v.adopted)),
      t.said[group],
      ...linjer.flatMap((l) =>
        (l.told ?? []).map((x) => t.told(l.title, formatNumber(x.units), formatDate(x.date), x.source)),
      ),
      v.run ? t.run(formatDate(v.run.created), v.run.version) : t.noRun,
      ...(money ? [t.account(accounts)] : []),
    ].join(' '),
  };
}

/** Delivered against plan, with the ledgers apart. `accounts` says which account the money is of. */
export function leveringBlocks(v: Levering, lang: Language, accounts: string | null): Block[] {
  const t = LEVERING_TEXTS[lang];
  const all = parts(v);
  const said = (text: string): Block => ({ kind: 'paragraph', text: [{ text }] });
  if (all.length === 0) return [said(t.none(v.year))];
  const words = (ledger: Ledger) => OPPFOELGING_TEXTS[lang].ledgers[ledger].toLowerCase();
  const shown = (n: number | null) => (n === null ? t.nothingSaid : formatNumber(n));
  return [
    ...all.map(({ group, ledger, linjer }) =>
      said(
        t.finding(
          `${t.groups[group]}, ${words(ledger)}`,
          shown(sumOf(linjer.map((l) => l.planned))),
          shown(sumOf(linjer.map((l) => l.delivered))),
          v.year,
        ),
      ),
    ),
    ...all.map((part) => table(v, part, lang, accounts)),
  ];
}
