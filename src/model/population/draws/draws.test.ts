import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { people } from '../../../../test/model-sample.ts';
import { readParameterFile, toParameters } from '../../../plan/boligbehov/index.ts';
import { AGES, type ErrorDriver, type Parameters, type PopulationYear } from '../../types.ts';
import { localRates, projectPopulation, total } from '../project.ts';
import { commonShocks, driverPaths, walksOf } from './drivers.ts';
import { BANDS, bandOf, emptyShocks, LANES, leastMoving, typescriptKernel } from './kernel.ts';
import { demographicNoise } from './noise.ts';
import { migrationSpread, placeOf, type Simulation, simulate, type Weights } from './simulate.ts';

const parameters = toParameters(readParameterFile('.'));
const everybody: Weights = { female: new Float64Array(AGES).fill(1), male: new Float64Array(AGES).fill(1) };
const old: Weights = {
  female: everybody.female.map((_, a) => (a >= 80 ? 1 : 0)),
  male: everybody.male.map((_, a) => (a >= 80 ? 1 : 0)),
};
const historyOf = (size: number) => [2016, 2017, 2018, 2019, 2020].map((year) => people(3, year, size));
const knownOf = (size: number) => ({ own: historyOf(size), county: [], country: [] });
const simulation = (change: Partial<Simulation> = {}): Simulation => ({
  known: knownOf(150),
  parameters,
  years: 10,
  area: '9901',
  seed: 1,
  draws: 400,
  ...change,
});
const mean = (values: readonly number[]) => values.reduce((n, v) => n + v, 0) / values.length;
const deviation = (values: readonly number[]) => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((v) => (v - middle) ** 2)));
};
const drawsOf = (s: Simulation, t: number, readout = 0) => {
  const drawn = simulate(s, [everybody, old]);
  return Array.from({ length: s.draws }, (_, d) => drawn.relative(readout, t, d));
};
const still = (driver: ErrorDriver): ErrorDriver => ({ ...driver, spread: 0, smallPlace: 0, drift: 0 });
const withErrors = (change: (error: Parameters['error']) => Partial<Parameters['error']>): Parameters => ({
  ...parameters,
  error: { ...parameters.error, ...change(parameters.error) },
});

describe('a driver', () => {
  it('has mean one whatever strays in it, a drift that lasts too', () => {
    const calm = { spread: 0, smallPlace: 0, persistence: 0.9, shared: 0.3, drift: 0 };
    const errors = {
      ...parameters.error,
      fertility: { ...calm, spread: 0.2 },
      mortality: { ...calm, drift: 0.1 },
    };
    const common = commonShocks(1, 5);
    const spreads = { fertility: 0.2, mortality: 0, migration: 0 };
    const draws = Array.from({ length: 6000 }, (_, d) =>
      driverPaths(walksOf(errors, spreads, 5), common, 1, d, '9901'),
    );
    for (const t of [0, 4])
      for (const name of ['fertility', 'mortality'] as const)
        expect(Math.abs(mean(draws.map((d) => d[name][t] as number)) - 1), `${name} ${t}`).toBeLessThan(0.02);
  });
});

