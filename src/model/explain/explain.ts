import { BOLIGTYPER } from '../../kernel/index.ts';
import { placedIn } from '../areas/areas.ts';
import { countedAt } from '../gap/cells.ts';
import { placesOf } from '../gap/draws.ts';
import type { AreaGap, GapRow, GroupGap, RunResult } from '../result.ts';
import type { FlowRow, SocialCount, StockRow } from '../types.ts';
import type { Basis } from './basis.ts';
import { groupTold } from './groups.ts';
import { householdsAt } from './households.ts';
import { lacksTold } from './lacks.ts';
import {
  type Explained,
  input,
  leaf,
  made,
  type Origin,
  POPULATION,
  parameter,
  type Strays,
  straysTold,
} from './parts.ts';
import { cameInDraw, comingTold, freedTold } from './supply.ts';

export { type Explained, FORMULAS, type Formula, type Origin } from './parts.ts';

/** Ordinary dwellings needed since the base year. `c` is the place of the type in BOLIGTYPER, null for all. */
function ordinary(result: RunResult, basis: Basis, t: number, c: number | null, strays: Strays | null): Explained {
  const change = made('change', 'difference', 'households', [
    householdsAt(result, basis, t, 'householdsThen', c, undefined, strays),
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
  parts.push(...lacksTold(result, basis, t, whole, strays));
  return made('needed', 'sum', 'dwellings', parts);
}

/** The same of one area; null is what is told of no area: what is missing. */
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
  if (!own) return made('needed', 'sum', 'dwellings', lacksTold(result, basis, t, whole, null));
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
function carePlaces(result: RunResult, basis: Basis, t: number, strays: Strays | null): Explained {
  const { care: c } = basis;
  const users = usersOf(result, basis, c.persons[t] ?? [], 'users');
  const healthier = made('healthier', 'power', 'factor', [
    leaf('yearly', 1 + c.change, 'factor', parameter('care'), 'C'),
    leaf('yearsSince', (result.years[t] ?? 0) - c.year, 'years', parameter('care'), 'C', c.year),
  ]);
  // Runs kept before chance and the place's own use were counted with have neither.
  const own = c.own ? [ownUseTold(c.own)] : [];
  const usersThen = made('usersThen', 'product', 'persons', [
    ...[users, healthier, ...own],
    ...(strays ? [straysTold(strays)] : []),
  ]);
  const occupancy = leaf('occupancy', c.occupancy, 'share', parameter('care'), 'C');
  if (c.reserve === undefined) return made('carePlaces', 'quotient', 'places', [usersThen, occupancy]);
  const reserve = leaf('careReserve', c.reserve, 'factor', parameter('care'), 'O');
  return made('carePlaces', 'queue', 'places', [usersThen, occupancy, reserve]);
}

/** Places needed that are not there: of the whole, of an area by its part of the users, or (null) what stands in no area. */
function care(
  result: RunResult,
  basis: Basis,
  t: number,
  area: string | null | undefined,
  strays: Strays | null,
): Explained {
  const all = basis.care.places;
  if (area === undefined)
    return made('needed', 'difference', 'places', [carePlaces(result, basis, t, strays), ...placesNow(all)]);
  const there = placesNow(all.filter((s) => inArea(basis, s) === area));
  const own = basis.areas?.find((one) => one.code === area);
  if (!own) return made('needed', 'difference', 'places', [made('needed', 'sum', 'places', []), ...there]);
  const part = made('areaPart', 'quotient', 'share', [
    usersOf(result, basis, own.care[t] ?? [], 'usersInArea'),
    usersOf(result, basis, basis.care.persons[t] ?? [], 'users'),
  ]);
  const needed = made('placesInArea', 'product', 'places', [carePlaces(result, basis, t, strays), part]);
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

/** What becomes free is open to all, so of no one group and no area. */
function freed(result: RunResult, basis: Basis, row: Row): Explained[] {
  const ofOne = (row.group ?? 'alle') !== 'alle' || typeof row.area === 'string';
  if (ofOne || row.ledger !== 'boligsosialt') return [];
  const needBy = (year: number) => toldNeed(result, basis, { ...row, group: undefined, area: undefined, year });
  return [freedTold(result, basis, row, needBy) ?? []].flat();
}

const isCareRow = (basis: Basis, row: Row): boolean =>
  row.type === 'annet' && row.level === 'heldoegns' && basis.care.places.length > 0;

function neededTold(result: RunResult, basis: Basis, row: Row, strays: Strays | null): Explained {
  const t = row.year - result.baseYear;
  const type = row.type === 'alle' ? null : BOLIGTYPER.indexOf(row.type);
  if (row.ledger === 'boligsosialt')
    return isCareRow(basis, row) ? care(result, basis, t, row.area, strays) : toldNeed(result, basis, row);
  return row.area === undefined
    ? ordinary(result, basis, t, type, strays)
    : ordinaryInArea(result, basis, t, type, row.area);
}

/** Whether a flow comes in the area of the row, where it is of one. */
const serves = (basis: Basis, row: Row) => (flow: FlowRow) =>
  row.area === undefined || inArea(basis, flow) === row.area;

/** How a gap was computed, down to figures that were loaded, typed or stand in the parameter file; null for a run that did not keep what it rests on. */
export function explainGap(result: RunResult, row: Row): Explained | null {
  const { basis } = result;
  if (!basis) return null;
  const needed = neededTold(result, basis, row, null);
  const isCare = isCareRow(basis, row);
  const coming = comingTold(basis, row, isCare, serves(basis, row));
  return made(
    'gap',
    'difference',
    needed.unit,
    [needed, coming, ...(isCare ? [] : freed(result, basis, row))],
    row.year,
  );
}

/** The ends of its interval: each lies between two draws, and in those the need strays and flows come or not. Null where none is told. */
export function explainEnds(result: RunResult, row: Row): { readonly low: Explained; readonly high: Explained } | null {
  const { basis } = result;
  if (!basis?.draws || !row.ends) return null;
  const { of, drawn } = row.ends;
  const { seed, count } = basis.draws;
  const isCare = isCareRow(basis, row);
  const gapIn = (at: number): Explained => {
    const [draw = 0, by = 1] = drawn.slice(at, at + 2);
    const strays = of === 'figure' ? { draw, by } : null;
    const told = neededTold(result, basis, row, strays);
    // What becomes free is taken off already in the units that are needed in a draw.
    const own = of === 'units' || isCare ? [] : freed(result, basis, row);
    const needed = of === 'units' ? leaf('neededInDraw', by, told.unit, { kind: 'draw', draw }, 'B', draw + 1) : told;
    const came = cameInDraw(basis, row, isCare, serves(basis, row), seed, draw);
    return made('gapInDraw', 'difference', told.unit, [needed, came, ...own], draw + 1);
  };
  const end = (term: 'low' | 'high', first: number): Explained => {
    const [a, b] = [gapIn(first), gapIn(first + 2)];
    const { at, part } = placesOf(count)[term];
    const way = leaf('partOfWay', part, 'share', { kind: 'model', step: 'quantile' }, 'A', at + 1);
    return made(term, 'between', a.unit, [a, b, way], row.year);
  };
  return { low: end('low', 0), high: end('high', 4) };
}
