import { bareHead, holdsBirthNumber } from '../../../kernel/index.ts';
import {
  type Field,
  findHead,
  guessColumns,
  type Mapping,
  type Remembered,
} from '../../../platform/columns/columns.ts';
import type { Areas } from '../../grunnlag/index.ts';
import { typedDecimal } from '../eget.ts';
import { type Indikator, isCount } from '../indikator.ts';
import { gruppenavn, type Kostragruppe } from '../kostragruppe.ts';
import { fylkeI } from './fylke.ts';

/** A cell as the reader of tables gives it. */
export type Celle = string | number | null | { readonly fault: 'formel' | 'flettet' | 'feilverdi' };
export interface Ark {
  readonly name: string;
  readonly rows: readonly (readonly Celle[])[];
  readonly tooMany?: number;
}
export interface Tabellvalg {
  readonly sheet: number;
  readonly head: number;
  readonly columns: Mapping;
}

export type Tabellfeilkode =
  | 'mangler'
  | 'ikke-tall'
  | 'utenfor'
  | 'ikke-aar'
  | 'dobbelt'
  | 'formel'
  | 'flettet'
  | 'feilverdi';
export interface Tabellfeil {
  readonly row: number;
  readonly field: string;
  readonly code: Tabellfeilkode;
  readonly value: string;
  /** The row that had the same place and year first. */
  readonly other?: number;
}
export interface Tabelltall {
  readonly row: number;
  readonly place: string;
  readonly year: number;
  readonly value: number;
}
export interface LestTabell {
  readonly figures: readonly Tabelltall[];
  readonly errors: readonly Tabellfeil[];
  /** Cells of the places that are kept in which the source has no figure. */
  readonly missing: number;
  /** Rows of other places, which are left alone. */
  readonly others: number;
  /** Rows of a number or a name that was another area in that year. */
  readonly otherBorders: number;
}

/** Whose figures are kept. */
export interface Steder {
  readonly own: { readonly number: string; readonly name: string };
  /** Today's numbers of the municipalities one compares with. */
  readonly compared: readonly string[];
  readonly group: Kostragruppe | null;
  readonly find: (query: string) => string | null;
  readonly areasOf: (number: string) => Areas;
}

const FIRST_YEAR = 1950;
const HEAD_WITHIN = 12;
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/g;
/** What a source writes where it has no figure, or does not show it: never zero. */
const MISSING = /^(?:[-–—.:*?]*|<\s*\d|n\/?a|færre enn \d|uoppgitt|mangler|manglar)$/i;
const LANDET = new Set(['hele landet', 'heile landet', 'landet', 'norge', 'noreg', 'eak']);

export const tekst = (cell: Celle | undefined): string =>
  typeof cell === 'number' ? String(cell) : typeof cell === 'string' ? cell.replace(/\s+/g, ' ').trim() : '';

export const yearField = (year: string): string => `aar-${year}`;
export const yearOfField = (key: string): number | null => (/^aar-\d{4}$/.test(key) ? Number(key.slice(4)) : null);

/** The one year a head names; null where it names none, or several. */
function yearIn(head: string): string | null {
  const years = [...new Set(head.match(YEAR) ?? [])];
  return years.length === 1 ? (years[0] ?? null) : null;
}

/** The words a source may use of an indicator, beside the plain ones for a figure. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'flyktninger-anmodet': ['anmodning', 'anmodet', 'oppmoding', 'oppmoda'],
  'flyktninger-vedtatt': ['vedtak', 'vedtatt', 'vedteke'],
  'flyktninger-bosatt': ['bosatt', 'bosatte', 'busette', 'busett'],
  bostoette: ['husholdninger', 'husstander', 'mottakere', 'hushald'],
  startlaan: ['antall lån', 'utbetalte lån', 'antall utbetalinger'],
};
const PLAIN = ['antall', 'tal', 'verdi', 'andel', 'prosent', 'value'];

/** What the columns of a table may hold: a row for each year, or a column for each. */
export function feltFor(i: Indikator, heads: readonly string[]): readonly Field[] {
  const own = [...(WORDS[i.id] ?? []), i.name.nb, i.name.nn];
  const years = [...new Set(heads.flatMap((h) => yearIn(h) ?? []))].sort();
  return [
    { key: 'kommunenr', words: ['kommunenummer', 'kommunenr', 'kommune nr', 'knr', 'kommunekode', 'regionkode'] },
    { key: 'kommune', words: ['kommune', 'kommunenavn', 'kommunenamn', 'region', 'sted', 'stad'] },
    { key: 'aar', words: ['år', 'årstall', 'årstal', 'statistikkår', 'periode', 'tid'] },
    { key: 'verdi', words: [...own, ...PLAIN] },
    ...years.map((year) => ({
      key: yearField(year),
      words: [year, ...[...own, ...PLAIN].flatMap((w) => [`${w} ${year}`, `${w} for ${year}`, `${w} i ${year}`])],
    })),
  ];
}

