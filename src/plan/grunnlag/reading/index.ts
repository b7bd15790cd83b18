import { err, type Result } from '../../../kernel/index.ts';
import type { StatTable } from '../stat-table.ts';
import { findDelimiter, splitRows } from './csv.ts';
import { decodeText } from './decode.ts';
import { readJson } from './json.ts';
import type { ReaderRefusal } from './refusal.ts';
import { tableFromRows } from './rows.ts';
import { readWorkbook } from './workbook.ts';

export type { ReaderRefusal } from './refusal.ts';

const MAX_BYTES = 25 * 1024 * 1024;

async function readXlsxBytes(bytes: Uint8Array): Promise<Result<StatTable, ReaderRefusal>> {
  const { default: readXlsx } = await import('read-excel-file/node');
  try {
    const sheets = await readXlsx(Buffer.from(bytes));
    return readWorkbook(sheets.map((s) => ({ name: s.sheet, cells: s.data })));
  } catch {
    return err({ code: 'avkortet' });
  }
}

/**
 * Any file of statistics that a person downloads: JSON-stat 2, Statbank CSV in its many dresses, one column per age, xlsx.
 * Never throws for what the file holds; nothing is returned of a file that is partly unreadable.
 */
export async function readStatistics(bytes: Uint8Array): Promise<Result<StatTable, ReaderRefusal>> {
  if (bytes.length === 0) return err({ code: 'tom' });
  if (bytes.length > MAX_BYTES) return err({ code: 'for-stor', data: { bytes: bytes.length, max: MAX_BYTES } });
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readXlsxBytes(bytes);
  const text = decodeText(bytes);
  if (!text.ok) return text;
  if (/^\s*[{[]/.test(text.value)) return readJson(text.value);
  if (/^\s*</.test(text.value)) return err({ code: 'ikke-tabell' });
  const split = splitRows(text.value, findDelimiter(text.value));
  return split.ok ? tableFromRows(split.value.rows, { sheet: false, ended: split.value.ended }) : split;
}
