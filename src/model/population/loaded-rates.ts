import {
  AGES,
  type AgeSex,
  type EventCount,
  type Parameters,
  type PopulationYear,
  type VitalCounts,
} from '../types.ts';
import type { Histories } from './project.ts';
import { deathRateIn, fertilityRates, moveRates, netMigrationRate } from './vital-rates.ts';

const SEXES = ['female', 'male'] as const;
type BySex = Readonly<Record<'female' | 'male', Float64Array>>;

/** Calendar years of counts that are used, the newest. */
const NEWEST = 5;

/** Whose counts a rate rests on, and their years, oldest first. */
export interface RatesFrom {
  readonly of: 'own' | 'county';
  readonly years: readonly number[];
}

/** Of births, deaths and moves; null where the national schedules or the place's own history stand for them. */
export type LoadedFrom = Readonly<Record<'births' | 'deaths' | 'moves', RatesFrom | null>>;

/**
 * Rates of a place that rest on what an agency has counted there or in its county, by single age. Each part is null where nobody has
 * loaded counts with people at risk; the schedules of the country, or the place's own history, then stand for it.
 */
export interface LoadedRates {
  /** Births against the national schedule, by the mother's age. */
  readonly births: Float64Array | null;
  /** Deaths against the national law of the same year, which goes on falling. */
  readonly deaths: BySex | null;
  /** Of those who live, the share of an age who move out in a year, and the persons who move in at that age in the first year. */
  readonly moves: { readonly out: BySex; readonly arrivals: BySex } | null;
  readonly from: LoadedFrom;
}

/** Persons of an age in the middle of a year: the mean of its 1 January and the next. */
type AtRisk = (sex: 'female' | 'male', age: number) => number;
/** Events of a person of an age and sex in a year by the national schedules. */
export type Schedule = (sex: 'female' | 'male', age: number, year: number) => number;

export function atRisk(history: readonly PopulationYear[], year: number): AtRisk | null {
  const [start, end] = [year, year + 1].map((wanted) => history.find((p) => p.year === wanted));
  return start && end ? (sex, a) => ((start[sex][a] ?? 0) + (end[sex][a] ?? 0)) / 2 : null;
}

interface Band {
  readonly sex: EventCount['sex'];
  readonly from: number;
  readonly to: number;
  found: number;
  expected: number;
}

const bandKey = ({ sex, from, to }: EventCount): string => `${sex ?? ''} ${from} ${to}`;

/**
 * Counts of the newest years with people at risk, added up by band, with what the schedule times `prior` gives the same people. A band that
 * is hidden in one of the years is left out of all of them: few are hidden, so those of it that are told are its many. Widest band first.
 */
function bandsOf(
  counts: readonly EventCount[],
  history: readonly PopulationYear[],
  schedule: Schedule,
  prior: BySex,
): { bands: Band[]; years: number[] } {
  const told = counts.filter((c) => c.events !== null);
  const known = [...new Set(told.map((c) => c.year))].sort((a, b) => a - b);
  const years = known.filter((year) => atRisk(history, year) !== null).slice(-NEWEST);
  const hidden = new Set(counts.filter((c) => c.events === null && years.includes(c.year)).map(bandKey));
  const bands = new Map<string, Band>();
  for (const count of told) {
    const risk = years.includes(count.year) ? atRisk(history, count.year) : null;
    const key = bandKey(count);
    if (!risk || hidden.has(key)) continue;
    const { sex, from, to } = count;
    const band = bands.get(key) ?? { sex, from, to, found: 0, expected: 0 };
    for (const one of sex ? [sex] : SEXES)
      for (let a = Math.max(0, from); a <= Math.min(AGES - 1, to); a += 1)
        band.expected += risk(one, a) * schedule(one, a, count.year) * (prior[one][a] ?? 1);
    band.found += count.events ?? 0;
    bands.set(key, band);
  }
  return { bands: [...bands.values()].sort((a, b) => b.to - b.from - (a.to - a.from)), years };
}

/**
 * What the schedule is multiplied by at each age: events counted against events expected, first in all and then in each band around that,
 * each shrunk with the weight of `weight` expected events (the mean of a gamma posterior; Clayton and Kaldor 1987). Ages without a band
 * follow the whole, and of two bands that tell of an age the narrower stands. Null without counts or people at risk.
 */
function ratiosOf(
  counts: readonly EventCount[],
  history: readonly PopulationYear[],
  schedule: Schedule,
  weight: number,
  prior: BySex,
): { ratios: BySex; years: number[] } | null {
  const { bands, years } = bandsOf(counts, history, schedule, prior);
  const found = bands.reduce((n, b) => n + b.found, 0);
  const expected = bands.reduce((n, b) => n + b.expected, 0);
  if (!(expected > 0)) return null;
  const whole = (found + weight) / (expected + weight);
  const made = { female: prior.female.map((p) => p * whole), male: prior.male.map((p) => p * whole) };
  if (bands.length > 1)
    for (const { sex, from, to, found: here, expected: wanted } of bands) {
      const ratio = (here + weight * whole) / (wanted + weight);
      for (const one of sex ? [sex] : SEXES)
        for (let a = from; a <= Math.min(AGES - 1, to); a += 1) made[one][a] = (prior[one][a] ?? 1) * ratio;
    }
  return { ratios: made, years };
}

const ones = (): BySex => ({ female: new Float64Array(AGES).fill(1), male: new Float64Array(AGES).fill(1) });

