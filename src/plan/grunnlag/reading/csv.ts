import { err, ok, type Result } from '../../../kernel/index.ts';
import type { ReaderRefusal } from './refusal.ts';

export interface Row {
  /** Line number in the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Splits delimited text (RFC 4180 quotes) into rows; empty lines are left out. An open quote at the end is a truncated file. */
export function splitRows(text: string, delimiter: string): Result<Row[], ReaderRefusal> {
  const rows: Row[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let start = 1;
  const endRow = () => {
    cells.push(cell);
    if (cells.length > 1 || cells[0]?.trim() !== '') rows.push({ line: start, cells: cells.map((c) => c.trim()) });
    cells = [];
    cell = '';
  };
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else if (c === '"') quoted = false;
      else cell += c;
      if (c === '\n') line += 1;
    } else if (c === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (c === delimiter) {
      cells.push(cell);
      cell = '';
    } else if (c === '\n') {
      endRow();
      line += 1;
      start = line;
    } else if (c !== '\r') cell += c;
  }
  if (quoted) return err({ code: 'avkortet', data: { row: start } });
  if (cell !== '' || cells.length > 0) endRow();
  return ok(rows);
}

/** The delimiter that splits the first lines into the most columns of equal number. */
export function findDelimiter(text: string): string {
  const lines = text
    .split(/\r?\n/, 12)
    .filter((l) => l.trim() !== '')
    .slice(1);
  const score = (d: string) => {
    const counts = lines.map((l) => l.split(d).length - 1);
    const least = Math.min(...counts);
    return least > 0 && counts.every((n) => Math.abs(n - (counts[0] ?? 0)) <= 1) ? least : least / 10;
  };
  return ['\t', ';', ','].reduce((best, d) => (score(d) > score(best) ? d : best), '\t');
}
