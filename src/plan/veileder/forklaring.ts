import type { Language } from '../../kernel/index.ts';
import type { Begrep, Ordliste } from './ordliste.ts';
import type { Punkt } from './veileder.ts';

/** Endings of nouns and participles in both written forms; the glossary gives the word without any. */
const ENDINGS = 's|n|r|t|a|e|en|et|er|ar|ene|ane|ne|na|ens|ets|as|enes|anes|te';
const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Finds the words that a layperson needs explained, in the text of one written form. */
export interface Forklarer {
  readonly pattern: RegExp;
  readonly begreper: readonly Begrep[];
}

export function forklarerFor(ordliste: Ordliste, lang: Language): Forklarer {
  const begreper = ordliste.deler
    .flatMap((d) => d.begreper)
    .filter((b) => b.iTeksten !== undefined)
    .sort((a, b) => (b.iTeksten?.[lang].length ?? 0) - (a.iTeksten?.[lang].length ?? 0));
  const words = begreper.map((b) => `(${escaped(b.iTeksten?.[lang] ?? b[lang])})`).join('|');
  return { begreper, pattern: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${words})(?:${ENDINGS})?(?![\\p{L}\\p{N}-])`, 'giu') };
}

/**
 * The HTML of a page's statements by their anchor, with every word of the glossary handed to `explain` where it first
 * stands on the page. Words inside links stay as they are: one thing to press never lies in another.
 */
export function forklart(
  punkter: readonly Punkt[],
  forklarer: Forklarer,
  lang: Language,
  explain: (begrep: Begrep, word: string) => string,
): ReadonlyMap<string, string> {
  const left = new Set(forklarer.begreper);
  const inText = (text: string) =>
    text.replace(forklarer.pattern, (word, ...groups: unknown[]) => {
      const begrep = forklarer.begreper.find((_, i) => groups[i] !== undefined);
      if (!begrep || !left.delete(begrep)) return word;
      return explain(begrep, word);
    });
  return new Map(
    punkter.map((punkt) => {
      let links = 0;
      const pieces = punkt.html[lang].split(/(<[^>]*>)/).map((piece) => {
        if (/^<a\b/.test(piece)) links += 1;
        else if (/^<\/a>/.test(piece)) links -= 1;
        return links > 0 || piece.startsWith('<') ? piece : inText(piece);
      });
      return [punkt.anker, pieces.join('')];
    }),
  );
}
