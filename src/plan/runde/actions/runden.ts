import type { TypedFields } from '../../../kernel/index.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../../platform/db/actor.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { type Outcome, record } from '../actions.ts';
import { parseRunde, type Runde, type RundeRefusal } from '../runde.ts';
import { findRunde, reviseRunde, rundeHistory } from '../store.ts';

const CHANGED = { ok: false, error: [{ code: 'endret-av-andre' }] } as const;

async function write(
  db: Database,
  clock: Clock,
  actor: Actor,
  seen: Seen,
  next: (tx: Tx, before: Runde) => Promise<Runde | null | { readonly refused: readonly RundeRefusal[] }>,
): Promise<Outcome<RundeRefusal>> {
  return db.inKommune(actor.kommuneId, async (tx): Promise<Outcome<RundeRefusal>> => {
    const before = await findRunde(tx, seen.number);
    if (before?.revision !== seen.revision) return CHANGED;
    if (before.data.closed) return { ok: false, error: [{ code: 'runde-avsluttet' }] };
    const data = await next(tx, before.data);
    if (data && 'refused' in data) return { ok: false, error: data.refused };
    if (data === null || JSON.stringify(data) === JSON.stringify(before.data)) return { ok: true, value: seen.number };
    const w = written(clock, actor);
    if (!(await reviseRunde(tx, w, seen.number, seen.revision, data))) return CHANGED;
    await record(tx, w, 'runde.endret', { number: seen.number });
    return { ok: true, value: seen.number };
  });
}

/** Name, period and first step of a round that goes; its tasks and standing stay as they are. */
export const changeRunde = (
  db: Database,
  clock: Clock,
  actor: Actor,
  seen: Seen,
  typed: TypedFields,
): Promise<Outcome<RundeRefusal>> =>
  write(db, clock, actor, seen, async (_tx, before) => {
    const parsed = parseRunde(typed);
    return parsed.ok ? { ...before, ...parsed.value } : { refused: parsed.error };
  });

/** The round as it was before its last change, as a new change. */
export const undoRunde = (db: Database, clock: Clock, actor: Actor, seen: Seen): Promise<Outcome<RundeRefusal>> =>
  write(db, clock, actor, seen, async (tx) => {
    const [, before] = await rundeHistory(tx, seen.number);
    return before?.data ?? null;
  });
