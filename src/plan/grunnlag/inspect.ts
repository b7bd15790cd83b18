import type { StatTable } from './stat-table.ts';

export interface Inspection {
  readonly table: string | null;
  readonly title: string | null;
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
    readonly unit: string;
    /** Raw sum over all cells of the period; null where the measure may not be added. */
    readonly sum: number | null;
    readonly cells: number;
    readonly missing: number;
  }[];
}

/** Shares, indices, rates, means and prices say nothing when added. */
const NOT_ADDABLE =
  /prosent|percent|pct|\bshare|andel|indeks|index|per 1\s?000|\brate|median|gjennomsnitt|mean|kr per|\bqx\b|\bmx\b|e0|tfr|asfr|survival/i;

export function inspect(table: StatTable): Inspection {
  const dims = table.dimensions;
  const timeAt = dims.findIndex((d) => d.role === 'time');
  const contentsAt = dims.findIndex((d) => d.role === 'contents');
  const sizes = dims.map((d) => d.values.length);
  const strides = sizes.map((_, i) => sizes.slice(i + 1).reduce((n, s) => n * s, 1));
  const times = timeAt < 0 ? [{ code: '', label: '' }] : (dims[timeAt]?.values ?? []);
  const measures =
    contentsAt < 0 ? [{ code: 'verdi', label: table.title ?? 'verdi' }] : (dims[contentsAt]?.values ?? []);
  const sums = new Map<string, { sum: number; cells: number; missing: number }>();
  const index = (i: number, d: number) => (d < 0 ? 0 : Math.floor(i / (strides[d] ?? 1)) % (sizes[d] ?? 1));
  for (let i = 0; i < table.values.length; i += 1) {
    const key = `${index(i, timeAt)}|${index(i, contentsAt)}`;
    const entry = sums.get(key) ?? { sum: 0, cells: 0, missing: 0 };
    const value = table.values[i] ?? Number.NaN;
    entry.cells += 1;
    if (Number.isNaN(value)) entry.missing += 1;
    else entry.sum += value;
    sums.set(key, entry);
  }
  const units = Object.values(table.units).filter((u) => u !== '');
  return {
    table: table.table,
    title: table.title,
    unit: units[0] ?? null,
    dimensions: dims.map((d) => ({
      code: d.code,
      label: d.label,
      size: d.values.length,
      first: d.values[0]?.code ?? null,
    })),
    periods: times.flatMap((time, t) =>
      measures.map((measure, m) => {
        const entry = sums.get(`${t}|${m}`) ?? { sum: 0, cells: 0, missing: 0 };
        const unit = table.units[measure.code] ?? '';
        const addable = !NOT_ADDABLE.test(`${measure.code} ${measure.label} ${unit}`) && entry.missing < entry.cells;
        return {
          period: time.code,
          measure: measure.code,
          unit,
          sum: addable ? entry.sum : null,
          cells: entry.cells,
          missing: entry.missing,
        };
      }),
    ),
  };
}
