import type { Clock } from '../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../platform/db/actor.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import type { Written } from '../../platform/db/revisions.ts';
import { recordEvent } from '../../platform/events/events.ts';
import { feltKey, listEgneFelt, parseVerdier } from '../egnefelt/index.ts';
import { mergedPair } from './actions/angre.ts';
import { medBevart } from './bevart.ts';
import { givesMoneyUnsure, lacksVatGround, surenessOf } from './finansiering.ts';
import { utgangspunktIn } from './gjenbruk.ts';
import { type MaalRefusal, parseFirstStrategi, parseMaal, type Typed } from './maal.ts';
import { type ParseContext, parseTiltak, type TiltakRefusal } from './parse.ts';
import { circleOf } from './sammenheng.ts';
import { rightFor, takeBackNeedsAdopt } from './status.ts';
import {
  findMaal,
  insertMaal,
  insertStrategiRevision,
  insertTiltak,
  listMaal,
  listTiltak,
  lockSammenheng,
  maalHistory,
  reviseMaal,
  reviseTiltak,
  tiltakHistory,
} from './store.ts';
import { parseStrategi, type Strategi, type StrategiRefusal } from './strategi.ts';
import { type Tiltak, tiltakNumber } from './tiltak.ts';
import { isExample } from './virkemidler.ts';

export type Saved<R> =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly error: readonly R[] };
export type ChangedByOthers = {
  readonly code: 'endret-av-andre';
  readonly field?: undefined;
  readonly data?: undefined;
};

export const CHANGED: { readonly ok: false; readonly error: readonly [ChangedByOthers] } = {
  ok: false,
  error: [{ code: 'endret-av-andre' }],
};

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

/** Takes a tiltak away, for the one that stands for it when there is one; its revisions stay. False when somebody has saved since. */
export async function removeTiltakIn(
  tx: Tx,
  w: Written,
  seen: Seen,
  replacedBy: number | null = null,
): Promise<boolean> {
  const [before] = await tiltakHistory(tx, seen.number);
  if (before?.revision !== seen.revision || before.data.removed) return false;
  const data = { ...before.data, removed: true, ...(replacedBy ? { replacedBy } : {}) };
  if (!(await reviseTiltak(tx, w, seen.number, seen.revision, data))) return false;
  await recordEvent(tx, { now: () => w.at }, w.kommuneId, {
    type: replacedBy ? 'tiltak.erstattet' : 'tiltak.fjernet',
    actor: w.by,
    data: replacedBy ? { number: seen.number, by: replacedBy } : { number: seen.number },
  });
  return true;
}

/** What is wrong with the tiltak it requires and excludes: none that is not there, not itself, no circle. What has gone since may stand. */
async function wrongTogether(
  tx: Tx,
  w: Written,
  number: number | null,
  now: Tiltak,
  before: Tiltak | null,
): Promise<TiltakRefusal[]> {
  const named = (['requires', 'excludes'] as const).flatMap((field) =>
    (now[field] ?? []).map((other) => ({ field, other, old: before?.[field]?.includes(other) ?? false })),
  );
  if (named.length === 0) return [];
  await lockSammenheng(tx, w.kommuneId);
  const all = await listTiltak(tx);
  const standing = new Set(all.map((t) => t.number));
  const wrong = named.flatMap(({ field, other, old }): TiltakRefusal[] => {
    if (other === number) return [{ code: 'seg-selv', field }];
    return old || standing.has(other) ? [] : [{ code: 'ukjent-tiltak', field, data: { other: tiltakNumber(other) } }];
  });
  const circle = wrong.length === 0 && number !== null ? circleOf(number, now.requires ?? [], all) : null;
  const data = { circle: (circle ?? []).map(tiltakNumber).join(' → ') };
  return circle ? [{ code: 'sirkel', field: 'requires', data }] : wrong;
}

/** Adds a tiltak, or a new revision of number `seen.number` when `seen.revision` is still the newest. */
export async function saveTiltak(
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: Typed,
  firstYear: number,
  seen: Seen | null,
  context: ParseContext = {},
): Promise<Saved<TiltakRefusal>> {
  return db.inKommune(actor.kommuneId, (tx) =>
    saveTiltakIn(tx, written(clock, actor), typed, firstYear, seen, context),
  );
}

