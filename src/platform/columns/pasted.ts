/**
 * The cells of a table that was copied from a spreadsheet or a Word table, or of a file with another mark between the cells. A cell with a line break or a quotation mark in
 * it comes in quotation marks, as spreadsheets copy it; a mark that is never closed is only a mark.
 */
export function pastedRows(text: string, between: '\t' | ';' | ',' = '\t'): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const endRow = () => {
    rows.push(row);
    row = [];
  };
  while (at < text.length) {
    const quoted = text[at] === '"' ? quotedCell(text, at, between) : null;
    const end = quoted?.end ?? plainEnd(text, at, between);
    row.push((quoted?.value ?? text.slice(at, end)).trim());
    at = end;
    if (text[at] === between) {
      at += 1;
      if (at === text.length) row.push('');
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    endRow();
  }
  if (row.length > 0) endRow();
  return rows;
}

const ENDS = { '\t': /[\t\r\n]/g, ';': /[;\r\n]/g, ',': /[,\r\n]/g };

function plainEnd(text: string, from: number, between: keyof typeof ENDS): number {
  const ends = ENDS[between];
  ends.lastIndex = from;
  return ends.exec(text)?.index ?? text.length;
}

/** The cell that opens with a mark at `from`, and the place after it; null when the marks do not enclose the whole cell. */
function quotedCell(text: string, from: number, between: string): { value: string; end: number } | null {
  let value = '';
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return null;
    value += text.slice(at, close);
    if (text[close + 1] !== '"') {
      const after = text[close + 1];
      const whole = after === undefined || after === between || after === '\r' || after === '\n';
      return whole ? { value, end: close + 1 } : null;
    }
    value += '"';
    at = close + 2;
  }
}
