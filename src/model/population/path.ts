import type { RunResult } from '../result.ts';
import type { Parameters, PopulationYear, RunInput } from '../types.ts';
import type { LoadedFrom } from './loaded-rates.ts';
import { type Histories, localRates, projectPopulation, total } from './project.ts';

/** A path whose persons in all are those told, with its own sexes and ages. The base year is counted, and stands. */
function rakedTo(path: readonly PopulationYear[], totals: NonNullable<RunInput['rakeTo']>): readonly PopulationYear[] {
  return path.map((p, t) => {
    const told = totals.find((one) => one.year === p.year);
    const own = total(p);
    if (t === 0 || !told || own <= 0) return p;
    const factor = told.persons / own;
    return { year: p.year, female: p.female.map((n) => n * factor), male: p.male.map((n) => n * factor) };
  });
}

/** What the own model knows of a place. */
export const knownOf = ({ history, county, country, vital }: RunInput): Histories => ({
  ...{ own: history, county, country },
  ...(vital ? { vital } : {}),
});

/**
 * The population of the base year and each year after it, and where it is from: the agency's projection when it has every year asked
 * for, else the own cohort-component model on loaded births, deaths and moves, else on the place's history, else on one year and the national
 * schedules. All but the first are raked to an alternative of the agency's that tells persons of every year and not their ages.
 */
export function populationPath(
  input: RunInput,
  parameters: Parameters,
): {
  path: readonly PopulationYear[];
  source: RunResult['population']['source'];
  raked: boolean;
  /** What the loaded counts were used for, where the path rests on them. */
  loaded?: LoadedFrom;
} {
  const wanted =
    input.projection?.filter((p) => p.year >= input.baseYear && p.year <= input.baseYear + input.years) ?? [];
  if (wanted.length === input.years + 1) return { path: wanted, source: 'ssb-projection', raked: false };
  const known = knownOf(input);
  const rates = localRates(known, parameters);
  const own = projectPopulation(known, parameters, input.years, rates);
  const source = rates.loaded ? 'vital-rates' : input.history.length > 1 ? 'own-history' : 'one-year';
  const loaded = rates.loaded ? { loaded: rates.loaded.from } : {};
  const { rakeTo = [] } = input;
  // Years that are not told would jump between two levels.
  const told = own.slice(1).every((p) => rakeTo.some((one) => one.year === p.year));
  return told && own.length > 1
    ? { path: rakedTo(own, rakeTo), source, raked: true, ...loaded }
    : { path: own, source, raked: false, ...loaded };
}
