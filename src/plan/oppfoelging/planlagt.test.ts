import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { addMaal, saveTiltak } from '../tiltak/index.ts';
import { closeRapportrunde, giveRapport, type Kilder, startRapportrunde } from './actions.ts';
import { listUtgaver } from './store.ts';

const TILTAK = {
  title: 'Kjøpe leiligheter',
  maal: '1',
  ledger: 'boligsosialt',
  group: 'barnefamilier',
  type: 'blokk',
  level: 'ingen',
  status: 'vedtatt',
  responsible: 'Eiendom',
  kostra: '265',
  units1: '6',
  investment1: '18 000 000',
  operation1: '400 000',
};
const ADOPTED: Kilder = {
  accounts: async () => null,
  adopted: async () => '2026-12-17',
  indikatorer: async () => [],
};

describe('a report for the year of a tiltak that was cut after it was adopted', () => {
  let db: OwnedDatabase;
  let actor: { kommuneId: string; brukerId: null };
  const on = (day: string) => fixedClock(`${day}T08:00:00.000Z`);
  beforeAll(async () => {
    db = await testDatabase();
    const { own } = await twoKommuner(db);
    actor = { kommuneId: own, brukerId: null };
    await addMaal(db, on('2026-10-01'), actor, { title: 'Mål', ledger: 'boligsosialt' });
    expect((await saveTiltak(db, on('2026-10-01'), actor, TILTAK, 2027, null)).ok).toBe(true);
    const cut = { ...TILTAK, units1: '2' };
    const seen = { number: 1, revision: 1 };
    expect((await saveTiltak(db, on('2027-06-01'), actor, cut, 2027, seen)).ok).toBe(true);
    const runde = { title: '2027', type: 'aar', date: '31.12.2027', deadline: '31.1.2028' };
    expect((await startRapportrunde(db, on('2028-01-02'), actor, runde)).ok).toBe(true);
  });
  afterAll(() => db?.close());

  it('must say why there is less than what was adopted, and stands beside that in the report', async () => {
    const give = (avvik: string) =>
      giveRapport(
        db,
        on('2028-01-03'),
        actor,
        { runde: 1, tiltak: 1 },
        { status: 'ferdig', units: '3', avvik },
        0,
        ADOPTED,
      );
    expect(await give('')).toMatchObject({ ok: false, error: [{ field: 'avvik' }] });
    expect((await give('marked')).ok).toBe(true);
    const seen = { number: 1, revision: 1 };
    expect((await closeRapportrunde(db, on('2028-01-04'), actor, seen, ADOPTED)).ok).toBe(true);
    const [utgave] = await db.inKommune(actor.kommuneId, listUtgaver);
    expect(utgave?.linjer.map((l) => [l.planned, l.report?.units, l.report?.avvik])).toEqual([[6, 3, 'marked']]);
    expect(utgave?.levering?.linjer.map((l) => [l.planned, l.delivered])).toEqual([[6, 3]]);
  });
});
