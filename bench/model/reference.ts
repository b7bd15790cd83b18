// The reference job: places x ages x sexes x years x draws through a kernel, every factor exact in binary so that any language can repeat it.
import {
  BANDS,
  emptyShocks,
  FERTILE,
  type Kernel,
  LANES,
  type Place,
} from '../../src/model/population/draws/kernel.ts';
import { AGES } from '../../src/model/types.ts';

export const PLACES = 357;
export const YEARS = 30;

const q = Float64Array.from({ length: AGES }, (_, a) => Math.min(0.9, 0.0002 + 0.00002 * 1.11 ** a));
const profile = Float64Array.from({ length: AGES }, (_, a) => (a >= 18 && a < 35 ? 2 : 0.25));

/** Exact in binary. */
const factor = (draw: number, year: number, driver: number) =>
  1 + (((draw * 31 + year * 17 + driver * 7) % 64) - 32) / 1024;

function placeNumber(r: number): Place {
  const start = new Float64Array(2 * AGES);
  for (let i = 0; i < 2 * AGES; i += 1) start[i] = 100 + ((r * 13 + (i % AGES) * 7) % 50);
  const staying = new Float64Array(YEARS * 2 * AGES).fill(1 + ((r % 16) - 8) / 2048);
  return {
    years: YEARS,
    start,
    dying: Float64Array.from({ length: YEARS * 2 * AGES }, (_, i) => q[i % AGES] as number),
    newborn: new Float64Array(YEARS * 2).fill(0.998),
    births: Float64Array.from({ length: YEARS * AGES }, (_, i) =>
      i % AGES >= FERTILE[0] && i % AGES <= FERTILE[1] ? 0.04 : 0,
    ),
    share: [0.4875, 0.5125],
    staying,
    profile,
    cuts: Int32Array.of(0, AGES),
    weights: Float64Array.of(1, 1),
    readouts: 1,
  };
}

/** Every eight draws have the same shocks in all places. */
const shocksFrom = (first: number) => {
  const shocks = emptyShocks(YEARS);
  for (let lane = 0; lane < LANES; lane += 1)
    for (let t = 0; t < YEARS; t += 1)
      for (let sex = 0; sex < 2; sex += 1) {
        const row = t * 2 + sex;
        shocks.births[row * LANES + lane] = factor(first + lane, t, 0);
        for (let band = 0; band < BANDS.length; band += 1) {
          const at = (row * BANDS.length + band) * LANES + lane;
          shocks.dying[at] = factor(first + lane, t, 1);
          shocks.moving[at] = factor(first + lane, t, 2) - 1;
        }
      }
  return shocks;
};

let made: readonly Place[] | undefined;

/** Every place, made before the first job that is timed. */
export function places(): readonly Place[] {
  made ??= Array.from({ length: PLACES }, (_, r) => placeNumber(r));
  return made;
}

/** Everybody in every place, year and draw, added up; of the places from one to before another. */
export function job(kernel: Kernel, draws: number, from = 0, to = PLACES): number {
  const blocks = Array.from({ length: draws / LANES }, (_, i) => shocksFrom(i * LANES));
  kernel.keep?.(blocks);
  const out = new Float64Array(YEARS * LANES);
  // Eight sums, so that one addition need not wait for another.
  const sums = new Float64Array(LANES);
  for (const place of places().slice(from, to)) {
    for (const shocks of blocks) {
      kernel(place, shocks, out);
      for (let i = 0; i < out.length; i += LANES)
        for (let lane = 0; lane < LANES; lane += 1) sums[lane] = (sums[lane] as number) + (out[i + lane] as number);
    }
  }
  return sums.reduce((n, sum) => n + sum, 0);
}

export const cellSteps = (draws: number) => PLACES * 2 * AGES * YEARS * draws;
