import { err, ok, type Result } from '../../../kernel/index.ts';
import { expand, isExpression } from '../pxweb/expressions.ts';
import type { StandInCodelist, StandInTable, StandInVariable } from './table.ts';

/** One variable as the caller asked for it. */
export interface Wish {
  readonly variable: string;
  readonly codes: readonly string[];
  readonly codelist: string | null;
}

/** One place in an answer: what it is called, and the table's own codes it is the sum of. */
export interface Place {
  readonly code: string;
  readonly label: string;
  readonly sumOf: readonly string[];
}
export interface Chosen {
  readonly variable: StandInVariable;
  /** Empty when the variable was left out. */
  readonly places: readonly Place[];
  readonly summedOver: readonly string[];
}

/** `title` is what the agency calls the fault; null is its empty answer with status 500. */
export interface QueryFault {
  readonly status: 400 | 500;
  readonly title: string | null;
}
const refuse = (title: string): Result<never, QueryFault> => err({ status: 400, title });

/** Commas divide, but not inside brackets. */
function divide(text: string): string[] {
  const found: string[] = [];
  let [depth, from] = [0, 0];
  for (let i = 0; i <= text.length; i += 1) {
    const sign = text[i];
    if (sign === '[') depth += 1;
    if (sign === ']') depth -= 1;
    if (i === text.length || (sign === ',' && depth === 0)) {
      found.push(text.slice(from, i).replace(/^\[(.*)\]$/, '$1'));
      from = i + 1;
    }
  }
  return found.filter((part) => part !== '');
}

/** `valueCodes[X]=a,b` and `codelist[X]=id` of an address; the names in any case. */
export function wishesInAddress(params: URLSearchParams): readonly Wish[] {
  const wishes = new Map<string, { codes: string[]; codelist: string | null }>();
  for (const [key, value] of params) {
    const [, name, variable] = /^(valuecodes|codelist)\[(.+)\]$/i.exec(key) ?? [];
    if (!name || !variable) continue;
    const wish = wishes.get(variable) ?? { codes: [], codelist: null };
    if (name.toLowerCase() === 'codelist') wish.codelist = value;
    else wish.codes.push(...divide(value));
    wishes.set(variable, wish);
  }
  return [...wishes].map(([variable, wish]) => ({ variable, ...wish }));
}

const broken = (text: string) => /[()]/.test(text) && !isExpression(text);

function places(variable: StandInVariable, wish: Wish, list: StandInCodelist | null): Result<Place[], QueryFault> {
  const all: readonly Place[] = list
    ? list.values.map((v) => ({ code: v.code, label: v.label, sumOf: v.valueMap }))
    : variable.values.map(([code, label]) => ({ code, label, sumOf: [code] }));
  const codes = all.map((p) => p.code);
  const plain = wish.codes.filter((c) => !isExpression(c)).map((c) => c.toLowerCase());
  if (new Set(plain).size < plain.length) return err({ status: 500, title: null });
  const wanted = new Set<string>();
  for (const text of wish.codes) {
    if (broken(text)) return refuse('Illegal selection expression');
    const found = expand(text, codes);
    if (!found) return refuse(/\(.*\)/.test(text) ? 'Illegal selection expression' : 'Non-existent value');
    for (const code of found) wanted.add(code);
  }
  return ok(all.filter((p) => wanted.has(p.code)));
}

/** Every variable of the table with what is to be shown of it; the checks in the order of the agency's own titles. */
export function choose(
  table: StandInTable,
  codelists: readonly StandInCodelist[],
  wishes: readonly Wish[],
  maxCells: number,
): Result<readonly Chosen[], QueryFault> {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  if (wishes.some((w) => !table.variables.some((v) => same(v.code, w.variable))))
    return refuse('Non-existent variable');
  const chosen: Chosen[] = [];
  for (const variable of table.variables) {
    const wish = wishes.find((w) => same(w.variable, variable.code));
    const own = variable.values.map(([code]) => code);
    if (!wish || wish.codes.length === 0) {
      if (!variable.elimination) return refuse('Missing selection for mandantory variable');
      chosen.push({ variable, places: [], summedOver: own.includes('0') ? ['0'] : own });
      continue;
    }
    const list = codelists.find((c) => c.id === wish.codelist && variable.codelists?.includes(c.id)) ?? null;
    if (wish.codelist !== null && list === null) return refuse('Non-existent codelist');
    const found = places(variable, wish, list);
    if (!found.ok) return found;
    chosen.push({ variable, places: found.value, summedOver: [] });
  }
  const cells = chosen.reduce((n, c) => n * Math.max(1, c.places.length), 1);
  return cells > maxCells ? refuse('Too many cells selected') : ok(chosen);
}

/** What comes when nothing is asked for: a little of everything, which is not everything. */
export const defaultWishes = (table: StandInTable): readonly Wish[] =>
  table.variables.map((v) => ({
    variable: v.code,
    codelist: null,
    codes:
      v.role === 'time'
        ? v.values.slice(-1).map(([code]) => code)
        : v.role === 'metric'
          ? v.values.map(([code]) => code)
          : v.values.slice(0, 1).map(([code]) => code),
  }));
