import { BOLIGTYPER } from '../../kernel/index.ts';
import { placedIn } from '../areas/areas.ts';
import { isByGroup, servedGroup } from '../gap/by-group.ts';
import { countedAt } from '../gap/cells.ts';
import { flowsOf } from '../gap/rows.ts';
import { lettable } from '../gap/turnover.ts';
import type { AreaGap, GapRow, GroupGap, RunResult } from '../result.ts';
import { expectedBy } from '../supply/supply.ts';
import type { FlowRow, SocialCount, StockRow } from '../types.ts';
import type { Basis } from './basis.ts';
import { groupTold } from './groups.ts';
import { householdsAt } from './households.ts';
import { type Explained, input, leaf, made, type Origin, POPULATION, parameter } from './parts.ts';

export { type Explained, FORMULAS, type Formula, type Origin } from './parts.ts';

/** The part of the backlog that is cleared; nothing where nobody has counted one. */
function backlogTold(basis: Basis, t: number, whole: (parts: readonly Explained[]) => Explained[]): Explained[] {
  if (basis.backlog === null) return [];
  const cleared = made('cleared', 'quotient', 'share', [
    leaf('yearsPassed', Math.min(t, basis.backlogYears), 'years', parameter('backlogYears'), 'O'),
    leaf('backlogYears', basis.backlogYears, 'years', parameter('backlogYears'), 'O'),
  ]);
  const counted = leaf('counted', basis.backlog, 'dwellings', input('backlog'), basis.backlogConfidence);
  return [made('backlog', 'product', 'dwellings', whole([counted, cleared]))];
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
  parts.push(...backlogTold(basis, t, whole));
  return made('needed', 'sum', 'dwellings', parts);
}

