import { err, ok, type Result } from '../../kernel/index.ts';
import { type TableEntry, titleOf } from './catalogue.ts';
import type { DimensionRole, StatTable } from './stat-table.ts';

/** What the plan's own calculations read. The order is the order in which a planner should get them. */
export const PLAN_ROLES = [
  'population',
  'projection',
  'households',
  'dwellings',
  'completions',
  'municipal-dwellings',
  'zoning-days',
] as const;
/** Tables that make the own model surer, and that nobody need load. */
export const EXTRA_ROLES = ['change', 'births', 'deaths', 'moves'] as const;
/** What only the knowledge base shows: rates, medians and counts of one place, which are read as they stand and never added over places. */
export const KUNNSKAP_ROLES = [
  'income',
  'low-income',
  'crowding',
  'tenure',
  'house-prices',
  'social-assistance',
  'care',
  'economy',
] as const;
/** What a table is used for. */
export const DATA_ROLES = [...PLAN_ROLES, ...EXTRA_ROLES, ...KUNNSKAP_ROLES] as const;
export type DataRole = (typeof DATA_ROLES)[number];

/** Whether figures of a role are read as they stand, and of county and country too, because nobody can add them up. */
export const standsAlone = (role: DataRole): boolean => KUNNSKAP_ROLES.some((r) => r === role);

/**
 * Whether a run of the model reads it; the days of zoning reach the gap through the fields of the boligbyggeprogram, and of what stands alone
 * only crowding does.
 */
export const inModel = (role: DataRole): boolean =>
  role === 'crowding' || (role !== 'zoning-days' && !standsAlone(role));

/** The catalogue row of a role: which Statbank tables serve it, newest first. */
export interface CatalogueRow {
  readonly role: DataRole;
  readonly tables: readonly string[];
  /** How the title of each must begin after the number. */
  readonly titleStart: string;
  /** Reported by the municipalities: published on 15 March and corrected till 15 June. */
  readonly kostra?: boolean;
  /** Taken in as files alone, and not fetched. */
  readonly byHand?: boolean;
  /** What is known of each of the tables. */
  readonly entries?: readonly TableEntry[];
}

/** How the title of one of its tables may begin: as the role says, or as the catalogue of tables does. */
export const titleStartsOf = (row: CatalogueRow, table: string): readonly string[] => [
  ...new Set([row.titleStart, ...(row.entries?.find((e) => e.table === table)?.titles ?? [])]),
];

/** The rows whose tables are fetched. */
export const fetchedRows = <T extends CatalogueRow>(catalogue: readonly T[]): readonly T[] =>
  catalogue.filter((row) => !row.byHand);

const has = (table: StatTable, role: DimensionRole) => table.dimensions.some((d) => d.role === role);
const words = (table: StatTable) =>
  `${table.title ?? ''} ${table.dimensions.flatMap((d) => [d.code, d.label, ...(d.role === 'contents' ? d.values.flatMap((v) => [v.code, v.label]) : [])]).join(' ')}`.toLowerCase();

/** What a table without a number counts besides inhabitants, by the words in its heads. */
function eventsIn(text: string): 'change' | 'births' | 'deaths' | 'moves' | null {
  const [births, deaths] = [/levende\s?født|\bfødte\b|live_?births/, /\bdøde\b|dødsfall|\bdeaths\b/].map((r) =>
    r.test(text),
  );
  const moves = /innflytt/.test(text) && /utflytt/.test(text);
  if (/per[ _-]1[ _]?000|population|folkemengde|personer/.test(text)) return null;
  if (births && deaths) return 'change';
  return births ? 'births' : deaths ? 'deaths' : moves ? 'moves' : null;
}

/** Ages that are not the mother's: born by the father's age is another count, and a child has none. */
const OTHERS_AGE = /\b(?:fars|farens|faren|barnets|barnet|father|child)/i;

/** Births by the mother's age, of which the number is not known: the title says births, and the variables are those. */
const isBirthsByAge = (table: StatTable): boolean =>
  ![table.title ?? '', ...table.dimensions.map((d) => d.label)].some((words) => OTHERS_AGE.test(words)) &&
  /^(?:\d{5}:?\s*)?(?:levende)?fødte\b/i.test(table.title ?? '') &&
  (['region', 'age', 'time'] as const).every((role) => has(table, role)) &&
  eventsIn(words(table)) === 'births';

/** Which role a table plays: by its number when it has one, else by its shape and words. */
export function identify(
  table: StatTable,
  catalogue: readonly CatalogueRow[],
): Result<DataRole, { code: 'ukjent-tabell' } | { code: 'feil-tittel'; expected: string }> {
  if (table.table) {
    const row = catalogue.find((r) => r.tables.includes(table.table ?? ''));
    if (!row) return isBirthsByAge(table) ? ok('births') : err({ code: 'ukjent-tabell' });
    const entry = row.entries?.find((e) => e.table === table.table);
    if (entry && titleOf(table, entry) !== 'feil-tittel') return ok(row.role);
    const rest = (table.title ?? '').replace(/^\d{5}:?\s*/, '').toLowerCase();
    // A file without a title has its number from its name, and its contents were found to fit.
    return rest.startsWith(row.titleStart.toLowerCase()) || (entry && table.title === null)
      ? ok(row.role)
      : err({ code: 'feil-tittel', expected: row.titleStart });
  }
  const text = words(table);
  // Of births, deaths and moves nobody is an inhabitant.
  const counted = has(table, 'region') || has(table, 'time') ? eventsIn(text) : null;
  if (counted) return ok(counted);
  if (has(table, 'age') && (has(table, 'region') || has(table, 'time')))
    return ok(/framskr|projection|alternativ/.test(text) ? 'projection' : 'population');
  if (/private_?households|private husholdninger|husholdninger/.test(text)) return ok('households');
  if (/dwellings_1jan|bygningstype|boliger/.test(text)) return ok('dwellings');
  return err({ code: 'ukjent-tabell' });
}
