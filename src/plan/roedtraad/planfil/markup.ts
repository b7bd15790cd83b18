import type { Cell, Regneark } from './celler.ts';
import { MAX_ROWS } from './celler.ts';

/** What the names of the tags are in the two kinds of text that hold tables. */
interface Dress {
  readonly table: string;
  readonly row: string;
  readonly cells: readonly string[];
  /** Ends a line within a cell. */
  readonly lines: readonly string[];
  readonly tab: string | null;
  /** The only tag whose text is text; null where all text is. */
  readonly text: string | null;
  /** Tags whose content is no text of the table. */
  readonly silent: readonly string[];
}

const WORD: Dress = {
  table: 'w:tbl',
  row: 'w:tr',
  cells: ['w:tc'],
  lines: ['w:p', 'w:br'],
  tab: 'w:tab',
  text: 'w:t',
  silent: ['w:del'],
};
const HTML: Dress = {
  table: 'table',
  row: 'tr',
  cells: ['td', 'th'],
  lines: ['p', 'br', 'div', 'li'],
  tab: null,
  text: null,
  silent: ['style', 'script'],
};

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const NORWEGIAN: Readonly<Record<string, string>> = {
  aring: 'å',
  Aring: 'Å',
  oslash: 'ø',
  Oslash: 'Ø',
  aelig: 'æ',
  AElig: 'Æ',
  ndash: '–',
};

const plain = (text: string): string =>
  text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{2,8});/gi, (all, name: string) => {
    if (name.startsWith('#')) {
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
    }
    return NAMED[name] ?? NORWEGIAN[name] ?? all;
  });

const numberIn = (tag: string, name: string): number => Number(new RegExp(`${name}="?(\\d{1,4})`).exec(tag)?.[1] ?? 1);

/** Tags and the text between them. A tag that is never closed ends it: nothing after it can be read. */
function* piecesOf(source: string): Generator<{ text: string; slash: boolean; raw: string; rest: string }> {
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    const text = source.slice(at, open < 0 ? source.length : open);
    if (text !== '') yield { text, slash: false, raw: '', rest: '' };
    const close = open < 0 ? -1 : source.indexOf('>', open);
    if (close < 0) return;
    const tag = source.slice(open + 1, close);
    const raw = /^\/?([a-zA-Z][\w:]{0,40})/.exec(tag)?.[1];
    if (raw) yield { text: '', slash: tag.startsWith('/'), raw, rest: tag.slice(raw.length) };
    at = close + 1;
  }
}

/** The tables of a marked-up text in order. A table within a cell is text of that cell. */
function tablesOf(source: string, dress: Dress): Regneark[] {
  const found: Regneark[] = [];
  let rows: Cell[][] = [];
  let row: Cell[] = [];
  let cell = '';
  let merged = false;
  let span = 1;
  let high = 1;
  let depth = 0;
  let silent = 0;
  let reading = false;
  // Columns that a cell above still covers, by place, in rows.
  let below: number[] = [];
  const endCell = () => {
    while ((below[row.length] ?? 0) > 0) {
      below[row.length] = (below[row.length] ?? 1) - 1;
      row.push({ fault: 'flettet' });
    }
    const text = plain(cell)
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim();
    if (high > 1) for (let i = 0; i < span; i += 1) below[row.length + i] = high - 1;
    for (let i = 0; i < span; i += 1) row.push(merged ? { fault: 'flettet' } : text === '' ? null : text);
  };
  for (const { text, slash, raw, rest } of piecesOf(source)) {
    if (raw === '') {
      if (depth > 0 && silent === 0 && (dress.text === null || reading))
        cell += dress.text === null ? text.replace(/\s+/g, ' ') : text;
      continue;
    }
    const name = dress === HTML ? raw.toLowerCase() : raw;
    const closes = slash;
    const empty = rest.endsWith('/');
    if (dress.silent.includes(name)) silent += empty ? 0 : closes ? -1 : 1;
    else if (name === dress.text) reading = !closes && !empty;
    else if (name === dress.table && !closes) {
      depth += 1;
      if (depth === 1) [rows, row, cell, below] = [[], [], '', []];
    } else if (name === dress.table && depth > 0) {
      depth -= 1;
      if (depth === 0) {
        const tooMany = rows.length > MAX_ROWS ? rows.length : null;
        const sheet = { name: `Tabell ${found.length + 1}`, rows: tooMany ? [] : rows };
        found.push(tooMany ? { ...sheet, tooMany } : sheet);
      }
    } else if (depth === 1 && name === dress.row) {
      if (closes) rows.push(row);
      else row = [];
    } else if (depth === 1 && dress.cells.includes(name)) {
      if (closes) endCell();
      else {
        cell = '';
        span = Math.min(numberIn(rest, 'colspan'), 100);
        high = numberIn(rest, 'rowspan');
        merged = span > 1 || high > 1;
      }
    } else if (depth >= 1 && name === 'w:gridSpan') {
      span = Math.min(numberIn(rest, 'w:val'), 100);
      merged ||= span > 1;
    } else if (depth >= 1 && name === 'w:vMerge') merged = true;
    else if (depth >= 1 && dress.lines.includes(name) && (closes || empty || name.endsWith('br'))) cell += '\n';
    else if (depth >= 1 && name === dress.tab) cell += ' ';
  }
  return found;
}

/** The tables of a Word file, out of its `word/document.xml`. */
export const wordTables = (xml: string): Regneark[] => tablesOf(xml, WORD);

/** The tables of a piece of a page that was copied with its tags. */
export const htmlTables = (html: string): Regneark[] => tablesOf(html, HTML);
