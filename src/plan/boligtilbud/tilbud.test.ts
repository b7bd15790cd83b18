import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { typedDate } from '../../kernel/index.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { listEvents } from '../../platform/events/events.ts';
import { addLeveranseIn, removeLeveranseIn } from './actions/levert.ts';
import { addTilbud, changeTilbud, removeTilbud, restoreTilbud } from './actions.ts';
import { asFields } from './felt.ts';
import { parseTilbud, type Typed, typedTilbud } from './parse.ts';
import { listTilbud, tilbudHistory } from './store.ts';
import { expiryState, monthsLeft, programByYear, type Tilbud, tilbudFlows, tilbudStock, unitsOf } from './tilbud.ts';

const FIELD: Typed = {
  kind: 'program',
  name: 'Bryggefeltet',
  ledger: 'boligutvikling',
  type: 'blokk',
  level: 'ingen',
  units: '120',
  year: '2030',
  probability: '80',
};
const AVTALE: Typed = {
  ...FIELD,
  kind: 'avtale',
  name: 'Havnegata',
  ledger: 'boligsosialt',
  units: '12',
  year: '2027',
  probability: '100',
  agreement: 'tilvisning',
  party: 'Havnegata Utleie AS',
  right: '40 prosent av boligene',
  start: '1.8.2027',
  expiry: '2047-07-31',
  services: 'Boveileder en dag i uken',
};
const ENDRING: Typed = { ...FIELD, kind: 'endring', ledger: 'boligsosialt', change: 'salg' };
function tilbud(typed: Typed): Tilbud {
  const parsed = parseTilbud(typed);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}
const codes = (typed: Typed) => {
  const parsed = parseTilbud(typed);
  return parsed.ok ? [] : parsed.error.map((e) => `${e.field}:${e.code}`);
};

describe('a date as typed', () => {
  it('is read in both ways people write it, and only when it exists', () => {
    expect(['2031-05-01', '1.5.2031', '29.02.2028', ''].map(typedDate)).toEqual([
      '2031-05-01',
      '2031-05-01',
      '2028-02-29',
      null,
    ]);
    for (const wrong of [
      '29.2.2027',
      '31.4.2030',
      '1.13.2030',
      '2030-00-10',
      '0.1.2030',
      'i morgen',
      '1/5/2031',
      '1.5.31',
    ])
      expect(typedDate(wrong)).toBe('ikke-dato');
  });
});

describe('the time an agreement has left', () => {
  it.each([
    ['2026-11-25', '2026-11-25', 0],
    ['2026-12-24', '2026-11-25', 0],
    ['2026-12-25', '2026-11-25', 1],
    ['2028-02-29', '2026-11-30', 14],
    ['2026-11-24', '2026-11-25', -1],
    [null, '2026-11-25', null],
  ] as const)('to %s from %s is %s whole months', (expiry, today, months) => {
    expect(monthsLeft({ expiry }, today)).toBe(months);
  });
});

describe('a row of supply as typed', () => {
  it.each<[Typed, string[]]>([
    [{ ...FIELD, name: '', units: '0' }, ['name:mangler', 'units:utenfor']],
    [
      { ...FIELD, units: '12,5', year: '1899', probability: '101' },
      ['units:ikke-tall', 'year:utenfor', 'probability:utenfor'],
    ],
    [{ ...FIELD, year: '2.030' }, ['year:ikke-tall']],
    [{ ...FIELD, kind: 'slott' }, ['kind:ukjent-valg']],
    [{ ...FIELD, delay: '-1', planStatus: 'drømt' }, ['delay:utenfor', 'planStatus:ukjent-valg']],
    [{ ...FIELD, name: 'x'.repeat(201) }, ['name:for-langt']],
    [{ ...AVTALE, agreement: '', party: '' }, ['agreement:ukjent-valg', 'party:mangler']],
    [{ ...AVTALE, start: '31.2.2027' }, ['start:ikke-dato']],
    [{ ...AVTALE, expiry: '1.8.2027' }, ['expiry:utloep-foer-start']],
    [{ ...AVTALE, start: '', expiry: '1.1.2026' }, ['expiry:utloep-foer-start']],
    [{ ...FIELD, kind: 'bestand', disposal: 'laant' }, ['disposal:ukjent-valg']],
    [{ ...ENDRING, change: '' }, ['change:ukjent-valg']],
    [{ ...ENDRING, ledger: 'boligutvikling' }, ['ledger:alt-i-behovet']],
    [{ ...ENDRING, change: 'rehabilitering', backYear: '2029' }, ['backYear:tilbake-foer-ute']],
    [{ ...ENDRING, change: 'ombygging' }, ['toType:ukjent-valg', 'toLevel:ukjent-valg']],
  ])('refuses %o at the field', (typed, expected) => {
    expect(codes(typed)).toEqual(expected);
  });

  it('shows in its form what it was read from', () => {
    const all: Typed[] = [
      { ...FIELD, planStatus: 'regulert', owner: 'Brygga AS', delay: '0' },
      AVTALE,
      ENDRING,
      { ...ENDRING, change: 'rehabilitering', backYear: '2032' },
      { ...ENDRING, ledger: 'boligutvikling', change: 'ombygging', toType: 'annet', toLevel: 'ingen', toUnits: '3' },
      { ...FIELD, kind: 'bestand', ledger: 'boligsosialt', disposal: 'eid', units: '1 405' },
    ];
    for (const typed of all)
      expect(parseTilbud(typedTilbud(tilbud(typed)))).toEqual({ ok: true, value: tilbud(typed) });
  });
});

