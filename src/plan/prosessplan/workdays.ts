import { addDays, isWorkingDay } from '../../kernel/index.ts';

/** July counts for nothing: nobody is there to work, or to answer. */
const isJuly = (date: string): boolean => date.slice(5, 7) === '07';

/** A day on which work is done. */
export const isOpen = (date: string): boolean => isWorkingDay(date) && !isJuly(date);

const step = (date: string, by: 1 | -1): string => {
  let at = date;
  while (!isOpen(at)) at = addDays(at, by);
  return at;
};
export const openAtOrBefore = (date: string): string => step(date, -1);
export const openAtOrAfter = (date: string): string => step(date, 1);

function walk(date: string, weeks: number, by: 1 | -1): string {
  let at = step(date, by);
  for (let left = weeks * 5 - 1; left > 0; left -= 1) at = step(addDays(at, by), by);
  return at;
}

/** The first of the working days that end on `end`: five a week. */
export const workStart = (end: string, weeks: number): string => walk(end, weeks, -1);
export const workEnd = (start: string, weeks: number): string => walk(start, weeks, 1);

/** The day a hearing must be sent out to last `weeks` whole weeks until `end`, July not counted. */
export function hoeringStart(end: string, weeks: number): string {
  let at = end;
  for (let left = weeks * 7; left > 0; at = addDays(at, -1)) if (!isJuly(at)) left -= 1;
  return openAtOrBefore(at);
}

export function hoeringEnd(start: string, weeks: number): string {
  let at = start;
  for (let left = weeks * 7; left > 0; ) {
    at = addDays(at, 1);
    if (!isJuly(at)) left -= 1;
  }
  return openAtOrAfter(at);
}

/** Whether any day from `start` to `end` is in July. */
export function touchesJuly(start: string, end: string): boolean {
  for (let year = Number(start.slice(0, 4)); year <= Number(end.slice(0, 4)); year += 1)
    if (start <= `${year}-07-31` && end >= `${year}-07-01`) return true;
  return false;
}
