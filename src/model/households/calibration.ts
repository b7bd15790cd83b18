import type { Parameters, PopulationYear, RunInput } from '../types.ts';
import { householdsByType } from './membership.ts';

/**
 * Observed over modelled households, both of the year of observation and kept constant afterwards (as in the Scottish household
 * projections). Between two known years the modelled ones are interpolated; outside them the nearest known year stands for it.
 * 1 when nothing was observed.
 */
export function calibration(input: RunInput, parameters: Parameters): number {
  const observed = input.households;
  if (!observed) return 1;
  const modelled = (p: PopulationYear) => householdsByType(p, parameters).reduce((n, v) => n + v, 0);
  const before = input.history.findLast((p) => p.year <= observed.year);
  const after = input.history.find((p) => p.year >= observed.year);
  const [low, high] = [before ?? after, after ?? before];
  if (!low || !high) return 1;
  const part = high.year > low.year ? (observed.year - low.year) / (high.year - low.year) : 0;
  const then = modelled(low) * (1 - part) + modelled(high) * part;
  return then > 0 ? observed.count / then : 1;
}
