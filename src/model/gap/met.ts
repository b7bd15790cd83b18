import type { Boligtype, Tjenestenivaa } from '../../kernel/index.ts';
import { expectedBy } from '../supply/supply.ts';
import type { FlowRow, RunInput } from '../types.ts';
import type { Needed } from './cells.ts';
import { freedBy, metOf } from './turnover.ts';

/** Dwellings the group lives in and leaves by its own figures, and the ends of that. */
interface Housed {
  readonly told: number;
  readonly low: number;
  readonly high: number;
}

/** What becomes free of the municipality's dwellings and meets new need of a kind, as a need below zero; null where nothing does. */
export function metByTurnover(
  of: Needed,
  housed: Housed,
  input: RunInput,
  kind: { readonly type: Boligtype | 'alle'; readonly level: Tjenestenivaa },
  arrivals: ReadonlyMap<FlowRow, Float64Array>,
): Needed | null {
  const { type, level } = kind;
  const { turnover } = input;
  if (!turnover || type === 'alle') return null;
  const freed = (end: keyof Housed, come = expectedBy) => freedBy(input, { type, level }, housed[end], come);
  const [told, least, most] = [freed('told'), freed('high'), freed('low')];
  if ((most.at(-1) ?? 0) === 0) return null;
  const { drawn, open } = of;
  const at = (units: Float64Array, t: number) => units[t] ?? 0;
  const met = (t: number) => metOf(at(told, t), of.needed(t, 1), of.needed(0, 1));
  const held = new Map<number, Float64Array>();
  const inDraw = (d: number) => {
    const come = (flow: FlowRow, year: number) => ((arrivals.get(flow)?.[d] ?? year) < year ? flow.units : 0);
    const known = held.get(d) ?? freed('told', come);
    held.set(d, known);
    return known;
  };
  const needed = (t: number, d: number) => drawn?.(t, d) ?? of.needed(t, 1);
  const strays = drawn !== undefined || (input.flows ?? []).length > 0;
  return {
    figure: null,
    needed: (t) => -met(t),
    ...(strays ? { drawn: (t: number, d: number) => -metOf(at(inDraw(d), t), needed(t, d), needed(0, d)) } : {}),
    parts: (t) => [{ size: met(t), confidence: turnover.confidence }],
    ...(open
      ? {
          open: (t: number) => ({
            low: -metOf(Math.max(at(most, t), at(least, t)), open(t).high, open(0).low),
            high: -metOf(Math.min(at(most, t), at(least, t)), open(t).low, open(0).high),
          }),
        }
      : {}),
  };
}

/** A need and what of it is met, as one, moved by the same draws; what is met is told as come. */
export const together = (a: Needed, b: Needed | null): Needed => {
  if (!b) return a;
  const [ofA, ofB] = [a.open, b.open];
  return {
    figure: null,
    needed: (t, error) => a.needed(t, error) + b.needed(t, error),
    met: (t) => -b.needed(t, 1),
    ...(a.drawn || b.drawn
      ? { drawn: (t: number, d: number) => (a.drawn?.(t, d) ?? a.needed(t, 1)) + (b.drawn?.(t, d) ?? b.needed(t, 1)) }
      : {}),
    parts: (t) => [...a.parts(t), ...b.parts(t)],
    ...(ofA || ofB
      ? {
          open: (t: number) => {
            const [x, y] = [ofA?.(t), ofB?.(t)];
            return {
              low: (x?.low ?? a.needed(t, 1)) + (y?.low ?? b.needed(t, 1)),
              high: (x?.high ?? a.needed(t, 1)) + (y?.high ?? b.needed(t, 1)),
            };
          },
        }
      : {}),
  };
};
