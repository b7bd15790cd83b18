import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forecasts, scoreForecasts } from '../../model/hindcast/hindcast.ts';
import { openPopulations, readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { loadCatalogue, mappingsOf, readStatistics } from '../../plan/grunnlag/index.ts';
import { simulateOn } from '../../platform/compute/cohort/simulate.ts';
import { DRAWS, placesOf, SEED } from '../hindcast.ts';
import { loadTreff } from './treff.ts';

const data = join(
  process.env.BOLIGPLAN_SHARED ?? '../shared',
  'data/population-by-age-municipality-2005-2015-2020borders.wide.csv',
);

const oslo = join(process.env.BOLIGPLAN_SHARED ?? '../shared', 'data/ssb-oslo-dwellings-2013-2026.csv');

describe('the page about how well the model hits', () => {
  it('was measured with the parameters that ship', () => {
    expect(loadTreff('.').parameterVersion).toBe(readParameterFile('.').version);
  });
  it.skipIf(!existsSync(data))(
    'says what the model of today gives (skipped where the shared data folder is absent)',
    async () => {
      const read = await readStatistics(readFileSync(data));
      if (!read.ok) throw new Error(read.error.code);
      const parameters = toParameters(readParameterFile('.'));
      const table = openPopulations(read.value, mappingsOf(loadCatalogue('.')).population);
      const { from, to, truth } = loadTreff('.').years;
      const known = table ? placesOf(table, parameters, { from, to, truth }) : [];
      const places = known.length;
      const all = scoreForecasts(forecasts(known, parameters, SEED, DRAWS, simulateOn(1)));
      const round = (n: number) => Number(n.toFixed(4));
      expect({ places, rows: loadTreff('.').rows }).toEqual({
        places: loadTreff('.').places,
        rows: all.map((r) => ({
          measure: r.measure,
          class: r.class,
          places: r.places,
          model: round(r.mape.model),
          noChange: round(r.mape.noChange),
          trend: round(r.mape.trend),
          median: round(r.medianApe.model),
          coverage80: round(r.coverage80),
          crps: round(r.crps.model),
        })),
      });
    },
    60_000,
  );

  it.skipIf(!existsSync(oslo))(
    'says how many dwellings the model saw a need for in Oslo, and how many came (skipped where the shared data folder is absent)',
    () => {
      const { from, place, rows } = loadTreff('.').dwellings;
      const args = ['run', '--kommune', place, '--from', data, '--from', oslo, '--years', '11', '--json'];
      const answer = JSON.parse(execFileSync('bin/boligplan', args, { encoding: 'utf8' })) as {
        years: number[];
        households: { total: { mean: number }[] };
      };
      const lines = readFileSync(oslo, 'utf8').trim().split('\n');
      const stock = new Map(lines.slice(1).map((line) => [Number(line.split(',')[0]), Number(line.split(',')[1])]));
      const since = (of: (year: number) => number | undefined, year: number) =>
        Math.round((of(year) ?? 0) - (of(from) ?? 0));
      expect(rows).toEqual(
        rows.map(({ year }) => ({
          year,
          model: since((y) => answer.households.total[answer.years.indexOf(y)]?.mean, year),
          came: since((y) => stock.get(y), year),
        })),
      );
    },
    60_000,
  );
});
