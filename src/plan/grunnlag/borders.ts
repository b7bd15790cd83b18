import type { StatTable } from './stat-table.ts';

/** A municipality number for as long as it held; `to` is the first day it no longer did. */
export interface NumberSpan {
  readonly number: string;
  readonly from: string;
  readonly to: string | null;
}

const holds = (span: NumberSpan, date: string) => span.from <= date && (span.to === null || date < span.to);

/** The region codes that have a figure other than zero in each year: Statbank tables print 0 for a number before and after its time. */
export function filledRegions(table: StatTable): ReadonlyMap<string, ReadonlySet<string>> {
  const { dimensions: dims, values } = table;
  const [regionAt, timeAt] = [dims.findIndex((d) => d.role === 'region'), dims.findIndex((d) => d.role === 'time')];
  const strides = dims.map((_, i) => dims.slice(i + 1).reduce((n, d) => n * d.values.length, 1));
  const [regions, times] = [dims[regionAt]?.values ?? [], dims[timeAt]?.values ?? []];
  const found = new Map(times.map((t) => [t.code, new Set<string>()]));
  if (regions.length === 0 || times.length === 0) return found;
  const seen = new Uint8Array(regions.length * times.length);
  const [r, t] = [strides[regionAt] ?? 1, strides[timeAt] ?? 1];
  for (let i = 0; i < values.length; i += 1)
    if ((values[i] ?? 0) !== 0 && !Number.isNaN(values[i]))
      seen[(Math.floor(i / r) % regions.length) * times.length + (Math.floor(i / t) % times.length)] = 1;
  for (const [a, region] of regions.entries())
    for (const [b, time] of times.entries())
      if (seen[a * times.length + b] === 1) found.get(time.code)?.add(region.code);
  return found;
}

/**
 * The date whose borders the figures of a year follow, for the years where it is not the year itself: a series that an
 * agency has recounted has numbers in years before they were made. To be found out before a table is narrowed to one place.
 */
export function bordersOf(table: StatTable, spans: readonly NumberSpan[]): Readonly<Record<string, string>> {
  const known = new Set(spans.map((s) => s.number));
  const borders: Record<string, string> = {};
  const found = new Map<string, string | null>();
  for (const [year, filled] of filledRegions(table)) {
    const numbers = [...filled].filter((code) => known.has(code));
    const date = `${year.slice(0, 4)}-01-01`;
    const wanted = new Set(numbers);
    const own = spans.filter((s) => wanted.has(s.number));
    const allOn = (d: string) => new Set(own.filter((s) => holds(s, d)).map((s) => s.number)).size === wanted.size;
    if (numbers.length === 0 || (table.summed !== true && allOn(date))) continue;
    const key = numbers.join();
    if (!found.has(key)) {
      // The agency sums to the latest borders it knew; a recounted series says no more than that its numbers were valid.
      const starts = [...new Set((table.summed ? spans : own).map((s) => s.from))].sort().filter(allOn);
      found.set(key, starts.at(table.summed ? -1 : 0) ?? null);
    }
    const restated = found.get(key);
    if (restated) borders[year] = restated;
  }
  return borders;
}

export const dateOf = (table: StatTable, year: string): string => table.borders?.[year] ?? `${year.slice(0, 4)}-01-01`;
