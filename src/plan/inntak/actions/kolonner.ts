import { bareHead, type Language, MAALGRUPPER, REGNSKAP } from '../../../kernel/index.ts';
import { type Field, findHead, guessColumns, type Remembered } from '../../../platform/columns/columns.ts';
import { rememberedColumns } from '../../../platform/columns/memory.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { MAALGRUPPE_NAMES } from '../../../ui/housing-names.ts';
import { ARK, type Cell, type Kolonne, MAX_ROWS, type Regneark } from '../../roedtraad/index.ts';
import { TILTAK_TEXTS, type TiltakStatus } from '../../tiltak/index.ts';
import { type Choice, NUMBER_OF_UNITS, VALUE_FIELDS, type ValueField, yearField, yearsIn } from '../inntak.ts';

/** What heads and words meant the last time, for each kind of table. */
export const PURPOSE = 'plantabell';
export const valuePurpose = (field: ValueField): string => `${PURPOSE}.${field}`;

export const COLUMNS: Readonly<Record<string, Kolonne>> = ARK.tiltak.columns;
const UNITS = ARK.tiltak.yearly;

export const shownCell = (cell: Cell | undefined): string =>
  cell === null || cell === undefined || typeof cell === 'object' ? '' : String(cell).trim();

/** The fields a column may hold: those of the plan's own form, dwellings in all, and dwellings of each year some head names. */
export function fieldsFor(heads: readonly string[]): Field[] {
  const years = [...new Set(heads.flatMap((h) => (yearsIn(h).length === 1 ? yearsIn(h) : [])))].sort();
  return [
    ...Object.entries(COLUMNS).map(([key, c]) => ({ key, words: c.names, required: key === 'title' })),
    { key: NUMBER_OF_UNITS, words: [...UNITS.names, 'Antall boliger', 'Tal bustader', 'Effekt', 'Plasser', 'Plassar'] },
    ...years.map((year) => ({ key: yearField(year), words: [...UNITS.names, 'Effekt'].map((n) => `${n} ${year}`) })),
  ];
}

/** States a tiltak of another plan may stand in here. That it has money is for this plan's own budget to say. */
export const STATES = [
  'foreslaatt',
  'krever-utredning',
  'vedtatt',
  'utsatt',
  'forkastet',
  'i-gang',
  'gjennomfoert',
  'ikke-gjennomfoert',
] as const satisfies readonly TiltakStatus[];
export type InntakStatus = (typeof STATES)[number];

const MORE_WORDS: Readonly<Partial<Record<InntakStatus, readonly string[]>>> = {
  foreslaatt: ['forslag', 'nytt', 'ny', 'planlagt'],
  vedtatt: ['i økonomiplan', 'i budsjett', 'finansiert', 'prioritert', 'vedteke', 'vedtatt'],
  utsatt: ['utsett', 'på vent'],
  forkastet: ['avvist', 'forkasta', 'utgår', 'utgår ikkje', 'ikke aktuelt', 'ikkje aktuelt'],
  'i-gang': ['pågår', 'påbegynt', 'startet', 'starta', 'under arbeid', 'løpende', 'løpande', 'videreføres'],
  gjennomfoert: ['ferdig', 'fullført', 'utført', 'gjennomført', 'ok'],
  'ikke-gjennomfoert': ['ikke utført', 'ikkje utført', 'ikke startet', 'ikkje starta', 'ikke gjennomført'],
};

/** The values of ours that a word may mean, as fields are guessed from heads. */
export const VALUES: Readonly<Record<ValueField, readonly Field[]>> = {
  state: STATES.map((s) => ({
    key: s,
    words: [TILTAK_TEXTS.nb.statuses[s], TILTAK_TEXTS.nn.statuses[s], ...(MORE_WORDS[s] ?? [])],
  })),
  ledger: REGNSKAP.map((l) => ({ key: l, words: [l, TILTAK_TEXTS.nb.ledgers[l], TILTAK_TEXTS.nn.ledgers[l]] })),
  groups: MAALGRUPPER.map((g) => ({ key: g, words: [g, MAALGRUPPE_NAMES.nb[g], MAALGRUPPE_NAMES.nn[g]] })),
};

