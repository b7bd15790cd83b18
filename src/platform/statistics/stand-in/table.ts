/** A number, or the symbol printed where there is none: '.', '..' or ':'. */
export type Cell = number | '.' | '..' | ':';

export interface StandInVariable {
  readonly code: string;
  readonly label: string;
  readonly role?: 'time' | 'geo' | 'metric';
  readonly values: readonly (readonly [code: string, label: string])[];
  readonly elimination: boolean;
  readonly codelists?: readonly string[];
}

export interface StandInTable {
  readonly id: string;
  /** After the number. */
  readonly title: string;
  readonly timeUnit: 'Annual';
  readonly updated: string;
  readonly variables: readonly StandInVariable[];
  readonly unit: string;
  readonly addable: boolean;
  readonly notes: readonly string[];
  /** What in this table was never seen in the agency's own answers. */
  readonly unseen: readonly string[];
  cell(codes: Readonly<Record<string, string>>): Cell;
}

export interface StandInCodelist {
  readonly id: string;
  readonly label: string;
  readonly values: readonly { readonly code: string; readonly label: string; readonly valueMap: readonly string[] }[];
}
