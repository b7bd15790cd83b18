import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HindcastRow } from '../../model/hindcast/hindcast.ts';
import { readParameterFile } from '../../plan/boligbehov/index.ts';
import { loadTreff } from './treff.ts';

const data = join(
  process.env.BOLIGPLAN_SHARED ?? '../shared',
  'data/population-by-age-municipality-2005-2015-2020borders.wide.csv',
);

describe('the page about how well the model hits', () => {
  it('was measured with the parameters that ship', () => {
    expect(loadTreff('.').parameterVersion).toBe(readParameterFile('.').version);
  });
  it.skipIf(!existsSync(data))(
    'says what the model of today gives (skipped where the shared data folder is absent)',
    () => {
      const json = execFileSync('bin/boligplan', ['hindcast', '--from', data, '--json'], { encoding: 'utf8' });
      const { places, all } = JSON.parse(json) as { places: number; all: HindcastRow[] };
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
});
