import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import type { TypedFields } from '../../kernel/index.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { saveGrid, setRemoved } from './actions.ts';
import { type Felt, type FeltRad, NEW_FELT, sumOf } from './felt.ts';
import { applied, type GridRow, rowsFrom, rowsOf, same, type Visning } from './rutenett.ts';
import { allRevisions, listFelt } from './store.ts';

const YEARS = [2026, 2027, 2028];
const FELT: Felt = {
  ...NEW_FELT,
  name: 'Bryggefeltet',
  planId: '2024001',
  status: 'regulert',
  owner: 'Brygga AS',
  land: 'privat',
  planned: [
    { year: 2027, type: 'smaahus', units: 12 },
    { year: 2024, type: 'blokk', units: 9 },
    { year: 2026, type: 'blokk', units: 40 },
    { year: 2028, type: 'blokk', units: 0 },
  ],
};
const shown = (data: Felt = FELT, number = 1, revision = 1): FeltRad => ({
  number,
  revision,
  data,
  created: '2026-01-01',
});
const row = (cells: TypedFields, felt: number | null = null): GridRow => ({ felt, cells });
const codes = (result: ReturnType<typeof applied>) =>
  result.ok ? [] : result.error.map((e) => `${e.row}:${e.refusal.field}:${e.refusal.code}`);
/** Rows as the form sends them. */
const typedOf = (rows: readonly GridRow[]): TypedFields =>
  Object.fromEntries(
    rows.flatMap(({ felt, cells }, at) => [
      [`r${at}-felt`, felt === null ? '' : String(felt)],
      ...Object.entries(cells).map(([key, value]) => [`r${at}-${key}`, value] as const),
    ]),
  );

