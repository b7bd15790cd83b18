import { type Kroner, roundKroner } from '../../kernel/index.ts';
import { type Oekonomiplan, PARTS, type PlanLine } from './oekonomiplan.ts';
import { convert, type PriceTable } from './priser.ts';

export interface Felles {
  readonly before: Oekonomiplan;
  readonly after: Oekonomiplan;
  /** Whose prices both stand in: of the same year, carried to those of the later, or each its own where the index lacks a year. */
  readonly prices: 'samme' | 'omregnet' | 'hver-sine';
}

const OPERATION: readonly string[] = ['operation', 'rent'];

/** What two roundings can make of an amount that nobody has changed, in kroner. */
const ROUNDED = 2;

/** The amounts of `before` that differ from those of `after` by no more than rounding are the same: a krone that nobody has moved is no change. */
const settled = (before: readonly Kroner[], after: readonly Kroner[]): Kroner[] =>
  before.map((n, i) => {
    const other = after[i] ?? n;
    return Math.abs(n - other) <= ROUNDED ? other : n;
  });

/** Two plans as they stand in the years they share, in the prices of the later; null when they share none. */
export function inCommon(before: Oekonomiplan, after: Oekonomiplan, prices: PriceTable): Felles | null {
  const [from = 0, to = 0] = [before.years[0], after.years[0]];
  if (from === to) return { before, after, prices: 'samme' };
  const years = after.years.filter((y) => before.years.includes(y));
  if (years.length === 0) return null;
  const conversion = convert(prices, from, to);
  const cut = (plan: Oekonomiplan, factors: { investment: number; operation: number }): Oekonomiplan => {
    const moved = (l: PlanLine): PlanLine => ({
      ...l,
      ...Object.fromEntries(
        PARTS.map((part) => {
          const factor = OPERATION.includes(part) ? factors.operation : factors.investment;
          return [part, years.map((y) => roundKroner((l[part][plan.years.indexOf(y)] ?? 0) * factor))];
        }),
      ),
    });
    // A line with nothing in these years is neither added nor taken out in them.
    const lines = plan.lines.map(moved).filter((l) => PARTS.some((part) => l[part].some((n) => n !== 0)));
    return { ...plan, years, lines };
  };
  const same = { investment: 1, operation: 1 };
  const later = cut(after, same);
  const carried = cut(before, conversion?.factors ?? same);
  const lines = carried.lines.map((l) => {
    const now = later.lines.find((x) => x.number === l.number);
    return now ? { ...l, ...Object.fromEntries(PARTS.map((part) => [part, settled(l[part], now[part])])) } : l;
  });
  return {
    before: conversion ? { ...carried, lines } : carried,
    after: later,
    prices: conversion ? 'omregnet' : 'hver-sine',
  };
}
