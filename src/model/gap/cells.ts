import {
  BOLIGTYPER,
  type Boligtype,
  type Confidence,
  isSmallCount,
  type Ledger,
  MAALGRUPPER,
  type Maalgruppe,
  openSum,
  type Tjenestenivaa,
} from '../../kernel/index.ts';
import { type Areas, placedIn } from '../areas/areas.ts';
import { careAreas, ordinaryAreas } from '../areas/needs.ts';
import { placesFor } from '../need/care.ts';
import type { YearlyNeed } from '../need/dwellings.ts';
import { drawnNeed } from '../need/group-draws.ts';
import {
  atEnd,
  expectedAdditions,
  type GroupFigures,
  type GroupNeed,
  groupNeed,
  hasSmall,
  needOf,
  standsBack,
} from '../need/groups.ts';
import type { AgeSex, FlowRow, Parameters, RunInput, SocialCount } from '../types.ts';
import type { Part } from './confidence.ts';
import type { Figure } from './errors.ts';
import { lacksIn } from './lacks.ts';
import { metByTurnover, together } from './met.ts';

/** A need that draws can move, and what it rests on. Year indices count from the base year. */
export interface Needed {
  /** The figure whose errors move what is needed; null for the municipality's own counts. */
  readonly figure: Figure | null;
  /** Units needed by year index t when the figure is so much of what is expected (1 is no error). */
  needed(t: number, error: number): number;
  /** Units that a draw needs besides what its figure makes of `needed`. */
  apart?(t: number, draw: number): number;
  /** Units needed in one draw, where that is not one figure's error; such as what groups need. */
  drawn?(t: number, draw: number): number;
  /** Of what is needed, what dwellings that become free, or places that stand, meet: `needed` is less by it. */
  met?(t: number): number;
  parts(t: number): Part[];
  /** The ends of what is needed by t when small counts of people are hidden; absent when none is in it. */
  open?(t: number): { readonly low: number; readonly high: number };
}

export const NOTHING: Needed = { figure: null, needed: () => 0, parts: () => [] };

/** What one group needs of a kind; 'alle' is what no one group has been counted or modelled for. */
export interface GroupShare extends Needed {
  readonly group: Maalgruppe;
  /** False where nobody has said a need: what there is stands alone. */
  readonly counted: boolean;
}

/** What one part of the municipality needs of a kind; null is what has not been told of any part. */
export interface AreaShare extends Needed {
  readonly area: string | null;
  /** False where nothing is needed that anybody has told of: what there is stands alone. */
  readonly counted: boolean;
}

/** One kind of unit in one ledger, and what is needed of it. */
export interface Cell extends Needed {
  readonly ledger: Ledger;
  /** 'alle' is the ledger's own total. */
  readonly type: Boligtype | 'alle';
  readonly level: Tjenestenivaa;
  /** The same need by group, for the boligsosiale ledger: a partition of it, in every draw. */
  readonly shares?: readonly GroupShare[];
  /** The same need by area: a partition of it, in every draw. Absent where the municipality has no areas. */
  readonly areas?: readonly AreaShare[];
}

/** What the chain has given so far, by year index. */
export interface Needs {
  readonly households: readonly number[];
  /** Households by dwelling type, [year][BOLIGTYPER]. */
  readonly dwellings: readonly Float64Array[];
  readonly need: readonly YearlyNeed[];
  /** Users of places with 24-hour staffing. */
  readonly careUsers: readonly number[];
  readonly householdClass: Confidence;
  /** The expected population, and what a draw of it is of it. */
  readonly path: readonly AgeSex[];
  people(t: number, draw: number): number;
  readonly seed: number;
  /** The year each flow comes in, by draw. */
  readonly arrivals: ReadonlyMap<FlowRow, Float64Array>;
  /** The same chain by area; null where the municipality has none. */
  readonly areas: Areas | null;
}

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((n, v) => n + v, 0);

