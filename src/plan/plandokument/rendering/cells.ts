import { formatNumber } from '../../../kernel/index.ts';
import type { Cell, DocumentTable } from '../document.ts';

/** What a reader sees in a cell: the one place where the numbers of a document become text. */
export function cellText(cell: Cell): string {
  if (typeof cell === 'string') return plainText(cell);
  if (cell === null) return formatNumber(null);
  const { decimals = 0, between } = cell;
  const number = formatNumber(cell.number, decimals);
  if (!between) return number;
  // The interval stays in one piece, on a line of its own where the column is narrow.
  return `${number} (${between.map((end) => formatNumber(end, decimals)).join('\u00a0til\u00a0')})`;
}

/** Head of a column with its unit: "Boliger (antall)". */
export function headText(column: DocumentTable['columns'][number]): string {
  return plainText(column.unit ? `${column.label} (${column.unit})` : column.label);
}

/**
 * Text that every format can carry: XML 1.0 (Word, Excel, SVG) has no control characters, and half a surrogate pair
 * is not a character anywhere. Line breaks become spaces; a new line is a new block.
 */
export function plainText(text: string): string {
  return (
    text
      .replace(/\r\n?|[\n\t\v\f\u0085\u2028\u2029]/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
      .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff\u202a-\u202e\u2066-\u2069]/g, '')
      .toWellFormed()
  );
}
