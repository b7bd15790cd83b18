import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../kernel/index.ts';
import { loadVeileder } from './index.ts';
import { HIGHEST_LIX, lixOf } from './lix.ts';
import { siderI } from './sider.ts';

describe('the readability figure', () => {
  it('is the mean length of sentences plus the share of long words', () => {
    // Ten words, two sentences, two words above six letters: 5 + 20.
    expect(lixOf(['Katten sov på matta. Kommunen skal bygge nye boligene nå.'])).toEqual({
      words: 10,
      sentences: 2,
      long: 2,
      lix: 25,
    });
    // Eight words in one sentence, all of them long: 8 + 100.
    expect(lixOf(['Kommunestyret behandler boligplanen grundig gjennom ordinære planlagte folkemøter.']).lix).toBe(108);
    expect(lixOf(['Vi har en bil. Den er rød.']).lix).toBe(3.5);
  });

  it('ends a sentence at a mark before a capital, and at the end of every paragraph', () => {
    expect(lixOf(['Loven gjelder f.eks. fra 1. juli for alle']).sentences).toBe(1);
    expect(lixOf(['Se her: «Nå går vi.» Kom!', 'Uten punktum']).sentences).toBe(4);
    expect(lixOf(['Tre ting: tak, vegg og gulv.']).sentences).toBe(1);
  });

  it('counts letters as a reader does, and words with hyphens as one', () => {
    expect(lixOf(['på-og-av ærlige øyne'])).toMatchObject({ words: 3, long: 0 });
    expect(lixOf(['helse- og omsorgstjenester']).long).toBe(1);
    expect(lixOf([])).toEqual({ words: 0, sentences: 0, long: 0, lix: 0 });
    expect(lixOf(['–', ' ']).lix).toBe(0);
  });
});

describe('the guide', () => {
  const sider = siderI(loadVeileder(resolve(import.meta.dirname, '../../..')));
  const cases = sider.flatMap((side) => LANGUAGES.map((lang) => [side.side || 'forsiden', lang, side] as const));

  it('has twelve pages of running text', () => expect(sider).toHaveLength(12));

  it.each(cases)('is no heavier to read than it should be: %s in %s', (_name, lang, side) => {
    const { lix, words } = lixOf(side.punkter.map((p) => p.tekst[lang]));
    expect(words).toBeGreaterThan(10);
    expect(lix).toBeLessThanOrEqual(HIGHEST_LIX);
  });
});
