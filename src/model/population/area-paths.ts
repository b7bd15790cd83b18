import type { Parameters, PopulationYear, RunInput } from '../types.ts';
import { projectSubAreas, rakeAreas } from './subareas.ts';

/** The expected population of each area of a run, [area][year from the base]: in every year, sex and age they add up to `path`. */
export function areaPaths(
  { areas = [], history }: Pick<RunInput, 'areas' | 'history'>,
  path: readonly PopulationYear[],
  parameters: Parameters,
): readonly (readonly PopulationYear[])[] {
  if (areas.length === 0) return [];
  const paths = projectSubAreas(areas, path, { own: history }, parameters);
  for (const [t, { year }] of path.entries()) {
    const totals = areas.flatMap((area) => area.totals?.find((one) => one.year === year)?.persons ?? []);
    const raked =
      totals.length === areas.length
        ? rakeAreas(
            paths.flatMap((of) => of[t] ?? []),
            totals,
          )
        : null;
    // Areas without people cannot be moved to a total; they then stay as they were projected.
    if (raked?.ok) for (const [r, cells] of raked.value.entries()) paths[r]?.splice(t, 1, { year, ...cells });
  }
  return paths;
}
