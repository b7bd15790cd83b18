/** What in a text may point out a person. A reviewer is shown the signs; a machine finds neither names nor stories. */
export const TEGN = ['foedselsnummer', 'telefon', 'epost'] as const;
export type Tegn = (typeof TEGN)[number];

/** Eleven digits, however they are spaced. */
const BIRTH_NUMBER = /(?<!\d)\d(?:[ .\-–]?\d){10}(?!\d)/;
/** A number of a Norwegian telephone: eight digits that begin with 2 to 9, with the code of the country or without. */
const TELEPHONE = /(?<![\d.,])(?:(?:\+|00)47[ .-]?)?[2-9]\d(?:[ .-]?\d){6}(?!\d)/;
const MAIL = /[\p{L}\d._%+-]+\s?@\s?[\p{L}\d-]+\s?\.\s?\p{L}{2,}/u;

export const holdsBirthNumber = (text: string): boolean => BIRTH_NUMBER.test(text);

export function signsIn(text: string): readonly Tegn[] {
  const without = text.replace(new RegExp(BIRTH_NUMBER, 'g'), ' ');
  return TEGN.filter((sign) =>
    sign === 'foedselsnummer' ? holdsBirthNumber(text) : sign === 'telefon' ? TELEPHONE.test(without) : MAIL.test(text),
  );
}

/** New, shown to all who see the result, or to nobody. */
export type Vurdering = 'ny' | 'godkjent' | 'avvist';

export interface Fritekst {
  readonly id: string;
  readonly question: string;
  readonly text: string;
  readonly state: Vurdering;
  readonly revision: number;
}
