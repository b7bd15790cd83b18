import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KVALITETER } from '../../kernel/index.ts';
import { areasOf } from '../../platform/kommuner/areas.ts';
import { findKommune } from '../../platform/kommuner/kommuner.ts';
import { loadKommuner } from '../../platform/kommuner/store.ts';
import { bordersOf, type DataRole, loadCatalogue, loadEntries, mappingsOf, readStatistics } from '../grunnlag/index.ts';
import {
  bevegelse,
  fylkeOmraade,
  historie,
  kommuneOmraade,
  landetOmraade,
  manglerFor,
  type Omraade,
  type Tabell,
  tilDetBedre,
} from './beregn.ts';
import { bandOf } from './celler.ts';
import { loadIndikatorer } from './index.ts';
import type { Indikator } from './indikator.ts';
import { gruppeOmraade } from './kostragruppe.ts';

const kommuner = loadKommuner('.');
const mappings = mappingsOf(loadCatalogue('.'));
const known = loadEntries('.').map((e) => e.table);
const alle = loadIndikatorer('.', known).flatMap((t) => t.indicators);
const shared = join(process.env.BOLIGPLAN_SHARED ?? '../shared', 'data');

const indikator = (id: string): Indikator => {
  const found = alle.find((i) => i.id === id);
  if (!found) throw new Error(id);
  return found;
};
async function load(text: string | Uint8Array, role: DataRole = 'population'): Promise<Tabell> {
  const read = await readStatistics(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const table = { ...read.value, borders: bordersOf(read.value, kommuner.rows) };
  return { role, table, mapping: mappings[role], source: 'SSB', confidence: 'A' };
}
const areas = (number: string) => areasOf(kommuner, number);
const place = (query: string, more: Partial<Omraade> = {}): Omraade => {
  const found = findKommune(kommuner, query);
  if (!found.ok) throw new Error(query);
  return kommuneOmraade('kommunen', found.value.name, areas(found.value.number), more);
};
const values = (id: string, tables: readonly Tabell[], at: Omraade) =>
  historie(indikator(id), tables, at).map((p) => [
    p.year,
    p.count,
    p.share === null ? null : Number(p.share.toFixed(2)),
  ]);

/** So many persons in every age of each number in the years named. */
const people = (rows: readonly (readonly [string, Readonly<Record<string, number | string>>])[], ages = 106) => {
  const years = [...new Set(rows.flatMap(([, by]) => Object.keys(by)))].sort();
  const lines = rows.flatMap(([code, by]) =>
    Array.from({ length: ages }, (_, a) => `${code} Sted;${a} år;${years.map((y) => by[y] ?? '.').join(';')}`),
  );
  return `${['region', 'alder', ...years].join(';')}\n${lines.join('\n')}\n`;
};

describe('an indicator of a small table', () => {
  it('is a share of all ages, and nothing where a part is missing', async () => {
    const table = await load(people([['0301', { 2020: 10, 2021: 10, 2022: '.' }]]));
    expect(values('eldre-80', [table], place('0301'))).toEqual([
      [2020, 260, 24.53],
      [2021, 260, 24.53],
    ]);
    expect(values('barn-og-unge', [table], place('0301'))[0]).toEqual([2020, 180, 16.98]);
  });

  it('follows the municipality through its borders, and waits for every part', async () => {
    const table = await load(
      people([
        ['1103', { 2018: 10, 2019: 10, 2020: 20 }],
        ['1141', { 2018: 3, 2019: '.' }],
        ['1142', { 2018: 4, 2019: 4 }],
      ]),
    );
    expect(values('folketall', [table], place('1103')).map(([year, count]) => [year, count])).toEqual([
      [2018, 1802],
      [2020, 2120],
    ]);
  });

  it('of a KOSTRA group is the estimate under its code, else the sum of everybody in it, and nothing where one lacks', async () => {
    const population = await load(
      people([
        ['0301', { 2019: 10, 2020: 10 }],
        ['1103', { 2020: 5 }],
        ['1141', { 2019: 1 }],
      ]),
    );
    const group = { code: 'EKG12', members: ['0301', '1103'], year: 2026 };
    const at = gruppeOmraade(group, areas);
    // In 2019 Stavanger was three numbers, of which one is here.
    expect(values('folketall', [population], at)).toEqual([[2020, 1590, null]]);
    const kostra = (rows: string) => load(`region;statistikkvariabel;2019;2020\n${rows}`, 'municipal-dwellings');
    const measure = 'Kommunalt disponerte boliger i alt';
    const own = await kostra(
      `EKG12 Gruppe;${measure};100;159\n0301 Oslo;${measure};1;1\n1103 Stavanger;${measure};2;2\n`,
    );
    expect(values('kommunale-boliger', [population, own], at)).toEqual([
      [2019, 100, null],
      [2020, 159, 100],
    ]);
    const without = await kostra(`0301 Oslo;${measure};1;1\n`);
    expect(values('kommunale-boliger', [population, without], at)).toEqual([]);
    // Without the members there is only what the agency has estimated.
    const alone = gruppeOmraade({ ...group, members: [] }, areas);
    expect(values('folketall', [population], alone)).toEqual([]);
    expect(values('kommunale-boliger', [population, own], alone).map(([year]) => year)).toEqual([2019, 2020]);
  });

  it('is the growth over five years only where both years are known', async () => {
    const table = await load(people([['0301', { 2015: 10, 2019: 12, 2020: 11 }]]));
    expect(values('folketall', [table], place('0301'))).toEqual([
      [2015, 1060, null],
      [2019, 1272, null],
      [2020, 1166, 10],
    ]);
  });

  it('never takes a part of the ages or one sex for everybody', async () => {
    const young = await load(people([['0301', { 2020: 10 }]], 60));
    expect(values('barn-og-unge', [young], place('0301'))).toEqual([[2020, 180, null]]);
    expect(values('eldre-80', [young], place('0301'))).toEqual([]);
    const women = `region;kjønn;alder;2020\n${Array.from({ length: 106 }, (_, a) => `0301 Oslo;Kvinner;${a} år;5`).join('\n')}\n`;
    expect(values('folketall', [await load(women)], place('0301'))).toEqual([]);
    const both = `${women}${Array.from({ length: 106 }, (_, a) => `0301 Oslo;Menn;${a} år;4`).join('\n')}\n`;
    expect(values('folketall', [await load(both)], place('0301'))).toEqual([[2020, 954, null]]);
  });

  it('divides by another table in the same year, is of class B then, and says which table is not loaded', async () => {
    const population = await load(people([['0301', { 2020: 10 }]]));
    const dwellings = await load(
      'region;bygningstype;2020;2021\n0301 Oslo;Enebolig;100;100\n0301 Oslo;Boligblokk;430;0\n',
      'dwellings',
    );
    expect(values('boligmasse', [dwellings, population], place('0301'))).toEqual([
      [2020, 530, 500],
      [2021, 100, null],
    ]);
    expect(values('blokk', [dwellings], place('0301'))).toEqual([
      [2020, 430, 81.13],
      [2021, 0, 0],
    ]);
    const [first] = historie(indikator('boligmasse'), [dwellings, population], place('0301'));
    expect(first?.confidence).toBe('B');
    expect(manglerFor(indikator('boligmasse'), [dwellings])).toEqual(['population']);
    expect(manglerFor(indikator('blokk'), [dwellings])).toEqual([]);
  });

  it('divides the other way where that is what it says: persons for each household, and the count of households', async () => {
    const population = await load(people([['0301', { 2020: 10 }]]));
    const households = await load('region;2020\n0301 Oslo;500\n', 'households');
    expect(values('husholdninger', [households, population], place('0301'))).toEqual([[2020, 500, 2.12]]);
  });

  it('counts nothing when no measure, or more than one, is the one it asks for', async () => {
    const completions = await load('region;statistikkvariabel;2020\n0301 Oslo;Bruksareal i alt;900\n', 'completions');
    expect(values('fullfoerte', [completions], place('0301'))).toEqual([]);
    const two = await load(
      'region;statistikkvariabel;2020\n0301 Oslo;Igangsatte boliger;7\n0301 Oslo;Fullførte boliger;5\n0301 Oslo;Fullført bruksareal;900\n',
      'completions',
    );
    expect(values('fullfoerte', [two], place('0301'))).toEqual([[2020, 5, null]]);
    expect(values('igangsatte', [two], place('0301'))).toEqual([[2020, 7, null]]);
  });

  it('gives a table without regions to the municipality alone', async () => {
    const table = await load(`alder;2020\n${Array.from({ length: 106 }, (_, a) => `${a} år;5`).join('\n')}\n`);
    expect(values('folketall', [table], place('0301', { own: true }))).toEqual([[2020, 530, null]]);
    expect(values('folketall', [table], place('1103'))).toEqual([]);
    expect(values('folketall', [table], landetOmraade('Landet', areas('0301')))).toEqual([]);
  });

  it('reads county and country by their own codes', async () => {
    const table = await load(
      people([
        ['3101', { 2024: 1 }],
        ['31', { 2024: 9 }],
        ['0', { 2024: 100 }],
      ]),
    );
    expect(values('folketall', [table], fylkeOmraade('Fylket', areas('3101')))).toEqual([[2024, 954, null]]);
    expect(values('folketall', [table], landetOmraade('Landet', areas('3101')))).toEqual([[2024, 10_600, null]]);
  });

  it('tells the direction as it is printed', () => {
    const point = (year: number, share: number) => ({ year, count: 1, share, source: '', confidence: 'A' as const });
    const blokk = indikator('blokk');
    expect(bevegelse(blokk, [point(2020, 10), point(2021, 10.04)])).toBe('likt');
    expect(bevegelse(blokk, [point(2020, 10), point(2021, 10.1)])).toBe('opp');
    expect(bevegelse(blokk, [point(2020, 10)])).toBeNull();
    expect(tilDetBedre('opp', blokk)).toBeNull();
    expect(tilDetBedre('opp', indikator('trangboddhet'))).toBe(false);
    expect(tilDetBedre('opp', indikator('trinnfrie'))).toBe(true);
  });

  it.each([
    ['067', [67, 67]],
    ['105+', [105, null]],
    ['105', [105, null]],
    ['80-84 år', [80, 84]],
    ['90 år eller eldre', [90, null]],
    ['i alt', null],
  ])('reads the age %s', (code, band) => expect(bandOf(code)).toEqual(band));
});

describe('the indicators in content', () => {
  it('are at least 25, with something for each result quality to reach for', () => {
    expect(alle.length).toBeGreaterThanOrEqual(25);
    for (const quality of KVALITETER)
      expect(
        alle.some((i) => i.quality === quality),
        quality,
      ).toBe(true);
  });
  it.each<[string, string[]]>([
    ['population and ageing', ['folketall', 'eldre-67', 'eldre-80']],
    ['households', ['husholdninger', 'aleneboende']],
    ['price, rent, turnover, building', ['kvadratmeterpris', 'leie', 'omsatte-boliger', 'fullfoerte']],
    ['vacancy', ['ubebodde-boliger']],
    ['incomes and costs', ['inntekt', 'boutgift']],
    ['crowding, tenure, low income', ['trangboddhet', 'leiere', 'lavinntekt']],
    ['social assistance, bostøtte, startlån', ['sosialhjelp', 'bostoette', 'startlaan']],
    ['municipal stock: size, access, turnover', ['kommunale-boliger', 'tilgjengelige-kommunale', 'omloep']],
    ['waiting, homelessness', ['venteliste', 'bostedsloese']],
    ['refugees', ['flyktninger-anmodet', 'flyktninger-vedtatt', 'flyktninger-bosatt']],
    ['care, zoning, economy', ['institusjon-80', 'reguleringstid', 'netto-driftsresultat']],
  ])('hold %s', (_, ids) => expect(ids.filter((id) => !alle.some((i) => i.id === id))).toEqual([]));
  it('refuse a table nobody knows', () => {
    expect(() => loadIndikatorer('.', [])).toThrow(/no table 07459/);
  });
});

const recorded = (name: string) => join(shared, name);
const WIDE = 'population-by-age-sex-municipality-2021.wide.csv';
const OLD = 'population-by-age-municipality-2005-2015-2020borders.wide.csv';
const OSLO = 'ssb-oslo-dwellings-2013-2026.csv';
const HOUSEHOLDS = 'ssb-06070-household-types-counties-2025-excerpt.csv';

describe('recorded figures', () => {
  const file = (name: string) => readFileSync(recorded(name));
  it.skipIf(!existsSync(recorded(WIDE)))('of 2021: Halden, Oslo, Tromsø and the country', async () => {
    const table = await load(file(WIDE));
    const at = (query: string) => values('eldre-80', [table], place(query))[0];
    const all = (query: string) => values('folketall', [table], place(query))[0]?.[1];
    expect([all('3001'), all('Oslo'), all('5401')]).toEqual([31_387, 697_010, 77_095]);
    // Summed by hand from the columns of the file.
    expect([at('3001'), at('Oslo'), at('5401')]).toEqual([
      [2021, 1547, 4.93],
      [2021, 21_713, 3.12],
      [2021, 2305, 2.99],
    ]);
    expect(values('folketall', [table], landetOmraade('Landet', areas('3101')))).toEqual([[2021, 5_391_369, null]]);
  });
  it.skipIf(!existsSync(recorded(OLD)))('of 2005-2015 follow the borders of today', async () => {
    const table = await load(file(OLD));
    expect(values('folketall', [table], place('Halden')).at(-1)).toEqual([2015, 30_328, 5.39]);
    expect(values('folketall', [table], landetOmraade('Landet', areas('3101'))).at(-1)?.[1]).toBe(5_169_131);
  });
  it.skipIf(!existsSync(recorded(OSLO)))('of dwellings in Oslo', async () => {
    const as = (role: DataRole) => load(file(OSLO), role);
    const oslo = place('Oslo', { own: true });
    const tables = [await as('dwellings'), await as('completions'), await as('municipal-dwellings')];
    const of = (id: string, year: number) => values(id, tables, oslo).find(([y]) => y === year);
    expect(of('boligmasse', 2015)).toEqual([2015, 323_856, null]);
    expect(of('fullfoerte', 2015)).toEqual([2015, 2059, null]);
    expect(of('igangsatte', 2015)).toEqual([2015, 2328, null]);
    expect(of('kommunale-boliger', 2015)).toEqual([2015, 12_751, null]);
    // 2013 has started dwellings alone.
    expect(of('boligmasse', 2013)).toBeUndefined();
  });
  it.skipIf(!existsSync(recorded(HOUSEHOLDS)))('of households in Oslo: 48.3 percent alone', async () => {
    const table = await load(file(HOUSEHOLDS), 'households');
    const county = fylkeOmraade('Fylket', areas('0301'));
    expect(values('aleneboende', [table], county)).toEqual([[2025, 181_018, 48.35]]);
    expect(values('aleneboende', [table], fylkeOmraade('Fylket', areas('3401')))).toEqual([[2025, 78_382, 42.35]]);
  });
});
