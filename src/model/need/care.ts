import { AGES, type AgeSex, type CareRate, type Parameters, type PopulationYear, type RunInput } from '../types.ts';

type CareParameters = Pick<Parameters, 'careRates' | 'careYear' | 'careChange' | 'careOccupancy' | 'careReserve'>;

/** The row of the rates that a sex and age lies in: the last one of that sex, or of both, that the age has reached; -1 where none has. */
export const careRow = (rates: readonly CareRate[], sex: 'female' | 'male', age: number): number =>
  rates.findLastIndex((row) => age >= row.from && (row.sex ?? 'both') !== (sex === 'female' ? 'male' : 'female'));

/** {@link careRow} of every age of a sex; kept for as long as the rates are. */
export function careRows(rates: readonly CareRate[]): Readonly<Record<'female' | 'male', Int32Array>> {
  const of = (sex: 'female' | 'male') => Int32Array.from({ length: AGES }, (_, age) => careRow(rates, sex, age));
  const made = kept.get(rates) ?? { female: of('female'), male: of('male') };
  kept.set(rates, made);
  return made;
}

/** A run asks for every age, year and area. */
const kept = new WeakMap<readonly CareRate[], ReturnType<typeof careRows>>();

export const careRate = (rates: readonly CareRate[], sex: 'female' | 'male', age: number): number =>
  rates[careRows(rates)[sex][age] ?? -1]?.rate ?? 0;

/**
 * Users of places with 24-hour staffing that a population has at the national rates, moved by healthier ageing from the year they
 * were measured to `year` (SSB reports 2020/43 gives the method; the rates are in the parameters). Unit: persons.
 */
export function nationalUsers(population: AgeSex, parameters: CareParameters, year: number): number {
  const { careRates } = parameters;
  const rows = careRows(careRates);
  let users = 0;
  for (let a = 0; a < AGES; a += 1) {
    for (const sex of ['female', 'male'] as const)
      users += (population[sex][a] ?? 0) * (careRates[rows[sex][a] ?? -1]?.rate ?? 0);
  }
  return users * (1 + parameters.careChange) ** (year - parameters.careYear);
}

/** How a place uses 24-hour care against the country, and the two counts that say so. Persons; `weight` as {@link Parameters.careOwnWeight}. */
export interface OwnUse {
  readonly counted: number;
  readonly expected: number;
  readonly weight: number;
  readonly factor: number;
}

/**
 * A place's own use, shrunken towards the country's: (counted + weight) / (expected + weight), the mean of a gamma prior with mean 1
 * and variance 1/weight after a Poisson count (Clayton and Kaldor 1987). Many users speak for themselves, few hardly move it.
 * Null when nobody has counted. Of a year that is not known, the nearest known year stands for it.
 */
export function ownUse(
  counted: RunInput['careUsers'],
  path: readonly PopulationYear[],
  parameters: CareParameters & Pick<Parameters, 'careOwnWeight'>,
): OwnUse | null {
  const [first] = path;
  if (!counted || !first) return null;
  const away = (p: PopulationYear) => Math.abs(p.year - counted.year);
  const then = path.reduce((best, p) => (away(p) < away(best) ? p : best), first);
  const expected = nationalUsers(then, parameters, counted.year);
  const weight = parameters.careOwnWeight;
  return { counted: counted.users, expected, weight, factor: (counted.users + weight) / (expected + weight) };
}

/**
 * Places for so many users: at the usual occupancy, and never fewer than users + reserve * sqrt(users), so that chance does not make
 * most people wait where there are few places (square-root staffing, Halfin and Whitt 1981). Unit: places; 0 for 0 users.
 */
export const placesFor = (users: number, { careOccupancy, careReserve }: CareParameters): number =>
  Math.max(users / careOccupancy, users + careReserve * Math.sqrt(users));
