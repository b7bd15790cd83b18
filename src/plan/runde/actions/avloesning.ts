import type { RundeRolle } from '../../../platform/auth/access.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Written } from '../../../platform/db/revisions.ts';
import { record } from '../actions.ts';
import type { ListedOppgave, Oppgave } from '../oppgave.ts';
import { deleteRolle, findOppgaver, insertRolle, listRunder, openOppgaver, rollerIn, writeOppgaver } from '../store.ts';

/** What somebody answers for or takes part in, in the rounds that are open. What is finished stays as it was. */
export interface HeldInRunder {
  readonly tasks: readonly ListedOppgave[];
  readonly roles: readonly { readonly runde: number; readonly role: RundeRolle }[];
}

export async function heldInRunder(tx: Tx, person: string): Promise<HeldInRunder> {
  const open = (await listRunder(tx)).filter((r) => !r.data.closed).map((r) => r.number);
  const roles: { runde: number; role: RundeRolle }[] = [];
  for (const runde of open)
    for (const r of await rollerIn(tx, runde)) if (r.brukerId === person) roles.push({ runde, role: r.role });
  const tasks = (await openOppgaver(tx, open)).filter((t) => t.person === person || t.participants.includes(person));
  return { tasks, roles };
}

/** The task with another in the place of `from`; nobody twice. */
function substituted(task: Oppgave, from: string, to: string | null): Oppgave {
  const person = task.person === from ? to : task.person;
  const others = task.participants.filter((id) => id !== from && !(task.person === from && id === to));
  const steps = to !== null && task.participants.includes(from) && person !== to && !others.includes(to);
  return { ...task, person, participants: steps ? [...others, to] : others };
}

/** Hands all of it to another member, or leaves it without a person. Gives how many things that was. */
export async function handOverRunder(tx: Tx, w: Written, from: string, to: string | null): Promise<number> {
  const held = await heldInRunder(tx, from);
  const tasks = await findOppgaver(
    tx,
    held.tasks.map((t) => t.number),
  );
  const done = await writeOppgaver(
    tx,
    w,
    tasks.map((t) => ({
      number: t.number,
      runde: t.runde,
      revision: t.revision + 1,
      data: substituted(t.data, from, to),
    })),
  );
  // Thrown, so that the transaction leaves nothing half handed over.
  if (done.length !== tasks.length) throw new Error('A task was changed while all were handed over');
  if (done.length > 0) await record(tx, w, 'runde.oppgaver-endret', { numbers: done, fields: ['person'] });
  for (const { runde, role } of held.roles) {
    await deleteRolle(tx, runde, from, role);
    await record(tx, w, 'runde.rolle-tatt', { runde, bruker: from, role });
    if (to !== null && (await insertRolle(tx, w, runde, to, role)))
      await record(tx, w, 'runde.rolle-gitt', { runde, bruker: to, role });
  }
  return done.length + held.roles.length;
}
