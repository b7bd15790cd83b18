import { addDays, daysBetween } from '../../kernel/index.ts';
import type { Avtaletype, Tilbud } from './tilbud.ts';

/** What Husbanken has paid for in the dwellings of an agreement. */
export const FINANSIERING = ['laan', 'tilskudd'] as const;
export type Finansiering = (typeof FINANSIERING)[number];

export const INDEKSERT = ['ja', 'nei'] as const;
export type Indeksert = (typeof INDEKSERT)[number];

interface Row {
  readonly number: number;
  readonly data: Tilbud;
}

/** An agreement with a private party: its terms are said once, and its dwellings in as many parts as they differ. */
export interface Avtale<R extends Row = Row> {
  /** Of the row it began with, also where that part has been taken out. */
  readonly number: number;
  readonly terms: Tilbud;
  readonly parts: readonly R[];
  readonly units: number;
}

export const avtaleNumber = (row: Row): number => row.data.avtale ?? row.number;

/** The agreements that stand, in the order they were made. */
export function avtalerIn<R extends Row>(rows: readonly R[]): Avtale<R>[] {
  const parts = new Map<number, R[]>();
  for (const row of rows)
    if (!row.data.removed && row.data.kind === 'avtale')
      parts.set(avtaleNumber(row), [...(parts.get(avtaleNumber(row)) ?? []), row]);
  return [...parts]
    .sort(([a], [b]) => a - b)
    .flatMap(([number, own]) => {
      const terms = own[0]?.data;
      return terms ? [{ number, terms, parts: own, units: own.reduce((n, r) => n + r.data.units, 0) }] : [];
    });
}

/** A term of Husbanken's, from a day on. `share` is the least percent of the dwellings, of those financed, that the municipality has a right to. */
export interface Husbankvilkaar {
  readonly agreement: Avtaletype;
  readonly financing: Finansiering;
  readonly from: string | null;
  readonly share: number;
  readonly years: number;
  readonly source: string;
  readonly url: string;
}

export type Vilkaarstatus = 'oppfylt' | 'brutt' | 'ukjent';
export interface Vilkaarsvar {
  readonly term: Husbankvilkaar;
  readonly share: Vilkaarstatus;
  readonly years: Vilkaarstatus;
  /** Percent the municipality has a right to, down to a tenth; null when it is not said how many dwellings there are. */
  readonly hasShare: number | null;
}

/** The term that holds for an agreement: the newest that was there when it started. An agreement without a start is held to the newest. */
export function termFor(d: Tilbud, terms: readonly Husbankvilkaar[]): Husbankvilkaar | null {
  if (d.kind !== 'avtale' || !d.agreement || !d.financing) return null;
  return (
    terms
      .filter((t) => t.agreement === d.agreement && t.financing === d.financing)
      .filter((t) => t.from === null || !d.start || t.from <= d.start)
      .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1))[0] ?? null
  );
}

/** Years later, the same day; 29 February becomes 1 March. */
const yearsAfter = (day: string, years: number): string => {
  const year = Number(day.slice(0, 4)) + years;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day.slice(4) === '-02-29' && !leap ? `${year}-03-01` : `${year}${day.slice(4)}`;
};

/** How the agreement stands to Husbanken's terms; null when none holds for it. What is not said is unknown, never fulfilled. `units` are those of all its parts. */
export function checkVilkaar(d: Tilbud, terms: readonly Husbankvilkaar[], units: number = d.units): Vilkaarsvar | null {
  const term = termFor(d, terms);
  if (!term) return null;
  const building = d.building ?? null;
  const share = building === null ? 'ukjent' : 100 * units >= term.share * building ? 'oppfylt' : 'brutt';
  const years =
    !d.start || !d.expiry ? 'ukjent' : addDays(d.expiry, 1) >= yearsAfter(d.start, term.years) ? 'oppfylt' : 'brutt';
  return { term, share, years, hasShare: building === null ? null : Math.floor((1000 * units) / building) / 10 };
}

/** Months before the expiry that people are reminded, when nobody has said otherwise. */
export const REMIND_MONTHS = 12;
const LAST_DAYS = 30;

/** Months earlier, in a month that is shorter its last day. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const index = year * 12 + month - 1 - months;
  const at = { year: Math.floor(index / 12), month: (index % 12) + 1 };
  const leap = (at.year % 4 === 0 && at.year % 100 !== 0) || at.year % 400 === 0;
  const last = at.month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(at.month) ? 30 : 31;
  return `${at.year}-${String(at.month).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`;
}

/** Agreements to remind of on a day: when the warning starts, thirty days before the end, and the day after it; those days since `since`. */
export function toRemind(
  rows: readonly { readonly number: number; readonly data: Tilbud }[],
  since: string,
  today: string,
): { readonly number: number; readonly days: number }[] {
  const isNew = (day: string) => day > since && day <= today;
  return avtalerIn(rows).flatMap(({ number, terms: d }) => {
    if (!d.expiry) return [];
    const days = [
      monthsBefore(d.expiry, d.remind ?? REMIND_MONTHS),
      addDays(d.expiry, -LAST_DAYS),
      addDays(d.expiry, 1),
    ];
    return days.some(isNew) ? [{ number, days: daysBetween(today, d.expiry) }] : [];
  });
}
