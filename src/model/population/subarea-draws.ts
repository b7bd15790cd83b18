import type { Parameters, RunInput } from '../types.ts';
import { simulate, type Weights } from './draws/simulate.ts';
import type { SubArea } from './subareas.ts';

/** A figure that is read out of a population: what one person counts in it, what is expected of each sub-area, and the whole's own draws. */
export interface AreaFigure {
  readonly weights: Weights;
  /** [area][year from the base]. */
  readonly expected: readonly (readonly number[])[];
  /** Of the whole, `t` years ahead in a draw. */
  whole(t: number, draw: number): number;
}

/** A figure of a sub-area, `t` years ahead, in one draw. */
export type SubAreaDraws = (figure: number, area: number, t: number, draw: number) => number;

/**
 * Every area strays from its path as a place of its own history and size does, and in each draw the areas are scaled to the whole's draw of
 * the same number, so that they add up to it: an area's interval holds what the whole is unsure of and how the areas divide it.
 */
export function subAreaDraws(
  areas: readonly SubArea[],
  figures: readonly AreaFigure[],
  whole: RunInput,
  parameters: Parameters,
  seed: number,
  { draws, simulate: draw = simulate }: { readonly draws: number; readonly simulate?: typeof simulate },
): SubAreaDraws {
  const apart = areas.map((area) =>
    draw(
      {
        known: { own: area.history, county: whole.history, country: [] },
        parameters,
        years: whole.years,
        area: `${whole.area.code}/${area.code}`,
        seed,
        draws,
      },
      figures.map((figure) => figure.weights),
    ),
  );
  const inAll = figures.map(({ expected, whole: ofWhole }, f) => (t: number): Float64Array[] => {
    const strays = areas.map((_, r) => {
      const mean = expected[r]?.[t] ?? 0;
      return apart[r]?.inAll(f, t).map((relative) => mean * relative) ?? new Float64Array(draws);
    });
    const made = areas.map(() => new Float64Array(draws));
    for (let d = 0; d < draws; d += 1) {
      let strayed = 0;
      for (const of of strays) strayed += of[d] ?? 0;
      if (strayed === 0) continue;
      const all = ofWhole(t, d);
      for (const [r, of] of strays.entries()) (made[r] as Float64Array)[d] = ((of[d] ?? 0) * all) / strayed;
    }
    return made;
  });
  // The same year of a figure is asked for in every draw, by area and by kind.
  const made = figures.map((): Float64Array[][] => []);
  return (f, area, t, d) => {
    const [years, make] = [made[f], inAll[f]];
    if (!years || !make) throw new RangeError(`No figure ${f}`);
    years[t] ??= make(t);
    return years[t]?.[area]?.[d] ?? 0;
  };
}
