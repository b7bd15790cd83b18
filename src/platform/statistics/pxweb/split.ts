import { cellsOf, type Selection } from './selection.ts';

/**
 * Divides a spelled-out selection into parts of at most `limit` cells, empty cells counted, along the variable that gives
 * the fewest parts; the first of them when several do. Null when a single cell is already too much.
 */
export function split(spelled: Selection, limit: number): readonly Selection[] | null {
  const cells = cellsOf(spelled);
  if (cells <= limit) return [spelled];
  if (limit < 1) return null;
  const ways = spelled.flatMap((v, at) => {
    const each = Math.floor(limit / (cells / v.codes.length));
    return each >= 1 && v.codes.length > 1 ? [{ at, each, parts: Math.ceil(v.codes.length / each) }] : [];
  });
  const best = ways.reduce<(typeof ways)[number] | undefined>((a, b) => (a && a.parts <= b.parts ? a : b), undefined);
  if (best) return cut(spelled, best.at, best.each);
  // No variable alone is enough: the longest is taken value by value and each of its parts divided again.
  const longest = spelled.reduce((a, v, i) => (v.codes.length > (spelled[a]?.codes.length ?? 0) ? i : a), 0);
  const parts: Selection[] = [];
  for (const one of cut(spelled, longest, 1)) parts.push(...(split(one, limit) ?? []));
  return parts;
}

function cut(spelled: Selection, at: number, each: number): readonly Selection[] {
  const codes = spelled[at]?.codes ?? [];
  return Array.from({ length: Math.ceil(codes.length / each) }, (_, part) =>
    spelled.map((v, i) => (i === at ? { ...v, codes: codes.slice(part * each, (part + 1) * each) } : v)),
  );
}
