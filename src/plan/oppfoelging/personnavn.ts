/** Names that many comments hold and that are nobody's: bodies, schemes and words that are written with a capital. */
const COMMON = [
  'Husbanken',
  'Startlån',
  'Nav',
  'Statsforvalteren',
  'Statsforvaltaren',
  'Kommunedirektøren',
  'Kommunestyret',
  'Formannskapet',
  'Stortinget',
  'Regjeringen',
  'Regjeringa',
  'Statsbygg',
  'Bufdir',
  'Imdi',
  'Kostra',
  'Norge',
  'Noreg',
  'Kirkens Bymisjon',
  'Røde Kors',
  'Blå Kors',
];

const NAME = /^\p{Lu}\p{Ll}+(?:['’-]\p{Lu}\p{Ll}+)*$/u;
/** Two capitals in one word are a name wherever it stands. */
const DOUBLE = /['’-]\p{Lu}/u;
const INITIAL = /^\p{Lu}$/u;
/** What follows the name of a firm. */
const FIRM = /^(AS|ASA|SA|KF|IKS|BA|DA|ANS|HF)$/;
/** A street or a house that is called after somebody, in one word or in the next. */
const PLACE =
  /(veien|vegen|vei|veg|gata|gaten|gate|plassen|plass|torget|brygge|skole|skule|barnehage|sykehjem|sjukeheim|omsorgssenter|bosenter|borettslag|kommune)$/iu;

const wordsOf = (text: string): string[] => text.match(/\p{L}+(?:['’-]\p{L}+)*/gu) ?? [];
/** As it is looked up: a name that owns something is the same name. */
const bare = (word: string): string => word.toLocaleLowerCase('nb').replace(/['’]?s$/, '');

/**
 * Words of a text that may be the name of a person, in the order they stand. In Norwegian only names have a capital inside a sentence, so
 * each that is not a name of something known is told of; two or more in a row are told of at its beginning too. One name alone at
 * the beginning of a sentence cannot be told from any other word, and is not seen. A guess: something to ask about, never to refuse.
 *
 * @param known Names of what the municipality has: units, places, tiltak. A row of names is left out when every word of it is in one of them.
 */
export function possibleNames(text: string, known: readonly string[]): readonly string[] {
  const words = new Set([...COMMON, ...known].flatMap(wordsOf).map(bare));
  const found: string[] = [];
  for (const sentence of text.split(/(?<=[.!?:](?<!(?<!\p{L})\p{Lu}\.))\s+|\n+/u)) {
    const all = sentence.match(/\p{L}+(?:['’-]\p{L}+)*|\d+|[^\s\p{L}\d]/gu) ?? [];
    const first = all.findIndex((w) => /\p{L}/u.test(w));
    let run: { word: string; at: number }[] = [];
    const end = (next: string | undefined) => {
      const names = run.filter(({ word }) => NAME.test(word));
      // What begins the sentence says nothing by its capital, unless another name follows it.
      const begins = run[0]?.at === first && !INITIAL.test(run[0].word) && !DOUBLE.test(run[0].word);
      const own = begins ? names.slice(1) : names;
      const last = run.at(-1)?.word ?? '';
      const unknown = own.some(({ word }) => !words.has(bare(word)));
      if (own.length > 0 && unknown && !FIRM.test(next ?? '') && ![last, next ?? ''].some((w) => PLACE.test(w)))
        found.push(run.map(({ word }) => (INITIAL.test(word) ? `${word}.` : word)).join(' '));
      run = [];
    };
    for (const [at, word] of all.entries()) {
      const dotted = word === '.' && INITIAL.test(run.at(-1)?.word ?? '');
      if (NAME.test(word) || (INITIAL.test(word) && all[at + 1] === '.')) run.push({ word, at });
      else if (!dotted) end(word);
    }
    end(undefined);
  }
  return [...new Set(found)];
}
