import { AGES, type AgeSex, type Parameters, type PopulationYear, type RunInput } from '../types.ts';
import { type LoadedRates, loadedRates, movesAt } from './loaded-rates.ts';
import { fertilityRates, netMigrationRate, newbornSurvival, survivalRatios, survivalWith } from './vital-rates.ts';

export const total = (p: AgeSex): number => p.female.reduce((n, v) => n + v, 0) + p.male.reduce((n, v) => n + v, 0);

const SEXES = ['female', 'male'] as const;

/**
 * Net migration a year per person by sex and age, measured as the cohort change ratio over the survival ratio, minus one:
 * sums over all pairs of consecutive known years. Null where nobody was at risk or no pair of years is known.
 */
function observedMigration(
  history: readonly PopulationYear[],
  parameters: Parameters,
  sex: 'female' | 'male',
  deaths: LoadedRates['deaths'] = null,
): { rate: Float64Array; risk: Float64Array } {
  const survivors = new Float64Array(AGES);
  const found = new Float64Array(AGES);
  for (let i = 1; i < history.length; i += 1) {
    const [before, after] = [history[i - 1], history[i]];
    if (!before || !after || after.year !== before.year + 1) continue;
    const ratios = survivalOf(parameters, sex, before.year, deaths);
    for (let a = 0; a < AGES - 1; a += 1) {
      survivors[a] = (survivors[a] ?? 0) + (before[sex][a] ?? 0) * (ratios[a] ?? 0);
      found[a] = (found[a] ?? 0) + (after[sex][a + 1] ?? 0);
    }
  }
  return { rate: found.map((v, a) => ((survivors[a] ?? 0) > 0 ? v / (survivors[a] ?? 1) - 1 : 0)), risk: survivors };
}

/** Neighbouring ages of one sex pooled, so that a small place's ratios are not noise: half-width three years. */
function pooled(o: { rate: Float64Array; risk: Float64Array }): { rate: Float64Array; risk: Float64Array } {
  const rate = new Float64Array(AGES);
  const risk = new Float64Array(AGES);
  for (let a = 0; a < AGES; a += 1) {
    let moved = 0;
    let at = 0;
    for (let b = Math.max(0, a - 3); b <= Math.min(AGES - 2, a + 3); b += 1) {
      moved += (o.rate[b] ?? 0) * (o.risk[b] ?? 0);
      at += o.risk[b] ?? 0;
    }
    rate[a] = at > 0 ? moved / at : 0;
    risk[a] = at;
  }
  return { rate, risk };
}

/** What is known of the places a projection leans on: its own history, its county's and the country's; the wider ones may be empty. */
export interface Histories {
  readonly own: readonly PopulationYear[];
  readonly county: readonly PopulationYear[];
  readonly country: readonly PopulationYear[];
  /** Births, deaths and moves counted there; absent where none are loaded. */
  readonly vital?: RunInput['vital'] | undefined;
}

/** {@link survivalRatios} with what the place's own deaths are against the national ones, where they are loaded. */
export const survivalOf = (
  parameters: Parameters,
  sex: 'female' | 'male',
  year: number,
  deaths: LoadedRates['deaths'],
): Float64Array => (deaths ? survivalWith(parameters, sex, year, deaths[sex]) : survivalRatios(parameters, sex, year));

/** What the national schedule is multiplied by to give the scenario's extra migrants of a population; 0 when there are none. */
function extraPerRate(base: AgeSex | undefined, parameters: Parameters): number {
  if (!base || parameters.extraMigration === 0) return 0;
  let scheduled = 0;
  for (let a = 0; a < AGES; a += 1)
    scheduled += ((base.female[a] ?? 0) + (base.male[a] ?? 0)) * netMigrationRate(parameters.netMigration, a);
  return scheduled > 0 ? (parameters.extraMigration * total(base)) / scheduled : 0;
}

