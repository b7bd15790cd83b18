import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspect } from '../inspect.ts';
import type { StatTable } from '../stat-table.ts';
import { readStatistics } from './index.ts';
import { readWorkbook } from './workbook.ts';

const shared = join(process.env.BOLIGPLAN_SHARED ?? '../shared', 'data');
const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));

async function read(bytes: Uint8Array): Promise<StatTable> {
  const result = await readStatistics(bytes);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
const refusal = async (bytes: Uint8Array) => {
  const result = await readStatistics(bytes);
  return result.ok ? null : result.error.code;
};

describe('files that people download', () => {
  it('keeps what is missing apart from zero', async () => {
    const table = await read(utf8('region;2020;2021;2022;2023\n0101 Halden;-;..;:;\n0104 Moss;5;0;.;*\n'));
    expect(Array.from(table.values)).toEqual([0, NaN, NaN, NaN, 5, 0, NaN, NaN]);
    expect(Object.fromEntries(table.status)).toEqual({ 1: '..', 2: ':', 3: '', 6: '.', 7: '*' });
  });

  it('reads measure and year out of one head, and code and name out of one cell', async () => {
    const table = await read(
      latin1('"region","Folketall 2024","Folketall 2050"\n"K-3001 Halden",312,355\n"31 Østfold",728,874\n'),
    );
    expect(table.dimensions.map((d) => [d.role, d.values.map((v) => v.code)])).toEqual([
      ['region', ['3001', '31']],
      ['contents', ['Folketall']],
      ['time', ['2024', '2050']],
    ]);
    expect(table.dimensions[0]?.values[1]?.label).toBe('Østfold');
  });

  it.each([
    ['nothing', utf8(''), 'tom'],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x61, 0x00]), 'utf-16'],
    [
      'two encodings',
      Uint8Array.from([...utf8('region;2020\n0101 Ørje;1\n'), ...latin1('0102 Ørsta;2\n')]),
      'blandet-tegnsett',
    ],
    ['a web page', utf8('<html><body>404</body></html>'), 'ikke-tabell'],
    ['prose', utf8('Dette er ikke en tabell.\nDet er bare tekst.\n'), 'ikke-tabell'],
    ['a cut last row', utf8('region;2020;2021\n0101 Halden;1;2\n0104 Moss;3\n'), 'avkortet'],
    ['a ragged row', utf8('region;2020;2021\n0101 Halden;1\n0104 Moss;3;4\n'), 'ujevn-rad'],
    ['the same head twice', utf8('region;2020;2020\n0101 Halden;1;2\n'), 'dobbelt-hode'],
    ['the same cell twice', utf8('region;2020\n0101 Halden;1\n0101 Halden;2\n'), 'dobbel-rad'],
    ['a number that is none', utf8('region;2020\n0101 Halden;12\n0104 Moss;1x\n0105 Ski;7\n'), 'uleselig-tall'],
    ['cut JSON', utf8('{"version":"2.0","class":"dataset","id":["a"]'), 'avkortet'],
    ['a last row that is too long', utf8('region;2020;2021\n0101 Halden;1;2\n0104 Moss;3;4;5\n'), 'ujevn-rad'],
    ['a cut after the first cell', utf8('region;2020;2021\n0101 Halden;1;2\n0104 Moss'), 'avkortet'],
    ['a cut after a separator', utf8('region;2020;2021\n0101 Halden;1;2\n0104 Moss;3;'), 'avkortet'],
    ['a cut between two rows', utf8('region;alder;2020\n0101 A;0 år;1\n0101 A;1 år;2\n0104 B;0 år;3\n'), 'avkortet'],
    [
      'a cut between two rows of a file of one year',
      utf8('year;knr;sex;a0\n2021;0101;1;5\n2021;0101;2;6\n2021;0104;1;7\n'),
      'avkortet',
    ],
    [
      'a code list',
      utf8('oldCode,oldName,newCode,newName\n0101,Halden,3001,Halden\n0104,Moss,3002,Moss\n'),
      'kodeliste',
    ],
    [
      'an error of the service',
      utf8('{"type":"Parameter error","title":"Too many cells selected","status":400}'),
      'feilsvar',
    ],
    ['a description of a table', utf8('{"title":"07459","variables":[]}'), 'metadata'],
    ['other JSON', utf8('{"a":1}'), 'ikke-tabell'],
  ])('refuses %s', async (_what, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });

  it.each([
    ['a0', (age: number) => `a${age}`],
    ['age_0', (age: number) => `age_${age}`],
    ['Alder 0', (age: number) => `Alder ${age}${age === 24 ? '+' : ''}`],
    ['0 år', (age: number) => `${age} år`],
    ['0', (age: number) => (age === 24 ? '24+' : String(age))],
    ['000', (age: number) => String(age).padStart(3, '0')],
  ])('reads one column per age under heads such as %s', async (_head, head) => {
    const ages = Array.from({ length: 25 }, (_, age) => age);
    const table = await read(utf8(`knr;year;${ages.map(head).join(';')}\n3101;2021;${ages.join(';')}\n`));
    const age = table.dimensions.find((d) => d.role === 'age')?.values.map((v) => v.code);
    expect(age?.slice(0, 24)).toEqual(ages.slice(0, 24).map((a) => String(a).padStart(3, '0')));
    expect([age?.length, [...table.values]]).toEqual([25, ages]);
  });

  it('takes a few columns with small numbers for heads for what they say', async () => {
    const table = await read(utf8('region;Antall barn 2021;0;1;2\n3101 Halden;4;1;2;1\n'));
    expect(table.dimensions.some((d) => d.role === 'age')).toBe(false);
  });

  it('says in which row the encodings mix', async () => {
    const bytes = Uint8Array.from([...utf8('region;2020\n0101 Ørje;1\n'), ...latin1('0102 Ørsta;2\n')]);
    expect(await readStatistics(bytes)).toMatchObject({ error: { code: 'blandet-tegnsett', data: { row: 3 } } });
  });

  it('reads a JSON-stat status, notes, units and what may not be added', async () => {
    const json = {
      class: 'dataset',
      label: '12671: Plan',
      note: ['a', 'b'],
      extension: { noteMandatory: { '1': true }, px: { tableid: '12671', aggregallowed: false } },
      id: ['K', 'ContentsCode', 'Tid'],
      size: [1, 1, 5],
      role: { time: ['Tid'], metric: ['ContentsCode'] },
      dimension: {
        K: { note: ['k'], category: { label: { '0301': 'Oslo' }, note: { '0301': ['v'] } } },
        ContentsCode: { category: { index: ['X'], unit: { X: { base: 'dager', decimals: 1 } } } },
        Tid: { category: { index: ['2020', '2021', '2022', '2023', '2024'] } },
      },
      value: { '0': 1, '4': 7 },
      status: { '1': '-', '2': ':', '4': '*' },
    };
    const table = await read(utf8(JSON.stringify(json)));
    expect(Array.from(table.values)).toEqual([1, 0, NaN, NaN, 7]);
    expect(Object.fromEntries(table.status)).toEqual({ 2: ':', 3: '..', 4: '*' });
    expect(table).toMatchObject({
      notes: ['a', 'b', 'k', 'Oslo: v'],
      mandatory: ['b'],
      decimals: { X: 1 },
      units: { X: 'dager' },
    });
    const found = inspect(table);
    expect(found.periods.map((p) => [p.sum, p.cells, p.missing])).toEqual([
      [null, 1, 0],
      [null, 1, 0],
      [null, 1, 1],
      [null, 1, 1],
      [null, 1, 0],
    ]);
  });

  it('reads two rows of heads, blank repeated labels and notes as a workbook has them', () => {
    const cells = [
      [null, null, null],
      ['07459: Befolkning, etter region, alder, statistikkvariabel og år'],
      [],
      [null, null, 'Personer', null],
      [null, null, '2023', '2024'],
      ['0301 Oslo', '0 år', 5, 6],
      [null, '1 år', 7, '..'],
      ['1103 Stavanger', '0 år', 1, 2],
      [null, '1 år', 3, 4],
      [],
      ['Merknad fra SSB'],
    ];
    const result = readWorkbook([
      { name: 'Om', cells: [['Om tabellen']] },
      { name: 'Tall', cells },
    ]);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    expect(result.value.table).toBe('07459');
    expect(result.value.dimensions.map((d) => [d.role, d.values.map((v) => v.code)])).toEqual([
      ['region', ['0301', '1103']],
      ['age', ['000', '001']],
      ['contents', ['Personer']],
      ['time', ['2023', '2024']],
    ]);
    expect(Array.from(result.value.values)).toEqual([5, 6, 7, NaN, 1, 2, 3, 4]);
    expect(result.value.notes).toEqual(['Merknad fra SSB']);
    expect(result.value.warnings).toContainEqual({ code: 'valgt-ark', data: { ark: 'Tall', av: 2 } });
  });

  it('never throws, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const result = await readStatistics(bytes);
        expect(typeof result.ok).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });

  it('gives back every number of a table it is handed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: -999, max: 999 })), {
          minLength: 2,
          maxLength: 40,
        }),
        async (rows) => {
          const text = `region;2020;2021\n${rows.map(([a, b], i) => `${String(1000 + i)} Sted;${a};${b}`).join('\n')}\n`;
          expect(Array.from((await read(utf8(text))).values)).toEqual(rows.flat().map((n) => n + 0));
        },
      ),
    );
  });
});

