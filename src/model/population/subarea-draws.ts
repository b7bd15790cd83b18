import { AGES, type Parameters, type PopulationYear, type RunInput } from '../types.ts';
import { simulate, type Weights } from './draws/simulate.ts';
import { total } from './project.ts';
import type { SubArea } from './subareas.ts';

const everybody: Weights = { female: new Float64Array(AGES).fill(1), male: new Float64Array(AGES).fill(1) };

/** Persons of a sub-area, `t` years ahead, in one draw. */
export type SubAreaDraws = (area: number, t: number, draw: number) => number;

/**
 * Every area strays from its path as a place of its own history and size does, and in each draw the areas are scaled to the whole's draw of
 * the same number, so that they add up to it: an area's interval holds what the whole is unsure of and how the areas divide it.
 * `paths` [area][year] is what is expected; the whole is keyed as in its own run.
 */
export function subAreaDraws(
  areas: readonly SubArea[],
  paths: readonly (readonly PopulationYear[])[],
  whole: RunInput,
  parameters: Parameters,
  seed: number,
  { draws, simulate: draw = simulate }: { readonly draws: number; readonly simulate?: typeof simulate },
): SubAreaDraws {
  const { code } = whole.area;
  const of = (area: string, own: readonly PopulationYear[], county: readonly PopulationYear[], country: typeof own) =>
    draw({ known: { own, county, country }, parameters, years: whole.years, area, seed, draws }, [everybody]);
  const together = of(code, whole.history, whole.county, whole.country);
  const apart = areas.map((area) => of(`${code}/${area.code}`, area.history, whole.history, []));
  const means = paths.map((path) => path.map(total));
  return (area, t, d) => {
    let expected = 0;
    let strayed = 0;
    for (const [r, own] of apart.entries()) {
      const mean = means[r]?.[t] ?? 0;
      expected += mean;
      strayed += mean * own.relative(0, t, d);
    }
    if (strayed === 0) return 0;
    const own = (means[area]?.[t] ?? 0) * (apart[area]?.relative(0, t, d) ?? 0);
    return (own * expected * together.relative(0, t, d)) / strayed;
  };
}
