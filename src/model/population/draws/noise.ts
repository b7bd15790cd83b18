import { HIGHEST_UNIFORM, keyAt, keyOf, normalOf, uniformOf } from '../../random/keyed.ts';
import { normalQuantile } from '../../random/normal.ts';
import { AGES, type AgeSex, type Parameters, type PopulationYear } from '../../types.ts';
import { type LoadedRates, movesOf } from '../loaded-rates.ts';
import { survivalOf, total } from '../project.ts';
import { moveRates } from '../vital-rates.ts';
import { BAND_OF, BANDS } from './kernel.ts';

const SEXES = ['female', 'male'] as const;

/** Deaths, births and moves expected in one year, by sex and band: around them lies the demographic noise of people who act one by one. */
export interface ExpectedEvents {
  readonly deaths: Float64Array;
  /** Girls and boys born. */
  readonly births: Float64Array;
  /** Moves into and out of the place together. */
  readonly moves: Float64Array;
}

/** Mean of {@link moveRates} over the inhabitants. */
export function meanMoveRate(p: AgeSex, parameters: Parameters): number {
  const rates = moveRates(parameters);
  let moves = 0;
  let persons = 0;
  for (let a = 0; a < AGES; a += 1) {
    const here = (p.female[a] ?? 0) + (p.male[a] ?? 0);
    persons += here;
    moves += here * (rates[a] ?? 0);
  }
  return persons > 0 ? moves / persons : 0;
}

/** Moves in and out together per inhabitant and year: those counted where moves are loaded, else as people of their ages move. */
export function bothWaysOf(base: AgeSex, parameters: Parameters, loaded: LoadedRates | null): number {
  if (!loaded?.moves) return 2 * meanMoveRate(base, parameters);
  const moves = movesOf(loaded.moves, base);
  return (moves.in + moves.out) / Math.max(1, total(base));
}

/** The expected numbers of each year of a path without its last. */
export function expectedEvents(
  path: readonly PopulationYear[],
  parameters: Parameters,
  loaded: LoadedRates | null = null,
): ExpectedEvents[] {
  const rates = moveRates(parameters);
  return path.slice(0, -1).map((start, t) => {
    const end = path[t + 1];
    const made = {
      deaths: new Float64Array(2 * BANDS.length),
      births: Float64Array.of(end?.female[0] ?? 0, end?.male[0] ?? 0),
      moves: new Float64Array(2 * BANDS.length),
    };
    for (const [s, sex] of SEXES.entries()) {
      const alive = survivalOf(parameters, sex, start.year, loaded?.deaths ?? null);
      for (let a = 0; a < AGES; a += 1) {
        const at = s * BANDS.length + (BAND_OF[a] as number);
        const persons = start[sex][a] ?? 0;
        made.deaths[at] = (made.deaths[at] ?? 0) + persons * (1 - (alive[a] ?? 0));
        // As many are taken to come as to go: the net is small against either.
        made.moves[at] = (made.moves[at] ?? 0) + 2 * persons * (loaded?.moves?.out[sex][a] ?? rates[a] ?? 0);
      }
    }
    return made;
  });
}

/** Below this a count is drawn from the Poisson distribution itself, above it from the normal one. */
export const FEW = 30;
/** No count of few is higher. */
const MOST = 200;

/** A Poisson count with this mean at the probability `u`, divided by the mean; 1 for a mean of 0. */
function relativeCount(mean: number, u: number): number {
  if (mean <= 0) return 1;
  if (mean >= FEW) return Math.max(0, 1 + normalQuantile(u) / Math.sqrt(mean));
  let count = 0;
  let probability = Math.exp(-mean);
  let below = probability;
  while (u > below && count < MOST) {
    count += 1;
    probability *= mean / count;
    below += probability;
  }
  return count / mean;
}

/** The uniform numbers up to which a Poisson count with this mean is 0, 1, 2 and so on, as {@link relativeCount} has them; the last has no end. */
export function countsBelow(mean: number): number[] {
  const made: number[] = [];
  let probability = Math.exp(-mean);
  let below = probability;
  while (below < HIGHEST_UNIFORM && made.length < MOST) {
    made.push(below);
    probability *= mean / made.length;
    below += probability;
  }
  return [...made, Number.POSITIVE_INFINITY];
}

/** Demographic noise of one draw, laid out as {@link ExpectedEvents}: factors with mean one, of moves the net as a share of all. */
export type Noise = ExpectedEvents;

/** Demographic noise of a place by (draw, year): one number for each sex and band, read before the next call. */
export function demographicNoise(
  seed: number,
  area: string,
): (expected: ExpectedEvents, draw: number, year: number) => Noise {
  const key = keyOf('people', area);
  // Filled anew at each call: a run asks some hundred thousand times.
  const noise = {
    deaths: new Float64Array(2 * BANDS.length),
    births: new Float64Array(2),
    moves: new Float64Array(2 * BANDS.length),
  };
  return (expected, draw, year) => {
    const here = keyAt(key, seed, draw, year);
    for (let at = 0; at < 2 * BANDS.length; at += 1) {
      noise.deaths[at] = relativeCount(expected.deaths[at] ?? 0, uniformOf(here, 2 * at));
      const moves = expected.moves[at] ?? 0;
      noise.moves[at] = moves > 0 ? normalOf(here, 2 * at + 1) / Math.sqrt(moves) : 0;
    }
    for (let sex = 0; sex < 2; sex += 1)
      noise.births[sex] = relativeCount(expected.births[sex] ?? 0, uniformOf(here, 4 * BANDS.length + sex));
    return noise;
  };
}
