import type { TypedFields } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../platform/db/actor.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { recordEvent } from '../../platform/events/events.ts';
import { type Gruppe, parseMaalgruppetall, yearsOf } from './maalgruppetall.ts';
import { type KartleggingRefusal, parseKommunetall, parseTelling, refusedBeside } from './parse.ts';
import { type GridChanges, type GridRow, type Merged, mergeGrid } from './rutenett.ts';
import {
  findKommunetall,
  findMaalgruppetall,
  findTelling,
  insertTelling,
  listTellinger,
  reviseTelling,
  saveKommunetall,
  saveMaalgruppetall,
} from './store.ts';
import type { Kommunetallslag, Telling } from './telling.ts';

type Event =
  | 'kartlegging.lagt-til'
  | 'kartlegging.endret'
  | 'kartlegging.fjernet'
  | 'kartlegging.angret'
  | `kartlegging.${Kommunetallslag | 'gruppe'}-${'satt' | 'fjernet'}`;

const CHANGED: readonly KartleggingRefusal[] = [{ code: 'endret-av-andre' }];

/** Events say which row, never how many: a small count in the log would be a small count shown. */
const record = (tx: Tx, clock: Clock, actor: Actor, type: Event, data: Readonly<Record<string, number>>) =>
  recordEvent(tx, clock, actor.kommuneId, { type, actor: actor.brukerId, data });

/** One writer at a time, so that two who add the same count at once do not count it twice, nor take a pair off twice. */
export const alone = (tx: Tx, actor: Actor): Promise<unknown> =>
  tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`kartlegging:same:${actor.kommuneId}`]);

const refusedByOthers = async (tx: Tx, telling: Telling, own: number | null): Promise<KartleggingRefusal[]> =>
  refusedBeside(telling, await listTellinger(tx), own);

/** Adds a count, or a new revision of the one that was seen. Gives every refusal, or none. */
export async function saveTelling(
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: TypedFields,
  seen: Seen | null = null,
): Promise<readonly KartleggingRefusal[]> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    await alone(tx, actor);
    const before = seen ? await findTelling(tx, seen.number) : null;
    if (seen && (before?.revision !== seen.revision || before.data.removed)) return CHANGED;
    const parsed = parseTelling(typed, clock.today());
    if (!parsed.ok) return parsed.error;
    const twice = await refusedByOthers(tx, parsed.value, seen?.number ?? null);
    if (twice.length > 0) return twice;
    const w = written(clock, actor);
    if (seen && !(await reviseTelling(tx, w, seen.number, seen.revision, parsed.value))) return CHANGED;
    const number = seen ? seen.number : await insertTelling(tx, w, parsed.value);
    await record(tx, clock, actor, seen ? 'kartlegging.endret' : 'kartlegging.lagt-til', { number });
    return [];
  });
}

/** Writes counts that are judged. Whoever does holds the lock of the counts, so a failure here is a fault, and all of it is taken back. */
export async function writeChanges(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  { changed, added }: Pick<GridChanges, 'changed' | 'added'>,
): Promise<readonly number[]> {
  const w = written(clock, actor);
  for (const { number, revision, data } of changed) {
    if (!(await reviseTelling(tx, w, number, revision, data))) throw new Error(`Count ${number} was changed unlocked`);
    await record(tx, clock, actor, data.removed ? 'kartlegging.fjernet' : 'kartlegging.endret', { number });
  }
  const numbers: number[] = [];
  for (const data of added) {
    const number = await insertTelling(tx, w, data);
    await record(tx, clock, actor, 'kartlegging.lagt-til', { number });
    numbers.push(number);
  }
  return numbers;
}

/** Takes in a pasted table: all of it, or nothing and every row that is wrong. */
export async function saveGrid(
  db: Database,
  clock: Clock,
  actor: Actor,
  rows: readonly GridRow[],
  forAll: TypedFields,
): Promise<Merged> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    await alone(tx, actor);
    const merged = mergeGrid(rows, await listTellinger(tx), forAll, clock.today());
    if (merged.ok) await writeChanges(tx, clock, actor, merged.value);
    return merged;
  });
}

