import { describe, expect, it } from 'vitest';
import { readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { answerCase } from './answer.ts';

const parameters = toParameters(readParameterFile('.'));
const problems = (json: unknown) => {
  const result = answerCase(json, parameters, 1);
  return result.ok ? [] : result.problems.map((p) => p.path);
};

describe('the other kinds', () => {
  const flat = (n: number) => new Array<number>(106).fill(n);
  it('households: everybody in one type, and the observed count is hit', () => {
    const json = {
      kind: 'households',
      years: [
        { year: 2024, female: flat(10), male: flat(10) },
        { year: 2025, female: flat(20), male: flat(20) },
      ],
      types: ['alone', 'pair'],
      size: [1, 2],
      membership: [{ sex: 'both', from: 0, shares: [0.5, 0.4, 0.1] }],
      observed: { year: 2024, count: 1000 },
    };
    const got = answerCase(json, parameters, 1);
    if (!got.ok) throw new Error(JSON.stringify(got.problems));
    const { years } = got.value as { years: { total: number; byType: number[] }[] };
    expect(years[0]?.total).toBeCloseTo(1000, 9);
    expect(years[1]?.total).toBeCloseTo(2000, 9);
    expect((years[0]?.byType[0] ?? 0) / (years[0]?.byType[1] ?? 1)).toBeCloseTo(0.5 / 0.2, 9);
    const path = (change: object) => {
      const one = answerCase({ ...json, observed: null, path: change }, parameters, 1);
      if (!one.ok) throw new Error(JSON.stringify(one.problems));
      const [, then] = (one.value as { years: { total: number; byType: number[] }[] }).years;
      return then?.byType ?? [];
    };
    // A year on: 4 240 persons, half of them alone and 0.4 in pairs.
    const near = (got: number[], wanted: number[]) => {
      for (const [i, n] of got.entries()) expect(n).toBeCloseTo(wanted[i] ?? Number.NaN, 6);
    };
    near(path({ kind: 'constant' }), [2120, 848]);
    near(path({ kind: 'trend', yearly: 0.01 }), [2120 * 1.01, 848 * 1.01]);
    // Of those in private households 5 in 9 live alone; two years on it is 7 in 9, now 6 in 9, the rest in pairs.
    const shares = { kind: 'shares', years: 2, targets: [{ from: 0, type: 'alone', share: 7 / 9 }] };
    near(path(shares), [4240 * 0.6, (4240 * 0.3) / 2]);
    expect(problems({ ...json, path: { ...shares, targets: [{ from: 9, to: 8, type: 'many', share: 1 }] } })).toEqual([
      '$.path.targets[0].type',
      '$.path.targets[0].to',
    ]);
    expect(problems({ ...json, size: [1] })).toEqual(['$.size']);
    expect(problems({ ...json, observed: { year: 1999, count: 1 } })).toEqual(['$.observed.year']);
  });
  it('need: every component by itself', () => {
    const got = answerCase(
      {
        kind: 'need',
        baseYear: 2026,
        households: [1000, 1010, 1005],
        stock: 1100,
        backlog: 8,
        replacement: 0.01,
        vacancyReserve: 0.02,
        backlogYears: 2,
      },
      parameters,
      1,
    );
    if (!got.ok) throw new Error('need');
    const { years } = got.value as {
      years: { change: number; replacement: number; vacancy: number; backlog: number }[];
    };
    expect(years.map((y) => [y.change, y.replacement, y.backlog])).toEqual([
      [10, 11, 4],
      [-5, 11.11, 4],
    ]);
    expect(years[0]?.vacancy).toBeCloseTo(10 * (0.02 / 0.98), 12);
    expect(years[1]?.vacancy).toBe(0);
  });
  it('need: what is missing as a flow, and crowded households that would split', () => {
    const of = (change: object) => {
      const json = { kind: 'need', baseYear: 2026, households: [1000, 1000, 1000], backlogYears: 2, ...change };
      const got = answerCase(json, parameters, 1);
      if (!got.ok) throw new Error('need');
      return (got.value as { years: { backlog: number | null; crowding: number | null }[] }).years;
    };
    const flow = of({ backlog: 40, backlogFlow: { perYear: 6, leaving: 0.5 } });
    expect(flow.map((y) => [y.backlog, y.crowding])).toEqual([
      [13, null],
      [6, null],
    ]);
    const crowded = of({ crowded: { year: 2026, households: 900 }, splitShare: 0.1 });
    expect(crowded.map((y) => [y.backlog, y.crowding])).toEqual([
      [null, 45],
      [null, 45],
    ]);
  });
  it('need: places with 24-hour staffing from the population, with own values and what is counted', () => {
    const aged = (n: number) => ({ female: flat(0).with(85, n), male: flat(0) });
    const json = {
      kind: 'need',
      baseYear: 2026,
      population: [
        { year: 2026, ...aged(1000) },
        { year: 2027, ...aged(2000) },
      ],
      care: {
        rates: [
          { from: 0, rate: 0 },
          { from: 80, rate: 0.4 },
        ],
        rateYear: 2026,
        change: -0.01,
        occupancy: 0.8,
        reserve: 0.5,
        ownWeight: 100,
        counted: { year: 2026, users: 300 },
      },
    };
    const got = answerCase(json, parameters, 1);
    if (!got.ok) throw new Error(JSON.stringify(got.problems));
    const { care, years, groups } = got.value as {
      care: { year: number; users: number; places: number }[];
      years: null;
      groups: null;
    };
    expect([years, groups]).toEqual([null, null]);
    // 400 at the rates, 300 counted: (300 + 100) / (400 + 100).
    expect(care[0]?.users).toBeCloseTo(320, 9);
    expect(care[0]?.places).toBeCloseTo(400, 9);
    expect(care[1]?.users).toBeCloseTo(640 * 0.99, 9);
    const shipped = answerCase({ ...json, care: {} }, parameters, 1) as { value: { care: { users: number }[] } };
    expect(shipped.value.care[0]?.users).toBeCloseTo(1000 * 0.1208 * 0.994 ** 9, 9);
    expect(problems({ ...json, population: undefined })).toEqual(['$.population']);
    const bySex = (rates: object[]) => ({ ...json, care: { ...json.care, counted: null, change: 0, rates } });
    const [both, women, men] = [
      { from: 0, rate: 0 },
      { sex: 'female', from: 80, rate: 0.5 },
      { sex: 'male', from: 80, rate: 0.25 },
    ];
    const sexed = answerCase(bySex([both, women, men]), parameters, 1) as { value: { care: { users: number }[] } };
    const first = json.population[0] as { female: number[]; male: number[] };
    const from80 = (ages: number[]) => ages.slice(80).reduce((n, v) => n + v, 0);
    expect(sexed.value.care[0]?.users).toBeCloseTo(0.5 * from80(first.female) + 0.25 * from80(first.male), 9);
    // Every age of both sexes must have a rate, rising in age for each of them.
    expect(problems(bySex([{ ...women, from: 0 }]))).toEqual(['$.care.rates']);
    expect(problems(bySex([both, women, { ...women, from: 70 }]))).toEqual(['$.care.rates[2].from']);
    expect(problems(bySex([{ ...women, from: 0 }, men]))).toEqual(['$.care.rates[1].from']);
    expect(problems({ ...json, population: [{ year: 2027, ...aged(1) }] })).toEqual(['$.population[0].year']);
    expect(problems({ kind: 'need', baseYear: 2026 })).toEqual(['$']);
  });

  const groups = [
    {
      kind: 'refugees',
      group: 'flyktninger',
      type: 'blokk',
      level: 'ingen',
      year: 2026,
      housed: 40,
      series: [{ year: 2026, decided: 20 }],
      alone: 0.5,
      leaving: 0.25,
      mix: [1, 0, 0, 0],
    },
    {
      kind: 'planned',
      group: 'utviklingshemming',
      type: 'smaahus',
      level: 'personalbase',
      year: 2026,
      persons: [
        { year: 2025, count: 2 },
        { year: 2027, count: 3 },
      ],
    },
    {
      kind: 'flow',
      group: 'unge',
      type: 'blokk',
      level: 'ingen',
      year: 2026,
      now: 8,
      perYear: 4,
      leaving: 0.5,
      ages: [18, 24],
    },
  ];
  it('need: groups, each by its own figures, and the same ones in a run', () => {
    const young = (n: number) => ({ female: flat(0).with(20, n), male: flat(0) });
    const json = {
      kind: 'need',
      baseYear: 2026,
      groups,
      population: [
        { year: 2026, ...young(10) },
        { year: 2027, ...young(20) },
        { year: 2028, ...young(20) },
      ],
    };
    const of = (change: object) => {
      const got = answerCase({ ...json, ...change }, parameters, 1);
      if (!got.ok) throw new Error(JSON.stringify(got.problems));
      return (got.value as { groups: { group: string; years: { need: number }[] | null }[] }).groups.map((g) =>
        g.years?.map((y) => y.need),
      );
    };
    expect(of({})).toEqual([
      // 40 live in one; a quarter of those leave, and half of 20 need one each: 30 + 10 - 40, then 30 + 10 - 40.
      [0, 0, 0],
      [2, 2, 5],
      // Half are out of it each year; 4 come, and twice as many when there are twice as many young.
      [8, 8, 12],
    ]);
    expect(of({ groups: [{ ...groups[0], series: [] }] })).toEqual([undefined]);
    expect(problems({ ...json, groups: [{ ...groups[0], mix: [0.5, 0.5] }] })).toEqual(['$.groups[0].mix']);
    expect(problems({ ...json, groups: [{ ...groups[0], mix: [0.5, 0, 0, 0] }] })).toEqual(['$.groups[0].mix']);
    expect(problems({ ...json, groups: [{ ...groups[2], ages: [24, 18] }] })).toEqual(['$.groups[0].ages']);
    expect(problems({ ...json, groups: [groups[2]], years: 9 })).toEqual(['$.groups[0].ages']);
    expect(problems({ ...json, population: undefined, groups: [groups[1]] })).toEqual(['$.years']);

    const ran = answerCase(
      {
        kind: 'run',
        area: { code: '9902', name: 'Egenvik' },
        years: 2,
        draws: 0,
        history: [{ year: 2026, female: flat(40), male: flat(40) }],
        groups: groups.slice(1, 2),
      },
      parameters,
      1,
    );
    if (!ran.ok) throw new Error(JSON.stringify(ran.problems));
    const { gap } = (ran.value as { result: { gap: { ledger: string; mean: number }[] } }).result;
    expect(gap.filter((g) => g.ledger === 'boligsosialt').map((g) => g.mean)).toEqual([2, 5]);
  });

  it('run: the whole line, the same bytes for the same seed', () => {
    const json = {
      kind: 'run',
      area: { code: '9902', name: 'Egenvik' },
      years: 5,
      draws: 20,
      history: [{ year: 2025, female: flat(40), male: flat(40) }],
    };
    const of = (seed: number) => JSON.stringify(answerCase(json, parameters, seed));
    expect(of(1)).toBe(of(1));
    expect(of(1)).not.toBe(of(2));
    expect(problems({ ...json, history: [json.history[0], json.history[0]] })).toEqual(['$.history[1].year']);
  });
  it('run: the own path rests on what is counted, says so, and is moved to totals from elsewhere', () => {
    const json = {
      kind: 'run',
      area: { code: '9902', name: 'Egenvik' },
      years: 2,
      draws: 0,
      history: [2024, 2025].map((year) => ({ year, female: flat(40), male: flat(40) })),
    };
    const pathOf = (more: object) => {
      const { value } = answerCase({ ...json, ...more }, parameters, 1) as {
        value: {
          manifest: { population: { source: string; raked?: boolean } };
          result: { population: { total: { mean: number }[] } };
        };
      };
      const total = value.result.population.total.map(({ mean }) => mean);
      return { ...value.manifest.population, last: total.at(-1) ?? 0 };
    };
    const deaths = [{ year: 2024, from: 0, to: 120, events: 2000 }];
    const [own, counted] = [pathOf({}), pathOf({ vital: { own: { deaths } } })];
    expect([own.source, counted.source]).toEqual(['own-history', 'vital-rates']);
    expect(counted.last).toBeLessThan(own.last);
    const rakeTo = [2026, 2027].map((year) => ({ year, persons: 7777 }));
    expect(pathOf({ rakeTo }).last).toBeCloseTo(7777, 6);
    expect(problems({ ...json, vital: { own: { deaths: [{ ...deaths[0], to: -1 }] } } })).toContain(
      '$.vital.own.deaths[0].to',
    );
  });
  it('run: areas add up to the whole, and are moved to totals from elsewhere', () => {
    const history = (n: number) => [{ year: 2025, female: flat(n), male: flat(n) }];
    const json = {
      kind: 'run',
      area: { code: '9902', name: 'Egenvik' },
      years: 2,
      draws: 0,
      history: history(40),
      areas: [
        { code: 'a', history: history(10), totals: [{ year: 2027, persons: 1 }] },
        { code: 'b', history: history(30), totals: [{ year: 2027, persons: 1 }] },
      ],
    };
    const { ok, value } = answerCase(json, parameters, 1) as {
      ok: boolean;
      value: {
        result: { population: { total: { mean: number }[] } };
        areas: { years: { total: number }[] }[];
      };
    };
    expect(ok).toBe(true);
    const [a, b] = value.areas.map((area) => area.years.map((y) => y.total));
    for (const [t, { mean }] of value.result.population.total.entries())
      expect((a?.[t] ?? 0) + (b?.[t] ?? 0)).toBeCloseTo(mean, 6);
    expect((a?.[0] ?? 0) / (b?.[0] ?? 1)).toBeCloseTo(1 / 3, 9);
    const grown = (n: number) => [2024, 2025].map((year) => ({ year, female: flat(n), male: flat(n) }));
    const two = [10, 30].map((n, i) => ({ code: `${i}`, history: grown(n) }));
    const drawn = answerCase({ ...json, draws: 60, history: grown(40), areas: two }, parameters, 1) as {
      value: { areas: { years: { total: number; p10: number; p90: number }[] }[] };
    };
    for (const { years } of drawn.value.areas) {
      const [now, , then] = years;
      expect([now?.p10, now?.p90]).toEqual([now?.total, now?.total]);
      expect(then?.p10).toBeLessThan(then?.total ?? 0);
      expect(then?.p90).toBeGreaterThan(then?.total ?? 0);
    }
    expect((a?.[2] ?? 0) / (b?.[2] ?? 1)).toBeCloseTo(1, 8);
    // Need, supply and gap of each, and supply of an area there is none of is refused.
    const built = { kind: 'programme', id: 'f', year: 2025, type: 'blokk', level: 'ingen', ledger: 'boligutvikling' };
    const flows = [{ ...built, area: 'b', units: 3, probability: 1, delay: 0, confidence: 'B' }];
    const gaps = answerCase({ ...json, flows }, parameters, 1) as {
      value: { result: { areas: { gap: { area: string | null; type: string; year: number; coming: number }[] } } };
    };
    const of = gaps.value.result.areas.gap.filter((g) => g.type === 'alle' && g.year === 2027);
    expect(of.map((g) => [g.area, g.coming])).toEqual([
      ['a', 0],
      ['b', 3],
    ]);
    expect(problems({ ...json, flows: [{ ...flows[0], area: 'c' }] })).toEqual(['$.flows[0].area']);
    expect(problems({ ...json, areas: [{ code: 'a', history: [{ ...history(1)[0], year: 2024 }] }] })).toEqual([
      '$.areas[0].history',
    ]);
  });
});
