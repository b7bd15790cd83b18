import { BOLIGTYPER, type Boligtype } from '../../kernel/index.ts';
import type { Parameters, RunInput } from '../types.ts';
import { clearedBy, type Lack, lackingAt, lacksOf } from './lacks.ts';

/**
 * Ordinary dwellings needed in one year, part by part; `backlog` is null when nobody has counted it, `crowding` when no table tells it or the
 * backlog holds it (absent in runs of versions before 0.15.0). Units: dwellings a year.
 */
export interface YearlyNeed {
  /** The year from 1 January to 31 December. */
  readonly year: number;
  readonly change: number;
  readonly replacement: number;
  readonly vacancy: number;
  readonly backlog: number | null;
  readonly crowding?: number | null;
}

/** All parts of a year together; what is not known adds nothing. */
export const sumOfNeed = (n: Omit<YearlyNeed, 'year'>): number => n.change + addedNeed(n);

/** {@link sumOfNeed} but for the change in households. */
export const addedNeed = (n: Omit<YearlyNeed, 'year'>): number =>
  n.replacement + n.vacancy + (n.backlog ?? 0) + (n.crowding ?? 0);

/**
 * Share of households of each type in each dwelling type, moved so that the base year's households give the municipality's own stock
 * when that is known (columns scaled and rows made to add up to one, twenty times). Rows follow householdTypes, columns BOLIGTYPER.
 */
export function dwellingMix(input: RunInput, parameters: Parameters, baseHouseholds: Float64Array): number[][] {
  const mix = parameters.dwellingMix.map((row) => {
    const sum = row.reduce((n, v) => n + v, 0);
    return row.map((v) => v / sum);
  });
  const own = input.dwellings?.byType;
  if (!own) return mix;
  const ownTotal = BOLIGTYPER.reduce((n, t) => n + own[t], 0);
  const households = baseHouseholds.reduce((n, h) => n + h, 0);
  if (ownTotal <= 0 || households <= 0) return mix;
  for (let pass = 0; pass < 20; pass += 1) {
    for (const [c, type] of BOLIGTYPER.entries()) {
      const have = mix.reduce((n, row, k) => n + (row[c] ?? 0) * (baseHouseholds[k] ?? 0), 0) / households;
      const factor = have > 0 ? own[type] / ownTotal / have : 1;
      for (const row of mix) row[c] = (row[c] ?? 0) * factor;
    }
    for (const row of mix) {
      const sum = row.reduce((n, v) => n + v, 0);
      for (let c = 0; c < row.length; c += 1) row[c] = sum > 0 ? (row[c] ?? 0) / sum : 0;
    }
  }
  return mix;
}

/** Households of each dwelling type: {@link dwellingMix} applied to households by type. In the order of BOLIGTYPER. */
export const byDwellingType = (mix: readonly (readonly number[])[], households: Float64Array): Float64Array =>
  Float64Array.from(BOLIGTYPER, (_: Boligtype, c) =>
    mix.reduce((n, row, k) => n + (row[c] ?? 0) * (households[k] ?? 0), 0),
  );

/**
 * The need of each year: household change + replacement of what goes out + reserve of vacant dwellings for the growth + what is missing
 * (`lacks.ts`), cleared over `backlogYears`. `households` are totals on 1 January of consecutive years from the base.
 */
export function yearlyNeeds(input: RunInput, parameters: Parameters, households: readonly number[]): YearlyNeed[] {
  const reserve = parameters.vacancyReserve / (1 - parameters.vacancyReserve);
  const first = households[0] ?? 0;
  const stock = input.dwellings?.count ?? first;
  const lacks = lacksOf(input, parameters);
  const needed = (lack: Lack, t: number) => lackingAt(lack, t) * clearedBy(t, parameters.backlogYears);
  return households.slice(1).map((h, t) => {
    const change = h - (households[t] ?? 0);
    const ofPart = (part: Lack['part']) => {
      const lack = lacks.find((one) => one.part === part);
      return lack ? needed(lack, t + 1) - needed(lack, t) : null;
    };
    return {
      year: input.baseYear + t,
      change,
      replacement: parameters.replacement * stock * (first > 0 ? (households[t] ?? 0) / first : 1),
      vacancy: Math.max(0, change) * reserve,
      backlog: ofPart('backlog'),
      crowding: ofPart('crowding'),
    };
  });
}
