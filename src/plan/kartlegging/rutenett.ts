import type { TypedFields } from '../../kernel/index.ts';
import { type KartleggingRefusal, parseTelling, refusedBeside, typedTelling } from './parse.ts';
import { sameCount, type Telling } from './telling.ts';

/** One row of a pasted table: where it stood, and the fields whose columns were there. */
export interface GridRow {
  readonly line: number;
  readonly typed: TypedFields;
}

/** What is wrong, and in which row; a line of 0 is of the whole table. */
export interface GridRefusal {
  readonly line: number;
  readonly refusal: KartleggingRefusal;
}

interface Stored {
  readonly number: number;
  readonly revision: number;
  readonly data: Telling;
}

export interface GridChanges {
  readonly added: readonly Telling[];
  readonly changed: readonly Stored[];
  readonly unchanged: number;
}

export type Merged =
  | { readonly ok: true; readonly value: GridChanges }
  | { readonly ok: false; readonly error: readonly GridRefusal[] };

/** What the form says once for every row that does not say it itself. */
export const FOR_ALL = ['countedBy', 'source', 'date', 'method', 'doubleCount'] as const;

const KEY = ['group', 'situation', 'type', 'level', 'area', 'needed', 'countedBy'] as const;
const keyOf = (typed: TypedFields): string => JSON.stringify(KEY.map((k) => (typed[k] ?? '').toLowerCase()));

const equal = (a: Telling, b: Telling): boolean => JSON.stringify(typedTelling(a)) === JSON.stringify(typedTelling(b));

/**
 * Puts pasted rows beside the counts that stand. A row of the same unit, group, situation, dwelling, level, area and year is
 * the same count: what its columns say is changed, the rest stays. Counts that are not in the table are left alone.
 * All of it, or everything that is wrong. `judge` says what the other counts have against a row.
 */
export function mergeGrid(
  rows: readonly GridRow[],
  stored: readonly Stored[],
  forAll: TypedFields,
  today: string,
  judge: typeof refusedBeside = refusedBeside,
): Merged {
  const standing = stored.filter((r) => !r.data.removed);
  const byKey = new Map(standing.map((r) => [keyOf(typedTelling(r.data)), r]));
  const refusals: GridRefusal[] = [];
  const read: { line: number; before: Stored | null; data: Telling }[] = [];
  for (const { line, typed } of rows) {
    const filled = { ...typed };
    for (const field of FOR_ALL) if (!filled[field] && forAll[field]) filled[field] = forAll[field];
    const before = byKey.get(keyOf(filled)) ?? null;
    const parsed = parseTelling(before ? { ...typedTelling(before.data), ...filled } : filled, today);
    if (parsed.ok) read.push({ line, before, data: parsed.value });
    else refusals.push(...parsed.error.map((refusal) => ({ line, refusal })));
  }
  for (const [at, { line, data }] of read.entries()) {
    const first = read.slice(0, at).find((r) => sameCount(r.data, data));
    if (first) refusals.push({ line, refusal: { code: 'to-ganger', field: 'group', data: { line: first.line } } });
  }
  if (refusals.length > 0) return { ok: false, error: refusals };
  const touched = new Set(read.map((r) => r.before?.number));
  // Row numbers of new counts are not known yet; negative ones only tell them from each other.
  const after = [
    ...standing.filter((r) => !touched.has(r.number)).map(({ number, data }) => ({ number, data })),
    ...read.map(({ before, data }, i) => ({ number: before?.number ?? -i - 1, data })),
  ];
  for (const [i, { line, before, data }] of read.entries())
    refusals.push(...judge(data, after, before?.number ?? -i - 1).map((refusal) => ({ line, refusal })));
  if (refusals.length > 0) return { ok: false, error: refusals };
  const changed = read.flatMap(({ before, data }) =>
    before && !equal(before.data, data) ? [{ number: before.number, revision: before.revision, data }] : [],
  );
  const added = read.filter((r) => !r.before).map((r) => r.data);
  return { ok: true, value: { added, changed, unchanged: read.length - added.length - changed.length } };
}
