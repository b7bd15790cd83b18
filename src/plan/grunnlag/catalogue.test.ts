import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { complete, numberInName } from './catalogue.ts';
import { loadCatalogue, loadEntries } from './content.ts';
import { inspect } from './inspect.ts';
import { readStatistics } from './reading/index.ts';
import { identify } from './roles.ts';

const entries = loadEntries('.');
const catalogue = loadCatalogue('.');
const shared = join(process.env.BOLIGPLAN_SHARED ?? '../shared', 'data');

async function read(text: string | Uint8Array, name = '') {
  const result = await readStatistics(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return complete(result.value, entries, name);
}
const ages = 'region;alder;Tall 2024\n0301 Oslo;0 år;5\n0301 Oslo;1 år;6\n';
const titled = (title: string, rest: string) => read(`"${title}"\n\n${rest}`);

describe('number and title of a table', () => {
  it('has a row for every table that a role uses', () => {
    for (const row of catalogue) expect(row.entries.map((e) => e.table).sort()).toEqual([...row.tables].sort());
  });

  it('refuses a title that belongs to another number', async () => {
    const wrong = await titled('07459: Boliger, etter region, alder og år', ages);
    expect(identify(wrong, catalogue)).toMatchObject({ ok: false, error: { code: 'feil-tittel' } });
  });

  it('takes a title nobody has seen, with a warning, when the variables fit, and not when they do not', async () => {
    const title = '14746: Regional framskriving, etter region, alder og år';
    const unseen = await titled(title, ages);
    expect(identify(unseen, catalogue)).toEqual({ ok: true, value: 'projection' });
    expect(unseen.warnings).toContainEqual(expect.objectContaining({ code: 'tittel-ikke-sett' }));
    const other = await titled(title, 'region;bygningstype;2024\n0301 Oslo;Blokk;5\n0301 Oslo;Hus;6\n');
    expect(identify(other, catalogue)).toMatchObject({ ok: false, error: { code: 'feil-tittel' } });
  });

  it('takes births by the mother’s age whatever their number, and nothing else whose number it does not know', async () => {
    const role = async (title: string, rest: string) => {
      const said = identify(await titled(title, rest), catalogue);
      return said.ok ? said.value : said.error.code;
    };
    const born = ages.replaceAll('Tall', 'Levendefødte');
    expect(await role('01234: Levendefødte, etter region, mors alder og år', born)).toBe('births');
    expect(await role('01234: Levendefødte, etter region, fars alder og år', born)).toBe('ukjent-tabell');
    expect(await role('01234: Levendefødte, etter region og år', 'region;2024\n0301 Oslo;5\n')).toBe('ukjent-tabell');
    expect(await role('01234: Levendefødte og døde, etter region, alder og år', ages)).toBe('ukjent-tabell');
    // Public programs have it as inhabitants.
    expect(await role('05231: Folkemengde, etter region, alder og år', ages)).toBe('ukjent-tabell');
  });

  it.each([
    ['07459-oslo.csv', '07459'],
    ['ssb-07459-raw.csv', '07459'],
    ['07459_2026.csv', '07459'],
    ['074590.csv', null],
    ['befolkning-07459.csv', null],
  ])('reads the number of %s as %s', (name, number) => expect(numberInName(name)).toBe(number));

  it('believes the number of a file name only when the contents fit, and the file before the name', async () => {
    const persons = 'region;alder;Personer 2024\n0301 Oslo;0 år;5\n0301 Oslo;1 år;6\n';
    expect((await read(persons, '07459-oslo.csv')).table).toBe('07459');
    expect((await read(persons, '06265-oslo.csv')).table).toBeNull();
    const own = complete(await titled('07459: Befolkning, etter region', persons), entries, '06265-oslo.csv');
    expect(own.table).toBe('07459');
    expect(own.warnings).toContainEqual({ code: 'filnavn', data: { filnavn: '06265', tabell: '07459' } });
  });

  it('knows the unit where the file has none', async () => {
    const file = await read('region;2024\n0301 Oslo;5\n1103 Stavanger;6\n', 'x.csv');
    expect(inspect(file).unit).toBeNull();
    const named = await titled('05940: Boligbygg, etter region', 'region;Igangsatte 2024\n0301 Oslo;5\n1103 A;6\n');
    expect(inspect(named).unit).toBe('boliger');
  });
});

describe.skipIf(!existsSync(shared))('recorded files (skipped where the shared data folder is absent)', () => {
  const look = async (name: string) => inspect(await read(readFileSync(join(shared, name)), basename(name)));
  const sums = async (name: string) =>
    Object.fromEntries((await look(name)).periods.map((p) => [`${p.period}/${p.measure}`, p.sum]));

  it.each([
    ['kostra-12671-private-plans-vestland-2023-2025.json', 3],
    ['ssb-internal-moves-per-1000-by-age-2004-2011.csv', 12],
    ['ssb-living-alone-share-by-age-sex-2020.csv', 1],
  ])('never adds the fees, days, rates and shares of %s', async (name, least) => {
    const { periods } = await look(name);
    expect(periods.length).toBeGreaterThanOrEqual(least);
    expect(periods.filter((p) => p.sum !== null)).toEqual([]);
  });

  it('counts what is there and what is missing of the fees and days all the same', async () => {
    const found = await look('kostra-12671-private-plans-vestland-2023-2025.json');
    expect(found.periods.map((p) => [p.period, p.unit, p.cells, p.missing])).toEqual([
      ['2025', 'kroner', 43, 5],
      ['2025', 'dager', 34, 9],
      ['2024', 'dager', 5, 0],
      ['2023', 'dager', 4, 0],
    ]);
  });

  it('adds the persons of 80 and more, both sexes, in three municipalities', async () => {
    expect(await sums('ssb-07459-jsonstat2-80plus-3municipalities.json')).toEqual({
      '2017/Personer1': 20_949 + 4_523 + 1_791,
      '2024/Personer1': 22_988 + 5_408 + 2_424,
    });
  });

  it.each([
    ['ssb-13599-raw-export-latin1-MMM-age-2022-2100.csv', '2022/Folkemengde', 5_425_270],
    ['ssb-10211-raw-export-latin1-population-age-1846-.csv', '2022/Personer', 5_425_270],
    ['ssb-10211-raw-export-latin1-population-age-1846-.csv', '1846/Personer', 1_328_471],
    ['un-wpp2024-norway-annual-1990-2060.csv', '2030/net_migration_thousand', 12.264],
    ['un-wpp2024-norway-annual-1990-2060.csv', '2030/births_thousand', 52.372],
    ['un-wpp2024-norway-annual-1990-2060.csv', '2030/deaths_thousand', 47.695],
    ['un-wpp2024-norway-annual-1990-2060.csv', '2024/tfr', null],
    ['ssb-tenure-by-household-type-2019-norway.csv', '/households', 2 * 2_426_450],
  ])('%s: %s is %s', async (name, key, expected) => expect((await sums(name))[key]).toBe(expected));

  it('adds the eight counties of 06070 by household type, and knows their unit from the number in the name', async () => {
    const found = await look('ssb-06070-household-types-counties-2025-excerpt.csv');
    const parts = found.periods.filter((p) => p.measure !== 'total').reduce((n, p) => n + (p.sum ?? 0), 0);
    expect(found).toMatchObject({ table: '06070', unit: 'husholdninger' });
    expect(found.periods.find((p) => p.measure === 'total')?.sum).toBe(parts);
  });
});
