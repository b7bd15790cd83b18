import { type Confidence, weakest } from '../../kernel/index.ts';
import {
  type AreaParts,
  type Areas,
  cover,
  type DataRole,
  dateOf,
  filledRegions,
  type Mapping,
  periodsOf,
  type Shares,
  type StatTable,
} from '../grunnlag/index.ts';
import { lesVerdi, sumUtvalg } from './celler.ts';
import { countFirst, decimalsOf, type Enhet, type Indikator, rolesOf, type Utvalg } from './indikator.ts';

export interface Tabell {
  readonly role: DataRole;
  readonly table: StatTable;
  readonly mapping: Mapping;
  readonly source: string;
  readonly confidence: Confidence;
}

/** A place that figures are asked for, made of numbers through time. */
export interface Omraade {
  readonly id: string;
  readonly name: string;
  /** Numbers that made it up on a date, and codes that are the whole of it. */
  readonly partsOn: (date: string) => AreaParts & { readonly codes: readonly string[] };
  /** Shares of split numbers that somebody has decided. */
  readonly decided?: Shares;
  /** The figures of a table without regions are this place's own. */
  readonly own?: boolean;
}

/** One year of one place. `count` is what was counted, `share` what it is of something; null is not known. */
export interface Punkt {
  readonly year: number;
  readonly count: number | null;
  readonly share: number | null;
  readonly source: string;
  readonly confidence: Confidence;
}

export const kommuneOmraade = (id: string, name: string, areas: Areas, more: Partial<Omraade> = {}): Omraade => ({
  id,
  name,
  partsOn: (date) => ({ ...areas.kommune(date), codes: [] }),
  ...more,
});
/** KOSTRA's own figures for county and country are weighted estimates under codes of their own. */
export const fylkeOmraade = (name: string, areas: Areas): Omraade => ({
  id: 'fylke',
  name,
  partsOn(date) {
    const parts = areas.fylke(date);
    return { ...parts, codes: parts.code === null ? [] : [parts.code, `EKA${parts.code}`] };
  },
});
export const landetOmraade = (name: string, areas: Areas): Omraade => ({
  id: 'landet',
  name,
  partsOn: (date) => ({ ...areas.landet(date), codes: ['0', 'EAK'] }),
});

const filledOf = new WeakMap<StatTable, ReturnType<typeof filledRegions>>();
function filledIn(table: StatTable, year: string): ReadonlySet<string> {
  const known = filledOf.get(table) ?? filledRegions(table);
  filledOf.set(table, known);
  return known.get(year) ?? new Set();
}

/** The codes to add for a place in a year; null when a part of it has no figures. */
function sharesIn(
  table: StatTable,
  year: string,
  place: Omraade,
): { readonly shares: Shares; readonly weighted: boolean } | null {
  if (!table.dimensions.some((d) => d.role === 'region'))
    return place.own ? { shares: new Map(), weighted: false } : null;
  const has = filledIn(table, year);
  const { codes, ...parts } = place.partsOn(dateOf(table, year));
  const whole = codes.find((code) => has.has(code));
  if (whole !== undefined) return { shares: new Map([[whole, 1]]), weighted: false };
  const covered = cover(parts, (code) => has.has(code), place.decided);
  return covered.ok ? { shares: covered.shares, weighted: covered.weighted } : null;
}

interface Sum {
  readonly value: number;
  readonly from: Tabell;
  readonly weighted: boolean;
}

function sumIn(tables: readonly Tabell[], utvalg: Utvalg, year: string, place: Omraade): Sum | null {
  for (const from of tables.filter((t) => t.role === utvalg.role)) {
    const found = sharesIn(from.table, year, place);
    const value = found && sumUtvalg(from.table, from.mapping, utvalg, year, found.shares);
    if (found && value !== null) return { value, from, weighted: found.weighted };
  }
  return null;
}

const confidenceOf = (sums: readonly Sum[], shared: boolean): Confidence =>
  // Computed from an agency's figures is one step below the figures themselves.
  weakest(...sums.map((s) => s.from.confidence), ...(shared || sums.some((s) => s.weighted) ? (['B'] as const) : []));

