import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { addMaal } from '../tiltak/index.ts';
import { giveVerdi, saveMaalindikator } from './actions.ts';
import {
  decimal,
  deliveredOf,
  firstVerdi,
  fraMaal,
  type Maalindikator,
  numberIn,
  parseBane,
  parseMaalindikator,
  tilstandOf,
  typedMaalindikator,
  withVerdi,
  yearsOf,
} from './maalindikator.ts';
import { listMaalindikatorer } from './store.ts';

const TYPED = {
  maal: '1',
  title: 'Kommunale boliger',
  unit: 'boliger',
  kilde: 'egen',
  kunnskap: '',
  retning: 'opp',
  bane: '2029: 60\n2027: 40,5',
  baneKilde: 'Vedtak 12/26',
  responsible: 'Eiendom',
  due: '31.12.2029',
};
const KNOWN = { maal: [1], kunnskap: ['trangboddhet'] };
const codes = (r: { ok: boolean; error?: readonly { code: string; field?: string }[] }) =>
  (r.error ?? []).map((e) => `${e.field}:${e.code}`);
const read = (change: Partial<typeof TYPED> = {}): Maalindikator => {
  const parsed = parseMaalindikator({ ...TYPED, ...change }, KNOWN, null);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};
const verdi = (date: string, value: number) => ({ date, value, source: 'Telling' });

describe('an indicator of a goal', () => {
  it.each([
    ['12', 12],
    ['\u22122,5', -2.5],
    ['1 200', 1200],
    ['1.25', 1.25],
    ['1e3', null],
    ['ti', null],
    ['99999999999', null],
  ])('reads %s', (text, value) => expect(decimal(text)).toBe(value));

  it('has a path with a year a line, the years rising', () => {
    expect(parseBane('2029: 60\n\n2027 40,5')).toEqual({
      bane: [
        { year: 2027, value: 40.5 },
        { year: 2029, value: 60 },
      ],
      wrong: null,
    });
    expect(parseBane('2027: 40\n2027: 50').wrong).toBe(2);
    expect(parseBane('snart: 40').wrong).toBe(1);
  });

  it('is refused at the field', () => {
    expect(codes(parseMaalindikator({ ...TYPED, maal: '9', bane: '', due: '31.2.2027' }, KNOWN, null))).toEqual([
      'maal:ukjent-valg',
      'bane:mangler',
      'due:ikke-dato',
    ]);
    expect(codes(parseMaalindikator({ ...TYPED, bane: '2027: mye' }, KNOWN, null))).toEqual(['bane:ikke-linje']);
    expect(codes(parseMaalindikator({ ...TYPED, kilde: 'kunnskap' }, KNOWN, null))).toEqual(['kunnskap:mangler']);
    expect(codes(parseMaalindikator({}, KNOWN, null))).toHaveLength(9);
  });

  it('is what its own form shows', () => {
    const m = read();
    const again = parseMaalindikator(typedMaalindikator(m), KNOWN, m);
    expect(again).toEqual({ ok: true, value: m });
  });

  it('takes values with date and source, one for each day', () => {
    const first = withVerdi(read(), { date: '1.1.2027', value: '30', source: 'Telling' }, '2027-06-01');
    if (!first.ok) throw new Error('refused');
    const second = withVerdi(first.value, { date: '01.01.2027', value: '31,5', source: 'Ny telling' }, '2027-06-01');
    expect(second.ok && second.value.verdier).toEqual([{ date: '2027-01-01', value: 31.5, source: 'Ny telling' }]);
    expect(codes(withVerdi(read(), { date: '1.1.2028', value: 'x', source: '' }, '2027-06-01')).sort()).toEqual([
      'date:frem-i-tid',
      'source:mangler',
      'value:ikke-desimaltall',
    ]);
  });
});

describe('the rule', () => {
  const up = read();
  const down = read({ retning: 'ned', bane: '2027: 10\n2029: 5' });
  it.each([
    ['has no state without a value', up, [], '2027-06-01', 'uten-verdi'],
    ['is reached at the last target', up, [verdi('2028-01-01', 60)], '2028-06-01', 'naadd'],
    ['is on the way at what the path has for the year', up, [verdi('2027-06-01', 40.5)], '2027-07-01', 'paa-vei'],
    ['is on the way by the year before it', up, [verdi('2028-06-01', 41)], '2028-07-01', 'paa-vei'],
    ['is not reached behind the path', up, [verdi('2027-06-01', 40)], '2027-07-01', 'ikke-naadd'],
    ['is not reached when the deadline is out', up, [verdi('2028-06-01', 50)], '2030-01-01', 'ikke-naadd'],
    ['is too early before the path begins', up, [verdi('2026-06-01', 1)], '2026-07-01', 'for-tidlig'],
    ['goes by the newest value', up, [verdi('2027-01-01', 60), verdi('2027-06-01', 10)], '2027-07-01', 'ikke-naadd'],
    ['turns where less is better', down, [verdi('2027-06-01', 9)], '2027-07-01', 'paa-vei'],
    ['and is behind above it', down, [verdi('2027-06-01', 11)], '2027-07-01', 'ikke-naadd'],
    ['and reached below it', down, [verdi('2027-06-01', 4)], '2027-07-01', 'naadd'],
  ])('%s', (_what, m, verdier, today, expected) => expect(tilstandOf(m, verdier, today).tilstand).toBe(expected));

  it('shows path and values side by side, and nothing where nothing is said', () => {
    expect(
      yearsOf(up, [verdi('2027-01-01', 30), verdi('2027-06-01', 35)]).map((r) => [r.year, r.target, r.verdi?.value]),
    ).toEqual([
      [2027, 40.5, 35],
      [2029, 60, undefined],
    ]);
  });

  it('adds what tiltak have delivered, the newest report of each year of each', () => {
    const levert = [
      { tiltak: 1, date: '2027-04-30', units: 2 },
      { tiltak: 1, date: '2027-12-31', units: 5 },
      { tiltak: 2, date: '2027-12-31', units: 1 },
      { tiltak: 1, date: '2028-04-30', units: 3 },
      { tiltak: 9, date: '2028-04-30', units: 100 },
    ];
    expect(deliveredOf(levert, [1, 2], 'x').map((v) => [v.date, v.value])).toEqual([
      ['2027-04-30', 2],
      ['2027-12-31', 6],
      ['2028-04-30', 9],
    ]);
    expect(deliveredOf(levert, [3], 'x')).toEqual([]);
  });
});

