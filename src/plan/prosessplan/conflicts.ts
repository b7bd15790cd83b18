import { daysBetween, isWorkingDay } from '../../kernel/index.ts';
import { isMeeting, type Numbered } from './aktivitet.ts';
import { lastDayBefore, meetingOn, type NumberedMoete } from './moete.ts';
import { touchesJuly } from './workdays.ts';

export type ConflictCode =
  | 'mangler-vedtak'
  | 'intet-moete'
  | 'annet-moete'
  | 'overlapp'
  | 'papirfrist'
  | 'kort-hoering'
  | 'hoering-juli'
  | 'foer-i-dag'
  | 'forsinket'
  | 'ikke-moetedag'
  | 'fridag'
  | 'uten-dato';

/** What is wrong with the dates, named with the data that its sentence needs. `number` null speaks of the whole plan. */
export interface Conflict {
  readonly code: ConflictCode;
  readonly number: number | null;
  readonly data: Readonly<Record<string, string | number>>;
}

/** What the dates are held against. */
export interface Rules {
  readonly today: string;
  /** Weeks a hearing shall last, and whether the law says so for this form of plan. */
  readonly hoeringWeeks: number;
  readonly statutory: boolean;
}

/** Said for the reader's sake; the plan can be carried out all the same. */
const NOTES: readonly ConflictCode[] = ['hoering-juli', 'annet-moete', 'uten-dato'];
export const isNote = (c: Conflict): boolean => NOTES.includes(c.code);

/** The activities whose dates do not hold; one that is only noted is not among them. */
export const inConflict = (conflicts: readonly Conflict[]): ReadonlySet<number | null> =>
  new Set(conflicts.filter((c) => !isNote(c)).map((c) => c.number));

/** Everything that does not fit in the dates the activities have. */
export function conflictsOf(
  activities: readonly Numbered[],
  meetings: readonly NumberedMoete[],
  rules: Rules,
): readonly Conflict[] {
  const found: Conflict[] = [];
  const byNumber = new Map(activities.map((a) => [a.number, a]));
  for (const { number, data: a } of activities) {
    const say = (code: ConflictCode, data: Conflict['data'] = {}) => found.push({ code, number, data });
    const end = a.done ?? a.end ?? a.start;
    const start = a.start ?? a.end;
    if (!start || !end) {
      if (!a.done) say('uten-dato');
      continue;
    }
    const meeting = isMeeting(a) ? meetingOn(meetings, a, end) : null;
    for (const other of a.after.flatMap((n) => byNumber.get(n) ?? [])) {
      const before = other.data.done ?? other.data.end ?? other.data.start;
      if (!before || a.done) continue;
      const last = meeting ? lastDayBefore(meeting.data, isMeeting(other.data)) : null;
      if (before >= start) say('overlapp', { other: other.number, days: daysBetween(start, before) + 1 });
      else if (last && before > last)
        say('papirfrist', { other: other.number, deadline: last, days: daysBetween(last, before) });
    }
    if (a.done) continue;
    if (isMeeting(a) && a.organ && !meeting) say('ikke-moetedag', { organ: a.organ, date: end });
    if ((a.milestone || isMeeting(a)) && !isWorkingDay(end)) say('fridag', { date: end });
    if (a.type === 'hoering') {
      const days = daysBetween(start, end);
      if (days < rules.hoeringWeeks * 7)
        say('kort-hoering', { days, least: rules.hoeringWeeks, statutory: rules.statutory ? 1 : 0 });
      if (touchesJuly(start, end)) say('hoering-juli');
    }
    if (end < rules.today) say('forsinket', { days: daysBetween(end, rules.today) });
  }
  return found;
}
