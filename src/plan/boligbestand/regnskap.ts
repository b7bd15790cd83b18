import type { Boligtype, Tjenestenivaa } from '../../kernel/index.ts';

/** Something that changes how many dwellings there are. Before the first year of the ledger it is part of what there was. */
export interface Hendelse {
  readonly year: number | null;
  readonly kind: 'inn' | 'ut' | 'annet';
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
  readonly ut: number;
  readonly annet: number;
  readonly closing: number;
}
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
    const line = { year, opening, inn: sum('inn'), ut: sum('ut'), annet: sum('annet') };
    const closing = line.opening + line.inn - line.ut + line.annet;
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
      const had = years.get(l.year) ?? { year: l.year, opening: 0, inn: 0, ut: 0, annet: 0, closing: 0 };
      years.set(l.year, {
        year: l.year,
        opening: had.opening + l.opening,
        inn: had.inn + l.inn,
        ut: had.ut + l.ut,
        annet: had.annet + l.annet,
        closing: had.closing + l.closing,
      });
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

/** What others have counted at the end of a year, held against what the ledger closes with. */
export const avstem = (
  lines: readonly Linje[],
  counted: readonly { readonly year: number; readonly units: number }[],
): { readonly year: number; readonly own: number; readonly counted: number; readonly difference: number }[] =>
  lines.flatMap((l) => {
    const found = counted.find((c) => c.year === l.year);
    return found ? [{ year: l.year, own: l.closing, counted: found.units, difference: l.closing - found.units }] : [];
  });
