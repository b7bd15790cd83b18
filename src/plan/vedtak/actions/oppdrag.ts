import type { Clock } from '../../../platform/clock/clock.ts';
import { type Actor, written } from '../../../platform/db/actor.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import type { Written } from '../../../platform/db/revisions.ts';
import { createOppgave, oppgaverFrom, type StoredOppgave } from '../../runde/index.ts';
import { findVedtak, listVedtak, takeNumber } from '../store.ts';
import { assignmentAnchor, assignmentAnchors, replacedBy, type StoredVedtak, vedtakNumber } from '../vedtak.ts';

/** The task of each assignment, in their order; null where none has been made. */
export async function tasksOf(tx: Tx, vedtak: StoredVedtak): Promise<(StoredOppgave | null)[]> {
  if (vedtak.data.assignments.length === 0) return [];
  const all = await listVedtak(tx);
  const tasks = await oppgaverFrom(
    tx,
    'vedtak',
    all.map((v) => v.number),
  );
  return vedtak.data.assignments.map((_, i) => {
    const anchors = assignmentAnchors(vedtak, i + 1, all);
    return tasks.find((t) => anchors.some((anchor) => t.data.origin?.href.endsWith(`/${anchor}`))) ?? null;
  });
}

/** Makes the tasks that are lacking, in the round that goes now. False when there is none to put them in. */
export async function assign(tx: Tx, w: Written, slug: string, vedtak: StoredVedtak): Promise<boolean> {
  const made = await tasksOf(tx, vedtak);
  const label = `${vedtakNumber(vedtak.number)} ${vedtak.data.title}`;
  for (const [i, { title, unit, deadline }] of vedtak.data.assignments.entries()) {
    if (made[i]) continue;
    const href = `/arbeid/${slug}/${assignmentAnchor(vedtak.number, i + 1)}`;
    const origin = { kind: 'vedtak', number: vedtak.number, label, href };
    const task = await createOppgave(tx, w, { title, why: label, unit, deadline, step: 4, origin });
    if (!task.ok) return false;
  }
  return true;
}

/** Makes the tasks of a decision that came before the round did. Pressing twice makes nothing twice. */
export const makeTasks = (
  db: Database,
  clock: Clock,
  actor: Actor,
  slug: string,
  number: number,
): Promise<'gjort' | 'ingen-runde' | 'finnes-ikke'> =>
  db.inKommune(actor.kommuneId, async (tx) => {
    // Whoever asks is alone with the decisions, so that two who press make one set of tasks.
    await takeNumber(tx, actor.kommuneId);
    const vedtak = await findVedtak(tx, number);
    if (!vedtak || replacedBy(number, await listVedtak(tx))) return 'finnes-ikke';
    return (await assign(tx, written(clock, actor), slug, vedtak)) ? 'gjort' : 'ingen-runde';
  });
