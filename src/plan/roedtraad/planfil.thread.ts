import ExcelJS from 'exceljs';
import { answerThread } from '../../platform/compute/answer.ts';
import { type Cell, MAX_ROWS, type Regneark } from './planfil/celler.ts';

const MAX_COLUMNS = 100;

function cellOf(cell: ExcelJS.Cell): Cell {
  if (cell.isMerged) return { fault: 'flettet' };
  switch (cell.type) {
    case ExcelJS.ValueType.Null:
      return null;
    case ExcelJS.ValueType.Number:
      return cell.value as number;
    case ExcelJS.ValueType.Formula:
      return { fault: 'formel' };
    case ExcelJS.ValueType.Error:
      return { fault: 'feilverdi' };
    case ExcelJS.ValueType.Date:
      return (cell.value as Date).toISOString().slice(0, 10);
    default:
      return cell.text;
  }
}

/** The cells of a workbook that a stranger made; null when it is none. Run by `inProcess` alone. */
await answerThread(async (bytes: Uint8Array): Promise<Regneark[] | null> => {
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  } catch {
    return null;
  }
  return book.worksheets.map((sheet): Regneark => {
    if (sheet.rowCount > MAX_ROWS) return { name: sheet.name, rows: [], tooMany: sheet.rowCount };
    const width = Math.min(sheet.columnCount, MAX_COLUMNS);
    const rows = Array.from({ length: sheet.rowCount }, (_, r) => {
      const row = sheet.findRow(r + 1);
      return row ? Array.from({ length: width }, (_, c) => cellOf(row.getCell(c + 1))) : [];
    });
    return { name: sheet.name, rows };
  });
});
