import { addDays, weekday } from '../../kernel/index.ts';

/** Clocks go forward and back at 01.00 UTC on the last Sunday of March and of October, since 1996. */
function lastSunday(year: number, month: '03' | '10'): string {
  const last = `${year}-${month}-31`;
  return addDays(last, -(weekday(last) % 7));
}

export interface Moment {
  /** 'YYYY-MM-DD' on a wall in Oslo. */
  readonly date: string;
  /** '18.00'; null for a whole day. */
  readonly time: string | null;
}

/** An instant in UTC, as minutes of its day, as the clock in Oslo shows it. */
export function inOslo(date: string, minutes: number): Moment {
  const year = Number(date.slice(0, 4));
  const at = `${date} ${String(minutes).padStart(4, '0')}`;
  const summer = at >= `${lastSunday(year, '03')} 0060` && at < `${lastSunday(year, '10')} 0060`;
  const local = minutes + (summer ? 120 : 60);
  const time = local % 1440;
  const clock = `${String(Math.floor(time / 60)).padStart(2, '0')}.${String(time % 60).padStart(2, '0')}`;
  return { date: local >= 1440 ? addDays(date, 1) : date, time: clock };
}

/** The zone as RFC 5545 wants it written beside times. */
export const VTIMEZONE: readonly string[] = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Oslo',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** '20270617' as a date when it is one. */
export function compactDate(text: string): string | null {
  const parts = /^(\d{4})(\d{2})(\d{2})/.exec(text);
  if (!parts) return null;
  const date = `${parts[1]}-${parts[2]}-${parts[3]}`;
  const [month, day] = [Number(parts[2]), Number(parts[3])];
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return addDays(date, 0) === date ? date : null;
}
