import { err, ok, type Result } from '../../../kernel/index.ts';
import type { SourceRefusal } from '../refusal.ts';
import type { JsonStat } from './schemas.ts';

type Loose = Readonly<Record<string, unknown>>;
type Dimension = JsonStat['dimension'][string];

export const codesOf = (dimension: Dimension | undefined): readonly string[] => {
  const { index, label } = dimension?.category ?? {};
  if (Array.isArray(index)) return index;
  if (!index) return Object.keys(label ?? {});
  return Object.entries(index)
    .sort((a, b) => a[1] - b[1])
    .map(([code]) => code);
};

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Two descriptions of the same thing: what only one of them says is kept, lists of notes are put together. */
function merge(a: unknown, b: unknown): unknown {
  if (isObject(a) && isObject(b))
    return { ...a, ...Object.fromEntries(Object.entries(b).map(([k, v]) => [k, k in a ? merge(a[k], v) : v])) };
  if (Array.isArray(a) && Array.isArray(b) && [...a, ...b].every((x) => typeof x === 'string'))
    return [...new Set([...a, ...b])];
  return a;
}

/** Notes of all parts once each, and which of them must be shown, under their new places. */
function notesOf(parts: readonly { readonly note?: readonly string[]; readonly extension?: Loose }[]) {
  const note = [...new Set(parts.flatMap((p) => p.note ?? []))];
  const noteMandatory: Record<string, true> = {};
  for (const part of parts) {
    const mandatory = part.extension?.noteMandatory;
    if (!isObject(mandatory)) continue;
    for (const [at, must] of Object.entries(mandatory)) {
      const text = part.note?.[Number(at)];
      if (must === true && text !== undefined) noteMandatory[note.indexOf(text)] = true;
    }
  }
  return { note, noteMandatory };
}

function joinDescription<T extends { readonly note?: readonly string[]; readonly extension?: Loose }>(
  parts: readonly T[],
): T {
  const { note, noteMandatory } = notesOf(parts);
  const merged = parts.reduce((a, b) => merge(a, b) as T);
  return {
    ...merged,
    ...(note.length > 0 ? { note } : {}),
    ...(Object.keys(noteMandatory).length > 0 ? { extension: { ...merged.extension, noteMandatory } } : {}),
  };
}

function joinDimension(parts: readonly Dimension[]): Dimension {
  const merged = joinDescription(parts);
  const codes = [...new Set(parts.flatMap(codesOf))];
  return { ...merged, category: { ...merged.category, index: Object.fromEntries(codes.map((c, i) => [c, i])) } };
}

const strides = (size: readonly number[]) => size.map((_, i) => size.slice(i + 1).reduce((n, s) => n * s, 1));

/**
 * The answers to the parts of a query as the answer to the whole: every cell by its codes, statuses and notes kept.
 * A cell that no part has is missing, without a symbol.
 */
export function join(parts: readonly JsonStat[]): Result<JsonStat, SourceRefusal> {
  const [first] = parts;
  if (!first) return err({ code: 'uventet-svar' });
  if (parts.length === 1) return ok(first);
  if (parts.some((p) => p.updated !== first.updated)) return err({ code: 'endret-underveis' });
  if (parts.some((p) => p.id.join('\n') !== first.id.join('\n'))) return err({ code: 'uventet-svar' });
  const dimension = Object.fromEntries(
    first.id.map((id) => [id, joinDimension(parts.flatMap((p) => p.dimension[id] ?? []))]),
  );
  const codes = first.id.map((id) => codesOf(dimension[id]));
  const size = codes.map((c) => c.length);
  const steps = strides(size);
  const value = new Array<number | null>(size.reduce((n, s) => n * s, 1)).fill(null);
  const status: Record<string, string> = {};
  for (const part of parts) {
    // Where each value of the part lies in the whole, dimension by dimension.
    const places = part.id.map((id, d) => {
      const index = new Map(codes[d]?.map((c, i) => [c, i * (steps[d] ?? 1)]));
      return codesOf(part.dimension[id]).map((c) => index.get(c) ?? 0);
    });
    const inner = strides(part.size);
    const symbols = symbolsOf(part);
    const cells = part.size.reduce((n, s) => n * s, 1);
    for (let i = 0; i < cells; i += 1) {
      let to = 0;
      for (let d = 0; d < places.length; d += 1)
        to += places[d]?.[Math.floor(i / (inner[d] ?? 1)) % (part.size[d] ?? 1)] ?? 0;
      value[to] = (Array.isArray(part.value) ? part.value[i] : part.value[String(i)]) ?? null;
      const symbol = symbols(i);
      if (symbol !== undefined) status[String(to)] = symbol;
    }
  }
  const { status: _, ...described } = joinDescription(parts.map(({ value: _value, ...rest }) => rest));
  return ok({
    ...described,
    size,
    dimension,
    value,
    ...(Object.keys(status).length > 0 ? { status } : {}),
  } as JsonStat);
}

const symbolsOf =
  ({ status }: JsonStat) =>
  (i: number): string | undefined =>
    (typeof status === 'string' ? status : Array.isArray(status) ? status[i] : status?.[String(i)]) ?? undefined;
