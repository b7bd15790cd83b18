import { err, formatNumber, ok, type Result } from '../../../kernel/index.ts';
import { readAmount } from '../../../platform/columns/amount.ts';
import { type Field, findHead, guessColumns } from '../../../platform/columns/columns.ts';
import { pastedRows } from '../../../platform/columns/pasted.ts';
import { RAMME_FIELDS } from '../ramme.ts';

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

/** A table with a row for each year. */
function byRow(rows: readonly (readonly string[])[]): Amount[] {
  const fields = [YEAR, ...SIDES];
  const at = findHead(rows, fields);
  if (at === null) return [];
  const head = rows[at] ?? [];
  const columns = guessColumns(head, fields);
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

/** A table with a column for each year, as budgets are printed. */
function byColumn(rows: readonly (readonly string[])[]): Amount[] {
  const at = rows.slice(0, HEAD_WITHIN).findIndex((row) => row.filter((c) => yearOf(c) !== null).length > 1);
  if (at < 0) return [];
  const head = rows[at] ?? [];
  const corner = head.filter((c) => yearOf(c) === null).join(' ');
  return rows.slice(at + 1).flatMap((row, i) => {
    const label = row.find((c) => c !== '') ?? '';
    const side = Object.keys(guessColumns([label], SIDES))[0];
    return side === undefined
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

/** Frames out of the sheets of a file: the first sheet that has them. A formula or a merged cell in it refuses it by row. */
export function framesOfSheets(sheets: readonly Ark[], years: readonly number[]): Read {
  const many = sheets.find((s) => s.tooMany !== undefined);
  if (many) return err([{ code: 'for-mange-rader', row: 0, value: String(many.tooMany) }]);
  let first: Read | null = null;
  for (const sheet of sheets) {
    const faults = sheet.rows.flatMap((row, i) =>
      row.flatMap((c): LimFeil[] =>
        c !== null && typeof c === 'object' ? [{ code: c.fault, row: i + 1, value: '' }] : [],
      ),
    );
    const text = sheet.rows.map((row) => row.map((c) => (c === null || typeof c === 'object' ? '' : String(c).trim())));
    const read = framesOf(text, years);
    if (!read.ok && read.error.some((e) => e.row === 0)) first ??= faults.length > 0 ? err(faults) : read;
    else return faults.length > 0 ? err(faults) : read;
  }
  return first ?? err([{ code: 'ingen-tabell', row: 0, value: '' }]);
}

/** Frames out of a table that was pasted, as the form types them: the plan's years that the table has. Nothing is stored. */
export function readFrames(text: string, years: readonly number[]): Read {
  const read = framesOf(pastedRows(text), years);
  // The text of a CSV file is pasted as well as the cells of a sheet.
  return read.ok || !text.includes(';') || read.error.some((e) => e.code !== 'ingen-tabell')
    ? read
    : framesOf(pastedRows(text, ';'), years);
}

function framesOf(rows: readonly (readonly string[])[], years: readonly number[]): Read {
  const wide = byColumn(rows);
  const found = wide.length > 0 ? wide : byRow(rows);
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
