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
import type { Typed } from './maal.ts';
import { type ParseContext, parseTiltak, type TiltakRefusal } from './parse.ts';
import { circleOf } from './sammenheng.ts';
import { rightFor, takeBackNeedsAdopt } from './status.ts';
import { pekende, stedfortrederIn } from './stedfortreder.ts';
import { insertTiltak, listMaal, listTiltak, lockSammenheng, reviseTiltak, tiltakHistory } from './store.ts';
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

/** The circle there would be when one stands for another, and what required the one required it. */
export function circleWithout(
  gaar: number,
  staar: number,
  all: readonly { readonly number: number; readonly data: Tiltak }[],
): TiltakRefusal | null {
  const to = stedfortrederIn([{ number: gaar, by: staar }]);
  const rest = all.filter((t) => t.number !== gaar).map((t) => pekende(t, to));
  const circle = circleOf(staar, rest.find((t) => t.number === staar)?.data.requires ?? [], rest);
  return circle && { code: 'sirkel', field: 'requires', data: { circle: circle.map(tiltakNumber).join(' → ') } };
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
  mayAdopt = true,
): Promise<Saved<TiltakRefusal>> {
  return db.inKommune(actor.kommuneId, async (tx): Promise<Saved<TiltakRefusal>> => {
    const stands = by !== seen.number && (await listTiltak(tx)).some((t) => t.number === by);
    if (!stands) return { ok: false, error: [{ code: 'ukjent-valg', field: 'med' }] };
    const [gaar] = await tiltakHistory(tx, seen.number);
    if (gaar?.revision !== seen.revision) return CHANGED;
    // What a council has decided on goes out of the plan only by somebody who may write down what it decides.
    if (!mayAdopt && takeBackNeedsAdopt(gaar.data, { status: 'foreslaatt' }))
      return { ok: false, error: [{ code: 'krever-vedtak', field: 'status' }] };
    await lockSammenheng(tx, actor.kommuneId);
    const circle = circleWithout(seen.number, by, await listTiltak(tx));
    if (circle) return { ok: false, error: [circle] };
    return (await removeTiltakIn(tx, written(clock, actor), seen, by)) ? { ok: true, value: by } : CHANGED;
  });
}
