import type { Interval } from '../../kernel/index.ts';
import { type Quantile, quantilesOf } from './quantile.ts';

export const withheld = (mean: number): Interval => ({ mean, p10: null, p50: null, p90: null });

const LOW = 0.1;
const HIGH = 0.9;

/** The two draws an end of an interval lies between; the same one twice where it is the last. */
export type Between = readonly [number, number];

interface Band extends Interval {
  /** Share of the draws above zero; null without draws. */
  readonly above: number | null;
  /** Which draws p10 and p90 lie between, told in the order they were drawn; null without draws. */
  readonly ends: { readonly low: Between; readonly high: Between } | null;
}

/** Where the quantile of `q` lies in `n` values in rising order: from 0, with the part of the way to the next. */
export const placeIn = (n: number, q: number): { readonly at: number; readonly part: number } => {
  const place = (n - 1) * q;
  return { at: Math.floor(place), part: place - Math.floor(place) };
};

/** Where the ends lie among so many draws. */
export const placesOf = (draws: number): Readonly<Record<'low' | 'high', ReturnType<typeof placeIn>>> => ({
  low: placeIn(draws, LOW),
  high: placeIn(draws, HIGH),
});

/** Which values, told as they were drawn, a quantile lies between. */
function betweenOf(values: Float64Array, { lower, upper }: Quantile): Between {
  const first = values.indexOf(lower);
  const next = values.indexOf(upper, upper === lower ? first + 1 : 0);
  return [first, next < 0 ? first : next];
}

/** Interval of 80 percent around an expected value from its value in each of `draws` draws; none without draws. */
export function bandOf(mean: number, draws: number, value: (draw: number) => number): Band {
  if (draws === 0) return { ...withheld(mean), above: null, ends: null };
  const values = new Float64Array(draws);
  let above = 0;
  for (let d = 0; d < draws; d += 1) {
    const drawn = value(d);
    values[d] = drawn;
    if (drawn > 0) above += 1;
  }
  const [low, middle, high] = quantilesOf(values, [LOW, 0.5, HIGH]);
  const ends = { low: betweenOf(values, low), high: betweenOf(values, high) };
  return { mean, p10: low.value, p50: middle.value, p90: high.value, above: above / draws, ends };
}
