import type { Ledger } from '../../../kernel/index.ts';
import { expectedBy } from '../../../model/supply/supply.ts';
import { FLOW_KINDS, type FlowRow } from '../../../model/types.ts';
import { tiltakFlows } from '../../tiltak/index.ts';
import type { PlanParts } from '../assemble.ts';

/** Where supply comes from, in the order it is drawn. */
export const SUPPLY_SOURCES: readonly FlowRow['kind'][] = FLOW_KINDS;

/** Expected units of tiltak in a ledger that have come by each year. */
export function tiltakSupply(
  parts: Pick<PlanParts, 'tiltak' | 'opptalt'>,
  ledger: Ledger,
  years: readonly number[],
  fits: (flow: Pick<FlowRow, 'type' | 'level'>) => boolean,
): readonly number[] {
  const flows = tiltakFlows(parts.tiltak, parts.opptalt).filter(
    (f) => f.kind === 'measure' && f.ledger === ledger && fits(f),
  );
  return years.map((year) => flows.reduce((n, f) => n + expectedBy(f, year), 0));
}
