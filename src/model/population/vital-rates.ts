import { AGES, type MigrationSchedule, type MortalityLaw, type Parameters } from '../types.ts';

/** Ages at which the laws are centred, so that their constants are of a readable size. */
const CENTRE = 80;

/**
 * Death rate per person-year: the Gompertz-Makeham law with a bend of the logarithm (Beard 1971 gives the family) and a separate
 * first year; capped at 1.2. `age` in completed years, any from 0.
 */
export function deathRate(law: MortalityLaw, age: number): number {
  if (age === 0) return law.infant;
  const x = age - CENTRE;
  return Math.min(1.2, law.background + Math.exp(law.level + law.slope * x + law.bend * x * x));
}

/** {@link deathRate} of the national law in a calendar year. */
export const deathRateIn = (parameters: Parameters, sex: 'female' | 'male', age: number, year: number): number =>
  moved(parameters, sex, year) * deathRate(parameters.mortality[sex], age);

/** What the death rates of `year` are of those of the year the law holds for; above 1 before it, below 1 after it. */
const moved = (parameters: Parameters, sex: 'female' | 'male', year: number): number =>
  (1 - parameters.mortality[sex].improvement) ** (year - parameters.mortality.year);

/** {@link survivalRatios} where each age's rate is so many times the national one. */
export const survivalWith = (
  parameters: Parameters,
  sex: 'female' | 'male',
  year: number,
  times: Float64Array,
): Float64Array =>
  Float64Array.from({ length: AGES }, (_, a) => {
    const rate = (age: number) => deathRateIn(parameters, sex, age, year) * (times[Math.min(age, AGES - 1)] ?? 1);
    return Math.exp(-(rate(a) + rate(a + 1)) / 2);
  });

/**
 * Share of those aged `a` on 1 January of `year` who are alive a year later, for each age; half of the year at each age's rate.
 * Length {@link AGES}, values in (0, 1); to be read only.
 */
export function survivalRatios(parameters: Parameters, sex: 'female' | 'male', year: number): Float64Array {
  const known = kept.get(parameters.mortality) ?? new Map<string, Float64Array>();
  kept.set(parameters.mortality, known);
  const key = `${sex} ${year}`;
  const ratios = known.get(key) ?? computedRatios(parameters, sex, year);
  known.set(key, ratios);
  return ratios;
}

/** The ratios of a law that have been asked for: a run asks for those of a year in many places. */
const kept = new WeakMap<Parameters['mortality'], Map<string, Float64Array>>();

function computedRatios(parameters: Parameters, sex: 'female' | 'male', year: number): Float64Array {
  const factor = moved(parameters, sex, year);
  const law = parameters.mortality[sex];
  return Float64Array.from({ length: AGES }, (_, a) =>
    Math.exp((-factor * (deathRate(law, a) + deathRate(law, a + 1))) / 2),
  );
}

/** Share of the newborn of `year` who live on 1 January after it. */
export function newbornSurvival(parameters: Parameters, sex: 'female' | 'male', year: number, times = 1): number {
  return Math.exp(-0.9 * moved(parameters, sex, year) * parameters.mortality[sex].infant * times);
}

/** Life expectancy at birth in years with the death rates of `year` (Preston, Heuveline and Guillot 2001, ch. 3); the table ends at 120. */
export function lifeExpectancy(parameters: Parameters, sex: 'female' | 'male', year: number): number {
  const factor = moved(parameters, sex, year);
  let alive = 1;
  let years = 0;
  for (let a = 0; a < 120; a += 1) {
    const q = 1 - Math.exp(-factor * deathRate(parameters.mortality[sex], a));
    years += alive * (1 - q * (a === 0 ? 0.9 : 0.5));
    alive *= 1 - q;
  }
  return years;
}

/** Net migrants per person and year at an age: a falling curve for children with their parents, a skewed peak for young adults (Rogers and Castro 1981). */
export function netMigrationRate({ level, childhood, labour }: MigrationSchedule, age: number): number {
  const x = age - labour.peak;
  const children = childhood.height * Math.exp(-childhood.fall * age);
  const adults = labour.height * Math.exp(-labour.fall * x - Math.exp(-labour.rise * x));
  return level * (children + adults);
}

/** Births per woman and year by age: a normal curve that adds up to the TFR. Zero outside 15..49. To be read only. */
export function fertilityRates(p: Parameters['fertility']): Float64Array {
  const known = keptFertility.get(p);
  if (known) return known;
  const rates = Float64Array.from({ length: AGES }, (_, a) =>
    a < 15 || a > 49 ? 0 : Math.exp(-0.5 * ((a + 0.5 - p.meanAge) / p.spread) ** 2),
  );
  const total = rates.reduce((n, r) => n + r, 0);
  const made = rates.map((r) => (r / total) * p.tfr);
  keptFertility.set(p, made);
  return made;
}

/** As {@link kept}: each step of each projection asks. */
const keptFertility = new WeakMap<Parameters['fertility'], Float64Array>();

/** Moves per person and year by age, of those who cross the border of a municipality; to be read only. */
export function moveRates({ movers: { rates } }: Parameters): Float64Array {
  const made = keptMoves.get(rates) ?? Float64Array.from({ length: AGES }, (_, a) => bandValue(rates, a));
  keptMoves.set(rates, made);
  return made;
}

/** As {@link kept}: a run asks several times for each place. */
const keptMoves = new WeakMap<Parameters['movers']['rates'], Float64Array>();

/** The value of the band an age lies in; bands are given by their lowest age, in rising order. */
export const bandValue = (bands: readonly { readonly from: number; readonly rate: number }[], age: number): number =>
  bands[bandOfAge(bands, age)]?.rate ?? 0;

/** The place of the band an age lies in; -1 below the lowest. */
export const bandOfAge = (bands: readonly { readonly from: number }[], age: number): number =>
  bands.findLastIndex((band) => age >= band.from);
