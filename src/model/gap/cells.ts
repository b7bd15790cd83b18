import {
  BOLIGTYPER,
  type Boligtype,
  type Confidence,
  isSmallCount,
  type Ledger,
  openSum,
  type Tjenestenivaa,
} from '../../kernel/index.ts';
import { placesFor } from '../need/care.ts';
import type { YearlyNeed } from '../need/dwellings.ts';
import type { Parameters, RunInput, SocialCount } from '../types.ts';
import type { Part } from './confidence.ts';
import type { Figure } from './errors.ts';

/** One kind of unit in one ledger: what is needed of it, and what that rests on. Year indices count from the base year. */
export interface Cell {
  readonly ledger: Ledger;
  /** 'alle' is the ledger's own total. */
  readonly type: Boligtype | 'alle';
  readonly level: Tjenestenivaa;
  /** The figure whose errors move what is needed; null for the municipality's own counts. */
  readonly figure: Figure | null;
  /** Units needed by year index t when the figure is so much of what is expected (1 is no error). */
  needed(t: number, error: number): number;
  parts(t: number): Part[];
  /** The ends of what is needed by t when small counts of people are hidden; absent when none is in it. */
  open?(t: number): { readonly low: number; readonly high: number };
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
}

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((n, v) => n + v, 0);

/** Share of the base year's dwellings that are of a type, by its place in BOLIGTYPER; 0 where there are none. */
export const typeShare = (dwellings: readonly Float64Array[], c: number): number =>
  (dwellings[0]?.[c] ?? 0) / Math.max(1e-9, sum(dwellings[0] ?? []));

/** A part of the yearly need added up over the first t years; what nobody has counted adds nothing. */
export const addedUp = (need: readonly YearlyNeed[], t: number, part: Exclude<keyof YearlyNeed, 'year'>): number =>
  sum(need.slice(0, t).map((n) => n[part] ?? 0));

function ordinaryCells(input: RunInput, parameters: Parameters, needs: Needs): Cell[] {
  if (input.flows === null && input.dwellings === null) return [];
  const { households, dwellings, need, householdClass } = needs;
  const reserve = 1 / (1 - parameters.vacancyReserve);
  // Asked for in every draw.
  const whatever = need.map((_, i) => addedUp(need, i + 1, 'replacement') + addedUp(need, i + 1, 'backlog'));
  const cell = (type: Boligtype | 'alle', at: (t: number) => number, share: number): Cell => ({
    ledger: 'boligutvikling',
    type,
    level: 'ingen',
    figure: type === 'alle' ? 'households' : type,
    needed: (t, error) => {
      const change = at(t) * error - at(0);
      return (change > 0 ? change * reserve : change) + share * (whatever[t - 1] ?? 0);
    },
    parts: (t) => [
      { size: at(t) - at(0), confidence: type === 'alle' || input.dwellings?.byType ? householdClass : 'C' },
      { size: share * addedUp(need, t, 'replacement'), confidence: 'O' },
      { size: share * addedUp(need, t, 'vacancy'), confidence: 'O' },
      { size: share * addedUp(need, t, 'backlog'), confidence: input.backlogConfidence ?? 'B' },
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

function careCells(input: RunInput, parameters: Parameters, { careUsers }: Needs): Cell[] {
  const stock = careStock(input);
  if (stock.length === 0) return [];
  const places = sum(stock.map((s) => s.units));
  return [
    {
      ledger: 'boligsosialt',
      type: 'annet',
      level: 'heldoegns',
      figure: 'care',
      needed: (t, error) => placesFor((careUsers[t] ?? 0) * error, parameters) - places,
      parts: (t) => [
        { size: placesFor(careUsers[t] ?? 0, parameters), confidence: 'C' },
        ...stock.map((s) => ({ size: s.units, confidence: s.confidence })),
      ],
    },
  ];
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

function socialCells(input: RunInput): Cell[] {
  return countsByCell(input).flatMap((rows): Cell[] => {
    const [first] = rows;
    if (!first) return [];
    const [now, perYear] = [rows.map((r) => r.now), rows.map((r) => r.perYear)];
    const perYearOpen = openSum(perYear);
    const nowAt = (row: SocialCount, t: number) => countedAt(row, input.baseYear + t);
    const open = (t: number) => {
      const due = rows.filter((r) => isDue(r, input.baseYear + t));
      const { low, high } = openSum(due.map((r) => r.now));
      return { low: low + perYearOpen.low * t, high: high + perYearOpen.high * t };
    };
    return [
      {
        ledger: 'boligsosialt',
        type: first.type,
        level: first.level,
        figure: null,
        needed: (t) => sum(rows.map((r) => nowAt(r, t) + r.perYear * t)),
        parts: (t) => rows.map((r) => ({ size: nowAt(r, t) + r.perYear * t, confidence: r.confidence })),
        ...([...now, ...perYear].some(isSmallCount) ? { open } : {}),
      },
    ];
  });
}

/** Every cell the inputs can say something about; the two ledgers stand beside each other and are never added. */
export const cellsOf = (input: RunInput, parameters: Parameters, needs: Needs): Cell[] => [
  ...ordinaryCells(input, parameters, needs),
  ...careCells(input, parameters, needs),
  ...socialCells(input),
];
