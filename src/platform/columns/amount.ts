import { err, type Kroner, kroner, ok, type Result } from '../../kernel/index.ts';

export type AmountCode = 'ikke-beloep' | 'tvetydig' | 'negativ' | 'ikke-hele-kroner' | 'for-stort';
export type OereCode = AmountCode | 'ikke-hele-oere';

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

/** An amount of more decimals than `kept` is refused; the answer counts the smallest unit that is kept. */
function readUnits(cell: string, head: string, kept: 0 | 2): Result<number | null, OereCode> {
  // A spreadsheet's own number under a head without a unit, as most are.
  if (kept === 0 && /^\d{1,11}$/.test(cell) && zerosOf(plain(head)) === null) return ok(Number(cell));
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
  const places = zeros + kept;
  if (/[1-9]/.test(fraction.slice(places))) return err(kept === 0 ? 'ikke-hele-kroner' : 'ikke-hele-oere');
  const value = Number(whole.replace(/[ .]/g, '') + fraction.slice(0, places).padEnd(places, '0'));
  return value > LIMIT * 10 ** kept ? err('for-stort') : ok(value);
}

/**
 * An amount as people write it in a plan: "2,5 mill. kr", "kr 1.200.000,-", or "450" under the head "Kostnad (1 000 kr)".
 * A unit in the cell goes before the one in the head. Null when nobody has said, and zero only when it is written.
 */
export function readAmount(cell: string, head: string): Result<Kroner | null, AmountCode> {
  const read = readUnits(cell, head, 0);
  return read.ok && read.value !== null ? ok(kroner(read.value)) : (read as Result<null, AmountCode>);
}

/** How far from a whole øre the decimals of a spreadsheet may be without meaning anything. */
const NOISE = 0.01;

/** An amount of a ledger in whole øre: income stands below zero, with the sign before it, after it, or in brackets. */
export function readOere(cell: string | number | null, head: string): Result<number | null, OereCode> {
  if (typeof cell === 'number') {
    const exact = cell * 10 ** (zerosOf(plain(head)) ?? 0) * 100;
    const oere = Math.round(exact);
    if (Math.abs(exact - oere) > NOISE) return err('ikke-hele-oere');
    return Math.abs(oere) > LIMIT * 100 ? err('for-stort') : ok(oere);
  }
  const text = plain(cell ?? '');
  const below = /^-\s*\d/.test(text) || /\d\s?-$/.test(text) || /^\(.*\d.*\)$/.test(text);
  const read = readUnits(below ? text.replace(/^-\s*|\s?-$|[()]/g, '') : text, head, 2);
  return below && read.ok && read.value !== null ? ok(-read.value) : read;
}
