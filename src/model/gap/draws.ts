import type { Interval } from '../../kernel/index.ts';
import { quantile } from './quantile.ts';

export const withheld = (mean: number): Interval => ({ mean, p10: null, p90: null });

/** Interval of 80 percent around an expected value from its value in each of `draws` draws; none without draws. */
export function bandOf(
  mean: number,
  draws: number,
  value: (draw: number) => number,
): Interval & { above: number | null } {
  if (draws === 0) return { ...withheld(mean), above: null };
  const sorted = Float64Array.from({ length: draws }, (_, d) => value(d)).sort();
  const above = sorted.reduce((n, v) => n + (v > 0 ? 1 : 0), 0) / draws;
  return { mean, p10: quantile(sorted, 0.1), p90: quantile(sorted, 0.9), above };
}
