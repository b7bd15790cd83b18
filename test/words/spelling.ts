import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import nspell from 'nspell';
import type { Language } from '../../src/kernel/index.ts';

const root = resolve(import.meta.dirname, '../..');
const SHORTEST_PART = 4;
const JOINTS = ['', 's', 'e', '-'];

/** Words of our own: one a line, with # before a remark. */
export const ownWords = (lang: Language): string[] =>
  readFileSync(join(root, `content/ordliste-staving.${lang}.txt`), 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');

/** The words of a text; numbers, addresses, values and abbreviations with stops are none. */
export const wordsIn = (text: string): string[] =>
  text
    .replace(/https?:\S+|\{\{?[^}]*\}\}?|`[^`]*`|\S+@\S+|\b[\w-]+\.(?:no|md|csv|xlsx|pdf|json)\b/g, ' ')
    .split(/[^\p{L}\p{N}'’-]+/u)
    .map((word) => word.replace(/^[-'’]+|[-'’]+$/g, ''))
    .filter((word) => word.length > 1 && !/\p{N}/u.test(word) && word !== word.toUpperCase());

const lower = (word: string) => word.toLocaleLowerCase('nb');

/** How many letters of a stem tell whether any of our words may hold it. */
const TELLING = 9;

/**
 * The lines of a dictionary that may give one of the words or a part of one. To bend all of 300 000 stems in every way takes longer
 * than all that is asked of them. An ending takes at most so many letters from its stem as its rules say; what is left stands in
 * the word, and its first letters with it.
 */
function linesFor(words: Iterable<string>, aff: string, dic: string): string {
  const taken = new Map<string, number>();
  for (const [, code = '', letters = ''] of aff.matchAll(/^SFX +(\S) +(\S+) +\S+ +\S+/gm))
    taken.set(code, Math.max(taken.get(code) ?? 0, letters === '0' ? 0 : letters.length));
  const pieces = new Set<string>();
  for (const word of new Set([...words].map(lower)))
    for (let from = 0; from < word.length; from += 1)
      for (let length = 1; length <= TELLING; length += 1) pieces.add(word.slice(from, from + length));
  const [count = '', ...lines] = dic.split('\n');
  const mayGive = (line: string): boolean => {
    const [stem = '', codes = ''] = line.split('/');
    const most = Math.max(0, ...Array.from(codes, (code) => taken.get(code) ?? 0));
    return pieces.has(lower(stem).slice(0, Math.min(TELLING, Math.max(1, stem.length - most))));
  };
  return [count, ...lines.filter(mayGive)].join('\n');
}

/** Tells whether one of the words is known: in the dictionary, on our list, or put together of two such words. */
export function speller(lang: Language, words: Iterable<string>): (word: string) => boolean {
  const folder = join(root, `node_modules/dictionary-${lang}`);
  const asked = new Set(words);
  const [aff, dic] = ['aff', 'dic'].map((end) => readFileSync(join(folder, `index.${end}`), 'utf8'));
  if (
    aff === undefined ||
    dic === undefined ||
    /^(?:FLAG|NEEDAFFIX|COMPOUNDRULE|[IO]CONV)\b|^SFX +\S+ +\S+ +\S+\//m.test(aff)
  )
    throw new Error(`dictionary-${lang} bends words in a way that is not looked for here`);
  const dictionary = nspell({ aff: Buffer.from(aff), dic: Buffer.from(linesFor(asked, aff, dic)) });
  const own = new Set(ownWords(lang));
  const known = new Map<string, boolean>();
  const simple = (word: string) =>
    own.has(word) || own.has(lower(word)) || dictionary.correct(word) || dictionary.correct(lower(word));
  const compound = (word: string): boolean => {
    for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at += 1) {
      const first = word.slice(0, at);
      const last = word.slice(at);
      if (!simple(last)) continue;
      if (JOINTS.some((joint) => first.endsWith(joint) && simple(first.slice(0, first.length - joint.length))))
        return true;
    }
    return false;
  };
  return (word) => {
    if (!asked.has(word)) throw new Error(`The speller was made for other words than ${word}`);
    const before = known.get(word);
    if (before !== undefined) return before;
    const answer =
      simple(word) ||
      compound(lower(word)) ||
      (word.includes('-') && word.split('-').every((part) => part.length < 2 || simple(part) || compound(lower(part))));
    known.set(word, answer);
    return answer;
  };
}
