import type { Boligtype } from '../../kernel/index.ts';
import { bandOf } from '../../model/gap/draws.ts';
import { arrivalsOf, type SupplyPlace } from '../../model/supply/supply.ts';
import type { FlowRow } from '../../model/types.ts';
import type { StatTable } from '../grunnlag/index.ts';
import { type Boliger, type FeltRad, type Feltstatus, remainingOf, reviewedYear, standing } from './felt.ts';

/** What is to be expected of a field when nobody has said it of the field itself. */
export interface Realisering {
  /** Percent that comes at all. */
  readonly share: number;
  /** Median years after the planned year. */
  readonly slip: number;
}

/** Days from the start meeting to the decision of a private reguleringsplan, and where the figure comes from. */
export interface Ledetid {
  readonly days: number;
  readonly year: number | null;
  readonly own: boolean;
  /** Table 12671 is taken in, and has no figure that is the municipality's own. */
  readonly notOwn?: boolean;
}

/** The median of 34 municipalities in Vestland, KOSTRA table 12671, latest of 2023 to 2025. Used until the municipality has loaded its own. */
export const LEDETID: Ledetid = { days: 754, year: null, own: false };

/**
 * Defaults by status. Half of what programmes promise has come five years later (Sandnes, 54 percent), so what is
 * only set aside is halved; what is being built nearly always comes. A field that lacks its plan waits for the plan too.
 */
export const AFTER_PLAN: Readonly<Record<Feltstatus, Realisering>> = {
  avsatt: { share: 50, slip: 2 },
  'under-regulering': { share: 65, slip: 2 },
  regulert: { share: 80, slip: 2 },
  igangsatt: { share: 95, slip: 1 },
  ferdig: { share: 100, slip: 0 },
};
/** How much of the zoning lies ahead. */
const PLAN_AHEAD: Readonly<Record<Feltstatus, number>> = {
  avsatt: 1,
  'under-regulering': 0.5,
  regulert: 0,
  igangsatt: 0,
  ferdig: 0,
};

export function realiseringOf(
  felt: { readonly status: Feltstatus; readonly share: number | null; readonly slip: number | null },
  ledetid: Ledetid = LEDETID,
): Realisering {
  const usual = AFTER_PLAN[felt.status];
  const waits = Math.round((ledetid.days / 365) * PLAN_AHEAD[felt.status]);
  return { share: felt.share ?? usual.share, slip: felt.slip ?? usual.slip + waits };
}

/** Dwellings that may come: what the model counts, one row for each field, year and type. */
export interface Ventet {
  readonly number: number;
  readonly name: string;
  readonly status: Feltstatus;
  readonly owner: string;
  readonly area: string;
  readonly type: Boligtype;
  readonly year: number;
  readonly units: number;
  /** Percent. */
  readonly share: number;
  readonly slip: number;
}

/**
 * What is left of the programme. What was planned for years that have gone stands in the year of the last review, from which
 * it slips: a field that is zoned has not built anything by being late. What came in that year is certain; what came
 * before is among the dwellings there are.
 */
export function ventet(rows: readonly FeltRad[], ledetid: Ledetid = LEDETID): Ventet[] {
  const now = reviewedYear(rows);
  if (now === null) return [];
  return standing(rows).flatMap(({ number, data }) => {
    const { share, slip } = realiseringOf(data, ledetid);
    const of = { number, name: data.name, status: data.status, owner: data.owner, area: data.area };
    const came = data.delivered.filter((row) => row.year === now && row.units > 0);
    const left = new Map<string, Boliger>();
    for (const row of remainingOf(data)) {
      const year = Math.max(row.year, now);
      const units = (left.get(`${year} ${row.type}`)?.units ?? 0) + row.units;
      left.set(`${year} ${row.type}`, { year, type: row.type, units });
    }
    return [
      ...came.map((row) => ({ ...of, ...row, status: 'ferdig' as const, share: 100, slip: 0 })),
      ...[...left.values()].map((row) => ({ ...of, ...row, share, slip })),
    ];
  });
}

/** Expected dwellings finished by the end of a year, and where four of five outcomes lie. */
export interface Utsikt {
  readonly year: number;
  readonly planned: number;
  readonly mean: number;
  readonly p10: number;
  readonly p90: number;
}

