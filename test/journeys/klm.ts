import type { Page } from 'playwright-core';
import type { Hands } from './hands.ts';

/**
 * Operators of the keystroke-level model in seconds (Card, Moran and Newell 1980, "The keystroke-level model for user performance time with
 * interactive systems", Communications of the ACM 23(7), 396-410): K a key or a button by a typist of 40 words a minute, P pointing with a
 * mouse, H moving the hand between mouse and keyboard, M thinking before an act. R, waiting for a page, is ours: a second, when the pages
 * themselves are held to 150 ms. The model is of a practised person who makes no mistake, so reading is added to it.
 */
export const SECONDS = { K: 0.28, P: 1.1, H: 0.4, M: 1.35, R: 1 } as const;
type Operator = keyof typeof SECONDS;

/**
 * Words read in a minute. Adults read 238 words of English fact a minute (Brysbaert 2019, Journal of Memory and Language 109, 104047); forms
 * are read slower and Norwegian words are longer, so three quarters of it is taken, and every page is read whole.
 */
export const WORDS_A_MINUTE = 180;

export class Tally {
  readonly by: Record<Operator, number> = { K: 0, P: 0, H: 0, M: 0, R: 0 };
  typed = 0;
  words = 0;

  add(operators: Partial<Record<Operator, number>>): void {
    for (const [key, count] of Object.entries(operators)) this.by[key as Operator] += count;
  }
  get doing(): number {
    return (Object.keys(SECONDS) as Operator[]).reduce((sum, key) => sum + this.by[key] * SECONDS[key], 0);
  }
  get reading(): number {
    return (this.words / WORDS_A_MINUTE) * 60;
  }
}

/** The same hands, with what they do written in the tally that `into` names at the time. */
export function measured(hands: Hands, how: 'mouse' | 'keys', into: () => Tally): Hands {
  const mouse = how === 'mouse';
  if (!mouse) {
    const keys = hands.page.keyboard;
    const [press, type, insertText] = [keys.press.bind(keys), keys.type.bind(keys), keys.insertText.bind(keys)];
    keys.press = (key, options) => {
      into().add({ K: 1 });
      return press(key, options);
    };
    keys.type = (text, options) => {
      into().add({ K: text.length });
      return type(text, options);
    };
    keys.insertText = (text) => {
      into().add({ K: text.length });
      return insertText(text);
    };
  }
  const click = mouse ? { M: 1, P: 1, K: 1 } : { M: 1 };
  return {
    ...hands,
    async press(name, where) {
      // Enter goes to what has the focus, and is not seen on the keyboard.
      into().add(mouse ? click : { M: 1, K: 1 });
      await hands.press(name, where);
    },
    async write(field, text) {
      into().typed += text.length;
      into().add(mouse ? { M: 1, P: 1, K: 1 + text.length, H: 2 } : { M: 1 });
      await hands.write(field, text);
    },
    async choose(field, value) {
      into().add(mouse ? { M: 1, P: 2, K: 2 } : { M: 1 });
      await hands.choose(field, value);
    },
    async unfold(field) {
      into().add(click);
      await hands.unfold(field);
    },
  };
}

const PROSE = `[...document.querySelectorAll('main p, main li')].map((e) => e.innerText.trim()).filter((t) => /[.!?]$/.test(t))`;
/** Lists of choices that are the same as one above them. */
const AGAIN = `(() => {
  const lists = [...document.querySelectorAll('main select')].filter((e) => e.checkVisibility()).map((e) => [...e.options].slice(1).map((o) => o.text).join(' '));
  return lists.filter((list, at) => lists.indexOf(list) < at).join(' ');
})()`;
const wordsIn = (text: string): string[] => text.match(/[\p{L}\d][\p{L}\d-]*/gu) ?? [];

/** LIX (Björnsson 1968): words in a sentence and the percent of words above six letters. Null where there is too little to judge. */
export function lix(sentences: readonly string[]): number | null {
  const text = sentences.join(' ');
  const words = wordsIn(text);
  if (words.length < 30) return null;
  const stops = text.match(/[.!?:]+(?=\s|$)/g)?.length ?? 1;
  return words.length / stops + (100 * words.filter((w) => w.length > 6).length) / words.length;
}

/** A page that has come: it is waited for and read whole, a list of choices that comes again not again. */
export async function arrived(
  page: Page,
  tally: Tally,
): Promise<{ readonly words: number; readonly lix: number | null }> {
  const words =
    wordsIn(await page.locator('main').innerText()).length - wordsIn(await page.evaluate<string>(AGAIN)).length;
  tally.words += words;
  tally.add({ R: 1 });
  return { words, lix: lix(await page.evaluate<string[]>(PROSE)) };
}

export const minutes = (seconds: number): string => `${(seconds / 60).toFixed(1)} min`;
