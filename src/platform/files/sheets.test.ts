import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSheets } from './sheets.ts';

const LIMITS = { rows: 1000, columns: 100, bytes: 10_000_000 };
const bytesOf = async (book: ExcelJS.Workbook) => new Uint8Array(await book.xlsx.writeBuffer());

describe('the small reader of workbooks', () => {
  it('reads texts, numbers, dates, and what must not be used, in their places', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Boliger & mer');
    sheet.getCell('B2').value = 'a < b & "c" \u00e6\n\u{1f600}';
    sheet.getCell('D2').value = -12.5;
    sheet.getCell('A4').value = new Date('2027-06-30T00:00:00Z');
    sheet.getCell('B4').value = { formula: 'D2*2', result: -25 };
    sheet.getCell('C4').value = { error: '#N/A' };
    sheet.getCell('D4').value = true;
    sheet.getCell('E4').value = { richText: [{ text: 'to ' }, { font: { bold: true }, text: 'deler' }] };
    sheet.getCell('F4').value = 45000;
    sheet.getCell('F4').numFmt = '#,##0 "dager"';
    sheet.getCell('A5').value = 'bred';
    sheet.mergeCells('A5:B5');
    sheet.getCell('AA7').value = '  med rom  ';
    book.addWorksheet('Tom');
    const read = readSheets(await bytesOf(book), LIMITS);
    expect(read?.map((s) => s.name)).toEqual(['Boliger & mer', 'Tom']);
    const rows = read?.[0]?.rows ?? [];
    expect(rows[0]).toEqual([]);
    expect(rows[1]).toEqual([null, 'a < b & "c" \u00e6\n\u{1f600}', null, -12.5]);
    expect(rows[3]).toEqual(['2027-06-30', { fault: 'formel' }, { fault: 'feilverdi' }, 'true', 'to deler', 45000]);
    expect(rows[4]).toEqual([{ fault: 'flettet' }, { fault: 'flettet' }]);
    expect(rows[6]?.[26]).toBe('  med rom  ');
    expect(read?.[1]?.rows).toEqual([]);
  });

  it('reads what the library wrote, whatever stands in the cells', async () => {
    const cell = fc.oneof(
      fc.string({ minLength: 1, maxLength: 20 }),
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      fc.constant(null),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), async (made) => {
        const book = new ExcelJS.Workbook();
        const sheet = book.addWorksheet('Ark');
        for (const [r, row] of made.entries())
          for (const [c, value] of row.entries()) if (value !== null) sheet.getCell(r + 1, c + 1).value = value;
        const read = readSheets(await bytesOf(book), LIMITS)?.[0]?.rows ?? [];
        for (const [r, row] of made.entries())
          for (const [c, value] of row.entries()) expect(read[r]?.[c] ?? null).toEqual(value);
      }),
      { numRuns: 20 },
    );
  });

  it('says how many rows there are where they are too many, and leaves a file it does not know to others', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Ark');
    sheet.getCell('A1001').value = 1;
    expect(readSheets(await bytesOf(book), LIMITS)).toMatchObject([{ tooMany: 1001, rows: [] }]);
    expect(readSheets(await bytesOf(book), { ...LIMITS, bytes: 100 })).toBe(null);
    expect(readSheets(new TextEncoder().encode('ikke en zip'), LIMITS)).toBe(null);
    expect(readSheets(new Uint8Array(), LIMITS)).toBe(null);
  });
});
