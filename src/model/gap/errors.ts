import { BOLIGTYPER, type Boligtype } from '../../kernel/index.ts';
import { sharesAt } from '../households/membership.ts';
import { careRate } from '../need/care.ts';
import { simulate, type Weights } from '../population/draws/simulate.ts';
import { knownOf } from '../population/path.ts';
import { keyAt, keyOf, normalOf } from '../random/keyed.ts';
import type { Engine } from '../run.ts';
import { AGES, type Parameters, type RunInput } from '../types.ts';

/** A figure that has an error of its own in every draw: inhabitants, households, those of a dwelling type, users of 24-hour staffing. */
export type Figure = 'people' | 'households' | Boligtype | 'care';

/** What a figure is multiplied by, `t` years ahead (from 0) in one draw. */
export interface Errors {
  readonly draws: number;
  of(figure: Figure, t: number, draw: number): number;
}

const everyAge = (of: (sex: 'female' | 'male', age: number) => number): Weights => ({
  female: Float64Array.from({ length: AGES }, (_, age) => of('female', age)),
  male: Float64Array.from({ length: AGES }, (_, age) => of('male', age)),
});

/** Households that one person of a sex and age stands for, by dwelling type and in all. */
function householdWeights(parameters: Parameters, mix: readonly (readonly number[])[]): Weights[] {
  const sum = (values: readonly number[]) => values.reduce((n, v) => n + v, 0);
  const [all, ...types] = [null, ...BOLIGTYPER].map(() => everyAge(() => 0)) as [Weights, ...Weights[]];
  for (const sex of ['female', 'male'] as const)
    for (let age = 0; age < AGES; age += 1) {
      const shares = sharesAt(parameters, sex, age);
      const perType = parameters.householdSize.map((size, k) => (shares[k] ?? 0) / size);
      all[sex][age] = sum(perType);
      for (const [c, type] of types.entries())
        type[sex][age] = sum(perType.map((households, k) => households * (mix[k]?.[c] ?? 0)));
    }
  return [all, ...types];
}

export const FIGURES: readonly Figure[] = ['people', 'households', ...BOLIGTYPER, 'care'];

/** What one person counts in each of {@link FIGURES}. */
export const figureWeights = (parameters: Parameters, mix: readonly (readonly number[])[]): Weights[] => [
  everyAge(() => 1),
  ...householdWeights(parameters, mix),
  everyAge((sex, age) => careRate(parameters.careRates, sex, age)),
];

/** Households per head in every draw, relative to what is expected: a random walk, [year from 0][draw]. */
function perHead({ area, years }: RunInput, parameters: Parameters, seed: number, draws: number): Float64Array {
  const key = keyOf('household', area.code);
  const factors = new Float64Array((years + 1) * draws).fill(1);
  for (let d = 0; d < draws; d += 1) {
    let walked = 0;
    for (let t = 1; t <= years; t += 1) {
      walked += parameters.error.household * normalOf(keyAt(key, seed, d, t), 0);
      factors[t * draws + d] = Math.exp(walked);
    }
  }
  return factors;
}

/** The errors of everything a run gives an interval: the population's draws (`simulate.ts`), and households per head on top of them. */
export function errorsOf(
  input: RunInput,
  parameters: Parameters,
  mix: readonly (readonly number[])[],
  seed: number,
  { draws, simulate: draw = simulate }: Engine,
): Errors {
  if (draws === 0) return { draws, of: () => 1 };
  const people = draw(
    {
      known: knownOf(input),
      parameters,
      years: input.years,
      area: input.area.code,
      seed,
      draws,
    },
    figureWeights(parameters, mix),
  );
  const households = perHead(input, parameters, seed, draws);
  const readout = new Map(FIGURES.map((figure, r) => [figure, r]));
  return {
    draws,
    of(figure, t, d) {
      const drawn = people.relative(readout.get(figure) ?? 0, t, d);
      return figure === 'people' || figure === 'care' ? drawn : drawn * (households[t * draws + d] ?? 1);
    },
  };
}
