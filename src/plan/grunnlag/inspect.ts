import { countCells, type StatTable, type TableWarning } from './stat-table.ts';

export interface Inspection {
  readonly table: string | null;
  readonly title: string | null;
  /** The unit of the figures; null when it is not known or the measures have several. */
  readonly unit: string | null;
  readonly dimensions: readonly {
    readonly code: string;
    readonly label: string;
    readonly size: number;
    readonly first: string | null;
  }[];
  readonly periods: readonly {
    readonly period: string;
    readonly measure: string;
    readonly unit: string | null;
    /** Raw sum over all cells of the period; null where the measure may not be added. */
    readonly sum: number | null;
    /** Cells that the file holds, and those of them with a missing symbol. */
    readonly cells: number;
    readonly missing: number;
  }[];
  /** Cells of the whole table, and combinations that the file never had. */
  readonly cells: number;
  readonly missing: number;
  readonly absent: number;
  readonly notes: readonly string[];
  readonly updated: string | null;
  readonly warnings: readonly TableWarning[];
}

/** Shares, indices, rates, means, prices and bounds say nothing when added. */
const NOT_ADDABLE =
  /prosent|percent|pct\b|(\b|_)share|andel|indeks|index|per[ _-]1[ _]?000|\brate|median|gjennomsnitt|\bmean\b|kr per|kr\/|_(80|95)[lu]\b|_(low|high)\b|(^|[\s_])(mx|qx|lx|e0|tfr|srb|asfr)|survival/i;

/** A sum with the error of each addition carried along, rounded to what a double can tell. */
class Sum {
  private sum = 0;
  private rest = 0;
  add(value: number): void {
    const next = this.sum + value;
    this.rest += Math.abs(this.sum) >= Math.abs(value) ? this.sum - next + value : value - next + this.sum;
    this.sum = next;
  }
  get value(): number {
    return Number((this.sum + this.rest).toPrecision(15));
  }
}

/** Where the measures of every row add up to one (or to a hundred, with fractions), they are shares of it. */
function areShares(table: StatTable, contents: number, strides: readonly number[]): boolean {
  const size = table.dimensions[contents]?.values.length ?? 1;
  const stride = strides[contents] ?? 1;
  if (size < 2) return false;
  let rows = 0;
  let fractions = false;
  for (let i = 0; i < table.values.length; i += 1) {
    if (Math.floor(i / stride) % size !== 0) continue;
    let sum = 0;
    for (let m = 0; m < size; m += 1) {
      const value = table.values[i + m * stride] ?? Number.NaN;
      if (!(value >= 0)) return false;
      fractions ||= !Number.isInteger(value);
      sum += value;
    }
    if (Math.abs(sum - 1) > 0.002 && Math.abs(sum - 100) > 0.2) return false;
    rows += 1;
  }
  return rows > 4 && fractions;
}

export function inspect(table: StatTable): Inspection {
  const dims = table.dimensions;
  const timeAt = dims.findIndex((d) => d.role === 'time');
  const contentsAt = dims.findIndex((d) => d.role === 'contents');
  const sizes = dims.map((d) => d.values.length);
  const strides = sizes.map((_, i) => sizes.slice(i + 1).reduce((n, s) => n * s, 1));
  const times = timeAt < 0 ? [{ code: '', label: '' }] : (dims[timeAt]?.values ?? []);
  const measures =
    contentsAt < 0 ? [{ code: 'verdi', label: table.title ?? 'verdi' }] : (dims[contentsAt]?.values ?? []);
  const entries = Array.from({ length: times.length * measures.length }, () => ({
    sum: new Sum(),
    cells: 0,
    missing: 0,
  }));
  const index = (i: number, d: number) => (d < 0 ? 0 : Math.floor(i / (strides[d] ?? 1)) % (sizes[d] ?? 1));
  for (let i = 0; i < table.values.length; i += 1) {
    const value = table.values[i] ?? Number.NaN;
    const missing = Number.isNaN(value);
    if (missing && !table.status.has(i)) continue;
    const entry = entries[index(i, timeAt) * measures.length + index(i, contentsAt)];
    if (!entry) continue;
    entry.cells += 1;
    if (missing) entry.missing += 1;
    else entry.sum.add(value);
  }
  const shares = contentsAt >= 0 && areShares(table, contentsAt, strides);
  const units = new Set(measures.map((m) => table.units[m.code] ?? ''));
  const [only] = units;
  const { cells, missing } = countCells(table);
  return {
    table: table.table,
    title: table.title,
    unit: units.size === 1 && only ? only : null,
    dimensions: dims.map((d) => ({
      code: d.code,
      label: d.label,
      size: d.values.length,
      first: d.values[0]?.code ?? null,
    })),
    periods: times.flatMap((time, t) =>
      measures.flatMap((measure, m) => {
        const entry = entries[t * measures.length + m];
        if (!entry || entry.cells === 0) return [];
        const unit = table.units[measure.code] || null;
        const named = NOT_ADDABLE.test(`${measure.code} ${measure.label} ${unit ?? ''}`);
        const addable = table.addable !== false && !shares && !named && entry.missing < entry.cells;
        return [
          {
            period: time.code,
            measure: measure.code,
            unit,
            sum: addable ? entry.sum.value : null,
            cells: entry.cells,
            missing: entry.missing,
          },
        ];
      }),
    ),
    cells,
    missing,
    absent: table.values.length - cells,
    notes: table.notes,
    updated: table.updated,
    warnings: table.warnings ?? [],
  };
}
