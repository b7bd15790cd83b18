import type { Interval } from '../../kernel/index.ts';
import { bandOf } from '../gap/draws.ts';
import type { FlowRow } from '../types.ts';
import { arrivalsOf, type SupplyPlace } from './supply.ts';

/** The chance that a flow has come by the end of a year: realised, and slipped no longer than that. */
const chanceBy = (f: FlowRow, year: number): number => {
  if (year < f.year) return 0;
  return f.probability * (f.delay > 0 ? 1 - 0.5 ** ((year - f.year + 1) / f.delay) : 1);
};

/** The chance that a flow comes in just that year. */
export const chanceIn = (f: FlowRow, year: number): number => chanceBy(f, year) - chanceBy(f, year - 1);

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
