import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { areasOf } from '../../platform/kommuner/areas.ts';
import { findKommune, numbersOf } from '../../platform/kommuner/kommuner.ts';
import { loadKommuner } from '../../platform/kommuner/store.ts';
import { bordersOf, loadCatalogue, mappingsOf, readStatistics } from '../grunnlag/index.ts';
import {
  buildInput,
  type LoadedTable,
  NO_OWN_FIGURES,
  type OwnFigures,
  readParameterFile,
  toParameters,
} from './index.ts';

const kommuner = loadKommuner('.');
const mappings = mappingsOf(loadCatalogue('.'));
const parameters = toParameters(readParameterFile('.'));
const shared = join(process.env.BOLIGPLAN_SHARED ?? '../shared', 'data');

async function load(text: string | Uint8Array, title = 'fil', role: LoadedTable['role'] = 'population') {
  const read = await readStatistics(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return {
    role,
    mapping: mappings[role],
    title,
    table: { ...read.value, borders: bordersOf(read.value, kommuner.rows) },
  };
}

/** Persons by age: so many in every age of each number in the years named. */
const people = (rows: readonly (readonly [string, Readonly<Record<string, number | string>>])[], prefix = '') => {
  const years = [...new Set(rows.flatMap(([, by]) => Object.keys(by)))].sort();
  const lines = rows.flatMap(([code, by]) =>
    Array.from({ length: 106 }, (_, a) => `${prefix}${code} Sted;${a} år;${years.map((y) => by[y] ?? '.').join(';')}`),
  );
  return `${['region', 'alder', ...years].join(';')}\n${lines.join('\n')}\n`;
};

function build(
  query: string,
  tables: readonly LoadedTable[],
  shares?: ReadonlyMap<string, number>,
  own: OwnFigures = NO_OWN_FIGURES,
) {
  const found = findKommune(kommuner, query);
  if (!found.ok) throw new Error(query);
  const { number, name } = found.value;
  const place = { number, name, whole: numbersOf(kommuner, number).whole, areas: areasOf(kommuner, number) };
  return buildInput(shares ? { ...place, shares } : place, tables, own, parameters, 5);
}
const totals = (input: ReturnType<typeof build>) =>
  input.ok
    ? Object.fromEntries(
        input.value.history.map((y) => [
          y.year,
          Math.round([...y.female, ...y.male].reduce((n, persons) => n + persons, 0)),
        ]),
      )
    : {};
const leftOut = (input: ReturnType<typeof build>) =>
  input.leftOut.filter((l) => l.area === 'kommune').map((l) => [l.year, l.missing, l.undecided]);

describe('a merged municipality', () => {
  it('is the sum of every part it then had', async () => {
    const table = await load(
      people([
        ['1103', { 2018: 10, 2019: 10, 2020: 20 }],
        ['1141', { 2018: 3, 2019: 3 }],
        ['1142', { 2018: 4, 2019: 4 }],
      ]),
    );
    const input = build('Stavanger', [table]);
    expect(totals(input)).toEqual({ 2018: 17 * 106, 2019: 17 * 106, 2020: 20 * 106 });
    expect(leftOut(input)).toEqual([]);
  });

  it('is left out of a year in which one part lacks, also when today’s number was one of the parts', async () => {
    const table = await load(
      people([
        ['1103', { 2018: 10, 2019: 10, 2020: 20 }],
        ['1141', { 2018: '..', 2019: 3 }],
        ['1142', { 2018: 4, 2019: 4 }],
      ]),
    );
    const input = build('Stavanger', [table]);
    expect(totals(input)).toEqual({ 2019: 17 * 106, 2020: 20 * 106 });
    expect(leftOut(input)).toEqual([['2018', ['1141'], []]]);
    expect(input.ok && input.value.sources.map((s) => s.leftOut)).toContainEqual(['2018']);
    const alone = build('Stavanger', [await load(people([['1103', { 2019: 10, 2020: 20 }]]))]);
    expect(totals(alone)).toEqual({ 2020: 20 * 106 });
    expect(leftOut(alone)).toEqual([['2019', ['1141', '1142'], []]]);
  });

  it('follows the numbers through several changes', async () => {
    const table = await load(
      people([
        ['1601', { 2017: 10 }],
        ['1662', { 2017: 2 }],
        ['5001', { 2018: 11, 2019: 11, 2020: 14 }],
        ['5030', { 2018: 3 }],
      ]),
    );
    const input = build('Trondheim', [table]);
    expect(totals(input)).toEqual({ 2017: 12 * 106, 2018: 14 * 106, 2020: 14 * 106 });
    expect(leftOut(input)).toEqual([['2019', ['5030'], []]]);
  });

  it('takes a series that the agency has summed to today’s borders as it is', async () => {
    const summed = await load(people([['1103', { 2015: 17, 2024: 21 }]], 'K-'));
    expect(totals(build('Stavanger', [summed]))).toEqual({ 2015: 17 * 106, 2024: 21 * 106 });
    // A number in a year before it was made says the same of the whole file.
    const recounted = await load(
      people([
        ['1103', { 2015: 17 }],
        ['3001', { 2015: 5 }],
      ]),
    );
    expect(totals(build('Stavanger', [recounted]))).toEqual({ 2015: 17 * 106 });
    expect(totals(build('Halden', [recounted]))).toEqual({ 2015: 5 * 106 });
  });

  it('takes the dwellings of the day the population is of, and those of the year after only where there are none', async () => {
    const population = await load(people([['1103', { 2021: 20 }]]));
    const of = async (years: string) => {
      const cells = years.split(';').map((year) => `1${year.slice(2)}`);
      const text = `region;bygningstype;${years}\n1103 A;Blokk;${cells.join(';')}\n1103 A;Enebolig;${cells.join(';')}\n`;
      const input = build('Stavanger', [population, await load(text, 'boliger', 'dwellings')]);
      return input.ok && input.value.dwellings?.year;
    };
    expect(await of('2020;2021;2022;2023')).toBe(2021);
    expect(await of('2019;2022')).toBe(2022);
    expect(await of('2019;2020')).toBe(2020);
  });

  it('looks further back for dwellings when the newest year lacks a part', async () => {
    const population = await load(people([['1103', { 2021: 20 }]]));
    const rows = ['1103 A;Blokk;10;12', '1141 B;Blokk;1;..', '1142 C;Blokk;2;2'];
    const dwellings = await load(`region;bygningstype;2018;2019\n${rows.join('\n')}\n`, 'boliger', 'dwellings');
    const input = build('Stavanger', [population, dwellings]);
    expect(input.ok && input.value.dwellings).toMatchObject({ year: 2018, count: 13 });
    expect(leftOut(input)).toEqual([['2019', ['1141'], []]]);
  });
});

describe('a split municipality', () => {
  const table = () =>
    load(
      people([
        ['1507', { 2022: 100 }],
        ['1508', { 2024: 85 }],
        ['1580', { 2024: 14 }],
      ]),
    );
  it('is left out until somebody has decided on the shares', async () => {
    const input = build('1580', [await table()]);
    expect(totals(input)).toEqual({ 2024: 14 * 106 });
    expect(leftOut(input)).toEqual([['2022', [], ['1507']]]);
    const alone = build('1580', [await load(people([['1507', { 2022: 100 }]]))]);
    expect([alone.ok, leftOut(alone)]).toEqual([false, [['2022', [], ['1507']]]]);
  });
  it('counts by the share that was decided, in class B, and says which years', async () => {
    const input = build('1580', [await table()], new Map([['1507', 0.14]]));
    expect(totals(input)).toEqual({ 2022: 14 * 106, 2024: 14 * 106 });
    expect(leftOut(input)).toEqual([]);
    expect(input.ok && input.value.sources).toMatchObject([{ confidence: 'B', weighted: ['2022'] }]);
  });
});

describe('the county and the country', () => {
  it('takes a county row only for a year in which its number meant the same area', async () => {
    const table = await load(
      people([
        ['3101', { 2024: 5 }],
        ['3001', { 2022: 5 }],
        ['31', { 2024: 50 }],
        ['30', { 2022: 200 }],
        ['0', { 2022: 900, 2024: 900 }],
      ]),
    );
    const input = build('Halden', [table]);
    if (!input.ok) throw new Error('no input');
    expect(input.value.county.map((y) => y.year)).toEqual([2024]);
    expect(input.value.country.map((y) => y.year)).toEqual([2022, 2024]);
  });

  it.skipIf(!existsSync(shared))(
    'knows both from recorded files of all municipalities, and not when one is taken out (skipped where the shared data folder is absent)',
    async () => {
      const bytes = readFileSync(join(shared, 'population-by-age-municipality-2005-2015-2020borders.wide.csv'));
      const all = build('Stavanger', [await load(bytes)]);
      if (!all.ok) throw new Error('no input');
      // Vindafjord and Aure were made in 2006 and the recorded file has nobody there in 2005.
      expect(all.leftOut.map((l) => [l.area, l.year, l.missing])).toEqual([
        ['landet', '2005', ['1160', '1576']],
        ['fylke', '2005', ['1160']],
      ]);
      expect(all.value.country.map((y) => y.year)).toEqual([
        2006, 2007, 2008, 2009, 2010, 2011, 2012, 2013, 2014, 2015,
      ]);
      expect(all.value.county).toHaveLength(10);
      expect(totals(all)[2015]).toBeGreaterThan(130_000);
      const text = new TextDecoder().decode(bytes).replace(/^\d{4},1106,[^\n]*\n/gm, '');
      const less = build('Stavanger', [await load(text)]);
      if (!less.ok) throw new Error('no input');
      expect(less.value.history).toHaveLength(11);
      expect([less.value.county.length, less.value.country.length]).toEqual([0, 0]);
      expect(less.leftOut).toContainEqual(expect.objectContaining({ area: 'fylke', year: '2015', missing: ['1106'] }));
    },
  );
});

it('takes what certainly came before the base year as standing, and counts all else that is to come', async () => {
  const table = await load(people([['0301', { 2025: 10, 2026: 10 }]]));
  const flow = {
    kind: 'programme' as const,
    type: 'blokk' as const,
    level: 'ingen' as const,
    confidence: 'B' as const,
  };
  const came = { ...flow, ledger: 'boligutvikling' as const, units: 5, probability: 1, delay: 0 };
  const flows = [
    { ...came, id: 'before', year: 2025 },
    { ...came, id: 'in-base', year: 2026 },
    { ...came, id: 'late', year: 2025, probability: 0.8, delay: 1 },
    { ...came, id: 'leaves', year: 2025, units: -5 },
    { ...came, id: 'own-ledger', year: 2025, ledger: 'boligsosialt' as const },
  ];
  const input = build('Oslo', [table], undefined, { ...NO_OWN_FIGURES, flows });
  expect(input.ok && input.value.flows?.map((f) => f.id)).toEqual(['in-base', 'late', 'leaves', 'own-ledger']);
});

describe('crowded households', () => {
  const measured = (measures: readonly (readonly [string, number])[], kinds = ['Bor trangt', 'Bor ikke trangt']) => {
    const dim = (code: string, role: 'region' | 'contents' | 'time' | 'other', labels: readonly string[]) => ({
      ...{ code, role, label: code },
      values: labels.map((label) => ({ code: label, label })),
    });
    const table = {
      ...{ id: '11046', title: '11046: Trangboddhet', source: 'SSB', updated: null, notes: [], unit: null },
      dimensions: [
        dim('Region', 'region', ['1103']),
        dim('Trangboddhet', 'other', kinds),
        dim(
          'ContentsCode',
          'contents',
          measures.map(([label]) => label),
        ),
        dim('Tid', 'time', ['2019', '2020', '2021']),
      ],
      // The later year is after the base, and those who are not crowded are ten times as many.
      values: [1, 10].flatMap((many) =>
        measures.flatMap(([, value]) => [value / 2, value, value * 9].map((v) => v * many)),
      ),
      borders: null,
    };
    return { role: 'crowding', mapping: mappings.crowding, title: '11046', table } as unknown as LoadedTable;
  };
  const crowdedIn = async (table: LoadedTable) => {
    const population = await load(people([['1103', { 2019: 10, 2020: 20 }]]));
    const input = build('Stavanger', [population, table]);
    return input.ok ? input.value.crowded : null;
  };
  it('are read of the newest year up to the base: households where they are counted, else of persons', async () => {
    const counts = [
      ['Personer', 3310],
      ['Husholdninger', 900],
      ['Husholdninger (prosent)', 5],
    ] as const;
    expect(await crowdedIn(measured(counts))).toEqual({ year: 2020, households: 900, confidence: 'A' });
    const persons = await crowdedIn(measured(counts.slice(0, 1)));
    expect(persons).toMatchObject({ year: 2020, confidence: 'B' });
    expect(persons?.households).toBeCloseTo(3310 / parameters.crowding.persons, 9);
    const share = await crowdedIn(measured([['Personer (prosent)', 10]]));
    expect(share?.households).toBeCloseTo((0.1 * 20 * 106) / parameters.crowding.persons, 9);
  });
  it('are missing, and not none, where the table tells no such thing', async () => {
    expect(await crowdedIn(measured([['Personer', 3310]], ['Uoppgitt', 'Ikke trangt']))).toBeUndefined();
    expect(await crowdedIn(measured([['Kvadratmeter', 30]]))).toBeUndefined();
  });
});
