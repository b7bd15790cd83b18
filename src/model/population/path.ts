import type { RunResult } from '../result.ts';
import type { Parameters, PopulationYear, RunInput } from '../types.ts';
import { projectPopulation } from './project.ts';

/**
 * The population of the base year and each year after it, and where it is from: the agency's projection when it has every year asked
 * for, else the own cohort-component model on the place's history, else on one year and the national schedules.
 */
export function populationPath(
  input: RunInput,
  parameters: Parameters,
): { path: readonly PopulationYear[]; source: RunResult['population']['source'] } {
  const wanted =
    input.projection?.filter((p) => p.year >= input.baseYear && p.year <= input.baseYear + input.years) ?? [];
  if (wanted.length === input.years + 1) return { path: wanted, source: 'ssb-projection' };
  const path = projectPopulation(
    { own: input.history, county: input.county, country: input.country },
    parameters,
    input.years,
  );
  return { path, source: input.history.length > 1 ? 'own-history' : 'one-year' };
}
