/** A cell of a workbook. A fault is something that a plan must not hold: its value may be another one tomorrow. */
export type Cell = string | number | null | { readonly fault: 'formel' | 'flettet' | 'feilverdi' };

export interface Regneark {
  readonly name: string;
  /** Rows and cells as they stand, from row 1. */
  readonly rows: readonly (readonly Cell[])[];
  /** More rows than this reader takes; `rows` is empty then. */
  readonly tooMany?: number;
}

/** What tables are read out of; `limt` is what was pasted, with tabs between the cells or with the tags of a page. */
export interface Tabellfil {
  readonly bytes: Uint8Array;
  readonly kind: 'xlsx' | 'docx' | 'csv' | 'limt';
  /** Rows a sheet may have; MAX_ROWS when it is not said. */
  readonly maxRows?: number;
}

export type Feilkode =
  | 'formel'
  | 'flettet'
  | 'feilverdi'
  | 'mangler'
  | 'mangler-kolonne'
  | 'kolonne-to-ganger'
  | 'ikke-tall'
  | 'ikke-heltall'
  | 'ikke-hele-kroner'
  | 'negativ'
  | 'aar-utenfor'
  | 'ukjent-valg'
  | 'nummer-to-ganger'
  | 'ukjent-tiltak'
  | 'sirkel'
  | 'for-mange-rader'
  | 'for-mange-feil'
  | 'ingen-ark'
  | 'ikke-regneark'
  | 'for-tung'
  | 'tvetydig'
  | 'for-stort'
  | 'to-hoderader';

export interface Planfilfeil {
  readonly code: Feilkode;
  readonly sheet: string;
  /** 0 where it is about the sheet or the file. */
  readonly row: number;
  readonly column: string;
  readonly value: string;
}

export const MAX_ROWS = 5000;
export const MAX_FEIL = 200;
