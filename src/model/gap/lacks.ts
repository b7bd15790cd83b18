import { clearedBy, drawnLack, type Lack, lackingAt, lacksOf } from '../need/lacks.ts';
import type { Parameters, RunInput } from '../types.ts';
import type { Part } from './confidence.ts';

/** What is missing of ordinary dwellings as the gap takes it: the part of it that is to be there by a year. Dwellings. */
export interface Lacks {
  readonly of: readonly Lack[];
  expected(t: number): number;
  drawn(t: number, draw: number): number;
  /** Of the share of it that is of one type. */
  parts(t: number, share: number): Part[];
}

export function lacksIn(input: RunInput, parameters: Parameters, seed: number): Lacks {
  const of = lacksOf(input, parameters);
  const place = { code: input.area.code, baseYear: input.baseYear, years: input.years };
  const cleared = (t: number) => clearedBy(t, parameters.backlogYears);
  const { countSpread } = parameters.groups.flow;
  // Every type and year asks for the same draw.
  const held = new Map<number, readonly Float64Array[]>();
  const inDraw = (d: number) => {
    const known = held.get(d) ?? of.map((lack) => drawnLack(lack, place, countSpread, seed, d));
    held.set(d, known);
    return known;
  };
  const sum = (values: readonly number[]) => values.reduce((n, v) => n + v, 0);
  return {
    of,
    expected: (t) => cleared(t) * sum(of.map((lack) => lackingAt(lack, t))),
    drawn: (t, d) => cleared(t) * sum(inDraw(d).map((years) => years[t] ?? 0)),
    parts: (t, share) =>
      of.map((lack) => ({ size: share * cleared(t) * lackingAt(lack, t), confidence: lack.confidence })),
  };
}
