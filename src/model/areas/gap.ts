import { type Cell, NOTHING } from '../gap/cells.ts';
import type { Errors } from '../gap/errors.ts';
import { flowsOf, gapAt } from '../gap/rows.ts';
import type { AreaGap } from '../result.ts';
import type { FlowRow, Parameters } from '../types.ts';
import { type Areas, placedIn } from './areas.ts';

/**
 * The gap of every kind by area, and last what is told of none: need without an area minus supply without one. Nothing of it is spread
 * over the areas, so the parts of a kind add up to its own row.
 */
export function gapByArea(
  cells: readonly Cell[],
  areas: Areas,
  years: readonly number[],
  flows: readonly FlowRow[],
  { exampleShare }: Pick<Parameters, 'exampleShare'>,
  errors: Errors,
  arrivals: ReadonlyMap<FlowRow, Float64Array>,
): AreaGap[] {
  return cells.flatMap((cell) => {
    const { ledger, type, level } = cell;
    const own = flowsOf(cell, flows);
    return areas.codes.flatMap((area) => {
      const share = cell.areas?.find((s) => s.area === area);
      const here = own.filter((flow) => placedIn(flow, areas) === area);
      if (!share && here.length === 0) return [];
      const held = { flows: here, errors, arrivals, exampleShare };
      return years.slice(1).map((year, i): AreaGap => {
        const row = { ledger, year, type, level, area, ...gapAt(share ?? NOTHING, i + 1, year, held) };
        // Supply alone: how likely it is to be too little is not known.
        return share?.counted ? { ...row, counted: true } : { ...row, counted: false, shortage: null };
      });
    });
  });
}
