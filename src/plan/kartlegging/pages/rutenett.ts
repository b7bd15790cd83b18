import {
  BOLIGTYPER,
  bareHead,
  formatNumber,
  isSmallCount,
  LANGUAGES,
  type Language,
  MAALGRUPPER,
  TJENESTENIVAAER,
} from '../../../kernel/index.ts';
import { type Field, findHead, guessColumns } from '../../../platform/columns/columns.ts';
import { pastedRows } from '../../../platform/columns/pasted.ts';
import { BOLIGTYPE_NAMES, MAALGRUPPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import type { Cell, PlanDocument } from '../../plandokument/document.ts';
import { typedTelling } from '../parse.ts';
import type { GridRefusal, GridRow } from '../rutenett.ts';
import { RUTENETT_TEXTS } from '../rutenett-texts.ts';
import { shownShared } from '../tables.ts';
import { DOBBELTTELLING, METODER, SITUASJONER, type Telling } from '../telling.ts';
import { KARTLEGGING_TEXTS } from '../texts.ts';

/** Counts of one municipality together; more in one paste is another table than this. */
const MAX_ROWS = 500;

/** The columns of the sheet in its order, as they are named in each form. */
export function columnNames(lang: Language): Readonly<Record<string, string>> {
  const t = KARTLEGGING_TEXTS[lang];
  const { group, situation, type, level, area, needed, now, perYear, countedBy, source, date, method, doubleCount } = t;
  const { low, high, alsoBy, alsoCount, note } = t;
  const first = {
    group,
    situation,
    type,
    level,
    area,
    needed,
    now,
    perYear,
    countedBy,
    source,
    date,
    method,
    doubleCount,
  };
  return { ...first, low, high, ...t.flows, alsoBy, alsoCount, note };
}

const KEYS = Object.keys(columnNames('nb'));
const AT_LEAST = ['group', 'situation', 'type', 'level', 'now'];

/** Shorter heads that people and the list itself use. */
const SHORT: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    (['type', 'level', 'countedBy', 'date', 'doubleCount'] as const).map((key) => [
      key,
      LANGUAGES.map((lang) => KARTLEGGING_TEXTS[lang].heads[key]),
    ]),
  ),
  now: ['Husstander', 'Hushald', 'Antall', 'Antal'],
};

const FIELDS: readonly Field[] = KEYS.map((key) => ({
  key,
  words: [
    ...LANGUAGES.map((lang) => columnNames(lang)[key] ?? key),
    ...(SHORT[key] ?? []),
    ...(key === 'countedBy' ? ['Enhet', 'Eining'] : []),
  ],
  required: AT_LEAST.includes(key),
}));

function names(values: readonly string[], of: (lang: Language) => Readonly<Record<string, string>>) {
  const found = new Map<string, string>();
  for (const v of values)
    for (const name of [v, ...LANGUAGES.map((lang) => of(lang)[v] ?? v)]) found.set(bareHead(name), v);
  return found;
}

const CHOICES: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  group: names(MAALGRUPPER, (lang) => MAALGRUPPE_NAMES[lang]),
  situation: names(SITUASJONER, (lang) => KARTLEGGING_TEXTS[lang].situations),
  type: names(BOLIGTYPER, (lang) => BOLIGTYPE_NAMES[lang]),
  level: names(TJENESTENIVAAER, (lang) => NIVAA_NAMES[lang]),
  method: names(METODER, (lang) => KARTLEGGING_TEXTS[lang].methods),
  doubleCount: names(DOBBELTTELLING, (lang) => KARTLEGGING_TEXTS[lang].doubleCounts),
};

/** Counts of households; small ones are words in a sheet that more than the unit itself may see. */
const COUNTS = ['now', 'perYear', 'low', 'high', 'fresh', 'solved', 'lost', 'alsoCount'];
const HIDDEN = new Set(
  LANGUAGES.flatMap((lang) => [KARTLEGGING_TEXTS[lang].small, KARTLEGGING_TEXTS[lang].hidden]).map(bareHead),
);
/** What a sheet hid says nothing of the count when it comes back. */
const saysNothing = (key: string, cell: string): boolean => COUNTS.includes(key) && HIDDEN.has(bareHead(cell));

/** A dash is how the sheet says that nobody knows. */
const cellOf = (key: string, cell: string): string =>
  cell === '–' || cell === '-' ? '' : (CHOICES[key]?.get(bareHead(cell)) ?? cell);

export type Grid =
  | { readonly ok: true; readonly value: readonly GridRow[] }
  | { readonly ok: false; readonly error: GridRefusal };

/** The rows of a pasted table with its head, or what is wrong with it as a whole. */
export const readGrid = (text: string): Grid => readLines(pastedRows(text, text.includes('\t') ? '\t' : ';'));

/** A cell of a file; a fault is a formula, an error or cells that are merged. */
export type FileCell = string | number | null | { readonly fault: string };

/**
 * The first sheet with anything in it. Merged cells above the head are only a title; below it, a cell whose value is not
 * certain would be read as something else than the unit sees, so the whole sheet is refused there.
 */
