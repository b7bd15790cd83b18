import type { DimensionRole, StatTable } from '../grunnlag/index.ts';

/** Picks cells of a table by the role of its dimensions; sums over every value a filter lets through. */
export interface CellFilter {
  readonly region?: ReadonlySet<string>;
  readonly time?: string;
  readonly sex?: string;
  readonly age?: string;
  /** For dimensions of other roles: the codes or labels to keep. */
  readonly other?: (dimension: string, code: string, label: string) => boolean;
}

/**
 * Sum of the cells that pass; null when none does or all of them are missing. A partly missing sum is null too:
 * what is missing is not zero.
 */
export function sumCells(table: StatTable, filter: CellFilter): number | null {
  const { dimensions: dims, values } = table;
  const strides = dims.map((_, i) => dims.slice(i + 1).reduce((n, d) => n * d.values.length, 1));
  const wanted = (role: DimensionRole, code: string): boolean => {
    if (role === 'region') return filter.region === undefined || filter.region.has(code);
    if (role === 'time') return filter.time === undefined || code === filter.time;
    if (role === 'sex') return filter.sex === undefined || code === filter.sex;
    if (role === 'age')
      return filter.age === undefined || code === filter.age || (code.endsWith('+') && filter.age === code.slice(0, 3));
    return true;
  };
  let offsets = [0];
  for (const [i, d] of dims.entries()) {
    const kept = d.values.flatMap((v, at) => {
      const passes =
        d.role === 'other' || d.role === 'contents'
          ? (filter.other?.(d.code, v.code, v.label) ?? true)
          : wanted(d.role, v.code);
      return passes ? [at * (strides[i] ?? 1)] : [];
    });
    offsets = offsets.flatMap((o) => kept.map((k) => o + k));
  }
  if (offsets.length === 0) return null;
  let sum = 0;
  for (const o of offsets) {
    const value = values[o] ?? Number.NaN;
    if (Number.isNaN(value)) return null;
    sum += value;
  }
  return sum;
}

export const codesOf = (table: StatTable, role: DimensionRole): readonly string[] =>
  table.dimensions.find((d) => d.role === role)?.values.map((v) => v.code) ?? [];
