import { describe, expect, it } from 'vitest';
import { inputOf, people } from '../../../../test/model-sample.ts';
import { canonicalJson } from '../../../model/manifest.ts';
import { run } from '../../../model/run.ts';
import { readParameterFile, toParameters } from '../../../plan/boligbehov/index.ts';
import { simulateOn } from './simulate.ts';

const parameters = toParameters(readParameterFile('.'));
const history = [2016, 2017, 2018, 2019, 2020].map((year) => people(year, year, 60));
const input = inputOf(history, { county: history, dwellings: { year: 2020, count: 3000, byType: null }, flows: [] });
const bytes = (engine: Parameters<typeof run>[3]) => canonicalJson(run(input, parameters, 3, engine).result);

describe('draws on threads', () => {
  it('give the same bytes for any number of threads and either kernel', () => {
    const draws = 203;
    const reference = bytes({ draws });
    for (const [workers, kernel] of [
      [1, 'ts'],
      [1, 'wasm'],
      [2, 'wasm'],
      [3, 'ts'],
    ] as const)
      expect(bytes({ draws, simulate: simulateOn(workers, kernel) }), `${workers} ${kernel}`).toBe(reference);
  });
  it('say what went wrong when a thread fails', () => {
    const broken = inputOf([people(1, 2020)], {
      area: { code: '9902', name: 'x' },
      dwellings: input.dwellings,
      flows: [],
    });
    const wrong = { ...parameters, movers: { ...parameters.movers, rates: null } } as unknown as typeof parameters;
    expect(() =>
      simulateOn(2)(
        {
          known: { own: broken.history, county: [], country: [] },
          parameters: wrong,
          years: 5,
          area: 'x',
          seed: 1,
          draws: 200,
        },
        [],
      ),
    ).toThrow('findLastIndex');
  });
});
