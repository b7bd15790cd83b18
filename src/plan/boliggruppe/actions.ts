import { formatDate, type RowResult, type TypedFields } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { type Actor, written } from '../../platform/db/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { addRevision } from '../../platform/db/revisions.ts';
import { CHANGED, findRow, saveRowIn } from '../../platform/db/rows.ts';
import { createOppgave, currentRunde } from '../runde/index.ts';
import { parseVedtak } from './gruppe.ts';
import { MOETE, VEDTAK } from './store.ts';

/** Writes down what a meeting decided, and makes the task it asks for; without a round to put that in, nothing is kept. */
export async function decide(
  db: Database,
  clock: Clock,
  actor: Actor,
  slug: string,
  meeting: number,
  typed: TypedFields,
): Promise<RowResult<number>> {
  const parsed = parseVedtak(typed, meeting);
  if (!parsed.ok) return parsed;
  return db.inKommune(actor.kommuneId, async (tx): Promise<RowResult<number>> => {
    const held = await findRow(tx, MOETE, meeting);
    if (!held || held.data.removed) return CHANGED;
    const asks = typed.task === 'ja';
    if (asks && !(await currentRunde(tx))) return { ok: false, error: [{ code: 'ingen-runde', field: 'task' }] };
    const w = written(clock, actor);
    const row = await saveRowIn(tx, w, VEDTAK, parsed.value, null);
    if (!row.ok || !asks) return row;
    // The task names the decision and the decision its task: so the decision is written first, and once more with it.
    const { text: title, unit, deadline } = parsed.value;
    const label = `Boliggruppa ${formatDate(held.data.date)}`;
    const href = `/arbeid/${slug}/boliggruppe/referat/${meeting}`;
    const origin = { kind: 'boliggruppe', number: row.value, label, href };
    const task = await createOppgave(tx, w, { title, why: label, unit, deadline, step: 4, origin });
    if (!task.ok) throw new Error('The round ended while a task was made');
    await addRevision(tx, VEDTAK.table, w, row.value, 1, { ...parsed.value, task: task.value });
    return row;
  });
}
