import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { fixedClock, systemClock } from '../../platform/clock/system.ts';
import { type Actor, written } from '../../platform/db/actor.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { setRowRemoved } from '../../platform/db/rows.ts';
import { areasOf } from '../../platform/kommuner/areas.ts';
import { findKommune } from '../../platform/kommuner/kommuner.ts';
import { loadKommuner } from '../../platform/kommuner/store.ts';
import { loadEntries } from '../grunnlag/index.ts';
import { angreTabell } from './actions/angre-tabell.ts';
import { keepTabell, stederOf, taInnTabell } from './actions/ta-inn.ts';
import { type Ark, gjettTabell, lesTabell, manglerI, type Steder } from './actions/tabell.ts';
import { saveSammenligning, saveVerdi } from './actions.ts';
import { loadIndikatorer } from './index.ts';
import { findTabell, listTatt, listVerdier, VERDI } from './store.ts';

const alle = loadIndikatorer(
  '.',
  loadEntries('.').map((e) => e.table),
).flatMap((t) => t.indicators);
const indikator = (id: string) => {
  const found = alle.find((i) => i.id === id);
  if (!found) throw new Error(id);
  return found;
};
const bosatt = indikator('flyktninger-bosatt');
const vedtatt = indikator('flyktninger-vedtatt');
const boutgift = indikator('boutgift');
const kommuner = loadKommuner('.');
const find = (query: string) => {
  const found = findKommune(kommuner, query);
  return found.ok ? found.value.number : null;
};
const halden: Steder = {
  own: { number: '3101', name: 'Halden' },
  compared: ['1508', '3103'],
  group: null,
  find,
  areasOf: (number) => areasOf(kommuner, number),
};
type Rows = Ark['rows'];
const table = (...rows: Rows): Ark => ({ name: '', rows });
const read = (i: typeof bosatt, ark: Ark, steder = halden) => {
  const valg = gjettTabell(i, [ark], {});
  if (!valg) throw new Error('no head');
  return { ...lesTabell(i, ark, valg, steder, 2026), columns: valg.columns };
};
const shown = (r: ReturnType<typeof read>) => r.figures.map((f) => [f.place, f.year, f.value]);

