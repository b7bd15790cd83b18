import type { Confidence } from './confidence.ts';

/** Where a number comes from, as shown to a reader. */
export interface Source {
  /** E.g. "SSB tabell 07459" or a document title. */
  readonly title: string;
  readonly url?: string;
  /** 'YYYY-MM-DD' the figure was fetched or checked. */
  readonly retrieved?: string;
}

/** A number that brings its unit, year, source and confidence. `value` null means missing, which is never zero. */
export interface Figure {
  readonly value: number | null;
  readonly unit: string;
  readonly year: number;
  readonly source: Source;
  readonly confidence: Confidence;
}

/** What is expected and quantiles of a projected figure; p10..p90 is the 80 % interval. Null where it may not be shown. */
export interface Interval {
  readonly mean: number;
  readonly p10: number | null;
  /** The median; absent in runs kept from versions before 0.10.0. */
  readonly p50?: number | null;
  readonly p90: number | null;
}
