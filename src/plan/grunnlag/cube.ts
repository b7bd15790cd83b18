import type { StatTable } from './stat-table.ts';

/** A table as it is stored: plain JSON, missing cells null with their symbol beside. */
export interface Cube {
  readonly table: string | null;
  readonly title: string | null;
  readonly dimensions: StatTable['dimensions'];
  readonly values: readonly (number | null)[];
  readonly status: readonly (readonly [number, string])[];
  readonly units: StatTable['units'];
  readonly notes: readonly string[];
  readonly updated: string | null;
  readonly addable?: boolean;
  readonly borders?: StatTable['borders'];
  readonly own?: StatTable['own'];
}

export function toCube(table: StatTable): Cube {
  return {
    ...table,
    values: Array.from(table.values, (v) => (Number.isNaN(v) ? null : v)),
    status: [...table.status],
  };
}

export function fromCube(cube: Cube): StatTable {
  return {
    ...cube,
    values: Float64Array.from(cube.values, (v) => v ?? Number.NaN),
    status: new Map(cube.status),
  };
}

/** The part of a table whose region is one of `codes`; the whole table when it has no region. Null when none of them is there. */
export function narrowTo(table: StatTable, codes: ReadonlySet<string>): StatTable | null {
  const at = table.dimensions.findIndex((d) => d.role === 'region');
  const region = table.dimensions[at];
  if (!region) return table;
  const kept = region.values.flatMap((v, i) => (codes.has(v.code.replace(/^K-/, '')) ? [i] : []));
  if (kept.length === 0) return null;
  const inner = table.dimensions.slice(at + 1).reduce((n, d) => n * d.values.length, 1);
  const outer = table.dimensions.slice(0, at).reduce((n, d) => n * d.values.length, 1);
  const values = new Float64Array(outer * kept.length * inner);
  const status = new Map<number, string>();
  let to = 0;
  for (let o = 0; o < outer; o += 1) {
    for (const k of kept) {
      const from = (o * region.values.length + k) * inner;
      values.set(table.values.subarray(from, from + inner), to);
      for (let i = 0; i < inner; i += 1) {
        const symbol = table.status.get(from + i);
        if (symbol !== undefined) status.set(to + i, symbol);
      }
      to += inner;
    }
  }
  const dimensions = table.dimensions.map((d, i) =>
    i === at ? { ...d, values: kept.flatMap((k) => (d.values[k] ? [d.values[k]] : [])) } : d,
  );
  return { ...table, dimensions, values, status };
}

export function periodsOf(table: StatTable): readonly string[] {
  return table.dimensions.find((d) => d.role === 'time')?.values.map((v) => v.code) ?? [];
}
