/** Letters that were written in one set of characters and read in another: signs that no plan has. */
const MISREAD = /[\ufffd\u0080-\u009f]|Ã[^\p{L}\s]|â€|√[^\s\d]/u;
/** What a letter may have become when the file was stored in a set that lacks it, or in that of an old machine. */
const LOST = /[?\ufffd\u0080-\u009f¿¾Œ®¯†›‘’]/;
const LETTER = /[^\p{ASCII}]/gu;

const lettersIn = (text: string): number => (text.match(/[æøåÆØÅ]|\p{L}(?<=\P{ASCII})/gu) ?? []).length;
const skeleton = (text: string): string => text.replace(LETTER, '').replaceAll('?', '');

/** Whether a text has been damaged on its way, so far as the text alone can show. */
export const isMisread = (text: string): boolean => MISREAD.test(text);

/** Whether `now` is `before` with its letters damaged on the way, and not something that a person changed. */
export const isDamaged = (before: string, now: string): boolean =>
  now !== before &&
  (MISREAD.test(now) ||
    (LOST.test(now) && lettersIn(now.replace(/[Œ]/g, '')) < lettersIn(before) && skeleton(now) === skeleton(before)));
