import type { Clock } from '../../platform/clock/clock.ts';
import { type Actor, written } from '../../platform/db/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { lockNumbers } from '../../platform/db/revisions.ts';
import { recordEvent } from '../../platform/events/events.ts';
import { addFelt, listFelt } from '../boligbyggeprogram/index.ts';
import { addAvtale, changeAvtale, setAvtaleRemoved } from './actions/avtale.ts';
import { avtaleNumber } from './avtale.ts';
import { asFields, movable } from './felt.ts';
import { parseTilbud, type TilbudRefusal, type Typed } from './parse.ts';
import { insertTilbud, listTilbud, reviseTilbud, tilbudHistory } from './store.ts';
import type { Tilbud } from './tilbud.ts';

export async function addTilbud(
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: Typed,
): Promise<readonly TilbudRefusal[]> {
  if (typed.kind === 'avtale') return addAvtale(db, clock, actor, typed);
  const parsed = parseTilbud(typed);
  if (!parsed.ok) return parsed.error;
  await db.inKommune(actor.kommuneId, async (tx) => {
    const number = await insertTilbud(tx, written(clock, actor), parsed.value);
    await recordEvent(tx, clock, actor.kommuneId, {
      type: 'tilbud.lagt-til',
      actor: actor.brukerId,
      data: { number, kind: parsed.value.kind },
    });
  });
  return [];
}

/** Writes a revision after the newest, which must be the one that was seen where `seen` is given. False when it is not, or there is none. */
async function revise(
  db: Database,
  clock: Clock,
  actor: Actor,
  number: number,
  seen: number | null,
  type: 'tilbud.endret' | 'tilbud.fjernet' | 'tilbud.angret',
  change: (newest: Tilbud) => Tilbud | null,
): Promise<boolean> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    const [newest] = await tilbudHistory(tx, number);
    if (!newest || (seen !== null && newest.revision !== seen)) return false;
    const next = change(newest.data);
    if (!next) return true;
    const { kommuneId, brukerId } = actor;
    const saved = await reviseTilbud(tx, written(clock, actor), number, newest.revision, next);
    if (saved) await recordEvent(tx, clock, kommuneId, { type, actor: brukerId, data: { number } });
    return saved;
  });
}

const newestOf = async (db: Database, actor: Actor, number: number) =>
  (await db.inKommune(actor.kommuneId, (tx) => tilbudHistory(tx, number)))[0];

/** A new revision of a row; the kind of a row never changes. An agreement is changed with all its parts. */
export async function changeTilbud(
  db: Database,
  clock: Clock,
  actor: Actor,
  seen: { readonly number: number; readonly revision: number },
  typed: Typed,
): Promise<readonly TilbudRefusal[]> {
  const before = await newestOf(db, actor, seen.number);
  if (before?.data.kind === 'avtale')
    return changeAvtale(db, clock, actor, { ...seen, number: avtaleNumber(before) }, typed);
  // The form that comes back is made from the newest version, so whoever saw an older one is told first.
  if (before?.revision !== seen.revision) return [{ code: 'endret-av-andre' }];
  const parsed = parseTilbud({ ...typed, kind: before.data.kind });
  if (!parsed.ok) return parsed.error;
  // What has come is said where one reports, and stands whatever else of the row is changed.
  const change = ({ levert }: Tilbud) => ({ ...parsed.value, ...(levert ? { levert } : {}) });
  const saved = await revise(db, clock, actor, seen.number, seen.revision, 'tilbud.endret', change);
  return saved ? [] : [{ code: 'endret-av-andre' }];
}

/** The row stays in the history, marked as removed; an agreement with all its parts. */
export async function removeTilbud(db: Database, clock: Clock, actor: Actor, number: number): Promise<void> {
  const newest = await newestOf(db, actor, number);
  if (newest?.data.kind === 'avtale') return setAvtaleRemoved(db, clock, actor, avtaleNumber(newest), true);
  await revise(db, clock, actor, number, null, 'tilbud.fjernet', (d) => (d.removed ? null : { ...d, removed: true }));
}

/** Brings a removed row back as it was. */
export async function restoreTilbud(db: Database, clock: Clock, actor: Actor, number: number): Promise<void> {
  const newest = await newestOf(db, actor, number);
  if (newest?.data.kind === 'avtale') return setAvtaleRemoved(db, clock, actor, avtaleNumber(newest), false);
  await revise(db, clock, actor, number, null, 'tilbud.angret', (d) => (d.removed ? { ...d, removed: false } : null));
}

/** Moves the fields among the rows to the boligbyggeprogram, all or none; they are counted there and no longer here. */
export async function moveFields(db: Database, clock: Clock, actor: Actor): Promise<number> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    await lockNumbers(tx, 'tilbud_revisjon', actor.kommuneId);
    const rows = movable(await listTilbud(tx));
    if (rows.length === 0) return 0;
    const taken = new Set((await listFelt(tx)).map((row) => row.data.name.toLowerCase()));
    await addFelt(tx, clock, actor, asFields(rows, taken));
    for (const row of rows)
      if (!(await reviseTilbud(tx, written(clock, actor), row.number, row.revision, { ...row.data, removed: true })))
        throw new Error('A row of the supply was saved while it was moved; nothing is moved');
    return rows.length;
  });
}
