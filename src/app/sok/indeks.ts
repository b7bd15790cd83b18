import MiniSearch from 'minisearch';
import { excerpt, marked, type Piece, stem, wordsOf } from './norwegian.ts';

export const GRUPPER = [
  'oppgaver',
  'vedtak',
  'prosessplan',
  'planregister',
  'boliggruppe',
  'ideer',
  'maal',
  'tiltak',
  'dokument',
  'veileder',
  'eksempler',
  'ordliste',
] as const;
export type Gruppe = (typeof GRUPPER)[number];

/** Something that can be found. */
export interface Funnbar {
  readonly gruppe: Gruppe;
  readonly href: string;
  readonly title: string;
  readonly text: string;
  /** The same in the other written form: found by, never shown. */
  readonly other?: string;
}

export interface Treff {
  readonly gruppe: Gruppe;
  readonly href: string;
  readonly title: readonly Piece[];
  readonly excerpt: readonly Piece[];
  readonly score: number;
  /** It has the words themselves, or is the word that is explained: not only what begins with them or is spelled like them. */
  readonly meant: boolean;
}

export interface Indeks {
  /** The best first: what has every word of the question, or some of them. */
  find(query: string, words: 'every' | 'some'): Treff[];
  /** Titles that come near a question nothing answers. */
  near(query: string): readonly Funnbar[];
}

const EXCERPT = 180;
export const MAX_QUERY = 200;

/** An index that follows what it is told stands there now: only what is new or gone since the last time costs anything. */
export interface LiveIndeks extends Indeks {
  follow(documents: readonly Funnbar[]): void;
}

const stemsOf = (text: string): string[] => wordsOf(text).flatMap((word) => stem(word) ?? []);

/** Whether a word of the glossary is the one that was asked for, also with a slip in it; "boligbehov" is not when "bolig" was. */
function isTheWord(title: string, asked: readonly string[], found: ReadonlySet<string>): boolean {
  const own = stemsOf(title);
  return (
    own.length === asked.length &&
    own.every((term) => found.has(term) && (asked.includes(term) || !asked.some((a) => term.startsWith(a))))
  );
}

/**
 * What was found for a slip of the pen alone is left out when the word itself stands somewhere: who asks for "barn" does not mean "bare".
 * Nor is it marked in what is found. With `every`, each word of the question is asked so; else one of them is enough.
 */
function withoutSlips<R extends { readonly terms: string[] }>(
  results: readonly R[],
  asked: readonly string[],
  every: boolean,
): readonly R[] {
  const stands = new Set(asked.filter((a) => results.some((r) => r.terms.includes(a))));
  if (stands.size === 0) return results;
  const answers = (r: R, a: string) => !stands.has(a) || r.terms.some((t) => t.startsWith(a));
  const left = results.filter((r) => (every ? asked.every((a) => answers(r, a)) : asked.some((a) => answers(r, a))));
  if (stands.size < asked.length) return left;
  return left.map((r) => ({ ...r, terms: r.terms.filter((t) => asked.some((a) => t.startsWith(a))) }));
}

const keyOf = (d: Funnbar): string => [d.gruppe, d.href, d.title, d.text, d.other ?? ''].join('\u0000');

export function createIndeks(first: readonly Funnbar[] = []): LiveIndeks {
  const index = new MiniSearch<Funnbar & { id: number }>({
    fields: ['title', 'text', 'other'],
    tokenize: wordsOf,
    processTerm: stem,
  });
  const documents = new Map<number, Funnbar>();
  const ids = new Map<string, number>();
  let next = 0;
  const follow = (now: readonly Funnbar[]): void => {
    const wanted = new Map(now.map((d) => [keyOf(d), d]));
    const gone = [...ids].filter(([key]) => !wanted.has(key));
    for (const [key, id] of gone) {
      ids.delete(key);
      documents.delete(id);
    }
    index.discardAll(gone.map(([, id]) => id));
    const fresh = [...wanted].filter(([key]) => !ids.has(key));
    for (const [key, d] of fresh) {
      ids.set(key, next);
      documents.set(next, d);
      index.add({ ...d, id: next });
      next += 1;
    }
  };
  follow(first);
  const search = (query: string, combineWith: 'AND' | 'OR', fuzzy: number) =>
    index.search(query.slice(0, MAX_QUERY), {
      combineWith,
      prefix: (term) => term.length >= 3,
      // A letter wrong in a short word makes another word; in a long one it is a slip.
      fuzzy: (term) => (term.length >= 4 ? fuzzy : false),
      maxFuzzy: 2,
      boost: { title: 3, text: 1, other: 0.5 },
      weights: { fuzzy: 0.2, prefix: 0.5 },
    });
  return {
    follow,
    find(query, words) {
      const asked = stemsOf(query.slice(0, MAX_QUERY));
      const all = words === 'every';
      return withoutSlips(search(query, all ? 'AND' : 'OR', 0.2), asked, all).flatMap((result) => {
        const d = documents.get(result.id as number);
        if (!d) return [];
        const stems = new Set(result.terms);
        return [
          {
            gruppe: d.gruppe,
            href: d.href,
            title: marked(d.title, stems),
            excerpt: marked(excerpt(d.text, stems, EXCERPT), stems),
            score: result.score,
            meant:
              asked.every((term) => stems.has(term)) || (d.gruppe === 'ordliste' && isTheWord(d.title, asked, stems)),
          },
        ];
      });
    },
    near: (query) =>
      search(query, 'OR', 0.45)
        .slice(0, 3)
        .flatMap((result) => documents.get(result.id as number) ?? []),
  };
}

/** What the indexes find together; when nothing anywhere has every word, what has some of them. */
export function findIn(indekser: readonly Indeks[], query: string): Treff[] {
  const found = (words: 'every' | 'some') => indekser.flatMap((i) => i.find(query, words));
  const every = found('every');
  return (every.length > 0 ? every : found('some')).sort((a, b) => b.score - a.score);
}

/** The groups in the order they are shown: those that have what was asked for before those that only come near it. */
export function groupsOf(hits: readonly Treff[]): Gruppe[] {
  const meant = new Set(hits.filter((hit) => hit.meant).map((hit) => hit.gruppe));
  const found = new Set(hits.map((hit) => hit.gruppe));
  return [...GRUPPER.filter((g) => meant.has(g)), ...GRUPPER.filter((g) => found.has(g) && !meant.has(g))];
}
