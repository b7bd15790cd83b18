import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HindcastRow, SIZE_CLASSES } from './hindcast.ts';
import { crps, meanApe, medianApe } from './scores.ts';

const file = join(
  process.env.BOLIGPLAN_SHARED ?? '../shared',
  'data/population-by-age-municipality-2005-2015-2020borders.wide.csv',
);

describe('scores', () => {
  it('are right on small samples', () => {
    expect(meanApe([-0.1, 0.3])).toBeCloseTo(0.2, 12);
    expect(medianApe([0.3, -0.1, 0.2])).toBeCloseTo(0.2, 12);
    expect(medianApe([0.4, -0.1, 0.2, 0.3])).toBeCloseTo(0.25, 12);
    // Two draws 0 and 2, truth 1: mean distance 1, half of the mean distance between two draws 0.5.
    expect(crps([0, 2], 1)).toBeCloseTo(0.5, 12);
    expect(crps([5], 3)).toBe(2);
  });
  it('the CRPS is the double sum, and never negative', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 30 }),
        fc.double({ min: -100, max: 100, noNaN: true }),
        (draws, truth) => {
          const n = draws.length;
          const pairs = draws.reduce((s, a) => s + draws.reduce((t, b) => t + Math.abs(a - b), 0), 0);
          const direct = draws.reduce((s, a) => s + Math.abs(a - truth), 0) / n - pairs / (2 * n * n);
          const sorted = [...draws].sort((a, b) => a - b);
          expect(Math.abs(crps(sorted, truth) - direct)).toBeLessThan(1e-9);
          expect(crps(sorted, truth)).toBeGreaterThan(-1e-9);
        },
      ),
    );
  });
});

describe('the hindcast 2005-2010 to 2015 (skipped where the shared data folder is absent)', () => {
  it.skipIf(!existsSync(file))(
    'beats "no change" above 5 000, is near it below, and its 80 percent holds 70 to 90',
    () => {
      const answer = JSON.parse(
        execFileSync('bin/boligplan', ['hindcast', '--from', file, '--json'], { encoding: 'utf8' }),
      ) as {
        places: number;
        all: HindcastRow[];
        split: { fittedOn: number; scoredOn: number; other: HindcastRow[] };
      };
      expect(answer.places).toBeGreaterThan(350);
      expect(answer.all).toHaveLength(2 * (SIZE_CLASSES.length + 1));
      for (const row of answer.all) {
        const what = `${row.measure} ${row.class}`;
        const small = /^(under 2|2) 000/.test(row.class);
        if (row.measure === 'total') expect(row.mape.model, what).toBeLessThan(row.mape.noChange * (small ? 1.1 : 1));
        expect(row.coverage80, what).toBeGreaterThanOrEqual(0.7);
        expect(row.coverage80, what).toBeLessThanOrEqual(0.9);
        expect(row.crps.model, what).toBeLessThan(row.mape.model);
      }
      const honest = answer.split.other.find((r) => r.measure === 'total' && r.class === 'all');
      expect(answer.split.fittedOn + answer.split.scoredOn).toBe(answer.places);
      expect(honest?.mape.model).toBeLessThan(honest?.mape.noChange ?? 0);
      expect(honest?.coverage80).toBeGreaterThan(0.7);
      expect(honest?.coverage80).toBeLessThan(0.9);
    },
    60_000,
  );
});