/** Columns of single years stand instead of a column of years. */
export function gjettKolonner(i: Indikator, heads: readonly string[], memory: Remembered): Mapping {
  const fields = feltFor(i, heads);
  const yearly = heads.some((h) => yearIn(h) !== null);
  const long = guessColumns(
    heads,
    fields.filter((f) => yearOfField(f.key) === null),
    memory,
  );
  // A year in the head of the figure says nothing where each row has its own.
  if (!yearly || (long.aar !== undefined && long.verdi !== undefined)) return long;
  return guessColumns(
    heads,
    fields.filter((f) => f.key !== 'verdi' && f.key !== 'aar'),
    memory,
  );
}

export const hoderAv = (ark: Ark | undefined, head: number): string[] => (ark?.rows[head] ?? []).map(tekst);

const isComplete = (c: Mapping) =>
  (c.kommune !== undefined || c.kommunenr !== undefined) &&
  ((c.aar !== undefined && c.verdi !== undefined) || Object.keys(c).some((k) => yearOfField(k) !== null));

/** What a mapping lacks; null when the table can be read by it. */
export const manglerI = (c: Mapping): 'kommune' | 'verdi' | null =>
  isComplete(c) ? null : c.kommune === undefined && c.kommunenr === undefined ? 'kommune' : 'verdi';

/** The sheet and the head that look most like a table of the indicator; null where no head names anything of it. */
export function gjettTabell(i: Indikator, sheets: readonly Ark[], memory: Remembered): Tabellvalg | null {
  const tried = sheets.flatMap((ark, sheet): Tabellvalg[] => {
    const top = ark.rows.slice(0, HEAD_WITHIN).map((row) => row.map(tekst));
    const head = findHead(top, feltFor(i, top.flat()), memory);
    return head === null ? [] : [{ sheet, head, columns: gjettKolonner(i, top[head] ?? [], memory) }];
  });
  return tried.find((v) => isComplete(v.columns)) ?? tried[0] ?? null;
}

/** The columns as they are guessed from the head that somebody has pointed at; null where there is no such row. */
export function valgAv(
  i: Indikator,
  sheets: readonly Ark[],
  sheet: number,
  head: number,
  memory: Remembered,
): Tabellvalg | null {
  if (sheets[sheet]?.rows[head] === undefined) return null;
  return { sheet, head, columns: gjettKolonner(i, hoderAv(sheets[sheet], head), memory) };
}

export const holdsPerson = (sheets: readonly Ark[]): boolean =>
  sheets.some((s) =>
    s.rows.some((row) => row.some((cell) => typeof cell !== 'number' && holdsBirthNumber(tekst(cell)))),
  );

interface Sted_ {
  readonly id: string;
  /** Today's number of a municipality that has one; how it was written, where that was a number. */
  readonly number?: string;
  readonly written?: string | null;
}

function stedOf(code: string, name: string, s: Steder, find: (query: string) => string | null): Sted_ | null {
  const written = /^(?:K-)?(\d{3,4})(?!\d)/i.exec(code || name)?.[1]?.padStart(4, '0') ?? null;
  const word = (name || code).replace(/^(?:K-)?\d{3,4}\s+/i, '').replace(/\s+kommune$/i, '');
  const bare = word.toLowerCase();
  if (written === s.own.number || (written === null && bare === s.own.name.toLowerCase()))
    return { id: 'kommunen', number: s.own.number, written };
  const county = fylkeI(code, name, s.own.number);
  if (county) return { id: 'fylke', ...county };
  if (LANDET.has(bare) || LANDET.has(code.toLowerCase())) return { id: 'landet' };
  const group = s.group;
  if (
    group &&
    [group.code.toLowerCase(), gruppenavn(group.code).toLowerCase()].some((w) => w === bare || w === code.toLowerCase())
  )
    return { id: 'kostragruppe' };
  const number = find(written ?? word);
  if (number === null) return null;
  if (number === s.own.number) return { id: 'kommunen', number, written };
  return s.compared.includes(number) ? { id: number, number, written } : null;
}

/** Whether what stands under a number or a name was the whole of today's municipality or county in that year, and nothing more. */
function isWhole(sted: Sted_, year: number, s: Steder): boolean {
  if (sted.id === 'fylke') {
    const { code } = s.areasOf(s.own.number).fylke(`${year}-12-31`);
    return code !== null && (sted.written ?? code) === code;
  }
  if (!sted.number || sted.written === sted.number) return true;
  const { whole, splits } = s.areasOf(sted.number).kommune(`${year}-12-31`);
  if (splits.length > 0 || whole.length !== 1) return false;
  return sted.written == null || sted.written === whole[0];
}