/** The scenario's extra migrants come on top of those who have been counted. */
function extended(loaded: LoadedRates, known: Histories, parameters: Parameters): LoadedRates {
  const base = known.own.at(-1);
  const extra = extraPerRate(base, parameters);
  if (!loaded.moves || !base || extra === 0) return loaded;
  const { out, arrivals } = loaded.moves;
  const more = (sex: 'female' | 'male') =>
    arrivals[sex].map((n, a) => n + extra * netMigrationRate(parameters.netMigration, a) * (base[sex][a] ?? 0));
  return { ...loaded, moves: { out, arrivals: { female: more('female'), male: more('male') } } };
}

/**
 * Migration rates to project with: the place's own, shrunk towards its county's, those towards the country's, and those towards the
 * national schedule, each by the number of persons at risk. Above 85 the national schedule alone: the residual there is noise.
 */
export function migrationRates(
  known: Histories,
  parameters: Parameters,
  sex: 'female' | 'male',
  deaths: LoadedRates['deaths'] = null,
): Float64Array {
  const levels = [known.country, known.county, known.own].map((years, i) =>
    pooled(observedMigration(years, parameters, sex, i === 2 ? deaths : null)),
  );
  const extra = extraPerRate(known.own.at(-1), parameters);
  return Float64Array.from({ length: AGES }, (_, a) => {
    const added = extra * netMigrationRate(parameters.netMigration, a);
    let rate = netMigrationRate(parameters.netMigration, a);
    if (a > 85) return rate + added;
    for (const [i, level] of levels.entries()) {
      const risk = level.risk[a] ?? 0;
      const kappa = parameters.shrinkage * (i < 2 ? 10 : 1);
      rate = (risk * (level.rate[a] ?? 0) + kappa * rate) / (risk + kappa);
    }
    return Math.max(-0.3, Math.min(0.4, rate + added));
  });
}

/** The place's births against what national fertility gives its women, shrunk towards one and held within 0.7..1.4. */
export function fertilityLevel(history: readonly PopulationYear[], parameters: Parameters): number {
  const rates = fertilityRates(parameters.fertility);
  let expected = 0;
  let found = 0;
  for (const year of history.slice(-5)) {
    for (let a = 15; a < 50; a += 1) expected += (year.female[a] ?? 0) * (rates[a] ?? 0);
    found += (year.female[0] ?? 0) + (year.male[0] ?? 0);
  }
  const level = (found + parameters.shrinkage) / (expected + parameters.shrinkage);
  return Math.max(0.7, Math.min(1.4, level));
}

export interface Step {
  readonly population: PopulationYear;
  readonly births: number;
  readonly deaths: number;
  readonly netMigration: number;
}

/** What a place's loaded rates are in one year of its path; see `loaded-rates.ts`. */
export interface LoadedYear {
  readonly rates: LoadedRates;
  /** Moves in and out; null where net migration is a share of survivors. */
  readonly moves: ReturnType<typeof movesAt> | null;
  /** What is left of the place's own births and moves, 0..1. */
  readonly left: number;
}

/** Births per woman of an age: the national ones, by the place's own level or, where births are loaded, by its ages. */
export const birthRate = (national: number, age: number, level: number, loaded: LoadedYear | null): number =>
  loaded?.rates.births ? national * (1 + ((loaded.rates.births[age] ?? 1) - 1) * loaded.left) : national * level;

/**
 * One year by the cohort-component method: survivors, then births by the mean of women at the start and the end
 * (Preston, Heuveline and Guillot 2001, ch. 6), migration at the end of the year: a share of survivors or, where moves are loaded, a share
 * who go and persons who come. The open age group is pooled with the one below.
 */
