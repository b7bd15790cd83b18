import { AGES, type Parameters } from '../types.ts';

/** Death rate per person-year by the Gompertz-Makeham law with a separate first year; capped at 1.2. */
export function deathRate(p: Parameters['mortality']['female'], age: number): number {
  return age === 0 ? p.infant : Math.min(1.2, p.background + p.level * Math.exp(p.slope * age));
}

/**
 * Share of those aged `a` on 1 January who are alive a year later, for each age; death rates fall by `improvement`
 * a year over `yearsAhead` years. Length {@link AGES}, values in (0, 1).
 */
export function survivalRatios(parameters: Parameters, sex: 'female' | 'male', yearsAhead: number): Float64Array {
  const factor = (1 - parameters.mortalityImprovement) ** yearsAhead;
  const law = parameters.mortality[sex];
  return Float64Array.from({ length: AGES }, (_, a) =>
    Math.exp((-factor * (deathRate(law, a) + deathRate(law, a + 1))) / 2),
  );
}

/** Share of the newborn of a year who live on 1 January after it. */
export function newbornSurvival(parameters: Parameters, sex: 'female' | 'male', yearsAhead: number): number {
  return Math.exp(-0.9 * (1 - parameters.mortalityImprovement) ** yearsAhead * parameters.mortality[sex].infant);
}

/** Life expectancy at birth in years. */
export function lifeExpectancy(parameters: Parameters, sex: 'female' | 'male', yearsAhead = 0): number {
  const factor = (1 - parameters.mortalityImprovement) ** yearsAhead;
  let alive = 1;
  let years = 0;
  for (let a = 0; a < 120; a += 1) {
    const q = 1 - Math.exp(-factor * deathRate(parameters.mortality[sex], a));
    years += alive * (1 - q * (a === 0 ? 0.9 : 0.5));
    alive *= 1 - q;
  }
  return years;
}

/** Births per woman and year by age: a normal curve that adds up to the TFR. Zero outside 15..49. */
export function fertilityRates(p: Parameters['fertility']): Float64Array {
  const rates = Float64Array.from({ length: AGES }, (_, a) =>
    a < 15 || a > 49 ? 0 : Math.exp(-0.5 * ((a + 0.5 - p.meanAge) / p.spread) ** 2),
  );
  const total = rates.reduce((n, r) => n + r, 0);
  return rates.map((r) => (r / total) * p.tfr);
}

/** The value of the band an age lies in; bands are given by their lowest age, in rising order. */
export function bandValue(bands: readonly { readonly from: number; readonly rate: number }[], age: number): number {
  let value = 0;
  for (const band of bands) if (age >= band.from) value = band.rate;
  return value;
}