describe('supply for the model', () => {
  const row = (number: number, typed: Typed, change: Partial<Tilbud> = {}) => ({
    number,
    data: { ...tilbud(typed), ...change },
  });
  it('comes with the stated probability and slip, and an agreement goes when it ends', () => {
    const flows = tilbudFlows([
      row(1, FIELD),
      row(2, { ...FIELD, delay: '3' }),
      row(3, { ...FIELD, delay: '0' }),
      row(4, AVTALE),
      row(5, FIELD, { removed: true }),
      row(6, { ...FIELD, kind: 'bestand' }),
    ]);
    expect(flows.map((f) => [f.id, f.kind, f.year, f.units, f.probability, f.delay])).toEqual([
      ['tilbud-1', 'programme', 2030, 120, 0.8, 1],
      ['tilbud-2', 'programme', 2030, 120, 0.8, 3],
      ['tilbud-3', 'programme', 2030, 120, 0.8, 0],
      ['tilbud-4', 'agreement', 2027, 12, 1, 0],
      ['tilbud-4/utloep', 'agreement', 2047, -12, 1, 0],
    ]);
    // What never came does not go again: both ends of an agreement have the same draw.
    expect(flows.slice(3).map((f) => f.field)).toEqual(['tilbud-4', 'tilbud-4']);
    expect(tilbudStock([row(1, FIELD), row(2, { ...FIELD, kind: 'bestand' })]).map((s) => s.units)).toEqual([120]);
  });

  it('is less by what is sold, and one draw is behind all that a change takes and gives', () => {
    const changes = [
      row(1, ENDRING),
      row(2, { ...ENDRING, change: 'ombygging', toType: 'annet', toLevel: 'personalbase', toUnits: '90' }),
    ];
    expect(tilbudFlows(changes).map((f) => [f.field, f.kind, f.year, f.type, f.units, f.probability])).toEqual([
      ['tilbud-1', 'sale', 2030, 'blokk', -120, 0.8],
      ['tilbud-2', 'conversion', 2030, 'blokk', -120, 0.8],
      ['tilbud-2', 'conversion', 2030, 'annet', 90, 0.8],
    ]);
    expect(tilbudStock(changes)).toEqual([]);
    // What was planned before the dwellings were counted is in the count.
    const counted = (year: number) => ({ boligsosialt: { year }, boligutvikling: null });
    expect([2030, 2031].map((y) => tilbudFlows(changes, { counted: counted(y) }).length)).toEqual([3, 0]);
  });

  it('promises no longer what has been delivered: that is certain in the year it came, and once', () => {
    const levert = [
      { date: '2027-03-01', units: 30, source: 'Ferdigattest' },
      { date: '2028-09-01', units: 20, source: 'Ferdigattest' },
    ];
    const told = [row(1, FIELD, { levert }), row(2, { ...FIELD, ledger: 'boligsosialt' }, { levert })];
    const shown = (flows: ReturnType<typeof tilbudFlows>) =>
      flows.map((f) => `${f.id} ${f.year} ${f.units} ${f.probability} ${f.delay}`);
    expect(shown(tilbudFlows(told))).toEqual([
      'tilbud-1/levert-2027 2027 30 1 0',
      'tilbud-1/levert-2028 2028 20 1 0',
      'tilbud-1 2030 70 0.8 1',
      'tilbud-2/levert-2027 2027 30 1 0',
      'tilbud-2/levert-2028 2028 20 1 0',
      'tilbud-2 2030 70 0.8 1',
    ]);
    // What was counted in 2027 or before stands in the count of its own ledger, and of no other.
    const counted = { boligsosialt: { year: 2027 }, boligutvikling: null };
    expect(shown(tilbudFlows(told, { counted })).filter((f) => f.includes('levert-2027'))).toEqual([
      'tilbud-1/levert-2027 2027 30 1 0',
    ]);
    expect(programByYear([row(1, FIELD, { levert })], 'boligutvikling')).toEqual([
      { year: 2027, units: 0, expected: 30 },
      { year: 2028, units: 0, expected: 20 },
      { year: 2030, units: 120, expected: 56 },
    ]);
    const all = [{ date: '2029-01-01', units: 130, source: 'Ferdigattest' }];
    expect(shown(tilbudFlows([row(1, FIELD, { levert: all })]))).toEqual(['tilbud-1/levert-2029 2029 130 1 0']);
    // Nothing came is said, and promises as much as before.
    const none = [{ date: '2029-01-01', units: 0, source: 'Utbyggeren' }];
    expect(shown(tilbudFlows([row(1, FIELD, { levert: none })]))).toEqual(['tilbud-1 2030 120 0.8 1']);
    // Of an agreement as much goes in the end as came and is still promised, and a count of other dwellings does not hold it.
    const early = [{ date: '2027-02-01', units: 5, source: 'Leiekontrakter' }];
    expect(shown(tilbudFlows([row(4, AVTALE, { levert: early })], { counted }))).toEqual([
      'tilbud-4/levert-2027 2027 5 1 0',
      'tilbud-4 2027 7 1 0',
      'tilbud-4/levert-2027/utloep 2047 -5 1 0',
      'tilbud-4/utloep 2047 -7 1 0',
    ]);
  });

  it('never adds the two ledgers', () => {
    const rows = fc.array(fc.record({ units: fc.integer({ min: 1, max: 500 }), social: fc.boolean() }), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(rows, (all) => {
        const stored = all.map((r, i) =>
          row(i + 1, { ...FIELD, units: String(r.units), ledger: r.social ? 'boligsosialt' : 'boligutvikling' }),
        );
        for (const ledger of ['boligutvikling', 'boligsosialt'] as const) {
          const own = stored.filter((r) => r.data.ledger === ledger).reduce((n, r) => n + r.data.units, 0);
          expect(unitsOf(stored, 'program', ledger)).toBe(own);
          expect(programByYear(stored, ledger).reduce((n, y) => n + y.units, 0)).toBe(own);
          const fields = [{ year: 2031, units: 40, share: 65 }];
          const both = programByYear(stored, ledger, fields);
          expect(both.reduce((n, y) => n + y.units, 0)).toBe(own + (ledger === 'boligutvikling' ? 40 : 0));
        }
      }),
    );
  });

  it('says when an agreement has ended or soon will', () => {
    const state = (expiry: string | null) => expiryState({ expiry }, '2026-11-24');
    expect([state(null), state('2026-11-23'), state('2026-11-24'), state('2028-11-23'), state('2028-11-24')]).toEqual([
      null,
      'ut',
      'snart',
      'snart',
      null,
    ]);
  });
});

