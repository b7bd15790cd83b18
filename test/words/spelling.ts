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

/** Tells whether a word is known: in the dictionary, on our list, or put together of two such words. */
export function speller(lang: Language): (word: string) => boolean {
  const folder = join(root, `node_modules/dictionary-${lang}`);
  const dictionary = nspell({
    aff: readFileSync(join(folder, 'index.aff')),
    dic: readFileSync(join(folder, 'index.dic')),
  });
  const own = new Set(ownWords(lang));
  const known = new Map<string, boolean>();
  const simple = (word: string) =>
    own.has(word) || own.has(lower(word)) || dictionary.correct(word) || dictionary.correct(lower(word));
  const lower = (word: string) => word.toLocaleLowerCase('nb');
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
