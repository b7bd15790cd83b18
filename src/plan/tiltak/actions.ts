import type { Clock } from '../../platform/clock/clock.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { addFirst, addRevision, currentRevisions, revisionsOf } from '../../platform/db/revisions.ts';
import { recordEvent } from '../../platform/events/events.ts';
import { type Maal, type MaalRefusal, parseMaal, strategierOf, type Typed } from './maal.ts';
import { parseTiltak, type TiltakRefusal } from './parse.ts';
import { mayFollow, type Tiltak } from './tiltak.ts';

export interface Actor {
  readonly kommuneId: string;
  readonly brukerId: string | null;
}

/** The number and the revision the reader had before them when they typed. */
export interface Seen {
  readonly number: number;
  readonly revision: number;
}

type Saved<R> = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly error: readonly R[] };
type ChangedByOthers = { readonly code: 'endret-av-andre'; readonly field?: undefined; readonly data?: undefined };

const CHANGED: { readonly ok: false; readonly error: readonly [ChangedByOthers] } = {
  ok: false,
  error: [{ code: 'endret-av-andre' }],
};

/** Adds a goal, or a new revision of the one that was seen. */
export async function addMaal(
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: Typed,
  seen: Seen | null = null,
): Promise<Saved<MaalRefusal | ChangedByOthers>> {
  const maal = parseMaal(typed);
  if (!maal.ok) return maal;
  return db.inKommune(actor.kommuneId, async (tx): Promise<Saved<MaalRefusal | ChangedByOthers>> => {
    if (seen) {
      const lost = await strategiesInUse(tx, seen.number, maal.value);
      if (lost.length > 0) return { ok: false, error: lost };
    }
    const number = await write(tx, clock, actor, 'maal_revisjon', maal.value, seen);
    if (number === null) return CHANGED;
    await recordEvent(tx, clock, actor.kommuneId, {
      type: seen ? 'tiltak.maal-endret' : 'tiltak.maal-lagt-til',
      actor: actor.brukerId,
      data: { number },
    });
    return { ok: true, value: number };
  });
}

/** A strategi that tiltak follow may be worded anew, but not emptied. */
async function strategiesInUse(tx: Tx, number: number, after: Maal): Promise<MaalRefusal[]> {
  const tiltak = await currentRevisions<Tiltak>(tx, 'tiltak_revisjon');
  const kept = strategierOf(after).map((s) => s.id);
  const used = new Set(tiltak.flatMap((t) => (t.data.maal === number && t.data.strategy ? [t.data.strategy] : [])));
  return [...used].filter((id) => !kept.includes(id)).map((id) => ({ code: 'i-bruk', field: `strategy${id}` }));
}

/** Writes the first revision, or the one after the newest when that is the one that was seen; null when it is not. */
async function write(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  table: 'maal_revisjon' | 'tiltak_revisjon',
  data: Maal | Tiltak,
  seen: Seen | null,
): Promise<number | null> {
  if (!seen) return addFirst(tx, table, actor.kommuneId, data, clock.now(), actor.brukerId);
  const [newest] = await revisionsOf(tx, table, seen.number);
  if (newest?.revision !== seen.revision) return null;
  const { number, revision } = seen;
  const saved = await addRevision(tx, table, actor.kommuneId, number, revision, data, clock.now(), actor.brukerId);
  return saved ? number : null;
}

/** Adds a tiltak, or a new revision of number `seen.number` when `seen.revision` is still the newest. */
export async function saveTiltak(
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: Typed,
  firstYear: number,
  seen: Seen | null,
  kostra?: readonly string[],
): Promise<Saved<TiltakRefusal>> {
  return db.inKommune(actor.kommuneId, async (tx): Promise<Saved<TiltakRefusal>> => {
    const goals = await currentRevisions<Maal>(tx, 'maal_revisjon');
    const [before] = seen ? await revisionsOf<Tiltak>(tx, 'tiltak_revisjon', seen.number) : [];
    if (seen && before?.revision !== seen.revision) return CHANGED;
    // A function that has gone out of use may stand where it stood.
    const functions = kostra && before ? [...kostra, before.data.kostra] : kostra;
    const numbers = goals.map((g) => g.number);
    const tiltak = parseTiltak(typed, firstYear, numbers, functions ? { kostra: functions } : {});
    const refusals: TiltakRefusal[] = tiltak.ok ? [] : [...tiltak.error];
    if (tiltak.ok) {
      const { maal, strategy, status } = tiltak.value;
      const goal = goals.find((g) => g.number === maal);
      if (strategy && !(goal && strategierOf(goal.data).some((s) => s.id === strategy)))
        refusals.push({ code: 'ukjent-valg', field: 'maal' });
      if (before && !mayFollow(before.data.status, status))
        refusals.push({ code: 'status-rekkefoelge', field: 'status', data: { from: before.data.status } });
    }
    if (!tiltak.ok || refusals.length > 0) return { ok: false, error: refusals };
    const number = await write(tx, clock, actor, 'tiltak_revisjon', tiltak.value, seen);
    if (number === null) return CHANGED;
    await recordEvent(tx, clock, actor.kommuneId, {
      type: seen ? 'tiltak.endret' : 'tiltak.lagt-til',
      actor: actor.brukerId,
      data: { number, status: tiltak.value.status },
    });
    return { ok: true, value: number };
  });
}

/** Undo: a new revision equal to the one before the newest. Nothing is ever taken away. False when somebody has saved since. */
export async function undoTiltak(db: Database, clock: Clock, actor: Actor, seen: Seen): Promise<boolean> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    const [, older] = await revisionsOf<Tiltak>(tx, 'tiltak_revisjon', seen.number);
    if (!older || (await write(tx, clock, actor, 'tiltak_revisjon', older.data, seen)) === null) return false;
    await recordEvent(tx, clock, actor.kommuneId, {
      type: 'tiltak.angret',
      actor: actor.brukerId,
      data: { number: seen.number },
    });
    return true;
  });
}
