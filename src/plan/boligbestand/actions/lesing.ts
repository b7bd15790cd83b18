import { bareHead, parseTypedInteger, typedDate } from '../../../kernel/index.ts';
import { readAmount } from '../../../platform/columns/amount.ts';
import { findHead, guessColumns, type Mapping, type Remembered } from '../../../platform/columns/columns.ts';
import { type Bolig, fitOf, type Sizes } from '../bolig.ts';
import { type Personlig, personligKolonne } from '../personer.ts';
import { FELT, VERDIER } from './felt.ts';

/** A cell as the reader of tables gives it. */
export type Celle = string | number | null | { readonly fault: 'formel' | 'flettet' | 'feilverdi' };
export interface Ark {
  readonly name: string;
  readonly rows: readonly (readonly Celle[])[];
  readonly tooMany?: number;
}
export interface Valg {
  readonly sheet: number;
  readonly head: number;
  readonly columns: Mapping;
  readonly seen?: boolean;
}
export interface Utelatt {
  readonly head: string;
  readonly why: Personlig;
}

export type RadFeilkode =
  | 'mangler'
  | 'ukjent-valg'
  | 'ikke-tall'
  | 'utenfor'
  | 'ikke-dato'
  | 'ikke-aar'
  | 'ikke-beloep'
  | 'tvetydig'
  | 'negativ'
  | 'ikke-hele-kroner'
  | 'for-stort'
  | 'for-langt'
  | 'dobbelt'
  | 'formel'
  | 'flettet'
  | 'feilverdi';
export interface RadFeil {
  readonly row: number;
  readonly field: string;
  readonly code: RadFeilkode;
  readonly value: string;
  /** The row that had the same key first. */
  readonly other?: number;
}
/** A word of a closed list that is none of ours, and what it is taken to mean ('' for nothing yet). */
export interface Ord {
  readonly field: string;
  readonly word: string;
  readonly rows: number;
  readonly meaning: string;
}
export interface Lest {
  readonly rows: readonly Bolig[];
  /** Rows with anything in them, read or refused. */
  readonly filled: number;
  readonly errors: readonly RadFeil[];
  readonly words: readonly Ord[];
  readonly sizes: Sizes | null;
}
export type Ordbok = Readonly<Record<string, Remembered>>;

const MAX_TEXT = 120;
const MAX_KEY = 200;

/** Text that is trimmed, and has no space but single plain ones: most cells, and a pattern for each of them costs. */
const PLAIN = /^[!-~À-ÿ]+(?: [!-~À-ÿ]+)*$/;

export function tekst(cell: Celle | undefined): string {
  if (typeof cell === 'number') return String(cell);
  if (typeof cell !== 'string' || cell === '') return '';
  return PLAIN.test(cell) ? cell : cell.replace(/\s+/g, ' ').trim();
}

export const hoderAv = (ark: Ark | undefined, head: number): string[] => (ark?.rows[head] ?? []).map(tekst);

/** Where the head is and what the columns hold, as far as anybody can guess; null for a sheet that is no list of dwellings. */
export function gjettArk(ark: Ark, sheet: number, memory: Remembered): Valg | null {
  const top = ark.rows.slice(0, 12).map((row) => row.map(tekst));
  const head = findHead(top, FELT, memory);
  if (head === null) return null;
  return { sheet, head, columns: guessColumns(top[head] ?? [], FELT, memory) };
}

/** The sheet with the most columns that are ours. */
export function gjett(sheets: readonly Ark[], memory: Remembered): Valg | null {
  return sheets
    .map((s, i) => gjettArk(s, i, memory))
    .reduce<Valg | null>(
      (best, v) => (v && Object.keys(v.columns).length > Object.keys(best?.columns ?? {}).length ? v : best),
      null,
    );
}