/** Share of the base year's dwellings that are of a type, by its place in BOLIGTYPER; 0 where there are none. */
export const typeShare = (dwellings: readonly Float64Array[], c: number): number =>
  (dwellings[0]?.[c] ?? 0) / Math.max(1e-9, sum(dwellings[0] ?? []));

type YearlyPart = Exclude<keyof YearlyNeed, 'year'>;

/** Sums of a part by number of years; every draw of every area asks. */
const added = new WeakMap<readonly YearlyNeed[], Map<YearlyPart, Float64Array>>();

/** A part of the yearly need added up over the first t years; what nobody has counted adds nothing. */
export function addedUp(need: readonly YearlyNeed[], t: number, part: YearlyPart): number {
  const parts = added.get(need) ?? new Map<YearlyPart, Float64Array>();
  added.set(need, parts);
  let sums = parts.get(part);
  if (!sums) {
    sums = new Float64Array(need.length + 1);
    for (const [i, n] of need.entries()) sums[i + 1] = (sums[i] as number) + (n[part] ?? 0);
    parts.set(part, sums);
  }
  return sums[Math.min(t, need.length)] ?? 0;
}

function ordinaryCells(input: RunInput, parameters: Parameters, needs: Needs): Cell[] {
  if (input.flows === null && input.dwellings === null) return [];
  const { households, dwellings, need, householdClass } = needs;
  const reserve = 1 / (1 - parameters.vacancyReserve);
  // Asked for in every draw.
  const whatever = need.map(
    (_, i) => addedUp(need, i + 1, 'replacement') + addedUp(need, i + 1, 'backlog') + addedUp(need, i + 1, 'crowding'),
  );
  const lacks = lacksIn(input, parameters, needs.seed);
  const cell = (type: Boligtype | 'alle', at: (t: number) => number, share: number): Cell => ({
    ledger: 'boligutvikling',
    type,
    level: 'ingen',
    ...(needs.areas ? { areas: ordinaryAreas(needs.areas, parameters, needs, { type, at, share }, lacks) } : {}),
    figure: type === 'alle' ? 'households' : type,
    needed: (t, error) => {
      const change = at(t) * error - at(0);
      return (change > 0 ? change * reserve : change) + share * (whatever[t - 1] ?? 0);
    },
    ...(lacks.of.length > 0
      ? { apart: (t: number, d: number) => share * (lacks.drawn(t, d) - lacks.expected(t)) }
      : {}),
    parts: (t) => [
      { size: at(t) - at(0), confidence: type === 'alle' || input.dwellings?.byType ? householdClass : 'C' },
      { size: share * addedUp(need, t, 'replacement'), confidence: 'O' },
      { size: share * addedUp(need, t, 'vacancy'), confidence: 'O' },
      ...lacks.parts(t, share),
    ],
  });
  return [
    cell('alle', (t) => households[t] ?? 0, 1),
    ...BOLIGTYPER.map((type, c) => cell(type, (t) => dwellings[t]?.[c] ?? 0, typeShare(dwellings, c))),
  ];
}

/** Places with 24-hour staffing that the municipality has. */
export const careStock = (input: RunInput) =>
  (input.stock ?? []).filter((s) => s.ledger === 'boligsosialt' && s.level === 'heldoegns');

function careCells(input: RunInput, parameters: Parameters, { careUsers, areas }: Needs): Cell[] {
  const stock = careStock(input);
  if (stock.length === 0) return [];
  const places = sum(stock.map((s) => s.units));
  const need: Needed = {
    figure: 'care',
    needed: (t, error) => placesFor((careUsers[t] ?? 0) * error, parameters) - places,
    parts: (t) => [
      { size: placesFor(careUsers[t] ?? 0, parameters), confidence: 'C' },
      ...stock.map((s) => ({ size: s.units, confidence: s.confidence })),
    ],
  };
  // Modelled by age: it is nobody's in particular.
  const shares = [{ group: 'alle' as const, counted: true, ...need }];
  const parts = areas ? { areas: careAreas(areas, stock, parameters, careUsers) } : {};
  return [{ ledger: 'boligsosialt', type: 'annet', level: 'heldoegns', ...need, shares, ...parts }];
}

