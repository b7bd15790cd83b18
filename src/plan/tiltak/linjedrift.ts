import { type Kroner, kroner, roundKroner, type Tjenestenivaa } from '../../kernel/index.ts';
import { type Effekt, effekterOf, PLAN_YEARS, type Tiltak } from './tiltak.ts';

/**
 * Drift and årsverk of a tiltak, with what its lines say for themselves. The row of four years is the whole of it, and what the lines say
 * is part of the row; where nobody has filled in the row, the lines are the row. So nothing is counted twice (docs/adr/0124).
 */
type Need = 'drift' | 'staff';

/** A line's share of a year: units that come in a year are in use half of it, as everywhere (docs/adr/0124). */
const inUse = (e: Effekt, year: number): number => {
  const all = e.units.reduce((n, u) => n + u, 0);
  const before = e.units.slice(0, year).reduce((n, u) => n + u, 0);
  return all === 0 ? 0 : (before + (e.units[year] ?? 0) / 2) / all;
};

/** Årsverk have one decimal, kroner none. */
const rounded = (what: Need, n: number): number => (what === 'drift' ? roundKroner(n) : Math.round(n * 10) / 10);
const some = (values: readonly number[] | undefined): boolean => (values ?? []).some((n) => n !== 0);
const giving = (t: Tiltak): readonly Effekt[] => effekterOf(t).filter((e) => some(e.units));
const years = <T>(of: (year: number) => T): T[] => Array.from({ length: PLAN_YEARS }, (_, i) => of(i));

const lineYears = (e: Effekt, what: Need): number[] => years((i) => rounded(what, (e[what] ?? 0) * inUse(e, i)));

/** Whether every line that gives something says what it needs; with one that does not, the sum is not known. */
const allSay = (t: Tiltak, what: Need): boolean => {
  const lines = giving(t);
  return lines.length > 0 && lines.every((e) => e[what] !== undefined);
};

const rowOf = (t: Tiltak, what: Need): readonly number[] => (what === 'drift' ? t.operation : (t.staff ?? []));

/** Whether the row of the tiltak stands empty and its lines are the row. */
export const fromLines = (t: Tiltak, what: Need): boolean => !some(rowOf(t, what)) && allSay(t, what);

/** Lines of which some say what they need and some do not, under an empty row: the sum is not known. */
export const halfSaid = (t: Tiltak, what: Need): boolean =>
  !some(rowOf(t, what)) && !allSay(t, what) && giving(t).some((e) => e[what] !== undefined);

function sumYears(t: Tiltak, what: Need): number[] {
  const lines = giving(t).map((e) => lineYears(e, what));
  return years((i) =>
    rounded(
      what,
      lines.reduce((n, l) => n + (l[i] ?? 0), 0),
    ),
  );
}

/** Kroner a year in the prices and years of the tiltak. The one place that says what its drift is. */
export const driftOf = (t: Tiltak): readonly Kroner[] =>
  fromLines(t, 'drift') ? sumYears(t, 'drift').map(kroner) : t.operation;

/** Årsverk a year; absent when nobody has said. */
export const staffOf = (t: Tiltak): readonly number[] | undefined =>
  fromLines(t, 'staff') ? sumYears(t, 'staff') : t.staff;

/** What of a tiltak's drift or årsverk is said of a level of services; null is what is not said of any. */
export interface Nivaadel {
  readonly level: Tjenestenivaa | null;
  readonly years: readonly number[];
}

/**
 * Drift or årsverk by level, which adds up to `driftOf` and `staffOf`. Where the row of a year is less than the lines need, as when not
 * all is in use, each line has its part of the row.
 */
export function byLevel(t: Tiltak, what: Need): Nivaadel[] {
  const row = what === 'drift' ? driftOf(t) : (staffOf(t) ?? []);
  const said = giving(t).filter((e) => e[what] !== undefined);
  const levels = [...new Set(said.map((e) => e.level))];
  const needs = levels.map((level) => {
    const own = said.filter((e) => e.level === level).map((e) => lineYears(e, what));
    return years((i) => own.reduce((n, l) => n + (l[i] ?? 0), 0));
  });
  const parts = years((i) => {
    const need = needs.map((n) => n[i] ?? 0);
    const all = need.reduce((n, x) => n + x, 0);
    const has = row[i] ?? 0;
    const scale = all !== 0 && has / all >= 0 && has / all < 1 ? has / all : 1;
    let [below, given] = [0, 0];
    return need.map((n) => {
      below += n;
      const part = rounded(what, rounded(what, below * scale) - given);
      given = rounded(what, given + part);
      return part;
    });
  });
  const rest = years((i) => rounded(what, (row[i] ?? 0) - (parts[i] ?? []).reduce((n, p) => n + p, 0)));
  return [
    ...levels.map((level, at) => ({ level, years: years((i) => parts[i]?.[at] ?? 0) })),
    ...(some(rest) || levels.length === 0 ? [{ level: null, years: rest }] : []),
  ];
}

/** The first year in which the row is less than what is in use all of that year needs; null when it is enough, or the lines are the row. */
export function driftTooLow(t: Tiltak): { readonly year: number; readonly row: number; readonly lines: number } | null {
  if (!some(t.operation)) return null;
  for (let i = 0; i < PLAN_YEARS; i += 1) {
    const need = giving(t).reduce((n, e) => {
      const all = e.units.reduce((m, u) => m + u, 0);
      const before = e.units.slice(0, i).reduce((m, u) => m + u, 0);
      return n + ((e.drift ?? 0) * before) / all;
    }, 0);
    const lines = roundKroner(need);
    const row = t.operation[i] ?? 0;
    if (row < lines) return { year: t.firstYear + i, row, lines };
  }
  return null;
}
