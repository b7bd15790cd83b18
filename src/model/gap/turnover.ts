import type { Boligtype, Tjenestenivaa } from '../../kernel/index.ts';
import type { FlowRow, RunInput, StockRow } from '../types.ts';

type Kind = { readonly type: Boligtype; readonly level: Tjenestenivaa };

const isOf =
  ({ type, level }: Kind) =>
  (of: StockRow | FlowRow): boolean =>
    of.ledger === 'boligsosialt' && of.type === type && of.level === level;

/** Municipal dwellings of a kind that are let again when somebody leaves. */
export const lettable = (stock: readonly StockRow[], kind: Kind): StockRow[] => stock.filter(isOf(kind));

/** What changes how many of them there are. */
export const lettableFlows = (flows: readonly FlowRow[], kind: Kind): FlowRow[] => flows.filter(isOf(kind));

/**
 * Dwellings of a kind that have become free by 1 January of each year after the base, [year index]: in every year the share of turnover of
 * those that stand at the beginning of it, of the stock and of what has `come` (or gone) by then. Those that a group with a through-flow
 * of its own lives in (`housed`) are freed there.
 */
export function freedBy(
  { turnover, stock, flows, baseYear, years }: Pick<RunInput, 'turnover' | 'stock' | 'flows' | 'baseYear' | 'years'>,
  kind: Kind,
  housed: number,
  come: (flow: FlowRow, year: number) => number,
): Float64Array {
  const freed = new Float64Array(years + 1);
  if (!turnover) return freed;
  const standing = lettable(stock ?? [], kind).reduce((n, s) => n + s.units, 0);
  const changes = lettableFlows(flows ?? [], kind);
  for (let t = 1; t <= years; t += 1) {
    const units = changes.reduce((n, flow) => n + come(flow, baseYear + t - 1), standing);
    freed[t] = (freed[t - 1] ?? 0) + turnover.share * Math.max(0, units - housed);
  }
  return freed;
}

/** What becomes free meets what is new since the base year, and never more than that: those who already wait, wait beside what becomes free. */
export const metOf = (freed: number, then: number, base: number): number => Math.max(0, Math.min(freed, then - base));
