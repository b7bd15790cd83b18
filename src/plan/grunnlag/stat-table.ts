/** What a dimension is, found out from its code, label and values. */
export type DimensionRole = 'region' | 'time' | 'contents' | 'sex' | 'age' | 'other';

export interface StatDimension {
  readonly code: string;
  readonly label: string;
  readonly role: DimensionRole;
  readonly values: readonly { readonly code: string; readonly label: string }[];
}

/**
 * A table of statistics from any file or answer, as a dense cube.
 * `values` is row-major in the order of `dimensions`; NaN is missing, and `status` then holds the symbol the
 * agency printed ('.', '..', ':', '...', '*', or '' for an empty cell) under the cell's index. A printed '-' is 0.
 */
export interface StatTable {
  /** Table number such as '07459', or null when the file does not say. */
  readonly table: string | null;
  readonly title: string | null;
  readonly dimensions: readonly StatDimension[];
  readonly values: Float64Array;
  readonly status: ReadonlyMap<number, string>;
  /** Unit per contents code ('' when there is no contents dimension). */
  readonly units: Readonly<Record<string, string>>;
  /** Notes from the agency that must be shown with the figures. */
  readonly notes: readonly string[];
  /** 'YYYY-MM-DD...' the agency last updated the table, when the answer says so. */
  readonly updated: string | null;
}
