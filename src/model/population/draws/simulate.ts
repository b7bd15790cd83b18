import { AGES, type AgeSex, type Parameters, type PopulationYear } from '../../types.ts';
import {
  birthRate,
  damping,
  type Histories,
  type LocalRates,
  loadedYear,
  localRates,
  projectPopulation,
  survivalOf,
  total,
} from '../project.ts';
import { fertilityRates, moveRates, newbornSurvival } from '../vital-rates.ts';
import { type Chances, drawWith } from './chances.ts';
import { spreadOf, walksOf } from './drivers.ts';
import { emptyShocks, type Kernel, LANES, leastMoving, type Place, typescriptKernel } from './kernel.ts';
import { bothWaysOf, expectedEvents, meanMoveRate } from './noise.ts';
import { vitalSpreads } from './own-spread.ts';
import { type RandomWalk, walkReference } from './walk.ts';

const SEXES = ['female', 'male'] as const;

/** What one person counts in a figure, by sex (female, male) and age: 1 everywhere is the total. */
export type Weights = Readonly<Record<'female' | 'male', Float64Array>>;

/** Figures of a population in every draw, relative to the draw without any shock; 1 where that is 0. */
export interface Draws {
  readonly draws: number;
  /** Of a readout in a year ahead, from 0. */
  relative(readout: number, t: number, draw: number): number;
  /** {@link relative} in every draw. */
  inAll(readout: number, t: number): Float64Array;
  /** The walk of the simulation in every draw; 1 without one. */
  walked(t: number): Float64Array;
}

export interface Simulation {
  readonly known: Histories;
  readonly parameters: Parameters;
  readonly years: number;
  readonly area: string;
  readonly seed: number;
  readonly draws: number;
  /** False leaves out demographic noise: that people are born, die and move one by one. */
  readonly demographicNoise?: boolean;
  /** What else is drawn with the population, from the base year on. */
  readonly walk?: RandomWalk;
  readonly kernel?: Kernel;
}

/** Ages at which any weight changes, with 0 and {@link AGES}. */
function cutsOf(weights: readonly Weights[]): Int32Array {
  const cuts = [0];
  for (let a = 1; a < AGES; a += 1)
    if (weights.some((w) => SEXES.some((sex) => w[sex][a] !== w[sex][a - 1]))) cuts.push(a);
  return Int32Array.from([...cuts, AGES]);
}

/** Everything the draws of a place have together. `path` is its expected one: those who come are a share of who is there in it. */
export function placeOf(
  base: PopulationYear,
  rates: LocalRates,
  parameters: Parameters,
  years: number,
  weights: readonly Weights[],
  path: readonly PopulationYear[] = [],
): Place {
  const start = new Float64Array(2 * AGES);
  const dying = new Float64Array(years * 2 * AGES);
  const staying = new Float64Array(years * 2 * AGES);
  const newborn = new Float64Array(years * 2);
  const births = new Float64Array(years * AGES);
  const national = fertilityRates(parameters.fertility);
  const deaths = rates.loaded?.deaths ?? null;
  for (let t = 0; t < years; t += 1) {
    const left = damping(parameters, t);
    const loaded = loadedYear(rates, base, parameters, t);
    const level = 1 + (rates.fertility - 1) * left;
    for (let a = 0; a < AGES; a += 1) births[t * AGES + a] = birthRate(national[a] ?? 0, a, level, loaded);
    for (const [s, sex] of SEXES.entries()) {
      if (t === 0) start.set(base[sex], s * AGES);
      const at = (t * 2 + s) * AGES;
      const alive = survivalOf(parameters, sex, base.year + t, deaths);
      const moves = loaded?.moves;
      for (let a = 0; a < AGES; a += 1) {
        dying[at + a] = 1 - (alive[a] ?? 0);
        staying[at + a] = moves
          ? 1 - (moves.out[sex][a] ?? 0) + perHead(moves.arrivals[sex][a], (path[t]?.[sex][a] ?? 0) * (alive[a] ?? 0))
          : 1 + (rates.migration[sex][a] ?? 0) * left;
      }
      const lived = newbornSurvival(parameters, sex, base.year + t, deaths?.[sex][0] ?? 1);
      // What is there of them at the end of the year, in the path, holds those who came.
      newborn[t * 2 + s] = moves ? newbornStaying(lived, moves.newborn[sex], path[t + 1]?.[sex][0] ?? 0) : lived;
    }
  }
  const girls = 1 / (1 + parameters.sexRatioAtBirth);
  const cuts = cutsOf(weights);
  const parts = cuts.length - 1;
  const laid = new Float64Array(weights.length * 2 * parts);
  for (const [r, weight] of weights.entries())
    for (const [s, sex] of SEXES.entries())
      for (let part = 0; part < parts; part += 1) laid[(r * 2 + s) * parts + part] = weight[sex][cuts[part] ?? 0] ?? 0;
  return {
    years,
    start,
    dying,
    newborn,
    births,
    share: [girls, 1 - girls],
    staying,
    profile: profileOf(base, parameters),
    cuts,
    weights: laid,
    readouts: weights.length,
  };
}

