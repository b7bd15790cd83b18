import type { Boligtype, Tjenestenivaa } from '../../kernel/index.ts';

/** Something that changes how many dwellings there are. Before the first year of the ledger it is part of what there was. */
export interface Hendelse {
  readonly year: number | null;
  /** Felt and tiltak: what comes of the boligbyggeprogram and of tiltak, told apart from the rest that comes. */
  readonly kind: 'inn' | 'felt' | 'tiltak' | 'ut' | 'annet';
  readonly type: Boligtype;
  /** Null is "not said". */
  readonly level: Tjenestenivaa | null;
  /** '' is "not said". */
  readonly area: string;
  /** Above zero for what comes in and goes out, either sign for other change. */
  readonly units: number;
}

export interface Linje {
  readonly year: number;
  readonly opening: number;
  readonly inn: number;
  readonly felt: number;
  readonly tiltak: number;
  readonly ut: number;
  readonly annet: number;
  readonly closing: number;
}
const PARTS = ['opening', 'inn', 'felt', 'tiltak', 'ut', 'annet', 'closing'] as const;
export interface Gruppelinje extends Linje {
  readonly type: Boligtype;
  readonly level: Tjenestenivaa | null;
  readonly area: string;
}
export const DELINGER = ['type', 'niva', 'omraade'] as const;
export type Deling = (typeof DELINGER)[number];

const signed = (h: Hendelse): number => (h.kind === 'ut' ? -h.units : h.units);

/** Opening, in, out, other change and closing for each year; a year opens with what the one before closed with. */
export function linjer(events: readonly Hendelse[], first: number, last: number): Linje[] {
  let opening = events.filter((h) => h.year === null || h.year < first).reduce((n, h) => n + signed(h), 0);
  const lines: Linje[] = [];
  for (let year = first; year <= last; year += 1) {
    const own = events.filter((h) => h.year === year);
    const sum = (kind: Hendelse['kind']) => own.filter((h) => h.kind === kind).reduce((n, h) => n + h.units, 0);
    const came = { inn: sum('inn'), felt: sum('felt'), tiltak: sum('tiltak') };
    const line = { year, opening, ...came, ut: sum('ut'), annet: sum('annet') };
    const closing = line.opening + line.inn + line.felt + line.tiltak - line.ut + line.annet;
    lines.push({ ...line, closing });
    opening = closing;
  }
  return lines;
}

/** The same for every type, service level and area there is anything of. */
export function grupperte(events: readonly Hendelse[], first: number, last: number): Gruppelinje[] {
  const groups = new Map<string, Hendelse[]>();
  for (const h of events) {
    const key = `${h.type}\t${h.level ?? ''}\t${h.area}`;
    const own = groups.get(key);
    if (own) own.push(h);
    else groups.set(key, [h]);
  }
  return [...groups.values()].flatMap((own) => {
    const [one] = own;
    if (!one) return [];
    const { type, level, area } = one;
    return linjer(own, first, last).map((line) => ({ type, level, area, ...line }));
  });
}

/** Lines of groups put together by one of what they are grouped by. */
export function delt(lines: readonly Gruppelinje[], by: Deling): { readonly part: string; readonly lines: Linje[] }[] {
  const partOf = (l: Gruppelinje) => (by === 'type' ? l.type : by === 'niva' ? (l.level ?? '') : l.area);
  const parts = [...new Set(lines.map(partOf))].sort(
    (a, b) => Number(a === '') - Number(b === '') || a.localeCompare(b, 'nb'),
  );
  return parts.map((part) => {
    const years = new Map<number, Linje>();
    for (const l of lines) {
      if (partOf(l) !== part) continue;
      const had = years.get(l.year);
      const sum = Object.fromEntries(PARTS.map((k) => [k, (had?.[k] ?? 0) + l[k]])) as Record<
        (typeof PARTS)[number],
        number
      >;
      years.set(l.year, { year: l.year, ...sum });
    }
    return { part, lines: [...years.values()].sort((a, b) => a.year - b.year) };
  });
}

/** A dwelling as one list has it. */
export interface Listebolig {
  readonly key: string;
  readonly type: Boligtype;
  readonly level: Tjenestenivaa | null;
  readonly area: string;
  readonly fromYear: number | null;
  readonly lastYear: number | null;
  readonly gone: boolean;
}
export interface DatertListe {
  readonly year: number;
  readonly boliger: readonly Listebolig[];
}

/**
 * What lists of dwellings, oldest first, tell of what came and went. A dwelling with years comes and goes in those. One that a later
 * list has or lacks without saying when, is other change in the year of that list.
 */
export function fraLister(lists: readonly DatertListe[]): Hendelse[] {
  const known = new Map<string, { bolig: Listebolig; first: number; last: number }>();
  for (const [i, list] of lists.entries())
    for (const bolig of list.boliger) {
      const first = known.get(bolig.key)?.first ?? i;
      known.set(bolig.key, { bolig, first, last: i });
    }
  return [...known.values()].flatMap(({ bolig: b, first, last }): Hendelse[] => {
    const of = { type: b.type, level: b.level, area: b.area, units: 1 };
    const came: Hendelse =
      b.fromYear !== null
        ? { ...of, kind: 'inn', year: b.fromYear }
        : { ...of, kind: first === 0 ? 'inn' : 'annet', year: first === 0 ? null : (lists[first]?.year ?? null) };
    const lacking = lists[last + 1];
    const left: Hendelse | null =
      b.lastYear !== null
        ? { ...of, kind: 'ut', year: b.lastYear }
        : b.gone
          ? { ...of, kind: 'annet', units: -1, year: lists[last]?.year ?? null }
          : lacking
            ? { ...of, kind: 'annet', units: -1, year: lacking.year }
            : null;
    if (!left) return [came];
    // Years that contradict each other: it is never gone before it came.
    return [
      came,
      came.year !== null && left.year !== null && left.year < came.year ? { ...left, year: came.year } : left,
    ];
  });
}

