import type { Boligtype } from '../../kernel/index.ts';
import type { DataRole } from './roles.ts';
import type { StatDimension } from './stat-table.ts';

type Value = StatDimension['values'][number];

/** What the values of a table mean, as the catalogue says it: lists of words, each found in a code or a label. */
export interface Mapping {
  /** Where one value of a variable must be taken, such as an alternative: the first of these that is found. */
  readonly choose: readonly string[];
  /** The value that sums the others of its variable. */
  readonly total: readonly string[];
  /** Values that are not counted, such as started dwellings beside dwellings. */
  readonly drop: readonly string[];
  /** Which measures count births, deaths, moves in and moves out. */
  readonly events?: Readonly<Partial<Record<'births' | 'deaths' | 'arrivals' | 'departures', readonly string[]>>>;
  readonly boligtyper: Readonly<Partial<Record<Boligtype, readonly string[]>>>;
}

/** The mapping of each use of a table. */
export type Mappings = Readonly<Record<DataRole, Mapping>>;

export function means(value: Value, words: readonly string[]): boolean {
  const [code, label] = [value.code.toLowerCase(), value.label.toLowerCase()];
  return words.some((word) => code.includes(word.toLowerCase()) || label.includes(word.toLowerCase()));
}

/** The boligtype of a value; one that no word names is "annet". */
export function boligtypeOf(value: Value, mapping: Mapping): Boligtype {
  const found = Object.entries(mapping.boligtyper).find(([, words]) => means(value, words));
  return (found?.[0] as Boligtype | undefined) ?? 'annet';
}

/** The one value to read where a variable is not asked about: the chosen one, a total, or the only one; null when nobody can tell. */
export function oneValue(values: readonly Value[], mapping: Mapping): number | null {
  for (const word of mapping.choose) {
    const at = values.findIndex((v) => means(v, [word]));
    if (at >= 0) return at;
  }
  const total = values.findIndex((v) => means(v, mapping.total));
  return total >= 0 ? total : values.length === 1 ? 0 : null;
}

/** The values to add: the total where there is one, else all that are counted (all, when none would be left). */
export function addedValues(values: readonly Value[], mapping: Mapping): readonly Value[] {
  const totals = values.filter((v) => means(v, mapping.total));
  const from = totals.length > 0 ? totals : values;
  const counted = from.filter((v) => !means(v, mapping.drop));
  return counted.length > 0 ? counted : from;
}
