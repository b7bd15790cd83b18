import { err, ok, type Result } from '../../../kernel/index.ts';
import type { StatDimension, StatTable, TableWarning } from '../stat-table.ts';
import { type KeyColumn, sortColumns } from './columns.ts';
import type { Row } from './csv.ts';
import { type HeadPlan, planHeads, valuesOf } from './heads.ts';
import { type Dress, layOut } from './layout.ts';
import { codeAndLabel, readCell } from './meaning.ts';
import type { ReaderRefusal } from './refusal.ts';
import { statedUnit, titleUnit } from './units.ts';

const MAX_CELLS = 8_000_000;

/** Where in a list of values each text stands; two texts with the same code are the same value. */
class Axis {
  readonly texts: string[] = [];
  private readonly byText = new Map<string, number>();
  private readonly byCode = new Map<string, number>();
  private readonly codeOf: (text: string) => string;
  constructor(codeOf: (text: string) => string) {
    this.codeOf = codeOf;
  }
  place(text: string): number {
    const known = this.byText.get(text);
    if (known !== undefined) return known;
    const code = this.codeOf(text);
    const place = this.byCode.get(code) ?? this.texts.length;
    if (place === this.texts.length) this.texts.push(text);
    this.byText.set(text, place);
    this.byCode.set(code, place);
    return place;
  }
}

/** The unit of each measure that a head, the title or the name of the stub states; '' where none does. */
function unitsOf(
  measures: readonly string[],
  title: string | null,
  keys: readonly KeyColumn[],
): Record<string, string> {
  const around = titleUnit(title) ?? keys.map((k) => statedUnit(k.head)).find((u) => u !== null) ?? '';
  return Object.fromEntries(measures.map((m) => [m, statedUnit(m) ?? around]));
}

interface Filled {
  readonly values: Float64Array;
  readonly status: Map<number, string>;
  readonly sizes: readonly number[];
  readonly keyAxes: readonly Axis[];
  readonly headAxes: readonly Axis[];
  readonly holes: number;
}

function fill(
  body: readonly Row[],
  keys: readonly KeyColumn[],
  columns: readonly number[],
  plan: HeadPlan,
): Result<Filled, ReaderRefusal> {
  const keyAxes = keys.map((k) => new Axis((text) => codeAndLabel(k.role, text).code));
  const headAxes = plan.axes.map((a) => new Axis((text) => (text === '' ? '' : codeAndLabel(a.role, text).code)));
  const inner = plan.parts.map((part) => part.map((text, a) => headAxes[a]?.place(text) ?? 0));
  const places = new Int32Array(body.length * keys.length);
  for (const [r, row] of body.entries())
    for (let k = 0; k < keys.length; k += 1)
      places[r * keys.length + k] = keyAxes[k]?.place(row.cells[keys[k]?.at ?? 0] ?? '') ?? 0;
  const keySizes = keyAxes.map((a) => a.texts.length);
  const headSizes = headAxes.map((a) => a.texts.length);
  const innerSize = headSizes.reduce((n, s) => n * s, 1);
  const combinations = keySizes.reduce((n, s) => n * s, 1);
  if (combinations * innerSize > MAX_CELLS)
    return err({ code: 'for-mange-celler', data: { cells: combinations * innerSize, max: MAX_CELLS } });
  const tails = inner.map((part) => part.reduce((sum, place, a) => sum * (headSizes[a] ?? 1) + place, 0));
  const firsts = new Set<number>();
  const twice = tails.findIndex((t) => firsts.size === firsts.add(t).size);
  if (twice >= 0)
    return err({
      code: 'dobbelt-hode',
      data: { column: (columns[twice] ?? 0) + 1, head: plan.parts[twice]?.join(' ').trim() ?? '' },
    });

  const values = new Float64Array(combinations * innerSize).fill(Number.NaN);
  const status = new Map<number, string>();
  const taken = new Uint8Array(combinations);
  let inOrder = true;
  for (const [r, row] of body.entries()) {
    let outer = 0;
    for (let k = 0; k < keys.length; k += 1) outer = outer * (keySizes[k] ?? 1) + (places[r * keys.length + k] ?? 0);
    if (taken[outer]) return err({ code: 'dobbel-rad', data: { row: row.line } });
    taken[outer] = 1;
    inOrder &&= outer === r;
    for (let v = 0; v < columns.length; v += 1) {
      const text = row.cells[columns[v] ?? 0] ?? '';
      const cell = readCell(text);
      if (cell === null)
        return err({
          code: 'uleselig-tall',
          data: { row: row.line, column: (columns[v] ?? 0) + 1, text: text.slice(0, 40) },
        });
      const at = outer * innerSize + (tails[v] ?? 0);
      if ('value' in cell) values[at] = cell.value;
      else status.set(at, cell.missing);
    }
  }
  // Every block before the last is whole and the last one is not: the file was cut between two rows.
  // A column with one value, such as the year of a file of one year, makes no blocks.
  const varying = keySizes.filter((size) => size > 1);
  const blocks = varying[0] ?? 1;
  const block = combinations / blocks;
  if (inOrder && varying.length > 1 && body.length < combinations)
    return err({
      code: 'avkortet',
      data: { row: body.at(-1)?.line ?? 0, rows: body.length - block * (blocks - 1), expected: block },
    });
  return ok({
    values,
    status,
    sizes: [...keySizes, ...headSizes],
    keyAxes,
    headAxes,
    holes: combinations - body.length,
  });
}

