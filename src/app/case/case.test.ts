import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { answerCase } from './answer.ts';

const parameters = toParameters(readParameterFile('.'));
const CASES = 'test/cases';

type Persons = { population: { areas: Record<string, Record<string, number[]>> }[] };
interface PopulationAnswer extends Persons {
  steps: {
    births: Record<string, Record<string, number>>;
    deaths: Record<string, Record<string, number[]>>;
    newbornDeaths: Record<string, Record<string, number>>;
    internalMigration: Record<string, Record<string, number>>;
  }[];
  floored: { step: number; area: string; sex: string; age: number; added: number }[];
  balance: { largestDifference: number };
}

function answer(json: unknown): PopulationAnswer {
  const result = answerCase(json, parameters, 1);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value as PopulationAnswer;
}
const problems = (json: unknown) => {
  const result = answerCase(json, parameters, 1);
  return result.ok ? [] : result.problems.map((p) => p.path);
};
const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce((v, key) => (v as Record<string, unknown>)?.[key], value);
const read = (file: string) => JSON.parse(readFileSync(join(CASES, file), 'utf8'));

describe('published cases', () => {
  const names = readdirSync(CASES).flatMap((f) =>
    f.endsWith('.expected.json') ? [f.replace('.expected.json', '')] : [],
  );
  it.each(names)('%s comes out to its last printed digit', (name) => {
    const expected = read(`${name}.expected.json`) as { decimals: number; values: Record<string, number[]> };
    const file = read(`${name}.case.json`);
    expect(file.source, 'source').toBe((expected as { source?: string }).source);
    const got = answer(file);
    for (const [path, values] of Object.entries(expected.values)) {
      const cells = [at(got, path)].flat() as number[];
      expect(
        cells.map((n) => Number(n.toFixed(expected.decimals))),
        path,
      ).toEqual(values);
    }
    if (file.kind === 'population') expect(got.balance.largestDifference).toBeLessThan(1e-6);
  });
});

/** Another way to the same numbers: one matrix over all areas, sexes closed in turn, nothing shared with the core. */
function byMatrix(start: number[][], survival: number[], rates: number[], ratio: number, out: number[], to: number[]) {
  const ages = survival.length;
  const move = (r: number, q: number, a: number) => (r === q ? 1 - (out[a] ?? 0) : 0) + (out[a] ?? 0) * (to[r] ?? 0);
  return start.map((_, r) => {
    const next = new Array<number>(ages).fill(0);
    for (let a = 0; a < ages; a += 1) {
      let here = 0;
      for (const [q, women] of start.entries()) here += move(r, q, a) * (women[a] ?? 0);
      const b = Math.min(a + 1, ages - 1);
      next[b] = (next[b] ?? 0) + here * (survival[b] ?? 0);
      next[0] =
        (next[0] ?? 0) +
        (here * ((rates[a] ?? 0) + (rates[b] ?? 0) * (survival[b] ?? 0)) * 0.5 * (survival[0] ?? 0)) / (1 + ratio);
    }
    return next;
  });
}

/** Shares as they are met, with both ends; a double of fast-check lies at nothing half of the time. */
const share = fc.oneof(
  { arbitrary: fc.integer({ min: 1, max: 9999 }).map((n) => n / 10_000), weight: 8 },
  { arbitrary: fc.constantFrom(0, 1), weight: 1 },
);
const cells = (value: fc.Arbitrary<number>) => fc.array(value, { minLength: 6, maxLength: 6 });
const persons = cells(fc.integer({ min: 0, max: 5000 }));

