/**
 * Rows on their way from the thread of the embedded database. A copy of thousands of objects writes every name of every row, so
 * the names go once and the values in one list; JSON goes as text, which is read faster than it is copied.
 */
export interface PackedRows {
  readonly names: readonly string[];
  /** PostgreSQL's numbers of the types. */
  readonly types: readonly number[];
  readonly values: readonly unknown[];
  readonly count: number;
}

const text = (value: string): string => value;
const JSON_TYPES = new Set([114, 3802]);
const JSON_ARRAYS = new Set([199, 3807]);

/** Has the thread leave JSON as it is. */
export const JSON_AS_TEXT: Readonly<Record<number, (value: string) => unknown>> = Object.fromEntries(
  [...JSON_TYPES].map((type) => [type, text]),
);

export function packRows(result: {
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
  readonly rows: readonly (readonly unknown[])[];
}): PackedRows {
  return {
    names: result.fields.map((f) => f.name),
    types: result.fields.map((f) => f.dataTypeID),
    values: result.rows.flat(1),
    count: result.rows.length,
  };
}

const parsed = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(parsed) : typeof value === 'string' ? JSON.parse(value) : value;

export function unpackRows({ names, types, values, count }: PackedRows): Record<string, unknown>[] {
  const json = types.map((type) => JSON_TYPES.has(type) || JSON_ARRAYS.has(type));
  const rows: Record<string, unknown>[] = [];
  for (let at = 0, row = 0; row < count; row += 1) {
    const one: Record<string, unknown> = {};
    for (let i = 0; i < names.length; i += 1, at += 1) {
      const value = values[at];
      one[names[i] as string] = json[i] ? parsed(value) : value;
    }
    rows.push(one);
  }
  return rows;
}
