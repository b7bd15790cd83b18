import { type Ledger, REGNSKAP } from '../../kernel/index.ts';
import type { GapRow } from '../../model/result.ts';
import { type HiddenGap, isHidden } from '../boligbehov/index.ts';

/** What the table's tiltak bring of one ledger, against the gap of the newest run in the same year. */
export interface MotGap {
  /** Null for what the tiltak that name no ledger bring. */
  readonly ledger: Ledger | null;
  readonly units: number;
  readonly year: number;
  /** Null when the run says nothing that may be told of that year. */
  readonly gap: number | null;
}

interface Gir {
  readonly ledger: Ledger | null;
  readonly effect: readonly { readonly year: number; readonly units: number }[] | null;
}

/** The ledgers apart, in the first year of the run that all the effects have come in, else its last; null where the run has no year. */
export function motGap(rows: readonly Gir[], gap: readonly (GapRow | HiddenGap)[]): MotGap[] | null {
  const years = rows.flatMap((r) => (r.effect ?? []).map((e) => e.year));
  const wanted = years.length > 0 ? Math.max(...years) : 0;
  const known = [...new Set(gap.map((g) => g.year))].sort((a, b) => a - b);
  const year = known.find((y) => y >= wanted) ?? known.at(-1);
  if (year === undefined) return null;
  const said = [...REGNSKAP, null].map((ledger) => {
    const units = rows
      .filter((r) => r.ledger === ledger)
      .reduce((sum, r) => sum + (r.effect ?? []).reduce((n, e) => n + e.units, 0), 0);
    const total = gap.find((g) => ledger !== null && g.ledger === ledger && g.year === year && g.type === 'alle');
    return { ledger, units, year, gap: !total || isHidden(total) ? null : Math.max(0, Math.round(total.mean)) };
  });
  return said.filter((g) => g.ledger !== null || g.units !== 0);
}
