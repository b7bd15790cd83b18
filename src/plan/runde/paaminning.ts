import { addDays, daysBetween, isWorkingDay, weekday } from '../../kernel/index.ts';
import { isMine, minSide, type Viewer } from './minside.ts';
import { type ListedOppgave, STALE_DAYS, staleness } from './oppgave.ts';

/** Of a tiltak in a reporting round: first what is soon due, told to who edits; then what nobody takes care of, told to who leads. */
export const TILTAKSGRUNNER = [
  'rapport-snart',
  'tiltak-uten-ansvarlig',
  'tiltak-uten-rapport',
  'tiltak-endret',
] as const;
export type Tiltaksgrunn = (typeof TILTAKSGRUNNER)[number];
export const isTiltaksgrunn = (why: Grunn): why is Tiltaksgrunn => TILTAKSGRUNNER.some((g) => g === why);

export const GRUNNER = [
  'forfalt',
  'snart',
  // Given to this person by somebody else: a task, and a role in a round.
  'gitt',
  'rolle',
  'godkjenn',
  'uten-ansvarlig',
  'stille',
  // What is somebody else's to do, told to who leads.
  'forfalt-hos-andre',
  'stille-hos-andre',
  'avtale',
  // A day that the law sets for what is said of the budget.
  'aarsfrist',
  ...TILTAKSGRUNNER,
] as const;
export type Grunn = (typeof GRUNNER)[number];

/**
 * One task in a digest, and why it stands there; `days` late, left, or without a change.
 * Where the reason is 'avtale', the number is that of an agreement, and the days are those left of it; where it is of a
 * tiltak, the number is that of the tiltak, in the reporting round `rapportrunde`; where it is 'rolle', the number is that
 * of the round; where it is 'aarsfrist', the number is the budget year, and `frist` which clock it is.
 */
export interface Punkt {
  readonly number: number;
  readonly why: Grunn;
  readonly days: number;
  readonly rapportrunde?: number;
  readonly role?: string;
  readonly frist?: string;
}

/** Whether the number of such a point is that of a task. */
export const isOfTask = (why: Grunn): boolean =>
  why !== 'avtale' && why !== 'rolle' && why !== 'aarsfrist' && !isTiltaksgrunn(why);

const SOON = [7, 1] as const;

/** The working day before this one. */
export function workingDayBefore(day: string): string {
  let before = addDays(day, -1);
  while (!isWorkingDay(before)) before = addDays(before, -1);
  return before;
}

/** The first working day of its week gets the whole list; the other days what is new since the working day before. */
const isFirstOfWeek = (day: string): boolean => daysBetween(workingDayBefore(day), day) >= weekday(day);

/** What is said of a deadline on a working day: the whole of a week on its first, else what is new since the working day before. */
export function deadlineTold(deadline: string, today: string): 'forfalt' | 'snart' | null {
  const since = workingDayBefore(today);
  const whole = isFirstOfWeek(today);
  const isNew = (date: string) => date > since && date <= today;
  if (deadline < today) return whole || isNew(addDays(deadline, 1)) ? 'forfalt' : null;
  const soon = SOON.some((n) => isNew(addDays(deadline, -n))) || (whole && daysBetween(today, deadline) <= 7);
  return soon ? 'snart' : null;
}

/** What one person is told on a working day, `given` being the tasks they were put on since the working day before; empty when there is nothing to say, and then there is no mail. */
export function digest(
  tasks: readonly ListedOppgave[],
  me: Viewer,
  today: string,
  given: ReadonlySet<number> = new Set(),
): Punkt[] {
  const since = workingDayBefore(today);
  const whole = isFirstOfWeek(today);
  const isNew = (date: string) => date > since && date <= today;
  // What happens on a day is told on the next working day: the digest goes out before the day's work is done.
  const happened = (date: string) => date >= since && date < today;
  const side = minSide(tasks, me, today);
  const late = (t: ListedOppgave) => daysBetween(t.deadline ?? today, today);
  const told = (t: ListedOppgave) => (t.deadline === null ? null : deadlineTold(t.deadline, today));
  const quiet = (t: ListedOppgave) =>
    whole ? staleness(t, today) > 0 : STALE_DAYS.some((n) => isNew(addDays(t.changed.slice(0, 10), n)));
  const still = (mine: boolean) =>
    side.stale.map((s) => s.task).filter((t) => quiet(t) && (isMine(t, me) || t.participants.includes(me.id)) === mine);
  const listed = new Set<number>();
  const list = (why: Grunn, some: readonly ListedOppgave[], days: (t: ListedOppgave) => number): Punkt[] =>
    some.flatMap((t) => {
      if (listed.has(t.number)) return [];
      listed.add(t.number);
      return [{ number: t.number, why, days: days(t) }];
    });
  return [
    ...list(
      'forfalt',
      side.overdue.filter((t) => told(t) === 'forfalt' && isMine(t, me)),
      late,
    ),
    ...list(
      'snart',
      side.now.filter((t) => told(t) === 'snart'),
      (t) => -late(t),
    ),
    ...list(
      'gitt',
      tasks.filter((t) => given.has(t.number) && (t.person === me.id || t.participants.includes(me.id))),
      () => 0,
    ),
    ...list(
      'godkjenn',
      side.approve.filter((t) => whole || happened(t.changed.slice(0, 10))),
      () => 0,
    ),
    ...list('uten-ansvarlig', whole ? side.ownerless : [], () => 0),
    ...list('stille', still(true), (t) => staleness(t, today)),
    ...list(
      'forfalt-hos-andre',
      side.overdue.filter((t) => told(t) === 'forfalt'),
      late,
    ),
    ...list('stille-hos-andre', still(false), (t) => staleness(t, today)),
  ];
}

/** Those of `due` that the person has not been told of in one of the digests, whatever the reason was then. */
export const notTold = <T extends { readonly number: number }>(
  due: readonly T[],
  digests: readonly (readonly Punkt[])[],
): T[] => {
  const told = new Set(
    digests.flat().flatMap((p) => (isTiltaksgrunn(p.why) && p.why !== 'rapport-snart' ? [p.number] : [])),
  );
  return due.filter((d) => !told.has(d.number));
};