/** The sheets without the columns that are about persons, and which those were. */
export function utenPersoner(sheets: readonly Ark[], memory: Remembered): { sheets: Ark[]; leftOut: Utelatt[] } {
  const leftOut: Utelatt[] = [];
  const kept = sheets.map((ark, i): Ark => {
    const valg = gjettArk(ark, i, memory);
    const from = valg?.head ?? -1;
    const heads = valg ? hoderAv(ark, from) : [];
    const width = ark.rows.reduce((n, row) => Math.max(n, row.length), 0);
    const known = new Set(Object.values(valg?.columns ?? {}));
    const drop = new Set<number>();
    const body = ark.rows.slice(from + 1);
    for (let c = 0; c < width; c += 1) {
      const cells = body.map((row) => tekst(row[c]));
      const why = personligKolonne(heads[c] ?? '', cells, known.has(c));
      if (!why) continue;
      drop.add(c);
      leftOut.push({ head: (heads[c] ?? '').slice(0, 100), why });
    }
    return drop.size === 0 ? ark : { ...ark, rows: ark.rows.map((row) => row.filter((_, c) => !drop.has(c))) };
  });
  return { sheets: kept, leftOut };
}

const isEmpty = (text: string) => /^[-–—?.]*$/.test(text);

function saidOf(word: string, said: Remembered | undefined): string {
  const bare = bareHead(word);
  return (said && Object.hasOwn(said, bare) ? said[bare] : '') ?? '';
}
const byWord = new Map<string, string>();
for (const [field, list] of Object.entries(VERDIER))
  for (const v of list) for (const w of v.words) byWord.set(`${field}\t${bareHead(w)}`, v.key);

/** What "ja" means under a head: the more particular of the two, unless it only says that there are no steps. */
const yesOf = (head: string) => (/trinn/.test(bareHead(head)) ? 'trinnfri' : 'rullestol');
const WHOLE = /^\d{1,9}$/;
const YES = /^(ja|j|sann|true|1|x)$/i;

interface Betydning {
  readonly found: string;
  /** Whether the word is one of ours. */
  readonly own: boolean;
  readonly key: string;
}

