/** What was chosen of a table: which sheet, which row is its head (null for none), which column holds each field, and what words mean. */
export interface Choice {
  readonly sheet: number;
  readonly head: number | null;
  readonly columns: Readonly<Record<string, number>>;
  /** Somebody has looked at the columns and said that they are right. */
  readonly seen?: boolean;
}

export type Tilstand = 'lest' | 'tatt-inn' | 'angret';
export type Slag = 'plan' | 'retur';

export const VALUE_FIELDS = ['state', 'ledger', 'groups'] as const;
export type ValueField = (typeof VALUE_FIELDS)[number];

/** A word of a table that is not itself the name of a value of ours: what it stands under, and what it is taken to mean ('' for none). */
export interface Ord {
  readonly field: ValueField;
  readonly word: string;
  readonly rows: readonly number[];
  readonly meaning: string;
}

export const NUMBER_OF_UNITS = 'effect';
export const yearField = (year: number): string => `boliger-${year}`;
export const yearOfField = (field: string): number | null => Number(/^boliger-(\d{4})$/.exec(field)?.[1]) || null;

/** The years a text names, in order: "2024-2026", "innen 31.12.2025". */
export const yearsIn = (text: string): number[] =>
  [...text.matchAll(/(?<!\d)(\d{4})(?!\d)/g)].map((m) => Number(m[1])).filter((y) => y >= 1000);
