import {
  BOLIGTYPER,
  type Boligtype,
  type Refusal,
  type RowCode,
  rowForm,
  type TypedFields,
} from '../../kernel/index.ts';
import { type Boliger, FELTSTATUS, type Felt, type FeltRad, GRUNN, NEW_FELT } from './felt.ts';

/** Three sides of the programme, each a table of its own. */
export const VISNINGER = ['program', 'opplysninger', 'levert'] as const;
export type Visning = (typeof VISNINGER)[number];

export interface GridRow {
  /** The field that stood in the row when the page was made. */
  readonly felt: number | null;
  readonly cells: TypedFields;
}

export type GridCode = RowCode | 'uenige' | 'to-ganger' | 'ukjent-felt' | 'minst-stoerre';
/** What is wrong in which cell; a row of -1 is of the whole table. */
export interface GridRefusal {
  readonly row: number;
  readonly refusal: Refusal<GridCode>;
}

export const MAX_ROWS = 240;
const MAX_NAME = 200;
const MAX_TEXT = 1000;
/** Facts of a field that stand in its first row of the programme. */
const FACTS = ['planId', 'status', 'owner', 'land'] as const;

/** Facts of a field on the second side; the order is that of the columns. */
export const OPPLYSNINGER = [
  'area',
  'maxUnits',
  'minSize',
  'maxSize',
  'accessible',
  'borettslag',
  'reserved',
  'order',
  'school',
  'kindergarten',
  'share',
  'slip',
  'source',
  // Last, so that what was taken out before they were here still falls into its own columns when it is pasted.
  'schoolName',
  'kindergartenName',
] as const;

const isEmpty = (row: GridRow) => Object.values(row.cells).every((cell) => cell === '');
const plain = (name: string) => name.toLowerCase().replace(/\s+/g, ' ').trim();

/** Rows as they stand in the form: `r3-name`, with `r3-felt` for the field it was. */
export function rowsFrom(typed: TypedFields): GridRow[] {
  const rows = new Map<number, { felt: number | null; cells: Record<string, string> }>();
  for (const [name, value] of Object.entries(typed)) {
    const [, at, key] = /^r(\d{1,3})-([a-zA-Z0-9]{1,20})$/.exec(name) ?? [];
    if (at === undefined || key === undefined) continue;
    const row = rows.get(Number(at)) ?? { felt: null, cells: {} };
    if (key === 'felt') row.felt = /^[1-9]\d{0,5}$/.test(value) ? Number(value) : null;
    else row.cells[key] = value.trim();
    rows.set(Number(at), row);
  }
  return [...rows.entries()].sort(([a], [b]) => a - b).map(([, row]) => row);
}

const said = (value: number | null): string => (value === null ? '' : String(value));

/** A field as rows of a side; what `applied` reads back unchanged. */
export function rowsOf(felt: FeltRad, view: Visning, years: readonly number[]): GridRow[] {
  const { number, data } = felt;
  if (view === 'opplysninger') {
    const cells = Object.fromEntries(
      OPPLYSNINGER.map((key) => {
        const value = data[key];
        return [key, typeof value === 'string' ? value : said(value)];
      }),
    );
    return [{ felt: number, cells: { name: data.name, ...cells } }];
  }
  const units = view === 'program' ? data.planned : data.delivered;
  const here = BOLIGTYPER.filter((type) => units.some((row) => row.type === type && years.includes(row.year)));
  return (here.length > 0 ? here : [null]).map((type, at): GridRow => {
    const cells: Record<string, string> = { name: data.name };
    if (view === 'program') for (const fact of FACTS) cells[fact] = at === 0 ? (data[fact] ?? '') : '';
    cells.type = type ?? '';
    for (const year of years)
      cells[`y${year}`] = said(units.find((row) => row.type === type && row.year === year)?.units ?? null);
    return { felt: number, cells };
  });
}

/** The rows of one field in the form, with their places. */
interface Group {
  readonly felt: number | null;
  readonly rows: { readonly at: number; readonly row: GridRow }[];
}

