import type { Ledger } from '../../../kernel/index.ts';
import { expectedBy } from '../../../model/supply/supply.ts';
import type { FlowRow } from '../../../model/types.ts';
import { tilbudFlows } from '../../boligtilbud/index.ts';
import { tiltakFlows } from '../../tiltak/index.ts';
import type { PlanParts } from '../assemble.ts';

export type SupplySource = FlowRow['kind'];
export const SUPPLY_SOURCES: readonly SupplySource[] = ['programme', 'agreement', 'measure'];

/** Expected units of a ledger that have come by each year, by where they come from. */
export function supplyBySource(
  parts: Pick<PlanParts, 'tilbud' | 'tiltak'>,
  ledger: Ledger,
  years: readonly number[],
): Readonly<Record<SupplySource, readonly number[]>> {
  const flows = [...tilbudFlows(parts.tilbud), ...tiltakFlows(parts.tiltak)].filter((f) => f.ledger === ledger);
  const of = (kind: SupplySource) =>
    years.map((year) => flows.filter((f) => f.kind === kind).reduce((n, f) => n + expectedBy(f, year), 0));
  return { programme: of('programme'), agreement: of('agreement'), measure: of('measure') };
}
