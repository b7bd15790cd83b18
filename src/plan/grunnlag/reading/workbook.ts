import { err, type Result } from '../../../kernel/index.ts';
import type { StatTable } from '../stat-table.ts';
import type { ReaderRefusal } from './refusal.ts';
import { tableFromRows } from './rows.ts';

export interface Sheet {
  readonly name: string;
  readonly cells: readonly (readonly unknown[])[];
}

const text = (cell: unknown) => {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim();
};

function readSheet(sheet: Sheet): Result<StatTable, ReaderRefusal> {
  const width = sheet.cells.reduce((most, row) => Math.max(most, row.length), 0);
  const rows = sheet.cells
    .map((row, i) => ({ line: i + 1, cells: Array.from({ length: width }, (_, c) => text(row[c])) }))
    .filter((row) => row.cells.some((c) => c !== ''));
  // Columns to the right that are empty in every row are no part of the table.
  const used = rows.reduce((most, row) => Math.max(most, row.cells.findLastIndex((c) => c !== '') + 1), 0);
  return tableFromRows(
    rows.map((row) => ({ ...row, cells: row.cells.slice(0, used) })),
    { sheet: true, ended: true },
  );
}

/** The first sheet that holds a table; which one it was is said when there are several. */
export function readWorkbook(sheets: readonly Sheet[]): Result<StatTable, ReaderRefusal> {
  let refused: Result<StatTable, ReaderRefusal> = err({ code: 'ikke-tabell' });
  for (const [i, sheet] of sheets.entries()) {
    const read = readSheet(sheet);
    if (read.ok && sheets.length > 1) {
      const chosen = { code: 'valgt-ark' as const, data: { ark: sheet.name, av: sheets.length } };
      return { ok: true, value: { ...read.value, warnings: [...(read.value.warnings ?? []), chosen] } };
    }
    if (read.ok || read.error.code !== 'ikke-tabell') return read;
    if (i === 0) refused = read;
  }
  return refused;
}
