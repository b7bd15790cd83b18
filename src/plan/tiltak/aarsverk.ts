export const MAX_STAFF = 10_000;

/** "0,5" or "12" as årsverk; null when it is not one. More than one decimal is refused, not rounded away. */
export function parseAarsverk(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '');
  return /^\d{1,6}([.,]\d)?$/.test(plain) ? Number(plain.replace(',', '.')) : null;
}
