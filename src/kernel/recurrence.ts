import { addDays, dayNumber, isoDate, weekday } from './calendar.ts';

/** A day of the week; with `nth` that one of the month, counted from its end when negative. */
export interface RuleDay {
  readonly weekday: number;
  readonly nth: number | null;
}

/** How often something comes again, in the words of RFC 5545, 3.3.10. */
export interface RecurrenceRule {
  readonly freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
  readonly days: readonly RuleDay[];
  readonly monthDays: readonly number[];
  readonly months: readonly number[];
  /** Which ones of a period's days, when not all of them: 1 is the first, -1 the last. */
  readonly positions: readonly number[];
  readonly count: number | null;
  /** The last day, as it is written in the rule. */
  readonly until: string | null;
}

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
const KNOWN = /^(FREQ|INTERVAL|BYDAY|BYMONTHDAY|BYMONTH|BYSETPOS|COUNT|UNTIL|WKST)$/;
/** Weeks of a rule begin on Monday unless it says Sunday; only every second week and rarer can tell the difference. */
const WEEKLY_FROM_MONDAY = /^(MO)?$/;

const daysInMonth = (year: number, month: number): number =>
  month === 12 ? 31 : dayNumber(dateOf(year, month + 1, 1)) - dayNumber(dateOf(year, month, 1));
const dateOf = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function numbers(text: string | undefined, from: number, to: number): number[] | null {
  if (text === undefined) return [];
  const read = text.split(',').map(Number);
  return read.every((n) => Number.isInteger(n) && n !== 0 && n >= from && n <= to) ? read : null;
}

function ruleDays(text: string | undefined): RuleDay[] | null {
  if (text === undefined) return [];
  const read = text.split(',').map((part): RuleDay | null => {
    const [, nth = '', name = ''] = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(part) ?? [];
    const day = (DAYS as readonly string[]).indexOf(name) + 1;
    if (day === 0 || nth === '0') return null;
    return { weekday: day, nth: nth === '' ? null : Number(nth) };
  });
  return read.every((day) => day !== null) ? read : null;
}

/** The rule as a calendar writes it; null when it says something that is not understood here. */
export function readRule(text: string): RecurrenceRule | null {
  const parts = new Map(
    text
      .toUpperCase()
      .split(';')
      .filter((part) => part !== '')
      .map((part): [string, string] => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']),
  );
  if ([...parts.keys()].some((name) => !KNOWN.test(name))) return null;
  const freq = FREQUENCIES.find((f) => f === parts.get('FREQ'));
  const [interval = 1] = numbers(parts.get('INTERVAL'), 1, 1000) ?? [null];
  const [count = null] = numbers(parts.get('COUNT'), 1, 10_000) ?? [0];
  const days = ruleDays(parts.get('BYDAY'));
  const monthDays = numbers(parts.get('BYMONTHDAY'), -31, 31);
  const months = numbers(parts.get('BYMONTH'), 1, 12);
  const positions = numbers(parts.get('BYSETPOS'), -366, 366);
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})(T|$)/.exec(parts.get('UNTIL') ?? '') ?? [];
  if (!freq || interval === null || count === 0 || !days || !monthDays || !months || !positions) return null;
  if (parts.has('UNTIL') && !year) return null;
  if (freq === 'WEEKLY' && interval > 1 && !WEEKLY_FROM_MONDAY.test(parts.get('WKST') ?? '')) return null;
  // The nth weekday of a year, and of a week or a day: nobody's meetings come like that.
  if (days.some((d) => d.nth !== null) && (freq === 'DAILY' || freq === 'WEEKLY')) return null;
  if (freq === 'YEARLY' && months.length === 0 && (days.length > 0 || monthDays.length > 0)) return null;
  const until = year ? `${year}-${month}-${day}` : null;
  return { freq, interval, days, monthDays, months, positions, count, until };
}

/** How often people say they meet. */
export const RYTMER = ['uke', 'uke-2', 'uke-3', 'uke-4', 'maaned', 'maaned-2', 'maaned-3'] as const;
export type Rytme = (typeof RYTMER)[number];

/** Every so many weeks on the weekday of the first meeting, or every so many months on the same one of the month. */
export function rhythmRule(every: Rytme, first: string, until: string | null): RecurrenceRule {
  const [unit, n = '1'] = every.split('-');
  const monthly = unit === 'maaned';
  const nth = Math.ceil(Number(first.slice(8)) / 7);
  return {
    freq: monthly ? 'MONTHLY' : 'WEEKLY',
    interval: Number(n),
    // Few months have a fifth Tuesday: who meets on one means the last.
    days: [{ weekday: weekday(first), nth: monthly ? (nth === 5 ? -1 : nth) : null }],
    monthDays: [],
    months: [],
    positions: [],
    count: null,
    until,
  };
}

