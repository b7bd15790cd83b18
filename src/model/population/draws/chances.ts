import { commonShocks, type DriverName, driverPaths, type Walk } from './drivers.ts';
import { BANDS, emptyShocks, type Kernel, LANES, type Shocks } from './kernel.ts';
import { demographicNoise, type ExpectedEvents } from './noise.ts';

/** What the shocks of a place's draws are made of, the same for all of them. */
export interface Chances {
  readonly years: number;
  readonly seed: number;
  readonly area: string;
  readonly walks: Readonly<Record<DriverName, Walk>>;
  /** What people are expected to do one by one, by year; null without demographic noise. */
  readonly expected: readonly ExpectedEvents[] | null;
  /** Moves into and out of the place, per inhabitant and year. */
  readonly bothWays: number;
  /** See `leastMoving`. */
  readonly least: Float64Array;
}

/** The shocks of eight draws from a first one: filled anew at each call. */
export function shocksFrom(chances: Chances): (first: number) => Shocks {
  const { years, seed, area, walks, expected, bothWays, least } = chances;
  const common = commonShocks(seed, years);
  const noiseOf = expected && demographicNoise(seed, area);
  const shocks = emptyShocks(years);
  return (first) => {
    for (let lane = 0; lane < LANES; lane += 1) {
      const draw = first + lane;
      const path = driverPaths(walks, common, seed, draw, area);
      for (let t = 0; t < years; t += 1) {
        const events = expected?.[t];
        const noise = noiseOf && events ? noiseOf(events, draw, t + 1) : null;
        for (let sex = 0; sex < 2; sex += 1) {
          shocks.births[(t * 2 + sex) * LANES + lane] = (path.fertility[t] as number) * (noise?.births[sex] ?? 1);
          for (let band = 0; band < BANDS.length; band += 1) {
            const at = sex * BANDS.length + band;
            const row = t * 2 * BANDS.length + at;
            const moving = (path.migration[t] as number) + bothWays * (noise?.moves[at] ?? 0);
            shocks.dying[row * LANES + lane] = (path.mortality[t] as number) * (noise?.deaths[at] ?? 1);
            shocks.moving[row * LANES + lane] = Math.max(moving, least[row] as number);
          }
        }
      }
    }
    return shocks;
  };
}

/** A kernel that makes no shocks itself, with those of the reference. */
export function drawWith(kernel: Kernel, chances: Chances): NonNullable<Kernel['draw']> {
  const shocks = shocksFrom(chances);
  return (place, _, first, out) => kernel(place, shocks(first), out);
}
