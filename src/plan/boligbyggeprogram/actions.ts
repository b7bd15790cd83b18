import type { TypedFields } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../platform/db/actor.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { recordEvent } from '../../platform/events/events.ts';
import type { Felt, FeltRad } from './felt.ts';
import { applied, type GridRefusal, rowsFrom, same, type Visning } from './rutenett.ts';
import { feltHistory, insertFelt, listFelt, lockFelt, reviseFelt } from './store.ts';

/** A field that somebody else saved while the reader typed: as it stands, and as the reader would have it. */
export interface Strid {
  readonly newest: FeltRad;
  readonly wanted: Felt;
}

export type GridSaved =
  | { readonly ok: true; readonly changed: number; readonly added: number; readonly removed: number }
  | { readonly ok: false; readonly refusals: readonly GridRefusal[] }
  | { readonly ok: false; readonly strid: readonly Strid[]; readonly touched: ReadonlySet<number> };

export interface GridTyped {
  readonly view: Visning;
  readonly years: readonly number[];
  /** The fields that stood in the table, with the revisions they had. */
  readonly seen: readonly Seen[];
  readonly typed: TypedFields;
}

/** The fields as the reader saw them, also when they have been saved since. */
async function seenFields(tx: Tx, seen: readonly Seen[], newest: readonly FeltRad[]): Promise<FeltRad[]> {
  const fields: FeltRad[] = [];
  for (const { number, revision } of seen) {
    const now = newest.find((row) => row.number === number);
    if (!now) continue;
    if (now.revision === revision) fields.push(now);
    else {
      const then = (await feltHistory(tx, number)).find((row) => row.revision === revision);
      if (then) fields.push(then);
    }
  }
  return fields;
}

/** Takes the whole table, or nothing of it. Only fields that the reader changed are written. */
export async function saveGrid(db: Database, clock: Clock, actor: Actor, grid: GridTyped): Promise<GridSaved> {
  return db.inKommune(actor.kommuneId, async (tx): Promise<GridSaved> => {
    await lockFelt(tx, actor.kommuneId);
    const newest = await listFelt(tx);
    const rows = rowsFrom(grid.typed);
    const seen = await seenFields(tx, grid.seen, newest);
    // A row of a field whose revision the form does not name, or names wrongly, is held against what stands, and is never written over it.
    const blind = newest.filter(
      (field) => rows.some((row) => row.felt === field.number) && seen.every((row) => row.number !== field.number),
    );
    const shown = [...seen, ...blind];
    const here = new Set(shown.map((row) => row.number));
    const others = newest.filter((row) => !here.has(row.number) && !row.data.removed).map((row) => row.data.name);
    const read = applied(rows, grid.view, grid.years, shown, others);
    if (!read.ok) return { ok: false, refusals: read.error };
    const touched = shown.flatMap((row) => {
      const wanted = read.value.fields.get(row.number);
      return wanted && !same(row.data, wanted) ? [{ row, wanted }] : [];
    });
    const strid = touched.flatMap(({ row, wanted }): Strid[] => {
      const now = newest.find((other) => other.number === row.number);
      const old = now?.revision !== row.revision || blind.includes(row);
      return now && old && !same(now.data, wanted) ? [{ newest: now, wanted }] : [];
    });
    if (strid.length > 0) return { ok: false, strid, touched: new Set(touched.map(({ row }) => row.number)) };
    const w = written(clock, actor);
    let [changed, removed] = [0, 0];
    for (const { row, wanted } of touched) {
      const now = newest.find((other) => other.number === row.number) ?? row;
      if (same(now.data, wanted)) continue;
      if (!(await reviseFelt(tx, w, row.number, now.revision, wanted)))
        throw new Error('A field was saved by somebody who did not hold the lock');
      if (wanted.removed) removed += 1;
      else changed += 1;
    }
    for (const felt of read.value.added) await insertFelt(tx, w, felt);
    const added = read.value.added.length;
    if (changed + removed + added > 0)
      await recordEvent(tx, clock, actor.kommuneId, {
        type: 'felt.tabell',
        actor: actor.brukerId,
        data: { view: grid.view, changed, added, removed },
      });
    return { ok: true, changed, added, removed };
  });
}

/** Puts a field away or takes it back, as it was. False when there is no such field. */
export async function setRemoved(
  db: Database,
  clock: Clock,
  actor: Actor,
  number: number,
  removed: boolean,
): Promise<boolean> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    await lockFelt(tx, actor.kommuneId);
    const [newest] = await feltHistory(tx, number);
    if (!newest) return false;
    if (newest.data.removed === removed) return true;
    const saved = await reviseFelt(tx, written(clock, actor), number, newest.revision, { ...newest.data, removed });
    if (saved)
      await recordEvent(tx, clock, actor.kommuneId, {
        type: removed ? 'felt.fjernet' : 'felt.angret',
        actor: actor.brukerId,
        data: { number },
      });
    return saved;
  });
}

/** Fields that another table holds, taken in as they are. */
export async function addFelt(tx: Tx, clock: Clock, actor: Actor, fields: readonly Felt[]): Promise<void> {
  await lockFelt(tx, actor.kommuneId);
  for (const felt of fields) await insertFelt(tx, written(clock, actor), felt);
  await recordEvent(tx, clock, actor.kommuneId, {
    type: 'felt.overfoert',
    actor: actor.brukerId,
    data: { fields: fields.length },
  });
}