describe.skipIf(!existsSync(shared))('recorded files (skipped where the shared data folder is absent)', () => {
  const file = (name: string) => read(readFileSync(join(shared, name)));
  const sums = async (name: string) =>
    Object.fromEntries(inspect(await file(name)).periods.map((p) => [`${p.period}/${p.measure}`, p.sum]));

  it('counts the nation in 2005, 2010, 2015 and 2021', async () => {
    expect(await sums('population-by-age-municipality-2005-2015-2020borders.wide.csv')).toMatchObject({
      '2005/verdi': 4_585_515,
      '2010/verdi': 4_845_550,
      '2015/verdi': 5_169_131,
    });
    expect(await sums('population-by-age-sex-municipality-2021.wide.csv')).toEqual({ '2021/verdi': 5_391_369 });
  });

  it('finds the same 75 cells in the raw export as in the JSON-stat file', async () => {
    const json = await file('ssb-07459-jsonstat2-80plus-3municipalities.json');
    const raw = await file('ssb-07459-raw-Personer2015-2018.csv');
    const rawYear = raw.dimensions.at(-1)?.values.findIndex((v) => v.code === '2017') ?? -1;
    const rawRegion = (code: string) => raw.dimensions[0]?.values.findIndex((v) => v.code === code) ?? -1;
    let compared = 0;
    for (const [r, region] of (json.dimensions[0]?.values ?? []).entries()) {
      for (let a = 0; a < 25; a += 1) {
        const both = [0, 1].reduce((n, s) => n + (json.values[((r * 2 + s) * 25 + a) * 2] ?? Number.NaN), 0);
        expect(raw.values[(rawRegion(region.code) * 106 + 80 + a) * 4 + rawYear]).toBe(both);
        compared += 1;
      }
    }
    expect(compared).toBe(75);
  });

  it('finds the known totals of people of 80 and more', async () => {
    const json = await file('ssb-07459-jsonstat2-80plus-3municipalities.json');
    const total = (r: number, year: number) => {
      let sum = 0;
      for (let s = 0; s < 2; s += 1)
        for (let a = 0; a < 25; a += 1) sum += json.values[((r * 2 + s) * 25 + a) * 2 + year] ?? Number.NaN;
      return sum;
    };
    expect([0, 1, 2].map((r) => total(r, 0))).toEqual([20_949, 4_523, 1_791]);
    expect([0, 1, 2].map((r) => total(r, 1))).toEqual([22_988, 5_408, 2_424]);
  });

  it.each([
    ['klass-version-1236-orgnr-kommune-2023.csv', 'kodeliste'],
    ['klass131-municipality-changes-1977-2024.csv', 'kodeliste'],
    ['klass131-municipality-codes-all-versions.csv', 'kodeliste'],
    ['kommunenummer-2013-to-2020-long.csv', 'kodeliste'],
    ['klass104-codes-recorded-2023.json', 'kodeliste'],
    ['klass104-changes-2019-2020-recorded-2023.json', 'kodeliste'],
    ['kartverket-kommuneinfo-fylkerkommuner-2023-borders.json', 'kodeliste'],
    ['ssb-13599-v0-metadata.json', 'metadata'],
    ['ssb-v2-config-2026-08-30.json', 'metadata'],
    ['kommuner-2024-S.topojson', 'kart'],
    ['fylker-2024-S.topojson', 'kart'],
  ])('refuses %s as what it is', async (name, code) => {
    expect(await refusal(readFileSync(join(shared, name)))).toBe(code);
  });

  it.each([
    ['ssb-grunnkrets-bamble-2017.json', '2017/totalBefolkning', 14_116],
    ['hmd-norway-net-migration-residual-2005-2023.csv', '2012/net_migration_residual', 47_204],
    ['hmd-norway-net-migration-residual-2005-2023.csv', '2019/net_migration_residual', 25_524],
    ['hmd-norway-net-migration-residual-2005-2023.csv', '2022/net_migration_residual', 58_000],
    ['hmd-norway-net-migration-residual-2005-2023.csv', '2023/net_migration_residual', 53_008],
    ['hmd-norway-births-1990-2023.csv', '2023/births_total', 51_980],
    ['hmd-norway-population-deaths-mx-1990-2023.csv', '2023/population_1jan', 5_489_019],
    ['hmd-norway-population-deaths-mx-1990-2023.csv', '2024/population_1jan', 5_550_203],
    ['hmd-norway-population-deaths-mx-1990-2023.csv', '2022/deaths', 45_774],
    ['hmd-norway-population-deaths-mx-1990-2023.csv', '2023/deaths', 43_803],
    ['ssb-14288-counties-MMMM-HHMH-LLML-2024-2050.csv', '2024/Lav nasjonal vekst (LLML)', 5_550_203],
    ['ssb-14288-statbank-export-counties-MMMM-2024-2050.csv', '2024/Hovedalternativet (MMMM)', 5_550_203],
    ['ssb-oslo-dwellings-2013-2026.csv', '2015/dwellings_1jan_t06265', 323_856],
  ])('%s: %s is %i', async (name, key, expected) => {
    expect(Math.abs(((await sums(name))[key] ?? Number.NaN) - expected)).toBeLessThanOrEqual(0.5);
  });

  it('finds the counties in the heads of the projection, and does not add prices and shares', async () => {
    const counties = await file('ssb-14288-counties-MMMM-HHMH-LLML-2024-2050.csv');
    expect(counties.dimensions.map((d) => [d.role, d.values.length])).toEqual([
      ['time', 27],
      ['contents', 3],
      ['region', 15],
    ]);
    const members = inspect(await file('norway-household-membership-derived-2020.csv'));
    expect(members.periods.every((p) => p.sum === null)).toBe(true);
  });

  it('does not add what may not be added', async () => {
    expect(await sums('ssb-tenure-by-household-type-2019-norway.csv')).toMatchObject({ '/self_owner_pct': null });
  });

  it('reads a title line and ISO-8859-1', async () => {
    const table = await file('ssb-10211-raw-export-latin1-population-age-1846-.csv');
    expect(table.table).toBe('10211');
    expect(table.dimensions.map((d) => d.role)).toEqual(['age', 'sex', 'time', 'contents']);
  });
});
