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
  const sum = (at: (one: number) => number) => of.reduce((n, _, one) => n + at(one), 0);
  const yearly = (at: (t: number) => number) => Float64Array.from({ length: input.years + 1 }, (_, t) => at(t));
  // Every type, area and year asks for the same.
  const ahead = yearly((t) => cleared(t) * sum((one) => lackingAt(of[one] as Lack, t)));
  const held: Float64Array[] = [];
  const inDraw = (d: number): Float64Array => {
    const each = of.map((lack) => drawnLack(lack, place, countSpread, seed, d));
    return yearly((t) => cleared(t) * sum((one) => each[one]?.[t] ?? 0));
  };
  return {
    of,
    expected: (t) => ahead[t] ?? 0,
    drawn: (t, d) => {
      held[d] ??= inDraw(d);
      return held[d][t] ?? 0;
    },
    parts: (t, share) =>
      of.map((lack) => ({ size: share * cleared(t) * lackingAt(lack, t), confidence: lack.confidence })),
  };
}
