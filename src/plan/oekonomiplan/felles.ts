import { roundKroner } from '../../kernel/index.ts';
import { type Oekonomiplan, PARTS, type PlanLine } from './oekonomiplan.ts';
import { convert, type PriceTable } from './priser.ts';

export interface Felles {
  readonly before: Oekonomiplan;
  readonly after: Oekonomiplan;
  /** Whose prices both stand in: of the same year, carried to those of the later, or each its own where the index lacks a year. */
  readonly prices: 'samme' | 'omregnet' | 'hver-sine';
}

const OPERATION: readonly string[] = ['operation', 'rent'];

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
  return {
    before: cut(before, conversion?.factors ?? same),
    after: cut(after, same),
    prices: conversion ? 'omregnet' : 'hver-sine',
  };
}
