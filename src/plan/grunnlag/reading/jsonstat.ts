import { z } from 'zod';
import { err, ok, type Result } from '../../../kernel/index.ts';
import type { StatDimension, StatTable } from '../stat-table.ts';
import { roleOf } from './meaning.ts';
import type { ReaderRefusal } from './refusal.ts';

const category = z.object({
  index: z.union([z.record(z.string(), z.number()), z.array(z.string())]).optional(),
  label: z.record(z.string(), z.string()).optional(),
  unit: z.record(z.string(), z.object({ base: z.string().optional() })).optional(),
});
const dataset = z.object({
  class: z.literal('dataset'),
  label: z.string().optional(),
  updated: z.string().optional(),
  note: z.array(z.string()).optional(),
  role: z
    .object({
      time: z.array(z.string()).optional(),
      geo: z.array(z.string()).optional(),
      metric: z.array(z.string()).optional(),
    })
    .optional(),
  id: z.array(z.string()),
  size: z.array(z.number().int().nonnegative()),
  dimension: z.record(z.string(), z.object({ label: z.string().optional(), category })),
  value: z.union([z.array(z.number().nullable()), z.record(z.string(), z.number().nullable())]),
  status: z.union([z.record(z.string(), z.string()), z.array(z.string().nullable()), z.string()]).optional(),
});

/** A JSON-stat 2 dataset. A number without a value keeps the agency's symbol; without one it is '..'. */
export function readJsonStat(text: string): Result<StatTable, ReaderRefusal> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err({ code: 'avkortet' });
  }
  const parsed = dataset.safeParse(json);
  if (!parsed.success) return err({ code: 'ikke-tabell' });
  const d = parsed.data;
  const total = d.size.reduce((n, s) => n * s, 1);
  const count = Array.isArray(d.value) ? d.value.length : total;
  if (d.id.length !== d.size.length || count !== total || total === 0)
    return err({ code: 'avkortet', data: { cells: count, expected: total } });
  let units: Record<string, string> = {};
  const dimensions: StatDimension[] = [];
  for (const [i, code] of d.id.entries()) {
    const dim = d.dimension[code];
    const index = dim?.category.index;
    const codes = Array.isArray(index)
      ? index
      : Object.entries(index ?? {})
          .sort((a, b) => a[1] - b[1])
          .map(([c]) => c);
    const labels = dim?.category.label ?? {};
    const known = codes.length > 0 ? codes : Object.keys(labels);
    if (!dim || known.length !== d.size[i]) return err({ code: 'avkortet' });
    const role = d.role?.time?.includes(code)
      ? 'time'
      : d.role?.metric?.includes(code)
        ? 'contents'
        : d.role?.geo?.includes(code)
          ? 'region'
          : roleOf(code, known);
    dimensions.push({
      code,
      label: dim.label ?? code,
      role,
      values: known.map((c) => ({ code: role === 'region' ? c.replace(/^K-/, '') : c, label: labels[c] ?? c })),
    });
    if (role === 'contents') units = Object.fromEntries(known.map((c) => [c, dim.category.unit?.[c]?.base ?? '']));
  }
  const values = new Float64Array(total).fill(Number.NaN);
  const status = new Map<number, string>();
  const symbol = (i: number) => {
    const s = d.status;
    const found = typeof s === 'string' ? s : Array.isArray(s) ? s[i] : s?.[String(i)];
    return found ?? '..';
  };
  for (let i = 0; i < total; i += 1) {
    const value = Array.isArray(d.value) ? d.value[i] : d.value[String(i)];
    if (typeof value === 'number') values[i] = value;
    else status.set(i, symbol(i));
  }
  return ok({
    table: /^(\d{5})\b/.exec(d.label ?? '')?.[1] ?? null,
    title: d.label ?? null,
    dimensions,
    values,
    status,
    units,
    notes: d.note ?? [],
    updated: d.updated ?? null,
  });
}
