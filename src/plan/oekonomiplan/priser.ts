import { type Confidence, weakest } from '../../kernel/index.ts';
import type { PriceFactors } from '../tiltak/index.ts';

/** Byggekost carries investments and what pays them, deflator running costs and rents. */
export const PRISINDEKSER = ['byggekost', 'deflator'] as const;
export type Prisindeks = (typeof PRISINDEKSER)[number];

/** Change of prices in percent from the year before. */
export interface PriceRow {
  readonly index: Prisindeks;
  readonly year: number;
  readonly percent: number;
  readonly confidence: Confidence;
  readonly source: string;
}
export type PriceTable = readonly PriceRow[];

export interface Conversion {
  readonly factors: PriceFactors;
  /** The weakest class of the years gone through; A when there are none. */
  readonly confidence: Confidence;
}

const SAME_PRICES: Conversion = { factors: { investment: 1, operation: 1 }, confidence: 'A' };

/** What amounts in the prices of one year are multiplied by to stand in those of another; null where the table lacks a year between. */
export function convert(table: PriceTable, from: number, to: number): Conversion | null {
  if (from === to) return SAME_PRICES;
  const [low, high] = from < to ? [from, to] : [to, from];
  const steps = (index: Prisindeks) => table.filter((r) => r.index === index && r.year > low && r.year <= high);
  const factor = (index: Prisindeks) => {
    const grown = steps(index).reduce((f, r) => f * (1 + r.percent / 100), 1);
    return from < to ? grown : 1 / grown;
  };
  if (PRISINDEKSER.some((index) => steps(index).length !== high - low)) return null;
  const classes = PRISINDEKSER.flatMap((index) => steps(index).map((r) => r.confidence));
  return {
    factors: { investment: factor('byggekost'), operation: factor('deflator') },
    confidence: weakest(...classes),
  };
}

/** Years whose prices can be carried to any other in the table. */
export function priceYears(table: PriceTable): number[] {
  const years = table.filter((r) => r.index === 'byggekost').map((r) => r.year);
  return years.length === 0 ? [] : [(years[0] ?? 1) - 1, ...years];
}
