import { addDays, daysBetween } from '../../kernel/index.ts';
import { type Aktivitet, isMeeting, type Numbered } from './aktivitet.ts';
import { type Conflict, conflictsOf, isNote, type Rules } from './conflicts.ts';
import { downstreamOf, inOrder } from './dependencies.ts';
import { firstMeeting, lastDayBefore, latestMeeting, type NumberedMoete } from './moete.ts';
import { hoeringEnd, hoeringStart, openAtOrAfter, openAtOrBefore, workEnd, workStart } from './workdays.ts';

export interface Placed {
  readonly start: string;
  readonly end: string;
  /** The meeting it was placed on. */
  readonly moete: NumberedMoete | null;
}

export interface Schedule {
  readonly dates: ReadonlyMap<number, Placed>;
  readonly conflicts: readonly Conflict[];
  /** The day the plan is adopted. */
  readonly adopted: string;
}

const earliest = (days: readonly string[]): string => days.toSorted()[0] ?? '';
const latest = (days: readonly string[]): string => days.toSorted().at(-1) ?? '';

const onDay = (date: string, moete: NumberedMoete | null = null): Placed => ({ start: date, end: date, moete });

/** What is finished stands where it happened. */
const fixed = (a: Aktivitet): Placed | null =>
  a.done ? { start: a.start && a.start <= a.done ? a.start : a.done, end: a.done, moete: null } : null;

/** An activity as late as `limit` lets it be. */
function placeBefore(a: Aktivitet, limit: string, meetings: readonly NumberedMoete[]): Placed | null {
  if (isMeeting(a)) {
    const moete = latestMeeting(meetings, a.organ, limit);
    return moete ? onDay(moete.data.date, moete) : null;
  }
  const end = openAtOrBefore(limit);
  if (a.weeks === 0) return onDay(end);
  return { start: a.type === 'hoering' ? hoeringStart(end, a.weeks) : workStart(end, a.weeks), end, moete: null };
}

/** An activity as early as those before it let it be. */
function placeAfter(
  a: Aktivitet,
  before: readonly { readonly end: string; readonly isMeeting: boolean }[],
  from: string,
  meetings: readonly NumberedMoete[],
): Placed | null {
  const start = openAtOrAfter(latest([from, ...before.map((b) => addDays(b.end, 1))]));
  if (isMeeting(a)) {
    const moete = firstMeeting(meetings, a.organ, before, start);
    return moete ? onDay(moete.data.date, moete) : null;
  }
  if (a.weeks === 0) return onDay(start);
  return { start, end: a.type === 'hoering' ? hoeringEnd(start, a.weeks) : workEnd(start, a.weeks), moete: null };
}

/** The meeting that adopts the plan: the last `vedtak` that is not done. */
export const adoptionOf = (activities: readonly Numbered[]): Numbered | null =>
  inOrder(activities).findLast((a) => a.data.type === 'vedtak') ?? null;

/**
 * Dates counted back from the day the plan is wished adopted: each activity as late as what comes after it allows,
 * meetings on days their body meets and with the papers in time, nothing on holidays and no work in July. What comes
 * after the adoption is counted forward from it. What cannot be kept is named, never hidden: the dates are then the
 * nearest there are.
 */
