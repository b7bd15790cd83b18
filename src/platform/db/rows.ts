import type { Removable, RowRefusal, RowResult } from '../../kernel/index.ts';
import type { Clock } from '../clock/clock.ts';
import { recordEvent } from '../events/events.ts';
import { type Actor, type Seen, written } from './actor.ts';
import type { Database, Tx } from './database.ts';
import {
  addFirst,
  addRevision,
  currentRevisions,
  type Revision,
  type RevisionTable,
  revisionsOf,
  type Written,
} from './revisions.ts';

/** A list of rows that a municipality keeps: where it is stored, what its events are called, and which two rows are the same. */
export interface RowKind<T extends Removable> {
  readonly table: RevisionTable;
  /** Begins the type of every event: 'organisering.enhet' gives 'organisering.enhet-endret'. */
  readonly event: string;
  /** The field that says so when the two are the same thing; none when rows may be alike. */
  readonly same?: (a: T, b: T) => string | null;
}

export const CHANGED: { readonly ok: false; readonly error: readonly RowRefusal[] } = {
  ok: false,
  error: [{ code: 'endret-av-andre' }],
};

/** The rows that stand. */
export const listRows = async <T extends Removable>(tx: Tx, kind: RowKind<T>): Promise<Revision<T>[]> =>
  (await currentRevisions<T>(tx, kind.table)).filter((row) => !row.data.removed);

/** The rows that stand, and those put away. */
export const listAllRows = <T extends Removable>(tx: Tx, kind: RowKind<T>): Promise<Revision<T>[]> =>
  currentRevisions<T>(tx, kind.table);

export async function findRow<T extends Removable>(
  tx: Tx,
  kind: RowKind<T>,
  number: number,
): Promise<Revision<T> | null> {
  const [newest] = await revisionsOf<T>(tx, kind.table, number);
  return newest ?? null;
}

/** Events say which row and nothing of what it holds. */
export const recordRow = <T extends Removable>(
  tx: Tx,
  w: Written,
  kind: RowKind<T>,
  what: string,
  data: Readonly<Record<string, unknown>>,
) => recordEvent(tx, { now: () => w.at }, w.kommuneId, { type: `${kind.event}-${what}`, actor: w.by, data });

async function twice<T extends Removable>(
  tx: Tx,
  w: Written,
  kind: RowKind<T>,
  data: T,
  own: number | null,
): Promise<readonly RowRefusal[]> {
  if (!kind.same) return [];
  // One writer at a time, so that two who add the same thing at once make one row.
  await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`${kind.table}:same:${w.kommuneId}`]);
  for (const row of await listRows(tx, kind)) {
    const field = row.number === own ? null : kind.same(row.data, data);
    if (field !== null) return [{ code: 'finnes-fra-foer', field }];
  }
  return [];
}

/** Adds a row, or a new revision of the one that was seen; inside the transaction of something larger. */
export async function saveRowIn<T extends Removable>(
  tx: Tx,
  w: Written,
  kind: RowKind<T>,
  data: T,
  seen: Seen | null,
): Promise<RowResult<number>> {
  const before = seen ? await findRow(tx, kind, seen.number) : null;
  if (seen && (before?.revision !== seen.revision || before.data.removed)) return CHANGED;
  const same = await twice(tx, w, kind, data, seen?.number ?? null);
  if (same.length > 0) return { ok: false, error: same };
  if (seen && !(await addRevision(tx, kind.table, w, seen.number, seen.revision, data))) return CHANGED;
  const number = seen ? seen.number : await addFirst(tx, kind.table, w, data);
  await recordRow(tx, w, kind, seen ? 'endret' : 'lagt-til', { number });
  return { ok: true, value: number };
}

export async function saveRow<T extends Removable>(
  db: Database,
  clock: Clock,
  actor: Actor,
  kind: RowKind<T>,
  parsed: RowResult<T>,
  seen: Seen | null = null,
): Promise<RowResult<number>> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    if (parsed.ok) return saveRowIn(tx, written(clock, actor), kind, parsed.value, seen);
    // The form comes back made from the newest version, so whoever saw an older one is told of it now and not never.
    const behind = seen !== null && (await findRow(tx, kind, seen.number))?.revision !== seen.revision;
    return behind ? { ok: false, error: [...CHANGED.error, ...parsed.error] } : parsed;
  });
}

/** Puts a row away, or brings it back as it was. Both are revisions; pressing twice changes nothing more. */
export const setRowRemoved = <T extends Removable>(
  db: Database,
  clock: Clock,
  actor: Actor,
  kind: RowKind<T>,
  number: number,
  removed: boolean,
): Promise<readonly RowRefusal[]> =>
  db.inKommune(actor.kommuneId, async (tx) => {
    const newest = await findRow(tx, kind, number);
    if (!newest || newest.data.removed === removed) return [];
    const w = written(clock, actor);
    const same = removed ? [] : await twice(tx, w, kind, newest.data, number);
    if (same.length > 0) return same;
    if (!(await addRevision(tx, kind.table, w, number, newest.revision, { ...newest.data, removed })))
      return CHANGED.error;
    await recordRow(tx, w, kind, removed ? 'fjernet' : 'angret', { number });
    return [];
  });
