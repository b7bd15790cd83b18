import { bareHead, type Ledger, type Maalgruppe } from '../../../kernel/index.ts';
import { readAmount } from '../../../platform/columns/amount.ts';
import {
  ARK,
  type Cell,
  type CheckedPlan,
  type Feilkode,
  isPlanYear,
  type Kombinasjon,
  MAX_ROWS,
  type Planfilfeil,
  type Regneark,
  readPlanfil,
} from '../../roedtraad/index.ts';
import type { StoredMaal } from '../../tiltak/index.ts';
import { type Choice, NUMBER_OF_UNITS, type Ord, type ValueField, yearOfField, yearsIn } from '../inntak.ts';
import {
  COLUMNS,
  fieldsFor,
  headsOf,
  type InntakStatus,
  type Memory,
  meaningOf,
  STATES,
  shownCell,
  VALUES,
  valueName,
} from './kolonner.ts';

/** A row of the table, read. Empty and null are "the table does not say". */
export interface PlanRad {
  readonly row: number;
  readonly id: string;
  readonly sourceNumber: string;
  readonly title: string;
  readonly maal: string;
  readonly status: InntakStatus | null;
  readonly statusText: string;
  readonly ledger: Ledger | null;
  readonly owner: string;
  readonly groups: readonly Maalgruppe[];
  readonly start: number | null;
  readonly deadline: number | null;
  readonly investment: number | null;
  readonly operation: number | null;
  /** What one dwelling or place costs to run in a year. */
  readonly unitOperation: number | null;
  readonly noOperation: string;
  readonly funding: number | null;
  readonly effect: readonly { readonly year: number; readonly units: number }[] | null;
  readonly place: string;
  readonly instruments: string;
  /** Numbers of rows that must be in place first; what names no row of the table is `requiresOther`. */
  readonly requires: readonly string[];
  readonly requiresOther: readonly string[];
  /** Words that are none of ours, kept as they stood. */
  readonly words: readonly { readonly field: ValueField; readonly word: string }[];
}

export interface Lest {
  /** The table as the checker sees it; null when there are errors. */
  readonly plan: CheckedPlan | null;
  readonly rows: readonly PlanRad[];
  readonly errors: readonly Planfilfeil[];
  readonly words: readonly Ord[];
}

const AMOUNT_CODES: Readonly<Record<string, Feilkode>> = { 'ikke-beloep': 'ikke-tall' };
const MONEY = ['investment', 'operation', 'unitOperation', 'funding'] as const;

/** A head of the canonical table, by its field. */
const canonical = (field: string): string => {
  const year = yearOfField(field);
  return year ? `${ARK.tiltak.yearly.names[0]} ${year}` : (COLUMNS[field]?.names[0] ?? field);
};
const isYearOrHead = (cell: string, words: ReadonlySet<string>) => words.has(bareHead(cell)) || /^\d{4}$/.test(cell);

/** Two heads, one below the other, as a merged head in Word or Excel gives. */
function hasSecondHead(sheet: Regneark, head: number): boolean {
  const cells = (sheet.rows[head + 1] ?? []).map(shownCell).filter((c) => c !== '');
  const words = new Set(fieldsFor([]).flatMap((f) => f.words.map(bareHead)));
  return cells.length >= 2 && cells.every((c) => isYearOrHead(c, words));
}

/**
 * The chosen table as the checker's own form (`planfil`): its columns by their names there, words as values, amounts as numbers.
 * Errors name the row and the head as they stand in the table that was given. Nothing of a table with errors is used.
 */