describe('the kernel', () => {
  const known = knownOf(150);
  const base = known.own.at(-1) as PopulationYear;
  const rates = localRates(known, parameters);

  it('without shocks gives the population of the deterministic model in every draw', () => {
    const path = projectPopulation(known, parameters, 20, rates);
    const place = placeOf(base, rates, parameters, 20, [everybody, old]);
    const out = new Float64Array(20 * 2 * LANES);
    typescriptKernel(place, emptyShocks(20), out);
    for (let t = 1; t <= 20; t += 1)
      for (let lane = 0; lane < LANES; lane += 1)
        expect((out[(t - 1) * 2 * LANES + lane] as number) / total(path[t] as PopulationYear)).toBeCloseTo(1, 12);
  });

  it('lets a fifth more of a band die in the one draw that says so', () => {
    const place = placeOf(base, rates, parameters, 1, [old]);
    const shocks = emptyShocks(1);
    const last = BANDS.length - 1;
    for (const sex of [0, 1]) shocks.dying[(sex * BANDS.length + last) * LANES + 2] = 1.2;
    const out = new Float64Array(LANES);
    typescriptKernel(place, shocks, out);
    let dead = 0;
    for (const sex of [0, 1])
      for (let a = 80; a < AGES; a += 1) {
        const [persons, dying, stay] = [place.start, place.dying, place.staying].map((v) => v[sex * AGES + a]) as [
          number,
          number,
          number,
        ];
        dead += persons * dying * 0.2 * stay;
      }
    expect((out[0] as number) - (out[2] as number)).toBeCloseTo(dead, 6);
    expect(out[3]).toBe(out[0]);
  });

  it('lets nobody die twice, and is never told to let more leave than there are', () => {
    const place = placeOf(base, rates, parameters, 2, [old]);
    const shocks = emptyShocks(2);
    shocks.dying.fill(1e9);
    const out = new Float64Array(2 * LANES);
    typescriptKernel(place, shocks, out);
    expect([...out].every((persons) => persons === 0)).toBe(true);
    const least = leastMoving(place);
    for (let row = 0; row < 4 * BANDS.length; row += 1) {
      const ages = Array.from({ length: AGES }, (_, a) => a).filter((a) => bandOf(a) === row % BANDS.length);
      const at = Math.floor(row / BANDS.length) * AGES;
      const left = ages.map(
        (a) => (place.staying[at + a] as number) + (place.profile[a] as number) * (least[row] as number),
      );
      expect(Math.min(...left)).toBeCloseTo(0, 12);
    }
  });
});

describe('the drivers', () => {
  const spreads = { fertility: 0.03, mortality: 0.03, migration: 0.01 };
  const path = (draw: number, area: string, errors = parameters.error) =>
    driverPaths(walksOf(errors, spreads, 15), commonShocks(1, 15), 1, draw, area);

  it('are factors with mean one, and an addition with mean zero', () => {
    const drawn = Array.from({ length: 4000 }, (_, d) => path(d, 'A'));
    for (const t of [0, 14]) {
      expect(mean(drawn.map((p) => p.fertility[t] as number))).toBeCloseTo(1, 1.6);
      expect(mean(drawn.map((p) => p.mortality[t] as number))).toBeCloseTo(1, 1.6);
      expect(Math.abs(mean(drawn.map((p) => p.migration[t] as number)))).toBeLessThan(0.001);
    }
  });

  it('spread as an AR(1) that starts at nothing', () => {
    const { persistence } = parameters.error.migration;
    const drawn = Array.from({ length: 4000 }, (_, d) => path(d, 'A').migration);
    for (const t of [1, 2, 15]) {
      const expected = spreads.migration * Math.sqrt((1 - persistence ** (2 * t)) / (1 - persistence ** 2));
      expect(deviation(drawn.map((m) => m[t - 1] as number)) / expected).toBeCloseTo(1, 1.3);
    }
  });

  it('move two areas together by the share they have in common', () => {
    const correlation = (shared: number) => {
      const errors = { ...parameters.error, migration: { ...parameters.error.migration, shared } };
      const pairs = Array.from({ length: 2000 }, (_, d) => [path(d, 'A', errors), path(d, 'B', errors)] as const);
      const [a, b] = [0, 1].map((i) => pairs.map((pair) => pair[i as 0 | 1].migration[9] as number)) as [
        number[],
        number[],
      ];
      return mean(a.map((v, i) => (v - mean(a)) * ((b[i] as number) - mean(b)))) / (deviation(a) * deviation(b));
    };
    expect(Math.abs(correlation(0))).toBeLessThan(0.07);
    expect(Math.abs(correlation(0.6) - 0.6)).toBeLessThan(0.07);
    expect(correlation(1)).toBeCloseTo(1, 9);
  });
});

