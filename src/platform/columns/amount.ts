import { err, type Kroner, kroner, ok, type Result } from '../../kernel/index.ts';

export type AmountCode = 'ikke-beloep' | 'tvetydig' | 'negativ' | 'ikke-hele-kroner' | 'for-stort';

/** Largest amount of one cell: a hundred billion. More comes of a unit in the head that the cell did not keep. */
const LIMIT = 100_000_000_000;

/** Zeros that a unit stands for; null when the text names none. */
function zerosOf(text: string): number | null {
  if (/mrd|milliard/i.test(text)) return 9;
  if (/\bmill\b|million|mnok|\bmkr\b/i.test(text)) return 6;
  if (/tusen|\btkr\b|\btnok\b|(^|\D)1[ .]?000 ?(kr|kroner|nok)? ?\)?$/i.test(text)) return 3;
  return null;
}

/** Every kind of space is one plain space. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('\u2212', '-').trim();

const UNITS = /milliard(er|ar)?|mrd|million(er|ar)?|mill|mnok|mkr|tusen|tkr|tnok/i;

/**
 * An amount as people write it in a plan: "2,5 mill. kr", "kr 1.200.000,-", or "450" under the head "Kostnad (1 000 kr)".
 * A unit in the cell goes before the one in the head. Null when nobody has said, and zero only when it is written.
 */
export function readAmount(cell: string, head: string): Result<Kroner | null, AmountCode> {
  const text = plain(cell);
  if (/^[-–—?]*$/.test(text)) return ok(null);
  const own = zerosOf(UNITS.exec(text)?.[0] ?? '');
  const digits = text
    .replace(UNITS, '')
    .replace(/\b(kroner|kr|nok)\b/i, '')
    .replace(/,[-–—]+$/, '')
    .replace(/\.(?=\s|$)/g, '')
    .trim();
  const parts = /^(-?)(\d+|\d{1,3}(?:[ .]\d{3})+)(?:([,.])(\d{1,9}))?$/.exec(digits);
  if (!parts) return err('ikke-beloep');
  const [, sign = '', whole = '', point = '', fraction = ''] = parts;
  const zeros = own ?? zerosOf(plain(head)) ?? 0;
  // "1.500 mill." is one and a half to some and fifteen hundred to others, and so is "1,500" anywhere.
  const grouped = /^\d{1,3}\.\d{3}$/.test(whole) && zeros > 0;
  if (grouped || (point !== '' && fraction.length === 3)) return err('tvetydig');
  if (sign === '-') return err('negativ');
  if (/[1-9]/.test(fraction.slice(zeros))) return err('ikke-hele-kroner');
  const value = Number(whole.replace(/[ .]/g, '') + fraction.slice(0, zeros).padEnd(zeros, '0'));
  return value > LIMIT ? err('for-stort') : ok(kroner(value));
}
