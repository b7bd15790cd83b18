/**
 * A number the product itself has put into an address or a form: of a row, a revision, a version.
 * Null for every other text, so that a forged one finds nothing instead of failing in the database.
 */
export const issuedNumber = (text: string | undefined): number | null =>
  /^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) : null;
