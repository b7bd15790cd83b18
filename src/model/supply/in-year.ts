import type { Interval } from '../../kernel/index.ts';
import { bandOf } from '../gap/draws.ts';
import type { FlowRow } from '../types.ts';
import { arrivalsOf, arrivedBy, type SupplyPlace } from './supply.ts';

/** The chance that a flow comes in just that year. */
export const chanceIn = (f: FlowRow, year: number): number =>
  f.probability * (arrivedBy(f, year + 1) - arrivedBy(f, year));

/**
 * Units that a run let come in one year: the expected number, and where four of five of its own draws lie. The draws are
 * those of the run itself, since they are keyed by seed, place and project.
 */
export function unitsInYear(
  flows: readonly FlowRow[],
  year: number,
  run: SupplyPlace & { readonly draws: number },
): Interval {
  const may = flows.filter((f) => f.units > 0 && chanceIn(f, year) > 0);
  const mean = may.reduce((n, f) => n + f.units * chanceIn(f, year), 0);
  const arrivals = arrivalsOf(may, run, run.draws);
  const { p10, p90 } = bandOf(mean, run.draws, (d) =>
    may.reduce((n, f) => n + (arrivals.get(f)?.[d] === year ? f.units : 0), 0),
  );
  return { mean, p10, p90 };
}
