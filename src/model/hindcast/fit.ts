import type { simulate } from '../population/draws/simulate.ts';
import type { Parameters } from '../types.ts';
import { forecasts, type HindcastPlace, type HindcastRow, type Measure, scoreForecasts } from './hindcast.ts';

/** The national hyper-parameters that a hindcast can tell something about. */
export interface Fitted {
  readonly shrinkage: number;
  readonly migration: { readonly spread: number; readonly smallPlace: number };
  readonly mortality: { readonly smallPlace: number };
}

const SHRINKAGE = [250, 500, 1000, 2000, 4000, 8000];
const SPREAD = [0.006, 0.008, 0.01];
const SMALL_PLACE = [0, 0.1, 0.2];
const MORTALITY = [3, 4, 5, 6];

export const fittedOf = ({ shrinkage, error: { migration, mortality } }: Parameters): Fitted => ({
  shrinkage,
  migration: { spread: migration.spread, smallPlace: migration.smallPlace },
  mortality: { smallPlace: mortality.smallPlace },
});

export const withFitted = (parameters: Parameters, { shrinkage, migration, mortality }: Fitted): Parameters => ({
  ...parameters,
  shrinkage,
  error: {
    ...parameters.error,
    migration: { ...parameters.error.migration, ...migration },
    mortality: { ...parameters.error.mortality, ...mortality },
  },
});

const least = <T>(list: readonly T[], loss: (item: T) => number): T =>
  list.map((item) => ({ item, loss: loss(item) })).reduce((best, next) => (next.loss < best.loss ? next : best)).item;

/**
 * Hyper-parameters by grid: the shrinkage with the least mean absolute error of total and 80+ together, then the spread of migration with
 * the least mean CRPS of the total, then the uneven mortality of small places with that of those 80 and older. The grids are coarse on
 * purpose: one period of history does not carry more.
 */
export function fitHyperParameters(
  places: readonly HindcastPlace[],
  parameters: Parameters,
  seed: number,
  draws: number,
  draw?: typeof simulate,
): Fitted {
  const whole = (p: Parameters, n: number, measures: readonly Measure[], of: (row: HindcastRow) => number) =>
    scoreForecasts(forecasts(places, p, seed, n, draw))
      .filter((row) => row.class === 'all' && measures.includes(row.measure))
      .reduce((sum, row) => sum + of(row), 0);
  const shipped = fittedOf(parameters);
  const shrinkage = least(SHRINKAGE, (value) =>
    whole({ ...parameters, shrinkage: value }, 1, ['total', '80+'], (r) => r.mape.model),
  );
  const crps = (fitted: Fitted, measure: Measure) =>
    whole(withFitted(parameters, fitted), draws, [measure], (r) => r.crps.model);
  const spreads = SPREAD.flatMap((spread) => SMALL_PLACE.map((smallPlace) => ({ spread, smallPlace })));
  const migration = least(spreads, (m) => crps({ ...shipped, shrinkage, migration: m }, 'total'));
  const mortality = least(
    MORTALITY.map((smallPlace) => ({ smallPlace })),
    (m) => crps({ shrinkage, migration, mortality: m }, '80+'),
  );
  return { shrinkage, migration, mortality };
}
