import type { Boligtype, Confidence, Maalgruppe, Tjenestenivaa } from '../../kernel/index.ts';
import type { AgeSex, Parameters, RunInput } from '../types.ts';

interface Common {
  readonly group: Maalgruppe;
  readonly type: Boligtype;
  readonly level: Tjenestenivaa;
  /** The year of the count. */
  readonly year: number;
  readonly confidence: Confidence;
}

/** Persons of one year in the three series of the settling of refugees; null where nobody has said. */
export interface RefugeeYear {
  readonly year: number;
  readonly requested: number | null;
  readonly decided: number | null;
  readonly settled: number | null;
}

export interface RefugeeFigures extends Common {
  readonly kind: 'refugees';
  /** Municipal dwellings that refugees live in at the count. */
  readonly housed: number;
  readonly series: readonly RefugeeYear[];
  /** Share of the settled who find a dwelling without the municipality, 0..1. */
  readonly alone: number;
  /** Share of the municipal dwellings they leave in a year, 0..1; null takes the parameter. */
  readonly leaving: number | null;
  /** Share of the persons by the kinds of household of the parameters; null takes the two national mixes. */
  readonly mix: readonly number[] | null;
}

/** Persons known by the year they want or are planned to move. Years before the count are overdue and needed now. */
export interface PlannedFigures extends Common {
  readonly kind: 'planned';
  readonly persons: readonly { readonly year: number; readonly count: number }[];
}

/** A stock that lacks a dwelling, those who come each year, and the share who are out of it after a year without being helped. */
export interface FlowFigures extends Common {
  readonly kind: 'flow';
  readonly now: number;
  readonly perYear: number;
  readonly leaving: number | null;
  /** Those who come follow the number of people in these ages; absent: the same number every year. */
  readonly ages?: readonly [number, number];
}

export type GroupFigures = RefugeeFigures | PlannedFigures | FlowFigures;

/** What a yearly addition rests on: a series of the refugees, a count, or the mean of what is known carried on. */
export type Known = 'settled' | 'decided' | 'requested' | 'counted' | 'continued';

export interface Addition {
  readonly year: number;
  readonly persons: number;
  readonly known: Known;
  readonly confidence: Confidence;
  /** What is carried on: the known years, and the number of years they are spread over; absent for what is known itself. */
  readonly carried?: { readonly from: CarriedYears; readonly over: number };
}

type CarriedYears = readonly { readonly year: number; readonly persons: number }[];

/**
 * The need of one group as a flow: N(T) = start k^n - offset + sum over s <= y < T of a(y) u c(y) k^(T-1-y), with k = 1 - leaving,
 * n = max(0, T - s), s the year of the count or the base year if that is later, u the dwellings a person needs, c the cohort of the ages.
 */
export interface GroupNeed {
  readonly kind: GroupFigures['kind'];
  readonly group: Maalgruppe;
  readonly type: Boligtype;
  readonly level: Tjenestenivaa;
  readonly since: number;
  readonly start: number;
  readonly offset: number;
  readonly leaving: number;
  readonly leavingConfidence: Confidence;
  readonly confidence: Confidence;
  readonly additions: readonly Addition[];
  readonly alone: number;
  /** Share of persons by kind of household, one row a mix; none where a person is a dwelling. */
  readonly mixes: readonly (readonly number[])[];
  readonly kinds: readonly string[];
  readonly sizes: readonly number[];
  /** People in the ages by year from the base; null where the same number comes every year. */
  readonly cohort: readonly number[] | null;
}

const carriedOn = (year: number, known: CarriedYears, over: number): Addition => ({
  year,
  persons: known.reduce((n, f) => n + f.persons, 0) / over,
  known: 'continued',
  confidence: 'C',
  carried: { from: known, over },
});

/** Years behind whose mean is carried on after the last one that is known: the numbers swing with the wars. */
const CARRIED = 3;

