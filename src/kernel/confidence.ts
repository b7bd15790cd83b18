/**
 * How sure a number is. A: an agency's own figure. B: from a document or computed from A.
 * C: modelled or assumed. O: own knowledge, unchecked.
 */
export type Confidence = 'A' | 'B' | 'C' | 'O';

export const CONFIDENCES: readonly Confidence[] = ['A', 'B', 'C', 'O'];

/** The weaker of two classes; what rests on several inputs is no surer than the weakest. */
export function weakest(...classes: readonly Confidence[]): Confidence {
  return classes.reduce<Confidence>(
    (worst, c) => (CONFIDENCES.indexOf(c) > CONFIDENCES.indexOf(worst) ? c : worst),
    'A',
  );
}
