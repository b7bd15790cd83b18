import type { Boliggruppe, Moete } from './gruppe.ts';
import { moetedager, rytmeRule } from './rytme.ts';

interface Stored<T> {
  readonly number: number;
  readonly revision: number;
  readonly created: string;
  readonly data: T;
}

/** The group's meetings as events: its rhythm as one that repeats, and every other day for itself. No agenda and no persons. */
export function gruppeEvents(kommuneId: string, group: Stored<Boliggruppe>, meetings: readonly Stored<Moete>[]) {
  const { name, series } = group.data;
  const event = (row: Stored<unknown>, uid: string, date: string, text = '') => ({
    uid: `${uid}@${kommuneId}.boligplan`,
    title: name,
    text,
    start: { date, time: series?.time ?? null },
    end: date,
    sequence: row.revision - 1,
    changed: row.created,
    url: '',
  });
  const exceptions = series?.exceptions ?? [];
  const repeats = series && { rule: rytmeRule(series), except: exceptions.map((x) => x.date) };
  const moved = exceptions.flatMap((x) => (x.to ? [{ ...x, to: x.to }] : []));
  const isInSeries = (date: string) =>
    series !== undefined && (moved.some((x) => x.to === date) || moetedager(series, date, date).length > 0);
  return [
    ...(series && repeats ? [{ ...event(group, 'boliggruppe', series.first), repeats }] : []),
    ...moved.map((x) => event(group, `boliggruppe-${x.date}`, x.to)),
    ...meetings
      .filter((m) => !m.data.removed && !isInSeries(m.data.date))
      .map((m) => event(m, `gruppemoete-${m.number}`, m.data.date, m.data.place)),
  ];
}
