import { type Kroner, kroner, sumKroner } from '../../kernel/index.ts';
import {
  type Amounts,
  countsInOekonomiplan,
  fundedPart,
  PLAN_YEARS,
  type Tiltak,
  tiltakNumber,
  unfundedPart,
  unmetConditions,
  type Vilkaar,
} from '../tiltak/index.ts';

export interface Frame {
  readonly year: number;
  readonly drift: Kroner;
  readonly investering: Kroner;
}

/** Every column of money in the plan. Investment = the sources from grants to loan; what burdens the running budget is operation less rent. */
export const PARTS = [
  'investment',
  'grants',
  'vat',
  'fund',
  'sale',
  'onlending',
  'loan',
  'operation',
  'rent',
] as const satisfies readonly (keyof Amounts)[];
export type Part = (typeof PARTS)[number];

export interface PlanLine extends Amounts {
  readonly number: string;
  readonly title: string;
  readonly kostra: string;
  /** Percent of the cost in the plan, when it is not all of it. */
  readonly share: number | null;
  /** The year whose prices the amounts are in. */
  readonly priceYear: number;
  /** Årsverk a year; empty when nobody has said. */
  readonly staff: readonly number[];
  /** Conditions for money that the tiltak does not meet. */
  readonly unmet: readonly Vilkaar[];
}

/** What is booked on one KOSTRA function ('' where none is chosen). */
export interface FunctionLine {
  readonly kostra: string;
  readonly investment: readonly Kroner[];
  /** Operation less rent. */
  readonly operation: readonly Kroner[];
}

export interface Oekonomiplan {
  readonly years: readonly number[];
  readonly lines: readonly PlanLine[];
  readonly totals: Amounts;
  /** Operation less rent, of all lines; this is what the frame for drift is held against. */
  readonly netOperation: readonly Kroner[];
  readonly functions: readonly FunctionLine[];
  /** Frame less what the lines use (gross investment, net operation); null for a year without a frame. Negative: over the frame. */
  readonly left: { readonly drift: readonly (Kroner | null)[]; readonly investering: readonly (Kroner | null)[] };
  /** Live tiltak, or the part of them, with a cost and no money. */
  readonly unfunded: readonly PlanLine[];
}

/** The values of a tiltak moved to the plan's years: a tiltak written for other years keeps its own calendar. */
function inYears<T extends number>(values: readonly T[], firstYear: number, years: readonly number[], zero: T): T[] {
  return years.map((y) => values[y - firstYear] ?? zero);
}

const amountsFrom = (of: (part: Part) => Kroner[]): Amounts =>
  Object.fromEntries(PARTS.map((part) => [part, of(part)])) as Record<Part, Kroner[]>;

function lineOf(number: number, t: Tiltak, amounts: Amounts, years: readonly number[]): PlanLine {
  return {
    number: tiltakNumber(number),
    title: t.title,
    kostra: t.kostra,
    share: t.status === 'delvis' ? (t.share ?? null) : null,
    priceYear: t.firstYear,
    staff: t.staff ? inYears(t.staff, t.firstYear, years, 0) : [],
    unmet: unmetConditions(t),
    ...amountsFrom((part) => inYears(amounts[part], t.firstYear, years, kroner(0))),
  };
}

const minus = (a: readonly Kroner[], b: readonly Kroner[]): Kroner[] => a.map((n, i) => kroner(n - (b[i] ?? 0)));

function totalOf(lines: readonly Amounts[], years: readonly number[]): Amounts {
  return amountsFrom((part) => years.map((_, i) => sumKroner(lines.map((l) => l[part][i] ?? kroner(0)))));
}

/** The four-year plan of the tiltak that count. Every total is the sum of its lines, to the krone. */
export function buildOekonomiplan(
  firstYear: number,
  tiltak: readonly { readonly number: number; readonly data: Tiltak }[],
  frames: readonly Frame[],
): Oekonomiplan {
  const years = Array.from({ length: PLAN_YEARS }, (_, i) => firstYear + i);
  const linesWith = (part: (t: Tiltak) => Amounts | null) =>
    tiltak.flatMap(({ number, data }) => {
      const amounts = part(data);
      return amounts ? [lineOf(number, data, amounts, years)] : [];
    });
  const lines = linesWith((t) => (countsInOekonomiplan(t) ? fundedPart(t) : null));
  const totals = totalOf(lines, years);
  const netOperation = minus(totals.operation, totals.rent);
  const codes = [...new Set(lines.map((l) => l.kostra))].sort();
  const functions = codes.map((kostra): FunctionLine => {
    const own = totalOf(
      lines.filter((l) => l.kostra === kostra),
      years,
    );
    return { kostra, investment: own.investment, operation: minus(own.operation, own.rent) };
  });
  const left = (frame: 'drift' | 'investering', used: readonly Kroner[]) =>
    years.map((year, i) => {
      const found = frames.find((f) => f.year === year);
      return found ? kroner(found[frame] - (used[i] ?? 0)) : null;
    });
  return {
    years,
    lines,
    totals,
    netOperation,
    functions,
    left: { drift: left('drift', netOperation), investering: left('investering', totals.investment) },
    unfunded: linesWith(unfundedPart),
  };
}