/** The county's ratios, and around them the place's own; null where neither has counts. */
function nested(
  known: Histories,
  counts: (of: VitalCounts) => readonly EventCount[],
  schedule: Schedule,
  weight: number,
): { ratios: BySex; from: RatesFrom } | null {
  if (!known.vital) return null;
  const county = ratiosOf(counts(known.vital.county), known.county, schedule, weight, ones());
  const own = ratiosOf(counts(known.vital.own), known.own, schedule, weight, county?.ratios ?? ones());
  if (own) return { ratios: own.ratios, from: { of: 'own', years: own.years } };
  return county && { ratios: county.ratios, from: { of: 'county', years: county.years } };
}

const held = (ratios: BySex, low: number, high: number): BySex => {
  const hold = (n: number) => Math.max(low, Math.min(high, n));
  return { female: ratios.female.map(hold), male: ratios.male.map(hold) };
};

const scheduled = (ratios: BySex, of: (sex: 'female' | 'male', age: number) => number): BySex => ({
  female: ratios.female.map((ratio, a) => ratio * of('female', a)),
  male: ratios.male.map((ratio, a) => ratio * of('male', a)),
});

/** What the loaded counts say of a place; null where none are loaded that can be used. */
export function loadedRates(known: Histories, parameters: Parameters): LoadedRates | null {
  const base = known.own.at(-1);
  if (!known.vital || !base) return null;
  const { vitalWeight } = parameters;
  const fertility = fertilityRates(parameters.fertility);
  const births = nested(
    known,
    (of) => of.births,
    (sex, a) => (sex === 'female' ? (fertility[a] ?? 0) : 0),
    vitalWeight.births,
  );
  const deaths = nested(
    known,
    (of) => of.deaths,
    (sex, a, year) => deathRateIn(parameters, sex, a, year),
    vitalWeight.deaths,
  );
  const moving = moveRates(parameters);
  const leave = (a: number) => moving[a] ?? 0;
  // In balance but for what the country's net migration adds.
  const arrive = (a: number) => Math.max(0, leave(a) + netMigrationRate(parameters.netMigration, a));
  const both = known.vital;
  const told = (of: VitalCounts) => of.arrivals.length > 0 && of.departures.length > 0;
  // One of the two alone would be read as people who only come, or only go.
  const whole: Histories = {
    ...known,
    vital: { own: told(both.own) ? both.own : NONE, county: told(both.county) ? both.county : NONE },
  };
  const departures = nested(
    whole,
    (of) => of.departures,
    (_, a) => leave(a),
    vitalWeight.moves,
  );
  const arrivals = nested(
    whole,
    (of) => of.arrivals,
    (_, a) => arrive(a),
    vitalWeight.moves,
  );
  if (!births && !deaths && !(departures && arrivals)) return null;
  return {
    // Among the very young and the very old mothers the schedule has next to nobody.
    births: births && held(births.ratios, 0.2, 10).female,
    deaths: deaths && held(deaths.ratios, 0.5, 2),
    moves:
      departures && arrivals
        ? {
            out: held(
              scheduled(departures.ratios, (_, a) => leave(a)),
              0,
              0.5,
            ),
            arrivals: scheduled(arrivals.ratios, (sex, a) => arrive(a) * (base[sex][a] ?? 0)),
          }
        : null,
    from: {
      births: births?.from ?? null,
      deaths: deaths?.from ?? null,
      moves: departures && arrivals ? departures.from : null,
    },
  };
}

const NONE: VitalCounts = { births: [], deaths: [], arrivals: [], departures: [] };

/** Persons who move out of and into a place in its first year. */
export function movesOf({ out, arrivals }: NonNullable<LoadedRates['moves']>, base: AgeSex) {
  const made = { out: 0, in: 0 };
  for (const sex of SEXES)
    for (let a = 0; a < AGES; a += 1) {
      made.out += (out[sex][a] ?? 0) * (base[sex][a] ?? 0);
      made.in += arrivals[sex][a] ?? 0;
    }
  return made;
}

/**
 * Moves of one year of a path by the age at its start, half of it at each of two ages: the share of survivors who go, and the persons who
 * come. Those who come keep their ages; together they go from what was counted towards as many as left in the base year, and `left` is how
 * much of the difference is still there.
 */
export function movesAt(
  moves: NonNullable<LoadedRates['moves']>,
  base: AgeSex,
  left: number,
): { readonly out: BySex; readonly arrivals: BySex; readonly newborn: BySex } {
  const { out, in: coming } = movesOf(moves, base);
  const scale = coming > 0 ? (out + (coming - out) * left) / coming : 0;
  const of = (rates: Float64Array) => (a: number) => ((rates[a] ?? 0) + (rates[Math.min(a + 1, AGES - 1)] ?? 0)) / 2;
  const pair = (make: (sex: 'female' | 'male') => Float64Array): BySex => ({
    female: make('female'),
    male: make('male'),
  });
  return {
    out: pair((sex) => Float64Array.from({ length: AGES }, (_, a) => of(moves.out[sex])(a))),
    arrivals: pair((sex) => Float64Array.from({ length: AGES }, (_, a) => scale * of(moves.arrivals[sex])(a))),
    newborn: pair((sex) => Float64Array.of((moves.out[sex][0] ?? 0) / 2, (scale * (moves.arrivals[sex][0] ?? 0)) / 2)),
  };
}
