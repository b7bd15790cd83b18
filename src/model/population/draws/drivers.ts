import { keyAt, keyOf, normalOf } from '../../random/keyed.ts';
import type { ErrorDriver, Parameters } from '../../types.ts';

export const DRIVERS = ['fertility', 'mortality', 'migration'] as const;
export type DriverName = (typeof DRIVERS)[number];

/** What all areas share is keyed as an area of its own. */
const COMMON = 'felles';

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

/** The part all areas have together, by draw: made once for as many areas as are run. */
export type CommonShocks = (draw: number) => Shocks;
export function commonShocks(seed: number, years: number): CommonShocks {
  const made = new Map<number, Shocks>();
  return (draw) => {
    const known = made.get(draw) ?? innovations(seed, draw, years, COMMON);
    made.set(draw, known);
    return known;
  };
}

/** Standard deviation of a driver's yearly innovation in a place: common and, the smaller the place, its own. */
export const spreadOf = (driver: ErrorDriver, persons: number): number =>
  Math.sqrt(driver.spread ** 2 + driver.smallPlace ** 2 / Math.max(1, persons));

/**
 * Shocks of one draw of one area, [driver][year index from 0]: fertility and mortality as factors with mean one, migration as an addition
 * to the yearly growth rate. Each is an AR(1) on the log scale, z(t) = persistence z(t-1) + spread e(t), z(0) = 0, plus a drift that is the
 * same in all years; e is sqrt(shared) of what all areas have together and sqrt(1 - shared) of the area's own.
 */
export function driverPaths(
  errors: Parameters['error'],
  spreads: Readonly<Record<DriverName, number>>,
  common: CommonShocks,
  years: number,
  seed: number,
  draw: number,
  area: string,
): Shocks {
  const own = innovations(seed, draw, years, area);
  const shared = common(draw);
  for (const name of DRIVERS) {
    const { persistence, shared: share, drift } = errors[name];
    const spread = spreads[name];
    const [together, apart] = [Math.sqrt(share), Math.sqrt(1 - share)];
    const of = (t: number) => together * (shared[name][t] as number) + apart * (own[name][t] as number);
    const lasting = drift * of(0);
    const path = own[name];
    let z = 0;
    let variance = 0;
    for (let t = 1; t <= years; t += 1) {
      z = persistence * z + spread * of(t);
      variance = persistence ** 2 * variance + spread ** 2;
      const log = z + lasting * t;
      // Half the variance is taken off, so that the mean of the factor is one.
      path[t - 1] = name === 'migration' ? log : Math.exp(log - (variance + (drift * t) ** 2) / 2);
    }
  }
  return own;
}
