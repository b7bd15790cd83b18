import { BOLIGTYPER } from '../../kernel/index.ts';
import { isByGroup, servedGroup } from '../gap/by-group.ts';
import { countedAt } from '../gap/cells.ts';
import { flowsOf } from '../gap/rows.ts';
import type { GapRow, GroupGap, RunResult } from '../result.ts';
import { expectedBy } from '../supply/supply.ts';
import type { FlowRow } from '../types.ts';
import type { Basis } from './basis.ts';
import { groupTold } from './groups.ts';
import { type Explained, input, leaf, made, type Origin, POPULATION, parameter } from './parts.ts';

export { type Explained, FORMULAS, type Formula, type Origin } from './parts.ts';

/** The households of a year: persons by type over mean size, times what the observed count says. By dwelling type when `c` is one. */
function householdsAt(result: RunResult, basis: Basis, t: number, term: string, c: number | null): Explained {
  const { confidence } = result.population;
  const year = result.years[t] ?? 0;
  const types = basis.householdTypes.map((type, k) => {
    const persons = leaf('persons', basis.persons[t]?.[k] ?? 0, 'persons', POPULATION, confidence, type);
    const size = leaf('size', basis.householdSize[k] ?? 1, 'perHousehold', parameter('households'), 'C', type);
    const households = made('ofType', 'quotient', 'households', [persons, size], type);
    if (c === null) return households;
    const share = leaf('mix', basis.mix[k]?.[c] ?? 0, 'share', parameter('dwellingMix'), 'C', type);
    return made('inDwelling', 'product', 'households', [households, share], type);
  });
  const parts = [made('modelled', 'sum', 'households', types)];
  if (basis.observed)
    parts.push(
      made('calibration', 'quotient', 'factor', [
        leaf('observed', basis.observed.count, 'households', input('households'), 'A', basis.observed.year),
        leaf(
          'modelledThen',
          basis.observed.count / basis.calibration,
          'households',
          { kind: 'model', step: 'households' },
          'C',
          basis.observed.year,
        ),
      ]),
    );
  const moved = basis.householdPath[t] ?? 1;
  if (moved !== 1) parts.push(leaf('householdPath', moved, 'factor', parameter('householdPath'), 'C'));
  return made(term, 'product', 'households', parts, year);
}

/** Ordinary dwellings needed since the base year. `c` is the place of the type in BOLIGTYPER, null for all. */
function ordinary(result: RunResult, basis: Basis, t: number, c: number | null): Explained {
  const change = made('change', 'difference', 'households', [
    householdsAt(result, basis, t, 'householdsThen', c),
    householdsAt(result, basis, 0, 'householdsBase', c),
  ]);
  const growth = made('growth', 'reserve', 'dwellings', [
    change,
    leaf('vacancy', basis.vacancyReserve, 'share', parameter('vacancyReserve'), 'O'),
  ]);
  const totals = result.households.total.map((h) => h.mean);
  const table: Origin = { kind: 'model', step: 'households' };
  const known = (value: number, of: number) =>
    leaf('households', value, 'households', table, result.households.confidence, of);
  const first = totals[0] ?? 0;
  const before = totals.slice(0, t);
  const passed = made('householdYears', 'quotient', 'years', [
    made(
      'householdSum',
      'sum',
      'households',
      before.map((h, i) => known(h, result.years[i] ?? 0)),
    ),
    known(first, result.baseYear),
  ]);
  const stock =
    basis.stock === null
      ? known(first, result.baseYear)
      : leaf('stock', basis.stock, 'dwellings', input('dwellings'), 'A');
  const whole = (parts: readonly Explained[]): Explained[] => {
    if (c === null) return [...parts];
    const ofType = householdsAt(result, basis, 0, 'householdsBase', c);
    return [...parts, made('typeShare', 'quotient', 'share', [ofType, known(first, result.baseYear)])];
  };
  const parts = [
    growth,
    made(
      'replacement',
      'product',
      'dwellings',
      whole([leaf('replacementRate', basis.replacement, 'share', parameter('replacement'), 'O'), stock, passed]),
    ),
  ];
  if (basis.backlog !== null) {
    const cleared = made('cleared', 'quotient', 'share', [
      leaf('yearsPassed', Math.min(t, basis.backlogYears), 'years', parameter('backlogYears'), 'O'),
      leaf('backlogYears', basis.backlogYears, 'years', parameter('backlogYears'), 'O'),
    ]);
    parts.push(
      made(
        'backlog',
        'product',
        'dwellings',
        whole([leaf('counted', basis.backlog, 'dwellings', input('backlog'), basis.backlogConfidence), cleared]),
      ),
    );
  }
  return made('needed', 'sum', 'dwellings', parts);
}

function ownUseTold(own: NonNullable<Basis['care']['own']>): Explained {
  const weight = leaf('nationalWeight', own.weight, 'persons', parameter('care'), 'O');
  return made('ownUse', 'quotient', 'factor', [
    made('ownUsers', 'sum', 'persons', [
      leaf('countedUsers', own.counted, 'persons', input('care-users'), own.confidence, own.year),
      weight,
    ]),
    made('expectedUsers', 'sum', 'persons', [
      leaf('usersAtNational', own.expected, 'persons', { kind: 'model', step: 'population' }, 'C', own.year),
      weight,
    ]),
  ]);
}

