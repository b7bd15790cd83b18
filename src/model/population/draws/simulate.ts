import { AGES, type AgeSex, type Parameters, type PopulationYear } from '../../types.ts';
import { damping, type Histories, type LocalRates, localRates, projectPopulation, total } from '../project.ts';
import { fertilityRates, newbornSurvival, survivalRatios } from '../vital-rates.ts';
import { type Chances, drawWith } from './chances.ts';
import { spreadOf, walksOf } from './drivers.ts';
import { emptyShocks, type Kernel, LANES, leastMoving, type Place, typescriptKernel } from './kernel.ts';
import { expectedEvents, meanMoveRate, moveRates } from './noise.ts';

const SEXES = ['female', 'male'] as const;

/** What one person counts in a figure, by sex (female, male) and age: 1 everywhere is the total. */
export type Weights = Readonly<Record<'female' | 'male', Float64Array>>;

/** Figures of a population in every draw, relative to the draw without any shock; 1 where that is 0. */
export interface Draws {
  readonly draws: number;
  /** Of a readout in a year ahead, from 0. */
  relative(readout: number, t: number, draw: number): number;
  /** {@link relative} in every draw; to be read only. */
  inAll(readout: number, t: number): Float64Array;
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
  readonly kernel?: Kernel;
}

/** Ages at which any weight changes, with 0 and {@link AGES}. */
function cutsOf(weights: readonly Weights[]): Int32Array {
  const cuts = [0];
  for (let a = 1; a < AGES; a += 1)
    if (weights.some((w) => SEXES.some((sex) => w[sex][a] !== w[sex][a - 1]))) cuts.push(a);
  return Int32Array.from([...cuts, AGES]);
}

/** Everything the draws of a place have together. */
export function placeOf(
  base: PopulationYear,
  rates: LocalRates,
  parameters: Parameters,
  years: number,
  weights: readonly Weights[],
): Place {
  const start = new Float64Array(2 * AGES);
  const dying = new Float64Array(years * 2 * AGES);
  const staying = new Float64Array(years * 2 * AGES);
  const newborn = new Float64Array(years * 2);
  const births = new Float64Array(years * AGES);
  const national = fertilityRates(parameters.fertility);
  for (const [s, sex] of SEXES.entries()) {
    start.set(base[sex], s * AGES);
    for (let t = 0; t < years; t += 1) {
      const at = (t * 2 + s) * AGES;
      const left = damping(parameters, t);
      const alive = survivalRatios(parameters, sex, base.year + t);
      for (let a = 0; a < AGES; a += 1) {
        dying[at + a] = 1 - (alive[a] ?? 0);
        staying[at + a] = 1 + (rates.migration[sex][a] ?? 0) * left;
        if (s === 0) births[t * AGES + a] = (national[a] ?? 0) * (1 + (rates.fertility - 1) * left);
      }
      newborn[t * 2 + s] = newbornSurvival(parameters, sex, base.year + t);
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
function chancesOf(s: Simulation, place: Place, expected: Chances['expected'], base: PopulationYear): Chances {
  const { parameters, years, seed, area } = s;
  const { error } = parameters;
  const persons = total(base);
  const spreads = {
    fertility: spreadOf(error.fertility, persons),
    mortality: spreadOf(error.mortality, persons),
    migration: migrationSpread(s.known.own, parameters),
  };
  return {
    years,
    seed,
    area,
    walks: walksOf(error, spreads, years),
    expected,
    bothWays: 2 * meanMoveRate(base, parameters),
    least: leastMoving(place),
  };
}

/**
 * The draws from `first` to before `last` of {@link simulate}, each readout of each year ahead relative to the draw without shocks,
 * into `values`: [year from 1][readout][draw of all draws]. Threads fill one table between them.
 */
export function fillDraws(
  s: Simulation,
  weights: readonly Weights[],
  values: Float64Array,
  first: number,
  last: number,
): void {
  const { known, parameters, years, draws } = s;
  const base = known.own.at(-1);
  if (!base) throw new RangeError('At least one known year is needed');
  const kernel = s.kernel ?? typescriptKernel;
  const rates = localRates(known, parameters);
  const place = placeOf(base, rates, parameters, years, weights);
  const expected =
    s.demographicNoise === false
      ? null
      : expectedEvents(projectPopulation(known, parameters, years, rates), parameters);
  const block = new Float64Array(years * weights.length * LANES);
  kernel(place, emptyShocks(years), block);
  const still = Float64Array.from({ length: years * weights.length }, (_, i) => block[i * LANES] ?? 0);
  const chances = chancesOf(s, place, expected, base);
  const draw = kernel.draw ?? drawWith(kernel, chances);
  for (let at = first; at < last; at += LANES) {
    draw(place, chances, at, block);
    const lanes = Math.min(LANES, last - at);
    for (let i = 0; i < still.length; i += 1)
      for (let l = 0; l < lanes; l += 1) {
        const without = still[i] as number;
        values[i * draws + at + l] = without > 0 ? (block[i * LANES + l] as number) / without : 1;
      }
  }
}

/** A filled table of draws as its readers ask for it. */
export function drawsIn(values: Float64Array, readouts: number, draws: number): Draws {
  const now = new Float64Array(draws).fill(1);
  return {
    draws,
    relative: (readout, t, draw) => (t === 0 ? 1 : (values[((t - 1) * readouts + readout) * draws + draw] ?? 1)),
    inAll: (readout, t) => {
      const at = ((t - 1) * readouts + readout) * draws;
      return t === 0 ? now : values.subarray(at, at + draws);
    },
  };
}

/**
 * Draws of the own cohort-component model: three drivers that stray from their path (`drivers.ts`) and people who are born, die and move
 * one by one (`noise.ts`). What is given is relative to the draw without shocks, so that the fan lies around whichever path is shown:
 * the model's own, or Statistics Norway's. The same seed gives the same draws for a place alone and among others.
 */
export function simulate(s: Simulation, weights: readonly Weights[]): Draws {
  const values = new Float64Array(s.years * weights.length * s.draws);
  fillDraws(s, weights, values, 0, s.draws);
  return drawsIn(values, weights.length, s.draws);
}
