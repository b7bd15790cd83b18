import { quantile } from '../gap/quantile.ts';
import { simulate, type Weights } from '../population/draws/simulate.ts';
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

/** What one person counts in a measure. */
const weightOf = (measure: Measure): Weights => {
  const counted = Float64Array.from({ length: AGES }, (_, age) => (measure === 'total' || age >= 80 ? 1 : 0));
  return { female: counted, male: counted };
};

/** What the model said of one place and measure. Persons. */
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
  /** The model's value in every draw, from the lowest. */
  readonly sample: Float64Array;
}

/** The model's forecast with its draws, and the place's own growth over the known years carried on undamped, for every place and measure. */
export function forecasts(
  places: readonly HindcastPlace[],
  parameters: Parameters,
  seed: number,
  draws: number,
  draw: typeof simulate = simulate,
): Forecast[] {
  return places.flatMap((place) => {
    const [first, base] = [place.known.own[0], place.known.own.at(-1)];
    if (!first || !base) throw new RangeError(`${place.code} has no history`);
    const years = place.truth.year - base.year;
    const guess = projectPopulation(place.known, parameters, years).at(-1) ?? base;
    const drawn = draw(
      { known: place.known, parameters, years, area: place.code, seed, draws },
      MEASURES.map(weightOf),
    );
    return MEASURES.map((measure, m) => {
      const count = measureOf[measure];
      const model = count(guess);
      const growth = base.year > first.year ? (count(base) / count(first)) ** (years / (base.year - first.year)) : 1;
      return {
        code: place.code,
        measure,
        size: total(base),
        years,
        start: count(base),
        model,
        trend: count(base) * growth,
        truth: count(place.truth),
        sample: Float64Array.from({ length: draws }, (_, d) => model * drawn.relative(m, years, d)).sort(),
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

function outcomeOf(f: Forecast): Outcome {
  const { sample } = f;
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

/** Scores by measure and size at the start; classes without a place are left out. */
export function scoreForecasts(all: readonly Forecast[]): HindcastRow[] {
  const outcomes = all.map((f) => ({ ...outcomeOf(f), measure: f.measure, size: f.size }));
  return MEASURES.flatMap((measure) =>
    [['all', 0, Number.POSITIVE_INFINITY] as const, ...SIZE_CLASSES].flatMap(([name, from, to]) => {
      const own = outcomes.filter((o) => o.measure === measure && o.size >= from && o.size < to);
      return own.length > 0 ? [{ measure, class: name, ...scoreOf(own) }] : [];
    }),
  );
}
