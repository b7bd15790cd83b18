import { type RowResult, rowForm, type TypedFields } from '../../kernel/index.ts';
import type { Leveranse, Tilbud } from './tilbud.ts';

const MAX_UNITS = 100_000;
const MAX_SOURCE = 200;
const MAX_ROWS = 100;

/** Rows of which somebody can say what they have given. Stock stands already, and a change of it gives nothing. */
export const givesDwellings = (t: Pick<Tilbud, 'kind' | 'removed'>): boolean =>
  !t.removed && t.kind !== 'bestand' && t.kind !== 'endring';

/** What a row of supply has given on a day, and how anybody knows. Nothing is said as 0; everything wrong at once. */
export function parseLeveranse(typed: TypedFields, before: readonly Leveranse[], today: string): RowResult<Leveranse> {
  const form = rowForm(typed, today);
  const units = form.whole('units', 0, MAX_UNITS);
  const date = form.past('date');
  const source = form.words('source', MAX_SOURCE, true);
  if (before.length >= MAX_ROWS) form.refuse('for-mange', 'row', { max: MAX_ROWS });
  return form.done({ date, units, source });
}

/** In the order they came. */
export const inOrder = (rows: readonly Leveranse[]): Leveranse[] =>
  rows.toSorted((a, b) => a.date.localeCompare(b.date));
