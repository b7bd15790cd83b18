/** What a dimension is, found out from its code, label and values. */
export type DimensionRole = 'region' | 'time' | 'contents' | 'sex' | 'age' | 'other';

export interface StatDimension {
  readonly code: string;
  readonly label: string;
  readonly role: DimensionRole;
  readonly values: readonly { readonly code: string; readonly label: string }[];
}

/** What somebody should know before the figures are used; never a reason to refuse them. */
export interface TableWarning {
  readonly code: 'uten-linjeskift' | 'hull' | 'valgt-ark' | 'filnavn' | 'tittel-ikke-sett';
  readonly data: Readonly<Record<string, string | number>>;
}

/**
 * A table of statistics from any file or answer, as a dense cube.
 * `values` is row-major in the order of `dimensions`. NaN with a `status` is missing, and the status is the symbol the
 * agency printed ('.', '..', ':', '...', '*', or '' for an empty cell). NaN without one is absent: the file never had
 * that combination. A printed '-' is 0. A value may have a status too, such as '*' for a preliminary figure.
 */
export interface StatTable {
  /** Table number such as '07459', or null when the file does not say. */
  readonly table: string | null;
  readonly title: string | null;
  readonly dimensions: readonly StatDimension[];
  readonly values: Float64Array;
  readonly status: ReadonlyMap<number, string>;
  /** Unit per contents code ('' where it is not known). */
  readonly units: Readonly<Record<string, string>>;
  /** Notes from the agency that come with the figures. */
  readonly notes: readonly string[];
  /** 'YYYY-MM-DD...' the agency last updated the table, when the answer says so. */
  readonly updated: string | null;
  /** The notes that the agency demands be shown wherever the figures are. */
  readonly mandatory?: readonly string[];
  /** Decimals per contents code, where the agency says them. */
  readonly decimals?: Readonly<Record<string, number>>;
  /** False where the agency, or the catalogue, says that the cells may not be added. */
  readonly addable?: boolean;
  readonly warnings?: readonly TableWarning[];
  /** True for the agency's own sums to the borders of today ("K-3103"). */
  readonly summed?: boolean;
  /** The codes among its regions that are the municipality's own; absent in tables taken in before that was kept. */
  readonly own?: readonly string[];
  /** Years whose figures follow the borders of another date, such as 2015 in a series recounted to 2020. */
  readonly borders?: Readonly<Record<string, string>>;
}

/** How many cells the table holds and how many of them are without a value; absent combinations are in neither. */
export function countCells(table: StatTable): { readonly cells: number; readonly missing: number } {
  let cells = 0;
  let missing = 0;
  for (let i = 0; i < table.values.length; i += 1) {
    if (!Number.isNaN(table.values[i] ?? Number.NaN)) cells += 1;
    else if (table.status.has(i)) {
      cells += 1;
      missing += 1;
    }
  }
  return { cells, missing };
}
