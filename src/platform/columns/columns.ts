import { bareHead, err, ok, type Refusal, type Result } from '../../kernel/index.ts';

/** A field that a column of a stranger's table may hold. */
export interface Field {
  readonly key: string;
  /** Words that people write as its head, in both forms of Norwegian; the first is the plainest. */
  readonly words: readonly string[];
  readonly required?: boolean;
}

/** Field by the place of its column, from 0. A field that no column holds is not there. */
export type Mapping = Readonly<Record<string, number>>;

/** What was said of a head before: its field, or null for "none of them". The keys are as `bareHead` makes them. */
export type Remembered = Readonly<Record<string, string | null>>;

export type ColumnCode = 'mangler-kolonne' | 'kolonne-to-ganger' | 'ukjent-kolonne';

/** Rows in which the head is looked for; above it people write a title. */
const HEAD_WITHIN = 10;
/** A shorter word inside a longer one is chance: "år" stands in "ansvarår" and in "årsverk". */
const SHORTEST_BEGINNING = 5;
export const MAX_COLUMNS = 100;

const EXACT = 300;
const BEGINS = 200;
const CONTAINS = 100;

/** How well a head names a field; 0 is not at all. The longer of two words that fit says more. */
function scoreOf(head: string, field: Field): number {
  const ofWord = (raw: string) => {
    const word = bareHead(raw);
    if (word === '') return 0;
    if (head === word) return EXACT + word.length;
    if (head.startsWith(`${word} `)) return BEGINS + word.length;
    if (` ${head} `.includes(` ${word} `)) return CONTAINS + word.length;
    if (word.length < SHORTEST_BEGINNING) return 0;
    return head.split(' ').some((part) => part.startsWith(word)) ? word.length : 0;
  };
  return Math.max(0, ...field.words.map(ofWord));
}

/**
 * Guesses what each column holds. What somebody said of a head comes before every guess, then the best fit first;
 * no column holds two fields and no field stands in two columns.
 */
export function guessColumns(heads: readonly string[], fields: readonly Field[], remembered: Remembered = {}): Mapping {
  const bare = heads.slice(0, MAX_COLUMNS).map(bareHead);
  const mapping: Record<string, number> = {};
  const settled = new Set<number>();
  for (const [at, head] of bare.entries()) {
    const said = Object.hasOwn(remembered, head) ? remembered[head] : undefined;
    if (said === undefined) continue;
    if (said !== null && !fields.some((f) => f.key === said)) continue;
    settled.add(at);
    if (said !== null && !Object.hasOwn(mapping, said)) mapping[said] = at;
  }
  const candidates = bare
    .flatMap((head, at) => fields.map((field) => ({ at, key: field.key, score: scoreOf(head, field) })))
    .filter((c) => c.score > 0)
    .sort((a, b) => b.score - a.score || a.at - b.at);
  for (const { at, key } of candidates) {
    if (settled.has(at) || Object.hasOwn(mapping, key)) continue;
    settled.add(at);
    mapping[key] = at;
  }
  return mapping;
}

/** Place of the row that looks most like a head, from 0; null when no row names a field. */
export function findHead(
  rows: readonly (readonly string[])[],
  fields: readonly Field[],
  remembered: Remembered = {},
): number | null {
  let best: { at: number; hits: number } | null = null;
  for (const [at, row] of rows.slice(0, HEAD_WITHIN).entries()) {
    const hits = Object.keys(guessColumns(row, fields, remembered)).length;
    if (hits > (best?.hits ?? 0)) best = { at, hits };
  }
  return best?.at ?? null;
}

/** A mapping that a person chose, held to the table: `chosen` has a field or '' for each column. */
export function checkColumns(
  heads: readonly string[],
  fields: readonly Field[],
  chosen: readonly string[],
): Result<Mapping, readonly Refusal<ColumnCode>[]> {
  const mapping: Record<string, number> = {};
  const refusals: Refusal<ColumnCode>[] = [];
  for (const [at, key] of chosen.entries()) {
    if (key === '') continue;
    const data = { column: at + 1, head: heads[at] ?? '' };
    if (at >= heads.length || !fields.some((f) => f.key === key)) refusals.push({ code: 'ukjent-kolonne', data });
    else if (Object.hasOwn(mapping, key)) refusals.push({ code: 'kolonne-to-ganger', field: key, data });
    else mapping[key] = at;
  }
  for (const field of fields)
    if (field.required && !Object.hasOwn(mapping, field.key))
      refusals.push({ code: 'mangler-kolonne', field: field.key });
  return refusals.length > 0 ? err(refusals) : ok(mapping);
}

/** What a chosen mapping says of each head, to be remembered; a head that stands twice in the table says nothing. */
export function saidOf(heads: readonly string[], mapping: Mapping): Remembered {
  const bare = heads.slice(0, MAX_COLUMNS).map(bareHead);
  const fieldAt = new Map(Object.entries(mapping).map(([key, at]) => [at, key]));
  return Object.fromEntries(
    bare.flatMap((head, at) =>
      head === '' || bare.indexOf(head) !== bare.lastIndexOf(head) ? [] : [[head, fieldAt.get(at) ?? null] as const],
    ),
  );
}