/** The rule as RFC 5545 has it; `until` as the calendar's own writing of that moment. */
export function ruleText(rule: Pick<RecurrenceRule, 'freq' | 'interval' | 'days'>, until: string | null): string {
  const days = rule.days.map((d) => `${d.nth ?? ''}${DAYS[d.weekday - 1]}`).join(',');
  return [
    `FREQ=${rule.freq}`,
    ...(rule.interval > 1 ? [`INTERVAL=${rule.interval}`] : []),
    ...(days === '' ? [] : [`BYDAY=${days}`]),
    ...(until === null ? [] : [`UNTIL=${until}`]),
  ].join(';');
}

function daysOfMonth(year: number, month: number, rule: RecurrenceRule, first: string): string[] {
  const length = daysInMonth(year, month);
  const all = Array.from({ length }, (_, i) => dateOf(year, month, i + 1));
  const isDay = (date: string): boolean =>
    rule.days.some((d) => {
      if (weekday(date) !== d.weekday) return false;
      if (d.nth === null) return true;
      const day = Number(date.slice(8));
      return d.nth > 0 ? Math.ceil(day / 7) === d.nth : Math.ceil((length - day + 1) / 7) === -d.nth;
    });
  const inMonth = (date: string): boolean => {
    const day = Number(date.slice(8));
    return rule.monthDays.some((n) => (n > 0 ? n === day : length + n + 1 === day));
  };
  if (rule.days.length === 0 && rule.monthDays.length === 0) return all.filter((d) => d.slice(8) === first.slice(8));
  return all.filter((d) => (rule.days.length === 0 || isDay(d)) && (rule.monthDays.length === 0 || inMonth(d)));
}

/** The days of the period that begins `n` intervals after the first one, and the first day of that period. */
function period(first: string, rule: RecurrenceRule, n: number): { readonly from: string; readonly days: string[] } {
  const [year = 0, month = 1] = first.split('-').map(Number);
  const step = n * rule.interval;
  const weekdays = rule.days.map((d) => d.weekday);
  if (rule.freq === 'DAILY') {
    const day = addDays(first, step);
    const fits = weekdays.length === 0 || weekdays.includes(weekday(day));
    const dated = rule.monthDays.length === 0 || rule.monthDays.includes(Number(day.slice(8)));
    return { from: day, days: fits && dated ? [day] : [] };
  }
  if (rule.freq === 'WEEKLY') {
    const monday = isoDate(dayNumber(first) - weekday(first) + 1 + step * 7);
    const own = weekdays.length === 0 ? [weekday(first)] : weekdays;
    return { from: monday, days: [...new Set(own)].sort().map((d) => addDays(monday, d - 1)) };
  }
  if (rule.freq === 'MONTHLY') {
    const at = year * 12 + month - 1 + step;
    const [y, m] = [Math.floor(at / 12), (at % 12) + 1];
    return { from: dateOf(y, m, 1), days: daysOfMonth(y, m, rule, first) };
  }
  const months = rule.months.length === 0 ? [month] : [...rule.months].sort((a, b) => a - b);
  return {
    from: dateOf(year + step, 1, 1),
    days: months.flatMap((m) => daysOfMonth(year + step, m, rule, first)),
  };
}

const picked = (days: readonly string[], positions: readonly number[]): readonly string[] =>
  positions.length === 0
    ? days
    : days.filter((_, i) => positions.includes(i + 1) || positions.includes(i - days.length));

/** Every day from `first` to `last` that the rule names, `first` among them. */
export function occurrences(first: string, rule: RecurrenceRule, last: string): string[] {
  const found: string[] = [];
  const end = rule.until !== null && rule.until < last ? rule.until : last;
  for (let n = 0; ; n += 1) {
    const { from, days } = period(first, rule, n);
    if (from > end) return found;
    for (const day of picked(days, rule.positions)) {
      const inMonths = rule.months.length === 0 || rule.months.includes(Number(day.slice(5, 7)));
      if (day < first || !inMonths) continue;
      if (day > end || (rule.count !== null && found.length >= rule.count)) return found;
      found.push(day);
    }
  }
}
