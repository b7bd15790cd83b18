import type { ComingByKind } from '../../model/result.ts';
import type { Linje } from './regnskap.ts';

/** What the newest gap began with and expects, of one ledger. */
export interface Gapgrunnlag {
  readonly baseYear: number;
  /** 'YYYY-MM-DD' it was computed. */
  readonly day: string;
  /** Whether figures, supply or tiltak have changed since. */
  readonly stale: boolean;
  /** 1 January of the base year and each year after it. */
  readonly years: readonly number[];
  /** Places with 24-hour staffing that the gap holds against the need; of other dwellings it uses no stock. */
  readonly places: number;
  /** Units expected before 1 January of each of the years. */
  readonly coming: ComingByKind;
}

export const GAPDELER = ['felt', 'tiltak', 'avtaler', 'annet'] as const;
export type Gapdel = (typeof GAPDELER)[number];
export interface Gapforskjell {
  readonly part: Gapdel;
  readonly own: number;
  readonly gap: number;
  readonly difference: number;
}

/**
 * The ledger and the gap side by side, from 1 January of the base year (or of the first year of the ledger, when that is later) till
 * 1 January of `until`: where each begins, and what each says comes. Null where they have no year in common.
 */
export function motGapet(lines: readonly Linje[], gap: Gapgrunnlag, until: number) {
  const from = Math.max(gap.baseYear, lines[0]?.year ?? Number.POSITIVE_INFINITY);
  const own = lines.filter((l) => l.year >= from && l.year < until);
  const [first, last] = [own[0], own.at(-1)];
  const [start, end] = [gap.years.indexOf(from), gap.years.indexOf(until)];
  if (!first || !last || start < 0 || end <= start) return null;
  const sum = (of: (l: Linje) => number) => own.reduce((n, l) => n + of(l), 0);
  const came = (...kinds: readonly (keyof ComingByKind)[]) =>
    kinds.reduce((n, kind) => n + (gap.coming[kind]?.[end] ?? 0) - (gap.coming[kind]?.[start] ?? 0), 0);
  const part = (name: Gapdel, ledger: number, expected: number): Gapforskjell => ({
    part: name,
    own: ledger,
    gap: expected,
    difference: ledger - expected,
  });
  const rows = [
    part(
      'felt',
      sum((l) => l.felt),
      came('programme'),
    ),
    part(
      'tiltak',
      sum((l) => l.tiltak),
      came('measure'),
    ),
    part(
      'avtaler',
      sum((l) => l.inn - l.ut),
      came('agreement', 'other', 'sale', 'demolition', 'conversion'),
    ),
    // The gap knows no count but that of its own beginning; dwellings that are being put in order stay in the ledger.
    part(
      'annet',
      sum((l) => l.annet),
      came('rehabilitation'),
    ),
  ];
  const total = (of: (row: Gapforskjell) => number) => rows.reduce((n, row) => n + of(row), 0);
  return {
    from,
    until,
    opening: first.opening,
    closing: last.closing,
    rows,
    sum: { own: total((r) => r.own), gap: total((r) => r.gap), difference: total((r) => r.difference) },
  };
}
