import { parseTypedInteger } from '../../kernel/index.ts';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** A year as typed; '' is null, anything else that is not a plan year is refused. */
export function typedYear(text: string | undefined): number | null | 'ikke-aar' {
  if (!text) return null;
  const year = parseTypedInteger(text);
  return year !== null && /^\d{4}$/.test(text) && year >= FIRST_YEAR && year <= LAST_YEAR ? year : 'ikke-aar';
}

/** Several choices typed as one text with spaces between, as the page joins them. */
export function chosenOf<T extends string>(values: readonly T[], text: string | undefined): T[] | null {
  const words = (text ?? '').split(' ').filter((w) => w !== '');
  return words.every((w) => values.includes(w as T)) ? values.filter((v) => words.includes(v)) : null;
}
