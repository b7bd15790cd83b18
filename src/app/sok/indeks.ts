import MiniSearch from 'minisearch';
import { excerpt, marked, type Piece, stem, wordsOf } from './norwegian.ts';

export const GRUPPER = [
  'oppgaver',
  'vedtak',
  'prosessplan',
  'planer',
  'foeringer',
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
}

export interface Indeks {
  /** The best first: what has every word of the question, or some of them. */
  find(query: string, words: 'every' | 'some'): Treff[];
  /** Titles that come near a question nothing answers. */
  near(query: string): readonly Funnbar[];
}

const EXCERPT = 180;
export const MAX_QUERY = 200;

export function createIndeks(documents: readonly Funnbar[]): Indeks {
  const index = new MiniSearch<Funnbar & { id: number }>({
    fields: ['title', 'text', 'other'],
    tokenize: wordsOf,
    processTerm: stem,
  });
  index.addAll(documents.map((d, id) => ({ ...d, id })));
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
    find(query, words) {
      return search(query, words === 'every' ? 'AND' : 'OR', 0.2).flatMap((result) => {
        const d = documents[result.id as number];
        if (!d) return [];
        const stems = new Set(result.terms);
        return [
          {
            gruppe: d.gruppe,
            href: d.href,
            title: marked(d.title, stems),
            excerpt: marked(excerpt(d.text, stems, EXCERPT), stems),
            score: result.score,
          },
        ];
      });
    },
    near: (query) =>
      search(query, 'OR', 0.45)
        .slice(0, 3)
        .flatMap((result) => documents[result.id as number] ?? []),
  };
}

/** What the indexes find together; when nothing anywhere has every word, what has some of them. */
export function findIn(indekser: readonly Indeks[], query: string): Treff[] {
  const found = (words: 'every' | 'some') => indekser.flatMap((i) => i.find(query, words));
  const every = found('every');
  return (every.length > 0 ? every : found('some')).sort((a, b) => b.score - a.score);
}
