import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { answerCase } from './answer.ts';

const parameters = toParameters(readParameterFile('.'));

interface Answer {
  population: { areas: Record<string, Record<string, number[]>> }[];
  steps: { births: Record<string, Record<string, number>>; birthsByMother: Record<string, number[]> }[];
}
function answer(json: object): Answer {
  const result = answerCase(json, parameters, 1);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value as Answer;
}

/** Two groups of girls and women, one step; every number can be checked by hand. */
const base = {
  kind: 'population',
  steps: 1,
  sexes: ['female'],
  population: { female: [100, 80, 60] },
  mortality: { survival: { female: [0.9, 0.8, 0.5] } },
  fertility: { rates: [0.1, 0.4, 0.2] },
  sexRatioAtBirth: 1,
  migration: { values: { female: [10, 20, 30] } },
};
const mortality = (change: object) => ({ mortality: { ...base.mortality, ...change } });
const fertility = (change: object) => ({ fertility: { ...base.fertility, ...change } });
const migration = (change: object) => ({ migration: { ...base.migration, ...change } });
const rates = { values: { female: [0.1, 0.25, 0.5] } };
const endOf = (change: object) => answer({ ...base, ...change }).population[1]?.areas.all?.female;

/** Survivors are 80 in group 1 and 70 in the open group; births 0.5 times the mean women times the rates, by hand below. */
const girls = (group0: number, group1: number, open: number) => ((0.1 * group0 + 0.4 * group1 + 0.2 * open) / 2) * 0.9;
const usual = [girls(100 / 2, (80 + 80) / 2, (60 + 70) / 2) + 10, 80 + 20, 70 + 30];

/** Every convention that published projections differ in: what it is when nothing is said, and what each other choice gives. */
const CONVENTIONS: readonly [name: string, asDefault: object, others: readonly [change: object, result: number[]][]][] =
  [
    ['ageWidth', { ageWidth: 1 }, [[{ ageWidth: 5 }, [5 * girls(50, 80, 65) + 10, 100, 100]]]],
    ['stepWidth', { stepWidth: 1 }, [[{ ageWidth: 5, stepWidth: 5 }, [5 * girls(50, 80, 65) + 10, 100, 100]]]],
    ['areas', { areas: ['all'] }, []],
    [
      'openGroup',
      mortality({ openGroup: 'pooled' }),
      [[mortality({ openGroup: 'own', openSurvival: { female: 0.25 } }), [girls(50, 80, (60 + 55) / 2) + 10, 100, 85]]],
    ],
    [
      'personYears',
      mortality({}),
      // L = 90, 72 and T = 72: survival 90/100, 72/90, and 72/(72+72) of the two last groups.
      [[{ mortality: { personYears: { female: [90, 72, 72] }, radix: 100 } }, usual]],
    ],
    [
      'deaths',
      mortality({}),
      [
        [
          { mortality: { deaths: { female: [20, 40, 30] }, newbornDeaths: { female: 0 } } },
          [girls(50, 80, 65) / 0.9 + 10, 100, 100],
        ],
      ],
    ],
    [
      'form',
      fertility({ form: 'mean' }),
      [
        [
          fertility({ form: 'leslie' }),
          // First-row entries, on the women at the start: (f(a) + f(a+1) S(a+1)) / 2.
          [((100 * (0.1 + 0.4 * 0.8) + 80 * (0.4 + 0.2 * 0.5) + 60 * (0.2 + 0.2 * 0.5)) / 2 / 2) * 0.9 + 10, 100, 100],
        ],
        [fertility({ form: 'start' }), [girls(100, 80, 60) + 10, 100, 100]],
      ],
    ],
    [
      'youngestFertile',
      fertility({ youngestFertile: true }),
      [[fertility({ youngestFertile: false }), [girls(0, 80, 65) + 10, 100, 100]]],
    ],
    [
      'oldestFertile',
      fertility({ oldestFertile: true }),
      [[fertility({ oldestFertile: false }), [girls(50, 80, 0) + 10, 100, 100]]],
    ],
    ['births', {}, [[{ fertility: { births: { female: 40 } } }, [36 + 10, 100, 100]]]],
    ['fertility', {}, [[{ fertility: null }, [10, 100, 100]]]],
    [
      'sexRatioAtBirth',
      { sexRatioAtBirth: { byStep: [1] } },
      [[{ sexRatioAtBirth: 1.5 }, [(girls(50, 80, 65) * 2) / 2.5 + 10, 100, 100]]],
    ],
    [
      'measure',
      migration({ measure: 'counts' }),
      [[migration({ measure: 'rates', ...rates }), [girls(50, 80, 65) + 10, 80 + 20, 70 + 30]]],
    ],
    [
      'per',
      migration({ per: 'step' }),
      [[{ ageWidth: 5, ...migration({ per: 'year' }) }, [5 * girls(50, 80, 65) + 50, 80 + 100, 70 + 150]]],
    ],
    [
      'timing',
      migration({ timing: 'end' }),
      [
        [migration({ timing: 'start' }), [girls(110 / 2, (100 + 88) / 2, (90 + 95) / 2), 88, 95]],
        [
          migration({ timing: 'even' }),
          [girls(105 / 2, (90 + 84 + 10) / 2, (75 + 82.5 + 15) / 2) + 5, 84 + 10, 82.5 + 15],
        ],
      ],
    ],
    ['migration', {}, [[{ migration: null }, [girls(50, 80, 65), 80, 70]]]],
    ['internalMigration', { internalMigration: null }, []],
    [
      'floor',
      { floor: 0 },
      [[{ floor: 0.5, ...migration({ values: { female: [10, -90, 30] } }) }, [girls(50, 80, 65) + 10, 0.5, 100]]],
    ],
  ];