/** Nobody comes to where nobody is, in a kernel that knows shares alone. */
const perHead = (persons: number | undefined, there: number): number => (there > 0 ? (persons ?? 0) / there : 0);

/** Of the newborn, what is there at the end of the year: those who live, less those who go, and those who come. */
function newbornStaying(lived: number, [gone = 0, come = 0]: Float64Array, there: number): number {
  const stayed = there - come;
  return lived * (1 - gone) * (1 + perHead(come, stayed));
}

/** How a shock of migration is spread over the ages: as people move, with a mean of one over the inhabitants. */
function profileOf(base: AgeSex, parameters: Parameters): Float64Array {
  const mean = meanMoveRate(base, parameters);
  return moveRates(parameters).map((rate) => (mean > 0 ? rate / mean : 1));
}

/**
 * Spread of the place's yearly growth: what its size says, and its own known years as far as they go. The mean of the logarithms of the
 * two variances, the national one with the weight of `ownHistory` years (an empirical Bayes estimate in the way of Efron and Morris 1975).
 */
export function migrationSpread(known: readonly PopulationYear[], parameters: Parameters): number {
  const base = known.at(-1);
  if (!base) return 0;
  const driver = parameters.error.migration;
  const persons = total(base);
  const expected = spreadOf(driver, persons);
  // What comes of people moving one by one is drawn by itself.
  const uneven = (2 * meanMoveRate(base, parameters)) / Math.max(1, persons);
  const growth = known.slice(1).flatMap((year, i) => {
    const before = known[i];
    return before && year.year === before.year + 1 && total(before) > 0 && total(year) > 0
      ? [Math.log(total(year) / total(before))]
      : [];
  });
  if (growth.length < 3) return expected;
  const mean = growth.reduce((n, g) => n + g, 0) / growth.length;
  const found = growth.reduce((n, g) => n + (g - mean) ** 2, 0) / (growth.length - 1);
  const own = growth.length - 1;
  const { ownHistory } = parameters.error;
  const log = (own * Math.log(found + 1e-12) + ownHistory * Math.log(expected ** 2 + uneven)) / (own + ownHistory);
  return Math.sqrt(Math.max(expected ** 2 / 4, Math.exp(log) - uneven));
}

/** What the shocks of a place's draws are made of. */
function chancesOf(
  s: Simulation,
  place: Place,
  expected: Chances['expected'],
  base: PopulationYear,
  rates: LocalRates,
): Chances {
  const { parameters, years, seed, area } = s;
  const { error } = parameters;
  const persons = total(base);
  const spreads = {
    ...vitalSpreads(s.known, parameters, persons),
    migration: migrationSpread(s.known.own, parameters),
  };
  return {
    years,
    seed,
    area,
    walks: walksOf(error, spreads, years),
    expected,
    bothWays: bothWaysOf(base, parameters, rates.loaded),
    least: leastMoving(place),
  };
}

/**
 * Where everything that is drawn lies in one table, which threads fill between them: the draw without shocks, [year from 1][readout], then a
 * block for every eight draws, [year from 1][readout][lane], and after it the block's own walk, [year from 1][lane].
 */
