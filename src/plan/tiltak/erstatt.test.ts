import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import { type Actor, written } from '../../platform/db/actor.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { addMaal, removeMaalIn, removeTiltakIn, replaceTiltak, saveTiltak, undoTiltak } from './actions.ts';
import { listMaal, listTiltak, tiltakHistory } from './store.ts';

const TILTAK = {
  maal: '1',
  ledger: 'boligsosialt',
  status: 'foreslaatt',
  responsible: 'NAV',
  group: 'unge',
  type: 'blokk',
};

describe('a tiltak that another one stands for', () => {
  let db: OwnedDatabase;
  let own: Actor;
  let neighbour: Actor;
  const clock = fixedClock('2026-11-24T12:00:00Z');
  const numbers = (actor: Actor) =>
    db.inKommune(actor.kommuneId, async (tx) => (await listTiltak(tx)).map((t) => t.number));

  beforeAll(async () => {
    db = await testDatabase();
    const ids = await twoKommuner(db);
    own = { kommuneId: ids.own, brukerId: null };
    neighbour = { kommuneId: ids.neighbour, brukerId: null };
    for (const actor of [own, neighbour]) {
      await addMaal(db, clock, actor, { title: 'Trygge hjem', ledger: 'boligsosialt' });
      for (const title of ['Leie', 'Leie inn'])
        await saveTiltak(db, clock, actor, { ...TILTAK, level: 'ingen', title }, 2027, null);
    }
  });
  afterAll(() => db.close());

  it('must be there, and be another', async () => {
    for (const by of [1, 99, 0])
      expect(await replaceTiltak(db, clock, own, { number: 1, revision: 1 }, by)).toEqual({
        ok: false,
        error: [{ code: 'ukjent-valg', field: 'by' }],
      });
    expect((await replaceTiltak(db, clock, own, { number: 1, revision: 7 }, 2)).ok).toBe(false);
    expect(await numbers(own)).toEqual([1, 2]);
  });

  it('goes out of every list with its history kept, is not changed there, and comes back by undo', async () => {
    expect(await replaceTiltak(db, clock, own, { number: 1, revision: 1 }, 2)).toEqual({ ok: true, value: 2 });
    expect([await numbers(own), await numbers(neighbour)]).toEqual([[2], [1, 2]]);
    const [newest, first] = await db.inKommune(own.kommuneId, (tx) => tiltakHistory(tx, 1));
    expect([newest?.data.replacedBy, first?.data.title]).toEqual([2, 'Leie']);
    const typed = { ...TILTAK, level: 'ingen', title: 'Ny' };
    expect((await saveTiltak(db, clock, own, typed, 2027, { number: 1, revision: 2 })).ok).toBe(false);
    expect((await replaceTiltak(db, clock, own, { number: 2, revision: 1 }, 1)).ok).toBe(false);
    expect(await undoTiltak(db, clock, own, { number: 1, revision: 2 })).toBe(true);
    expect(await numbers(own)).toEqual([1, 2]);
  });

  it('keeps its goal: one with tiltak under it cannot be taken away', async () => {
    const remove = (revision: number) =>
      db.inKommune(own.kommuneId, (tx) => removeMaalIn(tx, written(clock, own), { number: 1, revision }));
    expect(await remove(1)).toBe(false);
    for (const number of [1, 2])
      await db.inKommune(own.kommuneId, async (tx) => {
        const [newest] = await tiltakHistory(tx, number);
        await removeTiltakIn(tx, written(clock, own), { number, revision: newest?.revision ?? 0 });
      });
    expect([await remove(9), await remove(1)]).toEqual([false, true]);
    expect(await db.inKommune(own.kommuneId, listMaal)).toEqual([]);
    expect(await db.inKommune(neighbour.kommuneId, listMaal)).toHaveLength(1);
  });
});
