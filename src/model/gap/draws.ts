import type { Interval } from '../../kernel/index.ts';
import { quantilesOf } from './quantile.ts';

export const withheld = (mean: number): Interval => ({ mean, p10: null, p50: null, p90: null });

/** Interval of 80 percent around an expected value from its value in each of `draws` draws; none without draws. */
export function bandOf(
  mean: number,
  draws: number,
  value: (draw: number) => number,
): Interval & { above: number | null } {
  if (draws === 0) return { ...withheld(mean), above: null };
  const values = new Float64Array(draws);
  let above = 0;
  for (let d = 0; d < draws; d += 1) {
    const drawn = value(d);
    values[d] = drawn;
    if (drawn > 0) above += 1;
  }
  const [p10, p50, p90] = quantilesOf(values, [0.1, 0.5, 0.9]);
  return { mean, p10, p50, p90, above: above / draws };
}
