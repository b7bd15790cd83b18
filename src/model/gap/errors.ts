import { BOLIGTYPER, type Boligtype } from '../../kernel/index.ts';
import { allShares } from '../households/membership.ts';
import { careRate } from '../need/care.ts';
import { simulate, type Weights } from '../population/draws/simulate.ts';

import { knownOf } from '../population/path.ts';
import { keyOf, seeded } from '../random/keyed.ts';

import type { Engine } from '../run.ts';
import { AGES, type Parameters, type RunInput } from '../types.ts';

/** A figure that has an error of its own in every draw: inhabitants, households, those of a dwelling type, users of 24-hour staffing. */
export type Figure = 'people' | 'households' | Boligtype | 'care';

/** What a figure is multiplied by, `t` years ahead (from 0) in one draw. */
export interface Errors {
  readonly draws: number;
  of(figure: Figure, t: number, draw: number): number;
  /** {@link of} in every draw; to be read only. */
  inAll(figure: Figure, t: number): Float64Array;
}

const everyAge = (of: (sex: 'female' | 'male', age: number) => number): Weights => ({
  female: Float64Array.from({ length: AGES }, (_, age) => of('female', age)),
  male: Float64Array.from({ length: AGES }, (_, age) => of('male', age)),
});

/** Households that one person of a sex and age stands for, by dwelling type and in all. */
function householdWeights(parameters: Parameters, mix: readonly (readonly number[])[]): Weights[] {
  const sum = (values: readonly number[]) => values.reduce((n, v) => n + v, 0);
  const sharesOf = allShares(parameters);
  const [all, ...types] = [null, ...BOLIGTYPER].map(() => everyAge(() => 0)) as [Weights, ...Weights[]];
  for (const sex of ['female', 'male'] as const)
    for (let age = 0; age < AGES; age += 1) {
      const shares = sharesOf[sex][age] ?? [];
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

function times(a: Float64Array, b: Float64Array): Float64Array {
  const made = new Float64Array(a.length);
  for (let i = 0; i < a.length; i += 1) made[i] = (a[i] as number) * (b[i] as number);
  return made;
}

/** The errors of everything a run gives an interval: the population's draws (`simulate.ts`), and households per head on top of them. */
export function errorsOf(
  input: RunInput,
  parameters: Parameters,
  mix: readonly (readonly number[])[],
  seed: number,
  { draws, simulate: draw = simulate }: Engine,
): Errors {
  if (draws === 0) return { draws, of: () => 1, inAll: () => new Float64Array() };
  const people = draw(
    {
      known: knownOf(input),
      parameters,
      years: input.years,
      area: input.area.code,
      seed,
      draws,
      // Households per head, relative to what is expected.
      walk: { key: seeded(keyOf('household', input.area.code), seed), spread: parameters.error.household },
    },
    figureWeights(parameters, mix),
  );
  // A gap asks for the same year of a figure for every area and group.
  const made = new Map<Figure, Float64Array[]>(FIGURES.map((figure) => [figure, []]));
  const inAll = (figure: Figure, t: number): Float64Array => {
    const years = made.get(figure) ?? [];
    const known = years[t];
    if (known) return known;
    const drawn = people.inAll(FIGURES.indexOf(figure), t);
    years[t] = figure === 'people' || figure === 'care' ? drawn : times(drawn, people.walked(t));
    return years[t];
  };
  return { draws, of: (figure, t, d) => inAll(figure, t)[d] ?? 1, inAll };
}