export function readSheets(
  sheets: readonly { readonly rows: readonly (readonly FileCell[])[]; readonly tooMany?: number }[],
): Grid {
  if (sheets.some((s) => s.tooMany !== undefined)) return wrong('for-mange-rader', { max: MAX_ROWS });
  const rows = sheets.find((s) => s.rows.some((row) => row.some((c) => c !== null)))?.rows ?? [];
  const lines = rows.map((row) => row.map((c) => (c === null || typeof c === 'object' ? '' : String(c).trim())));
  const head = findHead(lines, FIELDS) ?? -1;
  const fault = rows.findIndex((row, i) => i > head && row.some((c) => c !== null && typeof c === 'object'));
  if (head >= 0 && fault >= 0)
    return { ok: false, error: { line: fault + 1, refusal: { code: 'celle-feil', field: 'pasted' } } };
  return readLines(lines);
}

function wrong(
  code: 'mangler' | 'mangler-kolonne' | 'for-mange-rader' | 'person-kolonne',
  data?: Record<string, string | number>,
) {
  return { ok: false as const, error: { line: 0, refusal: { code, field: 'pasted', ...(data ? { data } : {}) } } };
}

/** A column that by its head holds persons has no place here, and none of the table is read. */
const PERSON =
  /^(fornavn|etternavn|fornamn|etternamn|navn|namn|foedselsnummer|foedselsnr|foedselsdato|fnr|personnummer|adresse|telefon)\b/;

/** A line of text below the table, as the sheet that goes out has: one cell alone, after an empty row. */
const isNote = (cells: readonly string[], above: readonly string[] | undefined): boolean =>
  cells.filter((c) => c !== '').length === 1 && (above?.every((c) => c === '') ?? false);

function readLines(lines: readonly (readonly string[])[]): Grid {
  if (lines.every((cells) => cells.every((c) => c === ''))) return wrong('mangler');
  const at = findHead(lines, FIELDS);
  const columns = at === null ? {} : guessColumns(lines[at] ?? [], FIELDS);
  const missing = AT_LEAST.find((key) => !Object.hasOwn(columns, key));
  if (at === null || missing) return wrong('mangler-kolonne', { column: missing ?? 'group' });
  const person = lines[at]?.find((head) => PERSON.test(bareHead(head)));
  if (person) return wrong('person-kolonne', { head: person.slice(0, 60) });
  const rows = lines
    .map((cells, i) => ({ line: i + 1, cells }))
    .slice(at + 1)
    .filter(({ line, cells }) => cells.some((c) => c !== '') && !isNote(cells, lines[line - 2]));
  if (rows.length === 0) return wrong('mangler');
  if (rows.length > MAX_ROWS) return wrong('for-mange-rader', { max: MAX_ROWS });
  return {
    ok: true,
    value: rows.map(({ line, cells }) => ({
      line,
      typed: Object.fromEntries(
        Object.entries(columns)
          .filter(([key, c]) => !saysNothing(key, cells[c] ?? ''))
          .map(([key, c]) => [key, cellOf(key, cells[c] ?? '')]),
      ),
    })),
  };
}

/**
 * The counts as a sheet that can be filled in and pasted back. A unit's own sheet has its own counts open and lacks what is not its to
 * fill in; in any other, small counts are hidden, and come back as they were.
 */
export function gridDocument(
  kommune: string,
  today: string,
  rows: readonly { readonly data: Telling }[],
  lang: Language,
  own: { readonly without: readonly string[] } | null = null,
): PlanDocument {
  const keys = KEYS.filter((key) => !own?.without.includes(key));
  const t = KARTLEGGING_TEXTS[lang];
  const r = RUTENETT_TEXTS[lang];
  const heads = columnNames(lang);
  const cell = (d: Telling, key: string): Cell => {
    const value = d[key as keyof Telling];
    if (!own && key === 'alsoCount' && value !== null) {
      const words = shownShared(d, rows, lang);
      return typeof value === 'number' && words === formatNumber(value) ? { number: value } : words;
    }
    if (typeof value === 'number' && key !== 'needed') return !own && isSmallCount(value) ? t.small : { number: value };
    const shown: Readonly<Record<string, string>> = {
      ...typedTelling(d),
      group: MAALGRUPPE_NAMES[lang][d.group],
      situation: t.situations[d.situation],
      type: BOLIGTYPE_NAMES[lang][d.type],
      level: NIVAA_NAMES[lang][d.level],
      method: t.methods[d.method],
      doubleCount: t.doubleCounts[d.doubleCount],
    };
    return shown[key] || null;
  };
  return {
    schema: 1,
    lang,
    title: r.sheet,
    kommune,
    facts: [{ label: r.facts, value: today }],
    chapters: [
      {
        id: 'tellinger',
        title: r.sheet,
        blocks: [
          {
            kind: 'table',
            id: 'tellinger',
            caption: r.sheet,
            columns: keys.map((key) => ({ label: heads[key] ?? key, align: 'left' as const })),
            rows: rows
              .filter((row) => !row.data.removed)
              .map(({ data }) => ({ cells: keys.map((key) => cell(data, key)) })),
            source: own ? r.source : r.hiddenSource,
          },
        ],
      },
    ],
  };
}
