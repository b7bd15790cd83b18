export const MAX_HEAD = 200;

/** "Ansvarleg eining:" and "ansvarleg  eining" are the same head of a column, and so are "Målår " and "maalaar". */
export const bareHead = (text: string): string =>
  text
    .slice(0, 4 * MAX_HEAD)
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('å', 'aa')
    .replaceAll('ø', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, MAX_HEAD)
    .trim();
