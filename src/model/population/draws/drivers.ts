import { keyAt, keyOf, normalOf } from '../../random/keyed.ts';
import type { ErrorDriver, Parameters } from '../../types.ts';

export const DRIVERS = ['fertility', 'mortality', 'migration'] as const;
export type DriverName = (typeof DRIVERS)[number];

/** What all areas share is keyed as an area of its own. */
export const COMMON = 'felles';

/** Innovations of the three drivers of one area: [driver][year], of variance one, with the share of it that all areas have together. */
type Shocks = Readonly<Record<DriverName, Float64Array>>;

function innovations(seed: number, draw: number, years: number, area: string): Shocks {
  // Year 0 draws what is lasting: the drift.
  const of = (name: DriverName): Float64Array => {
    const key = keyOf(name, area);
    const made = new Float64Array(years + 1);
    for (let t = 0; t <= years; t += 1) made[t] = normalOf(keyAt(key, seed, draw, t), 0);
    return made;
  };
  return { fertility: of('fertility'), mortality: of('mortality'), migration: of('migration') };
}

/** The part all areas have together, by draw: made once for as many areas as are run with the same seed and years. */
export type CommonShocks = (draw: number) => Shocks;
let kept: { readonly seed: number; readonly years: number; readonly of: CommonShocks } | null = null;
export function commonShocks(seed: number, years: number): CommonShocks {
  if (kept?.seed !== seed || kept.years !== years) {
    const made = new Map<number, Shocks>();
    const of: CommonShocks = (draw) => {
      const known = made.get(draw) ?? innovations(seed, draw, years, COMMON);
      made.set(draw, known);
      return known;
    };
    kept = { seed, years, of };
  }
  return kept.of;
}

/** Standard deviation of a driver's yearly innovation in a place: common and, the smaller the place, its own. */
export const spreadOf = (driver: ErrorDriver, persons: number): number =>
  Math.sqrt(driver.spread ** 2 + driver.smallPlace ** 2 / Math.max(1, persons));

/** How one driver of a place strays, the same in all draws. */
export interface Walk {
  readonly persistence: number;
  readonly spread: number;
  /** What the part all areas have together, and the place's own, are multiplied by. */
  readonly together: number;
  readonly apart: number;
  readonly drift: number;
  /** Half the variance of the logarithm by year: taken off, so that the mean of a factor is one. */
  readonly half: Float64Array;
}

export function walksOf(
  errors: Parameters['error'],
  spreads: Readonly<Record<DriverName, number>>,
  years: number,
): Readonly<Record<DriverName, Walk>> {
  const of = (name: DriverName): Walk => {
    const { persistence, shared, drift } = errors[name];
    const spread = spreads[name];
    const half = new Float64Array(years);
    let variance = 0;
    for (let t = 1; t <= years; t += 1) {
      variance = persistence ** 2 * variance + spread ** 2;
      half[t - 1] = (variance + (drift * t) ** 2) / 2;
    }
    return { persistence, spread, together: Math.sqrt(shared), apart: Math.sqrt(1 - shared), drift, half };
  };
  return { fertility: of('fertility'), mortality: of('mortality'), migration: of('migration') };
}

/**
 * Shocks of one draw of one area, [driver][year index from 0]: fertility and mortality as factors with mean one, migration as an addition
 * to the yearly growth rate. Each is an AR(1) on the log scale, z(t) = persistence z(t-1) + spread e(t), z(0) = 0, plus a drift that is the
 * same in all years; e is sqrt(shared) of what all areas have together and sqrt(1 - shared) of the area's own.
 */
export function driverPaths(
  walks: Readonly<Record<DriverName, Walk>>,
  common: CommonShocks,
  seed: number,
  draw: number,
  area: string,
): Shocks {
  const years = walks.fertility.half.length;
  const own = innovations(seed, draw, years, area);
  const shared = common(draw);
  for (const name of DRIVERS) {
    const { persistence, spread, together, apart, drift, half } = walks[name];
    const of = (t: number) => together * (shared[name][t] as number) + apart * (own[name][t] as number);
    const lasting = drift * of(0);
    const path = own[name];
    let z = 0;
    for (let t = 1; t <= years; t += 1) {
      z = persistence * z + spread * of(t);
      const log = z + lasting * t;
      path[t - 1] = name === 'migration' ? log : Math.exp(log - (half[t - 1] as number));
    }
  }
  return own;
}
