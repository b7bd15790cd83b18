import type { TypedFields } from '../../kernel/index.ts';
import { countsOf, isSameUnit } from './forespoersel.ts';
import { utAvKortform } from './kortform.ts';
import { type KartleggingRefusal, parseTelling, typedTelling } from './parse.ts';
import { FOR_ALL, type GridRefusal, type GridRow } from './rutenett.ts';
import { BEVEGELSER, sameCount, type Telling } from './telling.ts';

interface Stored {
  readonly number: number;
  readonly revision: number;
  readonly data: Telling;
}

/** What a unit writes of each count, by the names of the count's own fields. */
export const SVAR_FIELDS = ['group', 'situation', 'type', 'level', 'now', 'perYear', 'area'] as const;
/** What is seldom known, and folded away in a row: when the dwelling is needed, how sure an estimate is, and movement. */
export const SVAR_KEPT_MORE = ['low', 'high', ...BEVEGELSER, 'note'] as const;
export const SVAR_MORE = ['needed', ...SVAR_KEPT_MORE] as const;
/** What a unit may say once of its new rows; a row that says it itself is as it says. */
export const SVAR_FOR_NEW = ['area', 'needed'] as const;
const IN_ROW: readonly string[] = [...SVAR_FIELDS, ...SVAR_MORE];
/** What the unit says once, of all its counts. The unit itself is never typed: the link says which it is. */
export const SVAR_FOR_ALL = FOR_ALL.filter((f) => f !== 'countedBy');
/** What a new row that leaves it open has in common with the nearest filled row above it. */
export const SVAR_AS_ABOVE = ['group', 'situation', 'type', 'level'] as const;
/** Empty rows at the end of the grid, and those folded away below them. */
export const NEW_ROWS = 4;
export const MORE_ROWS = 4;
const MOST_NEW = 40;

const NUMBERS = ['now', 'perYear'] as const;

/** The value that all counts of a unit have in common, else '': an empty field then leaves every count as it is. */
export const inCommon = (rows: readonly { readonly data: Telling }[], field: string): string => {
  const values = new Set(rows.map((r) => typedTelling(r.data)[field] ?? ''));
  return values.size === 1 ? ([...values][0] ?? '') : '';
};

const newRow = (typed: TypedFields, i: number): TypedFields =>
  Object.fromEntries(IN_ROW.map((f) => [f, typed[`ny-${i}-${f}`] ?? '']));
const isFilled = (row: TypedFields): boolean => Object.values(row).some((v) => v !== '');

/** The new rows that hold anything, by their place in the form. */
export const newRowsOf = (typed: TypedFields): number[] =>
  Array.from({ length: MOST_NEW }, (_, i) => i + 1).filter((i) => isFilled(newRow(typed, i)));

export interface Answer {
  readonly added: readonly Telling[];
  readonly changed: readonly Stored[];
  /** Counts that stand when this is saved. */
  readonly standing: number;
  /** The added, by place, whose area and year were read out of one text. */
  readonly readOut: readonly number[];
}

export type Answered =
  | { readonly ok: true; readonly value: Answer }
  | { readonly ok: false; readonly error: readonly KartleggingRefusal[] };

const equal = (a: Telling, b: Telling): boolean =>
  a.removed === b.removed && JSON.stringify(typedTelling(a)) === JSON.stringify(typedTelling(b));

/**
 * Reads a unit's own grid. A refusal is at its cell, and nothing of what other units have counted is looked at or told.
 * A count that somebody has changed since the grid was shown refuses the whole, before anything is read.
 * `known` are names of areas that the unit is offered.
 */