describe('supply in the database, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  let own: { kommuneId: string; brukerId: null };
  let neighbour: { kommuneId: string; brukerId: null };
  const clock = fixedClock('2026-11-24T12:00:00Z');
  const names = (actor: { kommuneId: string }) =>
    db.inKommune(actor.kommuneId, async (tx) =>
      (await listTilbud(tx)).filter((r) => !r.data.removed).map((r) => r.data.name),
    );
  beforeAll(async () => {
    db = await testDatabase();
    const ids = await twoKommuner(db);
    own = { kommuneId: ids.own, brukerId: null };
    neighbour = { kommuneId: ids.neighbour, brukerId: null };
    expect(await addTilbud(db, clock, neighbour, { ...FIELD, name: 'Naboens felt' })).toEqual([]);
    expect(await addTilbud(db, clock, neighbour, { ...FIELD, name: 'Naboens andre felt' })).toEqual([]);
    expect(await addTilbud(db, clock, own, AVTALE)).toEqual([]);
  });
  afterAll(() => db.close());

  it('is changed by a new revision, only on top of the newest, and keeps its kind', async () => {
    const change = (revision: number, typed: Typed, number = 1) =>
      changeTilbud(db, clock, own, { number, revision }, typed);
    expect(await change(1, { ...AVTALE, kind: 'bestand', name: 'Havnegata 2' })).toEqual([]);
    expect(await change(1, AVTALE)).toEqual([{ code: 'endret-av-andre' }]);
    expect(await change(7, AVTALE)).toEqual([{ code: 'endret-av-andre' }]);
    expect(await change(1, AVTALE, 2)).toEqual([{ code: 'endret-av-andre' }]);
    const revisions = await db.inKommune(own.kommuneId, (tx) => tilbudHistory(tx, 1));
    expect(revisions.map((r) => [r.revision, r.data.kind, r.data.name])).toEqual([
      [2, 'avtale', 'Havnegata 2'],
      [1, 'avtale', 'Havnegata'],
    ]);
  });

  it('keeps what has come of it through other changes, and takes it back by the revision that was seen', async () => {
    const w = { kommuneId: own.kommuneId, at: clock.now(), by: null };
    const say = (number: number, typed: Typed) =>
      db.inKommune(own.kommuneId, (tx) => addLeveranseIn(tx, w, number, typed, '2026-11-24'));
    const came = { row: '1', units: '5', date: '1.8.2026', source: 'Overtakelsesprotokoll' };
    expect(await say(1, { ...came, units: '-1', date: '2026-12-01', source: 'Ola 010190 12345' })).toMatchObject({
      error: [
        { code: 'utenfor', field: 'units' },
        { code: 'frem-i-tid', field: 'date' },
        { code: 'personopplysning', field: 'source' },
      ],
    });
    expect(await say(2, came)).toMatchObject({ error: [{ code: 'ukjent-valg', field: 'row' }] });
    expect(await say(1, came)).toEqual({ ok: true, value: 1 });
    expect(await say(1, { ...came, units: '0', date: '1.7.2026' })).toEqual({ ok: true, value: 1 });
    expect(await changeTilbud(db, clock, own, { number: 1, revision: 4 }, { ...AVTALE, name: 'Havnegata 2' })).toEqual(
      [],
    );
    const levert = async () => {
      const [newest] = await db.inKommune(own.kommuneId, (tx) => tilbudHistory(tx, 1));
      return newest?.data.levert?.map((l) => [l.date, l.units, l.source]);
    };
    expect(await levert()).toEqual([
      ['2026-07-01', 0, 'Overtakelsesprotokoll'],
      ['2026-08-01', 5, 'Overtakelsesprotokoll'],
    ]);
    const takeBack = (revision: number, place: number) =>
      db.inKommune(own.kommuneId, (tx) => removeLeveranseIn(tx, w, { number: 1, revision }, place));
    expect((await takeBack(4, 1)).ok).toBe(false);
    expect((await takeBack(5, 3)).ok).toBe(false);
    expect((await takeBack(5, 1)).ok).toBe(true);
    expect(await levert()).toEqual([['2026-08-01', 5, 'Overtakelsesprotokoll']]);
    // A field that moves to the programme takes what it has given along, by year.
    const moved = asFields(
      [
        {
          number: 9,
          revision: 1,
          data: { ...tilbud(FIELD), levert: [{ date: '2026-05-01', units: 4, source: 'Ferdigattest' }] },
        },
      ],
      new Set(),
    );
    expect(moved[0]?.delivered).toEqual([{ year: 2026, type: 'blokk', units: 4 }]);
  });

  it('is removed and brought back, and pressing twice changes nothing', async () => {
    await removeTilbud(db, clock, own, 1);
    await removeTilbud(db, clock, own, 1);
    expect(await names(own)).toEqual([]);
    await restoreTilbud(db, clock, own, 1);
    await restoreTilbud(db, clock, own, 1);
    await removeTilbud(db, clock, own, 2);
    expect(await names(own)).toEqual(['Havnegata 2']);
    const events = await db.inKommune(own.kommuneId, (tx) => listEvents(tx));
    expect(events.map((e) => e.type).reverse()).toEqual([
      'tilbud.lagt-til',
      'tilbud.endret',
      'tilbud.levert',
      'tilbud.levert',
      'tilbud.endret',
      'tilbud.levert',
      'tilbud.fjernet',
      'tilbud.angret',
    ]);
    expect(await names(neighbour)).toEqual(['Naboens felt', 'Naboens andre felt']);
  });
});