export const valueName = (field: ValueField, key: string, lang: Language): string => {
  const t = TILTAK_TEXTS[lang];
  if (field === 'groups') return MAALGRUPPE_NAMES[lang][key as keyof (typeof MAALGRUPPE_NAMES)['nb']] ?? key;
  if (field === 'ledger') return t.ledgers[key as keyof typeof t.ledgers] ?? key;
  return t.statuses[key as TiltakStatus] ?? key;
};

/** What a word means: what somebody said before, else the value it is a name of. Null when nobody has said, '' for "none of them". */
export function meaningOf(field: ValueField, word: string, said: Remembered): string | null {
  const bare = bareHead(word);
  const exact = VALUES[field].find((v) => v.words.some((w) => bareHead(w) === bare));
  if (!exact && Object.hasOwn(said, bare)) return said[bare] ?? '';
  return exact?.key ?? Object.keys(guessColumns([word], VALUES[field]))[0] ?? null;
}

export interface Memory {
  readonly heads: Remembered;
  readonly values: Readonly<Record<ValueField, Remembered>>;
}

export async function recall(tx: Tx): Promise<Memory> {
  const values = { state: {}, ledger: {}, groups: {} } as Record<ValueField, Remembered>;
  for (const field of VALUE_FIELDS) values[field] = await rememberedColumns(tx, valuePurpose(field));
  return { heads: await rememberedColumns(tx, PURPOSE), values };
}

const textRows = (sheet: Regneark) => sheet.rows.slice(0, 12).map((row) => row.map(shownCell));
const hitsOf = (heads: readonly string[], memory: Remembered) =>
  Object.keys(guessColumns(heads, fieldsFor(heads), memory)).length;

/** The head of a sheet and what its columns hold, as far as anybody can guess. */
export function guessSheet(sheet: Regneark, index: number, memory: Remembered): Choice {
  const rows = textRows(sheet);
  const head = findHead(rows, fieldsFor(rows.flat()), memory);
  const heads = head === null ? [] : (rows[head] ?? []);
  return { sheet: index, head, columns: guessColumns(heads, fieldsFor(heads), memory) };
}

/** The sheet that looks most like a table of tiltak. */
export function guessChoice(sheets: readonly Regneark[], memory: Remembered): Choice {
  const scores = sheets.map((s) => {
    const { head, columns } = guessSheet(s, 0, memory);
    // A sheet without a title for what is to be done is some other table, whatever else its heads are called.
    return head === null || columns.title === undefined ? 0 : hitsOf(textRows(s)[head] ?? [], memory);
  });
  const best = scores.reduce((b, score, i) => (score > (scores[b] ?? 0) ? i : b), 0);
  const sheet = sheets[best];
  return sheet ? guessSheet(sheet, best, memory) : { sheet: 0, head: null, columns: {} };
}

/** The heads of the chosen table, one a column; '' where there is none. */
export function headsOf(sheet: Regneark, head: number | null): string[] {
  const width = sheet.rows.reduce((n, row) => Math.max(n, row.length), 0);
  const row = head === null ? [] : (sheet.rows[head] ?? []);
  return Array.from({ length: width }, (_, i) => shownCell(row[i]));
}

/**
 * A plan in Word often has a table for each goal, all with the same heads. They are offered as one table too, first;
 * its rows are counted from its own head.
 */
export function withJoined(sheets: readonly Regneark[]): readonly Regneark[] {
  const headOf = (s: Regneark) => (s.rows[0] ?? []).map((c) => bareHead(shownCell(c))).join('\t');
  const [first] = sheets;
  if (!first || sheets.some((s) => s.tooMany !== undefined)) return sheets;
  const alike = (head: string) => sheets.filter((s) => headOf(s) === head);
  const most = sheets.reduce(
    (best, s) => {
      const own = alike(headOf(s));
      return own.length > best.length &&
        headOf(s)
          .split('\t')
          .filter((h) => h !== '').length > 1
        ? own
        : best;
    },
    [] as readonly Regneark[],
  );
  const rows = most.flatMap((s, i) => (i === 0 ? s.rows : s.rows.slice(1)));
  if (most.length < 2 || rows.length > MAX_ROWS) return sheets;
  return [
    {
      name: most
        .map((s) => s.name)
        .join(' + ')
        .slice(0, 100),
      rows,
    },
    ...sheets,
  ];
}
