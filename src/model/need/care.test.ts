import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPopulations, readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { loadCatalogue, mappingsOf, readStatistics } from '../../plan/grunnlag/index.ts';
import { AGES } from '../types.ts';
import { carePlaces } from './care.ts';

const mappings = mappingsOf(loadCatalogue('.'));
const parameters = toParameters(readParameterFile('.'));
const file = join(
  process.env.BOLIGPLAN_SHARED ?? '../shared',
  'data/ssb-13599-raw-export-latin1-MMM-age-2022-2100.csv',
);

describe('places with 24-hour staffing', () => {
  it('are users by age over occupancy, fewer as people stay healthier', () => {
    const only90 = { female: new Float64Array(AGES), male: new Float64Array(AGES) };
    only90.female[92] = 100;
    const now = carePlaces(only90, parameters, 2017);
    expect(now).toBeCloseTo((100 * 0.3354) / 0.97, 9);
    expect(carePlaces(only90, parameters, 2027) / now).toBeCloseTo(0.994 ** 10, 12);
  });
  it.skipIf(!existsSync(file))(
    'follow the published national path within five percent: 87 000 users in 2035, 133 000 in 2060 (SSB 2020/43; skipped where the shared data folder is absent)',
    async () => {
      const read = await readStatistics(readFileSync(file));
      const table = read.ok ? openPopulations(read.value, mappings.projection) : null;
      const users = (year: number) => {
        const population = table?.read(new Map(), String(year), parameters);
        return population ? carePlaces(population, parameters, year) * parameters.careOccupancy : Number.NaN;
      };
      expect(Math.abs(users(2035) / 87_000 - 1)).toBeLessThan(0.05);
      expect(Math.abs(users(2060) / 133_000 - 1)).toBeLessThan(0.05);
    },
  );
});