export function scheduleBackwards(
  activities: readonly Numbered[],
  meetings: readonly NumberedMoete[],
  wished: string,
  rules: Rules,
): Schedule {
  const conflicts: Conflict[] = [];
  const dates = new Map<number, Placed>();
  const meet = (a: Numbered, placed: Placed | null, limit: string, instead: string): Placed => {
    if (placed) return placed;
    conflicts.push({ code: 'intet-moete', number: a.number, data: { organ: a.data.organ ?? '', date: limit } });
    return onDay(instead);
  };
  const anchor = adoptionOf(activities);
  if (!anchor) conflicts.push({ code: 'mangler-vedtak', number: null, data: {} });
  const goal = anchor
    ? (fixed(anchor.data) ?? meet(anchor, placeBefore(anchor.data, wished, meetings), wished, openAtOrBefore(wished)))
    : onDay(openAtOrBefore(wished));
  if (anchor) {
    dates.set(anchor.number, goal);
    if (goal.moete && goal.end !== wished)
      conflicts.push({
        code: 'annet-moete',
        number: anchor.number,
        data: { organ: anchor.data.organ ?? '', date: wished, chosen: goal.end },
      });
  }
  const later = anchor ? downstreamOf(anchor.number, activities) : new Set<number>();
  const order = inOrder(activities).filter((a) => a !== anchor);

  for (const a of order.filter((x) => !later.has(x.number)).toReversed()) {
    const own = fixed(a.data);
    const lastDay = (day: string, moete: NumberedMoete | null) =>
      lastDayBefore({ date: day, papers: moete?.data.papers ?? null }, isMeeting(a.data));
    const next = activities.filter((x) => x.data.after.includes(a.number) && !x.data.done);
    const limit = earliest([
      lastDay(goal.start, goal.moete),
      ...next.flatMap((x) => dates.get(x.number) ?? []).map((placed) => lastDay(placed.start, placed.moete)),
    ]);
    dates.set(a.number, own ?? meet(a, placeBefore(a.data, limit, meetings), limit, openAtOrBefore(limit)));
  }
  for (const a of order.filter((x) => later.has(x.number))) {
    const before = a.data.after.flatMap((n) => {
      const placed = dates.get(n);
      const other = activities.find((x) => x.number === n);
      return placed && other ? [{ end: placed.end, isMeeting: isMeeting(other.data) }] : [];
    });
    const from = addDays(goal.end, 1);
    const own = fixed(a.data);
    dates.set(a.number, own ?? meet(a, placeAfter(a.data, before, from, meetings), from, openAtOrAfter(from)));
  }

  const placed = activities.map((a) => ({ number: a.number, data: { ...a.data, ...datesOf(dates.get(a.number)) } }));
  for (const a of activities) {
    const own = dates.get(a.number);
    if (!a.data.done && own && own.start < rules.today)
      conflicts.push({ code: 'foer-i-dag', number: a.number, data: { days: daysBetween(own.start, rules.today) } });
  }
  const named = new Set(conflicts.filter((c) => c.code === 'intet-moete').map((c) => c.number));
  const rest = conflictsOf(placed, meetings, rules).filter(
    (c) => c.code !== 'forsinket' && !(c.code === 'ikke-moetedag' && named.has(c.number)),
  );
  return { dates, conflicts: [...conflicts, ...rest], adopted: goal.end };
}

const datesOf = (placed: Placed | undefined) => (placed ? { start: placed.start, end: placed.end } : {});

/** The first meeting the plan can be adopted on without anything having had to begin before today; null when no meeting is late enough. */
export function earliestAdoption(
  activities: readonly Numbered[],
  meetings: readonly NumberedMoete[],
  rules: Rules,
): string | null {
  const anchor = adoptionOf(activities);
  if (!anchor) return null;
  const days = meetings
    .filter((m) => !m.data.removed && m.data.organ === anchor.data.organ && m.data.date > rules.today)
    .map((m) => m.data.date)
    .sort();
  const fits = (day: string) =>
    !scheduleBackwards(activities, meetings, day, rules).conflicts.some(
      (c) => c.code === 'foer-i-dag' || c.code === 'intet-moete',
    );
  return days.find(fits) ?? null;
}

/** What a proposal comes to: when the work begins, or should have begun, and how much of it does not go up. */
export function outcomeOf({ adopted, dates, conflicts }: Schedule): { first: string; late: boolean; broken: number } {
  return {
    first: [...dates.values()].map((d) => d.start).sort()[0] ?? adopted,
    late: conflicts.some((c) => c.code === 'foer-i-dag'),
    broken: conflicts.filter((c) => !isNote(c)).length,
  };
}