/** Takes a count away, or brings it back as it was. Both are revisions; pressing twice changes nothing more. */
export async function setRemoved(
  db: Database,
  clock: Clock,
  actor: Actor,
  number: number,
  removed: boolean,
): Promise<readonly KartleggingRefusal[]> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    await alone(tx, actor);
    const newest = await findTelling(tx, number);
    if (!newest || newest.data.removed === removed) return [];
    const twice = removed ? [] : await refusedByOthers(tx, newest.data, number);
    if (twice.length > 0) return twice;
    const w = written(clock, actor);
    if (!(await reviseTelling(tx, w, number, newest.revision, { ...newest.data, removed }))) return CHANGED;
    await record(tx, clock, actor, removed ? 'kartlegging.fjernet' : 'kartlegging.angret', { number });
    return [];
  });
}

/** Says what has been counted for the whole municipality. `seen` is the revision the form was made from, 0 for none. */
export async function setKommunetall(
  db: Database,
  clock: Clock,
  actor: Actor,
  kind: Kommunetallslag,
  typed: TypedFields,
  seen: number,
): Promise<readonly KartleggingRefusal[]> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    const before = await findKommunetall(tx, kind);
    if ((before?.revision ?? 0) !== seen) return CHANGED;
    const parsed = parseKommunetall(typed, clock.today());
    if (!parsed.ok) return parsed.error;
    if (!(await saveKommunetall(tx, written(clock, actor), kind, seen, parsed.value))) return CHANGED;
    await record(tx, clock, actor, `kartlegging.${kind}-satt`, { revision: seen + 1 });
    return [];
  });
}

/** "Nobody has counted" again, or the last count back. Unlike a count of zero, it leaves the model without it. */
export async function setKommunetallRemoved(
  db: Database,
  clock: Clock,
  actor: Actor,
  kind: Kommunetallslag,
  removed: boolean,
): Promise<readonly KartleggingRefusal[]> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    const before = await findKommunetall(tx, kind);
    if (!before || before.data.removed === removed) return [];
    const { revision, data } = before;
    if (!(await saveKommunetall(tx, written(clock, actor), kind, revision, { ...data, removed }))) return CHANGED;
    await record(tx, clock, actor, `kartlegging.${kind}-${removed ? 'fjernet' : 'satt'}`, { revision: revision + 1 });
    return [];
  });
}

/** Says what is known of a group for the whole municipality. `seen` is the revision the form was made from, 0 for none. */
export async function setMaalgruppetall(
  db: Database,
  clock: Clock,
  actor: Actor,
  group: Gruppe,
  typed: TypedFields,
  seen: number,
): Promise<readonly KartleggingRefusal[]> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    const before = await findMaalgruppetall(tx, group);
    if ((before?.revision ?? 0) !== seen) return CHANGED;
    const years = yearsOf(group, clock.today(), before?.data ?? null);
    const parsed = parseMaalgruppetall(group, typed, clock.today(), years);
    if (!parsed.ok) return parsed.error;
    if (!(await saveMaalgruppetall(tx, written(clock, actor), group, seen, parsed.value))) return CHANGED;
    await record(tx, clock, actor, 'kartlegging.gruppe-satt', { revision: seen + 1 });
    return [];
  });
}

/** "Nobody has told" again, or the last figures back. */
export async function setMaalgruppetallRemoved(
  db: Database,
  clock: Clock,
  actor: Actor,
  group: Gruppe,
  removed: boolean,
): Promise<readonly KartleggingRefusal[]> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    const before = await findMaalgruppetall(tx, group);
    if (!before || before.data.removed === removed) return [];
    const { revision, data } = before;
    if (!(await saveMaalgruppetall(tx, written(clock, actor), group, revision, { ...data, removed }))) return CHANGED;
    await record(tx, clock, actor, `kartlegging.gruppe-${removed ? 'fjernet' : 'satt'}`, { revision: revision + 1 });
    return [];
  });
}
