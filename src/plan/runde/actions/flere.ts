import { type TypedFields, typedDate } from '../../../kernel/index.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../../platform/db/actor.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { CHANGED, type Outcome, record } from '../actions.ts';
import { type OppgaveRefusal, type ParseContext, parseOppgave, typedOppgave } from '../parse.ts';
import { findOppgaver, listRunder, writeOppgaver } from '../store.ts';

/** Somebody else has changed one of the tasks meanwhile. Thrown, so that the transaction leaves nothing of what was written. */
class Overtaken extends Error {}

/** What one change can be for many tasks. */
export const MANY_FIELDS = ['unit', 'person', 'deadline', 'status', 'reason'] as const;

/** What was typed of it: an empty field changes nothing. */
export const givenIn = (typed: TypedFields): TypedFields =>
  Object.fromEntries(MANY_FIELDS.flatMap((f) => (typed[f] ? [[f, typed[f]]] : [])));

/** Unit, person, deadline or status for the tasks that were seen, what is typed alone; all of them or none. */
export async function saveMany(
  db: Database,
  clock: Clock,
  actor: Actor,
  seen: readonly Seen[],
  typed: TypedFields,
  context: ParseContext,
): Promise<Outcome<OppgaveRefusal>> {
  if (seen.length === 0) {
    const wrong = typedDate(typed.deadline) === 'ikke-dato';
    return {
      ok: false,
      error: [{ code: 'ingen-valgt' }, ...(wrong ? [{ code: 'ikke-dato', field: 'deadline' } as const] : [])],
    };
  }
  const given = givenIn(typed);
  if (Object.keys(given).length === 0) return { ok: false, error: [{ code: 'ingen-endring' }] };
  const change = async (tx: Tx): Promise<Outcome<OppgaveRefusal>> => {
    const revisions = new Map(seen.map((s) => [s.number, s.revision]));
    const held = await findOppgaver(tx, [...revisions.keys()]);
    const runder = new Map((await listRunder(tx)).map((r) => [r.number, r.data.closed]));
    if (held.length !== revisions.size || held.some((h) => revisions.get(h.number) !== h.revision)) return CHANGED;
    if (held.some((h) => runder.get(h.runde) !== false)) return { ok: false, error: [{ code: 'runde-avsluttet' }] };
    const refusals: OppgaveRefusal[] = [];
    const rows = held.flatMap((h) => {
      const parsed = parseOppgave({ ...typedOppgave(h.data), ...given }, h.data, context);
      if (parsed.ok) return [{ number: h.number, revision: h.revision + 1, runde: h.runde, data: parsed.value }];
      for (const r of parsed.error)
        if (!refusals.some((x) => x.code === r.code && x.field === r.field)) refusals.push(r);
      return [];
    });
    if (refusals.length > 0) return { ok: false, error: refusals };
    const w = written(clock, actor);
    const done = await writeOppgaver(tx, w, rows);
    if (done.length !== rows.length) throw new Overtaken();
    await record(tx, w, 'runde.oppgaver-endret', { numbers: done, fields: Object.keys(given) });
    return { ok: true, value: done.length };
  };
  try {
    return await db.inKommune(actor.kommuneId, change);
  } catch (error) {
    if (error instanceof Overtaken) return CHANGED;
    throw error;
  }
}