/** The figures of a table for the places that are kept. A row of another place is left alone; one that cannot be read is an error of its own. */
export function lesTabell(
  i: Indikator,
  ark: Ark | undefined,
  valg: Tabellvalg,
  s: Steder,
  thisYear: number,
): LestTabell {
  const limits = i.manual;
  const { columns } = valg;
  const heads = hoderAv(ark, valg.head);
  const errors: Tabellfeil[] = [];
  const figures: Tabelltall[] = [];
  const first = new Map<string, number>();
  const known = new Map<string, string | null>();
  const find = (query: string) => {
    const found = known.get(query) ?? (known.has(query) ? null : s.find(query));
    known.set(query, found);
    return found;
  };
  let [missing, others, otherBorders] = [0, 0, 0];
  const yearly = Object.entries(columns).flatMap(([key, at]) => {
    const year = yearOfField(key);
    return year === null ? [] : [{ year, at, key }];
  });
  yearly.sort((a, b) => a.at - b.at);
  const body = isComplete(columns) && limits ? (ark?.rows ?? []).slice(valg.head + 1) : [];
  for (const [n, cells] of body.entries()) {
    const row = valg.head + 2 + n;
    const at = (field: string) => (columns[field] === undefined ? undefined : cells[columns[field]]);
    const say = (field: string, code: Tabellfeilkode, value: string, other?: number) => {
      errors.push({ row, field, code, value: value.slice(0, 60), ...(other === undefined ? {} : { other }) });
      return null;
    };
    const [code, name] = [tekst(at('kommunenr')), tekst(at('kommune'))];
    const values = yearly.length > 0 ? yearly : [{ year: null, at: columns.verdi ?? -1, key: 'verdi' }];
    const blank = (cell: Celle | undefined) =>
      typeof cell !== 'object' || cell === null ? MISSING.test(tekst(cell)) : false;
    if (code === '' && name === '') {
      const fault = [at('kommunenr'), at('kommune')].find((c) => typeof c === 'object' && c !== null);
      if (values.every((v) => blank(cells[v.at]))) continue;
      say(
        columns.kommune === undefined ? 'kommunenr' : 'kommune',
        fault && typeof fault === 'object' ? fault.fault : 'mangler',
        '',
      );
      continue;
    }
    const sted = stedOf(code, name, s, find);
    if (!sted) {
      others += 1;
      continue;
    }
    for (const v of values) {
      const cell = cells[v.at];
      if (blank(cell)) {
        missing += 1;
        continue;
      }
      const year = v.year ?? readYear(tekst(at('aar')), thisYear);
      if (year === null || year < FIRST_YEAR || year > thisYear) {
        say(v.year === null ? 'aar' : v.key, 'ikke-aar', v.year === null ? tekst(at('aar')) : String(v.year));
        continue;
      }
      if (!isWhole(sted, year, s)) {
        otherBorders += 1;
        continue;
      }
      const value =
        typeof cell === 'object' && cell !== null ? say(v.key, cell.fault, '') : readValue(cell, heads[v.at] ?? '', i);
      if (value === null) {
        if (typeof cell !== 'object') say(v.key, 'ikke-tall', tekst(cell));
        continue;
      }
      if (limits && (value < limits.min || value > limits.max)) {
        say(v.key, 'utenfor', tekst(cell));
        continue;
      }
      const key = `${sted.id} ${year}`;
      const before = first.get(key);
      if (before !== undefined) {
        say(v.key, 'dobbelt', tekst(cell), before);
        continue;
      }
      first.set(key, row);
      figures.push({ row, place: sted.id, year, value });
    }
  }
  return { figures, errors, missing, others, otherBorders };
}

const readYear = (text: string, thisYear: number): number | null =>
  /^\d{4}$/.test(text) && Number(text) <= thisYear ? Number(text) : null;

/** A figure with the decimals of the indicator; a count is whole. "780 (199)" is 780 under a head that says "herav". */
function readValue(cell: Celle | undefined, head: string, i: Indikator): number | null {
  const unit = i.manual?.unit ?? 'prosent';
  const rounded = (value: number | null) => {
    if (value === null || !Number.isFinite(value)) return null;
    if (isCount(unit) && !Number.isInteger(value)) return null;
    return Number(value.toFixed(i.decimals));
  };
  if (typeof cell === 'number') return rounded(cell);
  const text = tekst(cell);
  const whole = /\b(?:herav|derav|av dei|av disse)\b/.test(bareHead(head))
    ? /^([\d ]+)\s*\([\d ]+\)$/.exec(text)?.[1]
    : undefined;
  if (unit === 'kr') return rounded(typedDecimal(text.replace(/\s*kr$/i, '')));
  const percent = text.replace(/\s*%$/, '');
  // No percent has thousands, so three decimals are decimals.
  if (unit === 'prosent' && /^\d{1,3}[.,]\d{3,12}$/.test(percent)) return rounded(Number(percent.replace(',', '.')));
  return rounded(typedDecimal(unit === 'prosent' ? percent : (whole ?? text)));
}
