import { AGES, type AgeSex, type Parameters } from '../types.ts';

/** Share of persons of a sex and age in each household type and, last, outside private households. Adds up to one. */
export function sharesAt(parameters: Parameters, sex: 'female' | 'male', age: number): readonly number[] {
  let found: readonly number[] | null = null;
  for (const row of parameters.membership)
    if ((row.sex === sex || row.sex === 'both') && age >= row.from) found = row.shares;
  if (!found) throw new RangeError(`No membership shares for ${sex} aged ${age}`);
  const sum = found.reduce((n, s) => n + s, 0);
  return found.map((s) => s / sum);
}

/** Households by type: persons in the type divided by its mean size (the membership form). In the order of householdTypes. */
export function householdsByType(population: AgeSex, parameters: Parameters): Float64Array {
  const persons = new Float64Array(parameters.householdTypes.length);
  for (const sex of ['female', 'male'] as const) {
    for (let a = 0; a < AGES; a += 1) {
      const count = population[sex][a] ?? 0;
      if (count === 0) continue;
      const shares = sharesAt(parameters, sex, a);
      for (let k = 0; k < persons.length; k += 1) persons[k] = (persons[k] ?? 0) + count * (shares[k] ?? 0);
    }
  }
  return persons.map((n, k) => n / (parameters.householdSize[k] ?? 1));
}
