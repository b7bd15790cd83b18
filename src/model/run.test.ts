import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputOf, people } from '../../test/model-sample.ts';
import {
  buildInput,
  type LoadedTable,
  NO_OWN_FIGURES,
  readParameterFile,
  toParameters,
} from '../plan/boligbehov/index.ts';
import { bordersOf, identify, loadCatalogue, mappingsOf, readStatistics } from '../plan/grunnlag/index.ts';
import { areasOf } from '../platform/kommuner/areas.ts';
import { findKommune, numbersOf } from '../platform/kommuner/kommuner.ts';
import { loadKommuner } from '../platform/kommuner/store.ts';
import { householdsByType, sharesAt } from './households/membership.ts';
import { canonicalJson } from './manifest.ts';
import { migrationRates, splitSexes, step, total } from './population/project.ts';
import { run } from './run.ts';
import { arrival, drawnBy, expectedBy } from './supply/supply.ts';
import { AGES, type FlowRow } from './types.ts';

const parameters = toParameters(readParameterFile('.'));
const shared = join(process.env.BOLIGPLAN_SHARED ?? '../shared', 'data');

const flow = (change: Partial<FlowRow>): FlowRow => ({
  kind: 'programme',
  id: 'f',
  year: 2028,
  type: 'blokk',
  level: 'ingen',
  ledger: 'boligutvikling',
  units: 100,
  probability: 0.5,
  delay: 2,
  confidence: 'B',
  ...change,
});

describe('one year of the population', () => {
  it('balances: everybody at the end was there, was born, moved in, and did not die', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 0, max: 30 }),
        (seed, size, ahead) => {
          const start = people(seed, 2020, size);
          const rates = {
            female: migrationRates({ own: [start], county: [], country: [] }, parameters, 'female'),
            male: migrationRates({ own: [start], county: [], country: [] }, parameters, 'male'),
          };
          const s = step({ ...start, year: 2020 + ahead }, parameters, rates, 1, 1);
          const expected = total(start) + s.births - s.deaths + s.netMigration;
          expect(Math.abs(total(s.population) - expected) / expected).toBeLessThan(1e-9);
          expect([...s.population.female, ...s.population.male].every((n) => n >= 0)).toBe(true);
        },
      ),
    );
  });
  it('splits the sexes without losing anybody', () => {
    const both = Float64Array.from({ length: AGES }, (_, a) => 500 - 4 * a);
    const split = splitSexes(both, parameters);
    for (const [a, n] of both.entries()) expect((split.female[a] ?? 0) + (split.male[a] ?? 0)).toBeCloseTo(n, 9);
    expect(split.male[0]).toBeGreaterThan(split.female[0] ?? 0);
    expect(split.female[90]).toBeGreaterThan(split.male[90] ?? 0);
  });
});

describe('households', () => {
  it('put every person of every age in one place', () => {
    for (const sex of ['female', 'male'] as const)
      for (let a = 0; a < AGES; a += 1)
        expect(sharesAt(parameters, sex, a).reduce((n, s) => n + s, 0)).toBeCloseTo(1, 12);
  });
  it('are calibrated in the year they were observed', () => {
    const history = [2018, 2019, 2020].map((year) => people(year, year, year === 2020 ? 150 : 100));
    const modelled = householdsByType(history[0] ?? people(1, 2018), parameters).reduce((n, v) => n + v, 0);
    const at = (year: number) =>
      run(inputOf(history, { households: { year, count: modelled * 1.1 } }), parameters, 1, { draws: 0 }).result;
    const base = run(inputOf(history), parameters, 1, { draws: 0 }).result.households.total[0]?.mean ?? 0;
    expect((at(2018).households.total[0]?.mean ?? 0) / base).toBeCloseTo(1.1, 9);
    expect(at(2020).households.total[0]?.mean).toBeCloseTo(modelled * 1.1, 6);
    // Between two known years: half of the way from one to the other.
    const gaps = [history[0], history[2]].filter((p) => p !== undefined);
    const ends = gaps.map((p) => householdsByType(p, parameters).reduce((n, v) => n + v, 0));
    const middle = ((ends[0] ?? 0) + (ends[1] ?? 0)) / 2;
    const between = run(inputOf(gaps, { households: { year: 2019, count: middle } }), parameters, 1, {
      draws: 0,
    }).result;
    expect(between.households.total[0]?.mean).toBeCloseTo(ends[1] ?? 0, 6);
  });
  it('grow in proportion to the people', () => {
    const p = people(1, 2020);
    const double = { female: p.female.map((n) => n * 2), male: p.male.map((n) => n * 2) };
    const single = householdsByType(p, parameters);
    for (const [k, h] of householdsByType(double, parameters).entries()) expect(h).toBeCloseTo(2 * (single[k] ?? 0), 6);
  });
});