describe('in the database, with a neighbour in the room', () => {
  const clock = fixedClock('2027-06-01T08:00:00.000Z');
  let db: OwnedDatabase;
  let own = '';
  let neighbour = '';
  const actor = (kommuneId = own) => ({ kommuneId, brukerId: null });
  beforeAll(async () => {
    db = await testDatabase();
    ({ own, neighbour } = await twoKommuner(db));
    for (const id of [own, neighbour]) await addMaal(db, clock, actor(id), { title: 'Mål', ledger: 'boligsosialt' });
  });
  afterAll(() => db?.close());

  it('is kept with its values, changed only by who has seen it, and seen by nobody else', async () => {
    expect(await saveMaalindikator(db, clock, actor(), TYPED, [], null)).toEqual({ ok: true, value: 1 });
    expect(codes(await saveMaalindikator(db, clock, actor(), TYPED, [], null))).toEqual(['title:finnes-fra-foer']);
    const value = { date: '1.5.2027', value: '33', source: 'Telling' };
    const seen = { number: 1, revision: 1 };
    expect(codes(await giveVerdi(db, clock, actor(neighbour), value, seen))).toEqual(['undefined:endret-av-andre']);
    const both = await Promise.all([1, 2].map(() => giveVerdi(db, clock, actor(), value, seen)));
    expect(both.map((r) => r.ok).sort()).toEqual([false, true]);
    const changed = { ...TYPED, title: 'Boliger', kilde: 'tiltak' };
    expect(codes(await saveMaalindikator(db, clock, actor(), changed, [], seen))).toEqual([
      'undefined:endret-av-andre',
    ]);
    expect((await saveMaalindikator(db, clock, actor(), changed, [], { number: 1, revision: 2 })).ok).toBe(true);
    const [row] = await db.inKommune(own, listMaalindikatorer);
    expect([row?.data.title, row?.data.verdier.length, row?.revision]).toEqual(['Boliger', 1, 3]);
    // Values that come from the tiltak are not typed over.
    expect((await giveVerdi(db, clock, actor(), value, { number: 1, revision: 3 })).ok).toBe(false);
    expect(await db.inKommune(neighbour, listMaalindikatorer)).toEqual([]);
  });
});

describe('what a goal says in words, as numbers', () => {
  const goal = {
    indicator: 'Fullførte boliger i året',
    baseline: '1 145 i året de siste fem årene',
    baselineYear: 2025,
    baselineSource: 'Byggesaksregisteret',
    target: '1 050,5 boliger, halvparten små',
    targetYear: 2034,
    origin: 'Samfunnsdelen',
  };

  it('fills in the form, and what is no number is left for a person', () => {
    expect(fraMaal(3, goal)).toEqual({
      maal: '3',
      title: 'Fullførte boliger i året',
      unit: 'boliger',
      kilde: 'egen',
      kunnskap: '',
      retning: 'ned',
      bane: '2034: 1\u00a0050,5',
      baneKilde: 'Samfunnsdelen',
      due: '2034-12-31',
    });
    expect(fraMaal(3, { indicator: '', target: 'Ti boliger' })).toMatchObject({ unit: '', bane: '', due: '' });
    expect(numberIn('40 %')).toEqual({ value: 40, unit: 'prosent' });
    expect([numberIn(undefined), numberIn('om lag 5')]).toEqual([null, null]);
  });

  it('gives the baseline as the first value only with a number, a year that is over, a source and the same unit', () => {
    const parsed = parseMaalindikator(
      { ...TYPED, title: goal.indicator, unit: 'boliger' },
      { maal: [1], kunnskap: [] },
      null,
    );
    if (!parsed.ok) throw new Error('refused');
    const first = (change: Partial<typeof goal>) => firstVerdi(parsed.value, { ...goal, ...change }, '2026-11-26');
    expect(first({})).toEqual([{ date: '2025-12-31', value: 1145, source: 'Byggesaksregisteret' }]);
    expect(first({ baseline: '12 prosent' })).toEqual([]);
    expect(first({ baselineSource: '' })).toEqual([]);
    expect(first({ baselineYear: 2026 })).toEqual([]);
    expect(first({ baseline: 'nesten ingen' })).toEqual([]);
    expect(first({ indicator: 'Noe annet' })).toEqual([]);
  });
});
