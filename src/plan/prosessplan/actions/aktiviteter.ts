import { err, ok, type TypedFields } from '../../../kernel/index.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../../platform/db/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { aktivitetNumber } from '../aktivitet.ts';
import { circleThrough } from '../dependencies.ts';
import { parseAktivitet } from '../parse.ts';
import { aktivitetHistory, insertAktivitet, listAktiviteter, reviseAktivitet } from '../store.ts';
import { CHANGED, change, record, type Saved } from './change.ts';

/** Adds an activity, or a new revision of the one that was seen. */
export const saveAktivitet = (
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: TypedFields,
  seen: Seen | null = null,
): Promise<Saved> =>
  change(db, actor, async (tx) => {
    const activities = await listAktiviteter(tx);
    const before = seen ? activities.find((a) => a.number === seen.number) : null;
    if (seen && before?.revision !== seen.revision) return CHANGED;
    const parsed = parseAktivitet(typed, seen?.number ?? null, activities, clock.today());
    if (!parsed.ok) return parsed;
    const w = written(clock, actor);
    const { oppgave } = before?.data ?? {};
    const data = { ...parsed.value, ...(oppgave ? { oppgave } : {}) };
    if (seen && !(await reviseAktivitet(tx, w, seen.number, seen.revision, data))) return CHANGED;
    const number = seen ? seen.number : await insertAktivitet(tx, w, data);
    await record(tx, clock, actor, seen ? 'aktivitet-endret' : 'aktivitet-lagt-til', { number });
    return ok(number);
  });

/** Takes an activity out of the plan. Nothing is taken away: undo brings it back. */
export const removeAktivitet = (db: Database, clock: Clock, actor: Actor, seen: Seen): Promise<Saved> =>
  change(db, actor, async (tx) => {
    const [newest] = await aktivitetHistory(tx, seen.number);
    if (newest?.revision !== seen.revision) return CHANGED;
    const data = { ...newest.data, removed: true };
    if (!(await reviseAktivitet(tx, written(clock, actor), seen.number, seen.revision, data))) return CHANGED;
    await record(tx, clock, actor, 'aktivitet-fjernet', { number: seen.number });
    return ok(seen.number);
  });

/** Undo: a new revision equal to the one before the newest, unless it would wait for itself now. */
export const undoAktivitet = (db: Database, clock: Clock, actor: Actor, seen: Seen): Promise<Saved> =>
  change(db, actor, async (tx) => {
    const [newest, older] = await aktivitetHistory(tx, seen.number);
    if (!older || newest?.revision !== seen.revision) return CHANGED;
    const circle = circleThrough(seen.number, older.data.after, await listAktiviteter(tx));
    if (circle)
      return err([{ code: 'ring', field: 'after', data: { circle: circle.map(aktivitetNumber).join(' → ') } }]);
    if (!(await reviseAktivitet(tx, written(clock, actor), seen.number, seen.revision, older.data))) return CHANGED;
    await record(tx, clock, actor, 'aktivitet-angret', { number: seen.number });
    return ok(seen.number);
  });