/** The same inside the transaction of something larger. */
export async function saveTiltakIn(
  tx: Tx,
  w: Written,
  typed: Typed,
  firstYear: number,
  seen: Seen | null,
  context: ParseContext = {},
): Promise<Saved<TiltakRefusal>> {
  const goals = await listMaal(tx);
  const [before] = seen ? await tiltakHistory(tx, seen.number) : [];
  if (seen && (before?.revision !== seen.revision || before.data.removed)) return CHANGED;
  // A function that has gone out of use may stand where it stood.
  const kostra = context.kostra && before ? [...context.kostra, before.data.kostra] : context.kostra;
  const numbers = goals.map((g) => g.number);
  const tiltak = parseTiltak(typed, firstYear, numbers, { ...context, ...(kostra ? { kostra } : {}) });
  const own = parseVerdier(typed, await listEgneFelt(tx), before?.data.own);
  const refusals: TiltakRefusal[] = [...(tiltak.ok ? [] : tiltak.error), ...own.refusals];
  for (const [number, value] of Object.entries(own.values))
    if (typeof value === 'string' && isExample(value))
      refusals.push({ code: 'bytt-ut', field: feltKey(Number(number)) });
  if (tiltak.ok) {
    const { maal, strategy, status } = tiltak.value;
    const goal = goals.find((g) => g.number === maal);
    if (strategy && !goal?.strategies.some((s) => s.number === strategy && !s.data.removed))
      refusals.push({ code: 'ukjent-valg', field: 'maal' });
    const right = rightFor(before?.data.status ?? null, status);
    if (right === null)
      refusals.push({ code: 'status-rekkefoelge', field: 'status', data: { from: before?.data.status ?? '' } });
    if (right === 'vedta' && context.mayAdopt === false) refusals.push({ code: 'krever-vedtak', field: 'status' });
    // What was stored before anybody was asked may stand until the money is changed by somebody who can answer.
    if (lacksVatGround(tiltak.value) && !(before && lacksVatGround(before.data)))
      refusals.push({ code: 'mva-uten-grunn', field: 'vatGround' });
    if (givesMoneyUnsure(before?.data ?? null, tiltak.value))
      refusals.push({
        code: surenessOf(tiltak.value) === 'for-grov' ? 'for-grov' : 'mangler-sikkerhet',
        field: 'certainty',
      });
  }
  if (tiltak.ok)
    refusals.push(...(await wrongTogether(tx, w, seen?.number ?? null, tiltak.value, before?.data ?? null)));
  if (!tiltak.ok || refusals.length > 0) return { ok: false, error: refusals };
  const data = medBevart(tiltak.value, before?.data ?? null, own.values, {
    merged: context.merged,
    from: utgangspunktIn(typed),
  });
  if (seen && !(await reviseTiltak(tx, w, seen.number, seen.revision, data))) return CHANGED;
  const number = seen ? seen.number : await insertTiltak(tx, w, data);
  await recordEvent(tx, { now: () => w.at }, w.kommuneId, {
    type: seen ? 'tiltak.endret' : 'tiltak.lagt-til',
    actor: w.by,
    data: { number, status: tiltak.value.status },
  });
  return { ok: true, value: number };
}

/** Undo: a new revision equal to the one before the newest. Nothing is ever taken away. False when somebody has saved since. */
export const undoTiltak = async (db: Database, clock: Clock, actor: Actor, seen: Seen): Promise<boolean> =>
  (await takeBackTiltak(db, clock, actor, seen, true)).ok;

/** The same with the reason why not: others have saved, it takes a right, or it would bring back a circle. */
export async function takeBackTiltak(
  db: Database,
  clock: Clock,
  actor: Actor,
  seen: Seen,
  mayAdopt: boolean,
): Promise<Saved<TiltakRefusal>> {
  return db.inKommune(actor.kommuneId, async (tx): Promise<Saved<TiltakRefusal>> => {
    const [newest, older] = await tiltakHistory(tx, seen.number);
    if (!older || newest?.revision !== seen.revision) return CHANGED;
    const w = written(clock, actor);
    const pair = await mergedPair(tx, { number: seen.number, newest, older });
    if (!pair.ok) return pair;
    for (const { number, revision, from, to } of pair.value) {
      if (!mayAdopt && takeBackNeedsAdopt(from, to))
        return { ok: false, error: [{ code: 'krever-vedtak', field: 'status' }] };
      const wrong = await wrongTogether(tx, w, number, to, to);
      if (wrong.length > 0) return { ok: false, error: wrong };
      if (!(await reviseTiltak(tx, w, number, revision, to))) return CHANGED;
      await recordEvent(tx, clock, actor.kommuneId, {
        type: 'tiltak.angret',
        actor: actor.brukerId,
        data: { number },
      });
    }
    return { ok: true, value: seen.number };
  });
}

/** Lets another tiltak stand for this one. The one that goes keeps its revisions, and `undoTiltak` brings it back. */
export async function replaceTiltak(
  db: Database,
  clock: Clock,
  actor: Actor,
  seen: Seen,
  by: number,
): Promise<Saved<TiltakRefusal>> {
  return db.inKommune(actor.kommuneId, async (tx): Promise<Saved<TiltakRefusal>> => {
    const stands = by !== seen.number && (await listTiltak(tx)).some((t) => t.number === by);
    if (!stands) return { ok: false, error: [{ code: 'ukjent-valg', field: 'by' }] };
    return (await removeTiltakIn(tx, written(clock, actor), seen, by)) ? { ok: true, value: by } : CHANGED;
  });
}

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
