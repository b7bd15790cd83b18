import type { RowResult, TypedFields } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../platform/db/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { addRevision, revisionsOf } from '../../platform/db/revisions.ts';
import { CHANGED, recordRow, saveRow } from '../../platform/db/rows.ts';
import { type EgetEksempel, parseEget } from './eget.ts';
import { EGET } from './store.ts';

/** Adds an example, or a revision of the one that was seen. */
export const saveEget = (
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: TypedFields,
  seen: Seen | null,
): Promise<RowResult<number>> => saveRow(db, clock, actor, EGET, parseEget(typed), seen);

/** Undo: a new revision equal to the one before the newest. Who can read it stays as it is, for publishing is a choice of its own. */
export const undoEget = (db: Database, clock: Clock, actor: Actor, seen: Seen): Promise<RowResult<number>> =>
  db.inKommune(actor.kommuneId, async (tx) => {
    const [newest, before] = await revisionsOf<EgetEksempel>(tx, EGET.table, seen.number);
    if (!newest || !before || newest.revision !== seen.revision || newest.data.removed) return CHANGED;
    const w = written(clock, actor);
    const data: EgetEksempel = { ...before.data, visible: newest.data.visible, removed: false };
    if (!(await addRevision(tx, EGET.table, w, seen.number, seen.revision, data))) return CHANGED;
    await recordRow(tx, w, EGET, 'tilbakestilt', { number: seen.number });
    return { ok: true, value: seen.number };
  });
