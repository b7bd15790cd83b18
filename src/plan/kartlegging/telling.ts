import type { Boligtype, Confidence, Maalgruppe, Tjenestenivaa } from '../../kernel/index.ts';
import type { AreaOf, InputSource, SocialCount } from '../../model/types.ts';

/** What the household lacks: a dwelling, the safety of keeping it, or one that suits. */
export const SITUASJONER = ['mangler', 'kan-miste', 'uegnet'] as const;
export type Situasjon = (typeof SITUASJONER)[number];

/** How the households were found. An estimate is a figure too, but a weaker one. */
export const METODER = ['vedtak-og-ventelister', 'gjennomgang', 'anslag'] as const;
export type Metode = (typeof METODER)[number];

/** What is known about households that stand in more than one row. */
export const DOBBELTTELLING = ['kontrollert', 'mulig', 'ikke-vurdert'] as const;
export type Dobbelttelling = (typeof DOBBELTTELLING)[number];

/** One count of households: who, in which situation, what they need, and how that is known. Never a person. */
export interface Telling {
  readonly group: Maalgruppe;
  readonly situation: Situasjon;
  /** The dwelling and the services that would help. */
  readonly type: Boligtype;
  readonly level: Tjenestenivaa;
  /** Households on the day of the count. */
  readonly now: number;
  /** New households expected each year after that. */
  readonly perYear: number;
  /** Unit of the municipality that counted. */
  readonly countedBy: string;
  /** 'YYYY-MM-DD'. */
  readonly date: string;
  readonly method: Metode;
  readonly doubleCount: Dobbelttelling;
  readonly note: string;
  /** Part of the municipality where the dwelling is needed; empty for anywhere in it. */
  readonly area: string;
  /** The year the dwelling is needed; null when it is needed now. */
  readonly needed: number | null;
  /** What it was counted in: a list, a register, a form; '' when nobody has said. */
  readonly source: string;
  /** The least and the most an estimate may be; null when nobody has said. */
  readonly low: number | null;
  readonly high: number | null;
  /** Households that came, were helped and left unhelped in the last twelve months; null when it is not known. */
  readonly fresh: number | null;
  readonly solved: number | null;
  readonly lost: number | null;
  /** A unit that has counted some of the same households, and how many: here and nowhere else they are taken off. */
  readonly alsoBy: string;
  readonly alsoCount: number | null;
  readonly removed: boolean;
}

/** What a count kept before these questions were asked says to them: nothing. */
export const UNASKED = {
  area: '',
  needed: null,
  source: '',
  low: null,
  high: null,
  fresh: null,
  solved: null,
  lost: null,
  alsoBy: '',
  alsoCount: null,
} as const;

/** Movements of the last twelve months, beside the stock on the day. */
export const BEVEGELSER = ['fresh', 'solved', 'lost'] as const;
export type Bevegelse = (typeof BEVEGELSER)[number];

/**
 * What the municipality counts once for all of it, by the number it is kept under: dwellings for sale or rent that are missing today
 * (another ledger than the counts of households), and people who use places with 24-hour staffing.
 */
export const KOMMUNETALL = { etterslep: 1, heldoegn: 2 } as const;
export type Kommunetallslag = keyof typeof KOMMUNETALL;

export interface Kommunetall {
  readonly units: number;
  readonly source: string;
  readonly date: string;
  readonly method: Metode;
  readonly removed: boolean;
}

