import type { PreparedTable } from './prepared.ts';

/** Room across an A4 page between the margins of a plan, and beside the text of a cell, in points. */
const ROOM = 481;
const BESIDE = 7;
const SIZE = 8.5;
const SMALLEST = 6.4;
/** Width of bold letters against those of plain ones. */
const BOLD = 1.09;
/** Longer words break, in ems; in a head, where there is little room, at a syllable before that. */
const LONGEST = 11;
const LONGEST_IN_HEAD = 5.2;
/** Part of the room that whole words may need before those of the head are broken. */
const ROOMY = 0.8;

/** Widths that no letter of Inter is above, in ems; figures, hyphen and signs as in tables, all alike. */
const EMS: Float32Array = emsByCode([
  ['ijl·', 0.25],
  [' \u00a0I.,:;', 0.28],
  ["'!", 0.32],
  ['|', 0.35],
  ['tŧ', 0.36],
  ['/frř()', 0.4],
  ['²°"–?', 0.52],
  ['sšcčç', 0.58],
  ['xkvyaáåä§•', 0.58],
  ['zžeéL', 0.59],
  ['hnudbgpqoøöôóđŋüFJ«»', 0.62],
  ['0123456789-+−EZPRSŠŽ', 0.65],
  ['BT&KŦ', 0.68],
  ['XYAVÅÁ', 0.71],
  ['CČDHU', 0.75],
  ['GNOQØŊ', 0.77],
  ['w', 0.83],
  ['m', 0.89],
  ['MæĐ', 0.93],
  ['%WÆ', 1.01],
]);
/** Of a letter that is not among them; whether it is wider still is not known. */
const OTHER = 0.7;

function emsByCode(classes: readonly (readonly [letters: string, ems: number])[]): Float32Array {
  const table = new Float32Array(0x2213);
  for (const [letters, ems] of classes) for (const letter of letters) table[letter.charCodeAt(0)] = ems;
  return table;
}

const SPACE = 0.29;
/** Between what a line holds and what a column has room for, in ems, when it must be sure. */
const TO_SPARE = 0.1;

interface CellWords {
  /** The width of each word; one that is longer than a column can be made to hold is broken. */
  readonly words: readonly number[];
  readonly whole: number;
  /** Of the whole unbroken; infinite where a letter is not known. */
  readonly most: number;
}
const NUMBERS = /^[\d\u00a0–−,.]*$/;
const NOTHING: CellWords = { words: [0], whole: 0, most: 0 };

function wordsOf(text: string, longest: number, bold: boolean): CellWords {
  const words: number[] = [];
  // Figures are no wider in bold type.
  const factor = bold && !NUMBERS.test(text) ? BOLD : 1;
  let word = 0;
  let whole = 0;
  let most = 0;
  const end = () => {
    const ems = Math.min(longest, word * factor);
    words.push(ems);
    whole += ems;
    most += word * factor;
    word = 0;
  };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 32) {
      end();
      whole += SPACE;
      most += SPACE;
    } else {
      const ems = EMS[code] || 0;
      if (ems === 0) most = Number.POSITIVE_INFINITY;
      word += ems || OTHER;
    }
  }
  end();
  return { words, whole, most };
}

/** Lines of a cell in a column of that width. */
function linesIn({ words, whole }: CellWords, width: number): number {
  if (whole <= width || words.length === 1) return 1;
  let lines = 1;
  let used = -SPACE;
  for (const word of words) {
    if (used > 0 && used + SPACE + word > width) {
      lines += 1;
      used = word;
    } else used += SPACE + word;
  }
  return lines;
}

export interface Columns {
  /** Shares of the width. */
  readonly widths: readonly number[];
  /** Of the type, in points. */
  readonly size: number;
  /** Words are broken at a syllable, as there is little room. */
  readonly tight: boolean;
  /** About how many lines the head and each row fill. */
  readonly lines: readonly number[];
  /** The rows that surely fill one line, so that nobody need measure them. */
  readonly single: readonly boolean[];
}

/** Columns that the first cell of a row stands over: those after it that are empty are its own. */
export function spanOf(cells: readonly string[]): number {
  const next = cells.findIndex((cell, at) => at > 0 && cell !== '');
  return next > 1 && cells[0] !== '' ? next : 1;
}

/**
 * Shares of the page width after what the columns hold, and the size of the type in points. Each column has room for
 * its longest number or word; what is left goes where it makes the table lower, and then to those with more to say.
 * The type is smaller only where numbers would otherwise lie on each other.
 */
