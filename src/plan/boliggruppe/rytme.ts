import {
  addDays,
  formatDate,
  type RowRefusal,
  RYTMER,
  type Rytme,
  rhythmRule,
  type TypedFields,
  typedDate,
} from '../../kernel/index.ts';
import { rhythmDays } from '../prosessplan/index.ts';

/** A day the group would have met by its rhythm: moved to another, or cancelled. */
export interface Unntak {
  readonly date: string;
  readonly to: string | null;
}

/** Meetings that come again: every so many weeks on the same weekday, or every so many months on the same one of the month. */
export interface Moeteserie {
  readonly every: Rytme;
  readonly first: string;
  /** '09.00' on the clock in Oslo; null when nobody has said. */
  readonly time: string | null;
  readonly last: string | null;
  readonly exceptions: readonly Unntak[];
}

const MAX_EXCEPTIONS = 100;

const daysOf = (series: Pick<Moeteserie, 'every' | 'first' | 'last'>, to: string) =>
  rhythmDays(series.every, series.first, series.last, to);

export interface Moetedag {
  readonly date: string;
  /** The day it was moved from. */
  readonly from: string | null;
}

/** The days the group meets from one day to another, both of them too. */
export function moetedager(series: Moeteserie, from: string, to: string): Moetedag[] {
  const out = new Set(series.exceptions.map((x) => x.date));
  const days = daysOf(series, to).filter((d) => !out.has(d));
  return [
    ...days.map((date) => ({ date, from: null })),
    ...series.exceptions.flatMap((x) => (x.to ? [{ date: x.to, from: x.date }] : [])),
  ]
    .filter((d) => d.date >= from && d.date <= to)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** The rule as a calendar writes it. */
export const rytmeRule = (series: Moeteserie): string => {
  const day = series.last?.replaceAll('-', '') ?? null;
  // Beside a clock the last moment is told in UTC: late that evening in Oslo, summer and winter.
  return rhythmRule(series.every, series.first, day === null ? null : series.time === null ? day : `${day}T215959Z`);
};

const CLOCK = /^([01]?\d|2[0-3])[.:]([0-5]\d)$/;

/** The rhythm as typed; null when none is. Everything wrong with it at once. */
export function parseRytme(typed: TypedFields): { value: Moeteserie | null; refusals: readonly RowRefusal[] } {
  const text = (field: string) => (typed[field] ?? '').trim();
  const refusals: RowRefusal[] = [];
  const refuse = (code: RowRefusal['code'], field: string, data?: RowRefusal['data']) =>
    refusals.push({ code, field, ...(data ? { data } : {}) });
  const rest = ['first', 'time', 'last', 'exceptions'];
  if (text('every') === '') {
    if (rest.some((field) => text(field) !== '')) refuse('mangler', 'every');
    return { value: null, refusals };
  }
  const every = RYTMER.find((r) => r === text('every'));
  if (!every) refuse('ukjent-valg', 'every');
  const first = typedDate(text('first'));
  if (first === null) refuse('mangler', 'first');
  if (first === 'ikke-dato') refuse('ikke-dato', 'first');
  const last = typedDate(text('last'));
  if (last === 'ikke-dato') refuse('ikke-dato', 'last');
  const [clock, hour = '', minute = ''] = CLOCK.exec(text('time')) ?? [];
  if (!clock && text('time') !== '') refuse('ikke-klokkeslett', 'time');
  if (!every || !first || first === 'ikke-dato' || last === 'ikke-dato') return { value: null, refusals };
  if (last && last < first) refuse('slutt-foer-start', 'last');
  const time = clock ? `${hour.padStart(2, '0')}.${minute}` : null;
  const bare = { every, first, time, last: last && last >= first ? last : null, exceptions: [] };
  const exceptions = readExceptions(text('exceptions'), bare, refuse);
  return { value: { ...bare, exceptions }, refusals };
}

function readExceptions(
  text: string,
  series: Moeteserie,
  refuse: (code: RowRefusal['code'], field: string, data?: RowRefusal['data']) => void,
): Unntak[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length > MAX_EXCEPTIONS) refuse('for-mange', 'exceptions', { max: MAX_EXCEPTIONS });
  const read = lines.slice(0, MAX_EXCEPTIONS).map((line): Unntak | null => {
    const words = line.match(/\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}/g) ?? [];
    const [date = null, to = null] = words.slice(0, 2).map((word) => typedDate(word));
    if (date === null || date === 'ikke-dato' || to === 'ikke-dato' || words.length > 2) return null;
    return { date, to: to === date ? null : to };
  });
  const good = read.filter((x) => x !== null).sort((a, b) => (a.date < b.date ? -1 : 1));
  if (good.length < read.length) refuse('ikke-dato', 'exceptions');
  const days = new Set(daysOf(series, good.at(-1)?.date ?? series.first));
  const strange = good.find((x) => !days.has(x.date));
  if (strange) refuse('ikke-moetedag', 'exceptions', { date: formatDate(strange.date) });
  // The last line about a day is what holds.
  return [...new Map(good.map((x) => [x.date, x])).values()];
}

export const typedRytme = (series: Moeteserie | undefined): TypedFields => ({
  every: series?.every ?? '',
  first: series ? formatDate(series.first) : '',
  time: series?.time ?? '',
  last: series?.last ? formatDate(series.last) : '',
  exceptions: (series?.exceptions ?? [])
    .map((x) => [x.date, ...(x.to ? [x.to] : [])].map(formatDate).join(' – '))
    .join('\n'),
});

/** How far ahead the page looks for the next days. */
export const AHEAD_DAYS = 400;
export const nextDays = (series: Moeteserie | undefined, today: string): Moetedag[] =>
  series ? moetedager(series, today, addDays(today, AHEAD_DAYS)).slice(0, 3) : [];
