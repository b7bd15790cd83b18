// The table of the boligbyggeprogram as people know it from Excel: paste, fill down, undo, and the arrows. Without it, it is a plain form.
type Cell = HTMLInputElement | HTMLSelectElement;
/** What a cell held before a change, for one press of undo. */
type Step = readonly (readonly [cell: Cell, value: string])[];

const table = document.querySelector<HTMLTableElement>('table[data-rutenett]');
if (table) grid(table);

function grid(table: HTMLTableElement): void {
  const most = Number(table.dataset.rutenett);
  const body = table.tBodies[0] ?? table.createTBody();
  const undone: Step[] = [];
  let anchor: Cell | null = null;
  let head: Cell | null = null;
  let before = '';

  for (const hint of document.querySelectorAll<HTMLElement>('[data-bare-med-skript]')) hint.hidden = false;

  const cellOf = (target: EventTarget | null): Cell | null =>
    target instanceof HTMLInputElement || target instanceof HTMLSelectElement
      ? target.closest('td')
        ? target
        : null
      : null;
  const inRow = (row: HTMLTableRowElement | undefined): Cell[] => [
    ...(row?.querySelectorAll<Cell>('td > input, td > select') ?? []),
  ];
  const placeOf = (cell: Cell) => {
    const row = cell.closest('tr') as HTMLTableRowElement;
    return { row: row.sectionRowIndex, column: inRow(row).indexOf(cell) };
  };
  const at = (row: number, column: number): Cell | undefined => inRow(body.rows[row])[column];

  /** One more empty row below the last, with names and ids of its own. */
  function addRow(): void {
    const last = body.rows[body.rows.length - 1];
    if (!last || body.rows.length >= most) return;
    const copy = last.cloneNode(true) as HTMLTableRowElement;
    const number = body.rows.length;
    const from = last.sectionRowIndex;
    for (const cell of copy.querySelectorAll<Cell>('input, select')) {
      cell.name = cell.name.replace(/^r\d+-/, `r${number}-`);
      if (cell.id) cell.id = cell.name;
      const label = cell.getAttribute('aria-label');
      if (label) cell.setAttribute('aria-label', label.replace(String(from + 1), String(number + 1)));
      cell.removeAttribute('aria-invalid');
      cell.removeAttribute('aria-describedby');
      if (cell instanceof HTMLSelectElement) {
        for (const option of cell.options) option.defaultSelected = false;
        cell.selectedIndex = 0;
      } else cell.value = '';
    }
    for (const error of copy.querySelectorAll('.ds-validation-message')) error.remove();
    for (const mark of copy.querySelectorAll('.bp-sheet-marked')) mark.classList.remove('bp-sheet-marked');
    const first = copy.querySelector('th')?.firstChild;
    if (first) first.textContent = String(number + 1);
    body.append(copy);
  }

  /** Cells between the anchor and the head, row by row. */
  function marked(): Cell[][] {
    if (!anchor || !head) return [];
    const [a, b] = [placeOf(anchor), placeOf(head)];
    const [top, bottom] = [Math.min(a.row, b.row), Math.max(a.row, b.row)];
    const [left, right] = [Math.min(a.column, b.column), Math.max(a.column, b.column)];
    return Array.from({ length: bottom - top + 1 }, (_, row) => inRow(body.rows[top + row]).slice(left, right + 1));
  }

  function mark(): void {
    for (const old of body.querySelectorAll('.bp-sheet-marked')) old.classList.remove('bp-sheet-marked');
    const cells = marked();
    if (cells.flat().length > 1) for (const cell of cells.flat()) cell.closest('td')?.classList.add('bp-sheet-marked');
  }

  const wordsOf = (cell: Cell): string =>
    cell instanceof HTMLSelectElement
      ? cell.value === ''
        ? ''
        : (cell.selectedOptions[0]?.textContent ?? '').trim()
      : cell.value;

  const plain = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ');

  /** A choice is found by its words or its value; words that are none are shown as they came, and refused at the cell when saved. */
  function put(cell: Cell, text: string): void {
    if (!(cell instanceof HTMLSelectElement)) cell.value = text.trim();
    else {
      const wanted = plain(text === '–' ? '' : text);
      const found = [...cell.options].find(
        (option) => plain(option.value) === wanted || (option.value !== '' && plain(option.text) === wanted),
      );
      if (found) cell.value = found.value;
      else {
        cell.add(new Option(text.trim(), text.trim()));
        cell.value = text.trim();
      }
    }
    cell.dispatchEvent(new Event('input', { bubbles: true }));
    cell.dispatchEvent(new Event('change', { bubbles: true }));
  }

  let writing = false;
  function change(wanted: readonly (readonly [Cell, string])[]): void {
    if (wanted.length === 0) return;
    undone.push(wanted.map(([cell]) => [cell, wordsOf(cell)]));
    writing = true;
    for (const [cell, text] of wanted) put(cell, text);
    writing = false;
    before = anchor ? wordsOf(anchor) : '';
  }

  function undo(): void {
    const step = undone.pop();
    if (!step) return;
    writing = true;
    for (const [cell, value] of step) put(cell, value);
    writing = false;
    step[0]?.[0].focus();
    before = step[0] ? wordsOf(step[0][0]) : '';
  }

  /** Rows and cells as spreadsheets copy them; a cell in marks may hold a tab, a line or a mark. */
  function cut(text: string): string[][] {
    const rows: string[][] = [[]];
    let cell = '';
    let quoted = false;
    const close = () => {
      rows[rows.length - 1]?.push(cell);
      cell = '';
    };
    for (let i = 0; i < text.length; i += 1) {
      const char = text[i] ?? '';
      if (quoted && char === '"' && text[i + 1] === '"') {
        cell += char;
        i += 1;
      } else if (char === '"' && (quoted || cell === '')) quoted = !quoted;
      else if (!quoted && char === '\t') close();
      else if (!quoted && char === '\n') {
        close();
        rows.push([]);
      } else if (char !== '\r') cell += char === '\n' ? ' ' : char;
    }
    close();
    return rows.filter((row) => row.some((value) => value.trim() !== ''));
  }

  body.addEventListener('focusin', (event) => {
    const cell = cellOf(event.target);
    if (!cell) return;
    anchor = cell;
    head = cell;
    before = wordsOf(cell);
    mark();
  });

  // A cell typed in is one step when it is left, so that undo goes back a cell at a time.
  body.addEventListener('change', (event) => {
    const cell = cellOf(event.target);
    if (!cell || writing) return;
    const now = wordsOf(cell);
    if (now !== before) undone.push([[cell, before]]);
    before = now;
  });

  body.addEventListener('paste', (event) => {
    const cell = cellOf(event.target);
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const rows = cut(text);
    const one = rows.length === 1 && rows[0]?.length === 1;
    if (!cell || rows.length === 0 || (one && cell instanceof HTMLInputElement)) return;
    event.preventDefault();
    const from = placeOf(cell);
    const heads = [...(table.tHead?.rows[0]?.cells ?? [])].slice(1).map((th) => plain(th.textContent ?? ''));
    // The head of the columns came along: it is no row of figures.
    const [first] = rows;
    if (
      rows.length > 1 &&
      first &&
      first.filter((v, i) => plain(v) === heads[from.column + i]).length > first.length / 2
    )
      rows.shift();
    while (body.rows.length < Math.min(most, from.row + rows.length)) addRow();
    change(
      rows.flatMap((values, row) =>
        values.flatMap((value, column): [Cell, string][] => {
          const target = at(from.row + row, from.column + column);
          return target ? [[target, value]] : [];
        }),
      ),
    );
    head = at(from.row + rows.length - 1, from.column + (rows[0]?.length ?? 1) - 1) ?? cell;
    mark();
  });

  body.addEventListener('copy', (event) => {
    const cells = marked();
    if (cells.flat().length < 2) return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', cells.map((row) => row.map(wordsOf).join('\t')).join('\n'));
  });

  function go(cell: Cell | undefined, extend: boolean): void {
    if (!cell) return;
    if (extend) {
      head = cell;
      mark();
      cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    } else {
      cell.focus();
      if (cell instanceof HTMLInputElement) cell.select();
    }
  }

  const STEPS: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
  };

  /** Within words the arrows move in the text first; a whole marked text, or its edge, lets them out. */
  function leaves(cell: Cell, key: string): boolean {
    if (key === 'ArrowUp' || key === 'ArrowDown') return cell instanceof HTMLInputElement;
    if (cell instanceof HTMLSelectElement) return true;
    const [from, to] = [cell.selectionStart ?? 0, cell.selectionEnd ?? 0];
    if (from === 0 && to === cell.value.length) return true;
    return from === to && (key === 'ArrowLeft' ? from === 0 : to === cell.value.length);
  }

  body.addEventListener('keydown', (event) => {
    const cell = cellOf(event.target);
    if (!cell || event.isComposing) return;
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (command && key === 'z' && !event.shiftKey) {
      if (wordsOf(cell) !== before) {
        // What is being typed in this cell goes first.
        undone.push([[cell, before]]);
      }
      event.preventDefault();
      return undo();
    }
    if (command && key === 'd') {
      event.preventDefault();
      const cells = marked();
      const [top, ...below] = cells;
      if (top && below.length > 0)
        return change(below.flatMap((row) => row.map((c, i): [Cell, string] => [c, top[i] ? wordsOf(top[i]) : ''])));
      const place = placeOf(cell);
      const above = at(place.row - 1, place.column);
      if (above) change([[cell, wordsOf(above)]]);
      return;
    }
    if ((key === 'Delete' || key === 'Backspace') && marked().flat().length > 1) {
      event.preventDefault();
      return change(marked().flatMap((row) => row.map((c): [Cell, string] => [c, ''])));
    }
    if (command || event.altKey) return;
    const { row, column } = placeOf(cell);
    if (key === 'Enter') {
      event.preventDefault();
      return go(at(row + (event.shiftKey ? -1 : 1), column), false);
    }
    const step = STEPS[key];
    if (!step) return;
    const from = head && event.shiftKey ? placeOf(head) : { row, column };
    const extending =
      event.shiftKey && (step[0] !== 0 || cell instanceof HTMLSelectElement || leaves(cell, key) || head !== anchor);
    if (!extending && !(leaves(cell, key) && !event.shiftKey)) return;
    const target = at(from.row + step[0], from.column + step[1]);
    if (!target) return;
    event.preventDefault();
    go(target, extending);
  });

  let drawing = false;
  body.addEventListener('pointerdown', (event) => {
    const cell = cellOf(event.target);
    if (!cell || !event.shiftKey || !anchor) {
      drawing = cell instanceof HTMLInputElement && event.pointerType === 'mouse';
      return;
    }
    event.preventDefault();
    head = cell;
    mark();
  });
  body.addEventListener('pointerover', (event) => {
    const cell = cellOf(event.target);
    if (!drawing || event.buttons !== 1 || !cell || !anchor) return;
    head = cell;
    mark();
  });
}