describe('supply', () => {
  const place = { area: '9902', seed: 1, shared: 0.3 };
  it('comes when it is due and not before', () => {
    const certain = flow({ probability: 1, delay: 0 });
    expect([certain.year, certain.year + 1].map((year) => expectedBy(certain, year))).toEqual([0, 100]);
  });
  it('shows the mean of its draws, however long it slips and however likely it is', () => {
    for (const delay of [0, 0.5, 1, 2, 4])
      for (const after of [1, 2, 5, 12]) {
        const slips = flow({ id: `d${delay}`, delay, probability: 0.6 });
        const by = slips.year + after;
        const drawn = Array.from({ length: 4000 }, (_, d) => drawnBy(slips, by, place, d));
        const mean = drawn.reduce((n, v) => n + v, 0) / drawn.length;
        expect(Math.abs(mean - expectedBy(slips, by)), `${delay} ${after}`).toBeLessThan(2.5);
      }
    // Half of what is realised has come when the median has passed.
    expect(expectedBy(flow({ delay: 3, probability: 0.6 }), flow({}).year + 3)).toBeCloseTo(30, 12);
  });
  it('is on the average of many draws what is expected, and certain when it is certain', () => {
    const far = Array.from({ length: 4000 }, (_, d) => drawnBy(flow({}), 2090, place, d));
    expect(Math.abs(far.reduce((n, v) => n + v, 0) / 4000 - 50)).toBeLessThan(3);
    expect(Array.from({ length: 50 }, (_, d) => drawnBy(flow({ probability: 1, delay: 0 }), 2029, place, d))).toEqual(
      Array(50).fill(100),
    );
  });
  const sample = (change: Partial<FlowRow>, shared: number, n = 4000) =>
    Array.from({ length: n }, (_, d) => arrival(flow(change), { ...place, shared }, d));
  it('comes or fails together when it is of one field, and slips as much', () => {
    const parts = [2028, 2031].map((year) => sample({ id: `f/${year}`, field: 'F', year, probability: 0.5 }, 0.3));
    for (const [d, first] of (parts[0] ?? []).entries())
      expect((parts[1]?.[d] ?? 0) - first, String(d)).toBe(Number.isFinite(first) ? 3 : Number.NaN);
  });
  it.each([0, 0.3, 0.9])('has its own probability and median delay whatever it shares (%s)', (shared) => {
    const years = sample({ probability: 0.7, delay: 2 }, shared);
    const come = years.filter(Number.isFinite);
    expect(Math.abs(come.length / 4000 - 0.7)).toBeLessThan(0.03);
    // The geometric delay with median 2: half within two years, by the end of 2029.
    expect(Math.abs(come.filter((y) => y < 2030).length / come.length - 0.5)).toBeLessThan(0.04);
  });
  it('of two fields comes together as much as the municipality has in common', () => {
    const both = (shared: number) => {
      const [a, b] = ['A', 'B'].map((id) => sample({ id, probability: 0.5, delay: 0 }, shared));
      return (a ?? []).filter((y, d) => Number.isFinite(y) && Number.isFinite(b?.[d])).length / 4000;
    };
    // For two standard normals with correlation r, both are below their median with probability 1/4 + asin(r) / (2 pi).
    for (const shared of [0, 0.3, 0.9])
      expect(Math.abs(both(shared) - (0.25 + Math.asin(shared) / (2 * Math.PI))), String(shared)).toBeLessThan(0.025);
    const elsewhere = Array.from({ length: 4000 }, (_, d) =>
      arrival(flow({ probability: 0.5, delay: 0 }), { ...place, area: '9903' }, d),
    );
    const here = sample({ probability: 0.5, delay: 0 }, 0.3);
    const same = here.filter((y, d) => Number.isFinite(y) && Number.isFinite(elsewhere[d])).length / 4000;
    expect(Math.abs(same - 0.25)).toBeLessThan(0.025);
  });
});

