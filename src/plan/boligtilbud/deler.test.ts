import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { addLeveranseIn } from './actions/levert.ts';
import { addTilbud, changeTilbud, removeTilbud, restoreTilbud } from './actions.ts';
import { avtalerIn } from './avtale.ts';
import { parseTilbud, type Typed } from './parse.ts';
import { insertTilbud, listTilbud } from './store.ts';
import { type Tilbud, tilbudFlows } from './tilbud.ts';

const AVTALE: Typed = {
  kind: 'avtale',
  name: 'Havnegata',
  ledger: 'boligsosialt',
  type: 'blokk',
  level: 'ingen',
  units: '12',
  year: '2027',
  probability: '100',
  agreement: 'tilvisning',
  party: 'Havnegata Utleie AS',
  start: '1.8.2027',
  expiry: '2047-07-31',
  services: 'Boveileder en dag i uken',
};

describe('an agreement with parts, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  let own: { kommuneId: string; brukerId: null };
  let neighbour: { kommuneId: string; brukerId: null };
  const clock = fixedClock('2026-11-24T10:00:00Z');
  beforeAll(async () => {
    db = await testDatabase();
    const two = await twoKommuner(db);
    own = { kommuneId: two.own, brukerId: null };
    neighbour = { kommuneId: two.neighbour, brukerId: null };
    expect(await addTilbud(db, clock, neighbour, AVTALE)).toEqual([]);
  });
  afterAll(() => db.close());

  it('is changed with all its parts, and a part that is taken out stays out', async () => {
    const part = (key: string, units: string) => ({
      ...Object.fromEntries(Object.entries(AVTALE).map(([f, v]) => [`${f}-${key}`, v])),
      [`units-${key}`]: units,
    });
    expect(await addTilbud(db, clock, own, { ...AVTALE, deler: '0,ny1', ...part('ny1', '3') })).toEqual([]);
    const avtaler = async (who = own) => avtalerIn(await db.inKommune(who.kommuneId, listTilbud));
    const said = async () =>
      (await avtaler()).map((a) => [a.number, a.terms.name, a.terms.expiry, ...a.parts.map((r) => r.data.units)]);
    expect(await said()).toEqual([[1, 'Havnegata', '2047-07-31', 12, 3]]);
    const change = (revision: number, more: Typed) =>
      changeTilbud(db, clock, own, { number: 2, revision }, { ...AVTALE, ...part('2', '5'), ...more });
    const add = { deler: '0,2,ny1', name: 'Havna', expiry: '2040-01-31', ...part('ny1', '7') };
    expect(await change(1, add)).toEqual([]);
    expect(await said()).toEqual([[1, 'Havna', '2040-01-31', 12, 5, 7]]);
    // Whoever saw the agreement before that is told, whichever part they changed.
    expect(await change(1, add)).toEqual([{ code: 'endret-av-andre' }]);
    // A form that tells of one part leaves the others, but for what is said once.
    const short = { ...AVTALE, name: 'Havnebyen', price: 'Gjengs leie' };
    expect(await changeTilbud(db, clock, own, { number: 1, revision: 2 }, short)).toEqual([]);
    const names = (await avtaler())[0]?.parts.map((r) => [r.data.name, r.data.price, r.data.units]);
    expect(names).toEqual([12, 5, 7].map((units) => ['Havnebyen', 'Gjengs leie', units]));
    // What a part has given is kept, and the units of all the parts go when the agreement ends.
    const came = { row: '2', units: '2', date: '1.8.2026', source: 'Protokoll' };
    const w = { kommuneId: own.kommuneId, at: clock.now(), by: null };
    await db.inKommune(own.kommuneId, (tx) => addLeveranseIn(tx, w, 2, came, '2026-11-24'));
    expect(await change(3, { deler: '0,2,3', ut: 'ja', ...part('3', '7') })).toEqual([]);
    expect(await said()).toEqual([[1, 'Havnegata', '2047-07-31', 5, 7]]);
    const rows = await db.inKommune(own.kommuneId, listTilbud);
    expect(rows.find((r) => r.number === 2)?.data.levert).toHaveLength(1);
    expect(tilbudFlows(rows.filter((r) => r.data.kind === 'avtale')).map((f) => [f.id, f.units])).toEqual([
      ['tilbud-2/levert-2026', 2],
      ['tilbud-2', 3],
      ['tilbud-2/levert-2026/utloep', -2],
      ['tilbud-2/utloep', -3],
      ['tilbud-3', 7],
      ['tilbud-3/utloep', -7],
    ]);
    await removeTilbud(db, clock, own, 3);
    expect(await said()).toEqual([]);
    await restoreTilbud(db, clock, own, 1);
    expect(await said()).toEqual([[1, 'Havnegata', '2047-07-31', 5, 7]]);
    await removeTilbud(db, clock, own, 1);
    expect((await avtaler(neighbour)).map((a) => [a.number, a.units])).toEqual([[1, 12]]);
  });

  it('that was several rows before is one with parts after the migration, and no words are lost', async () => {
    const read = (typed: Typed): Tilbud => {
      const parsed = parseTilbud(typed);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      return parsed.value;
    };
    const old = (more: Partial<Tilbud>) => ({ ...read({ ...AVTALE, name: 'Gamle avtaler' }), ...more });
    const before = [
      old({ units: 5, right: '40 prosent', services: '' }),
      old({ units: 3, type: 'smaahus', name: 'GAMLE avtaler ', right: '', services: 'Base', remind: 18 }),
      old({ units: 2, right: 'Fortrinnsrett' }),
      old({ units: 4, expiry: '2035-01-01' }),
      old({ units: 6, removed: true }),
    ];
    await db.inKommune(own.kommuneId, async (tx) => {
      for (const data of before) await insertTilbud(tx, { kommuneId: own.kommuneId, at: clock.now(), by: null }, data);
    });
    const flows = async () =>
      tilbudFlows(await db.inKommune(own.kommuneId, listTilbud)).map(({ field: _, ...f }) => JSON.stringify(f));
    const [first, there] = [await flows(), (await db.inKommune(neighbour.kommuneId, listTilbud)).length];
    await db.engine.withConnection((c) => c.exec(readFileSync('migrations/0119_avtale_med_deler.sql', 'utf8')));
    const avtaler = avtalerIn(await db.inKommune(own.kommuneId, listTilbud)).filter((a) => /gamle/i.test(a.terms.name));
    expect(avtaler.map((a) => a.parts.map((r) => r.data.units))).toEqual([[5, 3, 2], [4]]);
    for (const { data } of avtaler[0]?.parts ?? [])
      expect(data).toMatchObject({ name: 'Gamle avtaler', remind: 18, right: '40 prosent\nFortrinnsrett' });
    expect(avtaler[0]?.terms.services?.split('\n').toSorted()).toEqual(['Base', AVTALE.services]);
    expect(await flows()).toEqual(first);
    expect(await db.inKommune(neighbour.kommuneId, listTilbud)).toHaveLength(there);
  });
});
