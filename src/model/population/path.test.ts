import { describe, expect, it } from 'vitest';
import { inputOf, people } from '../../../test/model-sample.ts';
import { readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { run } from '../run.ts';
import type { RunInput } from '../types.ts';
import { populationPath } from './path.ts';
import { total } from './project.ts';

const parameters = toParameters(readParameterFile('.'));
const history = [2018, 2019, 2020].map((year) => people(year, year, 150));
const rakeTo = [2021, 2022, 2023].map((year) => ({ year, persons: 21_000 + 137 * (year - 2020) }));
const path = (change: Partial<RunInput>) => populationPath(inputOf(history, { years: 3, ...change }), parameters);

describe('the own path, raked to an alternative that tells no ages', () => {
  it.each([['own-history', history] as const, ['one-year', history.slice(2)] as const])(
    'has its persons in every year to 1e-9, and the ages and sexes of the %s',
    (source, known) => {
      const own = populationPath(inputOf(known, { years: 3 }), parameters);
      const raked = populationPath(inputOf(known, { years: 3, rakeTo }), parameters);
      expect([own.source, own.raked, raked.source, raked.raked]).toEqual([source, false, source, true]);
      // The base year is counted, and stands.
      expect(raked.path[0]).toEqual(own.path[0]);
      for (const { year, persons } of rakeTo) {
        const [mine, theirs] = [own, raked].map((p) => p.path.find((one) => one.year === year));
        if (!mine || !theirs) throw new Error('no such year');
        expect(Math.abs(total(theirs) / persons - 1)).toBeLessThan(1e-9);
        for (const sex of ['female', 'male'] as const)
          for (const [a, n] of theirs[sex].entries())
            expect(n / persons).toBeCloseTo((mine[sex][a] ?? 0) / total(mine), 12);
      }
    },
  );
  it('stands as it is where a year is not told, and gives way to a projection with ages', () => {
    expect(path({ rakeTo: rakeTo.slice(1) })).toEqual(path({}));
    const projection = [2020, 2021, 2022, 2023].map((year) => people(1, year, 155));
    expect(path({ projection, rakeTo })).toEqual({ path: projection, source: 'ssb-projection', raked: false });
  });
  it('is said, with the alternative, and areas are held to it', () => {
    const alternatives = { used: 'HHMH', offered: ['MMMM', 'HHMH'] };
    const areas = [0.7, 0.3].map((share, i) => ({
      ...{ code: `o${i}`, name: `o${i}`, confidence: 'B' as const, dwellings: [] },
      history: history.map((y) => ({
        ...y,
        female: y.female.map((n) => n * share),
        male: y.male.map((n) => n * share),
      })),
    }));
    const of = (change: Partial<RunInput>) =>
      run(inputOf(history, { years: 3, ...change }), parameters, 1, { draws: 0 }).result;
    const { population, areas: told } = of({ rakeTo, alternatives, areas });
    expect(population).toMatchObject({ source: 'own-history', alternative: 'HHMH', raked: true });
    expect(population.total.slice(1).map((t) => Math.round(t.mean))).toEqual(rakeTo.map((r) => r.persons));
    const parts = (told?.of ?? []).reduce((n, a) => n + (a.population[3]?.mean ?? 0), 0);
    expect(parts).toBeCloseTo(rakeTo[2]?.persons ?? 0, 6);
    // An alternative nothing rests on is not said.
    expect(of({ alternatives }).population).not.toHaveProperty('alternative');
  });
});