function care(result: RunResult, basis: Basis, t: number): Explained {
  const { care: c } = basis;
  const users = made(
    'users',
    'sum',
    'persons',
    c.from.map((from, b) =>
      made(
        'usersAged',
        'product',
        'persons',
        [
          leaf('personsAged', c.persons[t]?.[b] ?? 0, 'persons', POPULATION, result.population.confidence, from),
          leaf('careRate', c.rate[b] ?? 0, 'share', parameter('care'), 'C', from),
        ],
        from,
      ),
    ),
  );
  const healthier = made('healthier', 'power', 'factor', [
    leaf('yearly', 1 + c.change, 'factor', parameter('care'), 'C'),
    leaf('yearsSince', (result.years[t] ?? 0) - c.year, 'years', parameter('care'), 'C', c.year),
  ]);
  // Runs kept before chance and the place's own use were counted with have neither.
  const own = c.own ? [ownUseTold(c.own)] : [];
  const usersThen = made('usersThen', 'product', 'persons', [users, healthier, ...own]);
  const occupancy = leaf('occupancy', c.occupancy, 'share', parameter('care'), 'C');
  const places =
    c.reserve === undefined
      ? made('carePlaces', 'quotient', 'places', [usersThen, occupancy])
      : made('carePlaces', 'queue', 'places', [
          usersThen,
          occupancy,
          leaf('careReserve', c.reserve, 'factor', parameter('care'), 'O'),
        ]);
  const there = c.places.map((s) =>
    leaf('placesNow', s.units, 'places', input('kommunal-stokk'), s.confidence, s.type),
  );
  return made('needed', 'difference', 'places', [places, ...there]);
}

/** A row of the gap, or the part of one that is a group's. */
type Row = GapRow & Partial<Pick<GroupGap, 'group'>>;

function counted(result: RunResult, basis: Basis, row: Row): Explained {
  const t = row.year - result.baseYear;
  const isOf = (of: { type: string; level: string; group: string }) =>
    of.type === row.type && of.level === row.level && (row.group === undefined || of.group === row.group);
  const parts = basis.counts.filter(isOf).map((count) => {
    const role = input('social-counts');
    const coming = made(
      'newSince',
      'product',
      'dwellings',
      [
        leaf('perYear', count.perYear, 'dwellings', role, count.confidence, count.group),
        leaf('yearsPassed', t, 'years', role, count.confidence),
      ],
      count.group,
    );
    const now = leaf('now', countedAt(count, row.year), 'dwellings', role, count.confidence, count.group);
    return made('ofGroup', 'sum', 'dwellings', [now, coming], count.group);
  });
  const groups = (basis.groups ?? []).filter(isOf).map((g) => groupTold(g, result.baseYear, row.year));
  return made('needed', 'sum', 'dwellings', [...parts, ...groups]);
}

const SUPPLY_ROLE: Readonly<Record<FlowRow['kind'], string>> = {
  programme: 'boligbyggeprogram',
  agreement: 'agreements',
  measure: 'measures',
  other: 'other-supply',
};

function coming(basis: Basis, row: Row, isCare: boolean): Explained {
  const needs = [...basis.counts, ...(basis.groups ?? [])];
  const byGroup = !isCare && isByGroup(needs.filter((n) => n.type === row.type && n.level === row.level));
  const due = flowsOf(row, basis.flows)
    .filter((flow) => row.group === undefined || servedGroup(flow, byGroup) === row.group)
    .filter((flow) => expectedBy(flow, row.year) !== 0)
    .sort((a, b) => a.year + Math.round(a.delay) - b.year - Math.round(b.delay));
  const flows = due.map((flow) => {
    const role = input(SUPPLY_ROLE[flow.kind]);
    return made(
      'flow',
      'product',
      'dwellings',
      [
        leaf('units', flow.units, 'dwellings', role, flow.confidence),
        leaf('probability', flow.probability, 'share', role, flow.confidence),
      ],
      flow.year + Math.round(flow.delay),
    );
  });
  return made('coming', 'sum', 'dwellings', flows);
}

/** How a gap was computed, down to figures that were loaded, typed or stand in the parameter file; null for a run that did not keep what it rests on. */
export function explainGap(result: RunResult, row: Row): Explained | null {
  const { basis } = result;
  if (!basis) return null;
  const t = row.year - result.baseYear;
  const type = row.type === 'alle' ? null : BOLIGTYPER.indexOf(row.type);
  const isCare = row.type === 'annet' && row.level === 'heldoegns' && basis.care.places.length > 0;
  const needed =
    row.ledger === 'boligutvikling'
      ? ordinary(result, basis, t, type)
      : isCare
        ? care(result, basis, t)
        : counted(result, basis, row);
  return made('gap', 'difference', needed.unit, [needed, coming(basis, row, isCare)], row.year);
}
