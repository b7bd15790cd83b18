import type { CohortCase, CohortFertility } from './case.ts';

type Rates = Extract<CohortFertility, { kind: 'rates' }>;

/**
 * Births of one area and step by mother's age group. `start` are women at the start of the step (migrants at the start included),
 * `survived` those alive at its end by their group then (the second half of even migration included), `stayed` the share of each
 * start group that is alive at the end. Formulas: Preston, Heuveline and Guillot 2001, box 6.1 (mean and Leslie form).
 */
export function birthsByMother(
  fertility: Rates,
  width: CohortCase['width'],
  rates: Float64Array,
  start: Float64Array,
  survived: Float64Array,
  stayed: Float64Array,
): Float64Array {
  const last = rates.length - 1;
  const fertile = (a: number) =>
    (a === 0 && !fertility.youngest) || (a === last && !fertility.oldest) ? 0 : (rates[a] ?? 0);
  const formulas: Readonly<Record<Rates['form'], (women: number, a: number) => number>> = {
    mean: (women, a) => (width * fertile(a) * (women + (survived[a] ?? 0))) / 2,
    leslie: (women, a) => (width * (fertile(a) + fertile(Math.min(a + 1, last)) * (stayed[a] ?? 0)) * women) / 2,
    start: (women, a) => width * fertile(a) * women,
  };
  return start.map(formulas[fertility.form]);
}