/** The municipality's own counts by type and level, but for those that the modelled places with 24-hour staffing stand for. */
export function countsByCell(input: RunInput): SocialCount[][] {
  const cells = new Map<string, SocialCount[]>();
  for (const row of input.social ?? []) {
    const key = `${row.type}|${row.level}`;
    cells.set(key, [...(cells.get(key) ?? []), row]);
  }
  const modelled = careStock(input).length > 0;
  return [...cells.values()].filter(([row]) => row && !(modelled && row.level === 'heldoegns' && row.type === 'annet'));
}

const isDue = (row: SocialCount, year: number): boolean => row.from === undefined || year >= row.from;

/** The units of a count that are needed in a year: none before the year the households need them. */
export const countedAt = (row: SocialCount, year: number): number => (isDue(row, year) ? row.now : 0);

/** A group's own figures as the ledger takes them: what is expected, each draw, and the ends when small counts are hidden. */
interface GroupPart {
  readonly need: GroupNeed;
  expected(t: number): number;
  drawn(t: number, draw: number): number;
  parts(t: number): Part[];
  open(t: number): { readonly low: number; readonly high: number };
  /** Dwellings the group lives in and leaves by its own figures, and the ends of that. */
  readonly housed: { readonly told: number; readonly low: number; readonly high: number };
  readonly small: boolean;
}

/** The groups that add to the ledger; those that stand back are left out. */
export const standingGroups = (input: RunInput): GroupFigures[] =>
  (input.groups ?? []).filter((f) => standsBack(f, input) === null);

function groupPart(f: GroupFigures, input: RunInput, parameters: Parameters, needs: Needs): GroupPart | null {
  const model = (figures: GroupFigures) => groupNeed(figures, input, needs.path, parameters);
  const need = model(f);
  if (!need) return null;
  const { baseYear, years } = input;
  const at = (g: GroupNeed, t: number) => needOf(g, baseYear + t, g.start, expectedAdditions(g, baseYear));
  const [least, most] = (['low', 'high'] as const).map((end) => model(atEnd(f, end, isSmallCount)));
  const place = { code: input.area.code, baseYear, years };
  const held = new Map<number, Float64Array>();
  const inDraw = (d: number) => {
    const known = held.get(d) ?? drawnNeed(need, place, parameters, needs.seed, d, (t) => needs.people(t, d));
    held.set(d, known);
    return known;
  };
  const added = expectedAdditions(need, baseYear);
  return {
    need,
    expected: (t) => at(need, t),
    drawn: (t, d) => inDraw(d)[t] ?? 0,
    small: hasSmall(f, isSmallCount),
    housed: { told: need.offset, low: least?.offset ?? 0, high: most?.offset ?? 0 },
    open: (t) => ({ low: least ? at(least, t) : 0, high: most ? at(most, t) : 0 }),
    parts: (t) => {
      const year = baseYear + t;
      const kept = (1 - need.leaving) ** Math.max(0, year - need.since);
      return [
        { size: need.start - need.offset, confidence: need.confidence },
        { size: need.start * (1 - kept), confidence: need.leavingConfidence },
        ...need.additions.flatMap((a, i) =>
          a.year < year
            ? [{ size: (added[i] ?? 0) * (1 - need.leaving) ** (year - 1 - a.year), confidence: a.confidence }]
            : [],
        ),
      ];
    },
  };
}

