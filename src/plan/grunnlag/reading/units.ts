/** Units that agencies write in a title, a head or brackets, and the word we use for each. */
const UNITS: readonly (readonly [string, RegExp])[] = [
  ['1 000 kr', /1[ _]?000[ _]?(kr|kroner)\b|\btkr\b/],
  ['mill. kr', /\bmill(\.|ioner)? kr/],
  ['kr/m²', /\bkr(oner)? per (kvadratmeter|kvm|m2)|kvadratmeterpris/],
  ['per 1 000', /\bper[ _-]1[ _.-]?000\b|\bper tusen\b/],
  ['prosent', /\b(prosent|percent|pct)\b|%/],
  ['1 000', /\b(thousand|tusen)\b/],
  ['kr', /\b(kr|kroner|nok)\b/],
  ['indeks', /\b(indeks|index)\b/],
  ['dager', /\b(dager|dagar|days)\b/],
];

/** A measure that is nothing but its unit: a head "Personer" states it. */
const COUNTED: readonly (readonly [string, RegExp])[] = [
  ['personer', /^(personer|persons|folketall|folketal)$/],
  ['husholdninger', /^(husholdninger|hushald|households|private[ _]households)$/],
  ['boliger', /^(boliger|bustader|dwellings)$/],
];

/** The unit that a text states, or null; never guessed from the size of numbers. */
export function statedUnit(text: string): string | null {
  const plain = text.toLowerCase().replaceAll('_', ' ');
  for (const [unit, pattern] of UNITS) if (pattern.test(plain)) return unit;
  return COUNTED.find(([, pattern]) => pattern.test(plain.trim()))?.[0] ?? null;
}

/** The unit in a title: only what it says in brackets, since the words of a title name many things. */
export function titleUnit(title: string | null): string | null {
  for (const [, inside] of (title ?? '').matchAll(/\(([^)]*)\)/g)) {
    const unit = statedUnit(inside ?? '');
    if (unit) return unit;
  }
  return null;
}
