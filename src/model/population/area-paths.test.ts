import { expect, it } from 'vitest';
import { people } from '../../../test/model-sample.ts';
import { readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { areaPaths } from './area-paths.ts';
import { total } from './project.ts';

const parameters = toParameters(readParameterFile('.'));
const path = [2020, 2021].map((year) => people(4, year, 150));
const history = path.slice(0, 1);
const area = (share: number, persons?: number) => ({
  ...{ code: `o${share}`, name: `o${share}`, confidence: 'B' as const, dwellings: [] },
  history: history.map((y) => ({ ...y, female: y.female.map((n) => n * share), male: y.male.map((n) => n * share) })),
  ...(persons === undefined ? {} : { totals: [{ year: 2021, persons }] }),
});

it('the areas of a run are divided as somebody else has projected them, in the years all of them are told', () => {
  const of = (areas: Parameters<typeof areaPaths>[0]['areas']) => areaPaths({ areas, history }, path, parameters);
  const shares = (areas: Parameters<typeof areaPaths>[0]['areas']) => {
    const [one = 0, other = 0] = of(areas).map((years) => (years[1] ? total(years[1]) : 0));
    expect(one + other).toBeCloseTo(path[1] ? total(path[1]) : 0, 6);
    return one / (one + other);
  };
  expect(shares([area(0.7, 600), area(0.3, 400)])).toBeCloseTo(0.6, 6);
  expect(shares([area(0.7, 600), area(0.3)])).toBeCloseTo(0.7, 2);
});
