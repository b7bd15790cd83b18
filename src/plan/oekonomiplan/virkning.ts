import { type Kroner, kroner, type Ledger } from '../../kernel/index.ts';
import { countsInOekonomiplan, givendeOf, IKKE_OPPTALT, type Tiltak, tiltakFlows } from '../tiltak/index.ts';
import { buildOekonomiplan, type Frame, type NumberedTiltak, type PlanTables } from './oekonomiplan.ts';

/** Years a tiltak may be put off in one step; null takes it out. */
export const UTSETTELSER = [1, 2, 3, 4] as const;

/** What a tiltak that is taken out may become. */
export const UTFALL_UTE = ['utsatt', 'forkastet'] as const;

/** What is missing of a kind at the end of a year without the tiltak; null where it is not known or may not be told. */
export type Missing = (type: string, level: string, year: number) => number | null;

interface GapAt {
  readonly ledger: Ledger;
  readonly type: string;
  readonly level: string;
  readonly year: number;
  readonly mean: number | null;
}

/** The run has taken the tiltak's own units off the gap, as likely as they are; what is missing without it has them put back. */
export function missingWithout(one: NumberedTiltak, gap: readonly GapAt[]): Missing {
  // Only a tiltak that is not finished can be put off, so none of it has been counted.
  const flows = tiltakFlows([one], IKKE_OPPTALT);
  return (type, level, year) => {
    const at = gap.find((g) => g.ledger === one.data.ledger && g.type === type && g.level === level && g.year === year);
    if (!at || at.mean === null) return null;
    const own = flows.filter((f) => f.type === type && f.level === level && f.year <= year);
    return at.mean + own.reduce((n, f) => n + f.units * f.probability, 0);
  };
}

export interface Virkning {
  /** The tiltak as it would be; null when it is taken out. */
  readonly after: Tiltak | null;
  /** Units it promises in all. */
  readonly units: number;
  /** Households, or dwellings, that get theirs later or not at all: no more than are missing. Null where what is missing is not known. */
  readonly waiting: number | null;
  /** The years in which they wait: from the first they were to be there, to the last before they come. Null for the end when they never do. */
  readonly from: number | null;
  readonly to: number | null;
  /** What it changes in the plan's four years, a year each. */
  readonly years: readonly number[];
  readonly investment: readonly Kroner[];
  readonly operation: readonly Kroner[];
  readonly left: ReturnType<typeof buildOekonomiplan>['left'];
}

/** The same tiltak some years later; the prices it was typed in stay those they were. */
export function putOff(t: Tiltak, years: number): Tiltak {
  const later = (y: number | null | undefined) => (typeof y === 'number' ? y + years : y);
  return {
    ...t,
    firstYear: t.firstYear + years,
    priceYear: t.priceYear ?? t.firstYear,
    ...(t.start === undefined ? {} : { start: later(t.start) ?? null }),
    ...(t.end === undefined ? {} : { end: later(t.end) ?? null }),
  };
}

/** What putting a tiltak off, or taking it out, does to those who wait and to the money. Nothing is stored. */
export function virkningOf(
  number: number,
  years: number | null,
  all: readonly NumberedTiltak[],
  frames: readonly Frame[],
  tables: PlanTables,
  firstYear: number,
  missing: Missing,
): Virkning | null {
  const found = all.find((t) => t.number === number);
  if (!found) return null;
  const after = years === null ? null : putOff(found.data, years);
  const others = all.filter((t) => t.number !== number);
  const before = buildOekonomiplan(firstYear, all, frames, tables);
  const plan = buildOekonomiplan(firstYear, after ? [...others, { number, data: after }] : others, frames, tables);
  const effects = givendeOf(found.data).filter((e) => e.units.some((n) => n > 0));
  const givingYears = effects.flatMap((e) => e.units.flatMap((n, i) => (n > 0 ? [found.data.firstYear + i] : [])));
  const first = givingYears.length > 0 ? Math.min(...givingYears) : null;
  const last = givingYears.length > 0 ? Math.max(...givingYears) : null;
  const served = effects.map((e) => {
    const promised = e.units.reduce((n, u) => n + u, 0);
    const need = missing(e.type, e.level, last ?? firstYear);
    return need === null ? null : Math.min(promised, Math.max(0, Math.ceil(need - 1e-9)));
  });
  const minus = (a: readonly Kroner[], b: readonly Kroner[]) => a.map((n, i) => kroner(n - (b[i] ?? 0)));
  return {
    after,
    units: effects.reduce((n, e) => n + e.units.reduce((m, u) => m + u, 0), 0),
    waiting: served.some((n) => n === null) ? null : served.reduce<number>((n, s) => n + (s ?? 0), 0),
    from: first,
    to: years === null || last === null ? null : last + years - 1,
    years: plan.years,
    investment: minus(plan.totals.investment, before.totals.investment),
    operation: minus(plan.netOperation, before.netOperation),
    left: plan.left,
  };
}

/** Tiltak whose money stands in the plan, which alone can be put off or taken out of it. */
export const movable = <T extends NumberedTiltak>(all: readonly T[]): T[] =>
  all.filter((t) => countsInOekonomiplan(t.data) && t.data.status !== 'gjennomfoert');
