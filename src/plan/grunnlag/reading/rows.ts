import { err, ok, type Result } from '../../../kernel/index.ts';
import type { DimensionRole, StatDimension, StatTable } from '../stat-table.ts';
import type { Row } from './csv.ts';
import { ageCode, codeAndLabel, PERIOD, readCell, roleOf } from './meaning.ts';
import type { ReaderRefusal } from './refusal.ts';

const MAX_CELLS = 8_000_000;
/** Columns that only repeat the name of the region beside its number. */
const NAME_COLUMN = /^(name|kname|navn|kommunenavn|regionnavn)$/i;

interface ValueColumn {
  readonly at: number;
  readonly contents: string;
  readonly period: string | null;
  readonly age: string | null;
}

function valueColumn(at: number, head: string): ValueColumn {
  const age = /^a(\d{1,3})$/.exec(head);
  if (age?.[1]) return { at, contents: '', period: null, age: ageCode(head) };
  if (PERIOD.test(head)) return { at, contents: '', period: head, age: null };
  const split = /^(.*\S)\s+(\S+)$/.exec(head);
  if (split?.[1] && split[2] && PERIOD.test(split[2])) return { at, contents: split[1], period: split[2], age: null };
  return { at, contents: head, period: null, age: null };
}

/** Where in a list of texts each one stands; grows as new ones come. */
class Axis {
  readonly texts: string[] = [];
  private readonly at = new Map<string, number>();
  place(text: string): number {
    let place = this.at.get(text);
    if (place === undefined) {
      place = this.texts.length;
      this.at.set(text, place);
      this.texts.push(text);
    }
    return place;
  }
}

/** Any rectangular sheet with a head: some columns name the cell, the others hold numbers. */
export function tableFromRows(all: readonly Row[]): Result<StatTable, ReaderRefusal> {
  const wide = all.findIndex((row) => row.cells.filter((c) => c !== '').length > 1);
  const head = all[wide];
  if (!head) return err({ code: 'ikke-tabell' });
  const title = wide > 0 ? (all[0]?.cells[0] ?? null) : null;
  const body = all.slice(wide + 1);
  const notes: string[] = [];
  // Statbank sheets end with notes in the first column.
  while (
    body.length > 0 &&
    body
      .at(-1)
      ?.cells.slice(1)
      .every((c) => c === '')
  )
    notes.unshift(body.pop()?.cells[0] ?? '');
  if (body.length === 0) return err({ code: 'ikke-tabell' });
  const heads = head.cells;
  const twice = heads.find((h, i) => h !== '' && heads.indexOf(h) !== i);
  if (twice !== undefined)
    return err({ code: 'dobbelt-hode', data: { column: heads.lastIndexOf(twice) + 1, head: twice } });
  for (const row of body) {
    if (row.cells.length !== heads.length) {
      const last = row === body.at(-1);
      return err({
        code: last ? 'avkortet' : 'ujevn-rad',
        data: { row: row.line, columns: row.cells.length, expected: heads.length },
      });
    }
  }

  const column = (i: number) => body.map((row) => row.cells[i] ?? '');
  const dims: { at: number; head: string; role: DimensionRole; axis: Axis }[] = [];
  const values: ValueColumn[] = [];
  heads.forEach((name, i) => {
    const texts = column(i);
    const named = roleOf(name, []);
    const worded = texts.filter((t) => readCell(t) === null).length > texts.length / 2;
    if (NAME_COLUMN.test(name)) return;
    if (named !== 'other' || worded)
      dims.push({
        at: i,
        head: name,
        role: named === 'other' ? roleOf(name, texts.slice(0, 500)) : named,
        axis: new Axis(),
      });
    else values.push(valueColumn(i, name));
  });
  if (values.length === 0 || dims.length === 0) return err({ code: 'ikke-tabell' });

  const contents = new Axis();
  const periods = new Axis();
  const ages = new Axis();
  for (const v of values) {
    contents.place(v.contents);
    if (v.period) periods.place(v.period);
    if (v.age) ages.place(v.age);
  }
  const places = body.map((row) => dims.map((d) => d.axis.place(row.cells[d.at] ?? '')));
  const inner = [contents, ages, periods];
  const innerSizes = inner.map((axis) => Math.max(1, axis.texts.length));
  const sizes = [...dims.map((d) => d.axis.texts.length), ...innerSizes];
  const total = sizes.reduce((n, s) => n * s, 1);
  if (total > MAX_CELLS) return err({ code: 'for-mange-celler', data: { cells: total, max: MAX_CELLS } });

  const cube = new Float64Array(total).fill(Number.NaN);
  const filled = new Uint8Array(total);
  const status = new Map<number, string>();
  for (const [r, row] of body.entries()) {
    for (const v of values) {
      const tail = [contents.place(v.contents), v.age ? ages.place(v.age) : 0, v.period ? periods.place(v.period) : 0];
      const at = [...(places[r] ?? []), ...tail].reduce((sum, place, d) => sum * (sizes[d] ?? 1) + place, 0);
      if (filled[at]) return err({ code: 'dobbel-rad', data: { row: row.line } });
      filled[at] = 1;
      const cell = readCell(row.cells[v.at] ?? '');
      if (cell === null)
        return err({
          code: 'uleselig-tall',
          data: { row: row.line, column: v.at + 1, text: (row.cells[v.at] ?? '').slice(0, 40) },
        });
      if ('value' in cell) cube[at] = cell.value;
      else status.set(at, cell.missing);
    }
  }

  const dimensions: StatDimension[] = dims.map((d) => ({
    code: d.head,
    label: d.head,
    role: d.role,
    values: d.axis.texts.map((t) => codeAndLabel(d.role, t)),
  }));
  dimensions.push({
    code: 'ContentsCode',
    label: 'statistikkvariabel',
    role: 'contents',
    values: contents.texts.map((t) => ({ code: t || 'verdi', label: t || 'verdi' })),
  });
  if (ages.texts.length > 0)
    dimensions.push({
      code: 'Alder',
      label: 'alder',
      role: 'age',
      values: ages.texts.map((t) => codeAndLabel('age', t)),
    });
  if (periods.texts.length > 0)
    dimensions.push({
      code: 'Tid',
      label: 'år',
      role: 'time',
      values: periods.texts.map((t) => ({ code: t, label: t })),
    });
  const number = /^"?(\d{5})\b/.exec(title ?? '');
  return ok({
    table: number?.[1] ?? null,
    title,
    dimensions,
    values: cube,
    status,
    units: Object.fromEntries(contents.texts.map((t) => [t || 'verdi', ''])),
    notes,
    updated: null,
  });
}
