import { err, ok, type Result } from '../../../kernel/index.ts';
import type { DimensionRole } from '../stat-table.ts';
import type { Row } from './csv.ts';
import { PERIOD, readCell, roleOf } from './meaning.ts';
import type { ReaderRefusal } from './refusal.ts';

export interface KeyColumn {
  readonly at: number;
  readonly head: string;
  readonly role: DimensionRole;
  /** Column with the name of the region whose number this column has; -1 where there is none. */
  readonly nameAt: number;
}

export interface Columns {
  readonly keys: readonly KeyColumn[];
  /** Columns with figures. */
  readonly values: readonly number[];
}

/** Columns that only repeat the name of the region beside its number. */
const NAME = /^(name|kname|navn|kommunenavn|regionnavn|fylkesnavn|grunnkretsnavn)$/i;
/** Columns of a code list: numbers that name something and count nothing. */
const IDENTIFIER =
  /^(code|kode)$|(code|kode|nummer|orgnr|organisasjonsnummer)s?(_\d{4})?$|^(valid|gyldig)(from|to|fra|til)|^changeoccurred$|^(source|target|old|new|parent)_?(name|shortname|navn)$|^kommunenavn_\d{4}$/i;

/** The variables that a Statbank title names: "07459: Befolkning, etter region, alder og år". */
function titleVariables(title: string | null): string[] {
  const list = /,? (?:etter|by) (.+)$/.exec(title ?? '')?.[1];
  return list ? list.split(/, | og | and /).map((v) => v.trim()) : [];
}

interface Seen {
  readonly words: boolean;
  readonly empty: boolean;
  readonly leadingZeros: boolean;
  readonly distinct: number;
  readonly sample: readonly string[];
}

function lookAt(body: readonly Row[], at: number): Seen {
  let words = 0;
  let empty = 0;
  let zeros = 0;
  const distinct = new Set<string>();
  for (const row of body) {
    const cell = row.cells[at] ?? '';
    if (cell === '') empty += 1;
    else if (readCell(cell) === null) words += 1;
    else if (/^0\d{3,}$/.test(cell)) zeros += 1;
    distinct.add(cell);
  }
  return {
    words: words > (body.length - empty) / 2,
    empty: empty === body.length,
    leadingZeros: zeros > body.length / 5,
    distinct: distinct.size,
    sample: [...distinct].slice(0, 500),
  };
}

/** Whether no two rows have the same texts in these columns. */
function tellApart(body: readonly Row[], columns: readonly number[]): boolean {
  const seen = new Set<string>();
  for (const row of body) {
    const key = columns.map((c) => row.cells[c]).join('\u0000');
    if (seen.has(key)) return false;
    seen.add(key);
  }
  return true;
}

/**
 * Sorts the columns into those that say what a row is about and those that hold figures. A numeric column without a
 * telling name is a key only when the rows cannot be told apart without it and every combination of it is there.
 */
export function sortColumns(
  heads: readonly string[],
  title: string | null,
  body: readonly Row[],
): Result<Columns, ReaderRefusal> {
  const variables = titleVariables(title);
  const seen = heads.map((_, at) => lookAt(body, at));
  const keys: { at: number; head: string; role: DimensionRole }[] = [];
  const values: number[] = [];
  const names: number[] = [];
  let identifiers = 0;
  for (const [at, head] of heads.entries()) {
    const column = seen[at];
    if (!column || (head === '' && column.empty)) continue;
    const named = roleOf(head, []);
    if (IDENTIFIER.test(head) && named === 'other') identifiers += 1;
    if (NAME.test(head)) names.push(at);
    else if (named !== 'other') keys.push({ at, head, role: named });
    else if (PERIOD.test(head)) values.push(at);
    else if (column.words || (head === '' && values.length === 0 && !column.empty)) {
      const called = head === '' ? (variables[keys.length] ?? '') : head;
      const role = roleOf(called, column.sample);
      keys.push({ at, head: called === '' ? `kolonne ${at + 1}` : called, role });
    } else values.push(at);
  }
  const counting = values.filter((at) => !IDENTIFIER.test(heads[at] ?? '') && !seen[at]?.leadingZeros);
  if (counting.length === 0 && (identifiers > 0 || (values.length === 0 && names.length > 0)))
    return err({ code: 'kodeliste' });

  while (
    values.length > 1 &&
    !tellApart(
      body,
      keys.map((k) => k.at),
    )
  ) {
    const at = values[0] ?? 0;
    const column = seen[at];
    const numbers = column?.sample.every((t) => /^\d{1,8}$/.test(t)) ?? false;
    const combinations = (column?.distinct ?? 0) * keys.reduce((n, k) => n * (seen[k.at]?.distinct ?? 1), 1);
    const likely = /^(age|alder|year|år|rooms|rom|size|storrelse|størrelse)/i.test(heads[at] ?? '');
    const whole = (column?.distinct ?? 0) <= body.length / 2 && body.length >= combinations * 0.9;
    if (!column || !numbers || PERIOD.test(heads[at] ?? '') || !(likely || whole)) break;
    keys.push({ at, head: heads[at] ?? '', role: roleOf(heads[at] ?? '', []) });
    values.shift();
  }
  if (values.length === 0 || keys.length === 0) return err({ code: 'ikke-tabell' });
  const region = keys.findIndex((k) => k.role === 'region');
  return ok({
    values,
    keys: keys.map((k, i) => ({ ...k, nameAt: i === region ? (names[0] ?? -1) : -1 })).sort((a, b) => a.at - b.at),
  });
}