function layoutOf({ years, draws, walk }: Pick<Simulation, 'years' | 'draws' | 'walk'>, readouts: number) {
  const rows = years * readouts;
  const block = (rows + (walk ? years : 0)) * LANES;
  return { rows, block, length: rows + Math.ceil(draws / LANES) * block };
}

/** Numbers in the table of {@link fillDraws}. */
export const roomFor = (s: Pick<Simulation, 'years' | 'draws' | 'walk'>, readouts: number): number =>
  layoutOf(s, readouts).length;

/** The draws from `first` to before `last` of {@link simulate} into the table; whole blocks, but for the last. */
export function fillDraws(
  s: Simulation,
  weights: readonly Weights[],
  values: Float64Array,
  first: number,
  last: number,
): void {
  const { known, parameters, years } = s;
  const base = known.own.at(-1);
  if (!base) throw new RangeError('At least one known year is needed');
  const kernel = s.kernel ?? typescriptKernel;
  const rates = localRates(known, parameters);
  const noisy = s.demographicNoise !== false;
  const path = noisy || rates.loaded?.moves ? projectPopulation(known, parameters, years, rates) : [];
  const place = placeOf(base, rates, parameters, years, weights, path);
  const expected = noisy ? expectedEvents(path, parameters, rates.loaded) : null;
  const { rows, block } = layoutOf(s, weights.length);
  if (first === 0) {
    const still = new Float64Array(rows * LANES);
    kernel(place, emptyShocks(years), still);
    for (let row = 0; row < rows; row += 1) values[row] = still[row * LANES] as number;
  }
  const chances = chancesOf(s, place, expected, base, rates);
  const draw = kernel.draw ?? drawWith(kernel, chances);
  const walkOf = kernel.walk ?? ((_, walk, at, out) => walkReference(walk, at, out));
  for (let at = first; at < last; at += LANES) {
    const from = rows + (at / LANES) * block;
    draw(place, chances, at, values.subarray(from, from + rows * LANES));
    if (s.walk) walkOf(place, s.walk, at, values.subarray(from + rows * LANES, from + block));
  }
}

/** A filled table as its readers ask for it. */
export function drawsIn(
  s: Pick<Simulation, 'years' | 'draws' | 'walk'>,
  readouts: number,
  values: Float64Array,
): Draws {
  const { draws, years } = s;
  const { rows, block } = layoutOf(s, readouts);
  /** A row of the blocks in every draw, divided by what it is without shocks. */
  const along = (row: number, without: number): Float64Array => {
    const made = new Float64Array(draws);
    if (without <= 0) return made.fill(1);
    for (let d = 0, from = rows + row * LANES; d < draws; d += 1) {
      made[d] = (values[from + (d % LANES)] as number) / without;
      if (d % LANES === LANES - 1) from += block;
    }
    return made;
  };
  const now = new Float64Array(draws).fill(1);
  return {
    draws,
    relative: (readout, t, draw) => {
      const row = (t - 1) * readouts + readout;
      const without = values[row] as number;
      if (t === 0 || t > years || without <= 0) return 1;
      const lane = draw % LANES;
      return (values[rows + ((draw - lane) / LANES) * block + row * LANES + lane] as number) / without;
    },
    inAll: (readout, t) => {
      const row = (t - 1) * readouts + readout;
      return t === 0 ? now : along(row, values[row] as number);
    },
    walked: (t) => (t === 0 || !s.walk ? now : along(rows + t - 1, 1)),
  };
}

/**
 * Draws of the own cohort-component model: three drivers that stray from their path (`drivers.ts`) and people who are born, die and move
 * one by one (`noise.ts`). What is given is relative to the draw without shocks, so that the fan lies around whichever path is shown:
 * the model's own, or Statistics Norway's. The same seed gives the same draws for a place alone and among others.
 */
export function simulate(s: Simulation, weights: readonly Weights[]): Draws {
  const values = new Float64Array(roomFor(s, weights.length));
  fillDraws(s, weights, values, 0, s.draws);
  return drawsIn(s, weights.length, values);
}