/** Which field each row is: by its name where a field has it, else the one that stood there, which is renamed, else a new one. */
function groupsOf(rows: readonly GridRow[], shown: readonly FeltRad[]): Group[] {
  const byName = new Map(shown.map((felt) => [plain(felt.data.name), felt.number]));
  const filled = rows.flatMap((row, at) => (isEmpty(row) ? [] : [{ at, row }]));
  const named = new Set(filled.flatMap(({ row }) => byName.get(plain(row.cells.name ?? '')) ?? []));
  const renamed = new Map<string, number>();
  const taken = new Set(named);
  const groups = new Map<string, Group>();
  for (const entry of filled) {
    const name = plain(entry.row.cells.name ?? '');
    const old = entry.row.felt;
    let number = byName.get(name) ?? renamed.get(name) ?? null;
    if (number === null && old !== null && !taken.has(old) && shown.some((felt) => felt.number === old)) {
      number = old;
      taken.add(old);
      renamed.set(name, old);
    }
    const key = number === null ? `ny ${name}` : String(number);
    const group = groups.get(key) ?? { felt: number, rows: [] };
    group.rows.push(entry);
    groups.set(key, group);
  }
  return [...groups.values()];
}

export interface Applied {
  /** Shown fields as they would be, by number. */
  readonly fields: ReadonlyMap<number, Felt>;
  readonly added: readonly Felt[];
}
export type AppliedResult =
  | { readonly ok: true; readonly value: Applied }
  | { readonly ok: false; readonly error: readonly GridRefusal[] };

/** The fields as the table says them; every wrong cell at once. `shown` is what the reader saw, `others` names that stand elsewhere. */
export function applied(
  rows: readonly GridRow[],
  view: Visning,
  years: readonly number[],
  shown: readonly FeltRad[],
  others: readonly string[] = [],
): AppliedResult {
  const refusals: GridRefusal[] = [];
  const refuse = (row: number, code: GridCode, field?: string, data?: Refusal['data']) =>
    refusals.push({ row, refusal: { code, ...(field ? { field } : {}), ...(data ? { data } : {}) } });
  if (rows.length > MAX_ROWS)
    return { ok: false, error: [{ row: -1, refusal: { code: 'for-mange', data: { max: MAX_ROWS } } }] };
  const elsewhere = new Set(others.map(plain));
  const fields = new Map(shown.map((felt) => [felt.number, felt.data]));
  const added: Felt[] = [];
  const mentioned = new Set<number>();
  for (const group of groupsOf(rows, shown)) {
    const first = group.rows[0];
    if (!first) continue;
    const before = group.felt === null ? undefined : fields.get(group.felt);
    const read = readGroup(group, view, years, before ?? NEW_FELT);
    for (const { row, refusal } of read.refusals) refusals.push({ row, refusal });
    if (before === undefined && view !== 'program' && first.row.cells.name) refuse(first.at, 'ukjent-felt', 'name');
    if (before === undefined && elsewhere.has(plain(first.row.cells.name ?? '')))
      refuse(first.at, 'finnes-fra-foer', 'name');
    if (group.felt !== null && before !== undefined) {
      mentioned.add(group.felt);
      fields.set(group.felt, read.felt);
    } else added.push(read.felt);
  }
  if (view === 'program')
    for (const [number, felt] of fields) if (!mentioned.has(number)) fields.set(number, { ...felt, removed: true });
  if (view === 'levert')
    for (const [number, felt] of fields)
      if (!mentioned.has(number))
        fields.set(number, { ...felt, delivered: felt.delivered.filter((row) => !years.includes(row.year)) });
  return refusals.length > 0 ? { ok: false, error: refusals } : { ok: true, value: { fields, added } };
}

