import type ExcelJS from 'exceljs';
import { pastedRows } from '../../platform/columns/pasted.ts';
import { answerThread } from '../../platform/compute/answer.ts';
import { readSheets } from '../../platform/files/sheets.ts';
import { unzipOne } from '../../platform/files/unzip.ts';
import { type Cell, MAX_ROWS, type Regneark, type Tabellfil } from './planfil/celler.ts';
import { htmlTables, wordTables } from './planfil/markup.ts';

const MAX_COLUMNS = 100;
/** The text of a plan of a thousand pages, twice over. */
const MAX_XML = 100 * 1024 * 1024;

function cellOf(cell: ExcelJS.Cell, types: typeof ExcelJS.ValueType): Cell {
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

async function workbook(
  bytes: Uint8Array,
  most: number,
  progress: (percent: number) => void,
): Promise<Regneark[] | null> {
  // The library takes a while to come, and a long list seldom needs it.
  const { default: library } = await import('exceljs');
  const book = new library.Workbook();
  try {
    await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  } catch {
    return null;
  }
  return book.worksheets.map((sheet, i): Regneark => {
    progress(50 + (50 * i) / book.worksheets.length);
    if (sheet.rowCount > most) return { name: sheet.name, rows: [], tooMany: sheet.rowCount };
    const width = Math.min(sheet.columnCount, MAX_COLUMNS);
    const rows = Array.from({ length: sheet.rowCount }, (_, r) => {
      const row = sheet.findRow(r + 1);
      return row ? Array.from({ length: width }, (_, c) => cellOf(row.getCell(c + 1), library.ValueType)) : [];
    });
    return { name: sheet.name, rows };
  });
}

function textOf(bytes: Uint8Array): string {
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

function lines(text: string, between: '\t' | ';' | ',', most: number): Regneark[] {
  const rows = pastedRows(text, between);
  if (rows.length > most) return [{ name: '', rows: [], tooMany: rows.length }];
  return [{ name: '', rows: rows.map((row) => row.slice(0, MAX_COLUMNS).map((c) => (c === '' ? null : c))) }];
}

/** The tables of what a stranger made; null when it is not what it says. Run by `inProcess` alone. */
await answerThread(async (file: Tabellfil, progress): Promise<Regneark[] | null> => {
  const most = file.maxRows ?? MAX_ROWS;
  if (file.kind === 'xlsx') {
    // A long list is read by the small reader, where it knows how the file is written.
    const long = most > MAX_ROWS ? readSheets(file.bytes, { rows: most, columns: MAX_COLUMNS, bytes: MAX_XML }) : null;
    return long ?? workbook(file.bytes, most, progress);
  }
  if (file.kind === 'docx') {
    const xml = unzipOne(file.bytes, 'word/document.xml', MAX_XML);
    return xml && wordTables(new TextDecoder().decode(xml));
  }
  const text = textOf(file.bytes);
  if (file.kind === 'csv') return lines(text, betweenIn(text), most);
  return /^\s*</.test(text) && /<table[\s>]/i.test(text) ? htmlTables(text) : lines(text, '\t', most);
});
