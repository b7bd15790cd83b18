import { type Confidence, weakest } from '../../kernel/index.ts';

/** A part of a result: how much of it (absolute size) rests on inputs of which class. */
export interface Part {
  readonly size: number;
  readonly confidence: Confidence;
}

/** Share of the size that rests on C and O inputs, 0..1; of a result of nothing, all of it when one of its inputs does. */
export function weakShare(parts: readonly Part[]): number {
  const all = parts.reduce((n, p) => n + Math.abs(p.size), 0);
  if (all === 0) return isWeak(classOf(parts)) ? 1 : 0;
  const weak = parts.reduce((n, p) => n + (isWeak(p.confidence) ? Math.abs(p.size) : 0), 0);
  return weak / all;
}

const isWeak = (confidence: Confidence): boolean => confidence === 'C' || confidence === 'O';

/** The class of the whole: the weakest part that carries more than a tenth of it. */
export function classOf(parts: readonly Part[]): Confidence {
  const all = parts.reduce((n, p) => n + Math.abs(p.size), 0);
  return weakest(...parts.filter((p) => all === 0 || Math.abs(p.size) > all / 10).map((p) => p.confidence));
}
