import type { ErrorDriver, EventCount, Parameters } from '../../types.ts';
import { atRisk, type Schedule } from '../loaded-rates.ts';
import type { Histories } from '../project.ts';
import { deathRateIn, fertilityRates } from '../vital-rates.ts';
import { spreadOf } from './drivers.ts';

const SEXES = ['female', 'male'] as const;
/** Fewer pairs of years than this tell nothing of how uneven they are. */
const LEAST = 3;

/** Events counted in a year, and those the schedule gives the same people. */
export interface EventYear {
  readonly year: number;
  readonly found: number;
  readonly expected: number;
}

/** Every year with people at risk, of the bands that are told in all of them; oldest first. */
export function eventYears(counts: readonly EventCount[], history: Histories['own'], schedule: Schedule): EventYear[] {
  const bandOf = ({ sex, from, to }: EventCount) => `${sex ?? ''} ${from} ${to}`;
  const hidden = new Set(counts.filter((c) => c.events === null).map(bandOf));
  const made = new Map<number, EventYear>();
  for (const count of counts) {
    const risk = atRisk(history, count.year);
    if (!risk || count.events === null || hidden.has(bandOf(count))) continue;
    const { found, expected } = made.get(count.year) ?? { found: 0, expected: 0 };
    let more = 0;
    for (const sex of count.sex ? [count.sex] : SEXES)
      for (let a = Math.max(0, count.from); a <= count.to; a += 1) more += risk(sex, a) * schedule(sex, a, count.year);
    made.set(count.year, { year: count.year, found: found + count.events, expected: expected + more });
  }
  return [...made.values()].filter((y) => y.expected > 0).sort((a, b) => a.year - b.year);
}

/**
 * Spread of a driver's yearly innovation in a place: the national one by its size, and around it what the place's own years say as far as
 * they can. With r the logarithm of events found against expected, the innovations are r(t) - persistence r(t-1), and of their variance
 * 1 / expected of each year comes of events that happen one by one. What is left is laid together with the national variance on the log
 * scale, with the weight of the pairs of years times the square of the national part of the variance (how much they can tell: in a small
 * place next to nothing) against `ownHistory`; never below half the national spread. An empirical Bayes estimate (Efron and Morris 1975).
 */
export function eventSpread(
  years: readonly EventYear[],
  driver: ErrorDriver,
  persons: number,
  ownHistory: number,
): number {
  const national = spreadOf(driver, persons);
  const { persistence } = driver;
  const ratio = ({ found, expected }: EventYear) => Math.log((found + 0.5) / (expected + 0.5));
  const level = years.reduce((n, y) => n + ratio(y), 0) / Math.max(1, years.length);
  const pairs = years.slice(1).flatMap((now, i) => {
    const before = years[i];
    if (before?.year !== now.year - 1) return [];
    const moved = ratio(now) - level - persistence * (ratio(before) - level);
    return [{ moved, uneven: 1 / now.expected + persistence ** 2 / before.expected }];
  });
  if (pairs.length < LEAST || national === 0) return national;
  const mean = (of: (pair: (typeof pairs)[number]) => number) => pairs.reduce((n, p) => n + of(p), 0) / pairs.length;
  const middle = mean((p) => p.moved);
  const degrees = pairs.length - 1;
  const found = (mean((p) => (p.moved - middle) ** 2) * pairs.length) / degrees;
  const uneven = mean((p) => p.uneven);
  const told = degrees * (national ** 2 / (national ** 2 + uneven)) ** 2;
  const own = Math.log(Math.max(found - uneven, national ** 2 / 4));
  return Math.exp((told * own + ownHistory * Math.log(national ** 2)) / (told + ownHistory) / 2);
}

/** {@link eventSpread} of fertility and mortality of a place whose own births or deaths are loaded; else what its size says. */
export function vitalSpreads(
  known: Histories,
  parameters: Parameters,
  persons: number,
): { readonly fertility: number; readonly mortality: number } {
  const { error } = parameters;
  const rates = fertilityRates(parameters.fertility);
  const { births = [], deaths = [] } = known.vital?.own ?? {};
  const spread = (driver: 'fertility' | 'mortality', counts: readonly EventCount[], schedule: Schedule) =>
    eventSpread(eventYears(counts, known.own, schedule), error[driver], persons, error.ownHistory);
  return {
    fertility: spread('fertility', births, (sex, a) => (sex === 'female' ? (rates[a] ?? 0) : 0)),
    mortality: spread('mortality', deaths, (sex, a, year) => deathRateIn(parameters, sex, a, year)),
  };
}