export function readTable(
  sheet: Regneark | undefined,
  choice: Choice,
  memory: Memory,
  goals: readonly StoredMaal[],
  year: number,
  kombinasjoner: readonly Kombinasjon[],
): Lest {
  const errors: Planfilfeil[] = [];
  const say = (code: Feilkode, row: number, column: string, value = '') =>
    errors.push({ code, sheet: sheet?.name ?? '', row, column, value: value.slice(0, 60) });
  const nothing = { plan: null, rows: [], errors, words: [] };
  if (!sheet) return nothing;
  if (sheet.tooMany !== undefined) {
    say('for-mange-rader', 0, '', String(sheet.tooMany));
    return nothing;
  }
  if (choice.columns.title === undefined) {
    say('mangler-kolonne', (choice.head ?? -1) + 1, canonical('title'));
    return nothing;
  }
  if (choice.head !== null && hasSecondHead(sheet, choice.head)) say('to-hoderader', choice.head + 2, '');

  const heads = headsOf(sheet, choice.head);
  const headOf = (field: string) => heads[choice.columns[field] ?? -1] || canonical(field);
  const found = new Map<string, { field: ValueField; word: string; rows: number[]; meaning: string }>();
  const used = new Set<string>();
  const rows: PlanRad[] = [];
  const fields = Object.keys(choice.columns);
  const yearFields = fields.filter((f) => yearOfField(f) !== null);
  const first = (choice.head ?? -1) + 1;

  const body: { row: number; cells: Record<string, Cell> }[] = [];
  for (const [i, cells] of sheet.rows.entries()) {
    const at = (field: string): Cell => cells[choice.columns[field] ?? -1] ?? null;
    if (i < first || fields.every((f) => at(f) === null || (typeof at(f) !== 'object' && shownCell(at(f)) === '')))
      continue;
    const row = i + 1;
    const text = (field: string) => shownCell(at(field)).replace(/\s+/g, ' ');
    const out: Record<string, Cell> = {};
    for (const f of fields) {
      const cell = at(f);
      if (cell === null || typeof cell !== 'object') continue;
      say(cell.fault, row, headOf(f));
      out[f] = cell;
    }
    const words: { field: ValueField; word: string }[] = [];
    const meaning = (field: ValueField, word: string): string => {
      const bare = bareHead(word);
      const value = meaningOf(field, word, memory.values[field]) ?? '';
      if (value === '') words.push({ field, word });
      if (!VALUES[field].some((v) => v.words.some((w) => bareHead(w) === bare))) {
        const known = found.get(`${field}:${bare}`) ?? { field, word, rows: [], meaning: value };
        known.rows.push(row);
        found.set(`${field}:${bare}`, known);
      }
      return value;
    };
    const statusText = text('state');
    const status = statusText === '' ? '' : meaning('state', statusText);
    const ledger = text('ledger') === '' ? '' : meaning('ledger', text('ledger'));
    const groups = shownCell(at('groups'))
      .split(/[;,\n]/)
      .map((g) => g.trim())
      .filter((g) => g !== '')
      .map((g) => meaning('groups', g))
      .filter((g) => g !== '');
    const amounts: Record<string, number | null> = {};
    for (const field of MONEY) {
      const cell = at(field);
      if (typeof cell === 'object') continue;
      const read = readAmount(String(cell), heads[choice.columns[field] ?? -1] ?? '');
      if (read.ok) amounts[field] = read.value;
      else say(AMOUNT_CODES[read.error] ?? (read.error as Feilkode), row, headOf(field), shownCell(cell));
      if (read.ok && read.value !== null) out[field] = read.value;
    }
    const named = yearsIn(text('deadline'));
    const deadline = named.at(-1) ?? null;
    if (deadline !== null) out.deadline = deadline;
    const effect: { year: number; units: number }[] = [];
    for (const f of [...yearFields, NUMBER_OF_UNITS]) {
      const cell = at(f);
      if (typeof cell === 'object' || shownCell(cell) === '' || /^[-–—?]$/.test(shownCell(cell))) continue;
      const value = shownCell(cell).replace(/\s/g, '').replace('\u2212', '-').replace(',', '.');
      const units = /^-?\d{1,6}(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
      if (units < 0) say('negativ', row, headOf(f), shownCell(cell));
      else if (!Number.isInteger(units))
        say(Number.isFinite(units) ? 'ikke-heltall' : 'ikke-tall', row, headOf(f), shownCell(cell));
      // A number that says no year is of the year the work is done, or of the plan's first; a deadline that cannot be is told of by itself.
      else effect.push({ year: yearOfField(f) ?? (isPlanYear(deadline) ? deadline : year), units });
    }
    const given = text('nr');
    const id = given === '' ? `rad ${row}` : used.has(given) ? `${given} (rad ${row})` : given;
    used.add(id);
    const maal = text('maal');
    const plain = (field: string) => {
      if (typeof at(field) !== 'object') out[field] = text(field);
      return text(field);
    };
    rows.push({
      row,
      id,
      sourceNumber: given,
      title: plain('title'),
      maal,
      status: STATES.find((s) => s === status) ?? null,
      statusText,
      ledger: (VALUES.ledger.find((v) => v.key === ledger)?.key as Ledger | undefined) ?? null,
      owner: plain('owner'),
      groups: groups as Maalgruppe[],
      start: named.length > 1 ? (named[0] ?? null) : null,
      deadline,
      investment: amounts.investment ?? null,
      operation: amounts.operation ?? null,
      unitOperation: amounts.unitOperation ?? null,
      noOperation: plain('noOperation'),
      funding: amounts.funding ?? null,
      effect: effect.length > 0 ? effect : null,
      place: plain('place'),
      instruments: plain('instruments'),
      requires: [],
      requiresOther: shownCell(at('requires'))
        .split(/[;,\n]/)
        .map((n) => n.trim())
        .filter((n) => n !== ''),
      words,
    });
    const shownState = { 'i-gang': 'i gang', gjennomfoert: 'ferdig', 'ikke-gjennomfoert': 'forkastet' }[status];
    body.push({
      row,
      cells: {
        ...out,
        nr: id,
        maal: maal === '' ? null : maalKey(maal, goals),
        state: typeof at('state') === 'object' ? at('state') : (shownState ?? stateWord(status)),
        ledger: typeof at('ledger') === 'object' ? at('ledger') : ledger,
        groups:
          typeof at('groups') === 'object' ? at('groups') : groups.map((g) => valueName('groups', g, 'nb')).join(';'),
        ...Object.fromEntries(effect.map((e) => [`boliger-${e.year}`, e.units])),
      },
    });
  }
  // Whether a number is a row of the table is known when all of it has been read.
  const ordered = rows.map((r): PlanRad => {
    const [requires, requiresOther] = [true, false].map((is) => r.requiresOther.filter((n) => used.has(n) === is));
    return { ...r, requires: requires ?? [], requiresOther: requiresOther ?? [] };
  });
  for (const [i, r] of ordered.entries()) {
    const cells = body[i]?.cells;
    if (cells && typeof cells.requires !== 'object') cells.requires = r.requires.join(';') || null;
  }
  const read = readPlanfil([...goalSheet(rows, goals), canonicalSheet(body)], kombinasjoner);
  const own = (read.ok ? [] : read.error)
    .map((e) => ({ ...e, row: Math.max(0, e.row - 1) }))
    .filter((e) => !errors.some((x) => x.row === e.row && x.code === e.code));
  const ownHead = new Map(fields.map((f) => [canonical(f), headOf(f)]));
  const all = [
    ...errors,
    ...own.map((e) => ({ ...e, sheet: sheet.name, column: ownHead.get(e.column) ?? e.column })),
  ].sort((a, b) => a.row - b.row);
  return {
    plan: read.ok && all.length === 0 ? read.value : null,
    rows: ordered,
    errors: all,
    words: [...found.values()],
  };
}

const stateWord = (status: string): string =>
  ({ vedtatt: 'vedtatt', utsatt: 'utsatt', forkastet: 'forkastet' })[status] ?? (status === '' ? '' : 'foreslått');

/** The goal a cell names: one there is, by its number or its words, else the words themselves. */
export function maalKey(text: string, goals: readonly StoredMaal[]): string {
  const found = maalNamed(text, goals);
  return found ? `M-${found.number}` : text;
}

export function maalNamed(text: string, goals: readonly StoredMaal[]): StoredMaal | null {
  const number = /^(?:m-?|mål )?(\d{1,4})\.?$/i.exec(text.trim())?.[1];
  return (
    goals.find((g) => bareHead(g.data.title) === bareHead(text)) ??
    goals.find((g) => number !== undefined && g.number === Number(number)) ??
    null
  );
}

/** The goals the rows name, as the sheet of goals: those there are with what is known of them. */
function goalSheet(rows: readonly PlanRad[], goals: readonly StoredMaal[]): Regneark[] {
  const keys = [...new Set(rows.filter((r) => r.maal !== '').map((r) => maalKey(r.maal, goals)))];
  const body = keys.map((key) => {
    const known = goals.find((g) => `M-${g.number}` === key);
    return [key, known?.data.title ?? key, known?.data.indicator ?? null];
  });
  return [{ name: 'Mål', rows: [['Nr', 'Mål', 'Indikator'], ...body] }];
}

/** The body with one head of the checker's own names, at the rows where it stood. */
function canonicalSheet(body: readonly { row: number; cells: Readonly<Record<string, Cell>> }[]): Regneark {
  const fields = [...new Set(['nr', 'title', ...body.flatMap((b) => Object.keys(b.cells))])].filter(
    (f) => f !== NUMBER_OF_UNITS,
  );
  const last = body.at(-1)?.row ?? 0;
  const rows: Cell[][] = Array.from({ length: Math.min(last, MAX_ROWS) }, () => []);
  for (const b of body) rows[b.row - 1] = fields.map((f) => b.cells[f] ?? null);
  // One row lower than they stood, below a head of our own.
  return { name: 'Tiltak', rows: [fields.map(canonical), ...rows] };
}
