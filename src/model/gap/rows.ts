import { weakest } from '../../kernel/index.ts';
import type { GapRow } from '../result.ts';
import { expectedBy } from '../supply/supply.ts';
import type { FlowRow, Parameters } from '../types.ts';
import type { Cell } from './cells.ts';
import { classOf, weakShare } from './confidence.ts';
import { bandOf, withheld } from './draws.ts';
import type { Errors } from './errors.ts';

/** The flows that serve a cell: the ledger's total takes them all. */
export const flowsOf = (cell: Pick<Cell, 'ledger' | 'type' | 'level'>, flows: readonly FlowRow[]): FlowRow[] =>
  flows.filter(
    (f) => f.ledger === cell.ledger && (cell.type === 'alle' || (f.type === cell.type && f.level === cell.level)),
  );

/**
 * The gap of a cell on 1 January of each year after the base: needed minus what is known to come. The interval and the probability of a
 * shortage are withheld where C and O inputs carry more than `exampleShare`.
 */
export function gapRows(
  cell: Cell,
  years: readonly number[],
  flows: readonly FlowRow[],
  { exampleShare }: Pick<Parameters, 'exampleShare'>,
  errors: Errors,
  arrivals: ReadonlyMap<FlowRow, Float64Array>,
): GapRow[] {
  const own = flowsOf(cell, flows);
  return years.slice(1).map((year, i) => {
    const t = i + 1;
    const due = own.filter((f) => f.year < year).map((f) => ({ size: f.units, confidence: f.confidence }));
    const parts = [...cell.parts(t), ...due];
    const weak = weakShare(parts);
    const coming = own.reduce((n, f) => n + expectedBy(f, year), 0);
    const mean = cell.needed(t, 1) - coming;
    const ends = cell.open?.(t);
    const inDraw = (d: number) => {
      const needed = cell.drawn?.(t, d) ?? cell.needed(t, cell.figure ? errors.of(cell.figure, t, d) : 1);
      let come = 0;
      for (const f of own) if ((arrivals.get(f)?.[d] ?? year) < year) come += f.units;
      return needed - come;
    };
    const { above, ...interval } =
      weak <= exampleShare ? bandOf(mean, errors.draws, inDraw) : { ...withheld(mean), above: null };
    return {
      ledger: cell.ledger,
      year,
      type: cell.type,
      level: cell.level,
      confidence: classOf(parts),
      weakShare: weak,
      ...interval,
      shortage: above,
      open: ends
        ? { low: ends.low - coming, high: ends.high - coming, confidence: weakest(...parts.map((p) => p.confidence)) }
        : null,
    };
  });
}