/** The series that holds in a year: what was settled when the year is over, before that what was decided, then requested. */
export function knownOf(row: RefugeeYear, counted: number): Pick<Addition, 'persons' | 'known'> | null {
  const order =
    row.year < counted
      ? (['settled', 'decided', 'requested'] as const)
      : (['decided', 'requested', 'settled'] as const);
  for (const known of order) {
    const persons = row[known];
    if (persons !== null) return { persons, known };
  }
  return null;
}

function refugeeAdditions(f: RefugeeFigures, years: readonly number[]): Addition[] | null {
  const known = new Map(
    f.series.flatMap((row) => {
      const found = knownOf(row, f.year);
      return found ? [[row.year, found] as const] : [];
    }),
  );
  const latest = [...known.keys()].sort((a, b) => b - a).slice(0, CARRIED);
  if (latest.length === 0) return null;
  const from = latest.map((year) => ({ year, persons: known.get(year)?.persons ?? 0 }));
  return years.map((year) => {
    const found = known.get(year);
    if (!found) return carriedOn(year, from, from.length);
    return { year, ...found, confidence: found.known === 'requested' ? 'C' : f.confidence };
  });
}

function plannedAdditions(f: PlannedFigures, since: number, years: readonly number[]): Addition[] | null {
  const last = Math.max(...f.persons.map((p) => p.year));
  if (f.persons.length === 0) return null;
  const of = (year: number) => f.persons.filter((p) => p.year === year).reduce((n, p) => n + p.count, 0);
  const ahead = f.persons.filter((p) => p.year >= since);
  const from = ahead.map((p) => ({ year: p.year, persons: p.count }));
  return years.map((year) =>
    year <= last
      ? { year, persons: of(year), known: 'counted', confidence: f.confidence }
      : carriedOn(year, from, Math.max(1, last - since + 1)),
  );
}

const inAges = (p: AgeSex, [from, to]: readonly [number, number]): number => {
  let persons = 0;
  for (let a = from; a <= to; a += 1) persons += (p.female[a] ?? 0) + (p.male[a] ?? 0);
  return persons;
};

type Where = Pick<RunInput, 'baseYear' | 'years'>;

/** The flow of one group; null when what was counted says nothing of it, which is not zero. */
export function groupNeed(
  f: GroupFigures,
  { baseYear, years: ahead }: Where,
  path: readonly AgeSex[],
  { groups }: Pick<Parameters, 'groups'>,
): GroupNeed | null {
  const since = Math.max(baseYear, f.year);
  const years = Array.from({ length: Math.max(0, baseYear + ahead - since) }, (_, i) => since + i);
  const { group, type, level, kind, confidence } = f;
  const common = {
    kind,
    group,
    type,
    level,
    since,
    confidence,
    alone: 0,
    mixes: [],
    kinds: [],
    sizes: [],
    cohort: null,
  };
  const counted = (persons: number): Addition[] =>
    years.map((year) => ({ year, persons, known: 'counted', confidence }));
  if (f.kind === 'refugees') {
    const additions = refugeeAdditions(f, years);
    return (
      additions && {
        ...common,
        start: f.housed,
        offset: f.housed,
        leaving: f.leaving ?? groups.refugees.leaving,
        leavingConfidence: f.leaving === null ? 'O' : confidence,
        additions,
        alone: f.alone,
        mixes: f.mix ? [f.mix] : groups.refugees.mixes,
        kinds: groups.refugees.kinds,
        sizes: groups.refugees.sizes,
      }
    );
  }
  if (f.kind === 'planned') {
    const additions = plannedAdditions(f, since, years);
    const overdue = f.persons.filter((p) => p.year < since).reduce((n, p) => n + p.count, 0);
    return additions && { ...common, start: overdue, offset: 0, leaving: 0, leavingConfidence: confidence, additions };
  }
  const { ages } = f;
  return {
    ...common,
    start: f.now,
    offset: 0,
    leaving: f.leaving ?? groups.flow.leaving,
    leavingConfidence: f.leaving === null ? 'C' : confidence,
    additions: counted(f.perYear),
    cohort: ages ? path.map((p) => inAges(p, ages)) : null,
  };
}