describe('a table that a source publishes', () => {
  it('is read with a row for each year, by name or number, for the places that are kept', () => {
    const found = read(
      bosatt,
      table(
        ['Bosatte flyktninger', null, null, null],
        ['Kommunenr', 'Kommune', 'År', 'Antall'],
        ['3101', 'Halden', 2025, 41],
        [3103, 'Moss', '2025', '1 204'],
        [null, 'Hele landet', 2025, 22370],
        [null, 'Bergen', 2025, 900],
        [null, 'Kilde: IMDi', null, null],
      ),
    );
    expect(found.errors).toEqual([]);
    expect(shown(found)).toEqual([
      ['kommunen', 2025, 41],
      ['3103', 2025, 1204],
      ['landet', 2025, 22370],
    ]);
    expect(found.figures.map((f) => f.row)).toEqual([3, 4, 5]);
    expect(found.others).toBe(2);
  });

  it('is read with a column for each year, and the one that is about the indicator', () => {
    const rows: Rows = [
      [
        'Kommune',
        'Anmodning for 2024',
        'Vedtak for 2024 (herav enslige mindreårige)',
        'Anmodning for 2025',
        'Vedtak for 2025',
      ],
      ['Halden', '60', '55 (4)', '50', ''],
      ['Moss', '70', '70', '60', '0'],
    ];
    expect(shown(read(vedtatt, table(...rows)))).toEqual([
      ['kommunen', 2024, 55],
      ['3103', 2024, 70],
      ['3103', 2025, 0],
    ]);
    expect(shown(read(indikator('flyktninger-anmodet'), table(...rows)))).toHaveLength(4);
  });

  it('has no figure where the source has none, and none of them is zero', () => {
    const marks = ['', '-', '–', '.', '..', ':', '*', '<5', 'færre enn 5', 'Uoppgitt'];
    const found = read(
      bosatt,
      table(['Kommune', 'År', 'Antall'], ...marks.map((m, n): Rows[number] => ['Halden', 2000 + n, m])),
    );
    expect(found).toMatchObject({ figures: [], errors: [], missing: marks.length });
    expect(shown(read(bosatt, table(['Kommune', 'År', 'Antall'], ['Halden', 2025, '0'])))).toEqual([
      ['kommunen', 2025, 0],
    ]);
  });

  it('takes a percent with all its decimals, and a count only whole', () => {
    const of = (i: typeof bosatt, value: string | number) =>
      read(i, table(['Kommune', 'År', 'Antall'], ['Halden', 2025, value]));
    expect(shown(of(boutgift, '12,5333333'))).toEqual([['kommunen', 2025, 12.5]]);
    expect(shown(of(boutgift, 12.5333333))).toEqual([['kommunen', 2025, 12.5]]);
    expect(shown(of(boutgift, '12 %'))).toEqual([['kommunen', 2025, 12]]);
    for (const value of ['12,5', 12.5, '1.234', 'mange'])
      expect(of(bosatt, value).errors).toMatchObject([{ code: 'ikke-tall', row: 2 }]);
  });

  it('never gives a part of a municipality as the whole of it', () => {
    // Ålesund was put together of five in 2020 and parted in 2024; Halden has had three numbers and the same borders.
    const found = read(
      bosatt,
      table(
        ['Kommunenummer', 'År', 'Antall'],
        ['0101', 2018, 30],
        ['1504', 2018, 80],
        ['1534', 2018, 10],
        ['3001', 2021, 31],
      ),
    );
    expect(shown(found)).toEqual([
      ['kommunen', 2018, 30],
      ['kommunen', 2021, 31],
    ]);
    expect(found.otherBorders + found.others).toBe(2);
  });

  it('has the county too, in the years in which it was the same', () => {
    const found = read(
      bosatt,
      table(
        ['Fylkesnr', 'Region', 'År', 'Antall'],
        [null, 'Østfold', 2025, 410],
        [null, '31 Østfold', 2024, 400],
        [null, 'Østfold fylke', 2018, 300],
        [null, 'Østfold', 2021, 350],
        [null, 'Viken', 2021, 900],
        [null, 'Vestland', 2025, 800],
      ),
    );
    expect(found.errors).toEqual([]);
    expect(shown(found)).toEqual([
      ['fylke', 2025, 410],
      ['fylke', 2024, 400],
    ]);
    // Østfold held more in 2018 and was no county in 2021, and the others are of somewhere else.
    expect(found).toMatchObject({ otherBorders: 2, others: 2 });
    const coded = table(
      ['Regionkode', 'År', 'Antall'],
      ['31', 2025, 410],
      ['EKA31', 2024, 4],
      ['30', 2021, 9],
      ['46', 2025, 8],
    );
    expect(shown(read(bosatt, coded))).toEqual([
      ['fylke', 2025, 410],
      ['fylke', 2024, 4],
    ]);
    // Oslo is a municipality and a county: to Oslo it is the municipality.
    const oslo = { ...halden, own: { number: '0301', name: 'Oslo' }, areasOf: (n: string) => areasOf(kommuner, n) };
    expect(shown(read(bosatt, table(['Kommune', 'År', 'Antall'], ['Oslo', 2025, 5]), oslo))).toEqual([
      ['kommunen', 2025, 5],
    ]);
  });

  it.each<[string, Rows[number][], { row: number; code: string; field?: string; other?: number }[]]>([
    ['words', [['Halden', 2025, 'mange']], [{ row: 2, code: 'ikke-tall', field: 'verdi' }]],
    ['below what it can be', [['Halden', 2025, -3]], [{ row: 2, code: 'utenfor' }]],
    ['a year to come', [['Halden', 2031, 3]], [{ row: 2, code: 'ikke-aar', field: 'aar' }]],
    ['no year', [['Halden', null, 3]], [{ row: 2, code: 'ikke-aar' }]],
    ['no municipality', [[null, 2025, 3]], [{ row: 2, code: 'mangler', field: 'kommune' }]],
    [
      'the same year twice',
      [
        ['Halden', 2025, 3],
        ['Halden', 2025, 4],
      ],
      [{ row: 3, code: 'dobbelt', other: 2 }],
    ],
    ['a formula', [['Halden', 2025, { fault: 'formel' }]], [{ row: 2, code: 'formel' }]],
    ['a fault of the sheet', [['Halden', 2025, { fault: 'feilverdi' }]], [{ row: 2, code: 'feilverdi' }]],
    ['a merged cell', [[{ fault: 'flettet' }, 2025, 3]], [{ row: 2, code: 'flettet' }]],
  ])('is refused by row: %s', (_, rows, errors) => {
    expect(read(bosatt, table(['Kommune', 'År', 'Antall'], ...rows)).errors).toMatchObject(errors);
  });

  it('says what the columns lack', () => {
    const of = (...heads: string[]) => manglerI(gjettTabell(bosatt, [table(heads)], {})?.columns ?? {});
    expect(of('År', 'Antall')).toBe('kommune');
    expect(of('Kommune', 'År')).toBe('verdi');
    expect(of('Kommune', '2025')).toBeNull();
  });
});

