import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputOf, people } from '../../../test/model-sample.ts';
import { readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { canonicalJson } from '../manifest.ts';
import { run } from '../run.ts';
import type { RunInput } from '../types.ts';
import { drawnNeed, poisson } from './group-draws.ts';
import {
  dwellingsPerPerson,
  expectedAdditions,
  type FlowFigures,
  type GroupFigures,
  groupNeed,
  needOf,
  type PlannedFigures,
  type RefugeeFigures,
} from './groups.ts';

const parameters = toParameters(readParameterFile('.'));
const history = [2022, 2023, 2024].map((year) => people(year, year, 150));
const where = { baseYear: 2024, years: 5 };
const path = [2024, 2025, 2026, 2027, 2028, 2029].map((year, i) => people(1, year, 150 - 10 * i));

const refugees: RefugeeFigures = {
  kind: 'refugees',
  group: 'flyktninger',
  type: 'blokk',
  level: 'ingen',
  year: 2024,
  confidence: 'B',
  housed: 100,
  series: [
    { year: 2023, requested: 90, decided: 80, settled: 60 },
    { year: 2024, requested: 60, decided: 50, settled: 10 },
    { year: 2025, requested: 40, decided: null, settled: null },
  ],
  alone: 0.1,
  leaving: 0.2,
  mix: [0.4, 0.35, 0.2, 0.05],
};
const planned: PlannedFigures = {
  kind: 'planned',
  group: 'utviklingshemming',
  type: 'smaahus',
  level: 'personalbase',
  year: 2024,
  confidence: 'B',
  persons: [
    { year: 2022, count: 2 },
    { year: 2025, count: 6 },
    { year: 2027, count: 2 },
  ],
};
const flow: FlowFigures = {
  kind: 'flow',
  group: 'rus-psykisk',
  type: 'annet',
  level: 'ambulerende',
  year: 2024,
  confidence: 'B',
  now: 20,
  perYear: 8,
  leaving: 0.25,
};
const at = (f: GroupFigures, year: number) => {
  const g = groupNeed(f, where, path, parameters);
  if (!g) throw new Error('says nothing');
  return needOf(g, year, g.start, expectedAdditions(g, where.baseYear));
};
const gapOf = (change: Partial<RunInput>, draws = 0, area = '9902') =>
  run({ ...inputOf(history, { years: 5, ...change }), area: { code: area, name: 'Egenvik' } }, parameters, 3, { draws })
    .result.gap;

describe('refugees', () => {
  it('take a year by what was settled when it is over, before that by what is decided, then by what is requested', () => {
    const g = groupNeed(refugees, where, path, parameters);
    expect(g?.additions.map((a) => [a.year, a.persons, a.known, a.confidence])).toEqual([
      [2024, 50, 'decided', 'B'],
      [2025, 40, 'requested', 'C'],
      ...[2026, 2027, 2028].map((year) => [year, 50, 'continued', 'C']),
    ]);
  });
  it('need dwellings by their households, and leave municipal ones behind', () => {
    // 0.4/1 + 0.35/3.5 + 0.2/2 + 0.05/1 = 0.65 a person, nine of ten by the municipality.
    const perPerson = 0.9 * 0.65;
    const one = 100 * 0.8 + 50 * perPerson;
    expect(at(refugees, 2024)).toBe(0);
    expect(at(refugees, 2025)).toBeCloseTo(one - 100, 10);
    expect(at(refugees, 2026)).toBeCloseTo(one * 0.8 + 40 * perPerson - 100, 10);
  });
  it('without a mix of their own lie between those of 2015 and 2018: 0.67 and 0.45 dwellings a person', () => {
    const g = groupNeed({ ...refugees, mix: null, alone: 0 }, where, path, parameters);
    expect(g && dwellingsPerPerson(g, 0)).toBeCloseTo(0.667, 3);
    expect(g && dwellingsPerPerson(g, 1)).toBeCloseTo(0.454, 3);
  });
  it('are in balance at the count: nothing before it, and nothing of the years it already holds', () => {
    const later = { ...refugees, year: 2026 };
    expect([2024, 2025, 2026].map((y) => at(later, y))).toEqual([0, 0, 0]);
    // The mean of 60 settled, 10 settled and 40 requested is carried on.
    expect(at(later, 2027)).toBeCloseTo(100 * 0.8 + ((60 + 10 + 40) / 3) * 0.9 * 0.65 - 100, 10);
  });
  it('of which nobody has said a number need nothing that can be computed, which is not zero', () => {
    expect(groupNeed({ ...refugees, series: [] }, where, path, parameters)).toBeNull();
    expect(gapOf({ groups: [{ ...refugees, series: [] }] })).toEqual([]);
  });
});

describe('persons by the year they are to move', () => {
  it('are needed in their year, the overdue at once, and the mean of the known years after the last', () => {
    expect([2024, 2025, 2026, 2027, 2028].map((y) => at(planned, y))).toEqual([2, 2, 8, 8, 10]);
    // 8 persons over 2024-2027 is 2 a year.
    expect(at(planned, 2029)).toBe(12);
  });
});

describe('a stock that lacks a dwelling', () => {
  it('loses those who help themselves and gains those who come', () => {
    expect(at(flow, 2025)).toBe(20 * 0.75 + 8);
    expect(at(flow, 2026)).toBe((20 * 0.75 + 8) * 0.75 + 8);
  });
  it('follows the number of people in the ages when it has any', () => {
    const young = { ...flow, group: 'unge', ages: [18, 24] } as const;
    const count = (p: (typeof path)[number]) =>
      Array.from({ length: 7 }, (_, i) => (p.female[18 + i] ?? 0) + (p.male[18 + i] ?? 0)).reduce((a, b) => a + b, 0);
    const [first, second] = path as [(typeof path)[number], (typeof path)[number]];
    expect(at(young, 2026)).toBeCloseTo((20 * 0.75 + 8) * 0.75 + (8 * count(second)) / count(first), 10);
  });
});

describe('every group', () => {
  const figures = [refugees, planned, flow];
  it('needs no less when more come', () => {
    const coming = (m: number): GroupFigures[] => [
      { ...refugees, series: [{ year: 2024, requested: null, decided: m, settled: null }] },
      { ...planned, persons: [{ year: 2025, count: m }] },
      { ...flow, perYear: m },
    ];
    const [fewest, most, ahead] = [
      fc.integer({ min: 0, max: 90 }),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 5 }),
    ];
    fc.assert(
      fc.property(fewest, most, ahead, (n, more, t) => {
        for (const [i, few] of coming(n).entries()) {
          const many = coming(n + more)[i] as GroupFigures;
          expect(at(many, 2024 + t)).toBeGreaterThanOrEqual(at(few, 2024 + t));
          const [a, b] = [few, many].map((f) => gapOf({ groups: [f] }, 8).find((r) => r.year === 2024 + t));
          for (const end of ['p10', 'p90'] as const)
            if (a?.[end] != null && b?.[end] != null) expect(b[end]).toBeGreaterThanOrEqual(a[end]);
        }
      }),
      { numRuns: 10 },
    );
  });
  it('has the same bytes for the same seed, whichever other groups are there', () => {
    const alone = gapOf({ groups: [flow] }, 50);
    expect(canonicalJson(gapOf({ groups: [flow] }, 50))).toBe(canonicalJson(alone));
    const together = gapOf({ groups: figures }, 50).filter((r) => r.type === flow.type && r.level === flow.level);
    expect(canonicalJson(together)).toBe(canonicalJson(alone));
    expect(canonicalJson(gapOf({ groups: [flow] }, 50, '9903'))).not.toBe(canonicalJson(alone));
  });
  it('has an interval around what is expected where known figures carry it', () => {
    const [row] = gapOf({ groups: [flow] }, 400);
    expect(row?.mean).toBe(23);
    expect(row?.p10).toBeLessThan(23);
    expect(row?.p90).toBeGreaterThan(23);
    const weak = gapOf({ groups: [refugees] }, 50).at(-1);
    expect([weak?.p10, weak?.confidence]).toEqual([null, 'C']);
  });
  it('draws around the mean that is shown', () => {
    const uniforms = Array.from({ length: 4000 }, (_, i) => (i + 0.5) / 4000);
    for (const mean of [0.3, 2, 11]) {
      const drawn = uniforms.map((u) => poisson(mean, u, 0));
      expect(drawn.every(Number.isInteger)).toBe(true);
      expect(Math.abs(drawn.reduce((a, b) => a + b, 0) / 4000 - mean)).toBeLessThan(0.01);
    }
    expect(poisson(0, 0.99, 3)).toBe(0);
  });
  it('strays around what is expected, of what is decided, what is only expected and what is counted', () => {
    const place = { code: '9902', baseYear: 2024, years: 5 };
    const loud = {
      groups: {
        refugees: { ...parameters.groups.refugees, decidedSpread: 0.4, laterSpread: 0.4 },
        flow: { ...parameters.groups.flow, countSpread: 0.4 },
      },
    };
    for (const figures of [{ ...refugees, mix: [1, 0, 0, 0] }, flow]) {
      const g = groupNeed(figures, where, path, parameters);
      if (!g) throw new Error('says nothing');
      const draws = Array.from({ length: 4000 }, (_, d) => drawnNeed(g, place, loud, 5, d, () => 1));
      const added = expectedAdditions(g, 2024);
      // What is there before anything is taken off: a mean to hold the draws against.
      for (const t of [0, 1, 5]) {
        const there = needOf(g, 2024 + t, g.start, added) + g.offset;
        const mean = draws.reduce((n, d) => n + (d[t] ?? 0) + g.offset, 0) / draws.length;
        expect(Math.abs(mean / there - 1), `${g.group} ${t}`).toBeLessThan(0.02);
      }
    }
  });
  it('stands back for a count of its households, and for the modelled places with 24-hour staffing', () => {
    const social = [
      { group: 'rus-psykisk', type: 'blokk', level: 'ingen', now: 9, perYear: 0, confidence: 'B' },
    ] as const;
    expect(gapOf({ groups: [flow], social })).toEqual(gapOf({ social }));
    const stock = [{ type: 'annet', level: 'heldoegns', ledger: 'boligsosialt', units: 40, confidence: 'B' }] as const;
    const staffed: GroupFigures = { ...planned, level: 'heldoegns' };
    expect(gapOf({ groups: [staffed], stock })).toEqual(gapOf({ stock }));
    expect(gapOf({ groups: [staffed] }).at(0)?.mean).toBe(2);
  });
  it('adds to the counts of other groups in the same kind of dwelling, in one row', () => {
    const social = [
      { group: 'unge', type: 'annet', level: 'ambulerende', now: 9, perYear: 1, confidence: 'B' },
    ] as const;
    const rows = gapOf({ groups: [flow], social }).filter((r) => r.year === 2025);
    expect(rows.map((r) => r.mean)).toEqual([9 + 1 + 23]);
  });
  it('tells no more of a small count than the ends it lies between', () => {
    const opened = (count: number) =>
      gapOf({ groups: [{ ...planned, persons: [{ year: 2024, count }] }] }).map((r) => r.open);
    expect(opened(2)).toEqual(opened(4));
    expect(opened(2)[0]).toEqual({ low: 1, high: 4, confidence: 'B' });
    expect(opened(5)[0]).toBeNull();
  });
});

