/** Mean absolute relative error; NaN for nothing. */
export const meanApe = (errors: readonly number[]): number =>
  errors.reduce((n, e) => n + Math.abs(e), 0) / errors.length;

/** The middle absolute relative error (the mean of the two middle ones for an even number); NaN for nothing. */
export function medianApe(errors: readonly number[]): number {
  const sorted = errors.map(Math.abs).sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

/**
 * Continuous ranked probability score of a sample against what came (Gneiting and Raftery 2007, eq. 21, in the sorted form):
 * mean |x - y| less half of the mean distance between two draws. `sorted` rising; same unit as the values, smaller is better;
 * with one draw it is the absolute error.
 */
export function crps(sorted: ArrayLike<number>, truth: number): number {
  const n = sorted.length;
  let toTruth = 0;
  let spread = 0;
  for (let i = 0; i < n; i += 1) {
    toTruth += Math.abs((sorted[i] ?? 0) - truth);
    spread += (2 * i - n + 1) * (sorted[i] ?? 0);
  }
  return toTruth / n - spread / (n * n);
}
