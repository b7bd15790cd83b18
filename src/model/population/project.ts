import { AGES, type AgeSex, type Parameters, type PopulationYear } from '../types.ts';
import { fertilityRates, netMigrationRate, newbornSurvival, survivalRatios } from './vital-rates.ts';

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
): { rate: Float64Array; risk: Float64Array } {
  const survivors = new Float64Array(AGES);
  const found = new Float64Array(AGES);
  for (let i = 1; i < history.length; i += 1) {
    const [before, after] = [history[i - 1], history[i]];
    if (!before || !after || after.year !== before.year + 1) continue;
    const ratios = survivalRatios(parameters, sex, before.year);
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
}

/** What the national schedule is multiplied by to give the scenario's extra migrants of a population; 0 when there are none. */
function extraPerRate(base: AgeSex | undefined, parameters: Parameters): number {
  if (!base || parameters.extraMigration === 0) return 0;
  let scheduled = 0;
  for (let a = 0; a < AGES; a += 1)
    scheduled += ((base.female[a] ?? 0) + (base.male[a] ?? 0)) * netMigrationRate(parameters.netMigration, a);
  return scheduled > 0 ? (parameters.extraMigration * total(base)) / scheduled : 0;
}

/**
 * Migration rates to project with: the place's own, shrunk towards its county's, those towards the country's, and those towards the
 * national schedule, each by the number of persons at risk. Above 85 the national schedule alone: the residual there is noise.
 */
export function migrationRates(known: Histories, parameters: Parameters, sex: 'female' | 'male'): Float64Array {
  const levels = [known.country, known.county, known.own].map((years) =>
    pooled(observedMigration(years, parameters, sex)),
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

/**
 * One year by the cohort-component method: survivors, then births by the mean of women at the start and the end
 * (Preston, Heuveline and Guillot 2001, ch. 6), migration as a share of survivors at the end of the year.
 * The open age group is pooled with the one below.
 */
export function step(
  start: PopulationYear,
  parameters: Parameters,
  migration: Readonly<Record<'female' | 'male', Float64Array>>,
  migrationScale: number,
  fertility: number,
): Step {
  const next = { female: new Float64Array(AGES), male: new Float64Array(AGES) };
  let deaths = 0;
  let moved = 0;
  for (const sex of SEXES) {
    const ratios = survivalRatios(parameters, sex, start.year);
    for (let a = 0; a < AGES; a += 1) {
      const alive = (start[sex][a] ?? 0) * (ratios[a] ?? 0);
      deaths += (start[sex][a] ?? 0) - alive;
      const net = alive * (migration[sex][a] ?? 0) * migrationScale;
      moved += net;
      const to = Math.min(a + 1, AGES - 1);
      next[sex][to] = (next[sex][to] ?? 0) + alive + net;
    }
  }
  const rates = fertilityRates(parameters.fertility);
  let births = 0;
  for (let a = 15; a < 50; a += 1)
    births += ((start.female[a] ?? 0) + (next.female[a] ?? 0)) * 0.5 * (rates[a] ?? 0) * fertility;
  const girls = births / (1 + parameters.sexRatioAtBirth);
  for (const sex of SEXES) {
    const born = sex === 'female' ? girls : births - girls;
    next[sex][0] = born * newbornSurvival(parameters, sex, start.year);
    deaths += born - (next[sex][0] ?? 0);
  }
  return { population: { year: start.year + 1, ...next }, births, deaths, netMigration: moved };
}

/** A place's own levels; in year t ahead they are multiplied by, or move towards the national one by, {@link damping}. */
export interface LocalRates {
  /** Net migrants per survivor of an age. */
  readonly migration: Readonly<Record<'female' | 'male', Float64Array>>;
  /** Births against what national fertility gives. */
  readonly fertility: number;
}

export const localRates = (known: Histories, parameters: Parameters): LocalRates => ({
  migration: {
    female: migrationRates(known, parameters, 'female'),
    male: migrationRates(known, parameters, 'male'),
  },
  fertility: fertilityLevel(known.own, parameters),
});

/** What is left of a place's own level `t` years ahead, 0..1. */
export const damping = (parameters: Parameters, t: number): number => 0.5 ** (t / parameters.migrationHalfLife);

/** `years` steps from the last known year; the first element is the base itself. */
export function projectPopulation(
  known: Histories,
  parameters: Parameters,
  years: number,
  { migration, fertility } = localRates(known, parameters),
): PopulationYear[] {
  const base = known.own.at(-1);
  if (!base) throw new RangeError('At least one known year is needed');
  const path = [base];
  for (let t = 0; t < years; t += 1) {
    const last = path[t];
    if (!last) break;
    const left = damping(parameters, t);
    path.push(step(last, parameters, migration, left, 1 + (fertility - 1) * left).population);
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
