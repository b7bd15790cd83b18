import type { Removable, RowResult, TypedFields } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Actor } from '../../platform/db/actor.ts';
import { written } from '../../platform/db/actor.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { addFirst, addRevision, type Revision } from '../../platform/db/revisions.ts';
import { CHANGED, type RowKind, recordRow, saveRow } from '../../platform/db/rows.ts';
import { parseSammenligning, parseTekst, parseVerdi } from './eget.ts';
import type { Indikator } from './indikator.ts';
import { findSammenligning, findTekst, SAMMENLIGNING, TEKST, tekstHistorie, VERDI } from './store.ts';

export const saveVerdi = (
  db: Database,
  clock: Clock,
  actor: Actor,
  indikator: Indikator,
  typed: TypedFields,
): Promise<RowResult<number>> =>
  saveRow(db, clock, actor, VERDI, parseVerdi(typed, indikator, Number(clock.today().slice(0, 4))));

/** Writes the one row of its kind after the revision the writer had seen (0 where there was none); one writer at a time. */
function writeOnly<T extends Removable>(
  db: Database,
  clock: Clock,
  actor: Actor,
  kind: RowKind<T>,
  key: string,
  find: (tx: Tx) => Promise<Revision<T> | null>,
  seen: number,
  make: (tx: Tx, before: Revision<T> | null) => Promise<RowResult<T>>,
): Promise<RowResult<number>> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`${kind.table}:${actor.kommuneId}:${key}`]);
    const before = await find(tx);
    if ((before?.revision ?? 0) !== seen) return CHANGED;
    const made = await make(tx, before);
    if (!made.ok) return made;
    const data = made.value;
    const w = written(clock, actor);
    const number = before ? before.number : await addFirst(tx, kind.table, w, data);
    if (before && !(await addRevision(tx, kind.table, w, number, seen, data))) return CHANGED;
    await recordRow(tx, w, kind, before ? 'endret' : 'lagt-til', { number });
    return { ok: true, value: number };
  });
}

export async function saveTekst(
  db: Database,
  clock: Clock,
  actor: Actor,
  indikator: Indikator,
  typed: TypedFields,
  seen: number,
): Promise<RowResult<number>> {
  return writeOnly(
    db,
    clock,
    actor,
    TEKST,
    indikator.id,
    (tx) => findTekst(tx, indikator.id),
    seen,
    async () => parseTekst(typed, indikator),
  );
}

/** Undo: a new revision with the words of an older one. */
export const restoreTekst = (
  db: Database,
  clock: Clock,
  actor: Actor,
  indikator: Indikator,
  to: number,
  seen: number,
): Promise<RowResult<number>> =>
  writeOnly(
    db,
    clock,
    actor,
    TEKST,
    indikator.id,
    (tx) => findTekst(tx, indikator.id),
    seen,
    async (tx, before) => {
      const older = before && (await tekstHistorie(tx, before.number)).find((row) => row.revision === to);
      return older ? { ok: true, value: { ...older.data, removed: false } } : CHANGED;
    },
  );

/** Chooses the municipalities one compares with. */
export async function saveSammenligning(
  db: Database,
  clock: Clock,
  actor: Actor,
  own: string,
  find: (query: string) => string | null,
  typed: TypedFields,
  seen: number,
): Promise<RowResult<number>> {
  return writeOnly(db, clock, actor, SAMMENLIGNING, '', findSammenligning, seen, async () =>
    parseSammenligning(typed, own, find, Number(clock.today().slice(0, 4))),
  );
}
