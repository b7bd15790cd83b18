import { newWorkbook } from '../../../platform/files/excel.ts';
import { harmless, type Kolonne, nameOf } from '../kontering.ts';

/** Amounts and years are numbers there; codes are text, so that no zero in front is lost. */
const NUMBERS: readonly Kolonne[] = ['aar', 'beloep'];

/** The rows as a workbook that a budget system reads: heads in the first row, nothing above or below. */
export async function toSheet(
  rows: readonly Record<Kolonne, string>[],
  columns: readonly Kolonne[],
): Promise<Uint8Array> {
  const book = newWorkbook();
  const sheet = book.addWorksheet('Kontostrenger', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow(columns.map(nameOf)).font = { bold: true };
  for (const row of rows) sheet.addRow(columns.map((c) => (NUMBERS.includes(c) ? Number(row[c]) : harmless(row[c]))));
  columns.forEach((c, i) => {
    const column = sheet.getColumn(i + 1);
    column.width = c === 'tekst' ? 44 : 14;
    if (!NUMBERS.includes(c)) column.numFmt = '@';
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}
