import type { Boligtype, Tjenestenivaa } from '../../kernel/index.ts';
import type { RunInput, StockRow } from '../types.ts';

type Kind = { readonly type: Boligtype; readonly level: Tjenestenivaa };

/** Municipal dwellings of a kind that are let again when somebody leaves. */
export const lettable = (stock: readonly StockRow[], { type, level }: Kind): StockRow[] =>
  stock.filter((s) => s.ledger === 'boligsosialt' && s.type === type && s.level === level);

/**
 * Dwellings of a kind that become free in a year. Those that a group with a through-flow of its own lives in (`housed`) are freed there.
 */
export function freedInYear({ turnover, stock }: Pick<RunInput, 'turnover' | 'stock'>, kind: Kind, housed: number) {
  const units = lettable(stock ?? [], kind).reduce((n, s) => n + s.units, 0);
  return turnover ? turnover.share * Math.max(0, units - housed) : 0;
}

/** What becomes free meets what is new since the base year, and never more than that: those who already wait, wait beside what becomes free. */
export const metOf = (freed: number, then: number, base: number): number => Math.max(0, Math.min(freed, then - base));