/** A row that was typed: a total of dwellings in a year, or an agreement. */
export interface Skrevet {
  readonly kind: 'bestand' | 'avtale';
  readonly type: Boligtype;
  readonly level: Tjenestenivaa;
  readonly units: number;
  readonly year: number;
  readonly lastYear: number | null;
  /** Percent; what is not certain is not in the ledger. */
  readonly probability: number;
}

/** What typed rows tell. Totals that are first counted in a later year than the earliest are other change, and not new dwellings. */
export function fraSkrevne(rows: readonly Skrevet[]): { readonly events: Hendelse[]; readonly uncertain: number } {
  const certain = rows.filter((r) => r.probability >= 100);
  const base = Math.min(...certain.filter((r) => r.kind === 'bestand').map((r) => r.year));
  const events = certain.flatMap((r): Hendelse[] => {
    const of = { type: r.type, level: r.level, area: '', units: r.units };
    if (r.kind === 'bestand')
      return [{ ...of, kind: r.year === base ? 'inn' : 'annet', year: r.year === base ? null : r.year }];
    const came: Hendelse = { ...of, kind: 'inn', year: r.year };
    return r.lastYear === null ? [came] : [came, { ...of, kind: 'ut', year: Math.max(r.year, r.lastYear) }];
  });
  const uncertain = rows.filter((r) => r.probability < 100).reduce((n, r) => n + r.units, 0);
  return { events, uncertain };
}

/** What the boligbyggeprogram and the tiltak let one expect, as the gap counts it. */
export interface Kommende {
  readonly kind: 'felt' | 'tiltak';
  readonly type: Boligtype;
  readonly level: Tjenestenivaa;
  /** The year it is expected in, with its slip. */
  readonly year: number;
  /** Units times the chance that they come. */
  readonly expected: number;
  /** Whether it is finished: then it is among what was counted later, and else it cannot have come before the count. */
  readonly done: boolean;
}

/**
 * What is to come, after the last year that was counted (null: none was). Chances make parts of dwellings; the ledger has whole ones,
 * rounded as the sums grow, so that no year loses what the next gains.
 */
export function fraKommende(rows: readonly Kommende[], counted: number | null): Hendelse[] {
  const sums = new Map<string, Kommende[]>();
  for (const row of rows) {
    if (counted !== null && row.done && row.year <= counted) continue;
    const moved = counted !== null && row.year <= counted ? { ...row, year: counted + 1 } : row;
    const key = `${row.kind}/${row.type}/${row.level}`;
    sums.set(key, [...(sums.get(key) ?? []), moved]);
  }
  return [...sums.values()].flatMap((own): Hendelse[] => {
    const [one] = own;
    if (!one) return [];
    let [exact, told] = [0, 0];
    return [...new Set(own.map((row) => row.year))]
      .sort((a, b) => a - b)
      .flatMap((year): Hendelse[] => {
        exact += own.filter((row) => row.year === year).reduce((n, row) => n + row.expected, 0);
        const units = Math.round(exact) - told;
        told += units;
        return units === 0 ? [] : [{ kind: one.kind, type: one.type, level: one.level, area: '', year, units }];
      });
  });
}

export interface Opptelt {
  readonly year: number;
  readonly units: number;
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
 * other change. `null` where nobody has counted.
 */
export function fraTelling(
  counts: readonly Opptelt[],
  delivered: readonly Opptelt[],
  from: number,
): {
  readonly events: Hendelse[];
  readonly first: number;
  readonly last: number;
  readonly forklart: Forklart[];
} | null {
  const known = counts.filter((c) => c.year >= from).sort((a, b) => a.year - b.year);
  const [base, end] = [known[0], known.at(-1)];
  if (!base || !end) return null;
  const of = { type: 'annet' as const, level: null, area: '' };
  const came = (after: number, to: number) =>
    delivered.filter((d) => d.year > after && d.year <= to).reduce((n, d) => n + d.units, 0);
  const forklart = known.slice(1).map((c, i): Forklart => {
    const before = known[i] ?? base;
    const [change, felt] = [c.units - before.units, came(before.year, c.year)];
    return { year: c.year, change, felt, difference: change - felt };
  });
  const fields = delivered
    .filter((d) => d.year > base.year && d.units !== 0)
    .map((d): Hendelse => ({ ...of, kind: 'felt', year: d.year, units: d.units }));
  const rest = forklart
    .filter((f) => f.difference !== 0)
    .map((f): Hendelse => ({ ...of, kind: 'annet', year: f.year, units: f.difference }));
  return {
    events: [{ ...of, kind: 'inn', year: null, units: base.units }, ...fields, ...rest],
    first: base.year + 1,
    last: end.year,
    forklart,
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
