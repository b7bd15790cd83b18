import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rake } from './rake.ts';

const sum = (values: Iterable<number>) => [...values].reduce((n, v) => n + v, 0);
const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

describe('raking', () => {
  it('gives the worked example of two areas and two groups', () => {
    const raked = rake([Float64Array.of(10, 30), Float64Array.of(30, 30)], [60, 60]);
    expect(raked.ok && raked.cells.map((row) => [...row])).toEqual([
      [15, 30],
      [45, 30],
    ]);
  });
  it('hits both margins to 1e-9, and zeros stay zero', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 4, maxLength: 4 }), {
          minLength: 2,
          maxLength: 6,
        }),
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 24, maxLength: 24 }),
        (counts, truth) => {
          // Margins of another table with the same zeros can always be hit.
          const cells = counts.map((row) => Float64Array.from(row));
          const target = cells.map((row, r) => row.map((n, c) => (n === 0 ? 0 : (truth[r * 4 + c] ?? 1))));
          const columns = [0, 1, 2, 3].map((c) => sum(target.map((row) => row[c] ?? 0)));
          const rows = target.map(sum);
          const raked = rake(cells, columns, rows);
          expect(raked.ok).toBe(true);
          if (!raked.ok || raked.passes >= 10_000) return;
          for (const [r, row] of raked.cells.entries()) {
            expect(near(sum(row), rows[r] ?? 0)).toBe(true);
            for (const [c, n] of row.entries()) if (cells[r]?.[c] === 0) expect(n).toBe(0);
          }
          for (const [c, n] of columns.entries())
            expect(near(sum(raked.cells.map((row) => row[c] ?? 0)), n)).toBe(true);
        },
      ),
    );
  });
  it('refuses what cannot be hit', () => {
    expect(rake([Float64Array.of(1, 0)], [4, 2])).toEqual({
      ok: false,
      error: { code: 'empty-margin', axis: 'column', index: 1 },
    });
    expect(rake([Float64Array.of(1, 1), Float64Array.of(0, 0)], [2, 2], [2, 2])).toMatchObject({
      error: { code: 'empty-margin', axis: 'row', index: 1 },
    });
    expect(rake([Float64Array.of(1, 1), Float64Array.of(1, 1)], [2, 2], [2, 3])).toMatchObject({
      error: { code: 'totals-differ' },
    });
  });
});