function readGroup(group: Group, view: Visning, years: readonly number[], before: Felt) {
  const refusals: GridRefusal[] = [];
  const add = (at: number, found: readonly Refusal<GridCode>[]) =>
    refusals.push(...found.map((refusal) => ({ row: at, refusal })));
  const units: Boliger[] = [];
  const types = new Set<Boligtype>();
  let felt = before;
  for (const [place, { at, row }] of group.rows.entries()) {
    const form = rowForm(row.cells);
    const name = form.words('name', MAX_NAME, true);
    if (view === 'opplysninger') {
      if (place > 0) add(at, [{ code: 'to-ganger', field: 'name' }]);
      else felt = readFacts(felt, form, row.cells, (refusal) => add(at, [refusal]));
    } else {
      // Where the row that said the facts was emptied, they stay as they were.
      const silent = before.name !== '' && FACTS.every((fact) => !row.cells[fact]);
      if (place === 0 && view === 'program' && silent) felt = { ...felt, name };
      else if (place === 0 && view === 'program')
        felt = {
          ...felt,
          name,
          planId: form.words('planId', 40),
          status: form.choice(FELTSTATUS, 'status') ?? felt.status,
          owner: form.words('owner', MAX_NAME),
          land: row.cells.land ? form.choice(GRUNN, 'land') : null,
        };
      else if (view === 'program')
        // A row below may repeat what the first says, and say nothing else.
        for (const fact of FACTS)
          if (row.cells[fact] && row.cells[fact] !== (felt[fact] ?? '')) add(at, [{ code: 'uenige', field: fact }]);
      const filled = years.filter((year) => row.cells[`y${year}`]);
      const type = row.cells.type || filled.length > 0 ? form.choice(BOLIGTYPER, 'type') : null;
      if (type && types.has(type)) add(at, [{ code: 'to-ganger', field: 'type' }]);
      if (type) types.add(type);
      for (const year of filled) {
        const value = form.whole(`y${year}`, 0, 10_000);
        if (type) units.push({ year, type, units: value });
      }
    }
    add(at, form.refusals);
  }
  const sorted = (rows: Boliger[]) =>
    rows.sort((a, b) => BOLIGTYPER.indexOf(a.type) - BOLIGTYPER.indexOf(b.type) || a.year - b.year);
  const keep = (rows: readonly Boliger[]) => sorted([...rows.filter((row) => !years.includes(row.year)), ...units]);
  if (view === 'program') felt = { ...felt, planned: keep(felt.planned), removed: false };
  if (view === 'levert') felt = { ...felt, delivered: keep(felt.delivered) };
  return { felt, refusals };
}

function readFacts(
  felt: Felt,
  form: ReturnType<typeof rowForm>,
  cells: TypedFields,
  refuse: (refusal: Refusal<GridCode>) => void,
): Felt {
  const whole = (field: string, max: number, min = 0) => (cells[field] ? form.whole(field, min, max) : null);
  const read = {
    ...felt,
    area: form.words('area', MAX_NAME),
    maxUnits: whole('maxUnits', 10_000),
    minSize: whole('minSize', 1_000, 1),
    maxSize: whole('maxSize', 1_000, 1),
    accessible: whole('accessible', 100),
    borettslag: whole('borettslag', 100),
    reserved: whole('reserved', 100),
    order: form.words('order', MAX_TEXT),
    school: whole('school', 10_000),
    kindergarten: whole('kindergarten', 10_000),
    share: whole('share', 100),
    slip: whole('slip', 20),
    source: form.words('source', MAX_TEXT),
    schoolName: form.words('schoolName', MAX_NAME),
    kindergartenName: form.words('kindergartenName', MAX_NAME),
  };
  if (read.minSize !== null && read.maxSize !== null && read.minSize > read.maxSize)
    refuse({ code: 'minst-stoerre', field: 'maxSize' });
  return read;
}

export const same = (a: Felt, b: Felt): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));

const keyOf = (row: Boliger) => `${row.type} ${row.year}`;
const byKey = (rows: readonly Boliger[]) => rows.map((row) => `${keyOf(row)} ${row.units}`).sort();
/** The keys in one order: the store gives them in its own. */
const ordered = (felt: Felt) =>
  (Object.keys(NEW_FELT) as (keyof Felt)[]).map((key) => {
    const value = felt[key];
    return typeof value === 'object' && value !== null ? byKey(value) : value;
  });
