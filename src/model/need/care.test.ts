import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPopulations, readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { loadCatalogue, mappingsOf, readStatistics } from '../../plan/grunnlag/index.ts';
import { AGES } from '../types.ts';
import { nationalUsers, ownUse, placesFor } from './care.ts';

const mappings = mappingsOf(loadCatalogue('.'));
const parameters = toParameters(readParameterFile('.'));
const file = join(
  process.env.BOLIGPLAN_SHARED ?? '../shared',
  'data/ssb-13599-raw-export-latin1-MMM-age-2022-2100.csv',
);

describe('places with 24-hour staffing', () => {
  const aged92 = (n: number) => {
    const people = { female: new Float64Array(AGES), male: new Float64Array(AGES) };
    people.female[92] = n;
    return people;
  };

  it('have users by age, fewer as people stay healthier', () => {
    const now = nationalUsers(aged92(100), parameters, 2017);
    expect(now).toBeCloseTo(100 * 0.3354, 9);
    expect(nationalUsers(aged92(100), parameters, 2027) / now).toBeCloseTo(0.994 ** 10, 12);
  });

  it('have users by sex too where the rates say one, and as if for all where they do not', () => {
    const both = { female: new Float64Array(AGES).fill(10), male: new Float64Array(AGES).fill(4) };
    const of = (careRates: typeof parameters.careRates) => nationalUsers(both, { ...parameters, careRates }, 2017);
    expect(
      of([
        { from: 0, rate: 0.001 },
        { sex: 'female', from: 80, rate: 0.2 },
        { sex: 'male', from: 80, rate: 0.1 },
        { from: 100, rate: 0.5 },
      ]),
    ).toBeCloseTo(80 * 14 * 0.001 + 20 * (10 * 0.2 + 4 * 0.1) + 6 * 14 * 0.5, 9);
    const same = parameters.careRates.flatMap((row) => [
      { ...row, sex: 'female' as const },
      { ...row, sex: 'male' as const },
    ]);
    expect(of(same)).toBeCloseTo(of(parameters.careRates), 9);
  });

  it('are users over occupancy where there are many, and have room for chance where there are few', () => {
    expect(placesFor(1000, parameters)).toBeCloseTo(1000 / 0.97, 9);
    expect(placesFor(16, parameters)).toBeCloseTo(16 + 0.506 * 4, 9);
    expect(placesFor(0, parameters)).toBe(0);
    for (let users = 0; users < 600; users += 1)
      expect(placesFor(users + 1, parameters), String(users)).toBeGreaterThan(placesFor(users, parameters));
  });

  /** Erlang's own formula (1917) for how many must wait, in whole places: the recursion of B, then C. */
  function waiting(places: number, users: number): number {
    let blocked = 1;
    for (let n = 1; n <= places; n += 1) blocked = (users * blocked) / (n + users * blocked);
    return blocked / (1 - (users / places) * (1 - blocked));
  }
  it('leave about half without a wait, by the exact formula, up to where the usual occupancy takes over', () => {
    for (const users of [4, 10, 20, 40, 100, 200]) {
      const places = placesFor(users, parameters);
      const [below, above] = [waiting(Math.floor(places), users), waiting(Math.ceil(places), users)];
      const between = below + (above - below) * (places - Math.floor(places));
      expect(Math.abs(between - 0.5), `${users} users: ${between}`).toBeLessThan(0.06);
    }
  });

  it("use the place's own count as far as it is large enough to speak", () => {
    const path = [2024, 2025, 2026].map((year) => ({ year, ...aged92(year - 2000) }));
    const counted = (users: number) => ({ year: 2025, users, confidence: 'B' as const });
    const expected = nationalUsers(aged92(25), parameters, 2025);
    expect(ownUse(undefined, path, parameters)).toBeNull();
    expect(ownUse(counted(expected), path, parameters)?.factor).toBeCloseTo(1, 12);
    expect(ownUse(counted(0), path, parameters)?.factor).toBeCloseTo(25 / (expected + 25), 12);
    const big = path.map((p) => ({ year: p.year, ...aged92(10_000) }));
    const twice = 2 * nationalUsers(aged92(10_000), parameters, 2025);
    expect(ownUse(counted(twice), big, parameters)?.factor).toBeGreaterThan(1.98);
    // A year outside what is known is held against the nearest.
    expect(ownUse({ ...counted(5), year: 2030 }, path, parameters)?.expected).toBeCloseTo(
      nationalUsers(aged92(26), parameters, 2030),
      12,
    );
  });
  it.skipIf(!existsSync(file))(
    'follow the published national path within five percent: 87 000 users in 2035, 133 000 in 2060 (SSB 2020/43; skipped where the shared data folder is absent)',
    async () => {
      const read = await readStatistics(readFileSync(file));
      const table = read.ok ? openPopulations(read.value, mappings.projection) : null;
      const users = (year: number) => {
        const population = table?.read(new Map(), String(year), parameters);
        return population ? nationalUsers(population, parameters, year) : Number.NaN;
      };
      expect(Math.abs(users(2035) / 87_000 - 1)).toBeLessThan(0.05);
      expect(Math.abs(users(2060) / 133_000 - 1)).toBeLessThan(0.05);
    },
  );
});