describe('a population case', () => {
  it('agrees with an independent matrix calculation to 1e-9', () => {
    fc.assert(
      fc.property(persons, persons, cells(share), cells(share), cells(share), share, (a, b, s, f, out, part) => {
        const to = [part, 1 - part];
        const got = answer({
          kind: 'population',
          steps: 1,
          sexes: ['female'],
          areas: ['A', 'B'],
          population: { byArea: { A: { female: a }, B: { female: b } } },
          mortality: { survival: { female: s } },
          fertility: { rates: f, form: 'leslie' },
          sexRatioAtBirth: 1.06,
          internalMigration: { out: { female: out }, destination: { byArea: { A: to[0], B: to[1] } } },
        });
        const wanted = byMatrix([a, b], s, f, 1.06, out, to);
        for (const [r, name] of ['A', 'B'].entries())
          for (const [i, n] of (got.population[1]?.areas[name]?.female ?? []).entries())
            expect(Math.abs(n - (wanted[r]?.[i] ?? 0))).toBeLessThanOrEqual(1e-9 * Math.max(1, n));
      }),
    );
  });

  const anyCase = fc.record({
    women: persons,
    men: persons,
    survival: cells(share),
    rates: cells(fc.integer({ min: 0, max: 5000 }).map((n) => n / 10_000)),
    net: cells(fc.integer({ min: -20_000, max: 20_000 }).map((n) => n / 100)),
    out: cells(share),
    timing: fc.constantFrom('end', 'start', 'even'),
    form: fc.constantFrom('mean', 'leslie', 'start'),
    measure: fc.constantFrom('counts', 'rates'),
    open: fc.constantFrom('pooled', 'own'),
    width: fc.constantFrom(1, 5),
  });
  type AnyCase = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;
  const build = (c: AnyCase, change: object = {}) => ({
    kind: 'population',
    ageWidth: c.width,
    steps: 3,
    areas: ['A', 'B'],
    population: { byArea: { A: { female: c.women, male: c.men }, B: { female: c.men, male: c.women } } },
    mortality: {
      survival: { female: c.survival, male: c.survival },
      openGroup: c.open,
      ...(c.open === 'own' ? { openSurvival: { female: 0.4, male: 0.3 } } : {}),
    },
    fertility: { rates: c.rates, form: c.form },
    sexRatioAtBirth: { byStep: [1.05, 1.06, 1.04] },
    migration: {
      values:
        c.measure === 'counts'
          ? { female: c.net, male: c.net }
          : { female: c.net.map((n) => n / 1000), male: c.net.map((n) => n / 1000) },
      measure: c.measure,
      per: 'year',
      timing: c.timing,
    },
    internalMigration: { out: { female: c.out, male: c.out }, destination: { byArea: { A: 0.3, B: 0.7 } } },
    ...change,
  });

  it('conserves people under every convention: moves between areas add up to nothing, and every part is accounted for', () => {
    fc.assert(
      fc.property(anyCase, (c) => {
        const got = answer(build(c));
        const size = got.population.flatMap((p) => Object.values(p.areas).flatMap((s) => Object.values(s).flat()));
        expect(size.every((n) => n >= 0)).toBe(true);
        const scale = Math.max(1, ...size.map(Math.abs));
        expect(got.balance.largestDifference).toBeLessThan(1e-9 * scale * 20);
        for (const step of got.steps)
          for (const sex of ['female', 'male'])
            expect(
              Math.abs((step.internalMigration.A?.[sex] ?? 0) + (step.internalMigration.B?.[sex] ?? 0)),
            ).toBeLessThan(1e-9 * scale * 20);
      }),
    );
  });

  it('gives whole numbers and fractions the same survivors (counts are never truncated)', () => {
    fc.assert(
      fc.property(anyCase, (c) => {
        const tenth = (list: number[]) => list.map((n) => n / 10);
        const whole = answer(build(c, { migration: null }));
        const part = answer(build({ ...c, women: tenth(c.women), men: tenth(c.men) }, { migration: null }));
        const last = (x: PopulationAnswer) => x.population[3]?.areas.A?.female ?? [];
        for (const [i, n] of last(whole).entries())
          expect(Math.abs(n - 10 * (last(part)[i] ?? 0))).toBeLessThanOrEqual(1e-9 * Math.max(1, n));
      }),
    );
  });

  it('makes the mean and the Leslie form agree in a closed population', () => {
    fc.assert(
      fc.property(anyCase, (c) => {
        const of = (form: string) =>
          answer(build({ ...c, form: form as 'mean', out: c.out.map(() => 0) }, { migration: null })).steps[0]?.births.A
            ?.female ?? 0;
        expect(Math.abs(of('mean') - of('leslie'))).toBeLessThanOrEqual(1e-9 * Math.max(1, of('mean')));
      }),
    );
  });

  it('takes deaths and births as counts, and the ends of fertility away', () => {
    const base = { kind: 'population', steps: 1, sexes: ['female'], population: { female: [10, 20, 30] } };
    const counted = answer({
      ...base,
      mortality: { deaths: { female: [1, 2, 3] }, newbornDeaths: { female: 1 } },
      fertility: { births: { female: 7 } },
    });
    expect(counted.population[1]?.areas.all?.female).toEqual([6, 9, 45]);
    const births = (ends: object) =>
      answer({
        ...base,
        mortality: { survival: { female: [1, 1, 1] } },
        fertility: { rates: [1, 0, 1], form: 'start', ...ends },
      }).steps[0]?.births.all?.female;
    expect(births({})).toBe(40);
    expect(births({ youngestFertile: false })).toBe(30);
    expect(births({ oldestFertile: false })).toBe(10);
  });

  it('reports every raise to the floor, and nothing when nothing falls below', () => {
    const of = (net: number) =>
      answer({
        kind: 'population',
        steps: 1,
        sexes: ['both'],
        floor: 0.0005,
        population: { both: [10, 10] },
        mortality: { survival: { both: [1, 1] } },
        migration: { values: { both: [0, net] } },
      });
    expect(of(-25).floored).toEqual([{ step: 1, area: 'all', sex: 'both', age: 1, added: 5.0005 }]);
    expect(of(-25).population[1]?.areas.all?.both).toEqual([0, 0.0005]);
    expect(of(-25).balance.largestDifference).toBeLessThan(1e-12);
    expect(of(-5).floored).toEqual([]);
  });

  it('puts migration where the case says: at the end nobody of them dies, at the start all may, even half', () => {
    const of = (timing: string) =>
      answer({
        kind: 'population',
        steps: 1,
        sexes: ['both'],
        population: { both: [100, 0, 0] },
        mortality: { survival: { both: [1, 0.5, 0.5] } },
        migration: { values: { both: [10, 10, 0] }, timing },
      }).population[1]?.areas.all?.both;
    expect(of('end')).toEqual([10, 60, 0]);
    expect(of('start')).toEqual([0, 55, 5]);
    expect(of('even')).toEqual([5, 57.5, 2.5]);
  });
});

