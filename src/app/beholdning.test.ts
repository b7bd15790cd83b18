import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../test/database.ts';
import { gjett } from '../plan/boligbestand/actions/lesing.ts';
import { taInn } from '../plan/boligbestand/actions/ta-inn.ts';
import { endretAvTiltak, fraKommende } from '../plan/boligbestand/regnskap.ts';
import { insertListe } from '../plan/boligbestand/store.ts';
import { addTilbud } from '../plan/boligtilbud/index.ts';
import { parseTiltak } from '../plan/tiltak/parse.ts';
import { insertTiltak } from '../plan/tiltak/store.ts';
import { fixedClock } from '../platform/clock/system.ts';
import type { OwnedDatabase } from '../platform/db/open.ts';
import { kommende } from './beholdning.ts';
import { ownFigures } from './egne-tall.ts';

describe('dwellings that leave by a list and by what is told beside it', () => {
  const clock = fixedClock('2026-11-24T12:00:00Z');
  let db: OwnedDatabase;
  let own: { kommuneId: string; brukerId: null };
  beforeAll(async () => {
    db = await testDatabase();
    own = { kommuneId: (await twoKommuner(db)).own, brukerId: null };
  });
  afterAll(() => db.close());
  const leaving = async () => {
    const { flows } = await db.inKommune(own.kommuneId, ownFigures(clock));
    return (flows ?? []).map((f) => [f.kind, f.year, f.units]).sort();
  };

  it('leave once in the run', async () => {
    const head = ['Adresse', 'Boligtype', 'Status', 'Avhendet', 'Tilbake i bruk', 'Eierform'];
    const sold = (n: number, year: string) => [`S ${n}`, 'Blokk', 'Til salgs', year, '', 'Eid'];
    const gone = ['G 1', 'Blokk', 'Avhendet', '2026', '', 'Eid'];
    const rows = [head, sold(1, '2028'), sold(2, '2028'), sold(3, ''), gone, ['B 1', 'Blokk', 'Utleid', '', '', 'Eid']];
    const sheet = { name: 'Ark1', rows };
    const choice = gjett([sheet], {});
    if (!choice) throw new Error('no head was found');
    const listed = { name: 'liste.csv', sheets: [sheet], choice, leftOut: [] };
    const w = { kommuneId: own.kommuneId, at: clock.now(), by: null };
    const number = await db.inKommune(own.kommuneId, (tx) => insertListe(tx, w, listed));
    expect(await taInn(db, clock, own, number, '24.11.2026')).toMatchObject({ ok: true });
    expect(await leaving()).toEqual([
      ['sale', 2026, -1],
      ['sale', 2028, -2],
    ]);

    const row = { kind: 'endring', change: 'salg', ledger: 'boligsosialt', type: 'blokk', level: 'ingen' };
    const add = (units: string, year: string) =>
      addTilbud(db, clock, own, { ...row, name: `Salg ${year}`, units, year, probability: '100' });
    expect(await add('3', '2028')).toEqual([]);
    // Two are the list's, and the third is the one whose year it lacks.
    expect(await leaving()).toEqual([['sale', 2028, -3]]);
    // It has left already by the list.
    await add('1', '2026');
    expect(await leaving()).toEqual([['sale', 2028, -3]]);
    await add('2', '2028');
    expect(await leaving()).toEqual([
      ['sale', 2028, -2],
      ['sale', 2028, -3],
    ]);
  });

  it('leave by a tiltak as well, as far as it sells more than list and rows have, in the run and in the ledger', async () => {
    const kinds = { ledger: 'boligsosialt', group: 'alle', type: 'blokk', level: 'ingen', kostra: '265', maal: '1' };
    const named = {
      title: 'Selge',
      responsible: 'Eiendom',
      certainty: 'anbud',
      status: 'finansiert',
      probability: '50',
    };
    const parsed = parseTiltak({ ...kinds, ...named, units3: '9', effect1change: 'salg' }, 2026, [1]);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const w = { kommuneId: own.kommuneId, at: clock.now(), by: null };
    await db.inKommune(own.kommuneId, (tx) => insertTiltak(tx, w, parsed.value));
    // Of 2028 the list has three and the rows tell of five: the tiltak may be the same as those, and sells four beyond them.
    expect(await leaving()).toContainEqual(['sale', 2028, -4]);
    const coming = await db.inKommune(own.kommuneId, (tx) => kommende(tx, 'boligsosialt'));
    expect(coming.rows).toEqual([]);
    const held = fraKommende(endretAvTiltak(coming.changes), 2026, 2038);
    // Half of nine, in whole dwellings.
    expect(held.map((h) => [h.kind, h.year, h.units])).toEqual([['ut', 2028, 5]]);
  });
});
