import { isByGroup, servedGroup } from '../gap/by-group.ts';
import { flowsOf } from '../gap/rows.ts';
import { lettable, lettableFlows } from '../gap/turnover.ts';
import type { GapRow, GroupGap, RunResult } from '../result.ts';
import { arrival, expectedBy } from '../supply/supply.ts';
import type { FlowKind, FlowRow } from '../types.ts';
import type { Basis } from './basis.ts';
import { type Explained, input, leaf, made } from './parts.ts';

const SUPPLY_ROLE: Readonly<Record<FlowKind, string>> = {
  programme: 'boligbyggeprogram',
  agreement: 'agreements',
  measure: 'measures',
  other: 'other-supply',
  sale: 'other-supply',
  demolition: 'other-supply',
  conversion: 'other-supply',
  rehabilitation: 'other-supply',
};

const TERMS: Readonly<Partial<Record<FlowKind, string>>> = {
  sale: 'sold',
  demolition: 'tornDown',
  conversion: 'converted',
  rehabilitation: 'putInOrder',
};

/** What is expected to have come (or gone) of a flow by 1 January of a year. */
function flowTold(flow: FlowRow, year: number): Explained {
  const role = input(SUPPLY_ROLE[flow.kind]);
  const parts = [
    leaf('units', flow.units, 'dwellings', role, flow.confidence),
    leaf('probability', flow.probability, 'share', role, flow.confidence),
  ];
  if (flow.delay > 0)
    parts.push(
      made('arrived', 'slip', 'share', [
        leaf('yearsSincePlanned', year - flow.year, 'years', role, flow.confidence),
        leaf('medianDelay', flow.delay, 'years', role, flow.confidence),
      ]),
    );
  return made(TERMS[flow.kind] ?? 'flow', 'product', 'dwellings', parts, flow.year);
}

const flowsTold = (flows: readonly FlowRow[], year: number): Explained[] =>
  flows
    .filter((flow) => expectedBy(flow, year) !== 0)
    .sort((a, b) => a.year - b.year)
    .map((flow) => flowTold(flow, year));

type Row = GapRow & Partial<Pick<GroupGap, 'group'>>;

/** The flows of a row; `serves` says which of what is of its kind is its own. */
function ownFlows(basis: Basis, row: Row, isCare: boolean, serves: (flow: FlowRow) => boolean): FlowRow[] {
  const needs = [...basis.counts, ...(basis.groups ?? [])];
  const byGroup = !isCare && isByGroup(needs.filter((n) => n.type === row.type && n.level === row.level));
  return flowsOf(row, basis.flows)
    .filter((flow) => row.group === undefined || servedGroup(flow, byGroup) === row.group)
    .filter(serves);
}

/** What is known to come to a row. */
export const comingTold = (basis: Basis, row: Row, isCare: boolean, serves: (flow: FlowRow) => boolean): Explained =>
  made('coming', 'sum', 'dwellings', flowsTold(ownFlows(basis, row, isCare, serves), row.year));

/** What has come to a row in one draw: whole projects, in the year the draw says. */
export function cameInDraw(
  basis: Basis,
  row: Row,
  isCare: boolean,
  serves: (flow: FlowRow) => boolean,
  seed: number,
  draw: number,
): Explained {
  const { area = '', shared = 0 } = basis.supply ?? {};
  const came = ownFlows(basis, row, isCare, serves)
    .map((flow) => ({ flow, year: arrival(flow, { area, seed, shared }, draw) }))
    .filter(({ year }) => year < row.year)
    .sort((a, b) => a.year - b.year);
  const told = came.map(({ flow, year }) => {
    const role = input(SUPPLY_ROLE[flow.kind]);
    return leaf(TERMS[flow.kind] ?? 'flowInDraw', flow.units, 'dwellings', role, flow.confidence, year);
  });
  return made('cameInDraw', 'sum', 'dwellings', told, draw + 1);
}

/** What becomes free of the dwellings of a kind since the base year, against what is new of all who need one. */
export function freedTold(
  result: RunResult,
  basis: Basis,
  { type, level, year }: GapRow,
  needBy: (year: number) => Explained,
): Explained | null {
  const { turnover } = basis;
  if (!turnover || type === 'alle') return null;
  const stock = lettable(turnover.stock, { type, level });
  // Runs kept before later dwellings were let again had those of the base year alone.
  const changes = turnover.standing ? lettableFlows(basis.flows, { type, level }) : [];
  if (stock.length + changes.length === 0) return null;
  const role = input('turnover');
  const refugees = (basis.groups ?? []).filter((g) => g.type === type && g.level === level && g.kind === 'refugees');
  const housed = refugees.map((g) =>
    leaf('housedThen', g.offset, 'dwellings', input('group-figures'), g.confidence, g.since),
  );
  const standing = stock.map((s) =>
    leaf('lettable', s.units, 'dwellings', input('kommunal-stokk'), s.confidence, s.type),
  );
  const inYear = (of: number): Explained => {
    const there = made('lettableSum', 'sum', 'dwellings', [...standing, ...flowsTold(changes, of)], of);
    return made('lettableInAll', 'surplus', 'dwellings', [there, ...housed], of);
  };
  const years = Array.from({ length: year - result.baseYear }, (_, t) => result.baseYear + t);
  const changed = years.some((of) => changes.some((flow) => expectedBy(flow, of) !== 0));
  const share = leaf('turnover', turnover.share, 'share', role, turnover.confidence, turnover.year);
  const units = changed
    ? [made('lettableYears', 'sum', 'dwellings', years.map(inYear))]
    : [inYear(result.baseYear), leaf('yearsPassed', years.length, 'years', role, turnover.confidence)];
  return made('freed', 'least', 'dwellings', [
    made('freedSince', 'product', 'dwellings', [share, ...units]),
    made('newInAll', 'difference', 'dwellings', [needBy(year), { ...needBy(result.baseYear), term: 'neededBase' }]),
  ]);
}
