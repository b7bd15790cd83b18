import { type Kroner, kroner, sumKroner } from '../../kernel/index.ts';
import { type Laanevilkaar, repay } from './laan.ts';
import type { PlanLine } from './oekonomiplan.ts';

/** Years after the plan's four in which a long investment is still followed. */
export const LATER_YEARS = 8;

export const LANGSIKT_PARTS = ['interest', 'instalment', 'operation', 'rent'] as const;
export type LangsiktPart = (typeof LANGSIKT_PARTS)[number];
export type LangsiktAmounts = Readonly<Record<LangsiktPart, readonly Kroner[]>>;

export interface LangsiktLine extends LangsiktAmounts {
  readonly number: string;
  readonly title: string;
  /** All that is borrowed in the four years. */
  readonly loan: Kroner;
  /** What is owed at the end of each year. */
  readonly rest: readonly Kroner[];
}

/** What the investments of the four years cost afterwards; the four years remain the plan. */
export interface Langsikt {
  readonly years: readonly number[];
  readonly terms: Laanevilkaar;
  readonly lines: readonly LangsiktLine[];
  readonly totals: LangsiktAmounts & { readonly rest: readonly Kroner[] };
  /** Interest, instalments and operation less rent: what the investments take of the running income each year. */
  readonly burden: readonly Kroner[];
}

const NONE = kroner(0);

/** What goes on after the last year of the plan goes on as in that year: running costs, rents. */
const onwards = (four: readonly Kroner[], count: number): Kroner[] =>
  Array.from({ length: count }, (_, i) => four[i] ?? four.at(-1) ?? NONE);

function lineOf(l: PlanLine, terms: Laanevilkaar, count: number): LangsiktLine {
  // A source larger than the investment is told by its own check; nobody lends a negative amount.
  const loans = l.loan.map((n) => kroner(Math.max(0, n)));
  const schedules = loans.map((n) => repay(n, terms));
  const paid = (part: 'interest' | 'instalment') =>
    Array.from({ length: count }, (_, at) =>
      sumKroner(schedules.map((s, taken) => (at > taken ? (s[at - taken - 1]?.[part] ?? NONE) : NONE))),
    );
  const instalment = paid('instalment');
  let owed = 0;
  const rest = instalment.map((n, at) => {
    owed += (loans[at] ?? 0) - n;
    return kroner(owed);
  });
  return {
    number: l.number,
    title: l.title,
    loan: sumKroner(loans),
    interest: paid('interest'),
    instalment,
    rest,
    operation: onwards(l.operation, count),
    rent: onwards(l.rent, count),
  };
}

/** Twelve years of every investment in the plan. Every total is the sum of its lines, to the krone. */
export function buildLangsikt(years: readonly number[], planLines: readonly PlanLine[], terms: Laanevilkaar): Langsikt {
  const count = years.length + LATER_YEARS;
  const lines = planLines.filter((l) => l.investment.some((n) => n !== 0)).map((l) => lineOf(l, terms, count));
  const total = (part: LangsiktPart | 'rest') =>
    Array.from({ length: count }, (_, at) => sumKroner(lines.map((l) => l[part][at] ?? NONE)));
  const totals = {
    interest: total('interest'),
    instalment: total('instalment'),
    operation: total('operation'),
    rent: total('rent'),
    rest: total('rest'),
  };
  const at = (part: LangsiktPart, i: number) => totals[part][i] ?? 0;
  return {
    years: Array.from({ length: count }, (_, i) => (years[0] ?? 0) + i),
    terms,
    lines,
    totals,
    burden: Array.from({ length: count }, (_, i) =>
      kroner(at('interest', i) + at('instalment', i) + at('operation', i) - at('rent', i)),
    ),
  };
}
