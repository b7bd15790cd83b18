import type ExcelJS from 'exceljs';
import { pastedRows } from '../columns/pasted.ts';
import { newWorkbook, valueTypes } from './excel.ts';
import { readSheets, type Sheet, type SheetCell } from './sheets.ts';

/** More than our own lists go out with, the fields a municipality has added too. */
const MAX_COLUMNS = 200;
/** The text of a plan of a thousand pages, twice over. */
export const MAX_XML = 100 * 1024 * 1024;
/** Up to so many rows the library reads a workbook, which knows every way it may be written. */
const FEW_ROWS = 5000;

function cellOf(cell: ExcelJS.Cell, types: typeof ExcelJS.ValueType): SheetCell {
  if (cell.isMerged) return { fault: 'flettet' };
  switch (cell.type) {
    case types.Null:
      return null;
    case types.Number:
      return cell.value as number;
    case types.Formula:
      return { fault: 'formel' };
    case types.Error:
      return { fault: 'feilverdi' };
    case types.Date:
      return (cell.value as Date).toISOString().slice(0, 10);
    default:
      return cell.text;
  }
}

async function workbook(bytes: Uint8Array, most: number, progress: (percent: number) => void): Promise<Sheet[] | null> {
  const book = newWorkbook();
  try {
    await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  } catch {
    return null;
  }
  const types = valueTypes();
  return book.worksheets.map((sheet, i): Sheet => {
    progress(50 + (50 * i) / book.worksheets.length);
    if (sheet.rowCount > most) return { name: sheet.name, rows: [], tooMany: sheet.rowCount };
    const width = Math.min(sheet.columnCount, MAX_COLUMNS);
    const rows = Array.from({ length: sheet.rowCount }, (_, r) => {
      const row = sheet.findRow(r + 1);
      return row ? Array.from({ length: width }, (_, c) => cellOf(row.getCell(c + 1), types)) : [];
    });
    return { name: sheet.name, rows };
  });
}

export function textOf(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The mark that most often stands in the first line with any. */
function betweenIn(text: string): '\t' | ';' | ',' {
  const line = text.split(/\r?\n/, 20).find((l) => /[\t;,]/.test(l)) ?? '';
  const count = (mark: string) => line.replace(/"[^"]*"/g, '').split(mark).length;
  return (['\t', ';', ','] as const).reduce((best, mark) => (count(mark) > count(best) ? mark : best), '\t');
}

export function lines(text: string, between: '\t' | ';' | ',', most: number): Sheet[] {
  const rows = pastedRows(text, between);
  if (rows.length > most) return [{ name: '', rows: [], tooMany: rows.length }];
  return [{ name: '', rows: rows.map((row) => row.slice(0, MAX_COLUMNS).map((c) => (c === '' ? null : c))) }];
}

/** The tables of a workbook or a text file that a stranger made; null when it is not what it says. For a thread alone: it is heavy. */
export async function readTables(
  file: { readonly bytes: Uint8Array; readonly kind: 'xlsx' | 'csv'; readonly maxRows: number },
  progress: (percent: number) => void,
): Promise<Sheet[] | null> {
  const { bytes, kind, maxRows: most } = file;
  if (kind === 'csv') {
    const text = textOf(bytes);
    return lines(text, betweenIn(text), most);
  }
  // A long list is read by the small reader, where it knows how the file is written.
  let told = 0;
  // What one reader gives up, another begins anew: it is never told that less is done.
  const further = (percent: number) => {
    told = Math.max(told, percent);
    progress(told);
  };
  const limits = { rows: most, columns: MAX_COLUMNS, bytes: MAX_XML };
  const long = most > FEW_ROWS ? readSheets(bytes, limits, further) : null;
  return long ?? workbook(bytes, most, further);
}
