/** Counts of people below this are not shown to everybody (decisions.md 26). */
export const SMALL_COUNT = 5;

/** Whether a count of people is so small that it could point somebody out. Zero points out nobody. */
export const isSmallCount = (count: number): boolean => Math.round(count) > 0 && Math.round(count) < SMALL_COUNT;

/** A count that is not small, told to the nearest five: beside a sum known from elsewhere, exact counts would give a hidden one away. */
export const roundedCount = (count: number): number => Math.round(count / SMALL_COUNT) * SMALL_COUNT;

/**
 * What may be told about a sum when its small counts are hidden: exact when none was, else the lowest and highest it can be.
 * A sum given exactly beside one hidden count would give that count away.
 */
export function openSum(counts: readonly number[]): { readonly low: number; readonly high: number } {
  const hidden = counts.filter(isSmallCount).length;
  const known = counts.filter((n) => !isSmallCount(n)).reduce((sum, n) => sum + n, 0);
  return { low: known + hidden, high: known + hidden * (SMALL_COUNT - 1) };
}
