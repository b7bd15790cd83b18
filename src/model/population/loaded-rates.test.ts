import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inputOf, people } from '../../../test/model-sample.ts';
import { readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { run } from '../run.ts';
import { AGES, type EventCount, type PopulationYear, type RunInput, type VitalCounts } from '../types.ts';
import { emptyShocks, LANES, typescriptKernel } from './draws/kernel.ts';
import { placeOf, simulate } from './draws/simulate.ts';
import { loadedRates, movesAt, movesOf } from './loaded-rates.ts';
import { knownOf, populationPath } from './path.ts';
import { loadedYear, localRates, projectPopulation, step, survivalOf, total } from './project.ts';
import { deathRateIn, fertilityRates } from './vital-rates.ts';

const parameters = toParameters(readParameterFile('.'));
const NONE: VitalCounts = { births: [], deaths: [], arrivals: [], departures: [] };
const SEXES = ['female', 'male'] as const;
const history = [2018, 2019, 2020].map((year) => people(7, year, 150));
const vital = (own: Partial<VitalCounts>, county: Partial<VitalCounts> = {}): RunInput['vital'] => ({
  own: { ...NONE, ...own },
  county: { ...NONE, ...county },
});
const counted = (events: number, change: Partial<EventCount> = {}): EventCount[] =>
  [2018, 2019].map((year) => ({ year, from: 0, to: AGES - 1, events, ...change }));
/** Persons in the middle of a year, over the ages. */
const atRisk = (rate: (sex: 'female' | 'male', age: number) => number) =>
  SEXES.reduce(
    (n, sex) =>
      n +
      (history[0]?.[sex] ?? new Float64Array()).reduce(
        (m, _, a) => m + (((history[0]?.[sex][a] ?? 0) + (history[1]?.[sex][a] ?? 0)) / 2) * rate(sex, a),
        0,
      ),
    0,
  );
const input = (change: Partial<RunInput>) => inputOf(history, { years: 3, ...change });
const pathOf = (change: Partial<RunInput>) => populationPath(input(change), parameters);

describe('births, deaths and moves that are loaded', () => {
  it('move the schedule as far as the events counted weigh against those it waits for', () => {
    const fertility = fertilityRates(parameters.fertility);
    const expected = 2 * atRisk((sex, a) => (sex === 'female' ? (fertility[a] ?? 0) : 0));
    const rates = loadedRates(knownOf(input({ vital: vital({ births: counted(expected * 0.6) }) })), parameters);
    const weight = parameters.vitalWeight.births;
    expect(rates?.births?.[30]).toBeCloseTo((1.2 * expected + weight) / (expected + weight), 9);
    expect(rates).toMatchObject({ deaths: null, moves: null });
    expect(rates?.from).toEqual({ births: { of: 'own', years: [2018, 2019] }, deaths: null, moves: null });
  });
  it('move each band around the whole', () => {
    const old = { from: 80, to: AGES - 1 };
    const young = { from: 0, to: 79 };
    const due = (from: number, to: number) =>
      [2018, 2019].reduce(
        (n, year) => n + atRisk((sex, a) => (a >= from && a <= to ? deathRateIn(parameters, sex, a, year) : 0)),
        0,
      );
    const [a, b] = [due(0, 79), due(80, AGES - 1)];
    const deaths = [...counted(a / 2, young), ...counted((1.3 * b) / 2, old)];
    const times = loadedRates(knownOf(input({ vital: vital({ deaths }) })), parameters)?.deaths;
    const weight = parameters.vitalWeight.deaths;
    const whole = (a + 1.3 * b + weight) / (a + b + weight);
    expect(times?.female[70]).toBeCloseTo((a + weight * whole) / (a + weight), 6);
    expect(times?.male[85]).toBeCloseTo((1.3 * b + weight * whole) / (b + weight), 6);
    expect(times?.male[85]).toBeGreaterThan(times?.male[70] ?? 0);
  });
  it('leave a band that is hidden in a year out of every year, and count the rest of it: its ages follow the whole', () => {
    const due = (from: number, to: number, year: number) =>
      atRisk((sex, a) => (a >= from && a <= to ? deathRateIn(parameters, sex, a, year) : 0));
    const at = (year: number, from: number, to: number, events: number | null) => ({ year, from, to, events });
    const deaths = [2018, 2019].flatMap((year, i) => [
      at(year, 0, 39, i === 0 ? null : 3 * due(0, 39, year)),
      at(year, 40, 79, due(40, 79, year)),
      at(year, 80, AGES - 1, 1.3 * due(80, AGES - 1, year)),
    ]);
    const of = (list: EventCount[]) => loadedRates(knownOf(input({ vital: vital({ deaths: list }) })), parameters);
    const rates = of(deaths);
    expect(rates?.from.deaths).toEqual({ of: 'own', years: [2018, 2019] });
    const told = [2018, 2019].reduce((n, year) => n + due(40, 79, year), 0);
    const old = [2018, 2019].reduce((n, year) => n + due(80, AGES - 1, year), 0);
    const weight = parameters.vitalWeight.deaths;
    const whole = (told + 1.3 * old + weight) / (told + old + weight);
    expect(rates?.deaths?.female[20]).toBeCloseTo(whole, 9);
    expect(rates?.deaths?.female[85]).toBeCloseTo((1.3 * old + weight * whole) / (old + weight), 9);
    // A year of which nothing is told is no year of counts.
    expect(of([...deaths, at(2017, 0, AGES - 1, null)])?.from.deaths?.years).toEqual([2018, 2019]);
    expect(of([at(2019, 0, AGES - 1, null)])).toBeNull();
  });
  it('by age stand whichever year they are of, beside a year that has the sum alone', () => {
    const due = (from: number, to: number, year: number) =>
      atRisk((sex, a) => (a >= from && a <= to ? deathRateIn(parameters, sex, a, year) : 0));
    const byAge = (year: number) => [
      { year, from: 0, to: 79, events: due(0, 79, year) },
      { year, from: 80, to: AGES - 1, events: 1.4 * due(80, AGES - 1, year) },
    ];
    const sum = (year: number) => [{ year, from: 0, to: AGES - 1, events: due(0, AGES - 1, year) }];
    for (const deaths of [
      [...byAge(2018), ...sum(2019)],
      [...sum(2018), ...byAge(2019)],
    ]) {
      const times = loadedRates(knownOf(input({ vital: vital({ deaths }) })), parameters)?.deaths?.female;
      expect((times?.[85] ?? 0) - (times?.[70] ?? 0)).toBeGreaterThan(0.1);
    }
  });
  it("shrink towards the county's, and are the county's where the place has none", () => {
    const county = [2018, 2019, 2020].map((year) => people(3, year, 6000));
    const deaths = counted(26_000);
    const of = (v: RunInput['vital']) => loadedRates(knownOf(input({ county, vital: v })), parameters);
    const theirs = of(vital({}, { deaths }));
    expect(theirs?.from.deaths).toEqual({ of: 'county', years: [2018, 2019] });
    const times = theirs?.deaths?.female[85] ?? 0;
    expect(Math.abs(times - 1)).toBeGreaterThan(0.1);
    // As many deaths as the county's rates give: nothing of the place's own.
    const due = [2018, 2019].map((year) => atRisk((sex, a) => deathRateIn(parameters, sex, a, year) * times));
    const own = [2018, 2019].map((year, i) => ({ year, from: 0, to: AGES - 1, events: due[i] ?? 0 }));
    expect(of(vital({ deaths: own }, { deaths }))?.deaths?.female[85]).toBeCloseTo(times, 9);
  });
  it('are left alone where nobody is known to be at risk, and moves where only one way is told', () => {
    expect(
      loadedRates(knownOf(input({ vital: vital({ births: counted(90, { year: 2001 }) }) })), parameters),
    ).toBeNull();
    const { source, loaded } = pathOf({ vital: vital({ deaths: counted(200), arrivals: counted(400) }) });
    expect([source, loaded?.moves]).toEqual(['vital-rates', null]);
    expect(pathOf({ vital: vital({ arrivals: counted(400) }) })).toEqual(pathOf({}));
  });
  it('are what the population of a run is said to rest on, in the result and in the manifest, unless a projection is loaded', () => {
    const own = vital({ births: counted(150), departures: counted(500), arrivals: counted(600) });
    const of = (change: Partial<RunInput>) => run(input(change), parameters, 1, { draws: 20 });
    const { result, manifest } = of({ vital: own });
    const from = { of: 'own', years: [2018, 2019] };
    const said = { source: 'vital-rates', loaded: { births: from, deaths: null, moves: from } };
    expect(result.population).toMatchObject({ ...said, confidence: 'B' });
    expect(manifest.population).toEqual(said);
    const projection = [2020, 2021, 2022, 2023].map((year) => people(1, year, 155));
    expect(of({ vital: own, projection }).manifest.population).toEqual({ source: 'ssb-projection' });
    expect(of({}).manifest.population).toEqual({ source: 'own-history' });
    // One year and no moves: who come and go are the country's.
    const one = inputOf(history.slice(2), { years: 3, vital: vital({}, { deaths: counted(9000) }), county: history });
    expect(run(one, parameters, 1, { draws: 0 }).result.population).toMatchObject({
      source: 'vital-rates',
      confidence: 'C',
    });
  });
  it('can be raked to an alternative of the agency, to 1e-9', () => {
    const rakeTo = [2021, 2022, 2023].map((year) => ({ year, persons: 21_000 + 50 * year }));
    const { path, raked, source } = pathOf({ vital: vital({ deaths: counted(200) }), rakeTo });
    expect([source, raked]).toEqual(['vital-rates', true]);
    for (const { year, persons } of rakeTo)
      expect(Math.abs(total(path.find((p) => p.year === year) as PopulationYear) / persons - 1)).toBeLessThan(1e-9);
  });
});

describe('moves in and out', () => {
  const own = vital({ departures: counted(900), arrivals: counted(1200) });
  const known = knownOf(input({ vital: own }));
  const base = history[2] as PopulationYear;
  const moves = loadedRates(known, parameters)?.moves;
  if (!moves) throw new Error('no moves');

  it('keep those who come in number while those who go follow the people, and end in balance', () => {
    const { out, in: coming } = movesOf(moves, base);
    // Most of what was counted, in the first year.
    expect(coming / out).toBeGreaterThan(1.2);
    const sum = (t: number) => {
      const { arrivals, newborn } = movesAt(moves, base, t);
      return SEXES.reduce((n, sex) => n + arrivals[sex].reduce((m, v) => m + v, 0) + (newborn[sex][1] ?? 0), 0);
    };
    expect(sum(1)).toBeCloseTo(coming, 0);
    expect(sum(0)).toBeCloseTo(out, 0);
    expect(sum(0.5)).toBeCloseTo((out + coming) / 2, 0);
  });
  it('balance: those at the end are those at the start, the born, and net migration, less the dead', () => {
    const rates = localRates(known, parameters);
    const loaded = loadedYear(rates, base, parameters, 0);
    const { population, births, deaths, netMigration } = step(base, parameters, rates.migration, 1, 1, loaded);
    expect(total(population)).toBeCloseTo(total(base) + births - deaths + netMigration, 6);
    const alive = SEXES.reduce((n, sex) => {
      const ratios = survivalOf(parameters, sex, base.year, null);
      return n + base[sex].reduce((m, p, a) => m + p * (ratios[a] ?? 0) * (loaded?.moves?.out[sex][a] ?? 0), 0);
    }, 0);
    expect(netMigration).toBeGreaterThan(movesOf(moves, base).in - alive - 20);
  });
  it('are in the kernel: without shocks it has as many as the path, in every year', () => {
    const rates = localRates(known, parameters);
    const path = projectPopulation(known, parameters, 3, rates);
    const weights = [{ female: new Float64Array(AGES).fill(1), male: new Float64Array(AGES).fill(1) }];
    const out = new Float64Array(3 * LANES);
    typescriptKernel(placeOf(base, rates, parameters, 3, weights, path), emptyShocks(3), out);
    for (const t of [1, 2, 3]) expect((out[(t - 1) * LANES] ?? 0) / total(path[t] as PopulationYear)).toBeCloseTo(1, 4);
  });
  it('are in the draws: without any chance they end where the path does', () => {
    const still = { ...parameters, error: { ...parameters.error } };
    for (const driver of ['fertility', 'mortality', 'migration'] as const)
      still.error = { ...still.error, [driver]: { ...still.error[driver], spread: 0, smallPlace: 0, drift: 0 } };
    const weights = [{ female: new Float64Array(AGES).fill(1), male: new Float64Array(AGES).fill(1) }];
    const drawn = simulate(
      { known, parameters, years: 3, area: '9902', seed: 1, draws: 200, demographicNoise: true },
      weights,
    );
    const mean = Array.from({ length: 200 }, (_, d) => drawn.relative(0, 3, d)).reduce((n, v) => n + v, 0) / 200;
    expect(Math.abs(mean - 1)).toBeLessThan(0.01);
  });
});

const shared = join(process.env.BOLIGPLAN_SHARED ?? '../shared', 'data');
const rows = (name: string) =>
  readFileSync(join(shared, name), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

describe.skipIf(!existsSync(shared))('on public figures (skipped where the shared data folder is absent)', () => {
  const sexes = { F: 'female', M: 'male' } as const;
  const register = rows('hmd-norway-population-deaths-mx-1990-2023.csv');
  const asfr = rows('hfd-norway-asfr-1990-2022.csv');
  const populationIn = (year: number): PopulationYear => {
    const made = { year, female: new Float64Array(AGES), male: new Float64Array(AGES) };
    for (const [y, age, sex, persons] of register)
      if (Number(y) === year) {
        const ages = made[sexes[sex as 'F' | 'M']];
        const a = Math.min(AGES - 1, Number(age));
        ages[a] = (ages[a] ?? 0) + Number(persons);
      }
    return made;
  };
  /** The country as it was counted in five years before a base year, as if it were a municipality. */
  function countedBefore(base: number): RunInput {
    const years = Array.from({ length: 6 }, (_, i) => base - 5 + i);
    const known = years.map(populationIn);
    const deaths = register
      .filter(([y]) => Number(y) >= base - 5 && Number(y) < base)
      .map(([y, age, sex, , n]) => ({
        ...{ year: Number(y), sex: sexes[sex as 'F' | 'M'], events: Number(n) },
        ...{ from: Math.min(Number(age), AGES - 1), to: Math.min(Number(age), AGES - 1) },
      }));
    const births = asfr
      .filter(([y]) => Number(y) >= base - 5 && Number(y) < base)
      .map(([y, age, rate]) => {
        const i = years.indexOf(Number(y));
        const women = ((known[i]?.female[Number(age)] ?? 0) + (known[i + 1]?.female[Number(age)] ?? 0)) / 2;
        return { year: Number(y), from: Number(age), to: Number(age), events: Number(rate) * women };
      });
    return inputOf(known, { years: 5, vital: vital({ births, deaths }) });
  }

  it.each([2000, 2010, 2018])(
    'the deaths of those 80 and older in five years after %i are within 3 percent of the register',
    (base) => {
      const known = knownOf(countedBefore(base));
      const times = loadedRates(known, parameters)?.deaths ?? null;
      let [expected, registered] = [0, 0];
      for (let year = base; year < base + 5; year += 1)
        for (const sex of SEXES) {
          const ratios = survivalOf(parameters, sex, year, times);
          const start = populationIn(year);
          for (let a = 79; a < AGES; a += 1) {
            const dying = (start[sex][a] ?? 0) * (1 - (ratios[a] ?? 0));
            // Half of those who are 79 at the start and die are 80.
            expected += a === 79 ? dying / 2 : dying;
          }
        }
      for (const [y, age, , , n] of register)
        if (Number(y) >= base && Number(y) < base + 5 && Number(age) >= 80) registered += Number(n);
      expect(Math.abs(expected / registered - 1)).toBeLessThan(0.03);
    },
  );
  it.each([2000, 2010, 2018])('the fertility before %i is within 0.02 of the registered', (base) => {
    const times = loadedRates(knownOf(countedBefore(base)), parameters)?.births;
    const ours = fertilityRates(parameters.fertility).reduce((n, rate, a) => n + rate * (times?.[a] ?? 1), 0);
    const mean = asfr
      .filter(([y, age]) => Number(y) >= base - 5 && Number(y) < base && Number(age) >= 15 && Number(age) <= 49)
      .reduce((n, [, , rate]) => n + Number(rate) / 5, 0);
    expect(Math.abs(ours - mean)).toBeLessThan(0.02);
  });
});
