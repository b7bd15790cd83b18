import type { Parameters } from '../types.ts';
import { forecasts, type HindcastPlace, type Measure, scoreForecasts } from './hindcast.ts';

/** The part of the error that is the same everywhere and the part that is larger in a small place. */
interface Spread {
  readonly common: number;
  readonly smallPlace: number;
}

/** The national hyper-parameters that a hindcast can tell something about. */
export interface Fitted extends Spread {
  readonly shrinkage: number;
  readonly old: Spread;
}

const SHRINKAGE = [250, 500, 1000, 2000, 4000, 8000];
const COMMON = [0.001, 0.002, 0.003, 0.004, 0.005, 0.006, 0.007, 0.008, 0.009, 0.01];
const SMALL_PLACE = [0.15, 0.175, 0.2, 0.225, 0.25, 0.3, 0.35, 0.4, 0.45];

export const withFitted = (parameters: Parameters, { shrinkage, common, smallPlace, old }: Fitted): Parameters => ({
  ...parameters,
  shrinkage,
  error: { ...parameters.error, common, smallPlace, old },
});

const least = <T>(list: readonly T[], loss: (item: T) => number): T =>
  list.map((item) => ({ item, loss: loss(item) })).reduce((best, next) => (next.loss < best.loss ? next : best)).item;

/**
 * Hyper-parameters by grid: the shrinkage with the least mean absolute error of total and 80+ together, then for each of the two
 * the parts of its error with the least mean CRPS. The grids are coarse on purpose: one period of history does not carry more.
 */
export function fitHyperParameters(
  places: readonly HindcastPlace[],
  parameters: Parameters,
  seed: number,
  draws: number,
): Fitted {
  const whole = (rows: ReturnType<typeof scoreForecasts>, of: (row: (typeof rows)[number]) => number) =>
    rows.filter((row) => row.class === 'all').reduce((n, row) => n + of(row), 0);
  const tried = SHRINKAGE.map((shrinkage) => ({ shrinkage, made: forecasts(places, { ...parameters, shrinkage }) }));
  const { shrinkage, made } = least(tried, (t) =>
    whole(scoreForecasts(t.made, parameters, seed, 1), (r) => r.mape.model),
  );
  const spreads = COMMON.flatMap((common) => SMALL_PLACE.map((smallPlace) => ({ common, smallPlace })));
  const spreadOf = (measure: Measure) => {
    const own = made.filter((f) => f.measure === measure);
    return least(spreads, (spread) =>
      whole(
        scoreForecasts(own, withFitted(parameters, { shrinkage, ...spread, old: spread }), seed, draws),
        (r) => r.crps.model,
      ),
    );
  };
  return { shrinkage, ...spreadOf('total'), old: spreadOf('80+') };
}
