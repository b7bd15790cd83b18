import type { Numbered } from './aktivitet.ts';

/** The way from `number` back to itself if it came after `after`; null when there is none. */
export function circleThrough(
  number: number,
  after: readonly number[],
  activities: readonly Numbered[],
): readonly number[] | null {
  const before = new Map(activities.map((a) => [a.number, a.data.after]));
  const walk = (at: number, way: readonly number[]): readonly number[] | null => {
    if (at === number) return [...way, at];
    if (way.includes(at)) return null;
    for (const next of before.get(at) ?? []) {
      const found = walk(next, [...way, at]);
      if (found) return found;
    }
    return null;
  };
  for (const first of after) {
    const found = walk(first, [number]);
    if (found) return found;
  }
  return null;
}

/** What comes first stands first; a dependency on something that is not there counts for nothing. */
export function inOrder<T extends Numbered>(activities: readonly T[]): readonly T[] {
  const byNumber = new Map(activities.map((a) => [a.number, a]));
  const placed = new Set<number>();
  const order: T[] = [];
  const place = (a: T) => {
    if (placed.has(a.number)) return;
    placed.add(a.number);
    for (const number of a.data.after) {
      const before = byNumber.get(number);
      if (before) place(before);
    }
    order.push(a);
  };
  for (const a of activities) place(a);
  return order;
}

/** Everything that cannot begin before `number` is finished. */
export function downstreamOf(number: number, activities: readonly Numbered[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const a of inOrder(activities)) if (a.data.after.some((n) => n === number || found.has(n))) found.add(a.number);
  return found;
}
