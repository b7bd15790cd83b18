import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOLIGTYPER } from '../../kernel/index.ts';
import { loadBarnetall } from './content.ts';
import { type Felt, type FeltRad, NEW_FELT, remainingOf, sumOf } from './felt.ts';
import { isShort, kapasitet, ratesOf, TILBUD_TIL_BARN, toldOf } from './kapasitet.ts';
import { applied, OPPLYSNINGER, rowsFrom } from './rutenett.ts';
import { kapasitetTable, programDocument } from './ut.ts';

const rate = { kindergarten: 0.1, school: 0.25, year: 2026 };
const { national, weight } = loadBarnetall('.');
const even = { enebolig: 1, tomannsbolig: 1, smaahus: 1, blokk: 1, annet: 1 };
const felt = (number: number, more: Partial<Felt>): FeltRad => ({
  number,
  revision: 1,
  created: '2026-01-01T00:00:00Z',
  data: { ...NEW_FELT, name: `Felt ${number}`, status: 'regulert', ...more },
});
const homes = (units: number, year = 2028) => [{ year, type: 'blokk' as const, units }];

describe('places for the children of the fields', () => {
  it('are shared by the fields of one area: the dwellings are added, the places are not', () => {
    const rows = [
      felt(1, { area: 'Sentrum', planned: homes(100), school: 40, kindergarten: 30 }),
      felt(2, { area: ' sentrum', planned: homes(100, 2031), school: 40, kindergarten: 25 }),
      felt(3, { area: 'Lia', planned: homes(100), school: 40 }),
    ];
    const found = kapasitet(rows, rate, even, () => 50);
    const of = (k: (typeof found)[number] | undefined) =>
      k && [
        k.what,
        k.fields.map((row) => row.number),
        k.units,
        k.places,
        k.disagree,
        k.children,
        k.expected,
        k.fullYear,
      ];
    expect(found.map(of)).toEqual([
      ['kindergarten', [1, 2], 200, 25, true, 20, 10, null],
      // Each field alone has room for its 25 pupils; both together have not, from the year of the second.
      ['school', [1, 2], 200, 40, false, 50, 25, 2031],
      ['kindergarten', [3], 100, null, false, 10, 5, null],
      ['school', [3], 100, 40, false, 25, 12.5, null],
    ]);
  });

  it('are shared by the fields of one school alone where an area has two, and by those of all areas that go there', () => {
    const rows = [
      felt(1, { area: 'Sentrum', schoolName: 'Brygga skole', planned: homes(100), school: 40, kindergarten: 30 }),
      felt(2, { area: 'Sentrum', schoolName: 'Torget skole', planned: homes(200), school: 40, kindergarten: 30 }),
      felt(3, { area: 'Lia', schoolName: ' brygga  Skole', planned: homes(40, 2031), school: 40 }),
      felt(4, { area: 'Sentrum', planned: homes(20), school: 4 }),
    ];
    const found = kapasitet(rows, rate, even, () => 100);
    const of = (what: string) =>
      found
        .filter((k) => k.what === what)
        .map((k) => [k.name, k.areas, k.fields.map((f) => f.number), k.places, k.disagree, k.children, k.fullYear]);
    expect(of('school')).toEqual([
      ['Brygga skole', ['Sentrum', 'Lia'], [1, 3], 40, false, 35, null],
      ['Torget skole', ['Sentrum'], [2], 40, false, 50, 2028],
      // Who names no school shares with those of the area that name none either.
      ['', ['Sentrum'], [4], 4, false, 5, 2028],
    ]);
    // The barnehager are named by nobody, and are the area's.
    expect(of('kindergarten')).toEqual([
      ['', ['Sentrum'], [1, 2, 4], 30, false, 32, 2028],
      ['', ['Lia'], [3], null, false, 4, null],
    ]);
    expect(toldOf(found).untold).toEqual([]);
    expect(found.filter(isShort).map((k) => k.name || k.what)).toEqual(['kindergarten', 'Torget skole', 'school']);
  });

  it('stand in the workbook beside what was typed, which goes back as it came', () => {
    const rows = [
      felt(1, { area: 'Sentrum', schoolName: 'Brygga skole', planned: homes(100), school: 20, kindergarten: 30 }),
      felt(2, { area: 'Sentrum', schoolName: 'Torget skole', planned: homes(200), school: 40 }),
      felt(3, { planned: homes(10) }),
    ];
    const table = kapasitetTable(
      kapasitet(rows, rate, even, () => 50),
      'SSB',
      'nb',
    );
    expect(table?.rows.map(({ cells }) => cells.slice(0, 10))).toEqual([
      ['Barnehage', null, 'Sentrum', 'Felt 1, Felt 2', ...[300, 30, 30, 15, 0].map((n) => ({ number: n })), null],
      ['Skole', 'Brygga skole', 'Sentrum', 'Felt 1', ...[100, 20, 25, 13, -5].map((n) => ({ number: n })), '2028'],
      ['Skole', 'Torget skole', 'Sentrum', 'Felt 2', ...[200, 40, 50, 25, -10].map((n) => ({ number: n })), '2028'],
    ]);
    expect(
      kapasitetTable(
        kapasitet([felt(1, { planned: homes(10) })], rate, even, () => 50),
        'SSB',
        'nb',
      ),
    ).toBeNull();

    const document = programDocument('Egenvik', '1.1.2026', rows, 'nb', table);
    const blocks = document.chapters.flatMap((c) => c.blocks).filter((b) => b.kind === 'table');
    expect(blocks.map((b) => b.id)).toEqual(['program', 'opplysninger', 'levert', 'kapasitet']);
    // The sheet of facts, pasted in the table of facts.
    const sheet = blocks.find((b) => b.id === 'opplysninger');
    const keys = ['name', ...OPPLYSNINGER];
    const said = (cell: unknown) =>
      typeof cell === 'object' && cell !== null ? String((cell as { number: number }).number) : String(cell ?? '');
    const typed = Object.fromEntries(
      (sheet?.rows ?? []).flatMap(({ cells }, at) => cells.map((cell, i) => [`r${at}-${keys[i]}`, said(cell)])),
    );
    const bare = rows.map((row) => ({ ...row, data: { ...NEW_FELT, name: row.data.name } }));
    const read = applied(rowsFrom(typed), 'opplysninger', [], bare);
    expect(read.ok && rows.map((row) => read.value.fields.get(row.number))).toEqual(
      rows.map((row) => ({ ...row.data, status: 'avsatt', planned: [] })),
    );
  });

  it('are counted in children and never in dwellings, whatever is planned and built', () => {
    const units = fc.integer({ min: 0, max: 400 });
    const row = fc.record({ year: fc.integer({ min: 2026, max: 2040 }), type: fc.constantFrom(...BOLIGTYPER), units });
    const rows = fc.array(
      fc.record({
        area: fc.constantFrom('', 'Øst', 'Vest'),
        schoolName: fc.constantFrom('', 'Brygga', 'Torget'),
        planned: fc.array(row, { maxLength: 4 }),
        delivered: fc.array(row, { maxLength: 2 }),
        school: fc.option(units, { nil: null }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(rows, (all) => {
        const fields = all.map((data, at) => felt(at + 1, data));
        const found = kapasitet(fields, rate, even, () => 100);
        const left = fields.reduce((n, f) => n + sumOf(remainingOf(f.data)), 0);
        for (const what of TILBUD_TIL_BARN) {
          const own = found.filter((k) => k.what === what);
          expect(own.reduce((n, k) => n + k.units, 0)).toBe(left);
          for (const k of own) {
            expect(k.children).toBeCloseTo(k.units * rate[what], 6);
            expect(k.expected).toBeCloseTo(k.children, 6);
            expect(k.fullYear !== null).toBe(k.places !== null && k.children > k.places + 1e-9);
          }
        }
      }),
    );
  });

  it('say nothing of a field without dwellings and places, and leave a field without an area alone', () => {
    expect(kapasitet([felt(1, {})], rate, even, () => 100)).toEqual([]);
    const alone = [felt(1, { planned: homes(8), school: 2 }), felt(2, { planned: homes(8), school: 2 })];
    expect(kapasitet(alone, rate, even, () => 100).map((k) => k.fullYear)).toEqual([null, null, null, null]);
  });

  it('take the ages of the municipality and its households, or else the country, with a weight by type', () => {
    // 100 of every single age, 2 000 households: 500 children of 1-5 and 1 000 of 6-15.
    const own = ratesOf(
      Array.from({ length: 20 }, () => 500),
      2000,
      2026,
    );
    expect(own?.kindergarten).toBeCloseTo(0.25, 9);
    expect(own?.school).toBeCloseTo(0.5, 9);
    expect(ratesOf([], 2000, 2026)).toBeNull();
    expect(ratesOf([1, 1, 1, 1], 0, 2026)).toBeNull();
    expect([national.kindergarten, national.school]).toEqual([0.114, 0.252]);
    expect(weight.enebolig).toBeGreaterThan(weight.blokk);
    const [, of] = kapasitet([felt(1, { planned: homes(100) })], national, weight, () => 100);
    expect(of?.children).toBeCloseTo(100 * 0.252 * 0.78, 6);
  });
});
