import { type Boligtype, omraadeKey, type Tjenestenivaa } from '../../kernel/index.ts';
import { arrivedBy } from '../../model/supply/supply.ts';
import type { FlowRow } from '../../model/types.ts';
import type { Gruppe } from './bolig.ts';

/** Something that changes how many dwellings there are. Before the first year of the ledger it is part of what there was. */
export interface Hendelse {
  readonly year: number | null;
  /** Felt and tiltak: what comes of the boligbyggeprogram and of tiltak, told apart from the rest that comes. */
  readonly kind: 'inn' | 'felt' | 'tiltak' | 'ut' | 'annet';
  /** Null is "not said", of the level too. */
  readonly type: Boligtype | null;
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
  readonly type: Boligtype | null;
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

/** Areas that are the same however they are written stand together, by the name that came first. */
export function likeOmraader(events: readonly Hendelse[]): Hendelse[] {
  const names = new Map<string, string>();
  return events.map((h) => {
    const key = omraadeKey(h.area);
    const name = names.get(key) ?? h.area.trim();
    names.set(key, name);
    return { ...h, area: name };
  });
}

/** The same for every type, service level and area there is anything of. */
export function grupperte(events: readonly Hendelse[], first: number, last: number): Gruppelinje[] {
  const groups = new Map<string, Hendelse[]>();
  for (const h of events) {
    const key = `${h.type ?? ''}\t${h.level ?? ''}\t${h.area}`;
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
  const partOf = (l: Gruppelinje) => (by === 'type' ? (l.type ?? '') : by === 'niva' ? (l.level ?? '') : l.area);
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

/** All the years as one line, from what the first opened with to what the last closed with. */
export function samlet(lines: readonly Linje[]): Omit<Linje, 'year'> {
  const sum = (field: 'inn' | 'felt' | 'tiltak' | 'ut' | 'annet') => lines.reduce((n, l) => n + l[field], 0);
  return {
    opening: lines[0]?.opening ?? 0,
    inn: sum('inn'),
    felt: sum('felt'),
    tiltak: sum('tiltak'),
    ut: sum('ut'),
    annet: sum('annet'),
    closing: lines.at(-1)?.closing ?? 0,
  };
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
  /** '' is "not said". */
  readonly area: string;
}

/** What typed rows tell. Totals that are first counted in a later year than the earliest are other change, and not new dwellings. */
export function fraSkrevne(rows: readonly Skrevet[]): { readonly events: Hendelse[]; readonly uncertain: number } {
  const certain = rows.filter((r) => r.probability >= 100);
  const base = Math.min(...certain.filter((r) => r.kind === 'bestand').map((r) => r.year));
  const events = certain.flatMap((r): Hendelse[] => {
    const of = { type: r.type, level: r.level, area: r.area, units: r.units };
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
  /** Ut: dwellings that stand and that a tiltak takes away. */
  readonly kind: 'felt' | 'tiltak' | 'ut';
  readonly type: Boligtype;
  readonly level: Tjenestenivaa;
  /** '' where the field or the tiltak names none. */
  readonly area: string;
  /** The year it is planned for, and its median years of slip. */
  readonly year: number;
  readonly delay: number;
  /** Units times the chance that they come. */
  readonly expected: number;
  /** Whether it is finished: then it is among what was counted later, and else it cannot have come before the count. */
  readonly done: boolean;
}

/** What certain changes of dwellings that stand take away and make of them. Those that are put in order are there all the while. */
export const fraEndringer = (flows: readonly FlowRow[]): Hendelse[] =>
  flows
    .filter((f) => f.probability === 1 && f.kind !== 'rehabilitation')
    .map(({ year, type, level, area = '', units }) => {
      const kind = units < 0 ? 'ut' : 'inn';
      return { kind, year, type, level, area, units: Math.abs(units) };
    });

/** What tiltak sell, tear down or rebuild, as they are expected to. Those that are put in order are there all the while. */
export const endretAvTiltak = (flows: readonly FlowRow[]): Kommende[] =>
  flows
    .filter((f) => f.kind !== 'rehabilitation')
    .map(({ type, level, area = '', year, delay, units, probability }) => ({
      ...{ kind: 'ut', type, level, area, year, delay, done: false },
      expected: -units * probability,
    }));

/** Dwellings for sale that a row gave the year they leave in. */
export const fraDaterte = (groups: readonly Gruppe[]): Hendelse[] =>
  groups.map(({ toYear: year, type, level, place = '', units }) => ({
    kind: 'ut',
    year,
    type,
    level,
    area: place,
    units,
  }));

/**
 * What is to come by the end of `last`, after the last year that was counted (null: none was). What slips is spread over the years as
 * the gap spreads it. Chances make parts of dwellings; the ledger has whole ones, rounded as the sums grow, so that no year loses what
 * the next gains, and every year is within half a dwelling of the gap's own expectation. The whole ones are parted among the areas.
 */
export function fraKommende(rows: readonly Kommende[], counted: number | null, last: number): Hendelse[] {
  type Areas = Map<string, number>;
  const sums = new Map<string, { readonly one: Kommende; readonly years: Map<number, Areas> }>();
  for (const row of rows) {
    if (counted !== null && row.done && row.year <= counted) continue;
    const key = `${row.kind}/${row.type}/${row.level}`;
    const own = sums.get(key) ?? { one: row, years: new Map<number, Areas>() };
    sums.set(key, own);
    let before = 0;
    for (let year = row.year; year <= last && before < 1; year += 1) {
      const by = arrivedBy(row, year + 1);
      const stands = counted === null ? year : Math.max(year, counted + 1);
      const areas = own.years.get(stands) ?? new Map<string, number>();
      own.years.set(stands, areas);
      const area = row.area.trim();
      areas.set(area, (areas.get(area) ?? 0) + row.expected * (by - before));
      before = by;
    }
  }
  return [...sums.values()].flatMap(({ one: { kind, type, level }, years }): Hendelse[] => {
    const parted = partedAmong();
    return [...years]
      .sort(([a], [b]) => a - b)
      .flatMap(([year, areas]) =>
        parted(areas).map(([area, units]): Hendelse => ({ kind, type, level, area, year, units })),
      );
  });
}

/** Whole dwellings of sums that grow: each next one goes to the area that lacks most of what is expected of it. */
function partedAmong() {
  const exact = new Map<string, number>();
  const told = new Map<string, number>();
  let given = 0;
  return (more: ReadonlyMap<string, number>): [string, number][] => {
    for (const [area, expected] of more) exact.set(area, (exact.get(area) ?? 0) + expected);
    const whole = Math.round([...exact.values()].reduce((n, x) => n + x, 0));
    const now = new Map<string, number>();
    for (; given < whole; given += 1) {
      const lacks = (area: string) => (exact.get(area) ?? 0) - (told.get(area) ?? 0);
      const most = [...exact.keys()].reduce((best, area) => (lacks(area) > lacks(best) + 1e-9 ? area : best));
      told.set(most, (told.get(most) ?? 0) + 1);
      now.set(most, (now.get(most) ?? 0) + 1);
    }
    return [...now];
  };
}