/** The chance that a slip of median `slip` years is at most `years`: the geometric slip that the model draws. */
export const slipWithin = (slip: number, years: number): number =>
  years < 0 ? 0 : slip <= 0 ? 1 : 1 - 0.5 ** ((years + 1) / slip);

/** As a run of the model draws it, so that the page and the gap say the same of a field. */
const RUN = { seed: 1, draws: 200 } as const;

const asFlow = (row: Ventet): FlowRow => ({
  kind: 'programme',
  id: `felt-${row.number}`,
  year: row.year,
  type: row.type,
  level: 'ingen',
  ledger: 'boligutvikling',
  units: row.units,
  probability: row.share / 100,
  delay: row.slip,
  confidence: 'B',
});

/**
 * Sums to the end of each year, which come in their order. What comes of one field comes together, and all fields of a municipality have a part of their chance in
 * common, so the ends are those of the model's draws.
 */
export function utsikt(
  rows: readonly Ventet[],
  years: readonly number[],
  place: Pick<SupplyPlace, 'area' | 'shared'>,
): Utsikt[] {
  const flows = rows.map(asFlow);
  const arrivals = arrivalsOf(flows, { ...place, seed: RUN.seed }, RUN.draws);
  // Of each draw what came between one asked year and the next; every arrival is looked at once, and not once for every year.
  const came = new Float64Array(RUN.draws * years.length);
  for (const flow of flows) {
    const ends = arrivals.get(flow) ?? [];
    for (let draw = 0; draw < ends.length; draw += 1) {
      const end = ends[draw] ?? Number.POSITIVE_INFINITY;
      let at = 0;
      while (at < years.length && end > (years[at] ?? 0)) at += 1;
      const cell = draw * years.length + at;
      if (at < years.length) came[cell] = (came[cell] ?? 0) + flow.units;
    }
  }
  for (let i = 1; i < came.length; i += 1) if (i % years.length > 0) came[i] = (came[i] ?? 0) + (came[i - 1] ?? 0);
  return years.map((year, at) => {
    let [planned, mean] = [0, 0];
    for (const row of rows) {
      if (row.year <= year) planned += row.units;
      mean += row.units * (row.share / 100) * slipWithin(row.slip, year - row.year);
    }
    const { p10, p90 } = bandOf(mean, RUN.draws, (d) => came[d * years.length + at] ?? 0);
    return { year, planned, mean, p10: p10 ?? mean, p90: p90 ?? mean };
  });
}

/** KOSTRA's code for days from the start meeting to the decision. */
const DAYS = 'KOSpdtregplgos40000';

/**
 * The municipality's own latest figure in table 12671. A table that was taken in before its own numbers were kept with it tells whose it
 * is only where it holds one municipality. Where nobody can tell, or two parts of it have a figure each, the default stays.
 */
export function ledetidIn(table: StatTable): Ledetid | null {
  const { dimensions, values } = table;
  const [contents, time, region] = (['contents', 'time', 'region'] as const).map((role) =>
    dimensions.findIndex((d) => d.role === role),
  ) as [number, number, number];
  const measure = dimensions[contents]?.values.findIndex((v) => v.code === DAYS) ?? -1;
  if (measure < 0 || time < 0) return null;
  const places = (dimensions[region]?.values ?? (table.own ? [] : [{ code: '0000' }])).flatMap(({ code }, at) =>
    (table.own ? table.own.includes(code) : /^\d{4}$/.test(code)) ? [at] : [],
  );
  let found: Ledetid | null = null;
  for (const [period, { code }] of (dimensions[time]?.values ?? []).entries()) {
    const days = places.flatMap((place) => {
      let cell = 0;
      for (const [d, { values: list }] of dimensions.entries())
        cell = cell * list.length + (d === contents ? measure : d === time ? period : d === region ? place : 0);
      const value = values[cell] ?? Number.NaN;
      return value > 0 && value < 10_000 ? [value] : [];
    });
    const [only] = days;
    if (days.length > 1) return null;
    if (only !== undefined && (found?.year ?? 0) <= Number(code)) found = { days: only, year: Number(code), own: true };
  }
  return found;
}
