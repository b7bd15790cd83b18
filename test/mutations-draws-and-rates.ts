import { type Mutation, one } from './mutation.ts';

/** Those of what the draws are made of, of the hindcast's fit and of rates that are loaded. */
export const DRAWS_AND_RATES: readonly Mutation[] = [
  one(
    'keyed numbers: the draw',
    'random/keyed.ts',
    'seeded(key, seed), draw)',
    'seeded(key, seed), 0)',
    'random/keyed.test.ts',
  ),
  one(
    'keyed numbers: never 0 or 1',
    'random/keyed.ts',
    '(blend(key, salt) + 0.5) / 4294967296',
    '(blend(key, salt) + 0.5) / 2147483648',
    'random/keyed.test.ts',
  ),
  one(
    'kernel: births by the mean of women',
    'population/draws/kernel.ts',
    'const kept = 0.5 *',
    'const kept = 0.51 *',
    'population/draws/draws.test.ts',
  ),
  one(
    'chances: moves one by one',
    'population/draws/chances.ts',
    'bothWays * (noise',
    '2 * bothWays * (noise',
    'golden.test.ts',
  ),
  one(
    'fit: the least loss',
    'hindcast/fit.ts',
    'next.loss < best.loss',
    'next.loss > best.loss',
    'hindcast/hindcast.test.ts',
  ),
  one(
    'areas: held to totals somebody else has told',
    'population/area-paths.ts',
    'totals.length === areas.length',
    'totals.length > areas.length',
    'population/area-paths.test.ts',
  ),
  one(
    'loaded rates: the whole, shrunk',
    'population/loaded-rates.ts',
    '(found + weight) / (expected + weight)',
    '(found + weight) / (expected + 2 * weight)',
    'population/loaded-rates.test.ts',
  ),
  one(
    'loaded rates: a band, shrunk towards the whole',
    'population/loaded-rates.ts',
    '(here + weight * whole) / (wanted + weight)',
    '(here + weight) / (wanted + weight)',
    'population/loaded-rates.test.ts',
  ),
  one(
    'loaded moves: towards balance',
    'population/loaded-rates.ts',
    '(out + (coming - out) * left) / coming',
    '(out + (coming - out)) / coming',
    'population/loaded-rates.test.ts',
  ),
  one(
    'loaded moves: half of a year at each of two ages',
    'population/loaded-rates.ts',
    '(rates[Math.min(a + 1, AGES - 1)] ?? 0)) / 2',
    '(rates[Math.min(a + 1, AGES - 1)] ?? 0)) / 1.9',
    'population/loaded-rates.test.ts',
  ),
  one(
    'loaded moves: in the draws',
    'population/draws/simulate.ts',
    '? 1 - (moves.out[sex][a] ?? 0) +',
    '? 1 - 1.5 * (moves.out[sex][a] ?? 0) +',
    'population/loaded-rates.test.ts',
  ),
];
