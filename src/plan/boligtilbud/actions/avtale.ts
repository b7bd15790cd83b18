import type { Clock } from '../../../platform/clock/clock.ts';
import { type Actor, written } from '../../../platform/db/actor.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import { recordEvent } from '../../../platform/events/events.ts';
import { avtaleNumber } from '../avtale.ts';
import { parseAvtale, withTerms } from '../deler.ts';
import type { TilbudRefusal, Typed } from '../parse.ts';
import { insertTilbud, listTilbud, reviseTilbud } from '../store.ts';
import type { Tilbud } from '../tilbud.ts';

const STALE: readonly TilbudRefusal[] = [{ code: 'endret-av-andre' }];

/** Somebody saved between what was read and what was to be written: nothing of it is kept. */
class Saved extends Error {}

/** All rows of an agreement, parts that are taken out too, the one it began with first. */
const rowsOf = async (tx: Tx, number: number): Promise<Revision<Tilbud>[]> =>
  (await listTilbud(tx)).filter((r) => r.data.kind === 'avtale' && avtaleNumber(r) === number);

async function rewrite(tx: Tx, clock: Clock, actor: Actor, row: Revision<Tilbud>, data: Tilbud): Promise<void> {
  if (!(await reviseTilbud(tx, written(clock, actor), row.number, row.revision, data))) throw new Saved();
}

async function whole(run: () => Promise<boolean>): Promise<boolean> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Saved) return false;
    throw error;
  }
}

/** A new agreement with all its parts. */
export async function addAvtale(
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: Typed,
): Promise<readonly TilbudRefusal[]> {
  const parsed = parseAvtale(typed);
  if (!parsed.ok) return parsed.error;
  const [first, ...others] = parsed.value.parts;
  if (!first) return [{ code: 'ingen-del', field: 'deler' }];
  await db.inKommune(actor.kommuneId, async (tx) => {
    const number = await insertTilbud(tx, written(clock, actor), first.data);
    for (const { data } of others) await insertTilbud(tx, written(clock, actor), { ...data, avtale: number });
    await recordEvent(tx, clock, actor.kommuneId, {
      type: 'tilbud.lagt-til',
      actor: actor.brukerId,
      data: { number, kind: 'avtale' },
    });
  });
  return [];
}

/**
 * The agreement as it is now: every part gets the terms, those that are new come, and those taken out are removed. The row it began with
 * gets a revision each time, so its revision is the agreement's.
 */
export async function changeAvtale(
  db: Database,
  clock: Clock,
  actor: Actor,
  seen: { readonly number: number; readonly revision: number },
  typed: Typed,
): Promise<readonly TilbudRefusal[]> {
  const before = await db.inKommune(actor.kommuneId, (tx) => rowsOf(tx, seen.number));
  // The form that comes back is made from the newest version, so whoever saw an older one is told first.
  if (before.find((r) => r.number === seen.number)?.revision !== seen.revision) return STALE;
  const parsed = parseAvtale({ ...typed, kind: 'avtale' });
  if (!parsed.ok) return parsed.error;
  const { parts, dropped } = parsed.value;
  const terms = parts[0]?.data;
  if (!terms) return [{ code: 'ingen-del', field: 'deler' }];
  const numberOf = (key: string) => (key === '' ? seen.number : Number(key));
  const save = async (tx: Tx): Promise<boolean> => {
    const rows = await rowsOf(tx, seen.number);
    const first = rows.find((r) => r.number === seen.number);
    if (first?.revision !== seen.revision) return false;
    const said = new Map(parts.filter((p) => !p.key.startsWith('ny')).map((p) => [numberOf(p.key), p.data]));
    const out = new Set(dropped.map(numberOf));
    if ([...said.keys()].some((n) => rows.find((r) => r.number === n)?.data.removed !== false)) return false;
    for (const row of [first, ...rows.filter((r) => r !== first)]) {
      const { data } = row;
      // A part that was taken out earlier is history; the first one carries the agreement's revision all the same.
      if (data.dropped && row !== first) continue;
      const { levert, avtale } = data;
      const kept = { ...(levert ? { levert } : {}), ...(avtale === undefined ? {} : { avtale }) };
      const gone = data.dropped || out.has(row.number) ? { removed: true, dropped: true } : {};
      const next = { ...(said.get(row.number) ?? data), ...kept, ...gone };
      await rewrite(tx, clock, actor, row, withTerms(next, terms));
    }
    for (const { key, data } of parts)
      if (key.startsWith('ny')) await insertTilbud(tx, written(clock, actor), { ...data, avtale: seen.number });
    await recordEvent(tx, clock, actor.kommuneId, {
      type: 'tilbud.endret',
      actor: actor.brukerId,
      data: { number: seen.number },
    });
    return true;
  };
  return (await whole(() => db.inKommune(actor.kommuneId, save))) ? [] : STALE;
}

/** The agreement with all its parts is removed, or brought back as it was; parts that were taken out of it before stay out. */
export async function setAvtaleRemoved(
  db: Database,
  clock: Clock,
  actor: Actor,
  number: number,
  removed: boolean,
): Promise<void> {
  await whole(() =>
    db.inKommune(actor.kommuneId, async (tx) => {
      const changed = (await rowsOf(tx, number)).filter((r) => !r.data.dropped && r.data.removed !== removed);
      if (changed.length === 0) return true;
      for (const row of changed) await rewrite(tx, clock, actor, row, { ...row.data, removed });
      await recordEvent(tx, clock, actor.kommuneId, {
        type: removed ? 'tilbud.fjernet' : 'tilbud.angret',
        actor: actor.brukerId,
        data: { number },
      });
      return true;
    }),
  );
}
