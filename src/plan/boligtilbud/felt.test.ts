import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { listFelt, listVentet } from '../boligbyggeprogram/index.ts';
import { addTilbud, moveFields } from './actions.ts';
import { feltNumber } from './felt.ts';
import { listSupply, listTilbud } from './store.ts';
import { programByYear, tilbudFlows } from './tilbud.ts';

const FIELD = {
  kind: 'program',
  name: 'Bryggefeltet',
  ledger: 'boligutvikling',
  type: 'blokk',
  level: 'ingen',
  units: '120',
  year: '2030',
  probability: '80',
  planStatus: 'regulert',
  owner: 'Brygga AS',
};

describe('fields that move from the supply to the boligbyggeprogram', () => {
  let db: OwnedDatabase;
  let own: { kommuneId: string; brukerId: null };
  let neighbour: { kommuneId: string; brukerId: null };
  const clock = fixedClock('2026-11-26T10:00:00Z');
  beforeAll(async () => {
    db = await testDatabase();
    const two = await twoKommuner(db);
    own = { kommuneId: two.own, brukerId: null };
    neighbour = { kommuneId: two.neighbour, brukerId: null };
    for (const who of [own, neighbour]) {
      await addTilbud(db, clock, who, FIELD);
      await addTilbud(db, clock, who, { ...FIELD, year: '2032', type: 'smaahus', units: '30' });
      await addTilbud(db, clock, who, { ...FIELD, probability: '50' });
      await addTilbud(db, clock, who, { ...FIELD, ledger: 'boligsosialt', level: 'personalbase', units: '8' });
      await addTilbud(db, clock, who, { ...FIELD, kind: 'bestand', name: 'Torget', ledger: 'boligsosialt' });
    }
  });
  afterAll(() => db.close());

  it('are counted once, before and after, with the same years, chances and sums', async () => {
    const supply = (who = own) => db.inKommune(who.kommuneId, listSupply);
    const counted = (rows: Awaited<ReturnType<typeof supply>>) =>
      tilbudFlows(rows)
        .map((f) => [f.year, f.type, f.level, f.ledger, f.units, f.probability].join(' '))
        .sort();
    const before = await supply();
    expect(await moveFields(db, clock, own)).toBe(3);
    const after = await supply();
    expect(counted(after)).toEqual(counted(before));
    expect(programByYear(after, 'boligutvikling')).toEqual(programByYear(before, 'boligutvikling'));
    const fields = await db.inKommune(own.kommuneId, listFelt);
    expect(fields.map(({ data }) => [data.name, data.status, data.owner, data.share, data.planned.length])).toEqual([
      ['Bryggefeltet', 'regulert', 'Brygga AS', 80, 2],
      ['Bryggefeltet (2)', 'regulert', 'Brygga AS', 50, 1],
    ]);
    // What is not a field of boligutvikling stays.
    const left = await db.inKommune(own.kommuneId, listTilbud);
    expect(left.filter((r) => !r.data.removed).map((r) => r.data.ledger)).toEqual(['boligsosialt', 'boligsosialt']);
    expect(await moveFields(db, clock, own)).toBe(0);
    expect(await db.inKommune(neighbour.kommuneId, listFelt)).toEqual([]);
    expect((await supply(neighbour)).filter((r) => !r.data.removed)).toHaveLength(5);
  });

  it('have numbers of their own in the supply, which no row and no other year has', async () => {
    const rows = await db.inKommune(own.kommuneId, listVentet);
    const numbers = [...rows.map(feltNumber), ...(await db.inKommune(own.kommuneId, listTilbud)).map((r) => r.number)];
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
