import type { Tiltak } from './tiltak.ts';

/** The tiltak that stands for one that went out of the plan; any other number is itself. */
export type Stedfortreder = (number: number) => number;

/**
 * What points at a tiltak is followed to the one that stands when it is read, and is not written anew: when a merging is undone, everything
 * points where it did by itself.
 */
export function stedfortrederIn(
  gone: readonly { readonly number: number; readonly by: number | null | undefined }[],
): Stedfortreder {
  const by = new Map(gone.flatMap((g) => (g.by ? [[g.number, g.by] as const] : [])));
  return (number) => {
    const seen = new Set<number>();
    let at = number;
    // Two that stand for each other, by an undo of an undo, lead nowhere.
    for (let next = by.get(at); next !== undefined && !seen.has(at); next = by.get(at)) {
      seen.add(at);
      at = next;
    }
    return seen.has(at) ? number : at;
  };
}

/** The numbers as those that stand, each once. */
export const staaende = (numbers: readonly number[], to: Stedfortreder): number[] => [...new Set(numbers.map(to))];

/** A tiltak with what it requires and excludes as it stands now; what became part of itself is no longer another. */
export function pekende<T extends { readonly number: number; readonly data: Tiltak }>(row: T, to: Stedfortreder): T {
  const moved = (['requires', 'excludes'] as const).flatMap((field) => {
    const numbers = row.data[field] ?? [];
    if (numbers.every((n) => to(n) === n)) return [];
    const now = staaende(numbers, to).filter((n) => n !== row.number);
    return [[field, now.sort((a, b) => a - b)] as const];
  });
  return moved.length === 0 ? row : { ...row, data: { ...row.data, ...Object.fromEntries(moved) } };
}
