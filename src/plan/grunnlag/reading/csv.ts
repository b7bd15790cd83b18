import { err, ok, type Result } from '../../../kernel/index.ts';
import type { ReaderRefusal } from './refusal.ts';

export interface Row {
  /** Line number in the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Rows {
  readonly rows: readonly Row[];
  /** Whether the last line ends with a line break, as a whole download does. */
  readonly ended: boolean;
}

/** Splits delimited text (RFC 4180 quotes) into rows; empty lines are left out. An open quote at the end is a truncated file. */
export function splitRows(text: string, delimiter: string): Result<Rows, ReaderRefusal> {
  const rows: Row[] = [];
  const apart = delimiter.charCodeAt(0);
  let cells: string[] = [];
  let line = 1;
  let start = 1;
  let at = 0;
  const endRow = () => {
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: start, cells });
    cells = [];
    line += 1;
    start = line;
  };
  while (at < text.length) {
    let from = at;
    while (text[from] === ' ') from += 1;
    let cell: string;
    if (text[from] === '"') {
      cell = '';
      at = from + 1;
      for (;;) {
        const quote = text.indexOf('"', at);
        if (quote < 0) return err({ code: 'avkortet', data: { row: start } });
        cell += text.slice(at, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at += 1;
      }
      for (let i = 0; i < cell.length; i += 1) if (cell[i] === '\n') line += 1;
      from = at;
    } else cell = '';
    while (at < text.length) {
      const c = text.charCodeAt(at);
      if (c === apart || c === 10) break;
      at += 1;
    }
    cells.push((cell + text.slice(from, at)).trim());
    if (at >= text.length) {
      endRow();
      return ok({ rows, ended: false });
    }
    const separator = text.charCodeAt(at);
    at += 1;
    if (separator === 10) endRow();
    else if (at >= text.length) {
      cells.push('');
      endRow();
      return ok({ rows, ended: false });
    }
  }
  return ok({ rows, ended: true });
}

/** How often the delimiter stands in a line, outside quotes. */
const countOf = (line: string, delimiter: string) => line.replace(/"[^"]*"/g, '').split(delimiter).length - 1;

/** The delimiter that splits the first lines into the most columns of equal number. */
export function findDelimiter(text: string): string {
  const first = text
    .slice(0, 200_000)
    .split(/\r?\n/, 12)
    .filter((l) => l.trim() !== '')
    .slice(1);
  // The last line may be cut; it says nothing of the delimiter where there are others.
  const lines = first.length > 1 ? first.slice(0, -1) : first;
  const score = (d: string) => {
    const counts = lines.map((l) => countOf(l, d));
    const least = Math.min(...counts);
    return least > 0 && counts.every((n) => n === counts[0]) ? least : least / 10;
  };
  return ['\t', ';', ','].reduce((best, d) => (score(d) > score(best) ? d : best), '\t');
}
