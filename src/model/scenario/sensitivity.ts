import { calibration } from '../households/calibration.ts';
import { householdPath } from '../households/path.ts';
import { type Sensitivity, sensitivityOf } from '../households/sensitivity.ts';
import { partAt } from '../households/shares.ts';
import { populationPath } from '../population/path.ts';
import type { RunResult } from '../result.ts';
import { ALONE, type AloneKey, type Setup } from './assumptions.ts';

/** How households `ahead` years on answer to how many of each band live alone; bands without people are left out. */
export function householdSensitivity(
  { input, parameters }: Setup,
  result: Pick<RunResult, 'households'>,
  ahead: number,
): (Sensitivity & { readonly key: AloneKey })[] {
  const { path } = populationPath(input, parameters);
  const [base, then] = [path[0], path[ahead]];
  if (!base || !then) return [];
  const at = {
    scale: calibration(input, parameters) * householdPath(parameters, ahead),
    part: partAt(parameters, ahead),
    households: result.households.total[ahead]?.mean ?? 0,
  };
  return (Object.keys(ALONE) as AloneKey[]).flatMap((key) => {
    const found = sensitivityOf(base, then, parameters, ALONE[key], at);
    return found ? [{ key, ...found }] : [];
  });
}
