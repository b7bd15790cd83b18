import { bareHead } from '../../../kernel/index.ts';
import type { Cell, Feilkode, Planfilfeil, Regneark } from './celler.ts';
import type { Ark } from './skjema.ts';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;
export const isPlanYear = (year: number | null): year is number =>
  year !== null && year >= FIRST_YEAR && year <= LAST_YEAR;
/** Rows in which the head of the table is looked for; above it people write a title. */
const HEAD_WITHIN = 10;

const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined || typeof cell === 'object' ? '' : String(cell).trim();

/** One row of a sheet, read by the names of the columns. Every reader refuses at the cell and answers with what is safe. */
export interface Rad {
  readonly row: number;
  has(column: string): boolean;
  text(column: string): string;
  list(column: string): string[];
  number(column: string): number | null;
  kroner(column: string): number | null;
  year(column: string): number | null;
  choice<T extends string>(column: string, of: Readonly<Record<string, T>>): T | null;
  /** The yearly columns that are filled in; null when none is. */
  yearly(read: 'number' | 'kroner'): { year: number; value: number }[] | null;
}

export function rowsOf(ark: Ark, sheet: Regneark, refuse: (feil: Planfilfeil) => void): Rad[] {
  const say = (code: Feilkode, row = 0, column = '', value = '') =>
    refuse({ code, sheet: sheet.name, row, column, value: value.slice(0, 60) });
  if (sheet.tooMany !== undefined) {
    say('for-mange-rader', 0, '', String(sheet.tooMany));
    return [];
  }
  const columns = Object.entries(ark.columns);
  const keyOf = (head: string) => columns.find(([, c]) => c.names.some((n) => bareHead(n) === bareHead(head)))?.[0];
  const needed = columns.filter(([, c]) => c.required);
  const hits = (row: readonly Cell[]) => new Set(row.map((cell) => keyOf(textOf(cell))).filter((k) => k !== undefined));
  const headAt = sheet.rows
    .slice(0, HEAD_WITHIN)
    .reduce((best, row, i, all) => (hits(row).size > hits(all[best] ?? []).size ? i : best), 0);
  const head = sheet.rows[headAt] ?? [];
  const at = new Map<string, number>();
  const years: { year: number; at: number; name: string }[] = [];
  head.forEach((cell, i) => {
    const name = textOf(cell);
    const key = keyOf(name);
    const [, word = '', year = ''] = /^(.*?)\s*(\d{4})$/.exec(name) ?? [];
    if (key !== undefined && at.has(key)) say('kolonne-to-ganger', headAt + 1, name);
    else if (key !== undefined) at.set(key, i);
    else if (ark.yearly?.names.some((n) => bareHead(n) === bareHead(word))) {
      if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) say('aar-utenfor', headAt + 1, name, year);
      else years.push({ year: Number(year), at: i, name });
    }
  });
  const missing = needed.filter(([key]) => !at.has(key));
  for (const [, c] of missing) say('mangler-kolonne', headAt + 1, c.names[0] ?? '');
  if (missing.length > 0) return [];

  const body = sheet.rows.map((cells, i) => ({ cells, row: i + 1 })).slice(headAt + 1);
  return body
    .filter(({ cells }) => cells.some((c) => c !== null && (typeof c === 'object' || textOf(c) !== '')))
    .map(({ cells, row }): Rad => {
      const nameOf = (column: string) => textOf(head[at.get(column) ?? -1]);
      for (const [i, cell] of cells.entries()) {
        const used = [...at.values()].includes(i) || years.some((y) => y.at === i);
        if (used && cell !== null && typeof cell === 'object') say(cell.fault, row, textOf(head[i]));
      }
      const raw = (column: string) => cells[at.get(column) ?? -1];
      const numberAt = (cell: Cell | undefined, name: string): number | null => {
        const text = textOf(cell);
        if (text === '') return null;
        const plain = text.replace(/[\s\u00a0]/g, '').replace(',', '.');
        const value = /^[-\u2212]?\d+(\.\d+)?$/.test(plain) ? Number(plain.replace('\u2212', '-')) : Number.NaN;
        if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) say('ikke-tall', row, name, text);
        else if (value < 0) say('negativ', row, name, text);
        else return value;
        return null;
      };
      const kronerAt = (cell: Cell | undefined, name: string): number | null => {
        const value = numberAt(cell, name);
        if (value === null || Number.isInteger(value)) return value;
        say('ikke-hele-kroner', row, name, textOf(cell));
        return null;
      };
      const text = (column: string) => {
        const cell = raw(column);
        const value = textOf(cell);
        const broken = cell !== null && typeof cell === 'object';
        if (value === '' && !broken && ark.columns[column]?.required) say('mangler', row, nameOf(column));
        return value;
      };
      return {
        row,
        has: (column) => at.has(column),
        text,
        list: (column) =>
          textOf(raw(column))
            .split(';')
            .map((t) => t.trim())
            .filter((t) => t !== ''),
        number: (column) => numberAt(raw(column), nameOf(column)),
        kroner: (column) => kronerAt(raw(column), nameOf(column)),
        year(column) {
          const value = numberAt(raw(column), nameOf(column));
          if (value === null || (Number.isInteger(value) && value >= FIRST_YEAR && value <= LAST_YEAR)) return value;
          say('aar-utenfor', row, nameOf(column), String(value));
          return null;
        },
        choice(column, of) {
          const typed = text(column);
          if (typed === '') return null;
          const found = Object.entries(of).find(([name]) => bareHead(name) === bareHead(typed));
          if (!found) say('ukjent-valg', row, nameOf(column), typed);
          return found?.[1] ?? null;
        },
        yearly(read) {
          const given = years.flatMap((y) => {
            const value = (read === 'kroner' ? kronerAt : numberAt)(cells[y.at], y.name);
            return value === null ? [] : [{ year: y.year, value }];
          });
          return given.length > 0 ? given : null;
        },
      };
    });
}