interface Row {
  readonly data: Telling;
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The counts of the unit that `t` says has counted some of the same households. */
export const partnersOf = (t: Telling, rows: readonly Row[]): Telling[] =>
  rows
    .map((r) => r.data)
    .filter(
      (o) =>
        !o.removed &&
        o.group === t.group &&
        o.situation === t.situation &&
        t.alsoBy !== '' &&
        same(o.countedBy, t.alsoBy),
    );

/**
 * Households of `t` that stand in another unit's count. They are taken off here, so the other unit's count is whole;
 * when that count is taken away nothing is taken off, for then nobody else counts them.
 */
export const countedTwice = (t: Telling, rows: readonly Row[]): number =>
  partnersOf(t, rows).length > 0 ? (t.alsoCount ?? 0) : 0;

/** Households that `t` adds to those the other units have counted. */
export const netOf = (t: Telling, rows: readonly Row[]): number => t.now - countedTwice(t, rows);

/** Two rows are the same count when the same unit counted the same households; a second one would count them twice. */
export const sameCount = (a: Telling, b: Telling): boolean =>
  a.group === b.group &&
  a.situation === b.situation &&
  a.type === b.type &&
  a.level === b.level &&
  same(a.area, b.area) &&
  a.needed === b.needed &&
  same(a.countedBy, b.countedBy);

/** A household that may lose its dwelling still has one: help to keep it is not a missing dwelling. */
export const lacksDwelling = (t: Pick<Telling, 'situation'>): boolean => t.situation !== 'kan-miste';

/** B for a count checked for doubles; an estimate, or a count that may hold a household twice, is an assumption. */
export const confidenceOf = (t: Pick<Telling, 'method' | 'doubleCount'>): Confidence =>
  t.method !== 'anslag' && t.doubleCount === 'kontrollert' ? 'B' : 'C';

export const kommunetallConfidence = (e: Pick<Kommunetall, 'method'>): Confidence =>
  e.method === 'anslag' ? 'C' : 'B';

/** The rows that stand, as the model's counts of dwellings that the municipality must help with. */
export const socialCounts = (rows: readonly Row[], areaOf: AreaOf = () => ({})): SocialCount[] =>
  rows.flatMap(({ data: d }) =>
    d.removed || !lacksDwelling(d)
      ? []
      : [
          {
            group: d.group,
            type: d.type,
            level: d.level,
            now: netOf(d, rows),
            perYear: d.perYear,
            ...(d.needed === null ? {} : { from: d.needed }),
            ...areaOf(d.area),
            confidence: confidenceOf(d),
          },
        ],
  );

const ROLES = { etterslep: 'backlog', heldoegn: 'care-users' } as const;

/** Who counted, when and how surely: one source for each unit and class, for the run's list of sources. */
export function kartleggingSources(
  rows: readonly Row[],
  whole: Readonly<Record<Kommunetallslag, Kommunetall | null>>,
): InputSource[] {
  const sources = new Map<string, InputSource>();
  for (const { data: d } of rows.filter((r) => !r.data.removed && lacksDwelling(r.data))) {
    const confidence = confidenceOf(d);
    const key = `${d.countedBy}|${confidence}`;
    const year = Math.max(Number(d.date.slice(0, 4)), sources.get(key)?.year ?? 0);
    sources.set(key, { role: 'social-counts', title: `Kartlegging, ${d.countedBy}`, confidence, year });
  }
  return [
    ...sources.values(),
    ...(['etterslep', 'heldoegn'] as const).flatMap((kind) => {
      const counted = whole[kind];
      if (!counted || counted.removed) return [];
      const { source: title, date } = counted;
      return [{ role: ROLES[kind], title, confidence: kommunetallConfidence(counted), year: Number(date.slice(0, 4)) }];
    }),
  ];
}

/** Who has counted what stands in the boligsosialt ledger, from which day to which; null when nobody has. */
export interface Counted {
  readonly units: readonly string[];
  /** 'YYYY-MM-DD', the oldest and the newest count. */
  readonly from: string;
  readonly to: string;
}

export function countedOf(rows: readonly Row[]): Counted | null {
  const standing = rows.map((r) => r.data).filter((d) => !d.removed && lacksDwelling(d));
  const days = standing.map((d) => d.date).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return null;
  return { units: [...new Set(standing.map((d) => d.countedBy))].sort((a, b) => a.localeCompare(b, 'nb')), from, to };
}

/** The counts of every group that has any, one column a situation; an empty list is "nobody has counted", not zero. */
export function countsByGroup(
  rows: readonly Row[],
): { readonly group: Maalgruppe; readonly counts: Readonly<Record<Situasjon, readonly number[]>> }[] {
  const standing = rows.filter((r) => !r.data.removed);
  return [...new Set(standing.map((r) => r.data.group))].map((group) => ({
    group,
    counts: Object.fromEntries(
      SITUASJONER.map((s) => [
        s,
        standing.filter((r) => r.data.group === group && r.data.situation === s).map((r) => netOf(r.data, standing)),
      ]),
    ) as Record<Situasjon, number[]>,
  }));
}

/** The counts that say how many came, were helped or left, by group; a group that nobody has said it of is not there. */
export function flowByGroup(
  rows: readonly Row[],
): { readonly group: Maalgruppe; readonly flows: Readonly<Record<Bevegelse, readonly number[]>> }[] {
  const standing = rows.filter((r) => !r.data.removed && BEVEGELSER.some((b) => r.data[b] !== null));
  return [...new Set(standing.map((r) => r.data.group))].map((group) => ({
    group,
    flows: Object.fromEntries(
      BEVEGELSER.map((b) => [
        b,
        standing.flatMap((r) => (r.data.group === group && r.data[b] !== null ? [r.data[b]] : [])),
      ]),
    ) as Record<Bevegelse, number[]>,
  }));
}