describe('the table', () => {
  it.each<Visning>(['program', 'opplysninger', 'levert'])('reads back what it shows, unchanged: %s', (view) => {
    const data: Felt = {
      ...FELT,
      delivered: [{ year: 2026, type: 'blokk', units: 0 }],
      maxUnits: 90,
      order: 'Vei først',
      slip: 0,
    };
    const years = view === 'opplysninger' ? [] : YEARS;
    const read = applied(rowsFrom(typedOf(rowsOf(shown(data), view, years))), view, years, [shown(data)]);
    expect(read.ok && read.value.added).toEqual([]);
    expect(read.ok && same(read.value.fields.get(1) as Felt, data)).toBe(true);
  });

  it('keeps years that are out of sight, and tells nothing from none', () => {
    const rows = rowsOf(shown(), 'program', YEARS);
    const blokk = rows.find((r) => r.cells.type === 'blokk');
    expect([blokk?.cells.y2027, blokk?.cells.y2028]).toEqual(['', '0']);
    const read = applied([row({ ...blokk?.cells, y2027: '5' }, 1)], 'program', YEARS, [shown()]);
    expect(read.ok && read.value.fields.get(1)?.planned).toEqual([
      { year: 2024, type: 'blokk', units: 9 },
      { year: 2026, type: 'blokk', units: 40 },
      { year: 2027, type: 'blokk', units: 5 },
      { year: 2028, type: 'blokk', units: 0 },
    ]);
  });

  it('knows a field by its name before its place, and renames the one that stood there', () => {
    const two = [shown(), shown({ ...FELT, name: 'Nes' }, 2)];
    const cells = { status: 'avsatt', type: 'blokk', y2026: '7' };
    const swapped = applied(
      [row({ ...cells, name: 'nes' }, 1), row({ ...cells, name: 'Ny vik' }, 2)],
      'program',
      YEARS,
      two,
    );
    if (!swapped.ok) throw new Error(codes(swapped).join());
    expect([...swapped.value.fields].map(([n, f]) => [n, f.name, f.removed])).toEqual([
      [1, 'Bryggefeltet', true],
      [2, 'nes', false],
    ]);
    expect(swapped.value.added.map((f) => f.name)).toEqual(['Ny vik']);
    const renamed = applied([row({ ...cells, name: 'Brygga' }, 1)], 'program', YEARS, [shown()]);
    expect(renamed.ok && [renamed.value.fields.get(1)?.name, renamed.value.added.length]).toEqual(['Brygga', 0]);
  });

  it('gathers the rows of a new field, and takes out one whose rows are empty', () => {
    const read = applied(
      [
        row({ name: 'Lia', status: 'avsatt', type: 'blokk', y2026: '1 200' }),
        row({ name: 'LIA', type: 'smaahus', y2027: '8' }),
        row({ name: '', status: '', type: '', y2026: '' }, 1),
      ],
      'program',
      YEARS,
      [shown()],
    );
    if (!read.ok) throw new Error(codes(read).join());
    expect(read.value.added.map((f) => [f.name, sumOf(f.planned)])).toEqual([['Lia', 1208]]);
    expect(read.value.fields.get(1)).toEqual({ ...FELT, removed: true });
  });

  it.each<[string, Visning, GridRow[], string[]]>([
    ['no status', 'program', [row({ name: 'Lia', y2026: '3' })], ['0:status:mangler', '0:type:mangler']],
    ['no name', 'program', [row({ status: 'avsatt', planId: '1' })], ['0:name:mangler']],
    [
      'words for a number',
      'program',
      [row({ name: 'Lia', status: 'avsatt', type: 'blokk', y2026: 'ti' })],
      ['0:y2026:ikke-tall'],
    ],
    ['too many', 'program', [row({ name: 'Lia', status: 'avsatt', type: 'blokk', y2026: '-1' })], ['0:y2026:utenfor']],
    ['an unknown status', 'program', [row({ name: 'Lia', status: 'Vedtatt' })], ['0:status:ukjent-valg']],
    [
      'one type twice',
      'program',
      [row({ name: 'Lia', status: 'avsatt', type: 'blokk' }), row({ name: 'Lia', type: 'blokk', y2026: '3' })],
      ['1:type:to-ganger'],
    ],
    [
      'rows that disagree',
      'program',
      [row({ name: 'Lia', status: 'avsatt' }), row({ name: 'Lia', status: 'regulert', type: 'blokk' })],
      ['1:status:uenige'],
    ],
    [
      'a birth number',
      'program',
      [row({ name: 'Lia', status: 'avsatt', owner: '010190 12345' })],
      ['0:owner:personopplysning'],
    ],
    ['a name that stands elsewhere', 'program', [row({ name: 'ANNET', status: 'avsatt' })], ['0:name:finnes-fra-foer']],
    ['deliveries of no field', 'levert', [row({ name: 'Lia', type: 'blokk', y2026: '3' })], ['0:name:ukjent-felt']],
    [
      'sizes the wrong way',
      'opplysninger',
      [row({ name: 'Bryggefeltet', minSize: '90', maxSize: '50' }, 1)],
      ['0:maxSize:minst-stoerre'],
    ],
    ['more than all', 'opplysninger', [row({ name: 'Bryggefeltet', reserved: '101' }, 1)], ['0:reserved:utenfor']],
  ])('refuses %s at the cell', (_, view, rows, wanted) => {
    expect(codes(applied(rows, view, view === 'opplysninger' ? [] : YEARS, [shown()], ['Annet']))).toEqual(wanted);
  });

  it('never throws, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('r0-name', 'r0-felt', 'r0-y2026', 'r1-type', 'r2-status', 'r999-name', 'rx-1'),
          fc.string(),
        ),
        fc.constantFrom<Visning>('program', 'opplysninger', 'levert'),
        (typed, view) => {
          expect(typeof applied(rowsFrom(typed), view, YEARS, [shown()]).ok).toBe('boolean');
        },
      ),
    );
  });
});

