import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputOf, LOADED, people } from '../../../test/model-sample.ts';
import { readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { explainGap } from '../explain/explain.ts';
import { total } from '../population/project.ts';
import type { AreaGap, RunResult } from '../result.ts';
import { run } from '../run.ts';
import type { AreaInput, FlowRow, PopulationYear, RunInput } from '../types.ts';

const parameters = toParameters(readParameterFile('.'));
const YEARS = [2018, 2019, 2020] as const;
const sized = (size: number, seed: number, falls = 0): PopulationYear[] =>
  YEARS.map((year, i) => people(seed, year, size - falls * i));
const together = (parts: readonly PopulationYear[][]): PopulationYear[] =>
  YEARS.map((year, i) => {
    const add = (sex: 'female' | 'male') =>
      Float64Array.from({ length: 106 }, (_, a) => parts.reduce((n, p) => n + (p[i]?.[sex][a] ?? 0), 0));
    return { year, female: add('female'), male: add('male') };
  });
const area = (code: string, history: readonly PopulationYear[], change: Partial<AreaInput> = {}): AreaInput => ({
  code,
  name: code,
  confidence: 'B',
  history,
  dwellings: [],
  ...change,
});
/** One that grows, one that falls, one that is small. */
const HISTORIES = [sized(110, 1), sized(70, 4, 3), sized(8, 2)];
const AREAS = HISTORIES.map((history, i) => area(['Sentrum', 'Sør', 'Nes'][i] ?? '', history));

const flow = (change: Partial<FlowRow>): FlowRow => ({
  kind: 'programme',
  id: 'f',
  year: 2022,
  type: 'blokk',
  level: 'ingen',
  ledger: 'boligutvikling',
  units: 60,
  probability: 0.7,
  delay: 2,
  confidence: 'B',
  ...change,
});
const FULL: Partial<RunInput> = {
  ...LOADED,
  households: { year: 2019, count: 7000 },
  careUsers: { year: 2019, users: 70, confidence: 'B' },
  stock: [
    { type: 'annet', level: 'heldoegns', ledger: 'boligsosialt', units: 40, area: 'Sentrum', confidence: 'B' },
    { type: 'annet', level: 'heldoegns', ledger: 'boligsosialt', units: 11, confidence: 'B' },
  ],
  flows: [
    flow({ id: 'a', area: 'Sentrum' }),
    flow({ id: 'b', area: 'Sør', type: 'enebolig', units: 12 }),
    flow({ id: 'c', units: 9 }),
    flow({ id: 'd', area: 'et annet sted', units: 5 }),
    flow({ id: 'e', ledger: 'boligsosialt', type: 'smaahus', area: 'Nes', units: 3, kind: 'agreement', delay: 0 }),
    flow({ id: 'g', ledger: 'boligsosialt', type: 'annet', level: 'heldoegns', area: 'Sør', units: 8 }),
  ],
  social: [
    { group: 'unge', type: 'smaahus', level: 'ingen', now: 7, perYear: 1, area: 'Sør', confidence: 'B' },
    { group: 'eldre', type: 'smaahus', level: 'ingen', now: 3, perYear: 0, area: 'Sentrum', confidence: 'B' },
    { group: 'unge', type: 'smaahus', level: 'ingen', now: 9, perYear: 0, confidence: 'B' },
  ],
  groups: [
    {
      kind: 'flow',
      group: 'rus-psykisk',
      type: 'smaahus',
      level: 'ingen',
      year: 2020,
      confidence: 'B',
      now: 14,
      perYear: 5,
      leaving: null,
    },
  ],
};
const inputWith = (change: Partial<RunInput> = {}) =>
  inputOf(together(HISTORIES), { years: 8, ...FULL, areas: AREAS, ...change });
const told = (change: Partial<RunInput>, draws: number, seed = 1, exampleShare = 1): RunResult =>
  run(inputWith(change), { ...parameters, exampleShare }, seed, { draws }).result;
const rowsOf = (result: RunResult): readonly AreaGap[] => result.areas?.gap ?? [];
const sum = (values: readonly number[]) => values.reduce((n, v) => n + v, 0);

describe('the gap by area', () => {
  it('adds up to the row of the municipality in what is expected and in every draw, growing or falling', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: -6, max: 4 }), (seed, falls) => {
        // The second falls also where the whole grows: the reserve is the whole's.
        const histories = [sized(110, 1, falls), sized(70, 4, 3), sized(8, 2)];
        const areas = histories.map((history, i) => area(AREAS[i]?.code ?? '', history));
        // With one draw and nothing withheld the ends of an interval are the draw itself.
        const input = inputOf(together(histories), { years: 8, ...FULL, areas });
        const { result } = run(input, { ...parameters, exampleShare: 1 }, seed, { draws: 1 });
        expect(result.gap.length).toBeGreaterThan(60);
        for (const row of result.gap) {
          const parts = rowsOf(result).filter(
            (g) => g.ledger === row.ledger && g.type === row.type && g.level === row.level && g.year === row.year,
          );
          const what = `${row.ledger} ${row.type} ${row.level} ${row.year}`;
          expect(sum(parts.map((g) => g.mean)), what).toBeCloseTo(row.mean, 8);
          expect(sum(parts.map((g) => g.p10 ?? Number.NaN)), what).toBeCloseTo(row.p10 ?? 0, 7);
          for (const g of parts) expect(g.needed - g.coming).toBeCloseTo(g.mean, 9);
        }
      }),
      { numRuns: 8, examples: [[1, -30]] },
    );
  });
  it('gives each area the people, households, components and places that add up to the whole', () => {
    const result = told({}, 0);
    const of = result.areas?.of ?? [];
    expect(of.map((a) => a.name)).toEqual(['Sentrum', 'Sør', 'Nes']);
    for (const [t, { mean }] of result.population.total.entries())
      expect(sum(of.map((a) => a.population[t]?.mean ?? 0))).toBeCloseTo(mean, 6);
    for (const [t, { mean }] of result.households.total.entries())
      expect(sum(of.map((a) => a.households[t] ?? 0))).toBeCloseTo(mean, 6);
    for (const [t, n] of result.need.entries())
      for (const part of ['change', 'replacement', 'vacancy'] as const)
        expect(sum(of.map((a) => a.need[t]?.[part] ?? 0)), `${part} ${t}`).toBeCloseTo(n[part], 8);
    for (const [t, places] of result.care.entries()) expect(sum(of.map((a) => a.care[t] ?? 0))).toBeCloseTo(places, 8);
  });
  it('keeps what nobody has told an area of in a row of its own, and spreads nothing', () => {
    const at = (change: Partial<RunInput>, area: string | null, type = 'alle', level = 'ingen') =>
      rowsOf(told(change, 0)).find(
        (g) =>
          g.year === 2028 &&
          g.area === area &&
          g.type === type &&
          g.level === level &&
          g.ledger === (type === 'alle' ? 'boligutvikling' : 'boligsosialt'),
      );
    // A name that is none of the areas has no area; the backlog is told of the whole.
    const arrived = 0.7 * (1 - 0.5 ** 3);
    expect(at({}, null)?.coming).toBeCloseTo(14 * arrived, 9);
    expect(at({}, null)?.needed).toBeCloseTo(40, 9);
    expect(at({}, 'Sentrum')?.coming).toBeCloseTo(60 * arrived, 9);
    expect(at({ backlog: null, flows: [] }, null)).toBeUndefined();
    // Places that stand nowhere in particular are supply alone.
    expect(at({}, null, 'annet', 'heldoegns')).toMatchObject({ counted: false, needed: 0, coming: 11, shortage: null });
    expect(at({}, 'Nes', 'smaahus')).toMatchObject({ counted: false, needed: 0, shortage: null });
    const moved = told({ flows: [flow({ area: 'Nes' })] }, 0);
    const before = told({ flows: [flow({ area: 'Sør' })] }, 0);
    for (const [i, row] of rowsOf(before).entries()) expect(rowsOf(moved)[i]?.needed ?? row.needed).toBe(row.needed);
  });
  it('never needs less than nothing: what stands or becomes free is told as come', () => {
    const social = (FULL.social ?? []).filter((s) => s.area).map((s) => ({ ...s, perYear: 3 }));
    const stock = [
      ...(FULL.stock ?? []),
      { type: 'smaahus', level: 'ingen', ledger: 'boligsosialt', units: 30, confidence: 'B' } as const,
    ];
    const turnover = { year: 2020, share: 0.1, confidence: 'B' } as const;
    const rows = rowsOf(told({ social, stock, turnover, groups: [] }, 0)).filter((g) => g.ledger === 'boligsosialt');
    for (const row of rows) {
      expect(row.needed, JSON.stringify(row)).toBeGreaterThanOrEqual(0);
      expect(row.needed - row.coming).toBeCloseTo(row.mean, 9);
    }
    const free = rows.filter((g) => g.area === null && g.type === 'smaahus' && g.level === 'ingen');
    expect(free.find((g) => g.year === 2021)).toMatchObject({ needed: 0, coming: 3, mean: -3 });
  });
  it('is an example without an interval where the area is small or known in one year, and else has one', () => {
    const result = told({ flows: [], backlog: null }, 60, 1, parameters.exampleShare);
    const of = (list: typeof result) => list.areas?.of.map((a) => [a.confidence, a.population[8]?.p10 !== null]);
    expect(HISTORIES.map((h) => total(h[2] as PopulationYear) < parameters.areaLeast)).toEqual([false, false, true]);
    expect(of(result)).toEqual([
      ['B', true],
      ['B', true],
      ['C', false],
    ]);
    const once = AREAS.map((a) => ({ ...a, history: a.history.slice(-1) }));
    expect(of(told({ areas: once }, 20))?.map(([c]) => c)).toEqual(['C', 'C', 'C']);
    const small = rowsOf(result).filter((g) => g.area === 'Nes' && g.ledger === 'boligutvikling');
    expect(small.every((g) => g.p10 === null && g.weakShare > parameters.exampleShare)).toBe(true);
  });
  it('has supply and counts that never move the need, and more supply in an area never widens its gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.constantFrom('Sentrum', 'Sør', 'Nes'), (units, where) => {
        const gap = (extra: number) =>
          rowsOf(told({ flows: [flow({ area: where, units: 20 }), flow({ id: 'x', area: where, units: extra })] }, 0));
        const [less, more] = [gap(0), gap(units)];
        for (const [i, row] of less.entries()) {
          const other = more[i];
          expect(other?.needed).toBe(row.needed);
          expect(other?.mean ?? 0).toBeLessThanOrEqual(row.mean + 1e-9);
        }
      }),
      { numRuns: 10 },
    );
  });
  it('leaves every figure of the whole as it is without areas', () => {
    const { areas: _, basis: __, ...withAreas } = told({}, 30);
    const { areas, basis: ___, ...without } = told({ areas: [] }, 30);
    expect(areas).toBeNull();
    expect(withAreas).toEqual(without);
  });
  it('opens every figure of it to the same number', () => {
    for (const change of [{}, { dwellings: null, backlog: null, careUsers: undefined }] as Partial<RunInput>[]) {
      const result = told(change, 0);
      for (const row of rowsOf(result)) {
        const what = `${row.area} ${row.ledger} ${row.type} ${row.level} ${row.year}`;
        expect(explainGap(result, row)?.value, what).toBeCloseTo(row.mean, 7);
      }
    }
  });
});
