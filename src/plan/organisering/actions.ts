import type { RowRefusal, TypedFields } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { type Actor, written } from '../../platform/db/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { CHANGED, listRows } from '../../platform/db/rows.ts';
import { recordEvent } from '../../platform/events/events.ts';
import { type Boligoppgave, parseAnsvar } from './ansvar.ts';
import { ansvarHistory, ENHET, saveAnsvar } from './store.ts';

/** Saves the whole matrix. `seen` is the revision the form was made from, 0 for none. */
export const setAnsvar = (
  db: Database,
  clock: Clock,
  actor: Actor,
  tasks: readonly Boligoppgave[],
  typed: TypedFields,
  seen: number,
): Promise<readonly RowRefusal[]> =>
  db.inKommune(actor.kommuneId, async (tx) => {
    const [before] = await ansvarHistory(tx);
    if ((before?.revision ?? 0) !== seen) return CHANGED.error;
    const parsed = parseAnsvar(typed, tasks, await listRows(tx, ENHET), before?.data.cells ?? {});
    if (!parsed.ok) return parsed.error;
    const w = written(clock, actor);
    if (!(await saveAnsvar(tx, w, seen, parsed.value))) return CHANGED.error;
    const data = { revision: seen + 1 };
    await recordEvent(tx, clock, actor.kommuneId, { type: 'organisering.ansvar-satt', actor: w.by, data });
    return [];
  });

/** Undo: a new revision equal to the one before the newest, empty when there was none. */
export const undoAnsvar = (db: Database, clock: Clock, actor: Actor, seen: number): Promise<readonly RowRefusal[]> =>
  db.inKommune(actor.kommuneId, async (tx) => {
    const [newest, older] = await ansvarHistory(tx);
    if (!newest || newest.revision !== seen) return CHANGED.error;
    const w = written(clock, actor);
    if (!(await saveAnsvar(tx, w, seen, older?.data ?? { cells: {} }))) return CHANGED.error;
    const data = { revision: seen + 1 };
    await recordEvent(tx, clock, actor.kommuneId, { type: 'organisering.ansvar-angret', actor: w.by, data });
    return [];
  });
