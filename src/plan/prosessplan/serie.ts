import ICAL from 'ical.js';
import { type Rytme, rhythmRule } from '../../kernel/index.ts';

/** How often something comes again: the rule without what is counted here. */
export interface Serie {
  readonly rule: ICAL.Recur;
  /** The months it is held to, when not all of them. */
  readonly months: readonly number[];
  readonly count: number;
}

/** What a rule of RFC 5545, 3.3.10, may say when meetings come by it; a rule that says more is not guessed at. */
const PART = new RegExp(
  `^(${[
    'FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)',
    '(INTERVAL|COUNT)=[1-9]\\d{0,3}',
    'BYDAY=([+-]?[1-5]?[A-Z]{2},?)+',
    'BYMONTHDAY=(-?[1-9]\\d?,?)+',
    '(BYMONTH|BYSETPOS|UNTIL|WKST)=.+',
  ].join('|')})$`,
);
const NTH = /\d/;
const MAX_COUNT = 9999;

/** Whether the reader of calendars counts such a rule as the standard does; the rest it miscounts or passes over. */
function isCounted(parts: ReadonlyMap<string, string>): boolean {
  const freq = parts.get('FREQ');
  const [days, dated] = [parts.get('BYDAY'), parts.has('BYMONTHDAY')];
  const rarely = freq === 'MONTHLY' || freq === 'YEARLY';
  const oneMonth = /^\d+$/.test(parts.get('BYMONTH') ?? '');
  if (dated && (days !== undefined || freq === 'WEEKLY')) return false;
  if (NTH.test(days ?? '') && (!rarely || parts.has('BYSETPOS'))) return false;
  if (parts.has('BYSETPOS') && (days === undefined || !(freq === 'MONTHLY' || (freq === 'YEARLY' && oneMonth))))
    return false;
  if (freq !== 'YEARLY' || days !== undefined) return freq !== 'YEARLY' || parts.has('BYMONTH');
  // A date of the year, or the day of the first one: several of them are nobody's meetings.
  return parts.has('BYMONTH') ? oneMonth && !/-/.test(parts.get('BYMONTHDAY') ?? '') : !dated;
}

/** The rule as a calendar writes it; null when it says something that is not understood here. */
export function readSerie(text: string): Serie | null {
  const written = text
    .toUpperCase()
    .split(';')
    .filter((part) => part !== '');
  const parts = new Map(written.map((part): [string, string] => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']));
  if (!parts.has('FREQ') || parts.size < written.length) return null;
  if (!written.every((part) => PART.test(part)) || !isCounted(parts)) return null;
  const ours = parts.get('FREQ') === 'YEARLY' ? /^COUNT=/ : /^(COUNT|BYMONTH)=/;
  try {
    const months = ICAL.Recur.fromString(`FREQ=YEARLY;BYMONTH=${parts.get('BYMONTH') ?? '1'}`).getComponent('BYMONTH');
    return {
      rule: ICAL.Recur.fromString(written.filter((part) => !ours.test(part)).join(';')),
      months: parts.has('BYMONTH') ? (months as number[]) : [],
      count: Number(parts.get('COUNT') ?? MAX_COUNT),
    };
  } catch {
    return null;
  }
}

/** Goes no further than a day: a rule whose parts never meet has no next day, and would be searched for one for ever. */
class Until extends ICAL.RecurIterator {
  #end: ICAL.Time | null = null;

  static from(rule: ICAL.Recur, first: string, end: string): Until {
    const days = new Until({ rule, dtstart: ICAL.Time.fromDateString(first) });
    days.#end = ICAL.Time.fromDateString(end);
    return days;
  }

  override check_contracting_rules(): boolean {
    return (this.#end !== null && this.last.compare(this.#end) > 0) || super.check_contracting_rules();
  }
}

/** Every day from `first` to `last` that the rule names. */
export function occurrences(first: string, serie: Serie, last: string): string[] {
  const days = Until.from(serie.rule, first, last);
  const found: string[] = [];
  for (let day = days.next(); day && found.length < serie.count; day = days.next()) {
    const date = day.toString();
    if (date > last) break;
    if (serie.months.length === 0 || serie.months.includes(day.month)) found.push(date);
  }
  return found;
}

/** The days people meet when they have said how often; `until` is a day. */
export function rhythmDays(every: Rytme, first: string, until: string | null, last: string): string[] {
  const serie = readSerie(rhythmRule(every, first, null));
  if (!serie) throw new Error(`A rhythm that no calendar counts: ${every}`);
  return occurrences(first, serie, until !== null && until < last ? until : last);
}