describe('the examples of groups without figures', () => {
  const ran = (change: Partial<RunInput>) =>
    run(inputOf(history, { years: 5, ...change }), parameters, 3, { draws: 0 }).result;
  it('are the rate of the country times the inhabitants, and no part of the gap', () => {
    const bare = ran({});
    expect(bare.examples?.map((e) => e.group)).toEqual(['rus-psykisk', 'bostedsloese']);
    for (const { rate, persons } of bare.examples ?? [])
      for (const [t, n] of persons.entries()) expect(n).toBeCloseTo(rate * (bare.population.total[t]?.mean ?? 0), 9);
    // 3 325 homeless of 5 367 580 inhabitants in 2020, over both groups.
    const all = (bare.examples ?? []).reduce((n, e) => n + e.rate, 0);
    expect(all).toBeCloseTo(3325 / 5_367_580, 5);
    expect(bare.gap.filter((g) => g.ledger === 'boligsosialt')).toEqual([]);
  });
  it('give way to figures of the group, and to a count of it', () => {
    const count = {
      group: 'bostedsloese',
      type: 'blokk',
      level: 'ingen',
      now: 9,
      perYear: 0,
      confidence: 'B',
    } as const;
    expect(ran({ groups: [flow] }).examples?.map((e) => e.group)).toEqual(['bostedsloese']);
    expect(ran({ groups: [flow], social: [count] }).examples).toEqual([]);
  });
});
