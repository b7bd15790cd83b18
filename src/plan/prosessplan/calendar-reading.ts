import type { Moete } from './moete.ts';
import { compactDate, inOslo, type Moment } from './oslo.ts';
import type { Parsed } from './parse.ts';
import { organIn } from './pasted.ts';

export interface ReadCalendar {
  readonly meetings: readonly Moete[];
  /** Titles of events that are of no body we know. */
  readonly unknown: readonly string[];
  /** Titles of events that repeat; only their first day is read. */
  readonly repeating: readonly string[];
}

const MAX_MEETINGS = 400;

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

/** When an event begins, on the clock in Oslo. A zone far away is not guessed at: its day and clock stand as written. */
function momentOf({ value, parameters }: Line): Moment | null {
  const date = compactDate(value);
  if (!date) return null;
  const clock = /^\d{8}T(\d{2})(\d{2})\d{2}(Z?)$/.exec(value);
  if (!clock) return /^\d{8}$/.test(value) ? { date, time: null } : null;
  const minutes = Number(clock[1]) * 60 + Number(clock[2]);
  if (minutes >= 1440) return null;
  const zone = /TZID="?([^";]+)"?/i.exec(parameters)?.[1];
  if (clock[3] === 'Z' || (zone !== undefined && /^(Etc\/)?(UTC|GMT)$/i.test(zone))) return inOslo(date, minutes);
  return { date, time: `${clock[1]}.${clock[2]}` };
}

export const isCalendar = (text: string): boolean => /^\ufeff?BEGIN:VCALENDAR\s/i.test(text);

/** The meetings of a calendar file: every event whose title names a body. Cancelled ones are left out. */
export function readCalendar(text: string): Parsed<ReadCalendar> {
  if (!isCalendar(text)) return { ok: false, error: [{ code: 'ikke-kalender', field: 'calendar' }] };
  const meetings: Moete[] = [];
  const unknown: string[] = [];
  const repeating: string[] = [];
  let event: Line[] | null = null;
  let depth = 0;
  for (const line of linesOf(text)) {
    if (line.name === 'BEGIN') {
      depth = line.value.toUpperCase() === 'VEVENT' ? 1 : depth + (event ? 1 : 0);
      if (depth === 1 && line.value.toUpperCase() === 'VEVENT') event = [];
    } else if (line.name === 'END' && event) {
      depth -= 1;
      if (depth > 0) continue;
      take(event);
      event = null;
    } else if (depth === 1) event?.push(line);
  }

  function take(lines: readonly Line[]): void {
    const of = (name: string) => lines.find((l) => l.name === name);
    const title = unescaped(of('SUMMARY')?.value ?? '');
    const begins = of('DTSTART');
    const moment = begins ? momentOf(begins) : null;
    if (of('STATUS')?.value.toUpperCase() === 'CANCELLED') return;
    const organ = organIn(title);
    if (!organ || !moment) {
      unknown.push(title);
      return;
    }
    if (of('RRULE')) repeating.push(title);
    meetings.push({ organ, name: title.slice(0, 300), ...moment, papers: null, removed: false });
  }

  if (meetings.length === 0) return { ok: false, error: [{ code: 'ingen-moeter', field: 'calendar' }] };
  if (meetings.length > MAX_MEETINGS)
    return { ok: false, error: [{ code: 'for-mange', field: 'calendar', data: { max: MAX_MEETINGS } }] };
  return { ok: true, value: { meetings, unknown, repeating } };
}