export function columnWidths(table: PreparedTable): Columns {
  const cells = table.rows.map((row) => {
    const span = spanOf(row.cells);
    // What stands over several columns asks nothing of the first.
    return row.cells.map((cell, at) => (at === 0 && span > 1 ? NOTHING : wordsOf(cell, LONGEST, row.total)));
  });
  const beside = BESIDE * table.heads.length;
  const measured = (longestInHead: number) => {
    const rows = [table.heads.map((head) => wordsOf(head, longestInHead, true)), ...cells];
    const most = (of: (cell: CellWords) => number) =>
      table.heads.map((_, at) => rows.reduce((n, row) => Math.max(n, row[at] ? of(row[at]) : 0), 0.5));
    const need = most((cell) => Math.max(...cell.words));
    return { rows, need, natural: most((cell) => cell.whole), needed: need.reduce((n, width) => n + width, 0) };
  };
  const whole = measured(LONGEST);
  const tight = whole.needed * SIZE + beside > ROOM * ROOMY || whole.need.some((width) => width >= LONGEST);
  const { rows, need, natural, needed } = tight ? measured(LONGEST_IN_HEAD) : whole;
  const size = Math.round(Math.max(SMALLEST, Math.min(SIZE, (ROOM - beside) / needed)) * 10) / 10;
  const widths = lowest(rows, need, natural, (ROOM - beside) / size);
  const lines = rows.map((row) => Math.max(1, ...row.map((cell, at) => linesIn(cell, widths[at] ?? 0))));
  const single = table.rows.map((row, down) => {
    const span = spanOf(row.cells);
    const over = span > 1 ? wordsOf(row.cells[0] ?? '', LONGEST, row.total) : NOTHING;
    return (
      over.most <= widths.slice(0, span).reduce((n, width) => n + width, 0) - TO_SPARE &&
      (cells[down] ?? []).every((cell, at) => cell.most <= (widths[at] ?? 0) - TO_SPARE)
    );
  });
  const shares = widths.map((width) => Math.round(width * size * 10 + BESIDE * 10) / 10);
  return { widths: shares, size, tight, lines, single };
}

/** Widths that sum to the room, in ems, under which the rows have few lines. */
function lowest(
  rows: readonly (readonly CellWords[])[],
  need: readonly number[],
  natural: readonly number[],
  room: number,
): number[] {
  const widths = [...need];
  let spare = room - need.reduce((n, width) => n + width, 0);
  // The rows that are still on more than one line.
  let tall = rows;
  while (spare > 0) {
    const lines = (row: readonly CellWords[]) => row.map((cell, at) => linesIn(cell, widths[at] ?? 0));
    tall = tall.filter((row) => lines(row).some((n) => n > 1));
    const step = bestStep(tall, tall.map(lines), widths, spare);
    if (!step) break;
    widths[step.at] = (widths[step.at] ?? 0) + step.more;
    spare -= step.more;
  }
  const all = natural.reduce((n, width) => n + width, 0);
  return widths.map((width, at) => width + (Math.max(0, spare) * (natural[at] ?? 0)) / all);
}

/** A line less in a cell that its row does not become lower by, against one by which it does. */
const CELL = 0.2;

/** The column that gains most lines for its width when it is widened, and by how much. */
function bestStep(
  rows: readonly (readonly CellWords[])[],
  lines: readonly (readonly number[])[],
  widths: readonly number[],
  spare: number,
): { readonly at: number; readonly more: number } | null {
  let best: { at: number; more: number; gain: number } | null = null;
  for (const [at, width] of widths.entries()) {
    for (let more = 0.5; more <= spare; more += more < 6 ? 0.5 : 2) {
      const gain = rows.reduce((sum, row, down) => {
        const own = lines[down] ?? [];
        const before = own[at] ?? 1;
        const cell = row[at];
        if (!cell || before === 1) return sum;
        const after = linesIn(cell, width + more);
        const others = Math.max(...own.map((n, other) => (other === at ? 1 : n)));
        return sum + Math.max(before, others) - Math.max(after, others) + CELL * (before - after);
      }, 0);
      if (gain > 0 && gain / more > (best?.gain ?? 0)) best = { at, more, gain: gain / more };
    }
  }
  return best;
}

/** Size of the line below a table, in points. */
const SOURCE_SIZE = 8;

/** Lines that the source of a table may fill, rather one too many. */
export const sourceLines = (text: string): number => Math.ceil((wordsOf(text, ROOM, true).whole * SOURCE_SIZE) / ROOM);

/** What a text in a table fills at most, in ems; infinite where a letter is not known. */
export const mostEms = (text: string, bold: boolean): number => wordsOf(text, LONGEST, bold).most;