describe('a run', () => {
  const history = [2018, 2019, 2020].map((y) => people(y, y, 150));
  const known = inputOf(history, {
    households: { year: 2020, count: 6000 },
    dwellings: {
      year: 2020,
      count: 6400,
      byType: { enebolig: 3000, tomannsbolig: 500, smaahus: 700, blokk: 2000, annet: 200 },
    },
    flows: [flow({ year: 2022 })],
  });
  it('gives the same bytes for the same input and seed, and other bytes for another seed', () => {
    const a = canonicalJson(run(known, parameters, 7, { draws: 50 }));
    expect(canonicalJson(run(known, parameters, 7, { draws: 50 }))).toBe(a);
    expect(canonicalJson(run(known, parameters, 8, { draws: 50 }).result)).not.toBe(
      canonicalJson(run(known, parameters, 7, { draws: 50 }).result),
    );
  });
  it('does not move an expected figure when draws are added', () => {
    const means = (draws: number) => run(known, parameters, 7, { draws }).result.gap.map((g) => g.mean);
    expect(means(10)).toEqual(means(200));
  });
  it('holds the mean between p10 and p90, and a band that grows', () => {
    const bands = run(known, parameters, 1, { draws: 400 }).result.households.total;
    const width = (i: number) => (bands[i]?.p90 ?? 0) - (bands[i]?.p10 ?? 0);
    for (const b of bands.slice(1)) {
      expect(b.p10).toBeLessThan(b.mean);
      expect(b.p90).toBeGreaterThan(b.mean);
    }
    expect(width(10)).toBeGreaterThan(width(3));
  });
  it('withholds the band and says example when assumed numbers carry more than a third', () => {
    const { result } = run(inputOf([people(1, 2020)], { flows: [flow({ year: 2022 })] }), parameters, 1, { draws: 50 });
    expect(result.example).toBe(true);
    expect(
      result.gap.filter((g) => g.weakShare > parameters.exampleShare).every((g) => g.p10 === null && g.p90 === null),
    ).toBe(true);
    expect(result.households.total.every((h) => h.p10 === null)).toBe(true);
  });
  it('keeps what nobody has counted apart from zero, and names it', () => {
    const { result } = run(inputOf(history), parameters, 1, { draws: 10 });
    expect(result.need.every((n) => n.backlog === null)).toBe(true);
    expect(result.supply).toEqual({ dwellings: null, municipal: null, coming: null });
    expect(result.gap).toEqual([]);
    expect(result.missing).toEqual(expect.arrayContaining(['households', 'dwellings', 'boligbyggeprogram', 'backlog']));
  });
  it('never adds the two ledgers', () => {
    const { result } = run(
      { ...known, stock: [{ type: 'annet', level: 'heldoegns', ledger: 'boligsosialt', units: 40, confidence: 'B' }] },
      parameters,
      1,
      { draws: 10 },
    );
    expect(result.gap.filter((g) => g.type === 'alle').every((g) => g.ledger === 'boligutvikling')).toBe(true);
    expect(result.gap.some((g) => g.ledger === 'boligsosialt')).toBe(true);
  });
});

