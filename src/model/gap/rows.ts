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
  const inDraw = (d: number) => {
    const needed = need.drawn?.(t, d) ?? need.needed(t, need.figure ? errors.of(need.figure, t, d) : 1);
    let come = 0;
    for (const f of flows) if ((arrivals.get(f)?.[d] ?? year) < year) come += f.units;
    return needed - come;
  };
  // What no draw moves is the same in all of them.
  const moves = need.drawn !== undefined || need.figure !== null || flows.length > 0;
  const draws = moves ? errors.draws : Math.min(1, errors.draws);
  const { above, ends, ...interval } =
    weak <= exampleShare ? bandOf(mean, draws, inDraw) : { ...withheld(mean), above: null, ends: null };
  const straying = need.drawn ? 'units' : need.figure && 'figure';
  const straysIn = (d: number) => need.drawn?.(t, d) ?? (need.figure ? errors.of(need.figure, t, d) : 1);
  const drawn = (between: Between) => between.flatMap((d) => [d, straysIn(d)]);
  return {
    confidence: classOf(parts),
    weakShare: weak,
    needed: expected + met,
    coming: coming + met,
    ...interval,
    shortage: above,
    ...(ends ? { ends: { of: straying, drawn: [...drawn(ends.low), ...drawn(ends.high)] } } : {}),
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