/** What counts and groups that are carried forward need together. */
function neededBy(rows: readonly SocialCount[], own: readonly GroupPart[], baseYear: number): Needed {
  const perYear = rows.map((r) => r.perYear);
  const perYearOpen = openSum(perYear);
  const nowAt = (row: SocialCount, t: number) => countedAt(row, baseYear + t);
  const fromRows = (t: number) => sum(rows.map((r) => nowAt(r, t) + r.perYear * t));
  const open = (t: number) => {
    const due = rows.filter((r) => isDue(r, baseYear + t));
    const ends = [openSum(due.map((r) => r.now)), ...own.map((g) => g.open(t))];
    return {
      low: sum(ends.map((e) => e.low)) + perYearOpen.low * t,
      high: sum(ends.map((e) => e.high)) + perYearOpen.high * t,
    };
  };
  const hidden = [...rows.map((r) => r.now), ...perYear].some(isSmallCount) || own.some((g) => g.small);
  return {
    figure: null,
    needed: (t) => fromRows(t) + sum(own.map((g) => g.expected(t))),
    ...(own.length > 0 ? { drawn: (t: number, d: number) => fromRows(t) + sum(own.map((g) => g.drawn(t, d))) } : {}),
    parts: (t) => [
      ...rows.map((r) => ({ size: nowAt(r, t) + r.perYear * t, confidence: r.confidence })),
      ...own.flatMap((g) => g.parts(t)),
    ],
    ...(hidden ? { open } : {}),
  };
}

function socialCells(input: RunInput, parameters: Parameters, needs: Needs): Cell[] {
  const groups = standingGroups(input).flatMap((f) => groupPart(f, input, parameters, needs) ?? []);
  const counted = countsByCell(input);
  const keyOf = (of: { type: Boligtype; level: Tjenestenivaa }) => `${of.type}|${of.level}`;
  const firsts = [...counted.flatMap((rows) => rows.slice(0, 1)), ...groups.map((g) => g.need)];
  const places = [...new Map(firsts.map((of) => [keyOf(of), of])).entries()];
  return places.map(([key, { type, level }]): Cell => {
    const rows = counted.find(([row]) => row && keyOf(row) === key) ?? [];
    const own = groups.filter((g) => keyOf(g.need) === key);
    const shares = MAALGRUPPER.flatMap((group): GroupShare[] => {
      const [ofRows, ofOwn] = [rows.filter((r) => r.group === group), own.filter((g) => g.need.group === group)];
      return ofRows.length + ofOwn.length === 0
        ? []
        : [{ group, counted: true, ...neededBy(ofRows, ofOwn, input.baseYear) }];
    });
    const needed = neededBy(rows, own, input.baseYear);
    const end = (of: keyof GroupPart['housed']) => sum(own.map((g) => g.housed[of]));
    const housed = { told: end('told'), low: end('low'), high: end('high') };
    const met = metByTurnover(needed, housed, input, { type, level }, needs.arrivals);
    // What becomes free is open to all: it is no one group's, and of no one area.
    const forAll = shares.findIndex((s) => s.group === 'alle');
    if (met && forAll < 0) shares.push({ group: 'alle', counted: false, ...together(NOTHING, met) });
    else if (met) shares.push(...shares.splice(forAll, 1).map((s) => ({ ...s, ...together(s, met) })));
    const areas = needs.areas?.codes.flatMap((area): AreaShare[] => {
      const inArea = rows.filter((r) => placedIn(r, needs.areas) === area);
      // Groups with figures of their own are told of the whole.
      const ofAll = area === null ? own : [];
      const counted = inArea.length + ofAll.length > 0;
      const freed = area === null ? met : null;
      if (!counted) return freed ? [{ area, counted, ...together(NOTHING, freed) }] : [];
      return [{ area, counted, ...together(neededBy(inArea, ofAll, input.baseYear), freed) }];
    });
    return {
      ledger: 'boligsosialt',
      type,
      level,
      ...together(needed, met),
      shares,
      ...(areas ? { areas } : {}),
    };
  });
}

/** Every cell the inputs can say something about; the two ledgers stand beside each other and are never added. */
export const cellsOf = (input: RunInput, parameters: Parameters, needs: Needs): Cell[] => [
  ...ordinaryCells(input, parameters, needs),
  ...careCells(input, parameters, needs),
  ...socialCells(input, parameters, needs),
];
