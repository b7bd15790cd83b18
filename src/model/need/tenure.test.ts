import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inputOf, LOADED, people } from '../../../test/model-sample.ts';
import { readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { run } from '../run.ts';
import { byTenure, TENURES } from './tenure.ts';

const parameters = toParameters(readParameterFile('.'));
const table = join(process.env.BOLIGPLAN_SHARED ?? '../shared', 'data/ssb-tenure-by-household-type-2019-norway.csv');

it('divides households by how such households hold their dwelling, and the need by the households that come and go', () => {
  const one = {
    tenure: [
      [0.5, 0.5, 0],
      [0, 0.2, 0.8],
    ],
  };
  const year = (alone: number, pairs: number) => Float64Array.of(alone, pairs);
  const need = [{ year: 2020, change: 10, replacement: 4, vacancy: 1, backlog: null }];
  const told = byTenure([year(100, 50), year(110, 50)], need, one);
  expect(told.households.map((h) => h[0])).toEqual([50, 60, 40]);
  // Ten more who live alone: five own, five own through a cooperative. The rest as the households of the year: a third, 0.4, 4/15.
  const [owned, cooperative, rented] = told.need.map((n) => n[0] ?? Number.NaN);
  expect(owned).toBeCloseTo(5 + 5 / 3, 12);
  expect(cooperative).toBeCloseTo(5 + 5 * 0.4, 12);
  expect(rented).toBeCloseTo((5 * 40) / 150, 12);
});

it('adds up to the need and the households of a run', () => {
  const input = inputOf(
    [2018, 2019, 2020].map((y) => people(y, y, 150)),
    { ...LOADED },
  );
  const { need, households, tenure } = run(input, parameters, 1, { draws: 0 }).result;
  const added = (of: readonly (readonly number[])[] | undefined, t: number) =>
    (of ?? []).reduce((n, values) => n + (values[t] ?? Number.NaN), 0);
  for (const [t, n] of need.entries())
    expect(added(tenure?.need, t)).toBeCloseTo(n.change + n.replacement + n.vacancy + (n.backlog ?? 0), 8);
  for (const [t, { mean }] of households.total.entries()) expect(added(tenure?.households, t)).toBeCloseTo(mean, 6);
  expect(tenure?.need).toHaveLength(TENURES.length);
});

it.skipIf(!existsSync(table))(
  'gives the published shares of 2019 back from the published households (skipped where the shared data folder is absent)',
  () => {
    const rows = readFileSync(table, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    const [all, ...types] = rows.map(([, ...n]) => n.map(Number));
    // Which rows of the table a household type of the model is made of.
    const of = [[0], [1], [2, 3], [4, 5], [6], [7, 8]];
    const byType = of.map((parts) => parts.reduce((n, i) => n + (types[i]?.[3] ?? 0), 0));
    const { households } = byTenure([Float64Array.from(byType)], [], parameters);
    const count = byType.reduce((n, h) => n + h, 0);
    expect(count).toBe(all?.[3]);
    for (const [c, own] of households.entries())
      expect((100 * (own[0] ?? 0)) / count, TENURES[c]).toBeCloseTo(all?.[c] ?? 0, 0);
  },
);
