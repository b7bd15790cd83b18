/** Largest amount a form takes: one thousand billion. */
const LIMIT = 1_000_000_000_000;

/** A whole number as Norwegians type it: "1 200 000", "1.200.000" or "-5". Null when it is not one, or is beyond any sensible size. '' is null too. */
export function parseTypedInteger(text: string): number | null {
  const plain = text
    .trim()
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/\u2212/g, '-')
    .replace(/\.(?=\d{3}(\D|$))/g, '');
  if (!/^-?\d{1,13}$/.test(plain)) return null;
  const value = Number(plain);
  return Math.abs(value) <= LIMIT ? value : null;
}