/** The same of one area; null is what is told of no area: the backlog. */
function ordinaryInArea(result: RunResult, basis: Basis, t: number, c: number | null, area: string | null): Explained {
  const [first] = result.households.total;
  const households = (value: number, of: number) =>
    leaf('households', value, 'households', { kind: 'model', step: 'households' }, result.households.confidence, of);
  const whole = (parts: readonly Explained[]): Explained[] => {
    if (c === null) return [...parts];
    const ofType = householdsAt(result, basis, 0, 'householdsBase', c);
    return [...parts, made('typeShare', 'quotient', 'share', [ofType, households(first?.mean ?? 0, result.baseYear)])];
  };
  const own = basis.areas?.find((one) => one.code === area);
  if (!own) return made('needed', 'sum', 'dwellings', backlogTold(basis, t, whole));
  const change = made('change', 'difference', 'households', [
    householdsAt(result, basis, t, 'householdsThen', c, own),
    householdsAt(result, basis, 0, 'householdsBase', c, own),
  ]);
  const grows = householdsAt(result, basis, t, '', c).value > householdsAt(result, basis, 0, '', c).value;
  const inUse = leaf('inUse', 1 - basis.vacancyReserve, 'share', parameter('vacancyReserve'), 'O');
  const growth = grows
    ? made('growth', 'quotient', 'dwellings', [change, inUse])
    : made('growth', 'sum', 'dwellings', [change]);
  const before = own.households.slice(0, t).map((h, i) => households(h, result.years[i] ?? 0));
  const passed = made('householdYears', 'quotient', 'years', [
    made('householdSum', 'sum', 'households', before),
    households(first?.mean ?? 0, result.baseYear),
  ]);
  const stock =
    basis.stock === null
      ? households(first?.mean ?? 0, result.baseYear)
      : leaf('stock', basis.stock, 'dwellings', input('dwellings'), 'A');
  const rate = leaf('replacementRate', basis.replacement, 'share', parameter('replacement'), 'O');
  return made('needed', 'sum', 'dwellings', [
    growth,
    made('replacement', 'product', 'dwellings', whole([rate, stock, passed])),
  ]);
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

const OF_SEX = { female: 'Women', male: 'Men' } as const;

/** Users at the national rates, of persons by the rows of the rates. */
function usersOf(result: RunResult, { care: c }: Basis, persons: readonly number[], term: string): Explained {
  const rows = c.from.map((from, b) => {
    const sex = c.sex?.[b];
    const named = (name: string) => (sex ? `${name}${OF_SEX[sex]}` : name);
    const people = leaf(
      named('personsAged'),
      persons[b] ?? 0,
      'persons',
      POPULATION,
      result.population.confidence,
      from,
    );
    const rate = leaf(named('careRate'), c.rate[b] ?? 0, 'share', parameter('care'), 'C', from);
    return made(named('usersAged'), 'product', 'persons', [people, rate], from);
  });
  return made(term, 'sum', 'persons', rows);
}

const placesNow = (places: readonly StockRow[]) =>
  places.map((s) => leaf('placesNow', s.units, 'places', input('kommunal-stokk'), s.confidence, s.type));

/** Places with 24-hour staffing that the whole needs. */
function carePlaces(result: RunResult, basis: Basis, t: number): Explained {
  const { care: c } = basis;
  const users = usersOf(result, basis, c.persons[t] ?? [], 'users');
  const healthier = made('healthier', 'power', 'factor', [
    leaf('yearly', 1 + c.change, 'factor', parameter('care'), 'C'),
    leaf('yearsSince', (result.years[t] ?? 0) - c.year, 'years', parameter('care'), 'C', c.year),
  ]);
  // Runs kept before chance and the place's own use were counted with have neither.
  const own = c.own ? [ownUseTold(c.own)] : [];
  const usersThen = made('usersThen', 'product', 'persons', [users, healthier, ...own]);
  const occupancy = leaf('occupancy', c.occupancy, 'share', parameter('care'), 'C');
  if (c.reserve === undefined) return made('carePlaces', 'quotient', 'places', [usersThen, occupancy]);
  const reserve = leaf('careReserve', c.reserve, 'factor', parameter('care'), 'O');
  return made('carePlaces', 'queue', 'places', [usersThen, occupancy, reserve]);
}

/** Places needed that are not there: of the whole, of an area by its part of the users, or (null) what stands in no area. */
function care(result: RunResult, basis: Basis, t: number, area: string | null | undefined): Explained {
  const all = basis.care.places;
  if (area === undefined)
    return made('needed', 'difference', 'places', [carePlaces(result, basis, t), ...placesNow(all)]);
  const there = placesNow(all.filter((s) => inArea(basis, s) === area));
  const own = basis.areas?.find((one) => one.code === area);
  if (!own) return made('needed', 'difference', 'places', [made('needed', 'sum', 'places', []), ...there]);
  const part = made('areaPart', 'quotient', 'share', [
    usersOf(result, basis, own.care[t] ?? [], 'usersInArea'),
    usersOf(result, basis, basis.care.persons[t] ?? [], 'users'),
  ]);
  const needed = made('placesInArea', 'product', 'places', [carePlaces(result, basis, t), part]);
  return made('needed', 'difference', 'places', [needed, ...there]);
}

/** A row of the gap, or the part of one that is a group's or an area's. */
type Row = GapRow & Partial<Pick<GroupGap, 'group'>> & Partial<Pick<AreaGap, 'area'>>;

/** The area something lies in, among those of the run. */
const inArea = (basis: Basis, of: { readonly area?: string }): string | null =>
  placedIn(of, { codes: (basis.areas ?? []).map((one) => one.code) });

function toldNeed(result: RunResult, basis: Basis, row: Row): Explained {
  const t = row.year - result.baseYear;
  const isOf = (of: { type: string; level: string; group: string }) =>
    of.type === row.type && of.level === row.level && (row.group === undefined || of.group === row.group);
  const here = (count: SocialCount) => row.area === undefined || inArea(basis, count) === row.area;
  const parts = basis.counts
    .filter((count) => isOf(count) && here(count))
    .map((count) => {
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
  // Groups with figures of their own are told of the whole.
  const own = row.area == null ? (basis.groups ?? []) : [];
  const groups = own.filter(isOf).map((g) => groupTold(g, result.baseYear, row.year));
  return made('needed', 'sum', 'dwellings', [...parts, ...groups]);
}

/** What becomes free of the dwellings of a kind since the base year, against what is new of all who need one. */
function freedTold(result: RunResult, basis: Basis, row: Row): Explained | null {
  const { turnover } = basis;
  const { type, level, year } = row;
  if (!turnover || type === 'alle') return null;
  const stock = lettable(turnover.stock, { type, level });
  if (stock.length === 0) return null;
  const told = (basis.groups ?? []).filter((g) => g.type === type && g.level === level && g.kind === 'refugees');
  const housed = told.map((g) =>
    leaf('housedThen', g.offset, 'dwellings', input('group-figures'), g.confidence, g.since),
  );
  const role = input('turnover');
  const standing = stock.map((s) =>
    leaf('lettable', s.units, 'dwellings', input('kommunal-stokk'), s.confidence, s.type),
  );
  const whole = { ...row, group: undefined, area: undefined };
  return made('freed', 'least', 'dwellings', [
    made('freedSince', 'product', 'dwellings', [
      leaf('turnover', turnover.share, 'share', role, turnover.confidence, turnover.year),
      made('lettableInAll', 'difference', 'dwellings', [made('lettableSum', 'sum', 'dwellings', standing), ...housed]),
      leaf('yearsPassed', year - result.baseYear, 'years', role, turnover.confidence),
    ]),
    made('newInAll', 'difference', 'dwellings', [
      toldNeed(result, basis, whole),
      { ...toldNeed(result, basis, { ...whole, year: result.baseYear }), term: 'neededBase' },
    ]),
  ]);
}

/** What is counted and carried forward, less what becomes free: open to all, so of no one group and no area. */
function counted(result: RunResult, basis: Basis, row: Row): Explained {
  const needed = toldNeed(result, basis, row);
  const ofOne = (row.group ?? 'alle') !== 'alle' || typeof row.area === 'string';
  const freed = ofOne ? null : freedTold(result, basis, row);
  return freed
    ? made('neededNet', 'difference', 'dwellings', [
        needed.parts.length > 0 ? { ...needed, term: 'neededGross' } : needed,
        freed,
      ])
    : needed;
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
    .filter((flow) => row.area === undefined || inArea(basis, flow) === row.area)
    .filter((flow) => expectedBy(flow, row.year) !== 0)
    .sort((a, b) => a.year - b.year);
  const flows = due.map((flow) => {
    const role = input(SUPPLY_ROLE[flow.kind]);
    const parts = [
      leaf('units', flow.units, 'dwellings', role, flow.confidence),
      leaf('probability', flow.probability, 'share', role, flow.confidence),
    ];
    if (flow.delay > 0)
      parts.push(
        made('arrived', 'slip', 'share', [
          leaf('yearsSincePlanned', row.year - flow.year, 'years', role, flow.confidence),
          leaf('medianDelay', flow.delay, 'years', role, flow.confidence),
        ]),
      );
    return made('flow', 'product', 'dwellings', parts, flow.year);
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
      ? row.area === undefined
        ? ordinary(result, basis, t, type)
        : ordinaryInArea(result, basis, t, type, row.area)
      : isCare
        ? care(result, basis, t, row.area)
        : counted(result, basis, row);
  return made('gap', 'difference', needed.unit, [needed, coming(basis, row, isCare)], row.year);
}
