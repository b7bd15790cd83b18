import { z } from 'zod';
import { err, ok, type Result } from '../../../kernel/index.ts';
import type { DimensionRole, StatDimension, StatTable } from '../stat-table.ts';
import { roleOf } from './meaning.ts';
import type { ReaderRefusal } from './refusal.ts';

const notes = z.array(z.string()).optional();
/** Which notes must be shown: their place in the list, from 0. */
const flags = z.record(z.string(), z.boolean()).optional();
const category = z.object({
  index: z.union([z.record(z.string(), z.number()), z.array(z.string())]).optional(),
  label: z.record(z.string(), z.string()).optional(),
  unit: z.record(z.string(), z.object({ base: z.string().optional(), decimals: z.number().optional() })).optional(),
  note: z.record(z.string(), z.array(z.string())).optional(),
});
const dimension = z.object({
  label: z.string().optional(),
  note: notes,
  category,
  extension: z
    .object({
      noteMandatory: flags,
      categoryNoteMandatory: z.record(z.string(), z.record(z.string(), z.boolean())).optional(),
    })
    .optional(),
});
const role = z.object({
  time: z.array(z.string()).optional(),
  geo: z.array(z.string()).optional(),
  metric: z.array(z.string()).optional(),
});
const dataset = z.object({
  class: z.literal('dataset'),
  label: z.string().optional(),
  updated: z.string().optional(),
  note: notes,
  role: role.optional(),
  id: z.array(z.string()),
  size: z.array(z.number().int().nonnegative()),
  dimension: z.record(z.string(), dimension),
  value: z.union([z.array(z.number().nullable()), z.record(z.string(), z.number().nullable())]),
  status: z.union([z.record(z.string(), z.string()), z.array(z.string().nullable()), z.string()]).optional(),
  extension: z
    .object({
      noteMandatory: flags,
      px: z.object({ tableid: z.string().optional(), aggregallowed: z.boolean().optional() }).optional(),
    })
    .optional(),
});
type Dataset = z.infer<typeof dataset>;
type Dimension = z.infer<typeof dimension>;

/** A word that every object answers to ('constructor'), and so no name of anything in a file. */
const isWordOfObjects = (code: string): boolean => code in Object.prototype;

/** The older form of the format keeps id, size and role inside `dimension`. */
function modern(json: Record<string, unknown>): unknown {
  const inner = json.dataset;
  if (typeof inner !== 'object' || inner === null) return json;
  const old = inner as { dimension?: Record<string, unknown> };
  const { id, size, role: roles, ...dimensions } = old.dimension ?? {};
  return { ...old, class: 'dataset', id, size, role: roles, dimension: dimensions };
}

/** The codes of a dimension in their order; one with a single category may leave the index out. */
function codesOf(d: Dimension): string[] {
  const { index, label } = d.category;
  if (Array.isArray(index)) return index;
  if (index)
    return Object.entries(index)
      .sort((a, b) => a[1] - b[1])
      .map(([code]) => code);
  return Object.keys(label ?? {});
}

/** The notes of a list, and those of them that must be shown; all must when the flags point outside the list. */
function pick(list: readonly string[], marked: Readonly<Record<string, boolean>> | undefined) {
  const wanted = new Set(Object.entries(marked ?? {}).flatMap(([at, must]) => (must ? [Number(at)] : [])));
  const outside = [...wanted].some((at) => list[at] === undefined);
  return { all: list, must: outside ? list : list.filter((_, i) => wanted.has(i)) };
}

/** Notes of the table, of each dimension, and of each value that is in the answer. */
function notesOf(d: Dataset): { all: string[]; must: string[] } {
  const found = [pick(d.note ?? [], d.extension?.noteMandatory)];
  for (const code of d.id) {
    const dim = d.dimension[code];
    found.push(pick(dim?.note ?? [], dim?.extension?.noteMandatory));
    for (const [value, list] of Object.entries(dim?.category.note ?? {})) {
      const label = dim?.category.label?.[value] ?? value;
      const named = list.map((text) => `${label}: ${text}`);
      found.push(pick(named, dim?.extension?.categoryNoteMandatory?.[value]));
    }
  }
  return {
    all: [...new Set(found.flatMap((f) => f.all))],
    must: [...new Set(found.flatMap((f) => f.must))],
  };
}

