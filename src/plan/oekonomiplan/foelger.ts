import {
  type Confidence,
  type Kroner,
  kroner,
  type Maalgruppe,
  parseTypedInteger,
  type Refusal,
  roundKroner,
  sumKroner,
  type Tjenestenivaa,
  type TypedFields,
} from '../../kernel/index.ts';
import {
  driftOf,
  effekterOf,
  maalgrupperOf,
  PLAN_YEARS,
  priceYearOf,
  type Tiltak,
  typedTiltak,
} from '../tiltak/index.ts';
import type { NumberedTiltak } from './oekonomiplan.ts';
import { convert, type PriceTable } from './priser.ts';

export const FOELGESLAG = ['fdv', 'areal', 'bemanning'] as const;
export type Foelgeslag = (typeof FOELGESLAG)[number];

/** One dated figure: kroner a square metre, square metres a unit, or kroner a unit for those who work there. */
export interface Foelgekostnad {
  readonly what: Foelgeslag;
  readonly year: number;
  readonly levels?: readonly Tjenestenivaa[] | undefined;
  readonly groups?: readonly Maalgruppe[] | undefined;
  readonly low?: number | undefined;
  readonly value: number;
  readonly high?: number | undefined;
  readonly confidence: Confidence;
  readonly source: string;
}

/** Investments that give dwellings: those that something follows from. */
export const withUnits = <T extends NumberedTiltak>(all: readonly T[]): T[] =>
  all.filter(
    ({ data: t }) =>
      !t.removed &&
      !['forkastet', 'gjennomfoert', 'ikke-gjennomfoert'].includes(t.status) &&
      t.investment.some((n) => n > 0) &&
      t.units.some((n) => n > 0),
  );

/** The newest figure that fits a tiltak; null where there is none, which is not the same as nothing. */
export function foelgeFor(rows: readonly Foelgekostnad[], what: Foelgeslag, t: Tiltak): Foelgekostnad | null {
  const levels = effekterOf(t).map((e) => e.level);
  const groups = maalgrupperOf(t);
  const fits = rows.filter(
    (r) =>
      r.what === what &&
      (!r.levels || r.levels.some((l) => levels.includes(l))) &&
      (!r.groups || r.groups.some((g) => groups.includes(g))),
  );
  const newest = Math.max(...fits.map((r) => r.year));
  return fits.find((r) => r.year === newest) ?? null;
}

/** What the reckoning is made with; `bemanning` null leaves staffing out. Kroner in the prices of `year`. */
export interface Satser {
  readonly areal: number;
  readonly fdv: number;
  readonly bemanning: number | null;
  readonly year: number;
}
export const SATS_FIELDS = ['areal', 'fdv', 'bemanning'] as const;
export type SatsField = (typeof SATS_FIELDS)[number];
const MOST: Readonly<Record<SatsField, number>> = { areal: 1000, fdv: 20_000, bemanning: 10_000_000 };

export type FoelgeRefusal = Refusal<'mangler' | 'ikke-tall' | 'for-stort'>;

/** The figures a person has before them until they type their own. */
export function suggested(rows: readonly Foelgekostnad[], t: Tiltak): Readonly<Record<SatsField, string>> {
  const of = (what: Foelgeslag) => String(foelgeFor(rows, what, t)?.value ?? '');
  return { areal: of('areal'), fdv: of('fdv'), bemanning: of('bemanning') };
}

/** What is typed, everything wrong at once. Staffing may be left empty: then it is not known. */
export function parseSatser(
  typed: TypedFields,
  year: number,
): { ok: true; value: Satser } | { ok: false; error: readonly FoelgeRefusal[] } {
  const error: FoelgeRefusal[] = [];
  const read = (field: SatsField): number | null => {
    const raw = (typed[field] ?? '').trim();
    const value = raw === '' ? null : parseTypedInteger(raw);
    if (raw === '' && field !== 'bemanning') error.push({ code: 'mangler', field });
    else if (raw !== '' && (value === null || value < 0)) error.push({ code: 'ikke-tall', field });
    else if (value !== null && value > MOST[field])
      error.push({ code: 'for-stort', field, data: { max: MOST[field] } });
    return value;
  };
  const [areal, fdv, bemanning] = [read('areal'), read('fdv'), read('bemanning')];
  return error.length > 0 || areal === null || fdv === null
    ? { ok: false, error }
    : { ok: true, value: { areal, fdv, bemanning, year } };
}

export interface Foelger {
  readonly years: readonly number[];
  /** Units in use, as full years: those that come in a year are there half of it. */
  readonly inUse: readonly number[];
  readonly fdv: readonly Kroner[];
  /** Null where nobody has said what those who work there cost. */
  readonly bemanning: readonly Kroner[] | null;
  readonly sum: readonly Kroner[];
  /** What stands in the tiltak now. */
  readonly typed: readonly Kroner[];
  readonly differ: readonly Kroner[];
  /** The year whose prices the amounts are in: that of the tiltak, or of the figures where they cannot be carried. */
  readonly priceYear: number;
  /** False where the figures could not be carried to the prices of the tiltak: then they are not offered. */
  readonly carried: boolean;
}

/** Running costs that follow the dwellings of an investment, in the four years and the prices of the tiltak. Nothing is stored. */
export function foelgerOf(t: Tiltak, satser: Satser, prices: PriceTable): Foelger {
  const conversion = convert(prices, satser.year, priceYearOf(t));
  const factor = conversion?.factors.operation ?? 1;
  const years = Array.from({ length: PLAN_YEARS }, (_, i) => t.firstYear + i);
  const inUse = years.map((_, i) => t.units.slice(0, i).reduce((n, u) => n + u, 0) + (t.units[i] ?? 0) / 2);
  const cost = (perUnit: number) => inUse.map((n) => roundKroner(n * perUnit * factor));
  const fdv = cost(satser.areal * satser.fdv);
  const bemanning = satser.bemanning === null ? null : cost(satser.bemanning);
  const sum = fdv.map((n, i) => sumKroner([n, bemanning?.[i] ?? kroner(0)]));
  return {
    years,
    inUse,
    fdv,
    bemanning,
    sum,
    typed: driftOf(t),
    differ: sum.map((n, i) => kroner(n - (driftOf(t)[i] ?? 0))),
    priceYear: conversion ? priceYearOf(t) : satser.year,
    carried: conversion !== null,
  };
}

/** The tiltak as its form would send it with these running costs; a statement that there are none goes with them. */
export const typedWith = (t: Tiltak, { sum }: Foelger) => ({
  ...typedTiltak(t),
  ...Object.fromEntries(sum.map((n, i) => [`operation${i + 1}`, String(n)])),
  ...(sum.some((n) => n > 0) ? { noOperation: '' } : {}),
});
