import { bareHead, isCalculated } from '../../../kernel/index.ts';
import type { Cell, Feilkode, Regneark } from '../../roedtraad/index.ts';
import type { Typed } from '../../tiltak/index.ts';
import {
  ARKNAVN,
  isEgenHead,
  KOLONNER,
  type Kolonner,
  NUMMER,
  type Objektslag,
  typedOfCell,
  VERSJON,
} from '../kolonner.ts';
import { isDamaged, isMisread } from '../skade.ts';
import { shownCell } from './kolonner.ts';

/** One row of a table that came back: which object and version it was taken from, and what it says now. */
export interface ReturRad {
  readonly kind: Objektslag;
  readonly sheet: string;
  readonly row: number;
  /** Null for a row that is new. */
  readonly number: number | null;
  readonly revision: number;
  readonly mine: Typed;
  /** Fields whose cells the row of a text file does not reach. */
  readonly short?: readonly string[];
}

export type ReturKode =
  | Feilkode
  | 'ukjent-nummer'
  | 'ukjent-versjon'
  | 'borte'
  | 'ikke-valgt'
  | 'tatt-inn'
  | 'ingen-arkene'
  | 'tegn-oedelagt'
  | 'for-mange-celler'
  | 'for-faa-celler'
  | 'ukjent-eget-felt'
  | (string & {});

export interface ReturFeil {
  readonly code: ReturKode;
  readonly kind: Objektslag | null;
  readonly sheet: string;
  readonly row: number;
  readonly number?: number | null | undefined;
  readonly field?: string | undefined;
  readonly data?: Readonly<Record<string, string | number>> | undefined;
}

const MAX_HEAD_ROWS = 10;
const MAX_NUMBER = 1_000_000;
type SameHead = (of: { nb: string; nn: string }, cell: string) => boolean;

/** Whether a cell says the head of a column, in either language. For one file: each text is made bare once, though each cell is held against every column. */
function headsOfOneFile(): SameHead {
  const known = new Map<string, string>();
  const bare = (text: string): string => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = bareHead(text);
    known.set(text, made);
    return made;
  };
  return (of, cell) => bare(of.nb) === bare(cell) || bare(of.nn) === bare(cell);
}

/** Which of the two lists a sheet is: by its name, or, for a file of one list, by its heads. */
function kindOf(sheet: Regneark, alone: boolean, sameHead: SameHead): Objektslag | null {
  const named = (['maal', 'tiltak'] as const).find((k) => sameHead(ARKNAVN[k], sheet.name));
  if (named || !alone) return named ?? null;
  const heads = sheet.rows.slice(0, MAX_HEAD_ROWS).flat().map(shownCell);
  const hits = (k: Objektslag) => KOLONNER[k].filter((c) => heads.some((h) => h !== '' && sameHead(c.head, h))).length;
  return hits('tiltak') === 0 && hits('maal') === 0 ? null : hits('tiltak') >= hits('maal') ? 'tiltak' : 'maal';
}