/** Any rectangular sheet with a head: some columns name the cell, the others hold numbers. */
export function tableFromRows(all: readonly Row[], dress: Dress): Result<StatTable, ReaderRefusal> {
  const laid = layOut(all, dress);
  if (!laid.ok) return laid;
  const { title, heads, body, notes } = laid.value;
  const bottom = heads.at(-1) ?? [];
  const stubHeads = bottom.map((h, i) =>
    h !== '' ? h : heads.length > 1 && body[0]?.cells[i] !== '' ? (heads[0]?.[i] ?? '') : '',
  );
  const sorted = sortColumns(stubHeads, title, body);
  if (!sorted.ok) return sorted;
  const { keys, values: columns } = sorted.value;
  const plan = planHeads(
    heads.map((level) => columns.map((c) => level[c] ?? '')),
    keys.some((k) => k.role === 'time'),
  );
  const cube = fill(body, keys, columns, plan);
  if (!cube.ok) return cube;
  const { keyAxes, headAxes } = cube.value;

  const names = (k: KeyColumn) =>
    new Map(k.nameAt < 0 ? [] : body.map((row) => [row.cells[k.at], row.cells[k.nameAt] ?? '']));
  const dimensions: StatDimension[] = keys.map((k, i) => {
    const named = names(k);
    const texts = keyAxes[i]?.texts ?? [];
    const found = valuesOf(k.role, texts);
    return {
      code: k.head,
      label: k.head,
      role: k.role,
      values: found.map((v, n) => ({ code: v.code, label: named.get(texts[n] ?? '') || v.label })),
    };
  });
  // In the long form the measure is a column of its own and the head of the figures says nothing.
  const longForm = keys.some((k) => k.role === 'contents');
  for (const [a, axis] of plan.axes.entries()) {
    const found = valuesOf(axis.role, headAxes[a]?.texts ?? []);
    if (!(axis.role === 'contents' && longForm && found.length === 1)) dimensions.push({ ...axis, values: found });
  }
  const measures = dimensions.find((d) => d.role === 'contents')?.values.map((v) => v.code) ?? [];
  const summed = [
    ...keys.flatMap((k, i) => (k.role === 'region' ? (keyAxes[i]?.texts ?? []) : [])),
    ...plan.axes.flatMap((x, i) => (x.role === 'region' ? (headAxes[i]?.texts ?? []) : [])),
  ].some((text) => text.startsWith('K-'));
  const warnings: TableWarning[] = [];
  if (!dress.ended) warnings.push({ code: 'uten-linjeskift', data: { row: body.at(-1)?.line ?? 0 } });
  if (cube.value.holes > 0) warnings.push({ code: 'hull', data: { rows: cube.value.holes } });
  return ok({
    table: /^"?(\d{5})\b/.exec(title ?? '')?.[1] ?? null,
    title,
    dimensions,
    values: cube.value.values,
    status: cube.value.status,
    units: unitsOf(measures, title, keys),
    notes,
    updated: null,
    ...(summed ? { summed } : {}),
    warnings,
  });
}