function roleIn(d: Dataset, code: string, values: readonly string[]): DimensionRole {
  if (d.role?.time?.includes(code)) return 'time';
  if (d.role?.metric?.includes(code)) return 'contents';
  if (d.role?.geo?.includes(code)) return 'region';
  return roleOf(code, values);
}

/**
 * A JSON-stat 2 dataset. A cell without a number keeps the agency's symbol, or '..' when there is none; the symbol '-'
 * is zero. A symbol beside a number (such as '*', preliminary) is kept with it.
 */
export function readJsonStat(json: Record<string, unknown>): Result<StatTable, ReaderRefusal> {
  const parsed = dataset.safeParse(modern(json));
  if (!parsed.success) return err({ code: 'ikke-tabell' });
  const d = parsed.data;
  if (d.id.some(isWordOfObjects)) return err({ code: 'ikke-tabell' });
  const total = d.size.reduce((n, s) => n * s, 1);
  const values = d.value;
  const status = d.status;
  const outside = (keyed: object) => Object.keys(keyed).some((at) => !(Number(at) >= 0 && Number(at) < total));
  const count = Array.isArray(values) ? values.length : outside(values) ? Number.POSITIVE_INFINITY : total;
  const symbols = Array.isArray(status) && status.length !== 1 ? status.length : total;
  if (d.id.length !== d.size.length || count !== total || symbols !== total || total === 0 || total > 8_000_000)
    return err({ code: 'avkortet', data: { cells: count, expected: total } });

  const dimensions: StatDimension[] = [];
  const units: Record<string, string> = {};
  const decimals: Record<string, number> = {};
  let summed = false;
  for (const [i, code] of d.id.entries()) {
    const dim = d.dimension[code];
    const known = dim ? codesOf(dim) : [];
    if (!dim || known.length !== d.size[i]) return err({ code: 'avkortet', data: { dimension: code } });
    if (known.some(isWordOfObjects)) return err({ code: 'ikke-tabell' });
    const kind = roleIn(d, code, known);
    summed ||= kind === 'region' && known.some((c) => c.startsWith('K-'));
    dimensions.push({
      code,
      label: dim.label ?? code,
      role: kind,
      values: known.map((c) => ({
        code: kind === 'region' ? c.replace(/^[KF]-/, '') : c,
        label: dim.category.label?.[c] ?? c,
      })),
    });
    if (kind !== 'contents') continue;
    for (const c of known) {
      const unit = dim.category.unit?.[c];
      units[c] = unit?.base ?? '';
      if (unit?.decimals !== undefined) decimals[c] = unit.decimals;
    }
  }

  const cells = new Float64Array(total).fill(Number.NaN);
  const symbolOf = (i: number): string | null => {
    if (typeof status === 'string') return status;
    return (Array.isArray(status) ? (status.length === 1 ? status[0] : status[i]) : status?.[String(i)]) ?? null;
  };
  const found = new Map<number, string>();
  for (let i = 0; i < total; i += 1) {
    const value = Array.isArray(values) ? values[i] : values[String(i)];
    const symbol = symbolOf(i);
    if (typeof value === 'number') cells[i] = value;
    else if (symbol === '-') cells[i] = 0;
    if (Number.isNaN(cells[i])) found.set(i, symbol ?? '..');
    else if (symbol !== null && symbol !== '-' && symbol !== '') found.set(i, symbol);
  }
  const { all, must } = notesOf(d);
  return ok({
    table: d.extension?.px?.tableid ?? /^(\d{5})\b/.exec(d.label ?? '')?.[1] ?? null,
    title: d.label ?? null,
    dimensions,
    values: cells,
    status: found,
    units,
    notes: all,
    updated: d.updated ?? null,
    mandatory: must,
    decimals,
    ...(summed ? { summed } : {}),
    ...(d.extension?.px?.aggregallowed === undefined ? {} : { addable: d.extension.px.aggregallowed }),
  });
}
