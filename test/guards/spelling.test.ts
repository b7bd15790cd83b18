import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/kernel/index.ts';
import { foreignWords } from '../words/foreign.ts';
import { maybeLike } from '../words/like.ts';
import { ownWords, speller, wordsIn } from '../words/spelling.ts';
import { allTexts, demonstrationTexts, holdsTexts, type Pair } from '../words/texts.ts';

const MISSPELT = [
  ['nb', 'Kommunen har ikke nok bolliger', 'bolliger'],
  ['nb', 'Planen fölger vedtaket', 'fölger'],
  ['nn', 'Kommunen har ikkje nok bustaader', 'bustaader'],
  ['nn', 'Hushaldningane vart talde', 'Hushaldningane'],
] as const;

/** Names and quotations stand as their owner wrote them. */
const QUOTED = /«[^»]*»/g;
const unquoted = (text: string): string => text.replace(QUOTED, ' ');
/** Choices of a form and figures in braces are codes, not words. */
const CODE = /^[a-z0-9 /-]+$|\{[^}]*\}/g;

let texts: Pair[] = [];
const knows = {} as Record<Language, (word: string) => boolean>;
beforeAll(async () => {
  texts = await allTexts();
  for (const lang of LANGUAGES) {
    const read = [
      ...texts.map((text) => text[lang]),
      ...MISSPELT.flatMap(([of, text]) => (of === lang ? [text] : [])),
      ...(lang === 'nb' ? demonstrationTexts().map((text) => text.nb.replace(CODE, ' ')) : []),
    ];
    knows[lang] = speller(lang, new Set(read.map(unquoted).flatMap(wordsIn)));
  }
}, 120_000);

const misspelt = (lang: Language, text: string): string[] =>
  wordsIn(unquoted(text)).filter((word) => !knows[lang](word));

describe('the texts people read', () => {
  it('are found, all of them', () => {
    expect(texts.length).toBeGreaterThan(2500);
    for (const place of [
      'src/plan/tiltak/texts.ts',
      'src/plan/tiltak/maal-texts.ts',
      'src/plan/tiltak/skjema-texts.ts',
      'src/plan/tiltak/status-texts.ts',
      'src/plan/tiltak/kostnad-texts.ts',
      'src/app/hjem/texts.ts',
      'content/lov/lov.yaml',
      'content/ordliste',
    ])
      expect(
        texts.some((text) => text.where.startsWith(place)),
        place,
      ).toBe(true);
    expect(holdsTexts('export const X: Texts<typeof nb> = { nb, nn };')).toBe(true);
  });

  it.each(LANGUAGES)('are spelt right in %s', (lang) => {
    const faults = texts.flatMap((text) => misspelt(lang, text[lang]).map((word) => `${word} (${text.where})`));
    expect([...new Set(faults)]).toEqual([]);
  });

  it('are spelt right where the demonstration municipality has written them', () => {
    const texts = demonstrationTexts();
    expect(texts.length).toBeGreaterThan(100);
    const faults = texts.flatMap((text) =>
      misspelt('nb', text.nb.replace(CODE, ' ')).map((word) => `${word} (${text.where})`),
    );
    expect([...new Set(faults)]).toEqual([]);
  });

  it.each(LANGUAGES)('hold no word of the other form, nor a form the product has not chosen, in %s', (lang) => {
    const faults = texts.flatMap((text) =>
      foreignWords(lang, unquoted(text[lang])).map((word) => `${word} (${text.where})`),
    );
    expect([...new Set(faults)]).toEqual([]);
  });

  it('differ between the forms, unless they are on the list of those that are the same in both', () => {
    const same = new Set(
      texts
        .filter((t) => !t.where.startsWith('content/ordliste') && t.nb === t.nn && /\p{Ll}{2}/u.test(t.nb))
        .map((t) => t.nb),
    );
    const ordliste = texts.filter((t) => t.where.startsWith('content/ordliste') && t.nb === t.nn);
    const words = new Set(ordliste.map((t) => t.nb.toLowerCase()));
    const unlisted = (all: Iterable<string>) => [...all].filter((text) => !maybeLike(text, words));
    expect(unlisted(same)).toEqual([]);
    expect(unlisted(['Kommunen trenger boliger'])).toHaveLength(1);
  });

  it('need every word of our own lists, which hold nothing the dictionary has', () => {
    for (const lang of LANGUAGES) {
      const read = [
        ...texts.map((text) => text[lang]),
        ...(lang === 'nb' ? demonstrationTexts().map((t) => t.nb) : []),
      ];
      const used = new Set(read.flatMap((text) => wordsIn(text)).flatMap((w) => [w, w.toLowerCase()]));
      const parts = [...used].join(' ').toLowerCase();
      expect(ownWords(lang).filter((word) => !used.has(word) && !parts.includes(word.toLowerCase()))).toEqual([]);
      expect(new Set(ownWords(lang)).size).toBe(ownWords(lang).length);
    }
  });

  it.each(MISSPELT)('are caught when misspelt (%s: %s)', (lang, text, word) => {
    expect(misspelt(lang, text)).toContain(word);
  });

  it.each([
    ['nn', 'Kommunen har ikke nok bustader', 'ikke'],
    ['nn', 'Kommunene treng boliger', 'boliger'],
    ['nn', 'Slik bygge vi', 'bygge'],
    ['nb', 'Kommunen har ikkje nok', 'ikkje'],
    ['nb', 'Bustadene er talt', 'Bustadene'],
  ] as const)('are caught in the wrong form (%s: %s)', (lang, text, word) => {
    expect(foreignWords(lang, text)).toContain(word);
  });
});
