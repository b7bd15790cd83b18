import { errorPath } from '../gap/errors.ts';
import { quantile } from '../gap/quantile.ts';
import { type Histories, projectPopulation, total } from '../population/project.ts';
import { AGES, type AgeSex, type Parameters, type PopulationYear } from '../types.ts';
import { crps, meanApe, medianApe } from './scores.ts';

/** A place as it was known at the end of the fitting years, and what it then became. */
export interface HindcastPlace {
  readonly code: string;
  readonly name: string;
  readonly known: Histories;
  readonly truth: PopulationYear;
}

export interface Score {
  readonly places: number;
  /** Relative errors, 0.01 is one percent. */
  readonly mape: { readonly model: number; readonly noChange: number; readonly trend: number };
  readonly medianApe: { readonly model: number; readonly noChange: number; readonly trend: number };
  /** Share of places whose truth lies within p10 and p90. */
  readonly coverage80: number;
  /** Mean CRPS relative to the truth; for no change and trend it is the absolute error. */
  readonly crps: { readonly model: number; readonly noChange: number; readonly trend: number };
}

export const SIZE_CLASSES = [
  ['under 2 000', 0, 2000],
  ['2 000-5 000', 2000, 5000],
  ['5 000-10 000', 5000, 10_000],
  ['10 000-20 000', 10_000, 20_000],
  ['over 20 000', 20_000, Number.POSITIVE_INFINITY],
] as const;

export const MEASURES = ['total', '80+'] as const;
export type Measure = (typeof MEASURES)[number];

const old = (p: AgeSex): number => {
  let n = 0;
  for (let a = 80; a < AGES; a += 1) n += (p.female[a] ?? 0) + (p.male[a] ?? 0);
  return n;
};
const measureOf: Readonly<Record<Measure, (p: AgeSex) => number>> = { total, '80+': old };

const ERROR_OF = { total: 'population', '80+': 'old' } as const;

/** What the model said of one place and measure, before any error is drawn. Persons. */
export interface Forecast {
  readonly code: string;
  readonly measure: Measure;
  /** All inhabitants at the start: the size class. */
  readonly size: number;
  readonly years: number;
  readonly start: number;
  readonly model: number;
  readonly trend: number;
  readonly truth: number;
}

/** The model's forecast, and the place's own growth over the known years carried on undamped, for every place and measure. */
export function forecasts(places: readonly HindcastPlace[], parameters: Parameters): Forecast[] {
  return places.flatMap((place) => {
    const [first, base] = [place.known.own[0], place.known.own.at(-1)];
    if (!first || !base) throw new RangeError(`${place.code} has no history`);
    const years = place.truth.year - base.year;
    const guess = projectPopulation(place.known, parameters, years).at(-1) ?? base;
    return MEASURES.map((measure) => {
      const count = measureOf[measure];
      const growth = base.year > first.year ? (count(base) / count(first)) ** (years / (base.year - first.year)) : 1;
      return {
        code: place.code,
        measure,
        size: total(base),
        years,
        start: count(base),
        model: count(guess),
        trend: count(base) * growth,
        truth: count(place.truth),
      };
    });
  });
}

interface Outcome {
  readonly model: number;
  readonly noChange: number;
  readonly trend: number;
  readonly inside: boolean;
  readonly crps: number;
}

function outcomeOf(f: Forecast, parameters: Parameters, seed: number, draws: number): Outcome {
  const sample = Float64Array.from(
    { length: draws },
    (_, d) =>
      f.model *
      Math.exp(errorPath(parameters, f.start, f.years, seed, d, f.code, ERROR_OF[f.measure]).population[f.years] ?? 0),
  ).sort();
  return {
    model: f.model / f.truth - 1,
    noChange: f.start / f.truth - 1,
    trend: f.trend / f.truth - 1,
    inside: f.truth >= quantile(sample, 0.1) && f.truth <= quantile(sample, 0.9),
    crps: crps(sample, f.truth) / f.truth,
  };
}

function scoreOf(outcomes: readonly Outcome[]): Score {
  const each = (of: (errors: readonly number[]) => number) => ({
    model: of(outcomes.map((o) => o.model)),
    noChange: of(outcomes.map((o) => o.noChange)),
    trend: of(outcomes.map((o) => o.trend)),
  });
  const mape = each(meanApe);
  return {
    places: outcomes.length,
    mape,
    medianApe: each(medianApe),
    coverage80: outcomes.filter((o) => o.inside).length / outcomes.length,
    crps: { ...mape, model: outcomes.reduce((n, o) => n + o.crps, 0) / outcomes.length },
  };
}

export interface HindcastRow extends Score {
  readonly measure: Measure;
  readonly class: string;
}

/** Scores by measure and size at the start; classes without a place are left out. Pure: the same forecasts and seed give the same bytes. */
export function scoreForecasts(
  all: readonly Forecast[],
  parameters: Parameters,
  seed: number,
  draws: number,
): HindcastRow[] {
  const outcomes = all.map((f) => ({ ...outcomeOf(f, parameters, seed, draws), measure: f.measure, size: f.size }));
  return MEASURES.flatMap((measure) =>
    [['all', 0, Number.POSITIVE_INFINITY] as const, ...SIZE_CLASSES].flatMap(([name, from, to]) => {
      const own = outcomes.filter((o) => o.measure === measure && o.size >= from && o.size < to);
      return own.length > 0 ? [{ measure, class: name, ...scoreOf(own) }] : [];
    }),
  );
}
