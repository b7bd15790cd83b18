import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { gjett } from './actions/lesing.ts';
import { taInn } from './actions/ta-inn.ts';
import { type Gruppe, supplyOf, UNTOLD_DELAY } from './bolig.ts';
import { boligSupply } from './index.ts';
import { fraEndringer, linjer } from './regnskap.ts';
import { insertListe } from './store.ts';

const group = (change: Partial<Gruppe>): Gruppe => ({
  ...{ type: 'blokk', level: null, disposal: 'eid', fromYear: null, toYear: null, units: 4 },
  ...change,
});
const supply = (change: Partial<Gruppe>) => {
  const { stock, flows } = supplyOf([group(change)], '2026-11-24');
  const units = stock.reduce((n, s) => n + s.units, 0);
  return [units, ...flows.map((f) => [f.kind, f.year, f.units, f.delay, f.confidence])];
};

describe('what a list says becomes of its dwellings', () => {
  it('is supply that is out until it is back, and gone when it is sold', () => {
    expect(supply({ status: 'rehabilitering', backYear: 2028 })).toEqual([0, ['rehabilitation', 2028, 4, 0, 'B']]);
    expect(supply({ status: 'til-salgs', toYear: 2027 })).toEqual([4, ['sale', 2027, -4, 0, 'B']]);
    expect(supply({ toYear: 2027 })).toEqual([4, ['sale', 2027, -4, 0, 'B']]);
    expect(supply({ toYear: 2027, disposal: 'innleid' })).toEqual([4, ['agreement', 2027, -4, 0, 'B']]);
  });
  it('comes little by little and is our own guess where no year is told', () => {
    expect(supply({ status: 'rehabilitering' })).toEqual([0, ['rehabilitation', 2026, 4, UNTOLD_DELAY, 'O']]);
    expect(supply({ status: 'til-salgs' })).toEqual([4, ['sale', 2026, -4, UNTOLD_DELAY, 'O']]);
    // A year that has passed tells nothing: it is still out.
    expect(supply({ status: 'rehabilitering', backYear: 2025 })).toEqual([
      0,
      ['rehabilitation', 2026, 4, UNTOLD_DELAY, 'O'],
    ]);
  });
  it('is nothing where it leaves for good before it is back', () => {
    expect(supply({ status: 'rehabilitering', backYear: 2028, toYear: 2027 })).toEqual([0]);
    expect(supply({ status: 'rehabilitering', backYear: 2028, toYear: 2030, disposal: null })).toEqual([
      0,
      ['rehabilitation', 2028, 4, 0, 'B'],
      ['agreement', 2030, -4, 0, 'B'],
    ]);
  });
});

describe('certain changes in the ledger of years', () => {
  it('go out and come in as another kind, while those that are put in order stay', () => {
    const of = { id: 'x', ledger: 'boligsosialt', level: 'ingen', year: 2028, delay: 0, confidence: 'B' } as const;
    const events = fraEndringer([
      { ...of, kind: 'sale', type: 'blokk', units: -3, probability: 1 },
      { ...of, kind: 'demolition', type: 'blokk', units: -9, probability: 0.5 },
      { ...of, kind: 'rehabilitation', type: 'blokk', units: -5, probability: 1 },
      { ...of, kind: 'conversion', type: 'blokk', units: -2, probability: 1 },
      { ...of, kind: 'conversion', type: 'annet', units: 1, probability: 1 },
    ]);
    expect(linjer(events, 2028, 2028)).toEqual([
      { year: 2028, opening: 0, inn: 1, felt: 0, tiltak: 0, ut: 5, annet: 0, closing: -4 },
    ]);
  });
});

describe('a list with states and years', () => {
  const clock = fixedClock('2026-11-24T09:00:00Z');
  let db: OwnedDatabase;
  let own: Actor;
  beforeAll(async () => {
    db = await testDatabase();
    const { own: halden } = await twoKommuner(db);
    own = { kommuneId: halden, brukerId: null };
  });
  afterAll(() => db.close());
  it('is the stock without what is out, and what is expected of the rest', async () => {
    const sheet = {
      name: 'Ark1',
      rows: [
        ['Adresse', 'Boligtype', 'Status', 'Avhendet', 'Tilbake i bruk', 'Eierform'],
        ['A 1', 'Blokk', 'Utleid', '', '', 'Eid'],
        ['A 2', 'Blokk', 'Under rehabilitering', '', '2028', 'Eid'],
        ['A 3', 'Blokk', 'Til salgs', '2027', '', 'Eid'],
      ],
    };
    const choice = gjett([sheet], {});
    if (!choice) throw new Error('no head was found');
    const listed = { name: 'liste.csv', sheets: [sheet], choice, leftOut: [] };
    const number = await db.inKommune(own.kommuneId, (tx) =>
      insertListe(tx, { kommuneId: own.kommuneId, at: clock.now(), by: null }, listed),
    );
    expect(await taInn(db, clock, own, number, '24.11.2026')).toEqual({ ok: true, value: 3 });
    const found = await db.inKommune(own.kommuneId, (tx) => boligSupply(tx, clock.today()));
    expect(found?.stock.map((s) => s.units)).toEqual([2]);
    expect(found?.flows.map((f) => [f.kind, f.year, f.units]).sort()).toEqual([
      ['rehabilitation', 2028, 1],
      ['sale', 2027, -1],
    ]);
  });
});