describe('the table in the store', () => {
  let db: OwnedDatabase;
  let own: { kommuneId: string; brukerId: null };
  let neighbour: { kommuneId: string; brukerId: null };
  const clock = fixedClock('2026-11-26T10:00:00Z');
  const list = (kommuneId = own.kommuneId) => db.inKommune(kommuneId, listFelt);
  const save = async (
    rows: readonly GridRow[],
    seen: readonly FeltRad[],
    view: Visning = 'program',
    who = own,
    uttak: readonly number[] | 'behold' = [],
  ) =>
    saveGrid(db, clock, who, { view, years: view === 'opplysninger' ? [] : YEARS, seen, typed: typedOf(rows), uttak });
  const asRows = (fields: readonly FeltRad[], view: Visning = 'program') =>
    fields.flatMap((f) => rowsOf(f, view, YEARS));
  const set = (rows: readonly GridRow[], name: string, cells: TypedFields) =>
    rows.map((r) => (r.cells.name === name ? row({ ...r.cells, ...cells }, r.felt) : r));

  beforeAll(async () => {
    db = await testDatabase();
    const two = await twoKommuner(db);
    own = { kommuneId: two.own, brukerId: null };
    neighbour = { kommuneId: two.neighbour, brukerId: null };
  });
  afterAll(() => db.close());

  it('takes every changed field in one save, leaves the others, and never reaches the neighbour', async () => {
    const cells = { status: 'regulert', type: 'blokk', y2026: '10' };
    expect(await save([row({ ...cells, name: 'A' }), row({ ...cells, name: 'B' })], [])).toMatchObject({
      ok: true,
      added: 2,
    });
    await save([row({ ...cells, name: 'A' })], [], 'program', neighbour);
    const before = await list();
    expect(await save(set(asRows(before), 'B', { y2026: '15' }), before)).toMatchObject({
      ok: true,
      changed: 1,
      added: 0,
    });
    expect((await list()).map((f) => [f.data.name, f.revision, sumOf(f.data.planned)])).toEqual([
      ['A', 1, 10],
      ['B', 2, 15],
    ]);
    expect((await list(neighbour.kommuneId)).map((f) => [f.data.name, f.revision])).toEqual([['A', 1]]);
    // The numbers of one are no key to the other's.
    expect(await setRemoved(db, clock, neighbour, [2], true)).toBe(false);
  });

  it('stores nothing when one cell is wrong', async () => {
    const before = await list();
    const rows = set(set(asRows(before), 'A', { y2026: '99' }), 'B', { y2026: 'mange' });
    const saved = await save(rows, before);
    expect(!saved.ok && 'refusals' in saved && saved.refusals.map((r) => [r.row, r.refusal.field])).toEqual([
      [1, 'y2026'],
    ]);
    expect(await list()).toEqual(before);
  });

  it('lets two people change different fields, and loses neither where they change the same', async () => {
    const seen = await list();
    expect(await save(set(asRows(seen), 'A', { y2027: '1' }), seen)).toMatchObject({ ok: true, changed: 1 });
    expect(await save(set(asRows(seen), 'B', { y2027: '2' }), seen)).toMatchObject({ ok: true, changed: 1 });
    const late = await save(set(asRows(seen), 'A', { y2027: '3' }), seen);
    expect(
      !late.ok &&
        'strid' in late &&
        late.strid.map((s) => [s.newest.data.name, sumOf(s.newest.data.planned), sumOf(s.wanted.planned)]),
    ).toEqual([['A', 11, 13]]);
    expect((await list()).map((f) => sumOf(f.data.planned))).toEqual([11, 17]);
    // What two have typed alike is no conflict.
    expect(await save(set(asRows(seen), 'A', { y2027: '1' }), seen)).toMatchObject({ ok: true, changed: 0 });
  });

  it('never writes over a field whose revision the form does not say', async () => {
    const before = await list();
    const saved = await save(set(asRows(before), 'A', { name: 'Mine ord' }), []);
    expect(!saved.ok && 'strid' in saved && saved.strid.map((s) => [s.newest.data.name, s.wanted.name])).toEqual([
      ['A', 'Mine ord'],
    ]);
    expect(await list()).toEqual(before);
  });

  it('keeps every revision, also of a field that is taken out and brought back', async () => {
    const before = await list();
    const [a] = before;
    const without = set(
      asRows(before).filter((r) => r.cells.name !== 'A'),
      'B',
      { y2028: '4' },
    );
    const asked = await save(without, before);
    expect(!asked.ok && 'asks' in asked && asked.asks.map((f) => f.data.name)).toEqual(['A']);
    // Saying yes to another field is no yes to this one.
    expect(await save(without, before, 'program', own, [2])).toMatchObject({ ok: false });
    expect(await list()).toEqual(before);
    expect(await save(without, before, 'program', own, 'behold')).toMatchObject({ ok: true, changed: 1, removed: [] });
    expect((await list()).map((f) => f.data.removed)).toEqual([false, false]);
    const now = await list();
    const empty = asRows(now).filter((r) => r.cells.name !== 'A');
    expect(await save(empty, now, 'program', own, [1])).toMatchObject({ ok: true, changed: 0, removed: [1] });
    expect((await list()).map((f) => f.data.removed)).toEqual([true, false]);
    expect(await setRemoved(db, clock, own, [1, 9], false)).toBe(false);
    expect((await list())[0]?.data.removed).toBe(true);
    expect(await setRemoved(db, clock, own, [1, 2], false)).toBe(true);
    expect((await list())[0]?.data).toEqual(a?.data);
    const all = await db.inKommune(own.kommuneId, allRevisions);
    expect(all.filter((r) => r.number === 1).map((r) => r.revision)).toEqual([1, 2, 3, 4]);
  });
});
