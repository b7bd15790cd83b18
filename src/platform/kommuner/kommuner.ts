import { err, ok, type Result } from '../../kernel/index.ts';

/** One number and name of a municipality for as long as both held. `to` is the first day it no longer did; null today. */
export interface KommuneRow {
  readonly number: string;
  readonly name: string;
  readonly from: string;
  readonly to: string | null;
  /** The numbers it became; more than one is a split. */
  readonly successors: readonly string[];
}

export interface Kommune {
  readonly number: string;
  readonly name: string;
  readonly slug: string;
  readonly fictional: boolean;
}

export interface Kommuner {
  readonly rows: readonly KommuneRow[];
  readonly today: readonly Kommune[];
}

/** ASCII address of a name; where two share it, Statistics Norway writes the county in brackets and it stays in the address. */
export function slugOf(name: string): string {
  return (name.split(' - ')[0] ?? name)
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Every way to write a name: each language of "Porsanger - Porsáŋgu - Porsanki", with and without the county in brackets. */
const slugsOf = (name: string): string[] =>
  name.split(' - ').flatMap((part) => [slugOf(part), slugOf(part.replace(/\s*\(.*\)$/, ''))]);

export function buildKommuner(rows: readonly KommuneRow[], fictional: readonly KommuneRow[]): Kommuner {
  const current = [...fictional, ...rows].filter((row) => row.to === null);
  const today = current.map(
    (row): Kommune => ({
      number: row.number,
      name: row.name,
      slug: slugOf(row.name),
      fictional: fictional.includes(row),
    }),
  );
  return { rows: [...rows, ...fictional], today };
}

/** Follows a number to what it is today; several when it was split on the way. */
export function successorsOf(
  kommuner: Kommuner,
  number: string,
  seen: ReadonlySet<string> = new Set(),
): readonly string[] {
  if (kommuner.today.some((k) => k.number === number)) return [number];
  if (seen.has(number)) return [];
  const row = kommuner.rows.findLast((r) => r.number === number && r.successors.length > 0);
  const next = (row?.successors ?? []).flatMap((n) => successorsOf(kommuner, n, new Set([...seen, number])));
  return [...new Set(next)];
}

export type FindRefusal = {
  readonly code: 'ukjent-kommune' | 'flere-kommuner';
  readonly candidates: readonly Kommune[];
};

/** More than any municipality is called, with its parallel names. */
const LONGEST_NAME = 100;

/** As names are typed where the keyboard has no æ, ø and å: "Tromso", "Bodo". */
const folded = (slug: string) => slug.replaceAll('oe', 'o').replaceAll('aa', 'a').replaceAll('ae', 'a');

/** A municipality by any number or name that was ever valid; the answer is today's. */
export function findKommune(kommuner: Kommuner, query: string): Result<Kommune, FindRefusal> {
  const wanted = query
    .trim()
    .slice(0, LONGEST_NAME)
    .replace(/^K-/i, '')
    .replace(/\s+kommune$/i, '');
  const byNumber = /^\d{3,4}$/.test(wanted);
  const slug = slugOf(wanted);
  const isCalled = (name: string) => slugsOf(name).includes(slug);
  const mayBeCalled = (name: string) => slugsOf(name).some((s) => folded(s) === folded(slug));
  const named = (same: (name: string) => boolean) => [
    ...kommuner.today.filter((k) => same(k.name)).map((k) => k.number),
    ...kommuner.rows.filter((r) => r.to !== null && same(r.name)).flatMap((r) => successorsOf(kommuner, r.number)),
  ];
  const spelled = byNumber ? [] : named(isCalled);
  const same = spelled.length > 0 ? isCalled : mayBeCalled;
  const matches = byNumber ? successorsOf(kommuner, wanted.padStart(4, '0')) : named(same);
  const numbers = new Set(matches);
  const candidates = kommuner.today.filter((k) => numbers.has(k.number));
  const exact = byNumber ? candidates : candidates.filter((k) => same(k.name));
  const [only] = exact.length === 1 ? exact : candidates;
  if (only && (exact.length === 1 || candidates.length === 1)) return ok(only);
  return err({ code: candidates.length > 1 ? 'flere-kommuner' : 'ukjent-kommune', candidates });
}

const becameOf = new WeakMap<Kommuner, ReadonlyMap<string, readonly string[]>>();

/** What every number ever used has become, worked out once: pages ask for it at each request. */
function became(kommuner: Kommuner): ReadonlyMap<string, readonly string[]> {
  const known = becameOf.get(kommuner);
  if (known) return known;
  const numbers = new Set(kommuner.rows.map((row) => row.number));
  const all = new Map([...numbers].map((number) => [number, successorsOf(kommuner, number)]));
  becameOf.set(kommuner, all);
  return all;
}

/**
 * Every number that has become this municipality and nothing else, itself first.
 * `splits` are numbers of which only a part did: their figures need weights and a person's decision.
 */
export function numbersOf(
  kommuner: Kommuner,
  number: string,
): { readonly whole: readonly string[]; readonly splits: readonly string[] } {
  const whole = new Set([number]);
  const splits = new Set<string>();
  for (const [old, end] of became(kommuner)) {
    if (old === number || !end.includes(number)) continue;
    (end.length === 1 ? whole : splits).add(old);
  }
  return { whole: [...whole], splits: [...splits] };
}

/** Every name and number this municipality ever had whole, as they stand in an address. */
export function slugsOfKommune(kommuner: Kommuner, number: string): readonly string[] {
  const { whole } = numbersOf(kommuner, number);
  const rows = kommuner.rows.filter((row) => whole.includes(row.number));
  return [...new Set(rows.flatMap((row) => [row.number, ...slugsOf(row.name)]))];
}

/** True when a text such as a title or a file name has one of the names, as whole words. */
export const mentions = (text: string, slugs: readonly string[]): boolean =>
  slugs.some((slug) => `-${slugOf(text)}-`.includes(`-${slug}-`));
