import { addDays, daysBetween } from '../../kernel/index.ts';
import type { Moete } from './moete.ts';
import { compactDate, inOslo, type Moment } from './oslo.ts';
import type { Parsed } from './parse.ts';
import { organIn } from './pasted.ts';
import { occurrences, readSerie } from './serie.ts';

export interface ReadCalendar {
  readonly meetings: readonly Moete[];
  /** Titles of events that are of no body we know. */
  readonly unknown: readonly string[];
  /** Titles of events that repeat in a way that is not understood; only their first day is read. */
  readonly repeating: readonly string[];
}

const MAX_MEETINGS = 400;
const MAX_SERIES = 100;

interface Line {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

/** Content lines with the folds taken out; what is no content line is left out. */
function linesOf(text: string): Line[] {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const parts = /^([A-Za-z0-9-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/.exec(line);
      return parts ? [{ name: (parts[1] ?? '').toUpperCase(), parameters: parts[2] ?? '', value: parts[3] ?? '' }] : [];
    });
}

const unescaped = (text: string): string =>
  text.replace(/\\([\\;,nN])/g, (_, char: string) => (char.toLowerCase() === 'n' ? ' ' : char)).trim();

/** A moment as the file has it: in UTC, or on the clock of a zone. */
interface Written {
  readonly date: string;
  /** Minutes of the day; null for a whole day. */
  readonly minutes: number | null;
  readonly utc: boolean;
}

function written(value: string, parameters: string): Written | null {
  const date = compactDate(value);
  if (!date) return null;
  const clock = /^\d{8}T(\d{2})(\d{2})\d{2}(Z?)$/.exec(value);
  if (!clock) return /^\d{8}$/.test(value) ? { date, minutes: null, utc: false } : null;
  const minutes = Number(clock[1]) * 60 + Number(clock[2]);
  if (minutes >= 1440) return null;
  const zone = /TZID="?([^";]+)"?/i.exec(parameters)?.[1];
  return { date, minutes, utc: clock[3] === 'Z' || (zone !== undefined && /^(Etc\/)?(UTC|GMT)$/i.test(zone)) };
}

/** On the clock in Oslo. A zone far away is not guessed at: its day and clock stand as written. */
function momentOf({ date, minutes, utc }: Written): Moment {
  if (minutes === null) return { date, time: null };
  if (utc) return inOslo(date, minutes);
  return {
    date,
    time: `${String(Math.floor(minutes / 60)).padStart(2, '0')}.${String(minutes % 60).padStart(2, '0')}`,
  };
}

const momentsIn = (line: Line): Moment[] =>
  line.value.split(',').flatMap((value) => {
    const at = written(value, line.parameters);
    return at ? [momentOf(at)] : [];
  });

/** Meetings are planned some years ahead, and those of last year may still be of use; what repeats for ever is read so far. */
const DAYS_BACK = 366;
const DAYS_AHEAD = 3 * 366;
/** A series that began longer ago is no meeting calendar. */
const OLDEST_DAYS = 20 * 366;

/** Every day an event that repeats has left, what is taken out left out; null when its rule is not understood. */
function seriesOf(lines: readonly Line[], first: Written, moved: ReadonlySet<string>, today: string): Moment[] | null {
  const of = (name: string) => lines.filter((l) => l.name === name);
  const [ruleLine, another] = of('RRULE');
  const rule = ruleLine && !another ? readSerie(ruleLine.value) : null;
  if (!rule || of('EXRULE').length > 0 || daysBetween(first.date, today) > OLDEST_DAYS) return null;
  const days = occurrences(first.date, rule, addDays(today, DAYS_AHEAD));
  const until = written(/UNTIL=([^;]+)/i.exec(ruleLine?.value ?? '')?.[1] ?? '', '');
  const last = until && momentOf(until);
  const out = new Set([
    ...of('EXDATE')
      .flatMap(momentsIn)
      .map((m) => m.date),
    ...moved,
  ]);
  const moments = [...days.map((date) => momentOf({ ...first, date })), ...of('RDATE').flatMap((l) => momentsIn(l))];
  return moments
    .filter((m) => !out.has(m.date) && m.date >= addDays(today, -DAYS_BACK))
    .filter(
      (m) => !last || m.date < last.date || last.time === null || (m.date === last.date && (m.time ?? '') <= last.time),
    );
}

function eventsIn(text: string): readonly (readonly Line[])[] {
  const events: Line[][] = [];
  let event: Line[] | null = null;
  let depth = 0;
  for (const line of linesOf(text)) {
    if (line.name === 'BEGIN') {
      depth = line.value.toUpperCase() === 'VEVENT' ? 1 : depth + (event ? 1 : 0);
      if (depth === 1 && line.value.toUpperCase() === 'VEVENT') event = [];
    } else if (line.name === 'END' && event) {
      depth -= 1;
      if (depth > 0) continue;
      events.push(event);
      event = null;
    } else if (depth === 1) event?.push(line);
  }
  return events;
}

export const isCalendar = (text: string): boolean => /^\ufeff?BEGIN:VCALENDAR\s/i.test(text);

/**
 * The meetings of a calendar file: every event whose title names a body. One that repeats gives a meeting for each day it has, but for those
 * that are taken out, moved or cancelled. Cancelled ones are left out.
 */
export function readCalendar(text: string, today: string): Parsed<ReadCalendar> {
  if (!isCalendar(text)) return { ok: false, error: [{ code: 'ikke-kalender', field: 'calendar' }] };
  const meetings: Moete[] = [];
  const unknown: string[] = [];
  const repeating: string[] = [];
  const events = eventsIn(text);
  const textOf = (lines: readonly Line[], name: string) => lines.find((l) => l.name === name)?.value ?? '';
  // A day of a series that was moved or cancelled has an event of its own, which names the day it was.
  const moved = new Map<string, Set<string>>();
  for (const lines of events)
    for (const line of lines.filter((l) => l.name === 'RECURRENCE-ID')) {
      const uid = textOf(lines, 'UID');
      moved.set(uid, new Set([...(moved.get(uid) ?? []), ...momentsIn(line).map((m) => m.date)]));
    }

  let series = 0;
  for (const lines of events) {
    const title = unescaped(textOf(lines, 'SUMMARY'));
    const begins = lines.find((l) => l.name === 'DTSTART');
    const first = begins ? written(begins.value, begins.parameters) : null;
    if (textOf(lines, 'STATUS').toUpperCase() === 'CANCELLED') continue;
    const organ = organIn(title);
    if (!organ || !first) {
      unknown.push(title);
      continue;
    }
    let moments: readonly Moment[] = [momentOf(first)];
    if (lines.some((l) => l.name === 'RRULE' || l.name === 'RDATE')) {
      series += 1;
      const days =
        series > MAX_SERIES ? null : seriesOf(lines, first, moved.get(textOf(lines, 'UID')) ?? new Set(), today);
      if (days) moments = days;
      else repeating.push(title);
    }
    for (const moment of moments)
      meetings.push({ organ, name: title.slice(0, 300), ...moment, papers: null, removed: false });
  }

  if (meetings.length === 0) return { ok: false, error: [{ code: 'ingen-moeter', field: 'calendar' }] };
  if (meetings.length > MAX_MEETINGS)
    return { ok: false, error: [{ code: 'for-mange', field: 'calendar', data: { max: MAX_MEETINGS } }] };
  return { ok: true, value: { meetings, unknown, repeating } };
}
