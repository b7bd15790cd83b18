import type ExcelJS from 'exceljs';
import { isCalculated } from '../../../kernel/index.ts';
import { newWorkbook } from '../../../platform/files/excel.ts';
import type { Cell, DocumentTable, PlanDocument } from '../document.ts';
import { cellText, headText, plainText } from './cells.ts';
import { prepare } from './prepared.ts';
import { withFixedZipDates } from './zip-dates.ts';

/** Rows above the head of the table: caption, then an empty line. */
const HEAD_ROW = 3;
/** When every workbook says it was written, so that the same figures give the same bytes. */
export const STAMP = new Date(Date.UTC(2000, 0, 1));

/** Builds in the calling thread; `toExcel` keeps the server's event loop free. */
export async function buildExcel(doc: PlanDocument): Promise<Uint8Array> {
  const tables = doc.chapters.flatMap((chapter) => chapter.blocks.filter((block) => block.kind === 'table'));
  const labels = prepare(doc).chapters.flatMap((chapter) => chapter.blocks.filter((block) => block.kind === 'table'));
  const book = newWorkbook();
  book.creator = plainText(doc.kommune);
  book.title = plainText(doc.title);
  book.created = STAMP;
  book.modified = STAMP;
  tables.map(spreadOut).forEach((table, at) => {
    const { label = '', source = '', from } = labels[at] ?? {};
    const sheet = book.addWorksheet(sheetName(label, table.caption));
    fillSheet(sheet, table, label, source);
    if (from) leadBack(sheet.getCell(HEAD_ROW + table.rows.length + 3, 1), from);
  });
  // A workbook without a sheet does not open.
  if (tables.length === 0) setText(book.addWorksheet('1').getCell('A1'), doc.title);
  return withFixedZipDates(new Uint8Array(await book.xlsx.writeBuffer()));
}

/** An interval stands in two columns of its own, after its number: a spreadsheet is for reckoning on. */
function spreadOut(table: DocumentTable): DocumentTable {
  const betweenOf = (cell: Cell | undefined) =>
    cell !== null && typeof cell === 'object' ? { decimals: cell.decimals ?? 0, ends: cell.between } : undefined;
  const has = table.columns.map((_, at) => table.rows.some(({ cells }) => betweenOf(cells[at])?.ends));
  if (!has.includes(true)) return table;
  const end = (cell: Cell | undefined, at: 0 | 1): Cell => {
    const { ends, decimals = 0 } = betweenOf(cell) ?? {};
    return ends ? { number: ends[at], decimals } : null;
  };
  return {
    ...table,
    columns: table.columns.flatMap((column, at) =>
      has[at]
        ? [column, { ...column, label: `${column.label}, 10 %` }, { ...column, label: `${column.label}, 90 %` }]
        : [column],
    ),
    rows: table.rows.map((row) => ({
      ...row,
      cells: row.cells.flatMap((cell, at) => (has[at] ? [cell, end(cell, 0), end(cell, 1)] : [cell])),
    })),
  };
}

function fillSheet(sheet: ExcelJS.Worksheet, table: DocumentTable, label: string, source: string): void {
  setText(sheet.getCell(1, 1), `${label}. ${table.caption}`);
  sheet.getCell(1, 1).font = { bold: true, size: 12 };
  table.columns.forEach((column, at) => {
    const cell = sheet.getCell(HEAD_ROW, at + 1);
    setText(cell, headText(column));
    cell.font = { bold: true };
    cell.alignment = { horizontal: column.align, vertical: 'bottom', wrapText: true };
    cell.border = { bottom: { style: 'medium' } };
    const longest = Math.max(...table.rows.map((row) => cellText(row.cells[at] ?? null).length), 8);
    sheet.getColumn(at + 1).width = Math.min(longest, 46) + 3;
  });
  table.rows.forEach((row, down) => {
    row.cells.forEach((value, at) => {
      const cell = sheet.getCell(HEAD_ROW + 1 + down, at + 1);
      if (value !== null && typeof value === 'object' && Number.isFinite(value.number)) {
        cell.value = value.number;
        cell.numFmt = value.decimals ? `#,##0.${'0'.repeat(value.decimals)}` : '#,##0';
      } else {
        setText(cell, cellText(value));
      }
      cell.alignment = { horizontal: table.columns[at]?.align ?? 'left', vertical: 'top' };
      if (row.total) {
        cell.font = { bold: true };
        cell.border = { top: { style: 'thin' } };
      }
    });
  });
  setText(sheet.getCell(HEAD_ROW + table.rows.length + 2, 1), source);
  sheet.views = [{ state: 'frozen', ySplit: HEAD_ROW }];
  sheet.pageSetup = {
    paperSize: 9,
    orientation: table.columns.length > 6 ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToHeight: 0,
  };
}

/** The page that explains the table, under its source. */
function leadBack(cell: ExcelJS.Cell, from: { readonly href: string; readonly words: string }): void {
  cell.value = { text: from.words, hyperlink: from.href };
  cell.font = { underline: true, color: { argb: 'FF0B5563' } };
}

/**
 * Text that a spreadsheet would read as a formula when typed (or when the sheet is saved as CSV and opened again)
 * gets the apostrophe that spreadsheets themselves use for "this is text".
 */
function setText(cell: ExcelJS.Cell, text: string): void {
  const plain = plainText(text);
  cell.value = isCalculated(plain) && plain.trim().length > 1 ? `'${plain}` : plain;
}

/** At most 31 characters and none of []:*?/\ ; the table's number makes it unique. */
function sheetName(label: string, caption: string): string {
  const clean = plainText(`${label} ${caption}`)
    .replace(/[[\]:*?/\\']/g, ' ')
    .replace(/ +/g, ' ');
  let name = '';
  for (const char of clean) {
    if (name.length + char.length > 31) break;
    name += char;
  }
  return name.trim();
}
