import { keyAt, keyOf, normalOf, uniformOf } from '../random/keyed.ts';
import type { Parameters } from '../types.ts';
import { cohortAt, dwellingsPerPerson, type GroupNeed, needOf } from './groups.ts';

const WHOLE = 30;

/** A whole number of people whose mean is `mean`: the Poisson quantile of a uniform; of many, the rounded normal one. */
export function poisson(mean: number, uniform: number, normal: number): number {
  if (mean <= 0) return 0;
  if (mean > WHOLE) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  let term = Math.exp(-mean);
  let below = term;
  let k = 0;
  while (below < uniform && k < WHOLE * 4) {
    k += 1;
    term *= mean / k;
    below += term;
  }
  return k;
}

/**
 * The need of a group in one draw, by year from the base. Refugees settled stray from what is decided, and from what is only expected
 * with a memory from year to year; their mean is what is expected. Others come one by one. `people` is what the population is of the
 * expected one, for a group that follows the ages. Keyed by place and group, so nothing else that is drawn moves them.
 */
export function drawnNeed(
  g: GroupNeed,
  place: { readonly code: string; readonly baseYear: number; readonly years: number },
  { groups }: Pick<Parameters, 'groups'>,
  seed: number,
  draw: number,
  people: (t: number) => number,
): Float64Array {
  const key = keyOf('group', `${place.code}|${g.group}`);
  const at = (year: number) => keyAt(key, seed, draw, year);
  const { decidedSpread, laterSpread, persistence } = groups.refugees;
  const perPerson = dwellingsPerPerson(g, uniformOf(at(g.since), 3));
  let strayed = 0;
  let variance = 0;
  const added = g.additions.map((a) => {
    const k = at(a.year);
    const z = normalOf(k, 0);
    if (g.kind !== 'refugees') {
      const cohort = cohortAt(g, place.baseYear, a.year) * (g.cohort ? people(a.year - place.baseYear) : 1);
      if (g.kind === 'planned' && a.known === 'counted') return a.persons;
      return poisson(a.persons * cohort, uniformOf(k, 1), z);
    }
    const firm = a.known === 'settled' || a.known === 'decided';
    strayed = firm ? 0 : persistence * strayed + laterSpread * z;
    variance = firm ? 0 : persistence ** 2 * variance + laterSpread ** 2;
    const factor = firm ? Math.exp(decidedSpread * z - decidedSpread ** 2 / 2) : Math.exp(strayed - variance / 2);
    return a.persons * factor * perPerson;
  });
  const spread = groups.flow.countSpread;
  const start = g.kind === 'flow' ? g.start * Math.exp(spread * normalOf(at(g.since), 2) - spread ** 2 / 2) : g.start;
  return Float64Array.from({ length: place.years + 1 }, (_, t) => needOf(g, place.baseYear + t, start, added));
}
