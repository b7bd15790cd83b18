import type { Confidence } from '../../kernel/index.ts';
import type { InputSource, RunInput } from '../../model/types.ts';

/** A year's turnover as the municipality has typed it: percent, and where it is from. */
interface Omloepstall {
  readonly year: number;
  readonly value: number;
  readonly source: string;
}

/** Older than this many years, or alone among so many, a figure is too weak to carry a forecast. */
const STILL_GOOD = 3;
const NEAR = 5;

/**
 * How sure the newest figure is. One year alone may be chance, and an old one says little of today: class C. A figure nobody has told the
 * source of is O.
 */
function confidenceOf(newest: Omloepstall, all: readonly Omloepstall[], thisYear: number): Confidence {
  if (newest.source.trim() === '') return 'O';
  const near = new Set(all.flatMap((v) => (v.year > newest.year - NEAR && v.source.trim() !== '' ? [v.year] : [])));
  return newest.year >= thisYear - STILL_GOOD && near.size > 1 ? 'B' : 'C';
}

/** The turnover of municipal dwellings for a run, from figures of the years that have one; null where none has. */
export function omloepOf(
  all: readonly Omloepstall[],
  thisYear: number,
): { readonly turnover: NonNullable<RunInput['turnover']>; readonly source: InputSource } | null {
  const [newest] = all.toSorted((a, b) => b.year - a.year);
  if (!newest) return null;
  const { year, value, source } = newest;
  const confidence = confidenceOf(newest, all, thisYear);
  return {
    turnover: { year, share: value / 100, confidence },
    source: { role: 'turnover', title: source, confidence, year },
  };
}
