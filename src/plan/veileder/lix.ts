/** How heavy a text is to read, by Björnsson's measure: under 30 is very easy, 40 to 50 is middling, above 55 is heavy. */
export interface Lix {
  readonly words: number;
  readonly sentences: number;
  readonly long: number;
  readonly lix: number;
}

/** The guide is written to stay at or below this on every page. */
export const HIGHEST_LIX = 45;

const WORD = /[\p{L}\p{N}]+(?:[-–'’.][\p{L}\p{N}]+)*/gu;
/** A mark ends a sentence only before a capital, so that "f.eks." and "1. juli" end none. */
const INNER_END = /[.!?:]+["»”)]*\s+(?=["«“(]?\p{Lu})/gu;
const LONG = 6;

/** Mean length of the sentences plus the share of words above six letters, in percent. Every paragraph ends a sentence. */
export function lixOf(paragraphs: readonly string[]): Lix {
  let [words, sentences, long] = [0, 0, 0];
  for (const paragraph of paragraphs) {
    const own = paragraph.match(WORD) ?? [];
    if (own.length === 0) continue;
    words += own.length;
    long += own.filter((word) => [...word.replace(/[^\p{L}\p{N}]/gu, '')].length > LONG).length;
    sentences += 1 + (paragraph.trimEnd().match(INNER_END) ?? []).length;
  }
  return { words, sentences, long, lix: words === 0 ? 0 : words / sentences + (100 * long) / words };
}
