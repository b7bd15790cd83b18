import { describe, expect, it } from 'vitest';
import { readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { answerCase } from './answer.ts';

const parameters = toParameters(readParameterFile('.'));

/** Both sexes, five years a step, the open group with a ratio of its own: what published projections use together. */
const base = {
  kind: 'population',
  steps: 1,
  ageWidth: 5,
  population: { female: [100, 80, 40], male: [90, 60, 20] },
  mortality: {
    survival: { female: [0.9, 0.8, 0.5], male: [0.8, 0.5, 0.4] },
    openGroup: 'own',
    openSurvival: { female: 0.25, male: 0.5 },
  },
  fertility: { rates: [0, 0.1, 0] },
  sexRatioAtBirth: 1.5,
};
const alone = { fertility: null, sexRatioAtBirth: null };
/** 20 of 100, 40 of 80 and 30 of 40 women die, 45 of 90, 36 of 60 and 10 of 20 men: the same as the ratios. */
const deaths = { female: [20, 40, 30], male: [45, 36, 10] };

type Sexes = Readonly<Record<string, readonly number[]>>;
/** A case, and the population it ends in as it was reckoned on paper; no answer of the program was copied. */
const CASES: readonly [what: string, change: object, areas: Readonly<Record<string, Sexes>>, floored?: object[]][] = [
  [
    // 100 * 0.8, and 80 * 0.5 + 40 * 0.25; men 90 * 0.5, and 60 * 0.4 + 20 * 0.5. Women of group 1 are (80 + 80) / 2 on average, so
    // 5 * 0.1 * 80 = 40 are born: 16 girls and 24 boys, of whom 0.9 and 0.8 live.
    'both sexes, five years, the open group by itself, births of the mean',
    {},
    { all: { female: [14.4, 80, 50], male: [19.2, 45, 34] } },
  ],
  [
    // 5 * (100 (0 + 0.1 * 0.8) + 80 (0.1 + 0.2 * 0.5) + 40 (0.2 + 0.2 * 0.25)) / 2 = 5 * (8 + 16 + 10) / 2 = 85: 34 and 51.
    'first-row entries of a Leslie matrix, with the open group fertile by its own ratio',
    { fertility: { rates: [0, 0.1, 0.2], form: 'leslie' } },
    { all: { female: [30.6, 80, 50], male: [40.8, 45, 34] } },
  ],
  [
    // The same deaths as counts, so the same shares are alive; 3 girls and 5 boys of the newborn die.
    'deaths as counts under Leslie births',
    {
      mortality: { deaths, newbornDeaths: { female: 3, male: 5 } },
      fertility: { rates: [0, 0.1, 0.2], form: 'leslie' },
    },
    { all: { female: [31, 80, 50], male: [46, 45, 34] } },
  ],
  [
    'births as counts of each sex, who die by the ratio of the newborn',
    { fertility: { births: { female: 30, male: 40 } }, sexRatioAtBirth: null },
    { all: { female: [27, 80, 50], male: [32, 45, 34] } },
  ],
  [
    // Women start as 110, 80, 60 and men as 90, 66, 20: 110 * 0.8, 40 + 60 * 0.25; 45, 66 * 0.4 + 10. Births 5 * 0.1 * (80 + 88) / 2 = 42.
    'rates of a step at its start: migrants die and bear as the others',
    { migration: { measure: 'rates', timing: 'start', values: { female: [0.1, 0, 0.5], male: [0, 0.1, 0] } } },
    { all: { female: [15.12, 88, 55], male: [20.16, 45, 36.4] } },
  ],
  [
    // 5 * 0.02 * 100 = 10, five at each end: 105 * 0.8 = 84; births 0.5 * (80 + 84) / 2 = 41, so 16.4 * 0.9 + 5 girls and 24.6 * 0.8 boys.
    'rates of a year, half and half: the newborn get the second half',
    { migration: { measure: 'rates', per: 'year', timing: 'even', values: { female: [0.02, 0, 0], male: [0, 0, 0] } } },
    { all: { female: [19.76, 84, 50], male: [19.68, 45, 34] } },
  ],
  [
    // Of A's women 10 and 40 leave for the pool, and a quarter comes back: 92.5, 50, 40 in A and 7.5, 30, 0 in B, who then live or die
    // there. Of A's men 10 of the oldest leave: 12.5 and 7.5.
    'gross moves between areas through a pool, of each sex by itself',
    {
      ...alone,
      areas: ['A', 'B'],
      population: { byArea: { A: base.population, B: { female: [0, 0, 0], male: [0, 0, 0] } } },
      internalMigration: {
        out: { female: [0.1, 0.5, 0], male: [0, 0, 0.5] },
        destination: { byArea: { A: 0.25, B: 0.75 } },
      },
    },
    {
      A: { female: [0, 74, 35], male: [0, 45, 30.25] },
      B: { female: [0, 6, 15], male: [0, 0, 3.75] },
    },
  ],
  [
    // 80 women and no newborn boy are fewer than 100 and 7 who leave; 34 of 34 old men leave, which is no raise.
    'a floor that says whom it raised',
    { ...alone, migration: { values: { female: [0, -100, 0], male: [-7, 0, -34] } } },
    { all: { female: [0, 0, 50], male: [0, 45, 0] } },
    [
      { step: 1, area: 'all', sex: 'female', age: 1, added: 20 },
      { step: 1, area: 'all', sex: 'male', age: 0, added: 7 },
    ],
  ],
  [
    // 100 deaths among 80 women take nobody of the 10 who are left in the open group; 25 of 20 old men likewise.
    'more deaths than persons in a group that enters the open one',
    { ...alone, mortality: { deaths: { female: [20, 100, 30], male: [45, 36, 25] } } },
    { all: { female: [0, 80, 10], male: [0, 45, 24] } },
    [
      { step: 1, area: 'all', sex: 'female', age: 2, added: 20 },
      { step: 1, area: 'all', sex: 'male', age: 2, added: 5 },
    ],
  ],
];

describe('conventions of published projections together, by hand', () => {
  it.each(CASES)('%s', (_what, change, areas, floored = []) => {
    const result = answerCase({ ...base, ...change }, parameters, 1);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const got = result.value as {
      population: { areas: Record<string, Sexes> }[];
      floored: object[];
      balance: { largestDifference: number };
    };
    for (const [area, sexes] of Object.entries(areas))
      for (const [sex, wanted] of Object.entries(sexes))
        for (const [age, n] of wanted.entries())
          expect(got.population[1]?.areas[area]?.[sex]?.[age], `${area} ${sex} ${age}`).toBeCloseTo(n, 10);
    expect(got.floored).toEqual(floored);
    expect(got.balance.largestDifference).toBeLessThan(1e-10);
  });
});