describe('a case with problems', () => {
  const good = {
    kind: 'population',
    steps: 2,
    sexes: ['female'],
    population: { female: [10, 20, 30] },
    mortality: { survival: { female: [1, 1, 0.5] } },
  };
  it.each([
    ['another kind', { ...good, kind: 'weather' }, ['$.kind']],
    ['a step of another width', { ...good, stepWidth: 5 }, ['$.stepWidth']],
    [
      'a negative count and a share above one',
      { ...good, population: { female: [10, -1, 30] }, mortality: { survival: { female: [1, 1, 1.5] } } },
      ['$.population.female[1]', '$.mortality.survival.female[2]'],
    ],
    ['too few ages', { ...good, mortality: { survival: { female: [1, 1] } } }, ['$.mortality.survival.female']],
    [
      'a word for a number',
      { ...good, mortality: { survival: { female: [1, 'x', 1] } } },
      ['$.mortality.survival.female[1]'],
    ],
    [
      'too few steps',
      { ...good, mortality: { survival: { byStep: [{ female: [1, 1, 0.5] }] } } },
      ['$.mortality.survival.byStep'],
    ],
    [
      'an unknown area',
      { ...good, population: { byArea: { x: { female: [1, 2, 3] } } } },
      ['$.population.byArea.x', '$.population.byArea'],
    ],
    ['a sex that is not there', { ...good, population: { female: [1, 2, 3], male: [1, 2, 3] } }, ['$.population.male']],
    ['an unknown option', { ...good, migratoin: null }, ['$']],
    [
      'two sexes without a ratio',
      {
        ...good,
        sexes: ['female', 'male'],
        population: { female: [1, 2, 3], male: [1, 2, 3] },
        mortality: { survival: { female: [1, 1, 1], male: [1, 1, 1] } },
        fertility: { rates: [0, 1, 0] },
      },
      ['$.sexRatioAtBirth'],
    ],
    ['a ratio of its own for an area', { ...good, sexRatioAtBirth: { byArea: { all: 1.05 } } }, ['$.sexRatioAtBirth']],
    [
      'shares that do not add up',
      { ...good, internalMigration: { out: { female: [0, 0, 0] }, destination: 0.5 } },
      ['$.internalMigration.destination'],
    ],
  ])('of %s says where', (_what, json, paths) => {
    expect(new Set(problems(json))).toEqual(new Set(paths));
  });
  it('says everything at once', () => {
    expect(problems({ ...good, steps: 0, floor: -1, population: 3 }).sort()).toEqual([
      '$.floor',
      '$.population',
      '$.steps',
    ]);
  });
});
