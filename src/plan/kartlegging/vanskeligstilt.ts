import { type Removable, type RowResult, rowForm, type TypedFields } from '../../kernel/index.ts';

/**
 * The other meaning of "vanskeligstilt": households below lines that a statistic draws, whether or not anybody has asked
 * for help. Another thing than the households of the counts, so the two stand beside each other and are never added.
 */
export interface Vanskeligstilt extends Removable {
  readonly households: number;
  readonly year: number;
  readonly source: string;
  /** What the statistic counts. */
  readonly definition: string;
}

const MAX_HOUSEHOLDS = 1_000_000;
const FIRST_YEAR = 2000;
const MAX_SOURCE = 160;
const MAX_DEFINITION = 300;

/** `today` is 'YYYY-MM-DD'. */
export function parseVanskeligstilt(typed: TypedFields, today: string): RowResult<Vanskeligstilt> {
  const form = rowForm(typed, today);
  const households = form.whole('households', 0, MAX_HOUSEHOLDS);
  const year = form.whole('year', FIRST_YEAR, Number(today.slice(0, 4)));
  const source = form.words('source', MAX_SOURCE, true);
  const definition = form.words('definition', MAX_DEFINITION, true);
  return form.done({ households, year, source, definition, removed: false });
}

export const sameStatistic = (a: Vanskeligstilt, b: Vanskeligstilt): string | null =>
  a.year === b.year && a.source.toLowerCase() === b.source.toLowerCase() ? 'source' : null;

/** The statistic that the overview shows: the newest. */
export const newestStatistic = (rows: readonly { readonly data: Vanskeligstilt }[]): Vanskeligstilt | null =>
  rows
    .map((r) => r.data)
    .filter((d) => !d.removed)
    .reduce<Vanskeligstilt | null>((best, d) => (best === null || d.year > best.year ? d : best), null);
