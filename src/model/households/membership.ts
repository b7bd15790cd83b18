import { AGES, type AgeSex, type Parameters } from '../types.ts';
import { type Moved, movedShares } from './shares.ts';

/** Share of persons of a sex and age in each household type and, last, outside private households. Adds up to one. */
export function sharesAt(parameters: Parameters, sex: 'female' | 'male', age: number): readonly number[] {
  let found: readonly number[] | null = null;
  for (const row of parameters.membership)
    if ((row.sex === sex || row.sex === 'both') && age >= row.from) found = row.shares;
  if (!found) throw new RangeError(`No membership shares for ${sex} aged ${age}`);
  const sum = found.reduce((n, s) => n + s, 0);
  return found.map((s) => s / sum);
}

/** A run asks some thousand times. */
const kept = new WeakMap<
  Parameters['membership'],
  Readonly<Record<'female' | 'male', readonly (readonly number[])[]>>
>();

/** {@link sharesAt} every age of a sex; kept for as long as the parameters are. */
export function allShares(parameters: Parameters): Readonly<Record<'female' | 'male', readonly (readonly number[])[]>> {
  const known = kept.get(parameters.membership);
  if (known) return known;
  const of = (sex: 'female' | 'male') => Array.from({ length: AGES }, (_, age) => sharesAt(parameters, sex, age));
  const made = { female: of('female'), male: of('male') };
  kept.set(parameters.membership, made);
  return made;
}

/**
 * Households by type: persons in the type divided by its mean size (the membership form). In the order of householdTypes. `moved` is how far
 * a user's own shares have come.
 */
export function householdsByType(population: AgeSex, parameters: Parameters, moved?: Moved): Float64Array {
  const persons = new Float64Array(parameters.householdTypes.length);
  const all = allShares(parameters);
  for (const sex of ['female', 'male'] as const) {
    for (let a = 0; a < AGES; a += 1) {
      const count = population[sex][a] ?? 0;
      if (count === 0) continue;
      const known = all[sex][a] ?? [];
      const shares = moved && moved.moves.length > 0 ? movedShares(known, a, moved) : known;
      for (let k = 0; k < persons.length; k += 1) persons[k] = (persons[k] ?? 0) + count * (shares[k] ?? 0);
    }
  }
  return persons.map((n, k) => n / (parameters.householdSize[k] ?? 1));
}
