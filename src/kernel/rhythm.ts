import { weekday } from './calendar.ts';

/** How often people say they meet. */
export const RYTMER = ['uke', 'uke-2', 'uke-3', 'uke-4', 'maaned', 'maaned-2', 'maaned-3'] as const;
export type Rytme = (typeof RYTMER)[number];

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/**
 * Every so many weeks on the weekday of the first meeting, or every so many months on the same one of the month, as RFC 5545 has it; `until`
 * as the calendar's own writing of that moment.
 */
export function rhythmRule(every: Rytme, first: string, until: string | null): string {
  const [unit, interval = '1'] = every.split('-');
  const nth = Math.ceil(Number(first.slice(8)) / 7);
  const day = DAYS[weekday(first) - 1];
  return [
    `FREQ=${unit === 'maaned' ? 'MONTHLY' : 'WEEKLY'}`,
    ...(interval === '1' ? [] : [`INTERVAL=${interval}`]),
    // Few months have a fifth Tuesday: who meets on one means the last.
    `BYDAY=${unit === 'maaned' ? (nth === 5 ? -1 : nth) : ''}${day}`,
    ...(until === null ? [] : [`UNTIL=${until}`]),
  ].join(';');
}