describe('people who die, are born and move one by one', () => {
  it('make counts as uneven as Poisson has them, few or many, around the expected', () => {
    for (const expected of [0.4, 3, 29, 31, 400]) {
      const noise = demographicNoise(1, '9901');
      const year = {
        deaths: new Float64Array(2 * BANDS.length).fill(expected),
        births: Float64Array.of(expected, expected),
        moves: new Float64Array(2 * BANDS.length).fill(expected),
      };
      const drawn = Array.from({ length: 6000 }, (_, d) => {
        const u = noise(year, d, 1);
        return [u.deaths[3], u.births[1], u.moves[0]] as [number, number, number];
      });
      const limit = 5 / Math.sqrt(6000 * expected);
      for (const i of [0, 1] as const) {
        expect(Math.abs(mean(drawn.map((u) => u[i])) - 1), `${expected}`).toBeLessThan(limit);
        expect(deviation(drawn.map((u) => u[i])) * Math.sqrt(expected)).toBeCloseTo(1, 1.2);
      }
      expect(deviation(drawn.map((u) => u[2])) * Math.sqrt(expected)).toBeCloseTo(1, 1.2);
    }
  });
  it('leave what nobody is expected to do as it is', () => {
    const none = { deaths: new Float64Array(10), births: new Float64Array(2), moves: new Float64Array(10) };
    const drawn = demographicNoise(1, 'A')(none, 0, 1);
    expect([...drawn.deaths, ...drawn.births].every((v) => v === 1)).toBe(true);
    expect([...drawn.moves].every((v) => v === 0)).toBe(true);
  });
});

describe('the draws of a place', () => {
  it('are all one when nothing strays', () => {
    const calm = withErrors((e) => ({
      fertility: still(e.fertility),
      mortality: still(e.mortality),
      migration: still(e.migration),
    }));
    const own = historyOf(150).map((year) => ({ ...(historyOf(150)[0] as PopulationYear), year: year.year }));
    const drawn = simulate(simulation({ parameters: calm, demographicNoise: false, known: { ...knownOf(150), own } }), [
      everybody,
    ]);
    for (let d = 0; d < 400; d += 1) expect(drawn.relative(0, 10, d)).toBeCloseTo(1, 12);
  });

  it('lie wider ahead in time, in a small place, and when people are counted one by one', () => {
    const total10 = deviation(drawsOf(simulation(), 10));
    expect(deviation(drawsOf(simulation(), 2))).toBeLessThan(total10);
    expect(deviation(drawsOf(simulation({ known: knownOf(1500) }), 10))).toBeLessThan(total10);
    expect(deviation(drawsOf(simulation({ known: knownOf(8) }), 10))).toBeGreaterThan(total10);
    expect(deviation(drawsOf(simulation({ demographicNoise: false }), 10))).toBeLessThan(total10);
    expect(deviation(drawsOf(simulation({ demographicNoise: false }), 10, 1))).toBeLessThan(
      deviation(drawsOf(simulation(), 10, 1)),
    );
  });

  it('are the same alone and after others, in any number, and others with another seed', () => {
    simulate(simulation({ area: '9902' }), [everybody]);
    const among = drawsOf(simulation({ draws: 40 }), 10);
    expect(among).toEqual(drawsOf(simulation(), 10).slice(0, 40));
    expect(drawsOf(simulation({ seed: 2 }), 10)).not.toEqual(drawsOf(simulation(), 10));
  });

  it('are finite and never below zero, whatever the place is like', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2 * AGES, maxLength: 2 * AGES }),
        fc.integer({ min: 0, max: 1000 }),
        (counts, seed) => {
          const own = [
            {
              year: 2020,
              female: Float64Array.from(counts.slice(0, AGES)),
              male: Float64Array.from(counts.slice(AGES)),
            },
          ];
          const drawn = simulate(simulation({ known: { own, county: [], country: [] }, seed, draws: 9 }), [
            everybody,
            old,
          ]);
          for (let t = 0; t <= 10; t += 1)
            for (let d = 0; d < 9; d += 1)
              for (const readout of [0, 1]) {
                expect(drawn.relative(readout, t, d)).toBeGreaterThanOrEqual(0);
                expect(Number.isFinite(drawn.relative(readout, t, d))).toBe(true);
              }
        },
      ),
      { numRuns: 15 },
    );
  });
});

