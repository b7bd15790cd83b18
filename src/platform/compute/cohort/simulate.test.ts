import { describe, expect, it } from 'vitest';
import { inputOf, LOADED, people } from '../../../../test/model-sample.ts';
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
  it('give a municipality alone what it has in the nation: a whole run, whoever is run before it and how far ahead', () => {
    const vital = (many: number) => {
      const none = { births: [], deaths: [], arrivals: [], departures: [] };
      const births = [2016, 2017, 2018, 2019].map((year, i) => ({ year, from: 0, to: 105, events: many + 9 * i }));
      return { county: none, own: { ...none, births } };
    };
    const place = (code: string, size: number, years: number) => {
      const own = [2016, 2017, 2018, 2019, 2020].map((year) => people(Number(code), year, size));
      return inputOf(own, {
        ...LOADED,
        ...{ area: { code, name: code }, years, county: history, vital: vital(size) },
        backlogFlow: { perYear: 12 },
      });
    };
    const nation = [place('1101', 60, 8), place('3201', 900, 12), place('4601', 7, 8), place('5501', 150, 5)];
    const told = (one: (typeof nation)[number], engine: Parameters<typeof run>[3], seed = 3) =>
      canonicalJson(run(one, parameters, seed, engine).result);
    const engines = (
      [
        [1, 'ts'],
        [1, 'wasm'],
        [2, 'wasm'],
      ] as const
    ).map(([workers, kernel]) => ({
      draws: 40,
      simulate: simulateOn(workers, kernel),
    }));
    // Each alone, by the reference, with another seed between so that nothing is kept from one to the next.
    const alone = nation.map((one) => {
      told(one, { draws: 8 }, 99);
      return told(one, { draws: 40 });
    });
    for (const engine of engines)
      for (const order of [
        [0, 1, 2, 3],
        [3, 2, 1, 0, 2],
      ])
        for (const i of order)
          expect(told(nation[i] as (typeof nation)[number], engine) === alone[i], `${i}`).toBe(true);
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
