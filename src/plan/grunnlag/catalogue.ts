import type { DimensionRole, StatTable, TableWarning } from './stat-table.ts';

/** One Statbank table as the catalogue knows it. */
export interface TableEntry {
  readonly table: string;
  /** How its title may begin after the number. */
  readonly titles: readonly string[];
  /** Whether number and title were read in an answer of the agency. */
  readonly seen: boolean;
  /** What its variables must be. */
  readonly needs: readonly DimensionRole[];
  /** The unit of its figures where the file does not state it; null when its measures have several. */
  readonly unit: string | null;
  /** Units by measure, where they differ. */
  readonly units?: Readonly<Record<string, string>> | undefined;
  /** Whether figures of regions and groups may be added. */
  readonly addable: boolean;
  /** Words of which at least one stands among heads and labels when the file has no title. */
  readonly words: readonly string[];
}

const wordsOf = (table: StatTable) =>
  `${table.title ?? ''} ${table.dimensions
    .flatMap((d) => [d.code, d.label, ...(d.role === 'contents' ? d.values.flatMap((v) => [v.code, v.label]) : [])])
    .join(' ')}`.toLowerCase();

const hasVariables = (table: StatTable, entry: TableEntry) =>
  entry.needs.every((role) => table.dimensions.some((d) => d.role === role));

/** Whether a file without a number can be this table: the variables are there, and one of its words is. */
export const fits = (table: StatTable, entry: TableEntry): boolean =>
  hasVariables(table, entry) && entry.words.some((word) => wordsOf(table).includes(word.toLowerCase()));

/**
 * Number and title belong together. A title nobody has seen is only our guess, so another one is believed
 * when the variables are those of the table.
 */
export function titleOf(table: StatTable, entry: TableEntry): 'ok' | 'tittel-ikke-sett' | 'feil-tittel' {
  const title = (table.title ?? '').replace(/^\d{5}:?\s*/, '').toLowerCase();
  if (entry.titles.some((start) => title.startsWith(start.toLowerCase()))) return 'ok';
  return !entry.seen && hasVariables(table, entry) ? 'tittel-ikke-sett' : 'feil-tittel';
}

/** The number a file name begins with: "07459-...", "ssb-07459-...", "kostra-12671-...", "07459_2026...". */
export const numberInName = (fileName: string): string | null =>
  /^(?:(?:ssb|kostra)-)?(\d{5})(?=[-_. ])/i.exec(fileName)?.[1] ?? null;

/** A name that says its figures are rates or shares: nothing inside such a file need do so. */
const RATES = /per[ _-]1[ _]?000|percent|prosent/i;

/**
 * Adds what the catalogue and the file name know. The name is a hint: it counts only where the file itself has no number
 * and its contents fit; where it says another number than the file, the file is believed and somebody is told.
 */
export function complete(table: StatTable, entries: readonly TableEntry[], fileName = ''): StatTable {
  const hint = numberInName(fileName);
  const hinted = entries.find((e) => e.table === hint);
  const number = table.table ?? (hinted && fits(table, hinted) ? hinted.table : null);
  const entry = entries.find((e) => e.table === number);
  const units = Object.entries(table.units).map(([measure, unit]) => {
    if (unit !== '') return [measure, unit];
    // A head may name the table its column is from: "dwellings_1jan_t06265".
    const own = /_t(\d{5})$/.exec(measure)?.[1];
    const from = own ? entries.find((e) => e.table === own) : entry;
    return [measure, from?.units?.[measure] ?? from?.unit ?? ''];
  });
  const warnings: TableWarning[] = [...(table.warnings ?? [])];
  if (hint !== null && table.table !== null && hint !== table.table)
    warnings.push({ code: 'filnavn', data: { filnavn: hint, tabell: table.table } });
  if (entry && table.title !== null && titleOf(table, entry) !== 'ok')
    warnings.push({ code: 'tittel-ikke-sett', data: { tabell: entry.table, tittel: table.title } });
  const unaddable = entry?.addable === false || (number === null && RATES.test(fileName));
  return {
    ...table,
    table: number,
    units: Object.fromEntries(units),
    ...(unaddable ? { addable: false } : {}),
    warnings,
  };
}
