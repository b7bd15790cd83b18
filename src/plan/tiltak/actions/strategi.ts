import type { Clock } from '../../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../../platform/db/actor.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { recordEvent } from '../../../platform/events/events.ts';
import { CHANGED, type Saved } from '../actions.ts';
import type { Typed } from '../maal.ts';
import { findMaal, insertStrategiRevision, listTiltak } from '../store.ts';
import { parseStrategi, type Strategi, type StrategiRefusal } from '../strategi.ts';

export interface Place {
  readonly maal: number;
  readonly number: number;
}

type StrategiEvent =
  | 'tiltak.strategi-lagt-til'
  | 'tiltak.strategi-endret'
  | 'tiltak.strategi-fjernet'
  | 'tiltak.strategi-angret';
type StrategiSaved = Saved<StrategiRefusal>;

/** Writes a strategi and its event in a transaction that is open. */
async function write(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  place: Place,
  after: number,
  data: Strategi,
  type: StrategiEvent,
): Promise<StrategiSaved> {
  if (!(await insertStrategiRevision(tx, written(clock, actor), place, after, data))) return CHANGED;
  await recordEvent(tx, clock, actor.kommuneId, { type, actor: actor.brukerId, data: { ...place } });
  return { ok: true, value: place.number };
}

/** Adds a way to a goal, or a new revision of the one that was seen. Its number in the goal is never used again. */
export async function saveStrategi(
  db: Database,
  clock: Clock,
  actor: Actor,
  maal: number,
  typed: Typed,
  seen: Seen | null = null,
): Promise<StrategiSaved> {
  return db.inKommune(actor.kommuneId, async (tx): Promise<StrategiSaved> => {
    const goal = await findMaal(tx, maal);
    if (!goal) return CHANGED;
    const before = seen ? goal.strategies.find((s) => s.number === seen.number) : null;
    if (seen && (!before || before.revision !== seen.revision || before.data.removed)) return CHANGED;
    const parsed = parseStrategi(typed);
    if (!parsed.ok) return parsed;
    const last = goal.strategies.reduce((n, s) => Math.max(n, s.number), 0);
    if (!seen) return write(tx, clock, actor, { maal, number: last + 1 }, 0, parsed.value, 'tiltak.strategi-lagt-til');
    const place = { maal, number: seen.number };
    return write(tx, clock, actor, place, seen.revision, parsed.value, 'tiltak.strategi-endret');
  });
}

/** Takes a strategi away or brings it back. One that tiltak follow stays until they follow another. */
export async function setStrategiRemoved(
  db: Database,
  clock: Clock,
  actor: Actor,
  place: Place,
  removed: boolean,
): Promise<StrategiSaved> {
  return db.inKommune(actor.kommuneId, async (tx): Promise<StrategiSaved> => {
    const before = (await findMaal(tx, place.maal))?.strategies.find((s) => s.number === place.number);
    if (!before) return CHANGED;
    if (before.data.removed === removed) return { ok: true, value: place.number };
    const tiltak = removed ? await listTiltak(tx) : [];
    if (tiltak.some((t) => t.data.maal === place.maal && t.data.strategy === place.number))
      return { ok: false, error: [{ code: 'i-bruk' }] };
    const data = { ...before.data, removed };
    const type = removed ? 'tiltak.strategi-fjernet' : 'tiltak.strategi-angret';
    return write(tx, clock, actor, place, before.revision, data, type);
  });
}
