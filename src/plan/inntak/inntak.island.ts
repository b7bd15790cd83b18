// A table from Word has lines within its cells, which plain text cannot tell from rows. What was copied with tags tells them apart.
const box = document.querySelector<HTMLTextAreaElement>('#tabell');

const MARKS = /["\t\n]/;
const LINES = 'p, div, li, br';

/** The text of a cell, with a line for each of its paragraphs. */
function textOf(cell: Element): string {
  const copy = cell.cloneNode(true) as Element;
  // Line ends of the source are spaces in a page; those that count are put in after.
  for (const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT); walker.nextNode(); ) {
    const node = walker.currentNode;
    node.textContent = (node.textContent ?? '').replace(/\s+/g, ' ');
  }
  for (const line of copy.querySelectorAll(LINES)) line.after('\n');
  return (copy.textContent ?? '').replace(/ ?\n ?/g, '\n').trim();
}

/** Rows and cells as spreadsheets copy them: a cell with a line, a tab or a mark in it stands in marks. */
function pasted(table: HTMLTableElement): string {
  return [...table.rows]
    .map((row) =>
      [...row.cells]
        .map((cell) => textOf(cell))
        .map((text) => (MARKS.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
        .join('\t'),
    )
    .join('\n');
}

box?.addEventListener('paste', (event) => {
  const html = event.clipboardData?.getData('text/html') ?? '';
  if (!/<table[\s>]/i.test(html)) return;
  const page = new DOMParser().parseFromString(html, 'text/html');
  const tables = [...page.querySelectorAll('table')].filter((t) => t.parentElement?.closest('table') === null);
  const [table] = tables;
  if (!table) return;
  event.preventDefault();
  // Merged cells, and tables that are several, go as they were copied, with their tags, so that the reader can tell of them.
  const merged = table.querySelector('[rowspan]:not([rowspan="1"]), [colspan]:not([colspan="1"])');
  const text = merged || tables.length > 1 ? tables.map((t) => t.outerHTML).join('\n') : pasted(table);
  box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
});