describe.skipIf(!existsSync(shared))('real municipalities (skipped where the shared data folder is absent)', () => {
  const kommuner = loadKommuner('.');
  const catalogue = loadCatalogue('.');
  async function load(...names: string[]): Promise<LoadedTable[]> {
    return Promise.all(
      names.map(async (name) => {
        const table = await readStatistics(readFileSync(join(shared, name)));
        if (!table.ok) throw new Error(`${name}: ${table.error.code}`);
        const role = identify(table.value, catalogue);
        if (!role.ok) throw new Error(`${name}: ${role.error.code}`);
        const borders = bordersOf(table.value, kommuner.rows);
        return {
          role: role.value,
          mapping: mappingsOf(catalogue)[role.value],
          table: { ...table.value, borders },
          title: name,
        };
      }),
    );
  }
  function runFor(query: string, loaded: readonly LoadedTable[], years = 20) {
    const found = findKommune(kommuner, query);
    if (!found.ok) throw new Error(query);
    const input = buildInput(
      {
        ...found.value,
        whole: numbersOf(kommuner, found.value.number).whole,
        areas: areasOf(kommuner, found.value.number),
      },
      loaded,
      NO_OWN_FIGURES,
      parameters,
      years,
    );
    if (!input.ok) throw new Error(input.error.code);
    return { input: input.value, ...run(input.value, parameters, 1, { draws: 200 }) };
  }

  it.each([
    ['3001', 31_387],
    ['5401', 77_095],
    ['4614', 18_861],
    ['1103', 144_147],
    ['1804', 52_560],
  ])('gives %s its population and a sensible need', async (query, population) => {
    const { result } = runFor(
      query,
      await load(
        'population-by-age-sex-municipality-2021.wide.csv',
        'population-by-age-municipality-2005-2015-2020borders.wide.csv',
      ),
    );
    expect(result.baseYear).toBe(2021);
    expect(result.population.total[0]?.mean).toBe(population);
    const size = (i: number) => (result.population.total[i]?.mean ?? 0) / (result.households.total[i]?.mean ?? 1);
    expect(size(0)).toBeGreaterThan(1.95);
    expect(size(0)).toBeLessThan(2.35);
    expect(size(20)).toBeLessThan(size(0));
    const yearly = (result.need[0]?.change ?? 0) / (result.households.total[0]?.mean ?? 1);
    expect(yearly).toBeGreaterThan(0);
    expect(yearly).toBeLessThan(0.03);
  });

  it('counts the nation into as many households as were published for 2020-2021, within two percent', async () => {
    const [loaded] = await load('population-by-age-sex-municipality-2021.wide.csv');
    const codes = new Set(loaded?.table.dimensions.find((d) => d.role === 'region')?.values.map((v) => v.code));
    const areas = areasOf(kommuner, '0301');
    const input = buildInput(
      {
        number: '0',
        name: 'Norge',
        whole: [...codes],
        areas: { ...areas, kommune: () => ({ whole: [...codes], splits: [] }) },
      },
      loaded ? [loaded] : [],
      NO_OWN_FIGURES,
      parameters,
      1,
    );
    if (!input.ok) throw new Error(input.error.code);
    const households = run(input.value, parameters, 1, { draws: 0 }).result.households.total[0]?.mean ?? 0;
    expect(households).toBeGreaterThan(2_472_600 * 0.98);
    expect(households).toBeLessThan(2_520_000 * 1.02);
  });

  it('measures a gap against the stock of Oslo', async () => {
    const loaded = await load(
      'population-by-age-municipality-2005-2015-2020borders.wide.csv',
      'ssb-oslo-dwellings-2013-2026.csv',
    );
    const named = loaded.map((l) => ({ ...l, ownByName: true }));
    const { input, result } = runFor('Oslo', named, 10);
    expect(input.dwellings?.count).toBeGreaterThan(300_000);
    const gap = result.gap.filter((g) => g.ledger === 'boligutvikling' && g.type === 'alle');
    expect(gap).toHaveLength(10);
    expect(gap.at(-1)?.mean).toBeGreaterThan(gap[0]?.mean ?? 0);
  });

  it('takes figures without a region for nobody unless they say whose they are', async () => {
    const files = ['population-by-age-sex-municipality-2021.wide.csv', 'ssb-oslo-dwellings-2013-2026.csv'];
    const { input } = runFor('Halden', await load(...files), 5);
    expect(input.dwellings).toBeNull();
    expect(input.sources).toHaveLength(1);
  });
});
