import { addDays, daysBetween } from '../../kernel/index.ts';
import type { Avtaletype, Tilbud } from './tilbud.ts';

/** What Husbanken has paid for in the dwellings of an agreement. */
export const FINANSIERING = ['laan', 'tilskudd'] as const;
export type Finansiering = (typeof FINANSIERING)[number];

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

const same = (a: string | null | undefined, b: string | null | undefined) =>
  (a ?? '').trim().toLowerCase() === (b ?? '').trim().toLowerCase();

/** Dwellings of the whole agreement: it has a row for each type and service level, by the same name with the same party. */
const unitsOfAgreement = (d: Tilbud, all: readonly Tilbud[]): number => {
  const rows = all.filter(
    (o) =>
      !o.removed &&
      o.kind === 'avtale' &&
      o.agreement === d.agreement &&
      o.financing === d.financing &&
      o.building === d.building &&
      o.start === d.start &&
      same(o.name, d.name) &&
      same(o.party, d.party),
  );
  return rows.length === 0 ? d.units : rows.reduce((n, o) => n + o.units, 0);
};

/** How the agreement stands to Husbanken's terms; null when none holds for it. What is not said is unknown, never fulfilled. `all` are the municipality's rows. */
export function checkVilkaar(
  d: Tilbud,
  terms: readonly Husbankvilkaar[],
  all: readonly Tilbud[] = [d],
): Vilkaarsvar | null {
  const term = termFor(d, terms);
  if (!term) return null;
  const building = d.building ?? null;
  const units = unitsOfAgreement(d, all);
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
  return rows.flatMap(({ number, data: d }) => {
    if (d.removed || d.kind !== 'avtale' || !d.expiry) return [];
    const days = [
      monthsBefore(d.expiry, d.remind ?? REMIND_MONTHS),
      addDays(d.expiry, -LAST_DAYS),
      addDays(d.expiry, 1),
    ];
    return days.some(isNew) ? [{ number, days: daysBetween(today, d.expiry) }] : [];
  });
}
