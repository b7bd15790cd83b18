import { z } from 'zod';
import { err, ok, type Result } from '../../../kernel/index.ts';
import type { StatDimension, StatTable } from '../stat-table.ts';
import { ageCode, roleOf } from './meaning.ts';
import type { ReaderRefusal } from './refusal.ts';

/** One figure with where it stands: a text for each dimension. */
interface Cell {
  readonly at: readonly string[];
  readonly value: number | null;
}

type Axis = Omit<StatDimension, 'values'> & { readonly label: string; readonly labels?: ReadonlyMap<string, string> };

/** A dense table of loose cells; combinations that no cell names are absent. */
function tableOf(
  axes: readonly Axis[],
  cells: readonly Cell[],
  rest: Pick<StatTable, 'table' | 'title' | 'units'>,
): Result<StatTable, ReaderRefusal> {
  const values = axes.map((_, a) => [...new Set(cells.map((c) => c.at[a] ?? ''))]);
  const places = values.map((list) => new Map(list.map((v, i) => [v, i])));
  const total = values.reduce((n, list) => n * list.length, 1);
  if (cells.length === 0 || total > 8_000_000) return err({ code: 'ikke-tabell' });
  const numbers = new Float64Array(total).fill(Number.NaN);
  const status = new Map<number, string>();
  const taken = new Set<number>();
  for (const [i, cell] of cells.entries()) {
    const at = cell.at.reduce((sum, v, a) => sum * (values[a]?.length ?? 1) + (places[a]?.get(v) ?? 0), 0);
    if (taken.has(at)) return err({ code: 'dobbel-rad', data: { row: i + 1 } });
    taken.add(at);
    if (cell.value === null) status.set(at, '..');
    else numbers[at] = cell.value;
  }
  const dimensions = axes.map((axis, a) => ({
    code: axis.code,
    label: axis.label,
    role: axis.role,
    values: (values[a] ?? []).map((code) => ({ code, label: axis.labels?.get(code) ?? code })),
  }));
  return ok({ ...rest, dimensions, values: numbers, status, notes: [], updated: null });
}

const record = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.null(), z.record(z.string(), z.union([z.number(), z.null()]))]),
);
const CONTENTS: Axis = { code: 'ContentsCode', label: 'statistikkvariabel', role: 'contents' };
const TIME: Axis = { code: 'Tid', label: 'år', role: 'time' };

/** A list of alike records, each about one area in one year, with counts in fields or in a group by age. */
export function readRecords(json: readonly unknown[]): Result<StatTable, ReaderRefusal> {
  const parsed = z.array(record).safeParse(json);
  if (!parsed.success) return err({ code: 'ikke-tabell' });
  const [first] = parsed.data;
  const fields = Object.keys(first ?? {});
  const odd = parsed.data.findIndex((r) => fields.some((f) => !(f in r)) || Object.keys(r).length !== fields.length);
  if (odd >= 0)
    return err({
      code: 'ujevn-rad',
      data: { row: odd + 1, columns: Object.keys(parsed.data[odd] ?? {}).length, expected: fields.length },
    });
  const region = fields.find((f) => roleOf(f, []) === 'region' && parsed.data.every((r) => typeof r[f] === 'string'));
  const time = fields.find((f) => roleOf(f, []) === 'time');
  const counts = fields.filter(
    (f) => f !== time && parsed.data.every((r) => r[f] === null || typeof r[f] === 'number'),
  );
  const groups = fields.filter((f) => parsed.data.every((r) => typeof r[f] === 'object' && r[f] !== null));
  if (!region || !time || counts.length + groups.length === 0) return err({ code: 'ikke-tabell' });
  const name = fields.find((f) => f === region.replace(/Id$/, 'navn'));
  const cells: Cell[] = parsed.data.flatMap((r) => {
    const [area, year] = [String(r[region]), String(r[time])];
    return [
      ...counts.map((f) => ({ at: [area, f, 'alle', year], value: r[f] as number | null })),
      ...groups.flatMap((f) =>
        Object.entries(r[f] as Record<string, number | null>).map(([age, value]) => ({
          at: [area, f, ageCode(age), year],
          value,
        })),
      ),
    ];
  });
  const labels = new Map(parsed.data.map((r) => [String(r[region]), String((name && r[name]) ?? r[region])]));
  return tableOf(
    [
      { code: region, label: region, role: 'region', labels },
      CONTENTS,
      { code: 'Alder', label: 'alder', role: 'age' },
      { ...TIME, code: time, label: time },
    ],
    cells,
    { table: null, title: null, units: Object.fromEntries([...counts, ...groups].map((f) => [f, ''])) },
  );
}

const answer = z.object({
  table: z.string().regex(/^\d{5}$/),
  year: z.string().regex(/^\d{4}$/),
  measures: z.record(z.string(), z.object({ contentsCode: z.string(), unit: z.string(), label: z.string() })),
  municipalities: z.record(z.string(), z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
});

/**
 * A recorded KOSTRA answer with one entry per municipality. A figure that was taken from an earlier year stands under
 * that year, and nothing is said of the year it was missing in.
 */
export function readKostraAnswer(json: unknown): Result<StatTable, ReaderRefusal> {
  const parsed = answer.safeParse(json);
  if (!parsed.success) return err({ code: 'ikke-tabell' });
  const { table, year, measures, municipalities } = parsed.data;
  const cells: Cell[] = [];
  for (const fields of Object.values(municipalities)) {
    for (const [key, measure] of Object.entries(measures)) {
      const value = fields[key];
      if (value === undefined) continue;
      if (typeof fields.code !== 'string' || (value !== null && typeof value !== 'number'))
        return err({ code: 'ikke-tabell' });
      const at = [fields.code, measure.contentsCode, String(fields[`${key}Year`] ?? year)];
      cells.push({ at, value });
    }
  }
  const names = new Map(Object.entries(municipalities).map(([name, f]) => [String(f.code), name]));
  const labels = new Map(Object.values(measures).map((m) => [m.contentsCode, m.label]));
  return tableOf(
    [{ code: 'KOKkommuneregion0000', label: 'region', role: 'region', labels: names }, { ...CONTENTS, labels }, TIME],
    cells,
    { table, title: null, units: Object.fromEntries(Object.values(measures).map((m) => [m.contentsCode, m.unit])) },
  );
}
