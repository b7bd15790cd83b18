import type { Parameters } from '../types.ts';
import { forecasts, type HindcastPlace, scoreForecasts } from './hindcast.ts';

/** The national hyper-parameters that a hindcast can tell something about. */
export interface Fitted {
  readonly shrinkage: number;
  readonly common: number;
  readonly smallPlace: number;
}

const SHRINKAGE = [250, 500, 1000, 2000, 4000, 8000];
const COMMON = [0.004, 0.005, 0.006, 0.007, 0.008, 0.009, 0.01];
const SMALL_PLACE = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45];

export const withFitted = (parameters: Parameters, fitted: Fitted): Parameters => ({
  ...parameters,
  shrinkage: fitted.shrinkage,
  error: { ...parameters.error, common: fitted.common, smallPlace: fitted.smallPlace },
});

const least = <T>(list: readonly T[], loss: (item: T) => number): T =>
  list.map((item) => ({ item, loss: loss(item) })).reduce((best, next) => (next.loss < best.loss ? next : best)).item;

/**
 * Hyper-parameters by grid: the shrinkage with the least mean absolute error of total and 80+ together, then the two parts of the
 * error with the least mean CRPS. The grids are coarse on purpose: one period of history does not carry more.
 */
export function fitHyperParameters(
  places: readonly HindcastPlace[],
  parameters: Parameters,
  seed: number,
  draws: number,
): Fitted {
  const both = (rows: ReturnType<typeof scoreForecasts>, of: (row: (typeof rows)[number]) => number) =>
    rows.filter((row) => row.class === 'all').reduce((n, row) => n + of(row), 0);
  const tried = SHRINKAGE.map((shrinkage) => ({ shrinkage, made: forecasts(places, { ...parameters, shrinkage }) }));
  const { shrinkage, made } = least(tried, (t) =>
    both(scoreForecasts(t.made, parameters, seed, 1), (r) => r.mape.model),
  );
  const errors = COMMON.flatMap((common) => SMALL_PLACE.map((smallPlace) => ({ shrinkage, common, smallPlace })));
  return least(errors, (e) => both(scoreForecasts(made, withFitted(parameters, e), seed, draws), (r) => r.crps.model));
}