/** Every year in which a place has a figure of an indicator, oldest first. */
export function historie(i: Indikator, tables: readonly Tabell[], place: Omraade): readonly Punkt[] {
  const how = i.compute;
  if (!how) return [];
  const years = new Set(
    tables.filter((t) => t.role === how.count.role).flatMap((t) => periodsOf(t.table).filter((y) => /^\d{4}$/.test(y))),
  );
  return [...years].sort().flatMap((year): Punkt[] => {
    const count = sumIn(tables, how.count, year, place);
    if (!count) return [];
    const before = how.growth === undefined ? undefined : String(Number(year) - how.growth);
    const other = how.of ?? how.inverse ?? how.count;
    const against = sumIn(tables, other, before ?? year, place);
    const [top, below] = how.inverse ? [against?.value, count.value] : [count.value, against?.value];
    const known = top !== undefined && below !== undefined && below !== 0;
    const share = known ? ((before === undefined ? top : top - below) / below) * how.per : null;
    const sums = share === null || !against ? [count] : [count, against];
    return [
      {
        year: Number(year),
        count: Math.round(count.value),
        share,
        source: [...new Set(sums.map((s) => s.from.source))].join('; '),
        confidence: confidenceOf(sums, share !== null),
      },
    ];
  });
}

/** What a measure's unit must have in it to be the indicator's; a unit that the table does not say is believed. */
const UNITS: Partial<Record<Enhet, RegExp>> = { prosent: /prosent|percent|%/i, kr: /kr|nok/i, dager: /dag|day/i };
const GENERIC = /^(antall|number|)$/i;

/** Every year in which a table tells a place's figure of an indicator as it stands; one outside what the indicator can be is no figure of it. */
export function lesteTall(i: Indikator, tables: readonly Tabell[], place: Omraade): readonly Punkt[] {
  const { read, manual } = i;
  if (!read || !manual) return [];
  const found = new Map<number, Punkt>();
  for (const { role, table, mapping, source, confidence } of tables) {
    if (role !== read.role) continue;
    for (const year of periodsOf(table).filter((y) => /^\d{4}$/.test(y))) {
      const cover = sharesIn(table, year, place);
      // What stands for one place cannot be made of several.
      if (!cover || cover.weighted || cover.shares.size > 1) continue;
      const told = lesVerdi(table, mapping, read, year, [...cover.shares.keys()][0] ?? null);
      const wanted = UNITS[manual.unit];
      if (!told || told.value < manual.min || told.value > manual.max) continue;
      if (wanted && !GENERIC.test(told.unit) && !wanted.test(told.unit)) continue;
      found.set(Number(year), {
        year: Number(year),
        count: Number(told.value.toFixed(i.decimals)),
        share: null,
        source,
        confidence: told.made ? weakest(confidence, 'B') : confidence,
      });
    }
  }
  return [...found.values()].sort((a, b) => a.year - b.year);
}

/** The roles an indicator needs and that no table has been loaded for. */
export const manglerFor = (i: Indikator, tables: readonly Tabell[]): readonly DataRole[] =>
  rolesOf(i).filter((role) => !tables.some((t) => t.role === role));

export type Bevegelse = 'opp' | 'ned' | 'likt';

/** What is shown first of a point: the share, or the count where the share is its growth or the figure is typed. */
export const vistVerdi = (i: Indikator, p: Punkt): number | null => (countFirst(i) ? p.count : p.share);

/** How the newest figure moved from the one before it, as it is printed; null with fewer than two. */
export function bevegelse(i: Indikator, points: readonly Punkt[]): Bevegelse | null {
  const known = points.flatMap((p) => vistVerdi(i, p) ?? []);
  const [before, now] = known.slice(-2);
  if (before === undefined || now === undefined) return null;
  const moved = Math.round((now - before) * 10 ** decimalsOf(i));
  return moved === 0 ? 'likt' : moved > 0 ? 'opp' : 'ned';
}

/** Whether a movement is for the better; null where nobody can say. */
export function tilDetBedre(moved: Bevegelse | null, i: Indikator): boolean | null {
  if (moved === null || moved === 'likt' || i.direction === 'neutral') return null;
  return (moved === 'opp') === (i.direction === 'higher');
}
