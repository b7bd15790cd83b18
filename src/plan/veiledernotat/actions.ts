import type { RowResult, TypedFields } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { type Actor, written } from '../../platform/db/actor.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { addFirst, addRevision, revisionsOf } from '../../platform/db/revisions.ts';
import { CHANGED, recordRow } from '../../platform/db/rows.ts';
import type { Seksjon } from '../veileder/index.ts';
import { type Notat, parseNotat } from './notat.ts';
import { findNotat, NOTAT } from './store.ts';

/** One writer at a heading at a time, so that two who write the first note at once do not make two. */
const atHeading = (tx: Tx, actor: Actor, sted: string) =>
  tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`${NOTAT.table}:${actor.kommuneId}:${sted}`]);

/** Writes the note of a heading after the revision the writer had seen (0 where there was none). */
export async function saveNotat(
  db: Database,
  clock: Clock,
  actor: Actor,
  seksjon: Seksjon,
  typed: TypedFields,
  seen: number,
): Promise<RowResult<number>> {
  return db.inKommune(actor.kommuneId, async (tx): Promise<RowResult<number>> => {
    await atHeading(tx, actor, seksjon.sted);
    const w = written(clock, actor);
    const before = await findNotat(tx, seksjon.sted);
    if ((before?.revision ?? 0) !== seen) return CHANGED;
    const parsed = parseNotat(typed, seksjon);
    if (!parsed.ok) return parsed;
    const number = before ? before.number : await addFirst(tx, NOTAT.table, w, parsed.value);
    if (before && !(await addRevision(tx, NOTAT.table, w, number, seen, parsed.value))) return CHANGED;
    await recordRow(tx, w, NOTAT, before ? 'endret' : 'lagt-til', { number });
    return { ok: true, value: number };
  });
}

/** Undo: a new revision with the words of an older one. It is as visible as the note is now, for publishing is a choice of its own. */
export const restoreNotat = (
  db: Database,
  clock: Clock,
  actor: Actor,
  sted: string,
  to: number,
  seen: number,
): Promise<RowResult<number>> =>
  db.inKommune(actor.kommuneId, async (tx) => {
    await atHeading(tx, actor, sted);
    const now = await findNotat(tx, sted);
    if (now?.revision !== seen) return CHANGED;
    const older = (await revisionsOf<Notat>(tx, NOTAT.table, now.number)).find((r) => r.revision === to);
    if (!older) return CHANGED;
    const w = written(clock, actor);
    const data: Notat = { ...older.data, visible: now.data.visible, removed: false };
    if (!(await addRevision(tx, NOTAT.table, w, now.number, seen, data))) return CHANGED;
    await recordRow(tx, w, NOTAT, 'tilbakestilt', { number: now.number, to });
    return { ok: true, value: now.number };
  });
