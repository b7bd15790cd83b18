import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { addFirst, addRevision, currentRevisions } from '../../platform/db/revisions.ts';
import { recordEvent } from '../../platform/events/events.ts';
import { type Maal, parseMaal, parseTiltak, type Tiltak, type TiltakRefusal, type Typed } from './tiltak.ts';

export interface Actor {
  readonly kommuneId: string;
  readonly brukerId: string | null;
}

type Saved =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly error: readonly TiltakRefusal[] };

export async function addMaal(db: Database, clock: Clock, actor: Actor, typed: Typed): Promise<Saved> {
  const maal = parseMaal(typed);
  if (!maal.ok) return maal;
  const number = await db.inKommune(actor.kommuneId, async (tx) => {
    const n = await addFirst(tx, 'maal_revisjon', actor.kommuneId, maal.value, clock.now(), actor.brukerId);
    await recordEvent(tx, clock, actor.kommuneId, {
      type: 'tiltak.maal-lagt-til',
      actor: actor.brukerId,
      data: { number: n },
    });
    return n;
  });
  return { ok: true, value: number };
}

/** Adds a tiltak, or a new revision of number `existing.number` when the reader saw `existing.revision`. */
export async function saveTiltak(
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: Typed,
  firstYear: number,
  existing: { number: number; revision: number } | null,
): Promise<Saved> {
  return db.inKommune(actor.kommuneId, async (tx): Promise<Saved> => {
    const goals = await currentRevisions<Maal>(tx, 'maal_revisjon');
    const tiltak = parseTiltak(
      typed,
      firstYear,
      goals.map((g) => g.number),
    );
    if (!tiltak.ok) return tiltak;
    let number: number;
    if (existing) {
      const saved = await addRevision(
        tx,
        'tiltak_revisjon',
        actor.kommuneId,
        existing.number,
        existing.revision,
        tiltak.value,
        clock.now(),
        actor.brukerId,
      );
      if (!saved) return { ok: false, error: [{ code: 'endret-av-andre' }] };
      number = existing.number;
    } else number = await addFirst(tx, 'tiltak_revisjon', actor.kommuneId, tiltak.value, clock.now(), actor.brukerId);
    await recordEvent(tx, clock, actor.kommuneId, {
      type: existing ? 'tiltak.endret' : 'tiltak.lagt-til',
      actor: actor.brukerId,
      data: { number, status: tiltak.value.status },
    });
    return { ok: true, value: number };
  });
}

/** Undo: a new revision equal to the one before the newest. Nothing is ever taken away. */
export async function undoTiltak(
  db: Database,
  clock: Clock,
  actor: Actor,
  number: number,
  older: { data: Tiltak },
  newest: number,
): Promise<boolean> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    const saved = await addRevision(
      tx,
      'tiltak_revisjon',
      actor.kommuneId,
      number,
      newest,
      older.data,
      clock.now(),
      actor.brukerId,
    );
    if (saved)
      await recordEvent(tx, clock, actor.kommuneId, { type: 'tiltak.angret', actor: actor.brukerId, data: { number } });
    return saved;
  });
}
