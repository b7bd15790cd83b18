import { isOverdue, isOwnerless, type ListedOppgave, staleness } from './oppgave.ts';

/** What one person meets on Min side, each task in one list only, the most pressing first. */
export interface MinSide {
  readonly overdue: readonly ListedOppgave[];
  /** Mine to do: I answer for it, or take part where nobody does. */
  readonly now: readonly ListedOppgave[];
  /** Handed on to me for approval. */
  readonly approve: readonly ListedOppgave[];
  /** Mine, but with somebody else at the moment. */
  readonly waiting: readonly ListedOppgave[];
  /** Somebody else answers for it, and I take part. */
  readonly part: readonly ListedOppgave[];
  readonly ownerless: readonly ListedOppgave[];
  readonly stale: readonly { readonly task: ListedOppgave; readonly days: number }[];
}

export interface Viewer {
  readonly id: string;
  /** May set tasks to done. */
  readonly approves: boolean;
  /** Keeps an eye on everybody's tasks. */
  readonly leads: boolean;
}

/** Whether a task is this person's to do: they answer for it, or take part where nobody does. */
export const isMine = (t: ListedOppgave, me: Pick<Viewer, 'id'>): boolean =>
  t.person === me.id || (t.person === null && t.participants.includes(me.id));

/** `tasks` are the open tasks of the rounds that go, in the order of their deadlines. */
export function minSide(tasks: readonly ListedOppgave[], me: Viewer, today: string): MinSide {
  const left = new Set(tasks);
  const take = (wanted: (t: ListedOppgave) => boolean) => {
    const found = [...left].filter(wanted);
    for (const t of found) left.delete(t);
    return found;
  };
  const takesPart = (t: ListedOppgave) => t.participants.includes(me.id);
  const mine = (t: ListedOppgave) => isMine(t, me);
  const handedOn = (t: ListedOppgave) => t.status === 'til-gjennomgang';
  const approve = take((t) => handedOn(t) && me.approves);
  const overdue = take((t) => isOverdue(t, today) && (mine(t) ? !handedOn(t) : me.leads));
  const now = take((t) => mine(t) && !handedOn(t));
  const waiting = take(mine);
  const part = take(takesPart);
  const ownerless = take((t) => me.leads && isOwnerless(t));
  const stale = [...now, ...waiting, ...part, ...(me.leads ? [...left] : [])]
    .map((task) => ({ task, days: staleness(task, today) }))
    .filter((s) => s.days > 0);
  return { overdue, now, approve, waiting, part, ownerless, stale };
}
