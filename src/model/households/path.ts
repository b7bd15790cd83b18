import type { Parameters } from '../types.ts';

/**
 * What households per head are of the base year's after `t` years: 1 on the constant path; else the trend, each year's change `damping`
 * times the one before, never further from 1 than the cap (the damped log-linear path; a damping of 1 is a user's own straight path).
 */
export function householdPath({ householdPath: { trend, damping, cap } }: Parameters, t: number): number {
  let logarithm = 0;
  for (let year = 0; year < t; year += 1) logarithm += Math.log(1 + trend) * damping ** year;
  return Math.max(1 - cap, Math.min(1 + cap, Math.exp(logarithm)));
}
