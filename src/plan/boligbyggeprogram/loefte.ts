import { type Felt, type FeltRad, sumOf } from './felt.ts';

/** What was promised of a field on a day, beside what came. */
export interface Loefte {
  readonly number: number;
  readonly name: string;
  /** Promised to be finished by the end of the year; null when the field did not stand in the programme that day. */
  readonly promised: number | null;
  /** Delivered by the end of the year; null when nobody has said. */
  readonly delivered: number | null;
  readonly difference: number | null;
}

const until = (rows: Felt['planned'], year: number) => rows.filter((row) => row.year <= year);

/**
 * `history` holds every revision of every field. Promised is read from the revision that stood at the end of `day`
 * ('YYYY-MM-DD', as `dayOf` says of a moment), delivered from the newest.
 */
export function loefter(
  history: readonly FeltRad[],
  day: string,
  year: number,
  dayOf: (moment: string) => string,
): Loefte[] {
  const numbers = [...new Set(history.map((row) => row.number))].sort((a, b) => a - b);
  return numbers.flatMap((number): Loefte[] => {
    const own = history.filter((row) => row.number === number).sort((a, b) => a.revision - b.revision);
    const newest = own.at(-1);
    const then = own.filter((row) => dayOf(row.created) <= day).at(-1);
    const stood = then && !then.data.removed ? then : null;
    if (!newest || (!stood && newest.data.removed)) return [];
    const came = until(newest.data.delivered, year);
    const promised = stood ? sumOf(until(stood.data.planned, year)) : null;
    const delivered = came.length > 0 ? sumOf(came) : null;
    return [
      {
        number,
        name: newest.data.name,
        promised,
        delivered,
        difference: promised === null || delivered === null ? null : delivered - promised,
      },
    ];
  });
}

/** What one save changed of a field, in facts that a sentence can be made of. */
export interface Endring {
  readonly field: string;
  readonly before: string | number | null;
  readonly after: string | number | null;
}

/** Facts that differ between two revisions; of the dwellings the sums. */
export function endringer(before: Felt | null, after: Felt): Endring[] {
  const changes: Endring[] = [];
  for (const field of Object.keys(after) as (keyof Felt)[]) {
    const [a, b] = [before?.[field] ?? null, after[field]];
    if (JSON.stringify(a) === JSON.stringify(b)) continue;
    if (field === 'planned' || field === 'delivered') {
      // No entry is not said, which is something else than none.
      const said = (felt: Felt | null) => (felt && felt[field].length > 0 ? sumOf(felt[field]) : null);
      if (before !== null || after[field].length > 0) changes.push({ field, before: said(before), after: said(after) });
    } else if (field === 'removed') {
      if (before) changes.push({ field, before: null, after: after.removed ? 'ja' : 'nei' });
    } else if (before !== null || (b !== '' && b !== null)) {
      changes.push({ field, before: a as string | number | null, after: b as string | number | null });
    }
  }
  return changes;
}
