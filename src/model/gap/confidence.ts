import { type Confidence, weakest } from '../../kernel/index.ts';

/** A part of a result: how much of it (absolute size) rests on inputs of which class. */
export interface Part {
  readonly size: number;
  readonly confidence: Confidence;
}

/** Share of the size that rests on C and O inputs, 0..1; 0 for an empty result. */
export function weakShare(parts: readonly Part[]): number {
  const all = parts.reduce((n, p) => n + Math.abs(p.size), 0);
  const weak = parts.reduce((n, p) => n + (p.confidence === 'C' || p.confidence === 'O' ? Math.abs(p.size) : 0), 0);
  return all > 0 ? weak / all : 0;
}

/** The class of the whole: the weakest part that carries more than a tenth of it. */
export function classOf(parts: readonly Part[]): Confidence {
  const all = parts.reduce((n, p) => n + Math.abs(p.size), 0);
  return weakest(...parts.filter((p) => all === 0 || Math.abs(p.size) > all / 10).map((p) => p.confidence));
}
