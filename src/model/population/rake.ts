/** Why margins cannot be hit: they add up to different totals (persons), or a margin has people where every cell is empty. */
export type RakeRefusal =
  | { readonly code: 'totals-differ'; readonly rows: number; readonly columns: number }
  | { readonly code: 'empty-margin'; readonly axis: 'row' | 'column'; readonly index: number };

export type Raked =
  | { readonly ok: true; readonly cells: Float64Array[]; readonly passes: number }
  | { readonly ok: false; readonly error: RakeRefusal };

const sum = (values: ArrayLike<number>) => {
  let n = 0;
  for (let i = 0; i < values.length; i += 1) n += values[i] ?? 0;
  return n;
};
const PASSES = 10_000;
const TOLERANCE = 1e-10;

/**
 * Cells scaled so that each column adds up to its control and, when they are given, each row to its own: iterative proportional fitting
 * (Deming and Stephan 1940), the columns last, until no row is further from its margin than 1e-10 of it. `cells` [row][column] in persons,
 * never negative; zeros stay zero and nothing of the arguments is changed. With columns alone one pass is exact.
 */
export function rake(
  cells: readonly Float64Array[],
  columns: ArrayLike<number>,
  rows: ArrayLike<number> | null = null,
): Raked {
  const made = cells.map((row) => Float64Array.from(row));
  const columnSums = () => Float64Array.from(columns, (_, c) => made.reduce((n, row) => n + (row[c] ?? 0), 0));
  const emptyColumn = columnSums().findIndex((n, c) => n === 0 && (columns[c] ?? 0) > 0);
  if (emptyColumn >= 0) return { ok: false, error: { code: 'empty-margin', axis: 'column', index: emptyColumn } };
  if (rows) {
    const emptyRow = made.findIndex((row, r) => sum(row) === 0 && (rows[r] ?? 0) > 0);
    if (emptyRow >= 0) return { ok: false, error: { code: 'empty-margin', axis: 'row', index: emptyRow } };
    const [all, other] = [sum(rows), sum(columns)];
    if (Math.abs(all - other) > 1e-9 * Math.max(1, all))
      return { ok: false, error: { code: 'totals-differ', rows: all, columns: other } };
  }
  let passes = 0;
  let worst = Number.POSITIVE_INFINITY;
  while (passes < PASSES && worst > TOLERANCE) {
    passes += 1;
    worst = 0;
    for (const [r, row] of made.entries()) {
      const have = sum(row);
      const wanted = rows?.[r];
      if (wanted === undefined || have === 0) continue;
      worst = Math.max(worst, Math.abs(wanted / have - 1));
      for (let c = 0; c < row.length; c += 1) row[c] = ((row[c] ?? 0) * wanted) / have;
    }
    const have = columnSums();
    for (const row of made)
      for (let c = 0; c < row.length; c += 1)
        if ((have[c] ?? 0) > 0) row[c] = ((row[c] ?? 0) * (columns[c] ?? 0)) / (have[c] ?? 1);
  }
  return { ok: true, cells: made, passes };
}