/** An apostrophe is what our own lists keep a spreadsheet from calculating with. */
const unguarded = (cell: string): string =>
  cell.startsWith("'") && isCalculated(cell.replace(/^'+/, '')) ? cell.slice(1) : cell;

/** The rows of the lists in a file, with every cell that cannot be read. */
export function readRetur(
  sheets: readonly Regneark[],
  kolonner: Kolonner = KOLONNER,
): { rows: ReturRad[]; errors: ReturFeil[] } {
  const rows: ReturRad[] = [];
  const errors: ReturFeil[] = [];
  const sameHead = headsOfOneFile();
  const lists = sheets.flatMap((s) => {
    const kind = kindOf(s, sheets.length === 1, sameHead);
    return kind ? [{ kind, sheet: s }] : [];
  });
  if (lists.length === 0) errors.push({ code: 'ingen-arkene', kind: null, sheet: '', row: 0 });
  for (const { kind, sheet } of lists) {
    const say = (code: ReturKode, row: number, field?: string, data?: ReturFeil['data']) =>
      errors.push({ code, kind, sheet: sheet.name, row, field, data });
    if (sheet.tooMany !== undefined) {
      say('for-mange-rader', 0, undefined, { n: sheet.tooMany });
      continue;
    }
    const hits = (row: readonly Cell[]) =>
      row.filter((c) => kolonner[kind].some((k) => sameHead(k.head, shownCell(c)))).length;
    const headAt = sheet.rows
      .slice(0, MAX_HEAD_ROWS)
      .reduce((best, row, i, all) => (hits(row) > hits(all[best] ?? []) ? i : best), 0);
    const head = (sheet.rows[headAt] ?? []).map(shownCell);
    const at = (of: { nb: string; nn: string }) => head.findIndex((h) => h !== '' && sameHead(of, h));
    const columns = kolonner[kind].map((k) => ({ k, at: at(k.head) })).filter((c) => c.at >= 0);
    const unknown = head.filter(
      (h) => h !== '' && ![NUMMER, VERSJON, ...kolonner[kind].map((k) => k.head)].some((k) => sameHead(k, h)),
    );
    const damaged = unknown.find(
      (h) => isMisread(h) || kolonner[kind].some((k) => isDamaged(k.head.nb, h) || isDamaged(k.head.nn, h)),
    );
    if (damaged !== undefined) {
      say('tegn-oedelagt', headAt + 1, undefined, { value: damaged });
      continue;
    }
    const foreign = unknown.filter(isEgenHead);
    for (const value of foreign) say('ukjent-eget-felt', headAt + 1, undefined, { value });
    if (foreign.length > 0) continue;
    if (!columns.some((c) => c.k.field === 'title')) {
      say('mangler-kolonne', headAt + 1, 'title');
      continue;
    }
    for (const { k } of columns)
      if (head.filter((h) => h !== '' && sameHead(k.head, h)).length > 1) say('kolonne-to-ganger', headAt + 1, k.field);
    const [numberAt, revisionAt] = [at(NUMMER), at(VERSJON)];
    const seen = new Set<number>();
    // A file of text has one list without a name, and its rows can slip by a mark too many or too few.
    const isText = sheet.name === '';
    for (const [i, cells] of sheet.rows.entries()) {
      if (i <= headAt || cells.every((c) => c === null || (typeof c !== 'object' && shownCell(c) === ''))) continue;
      const row = i + 1;
      const mine: Record<string, string> = {};
      const short: string[] = [];
      if (isText && cells.slice(head.length).some((c) => shownCell(c) !== '')) {
        say('for-mange-celler', row, undefined, { value: shownCell(cells[0]) });
        continue;
      }
      for (const { k, at: place } of columns) {
        if (isText && place >= cells.length) {
          short.push(k.field);
          continue;
        }
        const cell = cells[place] ?? null;
        if (cell !== null && typeof cell === 'object') say(cell.fault, row, k.field);
        else mine[k.field] = typedOfCell(k, unguarded(shownCell(cell)));
      }
      const given = shownCell(cells[numberAt]).replace(/^[mt]-?/i, '');
      const number = given === '' ? null : Number(given);
      const revision = Number(shownCell(cells[revisionAt]));
      if (number !== null && !(Number.isInteger(number) && number > 0 && number <= MAX_NUMBER))
        say('ukjent-nummer', row);
      else if (number !== null && seen.has(number)) say('nummer-to-ganger', row, undefined, { value: given });
      else if (number !== null && !(Number.isInteger(revision) && revision > 0)) say('ukjent-versjon', row);
      else rows.push({ kind, sheet: sheet.name, row, number, revision, mine, ...(short.length > 0 ? { short } : {}) });
      if (number !== null) seen.add(number);
    }
  }
  return { rows, errors };
}