export function readSvar(
  typed: TypedFields,
  unit: string,
  rows: readonly Stored[],
  today: string,
  known: readonly string[] = [],
): Answered {
  const own = countsOf(rows, unit);
  const areas = [...known, ...own.map((r) => r.data.area)];
  const changedSince = own.some((r) => {
    const seen = typed[`rad-${r.number}-revision`];
    return seen !== undefined && seen !== String(r.revision);
  });
  const shown = Object.keys(typed).flatMap((k) => /^rad-(\d+)-revision$/.exec(k)?.[1] ?? []);
  if (changedSince || shown.some((n) => !own.some((r) => String(r.number) === n)))
    return { ok: false, error: [{ code: 'endret-av-andre' }] };
  const forAll = Object.fromEntries(SVAR_FOR_ALL.flatMap((f) => (typed[f] ? [[f, typed[f]]] : []))) as TypedFields;
  const once = utAvKortform(Object.fromEntries(SVAR_FOR_NEW.map((f) => [f, typed[f] ?? ''])), {}, areas);
  const refusals: KartleggingRefusal[] = [];
  const judge = (
    { row, typedIn }: ReturnType<typeof utAvKortform>,
    prefix: string,
    said: readonly string[] = [],
  ): Telling | null => {
    const parsed = parseTelling({ ...row, ...forAll, countedBy: unit }, today);
    if (parsed.ok) return parsed.value;
    for (const { field: at, ...what } of parsed.error) {
      const isSaid = said.some((f) => f === at);
      // What was typed in one field is refused there.
      const r = { ...what, field: (isSaid ? once : { typedIn }).typedIn.get(at ?? '') ?? at };
      const inRow = IN_ROW.some((f) => f === r.field) && !isSaid;
      // A field that is said once is refused once; what stands in no field here is a matter of the row's number.
      const saidOnce = isSaid || SVAR_FOR_ALL.some((f) => f === r.field);
      const field = inRow ? `${prefix}-${r.field}` : saidOnce ? (r.field ?? '') : `${prefix}-now`;
      if (!refusals.some((x) => x.field === field)) refusals.push({ ...r, field });
    }
    return null;
  };
  const kept = own
    .filter((r) => shown.includes(String(r.number)))
    .map((r) => {
      const prefix = `rad-${r.number}`;
      if (typed[`${prefix}-fjern`]) return { before: r, data: { ...r.data, removed: true } };
      const said = SVAR_KEPT_MORE.filter((f) => typed[`${prefix}-${f}`] !== undefined);
      const numbers = Object.fromEntries([...NUMBERS, ...said].map((f) => [f, typed[`${prefix}-${f}`] ?? '']));
      const saved = typedTelling(r.data);
      return { before: r, data: judge(utAvKortform({ ...saved, ...numbers }, saved), prefix) };
    });
  let above: TypedFields = {};
  const added = newRowsOf(typed).map((i) => {
    const own = newRow(typed, i);
    const row = {
      ...own,
      ...Object.fromEntries(SVAR_AS_ABOVE.map((f) => [f, own[f] || above[f] || ''])),
    } as TypedFields;
    above = row;
    const read = utAvKortform(row, {}, areas);
    const said = SVAR_FOR_NEW.filter((f) => (read.row[f] ?? '') === '' && once.row[f]);
    const whole = { ...read.row, ...Object.fromEntries(said.map((f) => [f, once.row[f] ?? ''])) };
    const from = said.includes('needed') ? once : read;
    return { i, data: judge({ ...read, row: whole }, `ny-${i}`, said), readOut: from.typedIn.has('needed') };
  });
  const standing = [
    ...own.filter((r) => !kept.some((k) => k.before.number === r.number)).map((r) => r.data),
    ...kept.flatMap((k) => (k.data && !k.data.removed ? [k.data] : [])),
  ];
  for (const [at, { i, data }] of added.entries()) {
    const before = [...standing, ...added.slice(0, at).map((a) => a.data)];
    if (data && before.some((b) => b && sameCount(b, data)))
      refusals.push({ code: 'finnes-fra-foer', field: `ny-${i}-group` });
  }
  if (refusals.length > 0) return { ok: false, error: refusals };
  return {
    ok: true,
    value: {
      added: added.flatMap((a) => a.data ?? []),
      changed: kept.flatMap(({ before, data }) =>
        data && !equal(before.data, data) ? [{ number: before.number, revision: before.revision, data }] : [],
      ),
      standing: standing.length + added.length,
      readOut: added.flatMap((a, at) => (a.readOut ? [at] : [])),
    },
  };
}

/** A pasted table of one unit: its own rows, with nothing of another unit in them. */
export function ownRows(
  rows: readonly GridRow[],
  unit: string,
): { readonly rows: readonly GridRow[]; readonly refusals: readonly GridRefusal[] } {
  const refusals = rows.flatMap(({ line, typed }): GridRefusal[] => [
    ...(typed.countedBy && !isSameUnit(typed.countedBy, unit)
      ? [{ line, refusal: { code: 'annen-enhet', field: 'countedBy' } as const }]
      : []),
    ...(typed.alsoBy || typed.alsoCount
      ? [{ line, refusal: { code: 'avstemmes-av-andre', field: 'alsoBy' } as const }]
      : []),
  ]);
  const own = rows.map(({ line, typed }) => {
    const { alsoBy: _, alsoCount: __, ...rest } = typed;
    return { line, typed: { ...rest, countedBy: unit } };
  });
  return { rows: own, refusals };
}
