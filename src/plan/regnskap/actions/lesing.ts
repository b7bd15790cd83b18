import { bareHead, composed } from '../../../kernel/index.ts';
import { type OereCode, readOere } from '../../../platform/columns/amount.ts';
import { type Field, findHead, guessColumns, MAX_COLUMNS, type Remembered } from '../../../platform/columns/columns.ts';
import type { Cell, Feilkode, Planfilfeil, Regneark } from '../../roedtraad/index.ts';
import {
  type Formaal,
  KODER,
  type Kontolinje,
  MAX_POSTERINGER,
  type Postering,
  summed,
  type Valg,
} from '../regnskap.ts';

export const PURPOSE = 'regnskap';
/** Errors that are kept and told one by one. */
export const MAX_TOLD = 200;
const MAX_TEXT = 200;

/** Text that the database can hold: whole characters, and none that it has no place for. */
export const storable = (cell: Cell): Cell =>
  typeof cell === 'string' ? composed(cell.toWellFormed().replaceAll('\u0000', '')).slice(0, MAX_TEXT) : cell;
export const FIELDS: readonly Field[] = [
  { key: 'ansvar', words: ['Ansvar', 'Ansvarssted', 'Ansvarsstad', 'Kostnadssted', 'Kostnadsstad'] },
  { key: 'art', words: ['Art', 'Konto', 'Artskonto'] },
  { key: 'funksjon', words: ['Funksjon', 'KOSTRA-funksjon', 'Tjeneste', 'Teneste'] },
  { key: 'prosjekt', words: ['Prosjekt', 'Prosjektnummer'] },
  { key: 'tiltak', words: ['Tiltak', 'Tiltaksnummer', 'Linjenummer'] },
  { key: 'formaal', words: ['Drift eller investering', 'Kontoklasse', 'Regnskapstype', 'Rekneskapstype'] },
  { key: 'aar', words: ['År', 'Regnskapsår', 'Rekneskapsår'] },
  {
    key: 'beloep',
    words: ['Beløp', 'Regnskap', 'Rekneskap', 'Forbruk', 'Hittil i år'],
    required: true,
  },
];

export const shownCell = (cell: Cell | undefined): string =>
  cell === null || cell === undefined || typeof cell === 'object' ? '' : String(cell).trim();

export function headsOf(sheet: Regneark, head: number | null): string[] {
  const width = sheet.rows.reduce((n, row) => Math.max(n, row.length), 0);
  const row = head === null ? [] : (sheet.rows[head] ?? []);
  return Array.from({ length: Math.min(width, MAX_COLUMNS) }, (_, i) => shownCell(row[i]));
}

export function guessSheet(sheet: Regneark, index: number, memory: Remembered): Valg {
  const rows = sheet.rows.slice(0, 12).map((row) => row.map(shownCell));
  const head = findHead(rows, FIELDS, memory);
  return { sheet: index, head, columns: head === null ? {} : guessColumns(rows[head] ?? [], FIELDS, memory) };
}

/** The sheet that looks most like accounts: it has an amount, and most account codes. */
export function guessValg(sheets: readonly Regneark[], memory: Remembered): Valg {
  const guesses = sheets.map((s, i) => guessSheet(s, i, memory));
  const score = (v: Valg) => (v.columns.beloep === undefined ? 0 : Object.keys(v.columns).length);
  return guesses.reduce(
    (best, v) => (score(v) > score(best) ? v : best),
    guesses[0] ?? { sheet: 0, head: null, columns: {} },
  );
}

const CODES: Readonly<Partial<Record<OereCode, Regnskapsfeil['code']>>> = { 'ikke-beloep': 'ikke-tall' };

function formaalIn(text: string): Formaal | null | undefined {
  const word = bareHead(text);
  if (word === '') return null;
  if (word === '0' || word.startsWith('investering')) return 'investering';
  return word === '1' || word.startsWith('drift') ? 'drift' : undefined;
}

export type Regnskapsfeil = Omit<Planfilfeil, 'code'> & {
  readonly code: Feilkode | 'sum' | 'annet-aar' | 'uten-rader' | 'ikke-hele-oere';
};

