import type { Ledger } from '../../kernel/index.ts';
import { keyAt, keyOf, normalOf } from '../random/keyed.ts';
import { normalBelow } from '../random/normal.ts';
import type { RunResult } from '../result.ts';
import { FLOW_KINDS, type FlowKind, type FlowRow } from '../types.ts';

/** Of what is realised, the share that has come by 1 January of `year` (the whole of the year before counts): a geometric slip with the median `delay`. */
export const arrivedBy = (flow: Pick<FlowRow, 'year' | 'delay'>, year: number): number => {
  if (flow.year >= year) return 0;
  return flow.delay > 0 ? 1 - 0.5 ** ((year - flow.year) / flow.delay) : 1;
};

/** Expected units of a flow that have come by 1 January of `year`: the mean of {@link drawnBy} over all draws there could be. */
export const expectedBy = (flow: FlowRow, year: number): number =>
  flow.units * flow.probability * arrivedBy(flow, year);

/** Where and with what chance flows come: what all of a place's have in common is keyed by it. */
export interface SupplyPlace {
  readonly area: string;
  readonly seed: number;
  /** Share of the variance of whether and when flows come that the place has in common, 0..1. */
  readonly shared: number;
}

/** Flows of one field or tiltak come or fail together, and slip as much: they have one draw. */
const projectOf = (flow: FlowRow): string => flow.field ?? flow.id;

/** Uniform in (0, 1) of a project: sqrt(shared) times the place's standard normal plus sqrt(1 - shared) times its own, as a probability. */
function chanceOf(what: 'realisation' | 'delay', flow: FlowRow, { area, seed, shared }: SupplyPlace, draw: number) {
  const at = (name: string) => normalOf(keyAt(keyOf(what, name), seed, draw, 0), 0);
  const z = Math.sqrt(shared) * at(area) + Math.sqrt(1 - shared) * at(`${area}|${projectOf(flow)}`);
  return normalBelow(z);
}

/**
 * The year in which a flow comes in one draw, Infinity when it does not: the project comes or not, with its probability, and slips by a
 * geometric delay whose median is `flow.delay`. Signed contracts (probability 1, delay 0) never vary.
 */
export function arrival(flow: FlowRow, place: SupplyPlace, draw: number): number {
  if (flow.probability < 1 && chanceOf('realisation', flow, place, draw) > flow.probability)
    return Number.POSITIVE_INFINITY;
  if (flow.delay <= 0) return flow.year;
  const stay = 0.5 ** (1 / flow.delay);
  return flow.year + Math.floor(Math.log(Math.max(1e-12, chanceOf('delay', flow, place, draw))) / Math.log(stay));
}

/** {@link arrival} of every flow in every draw. */
export const arrivalsOf = (
  flows: readonly FlowRow[],
  place: SupplyPlace,
  draws: number,
): ReadonlyMap<FlowRow, Float64Array> =>
  new Map(flows.map((f) => [f, Float64Array.from({ length: draws }, (_, d) => arrival(f, place, d))]));

/** Units of a flow that have come by 1 January of `year` in one draw. */
export const drawnBy = (flow: FlowRow, year: number, place: SupplyPlace, draw: number): number =>
  arrival(flow, place, draw) < year ? flow.units : 0;

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
    Object.fromEntries(FLOW_KINDS.map((kind) => [kind, by(ledger, kind)])) as Record<FlowKind, number[]>;
  return { boligutvikling: kinds('boligutvikling'), boligsosialt: kinds('boligsosialt') };
}
