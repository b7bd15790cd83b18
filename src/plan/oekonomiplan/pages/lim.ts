import { bareHead, err, formatNumber, ok, type Result } from '../../../kernel/index.ts';
import { readAmount } from '../../../platform/columns/amount.ts';
import { type Field, findHead, guessColumns, type Remembered } from '../../../platform/columns/columns.ts';
import { pastedRows } from '../../../platform/columns/pasted.ts';
import { RAMME_FIELDS, type RammeField } from '../ramme.ts';

const YEAR: Field = { key: 'aar', words: ['år', 'budsjettår'], required: true };
const SIDES: readonly Field[] = [
  { key: 'drift', words: ['drift', 'driftsramme', 'netto drift', 'driftsutgifter', 'ramme drift'] },
  {
    key: 'investering',
    words: ['investering', 'investeringar', 'investeringer', 'investeringsramme', 'ramme investering'],
  },
  { key: 'laan', words: ['låneramme', 'lånerammen', 'låneramma', 'ramme lån', 'ramme for lån'] },
  {
    key: 'avdragInn',
    words: [
      'avdrag inn',
      'mottatte avdrag',
      'mottatte avdrag på startlån',
      'mottatte avdrag på videreutlån',
      'mottekne avdrag',
      'mottekne avdrag på startlån',
      'mottekne avdrag på vidareutlån',
      'avdrag som kommer inn på startlån',
      'avdrag som kjem inn på startlån',
    ],
  },
  {
    key: 'avdragBrukt',
    words: [
      'av dette brukt',
      'av dette til avdrag',
      'av dette til avdrag nye startlån eller bundet fond',
      'av dette til avdrag nye startlån eller bunde fond',
    ],
  },
];
const HEAD_WITHIN = 10;
/** More rows than these are no table of frames, and nobody chooses among them. */
const MAX_HODER = 60;

/** What the choices of a municipality for its table of frames are kept as. */
export const RAMME_PURPOSE = 'rammer';

export interface LimFeil {
  readonly code:
    | 'ingen-tabell'
    | 'ingen-aar'
    | 'ikke-beloep'
    | 'to-ganger'
    | 'formel'
    | 'flettet'
    | 'feilverdi'
    | 'for-mange-rader'
    | 'ikke-lest';
  /** From 1; 0 where it is about the table. */
  readonly row: number;
  readonly value: string;
}

interface Amount {
  readonly side: string;
  readonly year: number;
  readonly cell: string;
  /** Where a unit may stand that the cell does not name. */
  readonly head: string;
  readonly row: number;
}

const yearOf = (cell: string | undefined): number | null =>
  Number(/^(?:budsjett |år )?(20\d{2})$/i.exec(cell ?? '')?.[1]) || null;

type Rows = readonly (readonly string[])[];
const TALL = [YEAR, ...SIDES];
/** The row with the years of a table that has them across; below zero where none has. */
const yearsAcross = (rows: Rows): number =>
  rows.slice(0, HEAD_WITHIN).findIndex((row) => row.filter((c) => yearOf(c) !== null).length > 1);
const labelOf = (row: readonly string[]): string => row.find((c) => c !== '') ?? '';

/** A table with a row for each year. */
function byRow(rows: Rows, remembered: Remembered): Amount[] {
  const at = findHead(rows, TALL, remembered);
  if (at === null) return [];
  const head = rows[at] ?? [];
  const columns = guessColumns(head, TALL, remembered);
  return rows.slice(at + 1).flatMap((row, i) => {
    const year = yearOf(row[columns.aar ?? -1]);
    return year === null
      ? []
      : RAMME_FIELDS.flatMap((side) => {
          const place = columns[side];
          return place === undefined
            ? []
            : [{ side, year, cell: row[place] ?? '', head: head[place] ?? '', row: at + i + 2 }];
        });
  });
}

/** What each row of a table with years across is; where somebody has said which row is a frame, no other is taken for it. */
function sidesIn(labels: readonly string[], remembered: Remembered): (label: string) => RammeField | null {
  const heads = labels.map(bareHead);
  const said = new Set(heads.flatMap((h) => remembered[h] ?? []));
  return (label) => {
    const own = Object.hasOwn(remembered, bareHead(label)) ? remembered[bareHead(label)] : undefined;
    if (own !== undefined) return RAMME_FIELDS.find((f) => f === own) ?? null;
    const [guess] = Object.keys(guessColumns([label], SIDES));
    return RAMME_FIELDS.find((f) => f === guess && !said.has(f)) ?? null;
  };
}

/** A table with a column for each year, as budgets are printed. */
function byColumn(rows: Rows, remembered: Remembered): Amount[] {
  const at = yearsAcross(rows);
  if (at < 0) return [];
  const sideOf = sidesIn(rows.slice(at + 1).map(labelOf), remembered);
  const head = rows[at] ?? [];
  const corner = head.filter((c) => yearOf(c) === null).join(' ');
  return rows.slice(at + 1).flatMap((row, i) => {
    const label = labelOf(row);
    const side = sideOf(label);
    return side === null
      ? []
      : head.flatMap((cell, place) => {
          const year = yearOf(cell);
          return year === null
            ? []
            : [{ side, year, cell: row[place] ?? '', head: `${label} ${corner}`, row: at + i + 2 }];
        });
  });
}

type Read = Result<Record<string, string>, readonly LimFeil[]>;

