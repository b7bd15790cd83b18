/** Words too common to look for, in both written forms. */
const COMMON = new Set(
  'av at de dei den der det du eg ein en er et for fra frå han har hun ho i ikke ikkje jeg kan med men når og om på som så til vi vil å'.split(
    ' ',
  ),
);

/** Endings of inflection in bokmål and nynorsk, the longest first. */
const ENDINGS = [
  'ernes,erens,arane,arens',
  'erne,eren,ere,eres,arar,aren',
  'enes,anes,ande,ende,ingar,inger,inga,ingen,este,aste',
  'ene,ane,ens,ers,ets,ast,est,ade,ede',
  'en,er,et,ar,as,es,a,e,s',
]
  .flatMap((line) => line.split(','))
  .sort((a, b) => b.length - a.length);

const SHORTEST = 3;

/** One way of writing a letter that people type in several: "økonomi", "oekonomi" and "okonomi" are the same. */
export const fold = (word: string): string =>
  word
    .toLocaleLowerCase('nb')
    .normalize('NFC')
    .replace(/ø|oe/g, 'o')
    .replace(/å|aa/g, 'a')
    .replace(/æ|ae/g, 'a')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');

const VERBAL = /^ing(a|ar|er|en)$/;
/** "leilighet" in all its forms, and "leilegheit": what is left of them would be another word. */
const HET = /^(.{2,}he(?:t|it))(?:enes|ens|ene|en|er|a|s)?$/;
/** The s of "pris" and "plass" is their own. */
const OWN_S = /[aeiouys]s$/;

function stemOf(word: string): string | null {
  const lower = word.toLocaleLowerCase('nb');
  if (COMMON.has(lower) || lower.length === 0) return null;
  const folded = fold(word);
  const het = HET.exec(folded)?.[1];
  if (het !== undefined) return het;
  const fits = (e: string) => folded.endsWith(e) && folded.length - e.length >= SHORTEST;
  const ending = ENDINGS.find((e) => fits(e) && !(e === 's' && OWN_S.test(folded)));
  if (!ending) return folded;
  const rest = folded.slice(0, folded.length - ending.length);
  // "planlegginga" is a form of "planlegging", not of "planlegge".
  return VERBAL.test(ending) ? `${rest}ing` : rest;
}

/** Plans say the same words again and again; the memory is emptied when full, so that it stays small. */
const KNOWN = new Map<string, string | null>();
const MOST_KNOWN = 20_000;
const LONGEST_KNOWN = 40;

/** A word as it is looked for: folded and without its ending; null for one too common to look for. */
export function stem(word: string): string | null {
  const known = KNOWN.get(word);
  if (known !== undefined) return known;
  const made = stemOf(word);
  if (word.length > LONGEST_KNOWN) return made;
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(word, made);
  return made;
}

const WORD = /[\p{L}\p{N}]+/gu;
export const wordsOf = (text: string): string[] => text.match(WORD) ?? [];

export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** The text in pieces, those marked whose stem was looked for. */
export function marked(text: string, stems: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  const add = (piece: string, hit: boolean) => {
    const last = pieces.at(-1);
    if (piece === '') return;
    if (last && last.hit === hit) pieces[pieces.length - 1] = { text: last.text + piece, hit };
    else pieces.push({ text: piece, hit });
  };
  let at = 0;
  for (const match of text.matchAll(WORD)) {
    add(text.slice(at, match.index), false);
    add(match[0], stems.has(stem(match[0]) ?? ''));
    at = match.index + match[0].length;
  }
  add(text.slice(at), false);
  return pieces;
}

/** About `length` characters of the text around the first hit, cut between words. */
export function excerpt(text: string, stems: ReadonlySet<string>, length: number): string {
  if (text.length <= length) return text;
  const first = [...text.matchAll(WORD)].find((m) => stems.has(stem(m[0]) ?? ''))?.index ?? 0;
  const from = first < length / 2 ? 0 : text.indexOf(' ', first - Math.floor(length / 3)) + 1;
  const rough = text.slice(from, from + length);
  const whole = from + length >= text.length ? rough : rough.slice(0, Math.max(rough.lastIndexOf(' '), 1));
  return `${from > 0 ? '… ' : ''}${whole}${from + length < text.length ? ' …' : ''}`;
}
