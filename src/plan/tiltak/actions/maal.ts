import type { Clock } from '../../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../../platform/db/actor.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import type { Written } from '../../../platform/db/revisions.ts';
import { recordEvent } from '../../../platform/events/events.ts';
import { CHANGED, type ChangedByOthers, type Saved } from '../actions.ts';
import { type MaalRefusal, parseFirstStrategi, parseMaal, type Typed } from '../maal.ts';
import { findMaal, insertMaal, insertStrategiRevision, listTiltak, maalHistory, reviseMaal } from '../store.ts';

/** Adds a goal, with the strategies typed beside it, or a new revision of the one that was seen. */
export async function addMaal(
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: Typed,
  seen: Seen | null = null,
): Promise<Saved<MaalRefusal | ChangedByOthers>> {
  return db.inKommune(actor.kommuneId, (tx) => addMaalIn(tx, written(clock, actor), typed, seen));
}

/** The same inside the transaction of something larger. */
export async function addMaalIn(
  tx: Tx,
  w: Written,
  typed: Typed,
  seen: Seen | null = null,
): Promise<Saved<MaalRefusal | ChangedByOthers>> {
  const before = seen ? await findMaal(tx, seen.number) : null;
  if (seen && (before?.revision !== seen.revision || before.data.removed)) return CHANGED;
  const maal = parseMaal(typed);
  const ways = seen ? { ok: true as const, value: [] } : parseFirstStrategi(typed);
  if (!maal.ok || !ways.ok) {
    return { ok: false, error: [...(maal.ok ? [] : maal.error), ...(ways.ok ? [] : ways.error)] };
  }
  // Strategies that still stand in the goal itself stay there until each is changed.
  const { strategy, strategies } = before?.data ?? {};
  const data = { ...maal.value, ...(strategy ? { strategy } : {}), ...(strategies ? { strategies } : {}) };
  if (seen && !(await reviseMaal(tx, w, seen.number, seen.revision, data))) return CHANGED;
  const number = seen ? seen.number : await insertMaal(tx, w, data);
  for (const way of ways.value) await insertStrategiRevision(tx, w, { maal: number, number: way.number }, 0, way.data);
  await recordEvent(tx, { now: () => w.at }, w.kommuneId, {
    type: seen ? 'tiltak.maal-endret' : 'tiltak.maal-lagt-til',
    actor: w.by,
    data: { number },
  });
  return { ok: true, value: number };
}

/** The goal as it was before its last change, as a new revision. False when somebody has saved since, or there is nothing before. */
export async function undoMaal(db: Database, clock: Clock, actor: Actor, seen: Seen): Promise<boolean> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    const [newest, older] = await maalHistory(tx, seen.number);
    if (!older || newest?.revision !== seen.revision || newest.data.removed) return false;
    if (!(await reviseMaal(tx, written(clock, actor), seen.number, seen.revision, older.data))) return false;
    await recordEvent(tx, clock, actor.kommuneId, {
      type: 'tiltak.maal-angret',
      actor: actor.brukerId,
      data: { number: seen.number },
    });
    return true;
  });
}

/** Takes a goal away; its revisions stay. False when somebody has saved since, or when tiltak stand under it. */
export async function removeMaalIn(tx: Tx, w: Written, seen: Seen): Promise<boolean> {
  const before = await findMaal(tx, seen.number);
  if (before?.revision !== seen.revision || before.data.removed) return false;
  if ((await listTiltak(tx)).some((t) => t.data.maal === seen.number)) return false;
  if (!(await reviseMaal(tx, w, seen.number, seen.revision, { ...before.data, removed: true }))) return false;
  await recordEvent(tx, { now: () => w.at }, w.kommuneId, {
    type: 'tiltak.maal-fjernet',
    actor: w.by,
    data: { number: seen.number },
  });
  return true;
}