describe('every convention', () => {
  it.each(CONVENTIONS)('%s has a default, and every other choice gives what it says', (_name, asDefault, others) => {
    for (const [i, n] of (endOf({}) ?? []).entries()) expect(n).toBeCloseTo(usual[i] ?? Number.NaN, 10);
    expect(endOf(asDefault)).toEqual(endOf({}));
    for (const [change, wanted] of others)
      for (const [i, n] of (endOf(change) ?? []).entries())
        expect(n, JSON.stringify(change)).toBeCloseTo(wanted[i] ?? Number.NaN, 10);
  });

  it('two sexes are the default, and births are shared by the ratio of the step', () => {
    const both = { female: [100, 80, 60], male: [100, 80, 60] };
    const { sexes: _, ...open } = base;
    const got = answer({
      ...open,
      steps: 2,
      population: both,
      mortality: { survival: { female: [1, 1, 1], male: [1, 1, 1] } },
      migration: null,
      sexRatioAtBirth: { byStep: [1, 3] },
    });
    const [first, second] = got.steps.map((s) => s.births.all);
    expect((first?.male ?? 0) / (first?.female ?? 1)).toBeCloseTo(1, 12);
    expect((second?.male ?? 0) / (second?.female ?? 1)).toBeCloseTo(3, 12);
    const byMother = (got.steps[0]?.birthsByMother.all ?? []).reduce((n, b) => n + b, 0);
    expect(byMother).toBeCloseTo((first?.male ?? 0) + (first?.female ?? 0), 12);
    expect(
      Object.keys(
        answer({
          ...open,
          sexes: ['both'],
          population: { both: [1, 2] },
          mortality: { survival: { both: [1, 1] } },
          fertility: null,
          migration: null,
        }).population[1]?.areas.all ?? {},
      ),
    ).toEqual(['both']);
  });

  it('survival, fertility and migration may be of each period, and of each area', () => {
    const got = answer({
      ...base,
      steps: 2,
      areas: ['A', 'B'],
      fertility: null,
      mortality: {
        survival: {
          byStep: [{ female: [1, 0.5, 1] }, { byArea: { A: { female: [1, 1, 1] }, B: { female: [1, 0, 0] } } }],
        },
      },
      migration: {
        values: { byStep: [{ female: [8, 0, 0] }, { byArea: { A: { female: [0, 0, 0] }, B: { female: [0, 3, 0] } } }] },
      },
    });
    expect(got.population[1]?.areas.A?.female).toEqual([8, 50, 140]);
    expect(got.population[2]?.areas.A?.female).toEqual([0, 8, 190]);
    expect(got.population[2]?.areas.B?.female).toEqual([0, 3, 0]);
  });

  it('stands in the page of options', () => {
    const page = readFileSync('docs/model/cases.md', 'utf8');
    for (const [name] of CONVENTIONS) expect(page, name).toContain(name);
  });

  it('and the page has examples that answer', () => {
    const page = readFileSync('docs/model/cases.md', 'utf8');
    const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)]
      .flatMap(([, text = '']) => (text.includes('numbers"') || text.includes('"..."') ? [] : [text]))
      .map((text) => answerCase(JSON.parse(text), parameters, 1));
    expect(examples.map((e) => e.ok)).toEqual([true, true, true]);
    const [population, , groups] = examples.map((e) => (e.ok ? e.value : null));
    const girls = (population as Answer).population[1]?.areas.all?.female?.[0];
    expect(girls?.toFixed(2)).toBe('17.19');
    const needs = (groups as { groups: { years: { need: number }[] }[] }).groups.map((g) => g.years.map((y) => y.need));
    expect(needs).toEqual([
      [8, 8, 8],
      [2, 2, 5],
    ]);
  });
});
