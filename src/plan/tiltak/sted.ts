import type { Typed } from './maal.ts';

/** Where the dwellings of a tiltak come, and how surely and how late they do. Absent and null: nobody has said. */
export interface Sted {
  /** The part of the municipality, by the name other rows use. */
  readonly area?: string;
  /** The field, property or agreement, by the name it has in the supply. */
  readonly site?: string;
  /** Percent. */
  readonly probability?: number | null;
  /** Years that a tiltak of this kind usually comes late; half of what comes has come by then. */
  readonly delay?: number | null;
}

export const MAX_DELAY = 20;

/** How sure it is that units with money behind them come, in percent: assumed where the tiltak says nothing. */
export const ASSUMED_PROBABILITY = 90;

/** The form of it, as `parseTiltak` reads it back. */
export const typedSted = (s: Sted): Typed => ({
  area: s.area ?? '',
  site: s.site ?? '',
  probability: typeof s.probability === 'number' ? String(s.probability) : '',
  delay: typeof s.delay === 'number' ? String(s.delay) : '',
});

/** Years from the start to the first dwellings; null where one of them is not said. */
export function leadTime(t: {
  readonly start?: number | null;
  readonly firstYear: number;
  readonly units: readonly number[];
}): number | null {
  const first = t.units.findIndex((n) => n > 0);
  if (first < 0 || !t.start) return null;
  const years = t.firstYear + first - t.start;
  return years < 0 ? null : years;
}
