import readXlsx from 'read-excel-file/node';
import { err, type Result } from '../../../kernel/index.ts';
import type { StatTable } from '../stat-table.ts';
import { findDelimiter, splitRows } from './csv.ts';
import { decodeText } from './decode.ts';
import { readJsonStat } from './jsonstat.ts';
import type { ReaderRefusal } from './refusal.ts';
import { tableFromRows } from './rows.ts';

export type { ReaderRefusal } from './refusal.ts';

const MAX_BYTES = 25 * 1024 * 1024;

async function readSheet(bytes: Uint8Array): Promise<Result<StatTable, ReaderRefusal>> {
  let cells: unknown[][];
  try {
    const sheets = (await readXlsx(Buffer.from(bytes))) as unknown as { data: unknown[][] }[] | unknown[][];
    const first = sheets[0];
    cells = first && !Array.isArray(first) ? first.data : (sheets as unknown[][]);
  } catch {
    return err({ code: 'avkortet' });
  }
  const width = Math.max(0, ...cells.map((row) => row.length));
  const text = (cell: unknown) =>
    cell === null || cell === undefined
      ? ''
      : cell instanceof Date
        ? cell.toISOString().slice(0, 10)
        : String(cell).trim();
  const rows = cells
    .map((row, i) => ({ line: i + 1, cells: Array.from({ length: width }, (_, c) => text(row[c])) }))
    .filter((row) => row.cells.some((c) => c !== ''));
  return tableFromRows(rows);
}

/**
 * Any file of statistics that a person downloads: JSON-stat 2, Statbank CSV in its many dresses, one column per age, xlsx.
 * Never throws for what the file holds; nothing is returned of a file that is partly unreadable.
 */
export async function readStatistics(bytes: Uint8Array): Promise<Result<StatTable, ReaderRefusal>> {
  if (bytes.length === 0) return err({ code: 'tom' });
  if (bytes.length > MAX_BYTES) return err({ code: 'for-stor', data: { bytes: bytes.length, max: MAX_BYTES } });
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readSheet(bytes);
  const text = decodeText(bytes);
  if (!text.ok) return text;
  if (/^\s*\{/.test(text.value)) return readJsonStat(text.value);
  if (/^\s*</.test(text.value)) return err({ code: 'ikke-tabell' });
  const rows = splitRows(text.value, findDelimiter(text.value));
  return rows.ok ? tableFromRows(rows.value) : rows;
}
