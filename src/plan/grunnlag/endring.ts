import type { StatDimension, StatTable } from './stat-table.ts';

/** One figure of the municipality's own that is another than before. */
export interface CellChange {
  readonly period: string | null;
  /** What is counted, in the words of the table; empty where the table counts one thing. */
  readonly what: readonly string[];
  readonly unit: string;
  readonly before: number;
  readonly after: number;
}

/** What a table has that the one before it had not. Cells of all kept places are counted; words are of the municipality's own. */
export interface TableChange {
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  readonly newPeriods: readonly string[];
  readonly largest: readonly CellChange[];
  /** The two do not have the same variables, so that no cell can be held against another. */
  readonly otherShape: boolean;
}

export const LARGEST = 5;

const bare = (code: string) => code.replace(/^[KF]-/, '').toLowerCase();
const isPresent = (table: StatTable, i: number) => !Number.isNaN(table.values[i] ?? Number.NaN) || table.status.has(i);

function presentIn(table: StatTable): number {
  let n = 0;
  for (let i = 0; i < table.values.length; i += 1) if (isPresent(table, i)) n += 1;
  return n;
}

const sameDimension = (a: StatDimension, b: StatDimension) =>
  a.role === b.role && (a.role !== 'other' || a.code.toLowerCase() === b.code.toLowerCase());

/** Where each value of `next` stands in `old`, by its code or else by its label; -1 where it is new. */
function placesIn(old: StatDimension, next: StatDimension): readonly number[] {
  const by = (of: (v: { code: string; label: string }) => string) => {
    const where = new Map(old.values.map((v, i) => [of(v), i] as const));
    return next.values.map((v) => where.get(of(v)) ?? -1);
  };
  const codes = by((v) => bare(v.code));
  return codes.some((at) => at >= 0) ? codes : by((v) => v.label.toLowerCase());
}

/** Holds two tables of the same role against each other, cell by cell. `own` are the municipality's numbers. */
export function compareTables(old: StatTable, next: StatTable, own: ReadonlySet<string>): TableChange {
  const time = (table: StatTable) => table.dimensions.find((d) => d.role === 'time')?.values.map((v) => v.code) ?? [];
  const had = new Set(time(old));
  const newPeriods = time(next).filter((period) => !had.has(period));
  // A variable with one value says the same whether it stands there or not.
  const spread = (table: StatTable) => table.dimensions.filter((d) => d.values.length > 1);
  const matches = next.dimensions.map((d) => old.dimensions.findIndex((o) => sameDimension(o, d)));
  const lost = spread(old).some((o) => !next.dimensions.some((d) => sameDimension(o, d)));
  const gained = spread(next).some((d) => !old.dimensions.some((o) => sameDimension(o, d)));
  if (lost || gained)
    return {
      changed: 0,
      added: presentIn(next),
      removed: presentIn(old),
      newPeriods,
      largest: [],
      otherShape: true,
    };

  const strides = old.dimensions.map((_, at) => old.dimensions.slice(at + 1).reduce((n, d) => n * d.values.length, 1));
  const places = next.dimensions.map((d, at) => {
    const match = old.dimensions[matches[at] ?? -1];
    return match ? placesIn(match, d) : d.values.map(() => 0);
  });
  const sizes = next.dimensions.map((d) => d.values.length);
  const region = next.dimensions.findIndex((d) => d.role === 'region');
  const isOwn = next.dimensions[region]?.values.map((v) => own.has(v.code.replace(/^K-/, ''))) ?? null;

  const found: { readonly at: readonly number[]; readonly before: number; readonly after: number }[] = [];
  let [changed, added, matched] = [0, 0, 0];
  const at = sizes.map(() => 0);
  for (let i = 0; i < next.values.length; i += 1) {
    let rest = i;
    for (let d = sizes.length - 1; d >= 0; d -= 1) {
      const size = sizes[d] || 1;
      at[d] = rest % size;
      rest = Math.floor(rest / size);
    }
    let from = 0;
    for (let d = 0; d < at.length && from >= 0; d += 1) {
      const place = places[d]?.[at[d] ?? 0] ?? -1;
      const stride = strides[matches[d] ?? -1] ?? 0;
      from = place < 0 ? -1 : from + place * stride;
    }
    const was = from >= 0 && isPresent(old, from);
    const is = isPresent(next, i);
    if (was && is) matched += 1;
    if (is && !was) added += 1;
    if (!was || !is) continue;
    const [before, after] = [old.values[from] ?? Number.NaN, next.values[i] ?? Number.NaN];
    if (Object.is(before, after) && old.status.get(from) === next.status.get(i)) continue;
    changed += 1;
    if (Number.isFinite(before) && Number.isFinite(after) && before !== after && (isOwn?.[at[region] ?? 0] ?? true))
      found.push({ at: [...at], before, after });
  }
  found.sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
  return {
    changed,
    added,
    removed: presentIn(old) - matched,
    newPeriods,
    largest: found.slice(0, LARGEST).map((cell) => inWords(next, cell)),
    otherShape: false,
  };
}

function inWords(
  table: StatTable,
  cell: { readonly at: readonly number[]; readonly before: number; readonly after: number },
): CellChange {
  const valueAt = (d: StatDimension, i: number) => d.values[cell.at[i] ?? 0];
  const named = table.dimensions.flatMap((d, i) =>
    d.role !== 'time' && d.role !== 'region' && d.values.length > 1 ? [valueAt(d, i)?.label ?? ''] : [],
  );
  const time = table.dimensions.findIndex((d) => d.role === 'time');
  const contents = table.dimensions.findIndex((d) => d.role === 'contents');
  const period = table.dimensions[time];
  const measure = table.dimensions[contents];
  const units = Object.values(table.units);
  return {
    period: period ? (valueAt(period, time)?.code ?? null) : null,
    what: named,
    unit:
      (measure ? table.units[valueAt(measure, contents)?.code ?? ''] : undefined) ??
      (units.length === 1 ? (units[0] ?? '') : ''),
    before: cell.before,
    after: cell.after,
  };
}

const sorted = (record: Readonly<Record<string, unknown>> | undefined) =>
  JSON.stringify(Object.entries(record ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Whether the newer table says nothing that the older did not. */
export const isNothingNew = (change: TableChange, old: StatTable, next: StatTable): boolean =>
  !change.otherShape &&
  change.changed + change.added + change.removed === 0 &&
  sorted(old.units) === sorted(next.units) &&
  sorted(old.borders) === sorted(next.borders) &&
  (old.addable ?? true) === (next.addable ?? true);
