import type { RowResult, TypedFields } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../platform/db/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { CHANGED, findRow, listRows, saveRowIn } from '../../platform/db/rows.ts';
import { listTiltak } from '../tiltak/index.ts';
import { parsePoeng, parseVekter } from './poeng.ts';
import { MAX_SETT, parseSett } from './sett.ts';
import { currentVekter, listSett, POENG, SETT, VEKTER } from './store.ts';

/** Sets how much each criterion counts; `seen` is the revision the form was made from, 0 for none. */
export async function setVekter(
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: TypedFields,
  seen: number,
): Promise<RowResult<number>> {
  return db.inKommune(actor.kommuneId, async (tx): Promise<RowResult<number>> => {
    await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`vekter:${actor.kommuneId}`]);
    const { revision } = await currentVekter(tx);
    if (revision !== seen) return CHANGED;
    const parsed = parseVekter(typed);
    if (!parsed.ok) return parsed;
    return saveRowIn(tx, written(clock, actor), VEKTER, parsed.value, revision === 0 ? null : { number: 1, revision });
  });
}

/** A person's score of a tiltak; a later one of the same person takes the place of the earlier. */
export const givePoeng = (
  db: Database,
  clock: Clock,
  actor: Actor,
  bruker: string,
  typed: TypedFields,
): Promise<RowResult<number>> =>
  db.inKommune(actor.kommuneId, async (tx): Promise<RowResult<number>> => {
    const tiltak = new Set((await listTiltak(tx)).map((t) => t.number));
    const parsed = parsePoeng(typed, bruker, tiltak);
    if (!parsed.ok) return parsed;
    await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`poeng:${actor.kommuneId}:${bruker}`]);
    const own = (await listRows(tx, POENG)).find(
      ({ data: p }) => p.bruker === bruker && p.tiltak === parsed.value.tiltak,
    );
    const seen = own ? { number: own.number, revision: own.revision } : null;
    return saveRowIn(tx, written(clock, actor), POENG, parsed.value, seen);
  });

/** Adds a set, or changes the one that was seen. */
export const saveSett = (
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: TypedFields,
  seen: Seen | null,
): Promise<RowResult<number>> =>
  db.inKommune(actor.kommuneId, async (tx): Promise<RowResult<number>> => {
    if (seen && (await findRow(tx, SETT, seen.number))?.revision !== seen.revision) return CHANGED;
    const parsed = parseSett(
      typed,
      (await listTiltak(tx)).map((t) => t.number),
    );
    if (!parsed.ok) return parsed;
    if (!seen && (await listSett(tx)).length >= MAX_SETT)
      return { ok: false, error: [{ code: 'for-mange', field: 'title', data: { max: MAX_SETT } }] };
    return saveRowIn(tx, written(clock, actor), SETT, parsed.value, seen);
  });