/** What came of a table: the account strings, or every error. */
export interface Lesning {
  readonly linjer: readonly Kontolinje[];
  /** The first of them. */
  readonly errors: readonly Regnskapsfeil[];
  readonly faults: number;
  readonly rows: number;
  /** The sum of the rows as they stand in the file. */
  readonly oere: number;
}

/** The rows of the chosen table; nothing of a table with a single error is used. */
export function readRows(
  sheet: Regneark | undefined,
  valg: Valg,
  year: number,
  progress: (percent: number) => void = () => {},
): Lesning {
  const errors: Regnskapsfeil[] = [];
  let faulty = 0;
  const say = (code: Regnskapsfeil['code'], row: number, column: string, value = '') => {
    faulty += 1;
    if (errors.length < MAX_TOLD)
      errors.push({ code, sheet: sheet?.name ?? '', row, column, value: value.slice(0, 60) });
  };
  const nothing = () => ({ linjer: [], errors, faults: faulty, rows: 0, oere: 0 });
  if (!sheet) return nothing();
  if (sheet.tooMany !== undefined || sheet.rows.length > MAX_POSTERINGER) {
    say('for-mange-rader', MAX_POSTERINGER + 1, '', String(sheet.tooMany ?? sheet.rows.length));
    return nothing();
  }
  if (valg.columns.beloep === undefined) {
    say('mangler-kolonne', 0, FIELDS.find((f) => f.key === 'beloep')?.words[0] ?? '');
    return nothing();
  }
  const heads = headsOf(sheet, valg.head);
  const headOf = (field: string) => heads[valg.columns[field] ?? -1] ?? '';
  const fields = Object.keys(valg.columns);
  const found: Postering[] = [];
  for (const [i, cells] of sheet.rows.entries()) {
    if (i <= (valg.head ?? -1)) continue;
    if (i % 10_000 === 0) progress((100 * i) / sheet.rows.length);
    const at = (field: string): Cell => cells[valg.columns[field] ?? -1] ?? null;
    const row = i + 1;
    if (fields.every((f) => at(f) === null || at(f) === '')) continue;
    const faults = fields.filter((f) => {
      const cell = at(f);
      if (cell === null || typeof cell !== 'object') return false;
      say(cell.fault, row, headOf(f));
      return true;
    });
    if (faults.length > 0) continue;
    const text = (field: string) => shownCell(at(field));
    const cell = at('beloep');
    const amount = readOere(typeof cell === 'object' ? null : cell, headOf('beloep'));
    if (!amount.ok) {
      say(CODES[amount.error] ?? (amount.error as Regnskapsfeil['code']), row, headOf('beloep'), text('beloep'));
      continue;
    }
    // A heading between the rows has words and no amount.
    if (amount.value === null) {
      if (KODER.some((k) => /\d/.test(text(k)))) say('mangler', row, headOf('beloep'));
      continue;
    }
    const codes = KODER.map((k) => text(k));
    if (cells.some((c) => /^(sum\b|totalt?$|i alt$)/i.test(shownCell(c)))) {
      say('sum', row, headOf('beloep'), text('beloep'));
      continue;
    }
    if (text('aar') !== '' && text('aar') !== String(year)) say('annet-aar', row, headOf('aar'), text('aar'));
    const formaal = formaalIn(text('formaal'));
    if (formaal === undefined) say('ukjent-valg', row, headOf('formaal'), text('formaal'));
    const long = KODER[codes.findIndex((c) => c.length > 60)];
    if (long) say('ukjent-valg', row, headOf(long), text(long));
    const [ansvar = '', art = '', funksjon = '', prosjekt = '', tiltak = ''] = codes;
    found.push({ ansvar, art, funksjon, prosjekt, tiltak, formaal: formaal ?? null, oere: amount.value });
  }
  if (found.length === 0 && errors.length === 0) say('uten-rader', 0, '');
  return {
    linjer: errors.length > 0 ? [] : summed(found),
    errors,
    faults: faulty,
    rows: found.length,
    oere: found.reduce((sum, row) => sum + row.oere, 0),
  };
}
