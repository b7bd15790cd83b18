import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { addDays, BOLIGTYPER } from '../../kernel/index.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import { rememberColumns } from '../../platform/columns/memory.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { PURPOSE } from './actions/felt.ts';
import { type Ark, gjett } from './actions/lesing.ts';
import { angreListe, taInn, wordPurpose } from './actions/ta-inn.ts';
import { concentration, fitOf, standsOn, supplyOf } from './bolig.ts';
import { boligSupply } from './index.ts';
import { etterGrunnkrets, utloeper } from './lister.ts';
import { bolig } from './sample.ts';
import { boligerIn, currentListe, daterteLister, findListe, grupperIn, insertListe, listLister } from './store.ts';

const ark = (...rows: (string | number | null)[][]): Ark => ({ name: 'Ark1', rows });

describe('lists and supply', () => {
  it('a right that ends takes exactly its own units out of the supply, in its year', () => {
    const years = fc.option(fc.integer({ min: 2026, max: 2045 }), { nil: null });
    const group = fc.record({
      type: fc.constantFrom(...BOLIGTYPER),
      level: fc.constantFrom('ingen' as const, 'heldoegns' as const, null),
      disposal: fc.constantFrom('eid' as const, null),
      fromYear: fc.constant(null),
      toYear: years,
      units: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(group, { maxLength: 30 }), (groups) => {
        const { stock, flows } = supplyOf(groups, '2026-11-24');
        const sum = (rows: readonly { units: number }[]) => rows.reduce((n, r) => n + r.units, 0);
        expect(sum(stock)).toBe(sum(groups));
        for (let year = 2026; year <= 2045; year += 1)
          expect(sum(flows.filter((f) => f.year === year))).toBe(0 - sum(groups.filter((g) => g.toYear === year)));
        for (const s of stock) {
          const out = sum(flows.filter((f) => f.type === s.type && f.level === s.level));
          expect(s.units + out).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('says what fits, what stands, what ends and where most are', () => {
    expect([fitOf(2, 3), fitOf(1, 1), fitOf(3, 2), fitOf(5, 2), fitOf(null, 2), fitOf(3, null)]).toEqual([
      'small',
      'small',
      'fits',
      'large',
      'unknown',
      'unknown',
    ]);
    const today = '2026-11-24';
    expect(standsOn(bolig({ hireEnd: today }), today)).toBe(true);
    expect(standsOn(bolig({ hireEnd: addDays(today, -1) }), today)).toBe(false);
    expect(standsOn(bolig({ status: 'avhendet' }), today)).toBe(false);
    expect(standsOn(bolig({ fromYear: 2028 }), today)).toBe(false);
    const list = utloeper(
      [
        bolig({ leaseEnd: '2027-01-31', address: 'B' }),
        bolig({ leaseEnd: '2027-11-25' }),
        bolig({ hireEnd: '2026-11-01', address: 'C' }),
      ],
      [
        { name: 'Havnegata', units: 12, expiry: '2028-11-01' },
        { name: 'Uten', units: 1, expiry: null },
      ],
      today,
    );
    expect(list.map((u) => `${u.kind} ${u.what} ${u.units}`)).toEqual([
      'hire C 1',
      'lease B 1',
      'agreement Havnegata 12',
    ]);
    const places = etterGrunnkrets([
      bolig({ grunnkrets: 'Lia' }),
      bolig({ grunnkrets: 'Lia' }),
      bolig({ grunnkrets: 'Øst' }),
      bolig({}),
    ]);
    expect(concentration(places)).toEqual({ name: 'Lia', units: 2, known: 3, share: 2 / 3 });
    expect(concentration([{ name: '', units: 4 }])).toBe(null);
  });
});

describe('a list that is taken in', () => {
  const clock = fixedClock('2026-11-24T12:00:00Z');
  let db: OwnedDatabase;
  let own: Actor;
  let neighbour: Actor;
  beforeAll(async () => {
    db = await testDatabase();
    const two = await twoKommuner(db);
    own = { kommuneId: two.own, brukerId: null };
    neighbour = { kommuneId: two.neighbour, brukerId: null };
  });
  afterAll(() => db.close());

  const HEADS = [
    'Adresse',
    'Boligtype',
    'Tjenestenivå',
    'Status',
    'Innleie til',
    'Personer i husstanden',
    'Antall rom',
    'Husleie',
  ];
  const put = (rows: (string | number | null)[][], actor = own) => {
    const sheet = ark(HEADS, ...rows);
    const choice = gjett([sheet], {});
    if (!choice) throw new Error('no head was found');
    return db.inKommune(actor.kommuneId, (tx) =>
      insertListe(
        tx,
        { kommuneId: actor.kommuneId, at: clock.now(), by: null },
        { name: 'liste.csv', sheets: [sheet], choice, leftOut: [] },
      ),
    );
  };
  const inOwn = <T>(work: Parameters<typeof db.inKommune<T>>[1]) => db.inKommune(own.kommuneId, work);

  it('is stored whole or not at all, replaces the one before, and can be undone and taken in again', async () => {
    const first = await put([
      ['A 1', 'Blokk', 'Ingen', 'Utleid', '31.12.2027', 4, 2, 7250],
      ['A 2', 'Rekkehus', 'Heldøgns', 'Ledig', '', 1, 3],
      ['A 3', 'Blokk', '', 'Solgt', '', '', ''],
    ]);
    expect(await inOwn((tx) => boligSupply(tx, clock.today()))).toBe(null);
    expect(await taInn(db, clock, own, first, '25.11.2026')).toMatchObject({ ok: false, error: { code: 'ikke-dato' } });
    expect(await taInn(db, clock, own, first, '24.11.2026')).toEqual({ ok: true, value: 3 });
    expect(await taInn(db, clock, own, first, '24.11.2026')).toMatchObject({ error: { code: 'tatt-inn' } });
    const stored = await inOwn((tx) => boligerIn(tx, first));
    expect(stored.map((b) => [b.row, b.key, b.hireEnd])).toEqual([
      [2, 'A 1', '2027-12-31'],
      [3, 'A 2', null],
      [4, 'A 3', null],
    ]);
    const nothing = {
      buy: null,
      building: '',
      shared: null,
      vat: null,
      access: null,
      condition: null,
      size: null,
      backlog: null,
      fromYear: null,
      toYear: null,
      backYear: null,
    };
    expect(stored[0]).toEqual({
      ...nothing,
      ...{
        row: 2,
        key: 'A 1',
        ref: '',
        address: 'A 1',
        unit: '',
        place: '',
        grunnkrets: '',
        owner: null,
        disposal: null,
      },
      ...{
        type: 'blokk',
        level: 'ingen',
        status: 'utleid',
        rooms: 2,
        rent: 7250,
        hireEnd: '2027-12-31',
        leaseEnd: null,
      },
    });
    const dated = { area: '', fromYear: null, lastYear: null, gone: false };
    expect(await inOwn(daterteLister)).toEqual([
      {
        year: 2026,
        boliger: [
          { ...dated, key: 'A 1', type: 'blokk', level: 'ingen', lastYear: 2027 },
          { ...dated, key: 'A 2', type: 'smaahus', level: 'heldoegns' },
          { ...dated, key: 'A 3', type: 'blokk', level: null, gone: true },
        ],
      },
    ]);
    const liste = await inOwn((tx) => findListe(tx, first));
    expect(liste).toMatchObject({ sheets: [], asOf: '2026-11-24', sizes: { small: 1, fits: 1, large: 0, unknown: 1 } });
    expect(await inOwn((tx) => boligSupply(tx, clock.today()))).toEqual({
      twice: new Map(),
      stock: [
        { type: 'blokk', level: 'ingen', ledger: 'boligsosialt', units: 1, confidence: 'B' },
        { type: 'smaahus', level: 'heldoegns', ledger: 'boligsosialt', units: 1, confidence: 'B' },
      ],
      flows: [expect.objectContaining({ year: 2027, type: 'blokk', level: 'ingen', units: -1, kind: 'agreement' })],
    });
    // The day after the right has ended, the dwelling is not there.
    expect((await inOwn((tx) => grupperIn(tx, first, '2028-01-01'))).map((g) => g.type)).toEqual(['smaahus']);

    const wrong = await put([
      ['A 1', 'Blokk', '', '', '', '', ''],
      ['A 9', 'Slott', '', '', '', '', ''],
    ]);
    expect(await taInn(db, clock, own, wrong, '24.11.2026')).toMatchObject({ error: { code: 'har-feil' } });
    expect(await inOwn((tx) => boligerIn(tx, wrong))).toEqual([]);
    const empty = await put([]);
    expect(await taInn(db, clock, own, empty, '24.11.2026')).toMatchObject({ error: { code: 'ingen-rader' } });

    const second = await put([['A 1', 'Blokk', '', '', '', '', '']]);
    expect((await taInn(db, clock, own, second, '24.11.2026')).ok).toBe(true);
    const current = () => inOwn(async (tx) => (await currentListe(tx))?.number);
    expect(await current()).toBe(second);
    expect(await angreListe(db, clock, own, second, 'angret')).toBe(true);
    expect(await current()).toBe(first);
    expect(await angreListe(db, clock, own, second, 'angret')).toBe(false);
    expect(await angreListe(db, clock, own, second, 'tatt-inn')).toBe(true);
    expect(await current()).toBe(second);
  });

  it('is in the stock with every dwelling, and everything the file said of them', async () => {
    const row = fc.tuple(fc.constantFrom('Blokk', 'Enebolig', 'Rekkehus'), fc.nat(9), fc.integer({ min: 1, max: 9 }));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
        const n = await put(rows.map(([type, rooms, rent], i) => [`S ${i}`, type, '', '', '', 1, rooms, rent * 1000]));
        expect(await taInn(db, clock, own, n, '24.11.2026')).toEqual({ ok: true, value: rows.length });
        const stored = await inOwn((tx) => boligerIn(tx, n));
        const words = { blokk: 'Blokk', enebolig: 'Enebolig', smaahus: 'Rekkehus', tomannsbolig: '', annet: '' };
        expect(stored.map((b) => [b.address, words[b.type], b.rooms, b.rent])).toEqual(
          rows.map(([type, rooms, rent], i) => [`S ${i}`, type, rooms, rent * 1000]),
        );
        const supply = await inOwn((tx) => boligSupply(tx, clock.today()));
        expect(supply?.stock.reduce((sum, s) => sum + s.units, 0)).toBe(rows.length);
        expect(await angreListe(db, clock, own, n, 'angret')).toBe(true);
      }),
      { numRuns: 8 },
    );
  });

  it('is nothing to the neighbour', async () => {
    const number = await put([['B 1', 'Blokk', '', '', '', '', '']]);
    expect((await taInn(db, clock, own, number, '24.11.2026')).ok).toBe(true);
    expect(await taInn(db, clock, neighbour, number, '24.11.2026')).toMatchObject({ error: { code: 'finnes-ikke' } });
    expect(await angreListe(db, clock, neighbour, number, 'angret')).toBe(false);
    const seen = await db.inKommune(neighbour.kommuneId, async (tx) => [
      await boligerIn(tx, number),
      await listLister(tx),
      await boligSupply(tx, clock.today()),
    ]);
    expect(seen).toEqual([[], [], null]);
  });

  it('has its words remembered for the next', async () => {
    await inOwn((tx) => rememberColumns(tx, clock, { ...own, purpose: wordPurpose('type') }, { slott: 'annet' }));
    await inOwn((tx) => rememberColumns(tx, clock, { ...own, purpose: PURPOSE }, { hustype: 'type' }));
    const number = await put([['C 1', 'Slott', '', '', '', '', '']]);
    expect(await taInn(db, clock, own, number, '24.11.2026')).toEqual({ ok: true, value: 1 });
    expect((await inOwn((tx) => boligerIn(tx, number)))[0]?.type).toBe('annet');
    expect(gjett([ark(['Adresse', 'Hustype'], ['A', 'B'])], { hustype: 'type' })?.columns).toEqual({
      address: 0,
      type: 1,
    });
  });
});
