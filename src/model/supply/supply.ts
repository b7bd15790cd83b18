import type { Ledger } from '../../kernel/index.ts';
import { uniform } from '../random/keyed.ts';
import type { RunResult } from '../result.ts';
import { FLOW_KINDS, type FlowRow } from '../types.ts';

/** Expected units of a flow that have come by 1 January of `year` (the whole of the year before counts). Delay moves them all. */
export function expectedBy(flow: FlowRow, year: number): number {
  return flow.year + Math.round(flow.delay) < year ? flow.units * flow.probability : 0;
}

/**
 * The same in one draw: the project comes or not, with its probability, and slips by a geometric delay
 * whose median is `flow.delay`. Signed contracts (probability 1, delay 0) never vary.
 */
export function drawnBy(flow: FlowRow, year: number, seed: number, draw: number): number {
  if (flow.probability < 1 && uniform(seed, draw, flow.year, 'realisation', flow.id) > flow.probability) return 0;
  let delay = 0;
  if (flow.delay > 0) {
    const stay = 0.5 ** (1 / flow.delay);
    delay = Math.floor(Math.log(uniform(seed, draw, flow.year, 'delay', flow.id)) / Math.log(stay));
  }
  return flow.year + delay < year ? flow.units : 0;
}

/** Units expected before 1 January of each year, by ledger and kind. */
export function comingByKind(
  flows: readonly FlowRow[],
  years: readonly number[],
): NonNullable<RunResult['supply']['coming']> {
  const by = (ledger: Ledger, kind: FlowRow['kind']) => {
    const own = flows.filter((f) => f.ledger === ledger && f.kind === kind);
    return years.map((year) => own.reduce((n, f) => n + expectedBy(f, year), 0));
  };
  const kinds = (ledger: Ledger) =>
    Object.fromEntries(FLOW_KINDS.map((kind) => [kind, by(ledger, kind)])) as Record<FlowRow['kind'], number[]>;
  return { boligutvikling: kinds('boligutvikling'), boligsosialt: kinds('boligsosialt') };
}