/** Every row of the chosen table as a dwelling, or everything that is wrong with it. */
export function lesListe(ark: Ark | undefined, valg: Valg, ordbok: Ordbok = {}): Lest {
  const errors: RadFeil[] = [];
  const rows: Bolig[] = [];
  const words = new Map<string, { field: string; word: string; rows: number; meaning: string }>();
  // What a word means in a field, and where it stands among those that are none of ours: looked up once for each way it is written.
  const meanings = new Map<string, Map<string, Betydning>>();
  const keys = new Map<string, number>();
  const heads = hoderAv(ark, valg.head);
  const { columns } = valg;
  const fields = Object.keys(columns);
  const placeOf = new Map(fields.map((field, i) => [field, i]));
  const yes = yesOf(heads[columns.access ?? -1] ?? '');
  const sizes = { small: 0, fits: 0, large: 0, unknown: 0 };
  let filled = 0;
  const body = ark?.rows ?? [];
  const meaningOf = (field: string, word: string): Betydning => {
    const ofField = meanings.get(field) ?? new Map<string, Betydning>();
    meanings.set(field, ofField);
    let known = ofField.get(word);
    if (!known) {
      const key = `${field}\t${bareHead(word)}`;
      const ours = byWord.get(key);
      known = { found: ours ?? saidOf(word, ordbok[field]), own: ours !== undefined, key };
      ofField.set(word, known);
    }
    return known;
  };
  for (let i = valg.head + 1; i < body.length; i += 1) {
    const cells = body[i] ?? [];
    const cellAt = (field: string): Celle => {
      const at = columns[field];
      return at === undefined ? null : (cells[at] ?? null);
    };
    const texts = fields.map((f) => tekst(cellAt(f)));
    if (texts.every((text) => text === '') && fields.every((f) => cellAt(f) === null || typeof cellAt(f) !== 'object'))
      continue;
    filled += 1;
    const row = i + 1;
    const before = errors.length;
    const say = (field: string, code: RadFeilkode, value = '', other?: number) => {
      errors.push({ row, field, code, value: value.slice(0, 60), ...(other ? { other } : {}) });
      return null;
    };
    for (const f of fields) {
      const cell = cellAt(f);
      if (cell !== null && typeof cell === 'object') say(f, cell.fault);
    }
    const at = (field: string) => texts[placeOf.get(field) ?? -1] ?? '';
    const text = (field: string) => {
      const value = at(field);
      if (value.length > MAX_TEXT) say(field, 'for-langt', value);
      return value;
    };
    const choice = (field: string): string | null => {
      const word = at(field);
      if (isEmpty(word)) return null;
      if (field === 'access' && YES.test(word)) return yes;
      const { found, own, key } = meaningOf(field, word);
      if (!own) {
        const known = words.get(key) ?? { field, word: word.slice(0, 60), rows: 0, meaning: found };
        known.rows += 1;
        words.set(key, known);
      }
      return found === '' ? say(field, 'ukjent-valg', word) : found;
    };
    const number = (field: string, min: number, max: number): number | null => {
      const word = at(field);
      if (isEmpty(word)) return null;
      if (WHOLE.test(word))
        return Number(word) < min || Number(word) > max ? say(field, 'utenfor', word) : Number(word);
      // Areas come with a decimal and a unit; half a square metre is nobody's.
      const plain = word
        .replace(/\s*(m2|m²|kvm|rom|roms)\.?$/i, '')
        .replace(/\s/g, '')
        .replace(',', '.');
      if (!/^-?\d{1,9}(\.\d{1,6})?$/.test(plain)) return say(field, 'ikke-tall', word);
      const value = Math.round(Number(plain));
      if (field !== 'size' && value !== Number(plain)) return say(field, 'ikke-tall', word);
      return value < min || value > max ? say(field, 'utenfor', word) : value;
    };
    const amount = (field: string): number | null => {
      const read = readAmount(at(field), heads[columns[field] ?? -1] ?? '');
      return read.ok ? read.value : say(field, read.error, at(field));
    };
    const date = (field: string): string | null => {
      const word = at(field);
      if (isEmpty(word)) return null;
      const read = typedDate(word.replace(/[T ]\d\d:\d\d.*$/, ''));
      return read === 'ikke-dato' ? say(field, 'ikke-dato', word) : read;
    };
    const year = (field: string): number | null => {
      const word = at(field);
      if (isEmpty(word)) return null;
      const whole = WHOLE.test(word) ? null : typedDate(word);
      const value = whole && whole !== 'ikke-dato' ? Number(whole.slice(0, 4)) : parseTypedInteger(word);
      return value === null || value < 1800 || value > 2150 ? say(field, 'ikke-aar', word) : value;
    };
    const grade = (): number | null => {
      const word = at('condition');
      if (isEmpty(word) || /iu$/i.test(word)) return null;
      const found = /^(?:tg|tilstandsgrad)?[ -]*([0-3])$/i.exec(word)?.[1];
      return found === undefined ? say('condition', 'ukjent-valg', word) : Number(found);
    };
    const ref = text('ref');
    const address = text('address');
    const unit = text('unit');
    const key = (ref || [address, unit].filter((s) => s !== '').join(' · ')).slice(0, MAX_KEY);
    if (key === '') say('address', 'mangler');
    const first = keys.get(key.toLowerCase());
    if (key !== '' && first !== undefined) say(ref ? 'ref' : 'address', 'dobbelt', key, first);
    else keys.set(key.toLowerCase(), row);
    const type = choice('type');
    if (isEmpty(at('type')) && (cellAt('type') === null || typeof cellAt('type') !== 'object')) say('type', 'mangler');
    const bedrooms = number('bedrooms', 0, 50);
    const rooms = number('rooms', 0, 60) ?? (bedrooms === null ? null : bedrooms + 1);
    const people = number('household', 0, 40);
    const bolig = {
      row,
      key,
      ref,
      address,
      unit,
      building: text('building'),
      type,
      level: choice('level'),
      disposal: choice('disposal'),
      owner: choice('owner'),
      status: choice('status'),
      buy: choice('buy'),
      shared: choice('shared'),
      vat: choice('vat'),
      access: choice('access'),
      condition: grade(),
      size: number('size', 1, 5000),
      rooms,
      backlog: amount('backlog'),
      rent: amount('rent'),
      place: text('place'),
      grunnkrets: text('grunnkrets'),
      fromYear: year('fromYear'),
      toYear: year('toYear'),
      backYear: year('backYear'),
      hireEnd: date('hireEnd'),
      leaseEnd: date('leaseEnd'),
    };
    if (errors.length > before) continue;
    sizes[fitOf(rooms, people)] += 1;
    rows.push(bolig as Bolig);
  }
  const whole = columns.household === undefined ? null : sizes;
  return { rows, filled, errors, words: [...words.values()].slice(0, 200), sizes: whole };
}