it('the mean of the draws lies near the path without shocks, and above it: growth grows on growth (docs/model/method.nb.md)', () => {
  const known = { own: historyOf(150), county: [], country: [] };
  const drawn = simulate({ known, parameters, years: 20, area: '9902', seed: 5, draws: 600 }, [everybody]);
  const mean = (t: number) =>
    Array.from({ length: 600 }, (_, d) => drawn.relative(0, t, d)).reduce((n, v) => n + v, 0) / 600;
  expect(Math.abs(mean(10) - 1)).toBeLessThan(0.009);
  expect(mean(20)).toBeGreaterThan(1);
  expect(mean(20)).toBeLessThan(1.02);
});

describe('the spread of migration', () => {
  const jumpy = (jump: number) =>
    historyOf(150).map((year, i) => {
      const factor = 1 + (i % 2 === 0 ? jump : -jump);
      return { ...year, female: year.female.map((v) => v * factor), male: year.male.map((v) => v * factor) };
    });
  it('is what the size says without a history, and more where growth has jumped about', () => {
    const expected = migrationSpread(historyOf(150).slice(-1), parameters);
    expect(expected).toBeCloseTo(
      Math.sqrt(
        parameters.error.migration.spread ** 2 +
          parameters.error.migration.smallPlace ** 2 / total(historyOf(150).at(-1) as PopulationYear),
      ),
      12,
    );
    expect(migrationSpread(jumpy(0.05), parameters)).toBeGreaterThan(expected);
    expect(migrationSpread(jumpy(0.05), parameters)).toBeGreaterThan(migrationSpread(jumpy(0.02), parameters));
    const trusted = withErrors(() => ({ ownHistory: 1e6 }));
    expect(migrationSpread(jumpy(0.05), trusted) / expected).toBeCloseTo(1, 2);
  });
});

describe('demographic noise', () => {
  it('strays apart between sexes and between broad bands of age', () => {
    const noise = demographicNoise(1, '9901');
    const year = {
      deaths: new Float64Array(2 * BANDS.length).fill(40),
      births: Float64Array.of(40, 40),
      moves: new Float64Array(2 * BANDS.length).fill(40),
    };
    const drawn = Array.from({ length: 3000 }, (_, d) => {
      const { deaths, births, moves } = noise(year, d, 1);
      return { deaths: [...deaths], births: [...births], moves: [...moves] };
    });
    const standard = (values: readonly number[]) => {
      const [middle, spread] = [mean(values), deviation(values)];
      return values.map((v) => (v - middle) / spread);
    };
    const correlation = (a: readonly number[], b: readonly number[]) => mean(a.map((v, i) => v * (b[i] as number)));
    const series = (['deaths', 'moves', 'births'] as const).flatMap((kind) =>
      (drawn[0]?.[kind] ?? []).map((_, at) => ({
        kind,
        at,
        values: standard(drawn.map((d) => d[kind][at] as number)),
      })),
    );
    expect(series.length).toBe(4 * BANDS.length + 2);
    for (const [i, a] of series.entries())
      for (const b of series.slice(i + 1))
        expect(Math.abs(correlation(a.values, b.values)), `${a.kind} ${a.at}, ${b.kind} ${b.at}`).toBeLessThan(0.1);
  });
});
