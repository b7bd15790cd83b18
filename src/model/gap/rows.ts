import { weakest } from '../../kernel/index.ts';
import type { AreaGap, GapRow } from '../result.ts';
import { expectedBy } from '../supply/supply.ts';
import type { FlowRow, Parameters } from '../types.ts';
import type { Cell, Needed } from './cells.ts';
import { classOf, weakShare } from './confidence.ts';
import { type Between, bandOf, withheld } from './draws.ts';
import type { Errors } from './errors.ts';

/** The flows that serve a cell: the ledger's total takes them all. */
export const flowsOf = (cell: Pick<Cell, 'ledger' | 'type' | 'level'>, flows: readonly FlowRow[]): FlowRow[] =>
  flows.filter(
    (f) => f.ledger === cell.ledger && (cell.type === 'alle' || (f.type === cell.type && f.level === cell.level)),
  );

/** What a need is held against: supply that serves it, and how both stray. */
export interface Held {
  readonly flows: readonly FlowRow[];
  readonly errors: Errors;
  readonly arrivals: ReadonlyMap<FlowRow, Float64Array>;
  readonly exampleShare: number;
}

/** What is needed minus what has come, in each of `draws`, and what moves the need there. */
function drawn(
  need: Needed,
  t: number,
  year: number,
  draws: number,
  { flows, errors, arrivals }: Omit<Held, 'exampleShare'>,
) {
  const come = new Float64Array(draws);
  for (const flow of flows) {
    const arrival = arrivals.get(flow);
    if (!arrival) continue;
    for (let d = 0; d < draws; d += 1) if ((arrival[d] as number) < year) come[d] = (come[d] as number) + flow.units;
  }
  if (need.drawn) {
    const units = Float64Array.from({ length: draws }, (_, d) => need.drawn?.(t, d) ?? 0);
    return {
      gap: (d: number) => (units[d] as number) - (come[d] as number),
      strays: (d: number) => units[d] as number,
    };
  }
  const error = need.figure ? errors.inAll(need.figure, t) : null;
  const strays = (d: number) => error?.[d] ?? 1;
  const apart = (d: number) => need.apart?.(t, d) ?? 0;
  return { gap: (d: number) => need.needed(t, strays(d)) + apart(d) - (come[d] as number), strays };
}

/**
 * The gap of a need on 1 January of a year `t` after the base: needed minus what is known to come. The interval and the probability of a
 * shortage are withheld where C and O inputs carry more than `exampleShare`.
 */
export function gapAt(
  need: Needed,
  t: number,
  year: number,
  { flows, errors, arrivals, exampleShare }: Held,
): Omit<AreaGap, 'ledger' | 'year' | 'type' | 'level' | 'area' | 'counted'> {
  const due = flows.filter((f) => f.year < year).map((f) => ({ size: f.units, confidence: f.confidence }));
  const parts = [...need.parts(t), ...due];
  const weak = weakShare(parts);
  const coming = flows.reduce((n, f) => n + expectedBy(f, year), 0);
  const expected = need.needed(t, 1);
  const mean = expected - coming;
  const met = need.met?.(t) ?? 0;
  const hidden = need.open?.(t);
  // What no draw moves is the same in all of them.
  const moves = need.drawn !== undefined || need.figure !== null || flows.length > 0;
  const draws = moves ? errors.draws : Math.min(1, errors.draws);
  const told = weak <= exampleShare ? drawn(need, t, year, draws, { flows, errors, arrivals }) : null;
  const { above, ends, ...interval } = told
    ? bandOf(mean, draws, told.gap)
    : { ...withheld(mean), above: null, ends: null };
  const straying = need.drawn ? 'units' : need.figure && 'figure';
  const stood = (between: Between) => between.flatMap((d) => [d, told?.strays(d) ?? 1]);
  return {
    confidence: classOf(parts),
    weakShare: weak,
    needed: expected + met,
    coming: coming + met,
    ...interval,
    shortage: above,
    ...(ends ? { ends: { of: straying, drawn: [...stood(ends.low), ...stood(ends.high)] } } : {}),
    open: hidden
      ? { low: hidden.low - coming, high: hidden.high - coming, confidence: weakest(...parts.map((p) => p.confidence)) }
      : null,
  };
}

/** {@link gapAt} of a cell in each year after the base. */
export function gapRows(
  cell: Cell,
  years: readonly number[],
  flows: readonly FlowRow[],
  { exampleShare }: Pick<Parameters, 'exampleShare'>,
  errors: Errors,
  arrivals: ReadonlyMap<FlowRow, Float64Array>,
): GapRow[] {
  const { ledger, type, level } = cell;
  const held = { flows: flowsOf(cell, flows), errors, arrivals, exampleShare };
  return years.slice(1).map((year, i) => {
    const { needed: _, coming: __, ...told } = gapAt(cell, i + 1, year, held);
    return { ledger, year, type, level, ...told };
  });
}
