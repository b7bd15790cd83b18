import { err, ok, type Result } from '../../../kernel/index.ts';
import type { Row } from './csv.ts';
import { PERIOD, readCell } from './meaning.ts';
import type { ReaderRefusal } from './refusal.ts';

/** A sheet with its parts told apart. */
export interface Layout {
  readonly title: string | null;
  /** One list per row of heads; all but the last have merged cells filled in from the left. */
  readonly heads: readonly (readonly string[])[];
  readonly body: readonly Row[];
  readonly notes: readonly string[];
}

export interface Dress {
  /** A sheet of a workbook: repeated labels may be left blank, and notes follow without an empty line. */
  readonly sheet: boolean;
  /** The last line ends with a line break. */
  readonly ended: boolean;
}

/** What a sheet has room for in Excel. */
const MAX_COLUMNS = 16_384;
/** No table has heads of more rows than this; a file that seems to is something else. */
const MAX_HEAD_ROWS = 10;

const filled = (cells: readonly string[]) => cells.filter((c) => c !== '').length;
const wordOrPeriod = (cell: string) => cell === '' || PERIOD.test(cell) || readCell(cell) === null;

/** Heads of a merged cell stand in its first column only. */
function spread(cells: readonly string[], from: number): string[] {
  let last = '';
  return cells.map((cell, i) => {
    if (i < from) return cell;
    if (cell !== '') last = cell;
    return last;
  });
}

/** How many rows from `at` are heads: the first, and those below it that a stub of blanks or a row of words and years shows to be heads too. */
function headRows(rows: readonly Row[], at: number): number {
  const first = rows[at]?.cells ?? [];
  let count = 1;
  while (count <= MAX_HEAD_ROWS) {
    const cells = rows[at + count]?.cells;
    if (!cells?.slice(1).every(wordOrPeriod) || filled(cells.slice(1)) === 0) return count;
    const blankStub = cells[0] === '';
    const under = first[0] === '' && first.some((c) => c !== '') && !first.some((c) => PERIOD.test(c));
    const named = under && cells.every((c, i) => (first[i] === '' ? i > 0 || c !== '' : c !== ''));
    if (!blankStub && !(named && count === 1 && cells.some((c) => PERIOD.test(c)))) return count;
    count += 1;
  }
  return count;
}

/** The notes below a table: lines with text in the first column only, set off by an empty line where the file is text. */
function takeNotes(body: Row[], dress: Dress): string[] {
  let from = body.length;
  while (from > 0 && filled(body[from - 1]?.cells.slice(1) ?? []) === 0) from -= 1;
  const first = body[from];
  const before = body[from - 1];
  if (!first || !before) return [];
  if (!dress.sheet && first.line - before.line < 2) return [];
  return body.splice(from).map((row) => row.cells[0] ?? '');
}

/** Tells title, heads, figures and notes apart, or says what is wrong with the rows. */
export function layOut(all: readonly Row[], dress: Dress): Result<Layout, ReaderRefusal> {
  let at = 0;
  const titles: string[] = [];
  for (; at < all.length; at += 1) {
    const cells = all[at]?.cells ?? [];
    const titled = /^\d{5}: \S/.test(cells[0] ?? '') && titles.length === 0;
    if (filled(cells.slice(1)) > 0 && !titled) break;
    // A title without quotes in a file split by commas lies in several cells.
    titles.push(cells.filter((c) => c !== '').join(', '));
  }
  if (at >= all.length) return err({ code: 'ikke-tabell' });
  const wide = all.find((row) => row.cells.length > MAX_COLUMNS);
  if (wide) return err({ code: 'for-bred', data: { row: wide.line, columns: wide.cells.length, max: MAX_COLUMNS } });
  const rows = headRows(all, at);
  if (rows > MAX_HEAD_ROWS) return err({ code: 'ikke-tabell' });
  const heads = all.slice(at, at + rows).map((row) => row.cells);
  const width = Math.max(...heads.map((cells) => cells.length));
  const body = all.slice(at + rows);
  const notes = takeNotes(body, dress);
  if (body.length === 0) return err({ code: 'ikke-tabell' });
  for (const [i, row] of body.entries()) {
    const last = i === body.length - 1;
    const columns = row.cells.length;
    // Cut right after a separator: the row is long enough, but its last cell is empty and no line break follows.
    const cut = last && (columns < width || (!dress.ended && row.cells.at(-1) === '' && columns === width));
    if (columns !== width || cut)
      return err({ code: cut ? 'avkortet' : 'ujevn-rad', data: { row: row.line, columns, expected: width } });
  }
  const stub = heads.length > 1 ? (heads[0]?.findIndex((c, i) => i > 0 && c !== '' && heads[1]?.[i] !== '') ?? 0) : 0;
  return ok({
    title: titles.find((t) => /^\d{5}:? /.test(t)) ?? titles[0] ?? null,
    heads: heads.map((cells, i) => {
      const whole = Array.from({ length: width }, (_, c) => cells[c] ?? '');
      return i < heads.length - 1 ? spread(whole, Math.max(stub, 0)) : whole;
    }),
    body: dress.sheet ? fillDown(body) : body,
    notes: [...titles.slice(1).filter((t) => !/^\d{5}:? /.test(t)), ...notes],
  });
}

/** In a workbook a label stands only on the first of its rows; the blanks below it mean the same. */
function fillDown(body: readonly Row[]): Row[] {
  const above: string[] = [];
  return body.map((row) => {
    const cells = [...row.cells];
    for (let c = 0; c < cells.length; c += 1) {
      const cell = cells[c] ?? '';
      if (cell !== '') {
        // A new label in this column: those to the right of it start again.
        above.length = c;
        if (readCell(cell) !== null && !PERIOD.test(cell)) break;
        above[c] = cell;
      } else if (above[c] !== undefined) cells[c] = above[c] ?? '';
      else break;
    }
    return { line: row.line, cells };
  });
}