export function step(
  start: PopulationYear,
  parameters: Parameters,
  migration: Readonly<Record<'female' | 'male', Float64Array>>,
  migrationScale: number,
  fertility: number,
  loaded: LoadedYear | null = null,
): Step {
  const next = { female: new Float64Array(AGES), male: new Float64Array(AGES) };
  const times = loaded?.rates.deaths ?? null;
  const moves = loaded?.moves ?? null;
  let deaths = 0;
  let moved = 0;
  for (const sex of SEXES) {
    const ratios = survivalOf(parameters, sex, start.year, times);
    for (let a = 0; a < AGES; a += 1) {
      const alive = (start[sex][a] ?? 0) * (ratios[a] ?? 0);
      deaths += (start[sex][a] ?? 0) - alive;
      const net = moves
        ? (moves.arrivals[sex][a] ?? 0) - alive * (moves.out[sex][a] ?? 0)
        : alive * (migration[sex][a] ?? 0) * migrationScale;
      moved += net;
      const to = Math.min(a + 1, AGES - 1);
      next[sex][to] = (next[sex][to] ?? 0) + alive + net;
    }
  }
  const rates = fertilityRates(parameters.fertility);
  let births = 0;
  for (let a = 15; a < 50; a += 1)
    births += ((start.female[a] ?? 0) + (next.female[a] ?? 0)) * 0.5 * birthRate(rates[a] ?? 0, a, fertility, loaded);
  const girls = births / (1 + parameters.sexRatioAtBirth);
  for (const sex of SEXES) {
    const born = sex === 'female' ? girls : births - girls;
    const alive = born * newbornSurvival(parameters, sex, start.year, times?.[sex][0] ?? 1);
    deaths += born - alive;
    const [gone = 0, come = 0] = moves?.newborn[sex] ?? [];
    const net = moves ? come - alive * gone : 0;
    moved += net;
    next[sex][0] = alive + net;
  }
  return { population: { year: start.year + 1, ...next }, births, deaths, netMigration: moved };
}

/** A place's own levels; in year t ahead they are multiplied by, or move towards the national one by, {@link damping}. */
export interface LocalRates {
  /** Net migrants per survivor of an age. */
  readonly migration: Readonly<Record<'female' | 'male', Float64Array>>;
  /** Births against what national fertility gives. */
  readonly fertility: number;
  /** What its loaded births, deaths and moves say instead; null where none are. */
  readonly loaded: LoadedRates | null;
}

export function localRates(known: Histories, parameters: Parameters): LocalRates {
  const loaded = loadedRates(known, parameters);
  const deaths = loaded?.deaths ?? null;
  return {
    migration: {
      female: migrationRates(known, parameters, 'female', deaths),
      male: migrationRates(known, parameters, 'male', deaths),
    },
    fertility: fertilityLevel(known.own, parameters),
    loaded: loaded && extended(loaded, known, parameters),
  };
}

/** What is left of a place's own level `t` years ahead, 0..1. */
export const damping = (parameters: Parameters, t: number): number => 0.5 ** (t / parameters.migrationHalfLife);

/** The loaded rates of a place `t` years ahead; null where none are. */
export function loadedYear({ loaded }: LocalRates, base: AgeSex, parameters: Parameters, t: number): LoadedYear | null {
  const left = damping(parameters, t);
  return loaded && { rates: loaded, left, moves: loaded.moves && movesAt(loaded.moves, base, left) };
}

/** `years` steps from the last known year; the first element is the base itself. */
export function projectPopulation(
  known: Histories,
  parameters: Parameters,
  years: number,
  rates: LocalRates = localRates(known, parameters),
): PopulationYear[] {
  const { migration, fertility } = rates;
  const base = known.own.at(-1);
  if (!base) throw new RangeError('At least one known year is needed');
  const path = [base];
  for (let t = 0; t < years; t += 1) {
    const last = path[t];
    if (!last) break;
    const left = damping(parameters, t);
    const loaded = loadedYear(rates, base, parameters, t);
    path.push(step(last, parameters, migration, left, 1 + (fertility - 1) * left, loaded).population);
  }
  return path;
}

/** Splits counts without sex by the sex ratio at birth and the two mortality laws. */
export function splitSexes(counts: ArrayLike<number>, parameters: Parameters): AgeSex {
  const female = new Float64Array(AGES);
  const male = new Float64Array(AGES);
  let men = parameters.sexRatioAtBirth;
  let women = 1;
  const { year } = parameters.mortality;
  const ratios = { female: survivalRatios(parameters, 'female', year), male: survivalRatios(parameters, 'male', year) };
  for (let a = 0; a < AGES; a += 1) {
    female[a] = ((counts[a] ?? 0) * women) / (men + women);
    male[a] = (counts[a] ?? 0) - (female[a] ?? 0);
    men *= ratios.male[a] ?? 1;
    women *= ratios.female[a] ?? 1;
  }
  return { female, male };
}
