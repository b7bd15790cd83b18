import type { Clock } from '../../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../../platform/db/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { type Outcome, saveOppgaveIn } from '../actions.ts';
import type { OppgaveStatus } from '../oppgave.ts';
import { type OppgaveRefusal, typedOppgave } from '../parse.ts';
import { findOppgave } from '../store.ts';

/** What who approves without working in the task may set it to, from where it stands. */
export const approvals = (now: OppgaveStatus): readonly OppgaveStatus[] =>
  now === 'til-gjennomgang' ? ['ferdig', 'paabegynt'] : now === 'ferdig' ? ['paabegynt'] : [];

/** Approves the task as it was seen, or sends it back; every other field stays as it is. */
export async function approveOppgave(
  db: Database,
  clock: Clock,
  actor: Actor,
  seen: Seen,
  status: string,
): Promise<Outcome<OppgaveRefusal>> {
  return db.inKommune(actor.kommuneId, async (tx): Promise<Outcome<OppgaveRefusal>> => {
    const task = await findOppgave(tx, seen.number);
    if (task?.revision !== seen.revision) return { ok: false, error: [{ code: 'endret-foer-godkjenning' }] };
    if (!approvals(task.data.status).some((s) => s === status))
      return { ok: false, error: [{ code: 'ikke-meldt-klar' }] };
    const typed = { ...typedOppgave(task.data), status };
    const context = { members: new Set<string>(), mayApprove: true };
    return saveOppgaveIn(tx, written(clock, actor), seen, () => typed, context, null);
  });
}
