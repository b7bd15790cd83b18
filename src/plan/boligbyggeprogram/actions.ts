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
  /** As it was when the reader opened the table; null when the form does not say. */
  readonly before: FeltRad | null;
}

export type GridSaved =
  | { readonly ok: true; readonly changed: number; readonly added: number; readonly removed: readonly number[] }
  /** Fields that every row of was emptied: they go only when the reader says so. */
  | { readonly ok: false; readonly asks: readonly FeltRad[] }
  | { readonly ok: false; readonly refusals: readonly GridRefusal[] }
  | { readonly ok: false; readonly strid: readonly Strid[]; readonly touched: ReadonlySet<number> };

export interface GridTyped {
  readonly view: Visning;
  readonly years: readonly number[];
  /** The fields that stood in the table, with the revisions they had. */
  readonly seen: readonly Seen[];
  readonly typed: TypedFields;
  /** Fields the reader has said may go, or that those with emptied rows stay. */
  readonly uttak?: readonly number[] | 'behold';
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
    const wouldChange = shown.flatMap((row) => {
      const wanted = read.value.fields.get(row.number);
      return wanted && !same(row.data, wanted) ? [{ row, wanted }] : [];
    });
    const goes = ({ row, wanted }: (typeof wouldChange)[number]) => wanted.removed && !row.data.removed;
    const touched = grid.uttak === 'behold' ? wouldChange.filter((change) => !goes(change)) : wouldChange;
    const strid = touched.flatMap(({ row, wanted }): Strid[] => {
      const now = newest.find((other) => other.number === row.number);
      const old = now?.revision !== row.revision || blind.includes(row);
      return now && old && !same(now.data, wanted)
        ? [{ newest: now, wanted, before: blind.includes(row) ? null : row }]
        : [];
    });
    if (strid.length > 0) return { ok: false, strid, touched: new Set(touched.map(({ row }) => row.number)) };
    const said = grid.uttak === 'behold' ? [] : (grid.uttak ?? []);
    const asks = touched.filter(goes).map(({ row }) => row);
    if (asks.some((row) => !said.includes(row.number))) return { ok: false, asks };
    const w = written(clock, actor);
    let changed = 0;
    const removed: number[] = [];
    for (const { row, wanted } of touched) {
      const now = newest.find((other) => other.number === row.number) ?? row;
      if (same(now.data, wanted)) continue;
      if (!(await reviseFelt(tx, w, row.number, now.revision, wanted)))
        throw new Error('A field was saved by somebody who did not hold the lock');
      if (wanted.removed) removed.push(row.number);
      else changed += 1;
    }
    for (const felt of read.value.added) await insertFelt(tx, w, felt);
    const added = read.value.added.length;
    if (changed + removed.length + added > 0)
      await recordEvent(tx, clock, actor.kommuneId, {
        type: 'felt.tabell',
        actor: actor.brukerId,
        data: { view: grid.view, changed, added, removed: removed.length },
      });
    return { ok: true, changed, added, removed };
  });
}

/** Puts fields away or takes them back, as they were, all of them or none. False when one is not there. */
export async function setRemoved(
  db: Database,
  clock: Clock,
  actor: Actor,
  numbers: readonly number[],
  removed: boolean,
): Promise<boolean> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    await lockFelt(tx, actor.kommuneId);
    const newest = (await listFelt(tx)).filter((row) => numbers.includes(row.number));
    if (newest.length === 0 || newest.length < new Set(numbers).size) return false;
    for (const row of newest.filter(({ data }) => data.removed !== removed)) {
      if (!(await reviseFelt(tx, written(clock, actor), row.number, row.revision, { ...row.data, removed })))
        throw new Error('A field was saved by somebody who did not hold the lock');
      await recordEvent(tx, clock, actor.kommuneId, {
        type: removed ? 'felt.fjernet' : 'felt.angret',
        actor: actor.brukerId,
        data: { number: row.number },
      });
    }
    return true;
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