describe('in the database, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  let own: Actor;
  let neighbour: Actor;
  const clock = fixedClock('2026-11-26T08:00:00.000Z');
  const places = { own: halden.own, find, areasOf: halden.areasOf };
  const keep = (actor: Actor, ...rows: Rows) =>
    db.inKommune(actor.kommuneId, (tx) =>
      keepTabell(tx, written(clock, actor), bosatt, 'imdi.csv', { ok: true, value: [table(...rows)] }),
    );
  const take = async (actor: Actor, number: number, source = 'IMDi') =>
    taInnTabell(db, clock, actor, bosatt, number, places, { source });
  const figures = async (actor: Actor) =>
    (await db.inKommune(actor.kommuneId, listVerdier)).map((r) => [
      r.data.place,
      r.data.year,
      r.data.value,
      r.revision,
    ]);
  const kept = async (...rows: Rows) => {
    const done = await keep(own, ['Kommune', 'År', 'Antall'], ...rows);
    if (!done.ok) throw new Error(done.error);
    return done.value;
  };
  beforeAll(async () => {
    db = await testDatabase();
    const make = async (slug: string, name: string, number: string): Promise<Actor> => {
      const kommuneId = systemClock.id();
      await db.inPlattform((tx) =>
        tx.rows('insert into kommune (id, slug, name, number, created) values ($1, $2, $3, $4, $5)', [
          kommuneId,
          slug,
          name,
          number,
          systemClock.now(),
        ]),
      );
      return { kommuneId, brukerId: null };
    };
    own = await make('halden', 'Halden', '3101');
    neighbour = await make('moss', 'Moss', '3103');
    const told = { value: '99', year: '2024', place: 'kommunen', source: 'Naboen' };
    expect((await saveVerdi(db, clock, neighbour, bosatt, told)).ok).toBe(true);
    expect((await saveSammenligning(db, clock, own, '3101', find, { kommune1: 'Moss' }, 0)).ok).toBe(true);
  });
  afterAll(() => db.close());

  it('takes in all of it or nothing, once, and leaves the neighbour alone', async () => {
    const broken = await kept(['Halden', 2023, 20], ['Halden', 2024, 'mange']);
    expect(await take(own, broken)).toEqual({ ok: false, error: { code: 'har-feil' } });
    expect(await figures(own)).toEqual([]);
    const empty = await kept(['Halden', 2023, '*'], ['Bergen', 2023, 9]);
    expect(await take(own, empty)).toEqual({ ok: false, error: { code: 'ingen-tall' } });
    const good = await kept(['Halden', 2023, 20], ['Halden', 2024, 3], ['Moss', 2024, 50], ['Bergen', 2024, 9]);
    expect(await take(own, good, '')).toMatchObject({ ok: false, error: { code: 'kilde' } });
    expect(await take(neighbour, good)).toEqual({ ok: false, error: { code: 'finnes-ikke' } });
    expect(await take(own, good)).toEqual({ ok: true, value: { added: 3, changed: 0, same: 0 } });
    expect(await take(own, good)).toEqual({ ok: false, error: { code: 'tatt-inn' } });
    expect((await db.inKommune(own.kommuneId, (tx) => findTabell(tx, good)))?.sheets).toEqual([]);
    expect(await figures(own)).toEqual([
      ['kommunen', 2023, 20, 1],
      ['kommunen', 2024, 3, 1],
      ['3103', 2024, 50, 1],
    ]);
    expect(await figures(neighbour)).toEqual([['kommunen', 2024, 99, 1]]);
    expect(await db.inKommune(neighbour.kommuneId, (tx) => findTabell(tx, good))).toBeNull();
  });

  it('gives a figure that the source has revised a new revision, and leaves the others as they are', async () => {
    const again = await kept(['Halden', 2023, 20], ['Halden', 2024, 7], ['Halden', 2025, 11]);
    expect(await take(own, again, 'IMDi, ny')).toEqual({ ok: true, value: { added: 1, changed: 1, same: 1 } });
    expect(await figures(own)).toEqual([
      ['kommunen', 2023, 20, 1],
      ['kommunen', 2024, 7, 2],
      ['3103', 2024, 50, 1],
      ['kommunen', 2025, 11, 1],
    ]);
  });

  it('takes all of a table back at once: new figures go, changed ones are as they were, and what was changed since stands', async () => {
    const before = (await db.inKommune(own.kommuneId, listVerdier)).filter((v) => !v.data.removed).map((v) => v.data);
    const number = await kept(['Halden', 2024, 8], ['Halden', 2025, 11], ['Halden', 2020, 5], ['Moss', 2020, 6]);
    expect(await take(own, number, 'IMDi, feil fil')).toEqual({ ok: true, value: { added: 2, changed: 1, same: 1 } });
    const listed = await db.inKommune(own.kommuneId, (tx) => listTatt(tx, bosatt.id));
    expect(listed[0]).toMatchObject({ number, name: 'imdi.csv', taken: clock.now() });
    expect(await db.inKommune(neighbour.kommuneId, (tx) => listTatt(tx, bosatt.id))).toEqual([]);
    expect(await angreTabell(db, clock, neighbour, bosatt, number)).toEqual({ ok: false, error: 'finnes-ikke' });
    expect(await angreTabell(db, clock, own, vedtatt, number)).toEqual({ ok: false, error: 'finnes-ikke' });
    const mine = { value: '7', year: '2020', place: 'kommunen', source: 'Eget' };
    const typed = (await db.inKommune(own.kommuneId, listVerdier)).find(
      (v) => v.data.year === 2020 && v.data.place === 'kommunen',
    );
    expect(await setRowRemoved(db, clock, own, VERDI, typed?.number ?? 0, true)).toEqual([]);
    expect((await saveVerdi(db, clock, own, bosatt, mine)).ok).toBe(true);
    expect(await angreTabell(db, clock, own, bosatt, number)).toEqual({ ok: true, value: { back: 2, kept: 1 } });
    const after = (await db.inKommune(own.kommuneId, listVerdier)).filter((v) => !v.data.removed).map((v) => v.data);
    expect(after).toEqual([
      ...before,
      expect.objectContaining({ year: 2020, place: 'kommunen', value: 7, source: 'Eget' }),
    ]);
    expect(await angreTabell(db, clock, own, bosatt, number)).toEqual({ ok: false, error: 'finnes-ikke' });
    expect(await take(own, number)).toEqual({ ok: false, error: { code: 'tatt-inn' } });
  });

  it('keeps nothing of a file with birth numbers, without a head or too long', async () => {
    const before = await figures(own);
    const refused = async (...rows: Rows) => {
      const done = await keep(own, ...rows);
      return done.ok ? 'kept' : done.error;
    };
    expect(await refused(['Kommune', 'År', 'Antall'], ['Halden', '010190 12345', 3])).toBe('foedselsnummer');
    expect(await refused(['Navn', 'Adresse'], ['x', 'y'])).toBe('ingen-tabell');
    expect(await refused(...Array.from({ length: 25_001 }, (): Rows[number] => ['Halden', 2025, 3]))).toBe(
      'for-mange-rader',
    );
    expect(await figures(own)).toEqual(before);
    const steder = await db.inKommune(own.kommuneId, (tx) => stederOf(tx, places));
    expect(steder).toMatchObject({ compared: ['3103'], group: null });
  });
});
