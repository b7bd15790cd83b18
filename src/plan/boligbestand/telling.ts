import { BOLIGTYPER, type Boligtype } from '../../kernel/index.ts';
import type { Hendelse, Linje } from './regnskap.ts';

export interface Opptelt {
  readonly year: number;
  readonly units: number;
  /** By type, adding up to `units`; null where the count does not tell them apart. */
  readonly types?: Readonly<Record<Boligtype, number>> | null;
}

/** Dwellings that a field has given in a year. */
export interface Levert {
  readonly year: number;
  readonly units: number;
  readonly type: Boligtype;
  readonly area: string;
}

/** A change of what was counted from one year to the next, and how much of it fields tell of. */
export interface Forklart {
  readonly year: number;
  readonly change: number;
  readonly felt: number;
  /** What no field tells of: other building, what was torn down, and corrections of the count. */
  readonly difference: number;
}

/**
 * All dwellings as they were counted at the end of each year, with what fields delivered as a part of the change and the rest as
 * other change. Where the count tells types apart in every year, so does the ledger; of areas it tells nothing, so what was counted
 * stands without one. `null` where nobody has counted.
 */
export function fraTelling(
  counts: readonly Opptelt[],
  delivered: readonly Levert[],
  from: number,
): {
  readonly events: Hendelse[];
  readonly first: number;
  readonly last: number;
  readonly forklart: Forklart[];
  readonly byType: boolean;
} | null {
  const known = counts.filter((c) => c.year >= from).sort((a, b) => a.year - b.year);
  const [base, end] = [known[0], known.at(-1)];
  if (!base || !end) return null;
  const byType = known.every((c) => c.types);
  const parts = byType ? BOLIGTYPER : [null];
  const unitsOf = (c: Opptelt, type: Boligtype | null) => (type === null ? c.units : (c.types?.[type] ?? 0));
  const came = (after: number, to: number, type: Boligtype | null) =>
    delivered
      .filter((d) => d.year > after && d.year <= to && (type === null || d.type === type))
      .reduce((n, d) => n + d.units, 0);
  const changeOf = (i: number, c: Opptelt, type: Boligtype | null): Forklart => {
    const before = known[i] ?? base;
    const [change, felt] = [unitsOf(c, type) - unitsOf(before, type), came(before.year, c.year, type)];
    return { year: c.year, change, felt, difference: change - felt };
  };
  const of = { level: null, area: '' };
  const counted = parts.map((type): Hendelse => ({ ...of, type, kind: 'inn', year: null, units: unitsOf(base, type) }));
  const fields = delivered
    .filter((d) => d.year > base.year && d.units !== 0)
    .map((d): Hendelse => ({ ...of, kind: 'felt', type: d.type, area: d.area, year: d.year, units: d.units }));
  const rest = known.slice(1).flatMap((c, i) =>
    parts.flatMap((type): Hendelse[] => {
      const units = changeOf(i, c, type).difference;
      return units === 0 ? [] : [{ ...of, type, kind: 'annet', year: c.year, units }];
    }),
  );
  return {
    events: [...counted.filter((h) => h.units !== 0), ...fields, ...rest],
    first: base.year + 1,
    last: end.year,
    forklart: known.slice(1).map((c, i) => changeOf(i, c, null)),
    byType,
  };
}

/** What others have counted at the end of a year, held against what the ledger closes with. */
export const avstem = (
  lines: readonly Linje[],
  counted: readonly Opptelt[],
): { readonly year: number; readonly own: number; readonly counted: number; readonly difference: number }[] =>
  lines.flatMap((l) => {
    const found = counted.find((c) => c.year === l.year);
    return found ? [{ year: l.year, own: l.closing, counted: found.units, difference: l.closing - found.units }] : [];
  });
