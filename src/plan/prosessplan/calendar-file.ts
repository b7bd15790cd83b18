import { addDays } from '../../kernel/index.ts';
import { type Moment, VTIMEZONE } from './oslo.ts';

export interface CalendarEvent {
  /** The same for the same thing, whenever the file is made. */
  readonly uid: string;
  readonly title: string;
  readonly text: string;
  readonly start: Moment;
  /** The last day, for what lasts whole days. */
  readonly end: string;
  /** Counts up when the thing is changed. */
  readonly sequence: number;
  /** ISO instant in UTC it was changed. */
  readonly changed: string;
  readonly url: string;
  /** When it comes again: the rule, and the days of it that are taken out. */
  readonly repeats?: { readonly rule: string; readonly except: readonly string[] };
}

/** RFC 5545, 3.3.11: what has a meaning of its own is escaped; characters that no text may hold are left out. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replace(/\\/g, '\\\\')
    .replace(/([;,])/g, '\\$1')
    .replace(/\n/g, '\\n');

const OCTETS = 75;
const octetsOf = (char: string): number => {
  const code = char.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

/** RFC 5545, 3.1: no line longer than 75 octets, and no character parted. */
export function folded(line: string): string {
  let out = '';
  let width = 0;
  for (const char of line) {
    const octets = octetsOf(char);
    if (width + octets > OCTETS) {
      out += '\r\n ';
      width = 1;
    }
    out += char;
    width += octets;
  }
  return out;
}

const day = (date: string) => date.replaceAll('-', '');
const instant = (iso: string) => `${iso.slice(0, 19).replace(/[-:]/g, '')}Z`;

/** The rule and the days taken out of it, which are written as the beginning is. */
function repeatLines({ start, repeats }: CalendarEvent): string[] {
  if (!repeats) return [];
  const at = (date: string) =>
    start.time === null
      ? `EXDATE;VALUE=DATE:${day(date)}`
      : `EXDATE;TZID=Europe/Oslo:${day(date)}T${start.time.replace('.', '')}00`;
  return [`RRULE:${repeats.rule}`, ...repeats.except.map(at)];
}

function eventLines(e: CalendarEvent): string[] {
  const when =
    e.start.time === null
      ? [`DTSTART;VALUE=DATE:${day(e.start.date)}`, `DTEND;VALUE=DATE:${day(addDays(e.end, 1))}`]
      : [`DTSTART;TZID=Europe/Oslo:${day(e.start.date)}T${e.start.time.replace('.', '')}00`, 'DURATION:PT2H'];
  return [
    'BEGIN:VEVENT',
    `UID:${e.uid}`,
    `DTSTAMP:${instant(e.changed)}`,
    `LAST-MODIFIED:${instant(e.changed)}`,
    `SEQUENCE:${e.sequence}`,
    ...when,
    ...repeatLines(e),
    `SUMMARY:${escaped(e.title)}`,
    ...(e.text ? [`DESCRIPTION:${escaped(e.text)}`] : []),
    ...(e.url ? [`URL:${e.url}`] : []),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** A calendar as RFC 5545 has it. The same events give the same bytes. */
export function calendarFile(name: string, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Boligplan//Prosessplan//NO',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'X-WR-TIMEZONE:Europe/Oslo',
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    ...VTIMEZONE,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
