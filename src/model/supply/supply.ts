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

type What = 'realisation' | 'delay';

const normalIn = (what: What, name: string, seed: number, draw: number): number =>
  normalOf(keyAt(keyOf(what, name), seed, draw, 0), 0);

/** Uniform in (0, 1) of a project: sqrt(shared) times the place's standard normal plus sqrt(1 - shared) times its own, as a probability. */
const chanceBy = (common: number, own: number, shared: number): number =>
  normalBelow(Math.sqrt(shared) * common + Math.sqrt(1 - shared) * own);

function landing(flow: FlowRow, chance: (what: What) => number): number {
  if (flow.probability < 1 && chance('realisation') > flow.probability) return Number.POSITIVE_INFINITY;
  if (flow.delay <= 0) return flow.year;
  const stay = 0.5 ** (1 / flow.delay);
  return flow.year + Math.floor(Math.log(Math.max(1e-12, chance('delay'))) / Math.log(stay));
}

const ownName = (flow: FlowRow, area: string): string => `${area}|${projectOf(flow)}`;

/**
 * The year in which a flow comes in one draw, Infinity when it does not: the project comes or not, with its probability, and slips by a
 * geometric delay whose median is `flow.delay`. Signed contracts (probability 1, delay 0) never vary.
 */
export const arrival = (flow: FlowRow, { area, seed, shared }: SupplyPlace, draw: number): number =>
  landing(flow, (what) =>
    chanceBy(normalIn(what, area, seed, draw), normalIn(what, ownName(flow, area), seed, draw), shared),
  );

/** {@link arrival} of every flow in every draw. The chances of a project are made once for all its flows, and the place's part once for all projects. */
export function arrivalsOf(
  flows: readonly FlowRow[],
  { area, seed, shared }: SupplyPlace,
  draws: number,
): ReadonlyMap<FlowRow, Float64Array> {
  const made = new Map<string, Float64Array>();
  const once = (key: string, make: () => Float64Array): Float64Array => {
    const known = made.get(key) ?? make();
    made.set(key, known);
    return known;
  };
  const normals = (what: What, name: string) =>
    Float64Array.from({ length: draws }, (_, draw) => normalIn(what, name, seed, draw));
  const chances = (what: What, flow: FlowRow) =>
    once(`${what} ${ownName(flow, area)}`, () => {
      const common = once(what, () => normals(what, area));
      return normals(what, ownName(flow, area)).map((own, draw) => chanceBy(common[draw] ?? 0, own, shared));
    });
  const landings = (flow: FlowRow): Float64Array => {
    const of = {
      realisation: flow.probability < 1 ? chances('realisation', flow) : null,
      delay: flow.delay > 0 ? chances('delay', flow) : null,
    };
    return Float64Array.from({ length: draws }, (_, draw) => landing(flow, (what) => of[what]?.[draw] ?? 0));
  };
  return new Map(flows.map((flow) => [flow, landings(flow)]));
}

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
