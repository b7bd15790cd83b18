import type { Confidence } from '../../kernel/index.ts';
import type { RunResult } from '../result.ts';
import type { Basis } from './basis.ts';
import { type Explained, input, leaf, made, POPULATION, parameter, type Strays, straysTold } from './parts.ts';

/** Persons by household type, [year][type], of the whole or of one area. */
export interface People {
  readonly persons: readonly (readonly number[])[];
  readonly confidence: Confidence;
}

/** The households of a year: persons by type over mean size, times what the observed count says. By dwelling type when `c` is one. */
export function householdsAt(
  result: RunResult,
  basis: Basis,
  t: number,
  term: string,
  c: number | null,
  { persons, confidence }: People = { persons: basis.persons, confidence: result.population.confidence },
  strays: Strays | null = null,
): Explained {
  const year = result.years[t] ?? 0;
  const types = basis.householdTypes.map((type, k) => {
    const people = leaf('persons', persons[t]?.[k] ?? 0, 'persons', POPULATION, confidence, type);
    const size = leaf('size', basis.householdSize[k] ?? 1, 'perHousehold', parameter('households'), 'C', type);
    const households = made('ofType', 'quotient', 'households', [people, size], type);
    if (c === null) return households;
    const share = leaf('mix', basis.mix[k]?.[c] ?? 0, 'share', parameter('dwellingMix'), 'C', type);
    return made('inDwelling', 'product', 'households', [households, share], type);
  });
  const parts = [made('modelled', 'sum', 'households', types)];
  if (basis.observed)
    parts.push(
      made('calibration', 'quotient', 'factor', [
        leaf('observed', basis.observed.count, 'households', input('households'), 'A', basis.observed.year),
        leaf(
          'modelledThen',
          basis.observed.count / basis.calibration,
          'households',
          { kind: 'model', step: 'households' },
          'C',
          basis.observed.year,
        ),
      ]),
    );
  const moved = basis.householdPath[t] ?? 1;
  if (moved !== 1) parts.push(leaf('householdPath', moved, 'factor', parameter('householdPath'), 'C'));
  if (strays) parts.push(straysTold(strays));
  return made(term, 'product', 'households', parts, year);
}
