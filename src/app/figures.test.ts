import { describe, expect, it } from 'vitest';
import { ledetidIn } from '../plan/boligbyggeprogram/prognose.ts';
import { prepareImport } from '../plan/grunnlag/actions.ts';
import { fromCube, loadCatalogue } from '../plan/grunnlag/index.ts';
import { loadKommuner } from '../platform/kommuner/store.ts';
import { figuresKept, placesToCompare } from './figures.ts';

const kommuner = loadKommuner('.');
const { regionsOf } = figuresKept(kommuner);

const regions = async (compared: readonly string[]) => {
  const rows = [
    '3101 Halden',
    '3001 Halden',
    '1103 Stavanger',
    '1141 Finnøy',
    '4601 Bergen',
    '31 Østfold',
    '0 Hele landet',
  ];
  const text = `region;alder;2019;2024\n${rows.map((r) => `${r};0 år;5;5\n`).join('')}`;
  const file = { name: 'folk.csv', bytes: new TextEncoder().encode(text) };
  const read = await prepareImport(loadCatalogue('.'), regionsOf('3101', compared), file);
  if (!read.ok) throw new Error(read.error.code);
  const { dimensions } = JSON.parse(read.value.cube) as {
    dimensions: { role: string; values: { code: string }[] }[];
  };
  return dimensions.find((d) => d.role === 'region')?.values.map((v) => v.code);
};

describe('the figures that are kept of a table', () => {
  it('are those of the municipality through its numbers, its county and the country', async () => {
    expect(await regions([])).toEqual(['3101', '3001', '31', '0']);
  });
  it('say which of them are its own, so that another is never taken for it', async () => {
    const text =
      '"KOKkommuneregion0000";"statistikkvariabel";"2023";"2024"\n"4601 Bergen";"KOSpdtregplgos40000";"500";"640"\n"3101 Halden";"KOSpdtregplgos40000";"400";"410"\n';
    const file = { name: '12671-plan.csv', bytes: new TextEncoder().encode(text) };
    const read = await prepareImport(loadCatalogue('.'), regionsOf('3101', ['4601']), file);
    if (!read.ok) throw new Error(read.error.code);
    const table = fromCube(JSON.parse(read.value.cube));
    expect([read.value.role, read.value.table, table.own]).toEqual(['zoning-days', '12671', ['3101']]);
    expect(ledetidIn(table)).toEqual({ days: 410, year: 2024, own: true });
  });
  it('and of those it compares itself with, with every part they had, and of nobody else', async () => {
    expect(await regions(['1103'])).toEqual(['3101', '3001', '1103', '1141', '31', '0']);
    expect(regionsOf('3101', ['EKG08']).codes.has('EKG08')).toBe(true);
  });
});

describe('whom one may be compared with', () => {
  const { find, nameOf } = placesToCompare(kommuner);
  it.each([
    ['Halden', '3101'],
    ['3001', '3101'],
    ['tromsø', '5501'],
    ['Eksempelvik', null],
    ['Atlantis', null],
  ])('%s is %s', (query, number) => expect(find(query)).toBe(number));
  it('has the name of today', () => expect(nameOf('3101')).toBe('Halden'));
});