/** Dwellings that one person needs of the municipality: sum of share over size, of the middle of the mixes unless `weight` lays it between them. */
export function dwellingsPerPerson(g: GroupNeed, weight = 0.5): number {
  const [first, second] = g.mixes.map((mix) => mix.reduce((n, share, k) => n + share / (g.sizes[k] ?? 1), 0));
  if (first === undefined) return 1;
  return (1 - g.alone) * (second === undefined ? first : first * (1 - weight) + second * weight);
}

/** The ages in a year against those in the year of the count; 1 where nothing follows them. */
export const cohortAt = (g: GroupNeed, baseYear: number, year: number): number => {
  const then = g.cohort?.[g.since - baseYear] ?? 0;
  return g.cohort && then > 0 ? (g.cohort[year - baseYear] ?? then) / then : 1;
};

/** {@link GroupNeed} on 1 January of a year; `added` is what came in each year, in the order of the additions. */
export function needOf(
  g: Pick<GroupNeed, 'since' | 'leaving' | 'offset'>,
  year: number,
  start: number,
  added: ArrayLike<number>,
): number {
  const keep = 1 - g.leaving;
  let there = start;
  for (let i = 0; g.since + i < year; i += 1) there = there * keep + (added[i] ?? 0);
  return there - g.offset;
}

export const expectedAdditions = (g: GroupNeed, baseYear: number): number[] =>
  g.additions.map((a) => a.persons * dwellingsPerPerson(g) * cohortAt(g, baseYear, a.year));

/** Why a group's own flow adds nothing to the ledger: its households are counted, or the modelled places with 24-hour staffing hold them. */
export type StandsBack = 'counted' | 'care';

export function standsBack(f: Pick<GroupFigures, 'group' | 'level'>, input: RunInput): StandsBack | null {
  if ((input.social ?? []).some((row) => row.group === f.group)) return 'counted';
  const modelled = (input.stock ?? []).some((s) => s.ledger === 'boligsosialt' && s.level === 'heldoegns');
  return modelled && f.level === 'heldoegns' ? 'care' : null;
}

const SMALLEST = 1;
const LARGEST_SMALL = 4;

/** The figures with every small count of people at one end, so that the need is the least or the most it can be. */
export function atEnd(f: GroupFigures, end: 'low' | 'high', isSmall: (n: number) => boolean): GroupFigures {
  const put = (n: number, most: boolean) => (isSmall(n) ? (most ? LARGEST_SMALL : SMALLEST) : n);
  const up = end === 'high';
  const perhaps = (n: number | null) => (n === null ? null : put(n, up));
  if (f.kind === 'planned') return { ...f, persons: f.persons.map((p) => ({ year: p.year, count: put(p.count, up) })) };
  if (f.kind === 'flow') return { ...f, now: put(f.now, up), perYear: put(f.perYear, up) };
  // More who leave than are known is less need.
  return {
    ...f,
    housed: put(f.housed, !up),
    series: f.series.map((r) => ({
      year: r.year,
      requested: perhaps(r.requested),
      decided: perhaps(r.decided),
      settled: perhaps(r.settled),
    })),
  };
}

/** Whether a count of one to four people is in the figures. */
export function hasSmall(f: GroupFigures, isSmall: (n: number) => boolean): boolean {
  const counts =
    f.kind === 'planned'
      ? f.persons.map((p) => p.count)
      : f.kind === 'flow'
        ? [f.now, f.perYear]
        : [f.housed, ...f.series.flatMap((r) => [r.requested, r.decided, r.settled])];
  return counts.some((n) => n !== null && isSmall(n));
}
