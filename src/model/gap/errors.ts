import { normal } from '../random/keyed.ts';
import type { Parameters } from '../types.ts';

/**
 * Relative errors of a group of `persons` (all, or the old) and of households per head by year ahead, for one draw; length `years` + 1, the first is 0.
 * The yearly growth error has variance common^2 + smallPlace^2 / persons and is autocorrelated (persistence), so that the error
 * grows with the horizon and shrinks with the size of the place. Logarithmic: multiply by exp.
 */
export function errorPath(
  parameters: Parameters,
  persons: number,
  years: number,
  seed: number,
  draw: number,
  area: string,
  driver: 'population' | 'old' = 'population',
): { population: Float64Array; household: Float64Array } {
  const { persistence, household } = parameters.error;
  const { common, smallPlace } = driver === 'old' ? parameters.error.old : parameters.error;
  const spread = Math.sqrt(common ** 2 + smallPlace ** 2 / Math.max(1, persons));
  const fresh = Math.sqrt(1 - persistence ** 2);
  const population = new Float64Array(years + 1);
  const perHead = new Float64Array(years + 1);
  let growth = 0;
  for (let t = 1; t <= years; t += 1) {
    const shock = spread * normal(seed, draw, t, driver, area);
    growth = t === 1 ? shock : persistence * growth + fresh * shock;
    population[t] = (population[t - 1] ?? 0) + growth;
    perHead[t] = (perHead[t - 1] ?? 0) + household * normal(seed, draw, t, 'household', area);
  }
  return { population, household: perHead };
}
