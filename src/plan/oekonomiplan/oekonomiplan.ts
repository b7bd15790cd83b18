import { type Kroner, kroner, sumKroner } from '../../kernel/index.ts';
import { countsInOekonomiplan, isUnfunded, loanOf, PLAN_YEARS, type Tiltak, tiltakNumber } from '../tiltak/index.ts';

/** Four amounts, one for each year. */
export type FourYears = readonly Kroner[];

export interface Frame {
  readonly year: number;
  readonly drift: Kroner;
  readonly investering: Kroner;
}

export interface PlanLine {
  readonly number: string;
  readonly title: string;
  readonly kostra: string;
  readonly investment: FourYears;
  readonly grants: FourYears;
  readonly loan: FourYears;
  readonly operation: FourYears;
}

export interface Oekonomiplan {
  readonly years: readonly number[];
  readonly lines: readonly PlanLine[];
  readonly totals: Omit<PlanLine, 'number' | 'title' | 'kostra'>;
  /** Frame less what the lines use; null for a year without a frame. Negative: over the frame. */
  readonly left: { readonly drift: readonly (Kroner | null)[]; readonly investering: readonly (Kroner | null)[] };
  /** Live tiltak with a cost and no money. */
  readonly unfunded: readonly PlanLine[];
}

/** The amounts of a tiltak moved to the plan's years: a tiltak written for other years keeps its own calendar. */
function inYears(amounts: readonly Kroner[], firstYear: number, years: readonly number[]): Kroner[] {
  return years.map((y) => amounts[y - firstYear] ?? kroner(0));
}

function lineOf(number: number, t: Tiltak, years: readonly number[]): PlanLine {
  const at = (amounts: readonly Kroner[]) => inYears(amounts, t.firstYear, years);
  return {
    number: tiltakNumber(number),
    title: t.title,
    kostra: t.kostra,
    investment: at(t.investment),
    grants: at(t.grants),
    loan: at(loanOf(t)),
    operation: at(t.operation),
  };
}

/** The four-year plan of the tiltak that count. Every total is the sum of its lines, to the krone. */
export function buildOekonomiplan(
  firstYear: number,
  tiltak: readonly { readonly number: number; readonly data: Tiltak }[],
  frames: readonly Frame[],
): Oekonomiplan {
  const years = Array.from({ length: PLAN_YEARS }, (_, i) => firstYear + i);
  const lines = tiltak.filter((t) => countsInOekonomiplan(t.data)).map((t) => lineOf(t.number, t.data, years));
  const unfunded = tiltak.filter((t) => isUnfunded(t.data)).map((t) => lineOf(t.number, t.data, years));
  const total = (part: 'investment' | 'grants' | 'loan' | 'operation') =>
    years.map((_, i) => sumKroner(lines.map((l) => l[part][i] ?? kroner(0))));
  const totals = {
    investment: total('investment'),
    grants: total('grants'),
    loan: total('loan'),
    operation: total('operation'),
  };
  const left = (frame: 'drift' | 'investering', used: readonly Kroner[]) =>
    years.map((year, i) => {
      const found = frames.find((f) => f.year === year);
      return found ? kroner(found[frame] - (used[i] ?? 0)) : null;
    });
  return {
    years,
    lines,
    totals,
    left: { drift: left('drift', totals.operation), investering: left('investering', totals.investment) },
    unfunded,
  };
}