/** A sheet of a file, its cells as they stand; a fault is a formula, or a cell merged with others. */
export interface Ark {
  readonly rows: readonly (readonly (
    | string
    | number
    | null
    | { readonly fault: 'formel' | 'flettet' | 'feilverdi' }
  )[])[];
  readonly tooMany?: number;
}

const plainRows = (sheet: Ark): string[][] =>
  sheet.rows.map((row) => row.map((c) => (c === null || typeof c === 'object' ? '' : String(c).trim())));

/** Frames out of the sheets of a file: the first sheet that has them. A formula or a merged cell in it refuses it by row. */
export function framesOfSheets(sheets: readonly Ark[], years: readonly number[], remembered: Remembered = {}): Read {
  const many = sheets.find((s) => s.tooMany !== undefined);
  if (many) return err([{ code: 'for-mange-rader', row: 0, value: String(many.tooMany) }]);
  let first: Read | null = null;
  for (const sheet of sheets) {
    const faults = sheet.rows.flatMap((row, i) =>
      row.flatMap((c): LimFeil[] =>
        c !== null && typeof c === 'object' ? [{ code: c.fault, row: i + 1, value: '' }] : [],
      ),
    );
    const read = framesOf(plainRows(sheet), years, remembered);
    if (!read.ok && read.error.some((e) => e.row === 0)) first ??= faults.length > 0 ? err(faults) : read;
    else return faults.length > 0 ? err(faults) : read;
  }
  return first ?? err([{ code: 'ingen-tabell', row: 0, value: '' }]);
}

/** Frames out of a table that was pasted, as the form types them: the plan's years that the table has. Nothing is stored. */
export function readFrames(text: string, years: readonly number[], remembered: Remembered = {}): Read {
  return framesOf(rowsOf(text), years, remembered);
}

/** The cells of what was pasted. The text of a CSV file is pasted as well as the cells of a sheet. */
function rowsOf(text: string): string[][] {
  const rows = pastedRows(text);
  return text.includes(';') && headsIn(rows).length === 0 ? pastedRows(text, ';') : rows;
}

/** A row or column that may be a frame, and which one it is taken for. */
export interface Hode {
  readonly head: string;
  readonly field: RammeField | null;
}

function headsIn(rows: Rows): string[] {
  const across = yearsAcross(rows);
  const tall = findHead(rows, TALL);
  const heads =
    across >= 0
      ? rows.slice(across + 1).map(labelOf)
      : rows.slice(tall ?? rows.length).some((row) => row.some((c) => yearOf(c) !== null))
        ? (rows[tall ?? 0] ?? [])
        : [];
  const seen = new Set<string>();
  return heads.filter((head) => {
    const bare = bareHead(head);
    const fresh = bare !== '' && yearOf(head) === null && bare !== bareHead(YEAR.words[0] ?? '') && !seen.has(bare);
    seen.add(bare);
    return fresh;
  });
}

/** Every row or column that a person may say is a frame, in the order they stand. */
export function hoderOf(text: string, remembered: Remembered = {}): Hode[] {
  const rows = rowsOf(text);
  const heads = headsIn(rows).slice(0, MAX_HODER);
  if (yearsAcross(rows) >= 0) {
    const sideOf = sidesIn(heads, remembered);
    return heads.map((head) => ({ head, field: sideOf(head) }));
  }
  const columns = guessColumns(heads, TALL, remembered);
  return heads.map((head, i) => ({ head, field: RAMME_FIELDS.find((f) => columns[f] === i) ?? null }));
}

/** What was chosen of each head, to be remembered; null where a choice is none of ours or the same frame was chosen twice. */
export function saidOfHoder(hoder: readonly Hode[], chosen: readonly string[]): Remembered | null {
  const fields = chosen.filter((c) => c !== '');
  if (new Set(fields).size < fields.length || fields.some((c) => !RAMME_FIELDS.some((f) => f === c))) return null;
  return Object.fromEntries(hoder.map((h, i) => [bareHead(h.head), chosen[i] || null]));
}

/** The cells of the sheet that frames were looked for in, as somebody would have pasted them. */
export function textOfSheets(sheets: readonly Ark[]): string {
  const texts = sheets
    .filter((s) => s.tooMany === undefined)
    .map((s) =>
      plainRows(s)
        .map((row) => row.map((c) => c.replace(/["\s]+/g, ' ')).join('\t'))
        .join('\n'),
    );
  return (
    texts.find((text) => hoderOf(text).some((h) => h.field !== null)) ?? texts.find((t) => hoderOf(t).length > 0) ?? ''
  );
}

function framesOf(rows: Rows, years: readonly number[], remembered: Remembered): Read {
  const wide = byColumn(rows, remembered);
  const found = wide.length > 0 ? wide : byRow(rows, remembered);
  if (found.length === 0) return err([{ code: 'ingen-tabell', row: 0, value: '' }]);
  const own = found.filter((a) => years.includes(a.year) && a.cell !== '');
  if (own.length === 0) return err([{ code: 'ingen-aar', row: 0, value: '' }]);
  const typed: Record<string, string> = {};
  const errors: LimFeil[] = [];
  for (const a of own) {
    const read = readAmount(a.cell, a.head);
    const field = `${a.side}${a.year}`;
    if (!read.ok) errors.push({ code: 'ikke-beloep', row: a.row, value: a.cell.slice(0, 60) });
    else if (typed[field] !== undefined) errors.push({ code: 'to-ganger', row: a.row, value: String(a.year) });
    else if (read.value !== null) typed[field] = formatNumber(read.value);
  }
  return errors.length > 0 ? err(errors) : ok(typed);
}
