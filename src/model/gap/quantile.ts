/** Linear interpolation between order statistics (Hyndman and Fan 1996, type 7). `sorted` rising and not empty. */
export function quantile(sorted: ArrayLike<number>, q: number): number {
  const at = (sorted.length - 1) * q;
  const low = Math.floor(at);
  const a = sorted[low] ?? Number.NaN;
  const b = sorted[Math.min(low + 1, sorted.length - 1)] ?? Number.NaN;
  return a + (b - a) * (at - low);
}

/**
 * {@link quantile} of values in any order, which are moved about: only the two it needs are put in their place (Hoare 1961). Not empty. `from` says that
 * those before it are known to be no larger than the rest, as they are before a lower quantile that has been found.
 */
export function quantileOf(values: Float64Array, q: number, from = 0): number {
  const at = (values.length - 1) * q;
  const low = Math.floor(at);
  const a = select(values, low, from);
  if (low + 1 >= values.length) return a;
  // All from there on are larger: the next one is the least of them.
  let b = values[low + 1] as number;
  for (let i = low + 2; i < values.length; i += 1) b = Math.min(b, values[i] as number);
  return a + (b - a) * (at - low);
}

/** {@link quantileOf} of several, the lowest first. */
export const quantilesOf = <const T extends readonly number[]>(
  values: Float64Array,
  qs: T,
): { readonly [K in keyof T]: number } =>
  qs.map((q, i) =>
    quantileOf(values, q, i === 0 ? 0 : Math.floor((values.length - 1) * (qs[i - 1] ?? 0))),
  ) as unknown as { readonly [K in keyof T]: number };

/** The value that is number `k` from the lowest, put in its place, with none larger before it and none smaller after it. */
function select(values: Float64Array, k: number, first: number): number {
  let from = first;
  let to = values.length - 1;
  while (from < to) {
    const pivot = values[(from + to) >> 1] as number;
    let i = from;
    let j = to;
    while (i <= j) {
      while ((values[i] as number) < pivot) i += 1;
      while ((values[j] as number) > pivot) j -= 1;
      if (i > j) break;
      const kept = values[i] as number;
      values[i] = values[j] as number;
      values[j] = kept;
      i += 1;
      j -= 1;
    }
    if (k <= j) to = j;
    else if (k >= i) from = i;
    else break;
  }
  return values[k] as number;
}
