import { type Confidence, type Kroner, kroner, sumKroner, type Texts, type Tjenestenivaa } from '../../kernel/index.ts';
import {
  type Amounts,
  amountsOf,
  byLevel,
  countsInOekonomiplan,
  fundedPart,
  type KostraFunksjon,
  kostraIn,
  PLAN_YEARS,
  priceYearOf,
  type StoredMaal,
  staffOf,
  type Tiltak,
  tiltakNumber,
  unfundedPart,
  unmetConditions,
  type Vilkaar,
} from '../tiltak/index.ts';
import type { Foelgekostnad } from './foelger.ts';
import { type Laanevilkaar, vilkaarOn } from './laan.ts';
import { buildLangsikt, type Langsikt } from './langsikt.ts';
import { type Conversion, convert, type PriceTable } from './priser.ts';

export interface Frame {
  readonly year: number;
  readonly drift: Kroner;
  readonly investering: Kroner;
  /** The most that may be borrowed (kommuneloven § 14-14); absent where nobody has said, as the next. */
  readonly laan?: Kroner;
  readonly utlaan?: Utlaan;
}

/** Instalments that come in on money lent on, and the part of them that goes to instalments, new lending or a bound fund. */
export interface Utlaan {
  readonly inn: Kroner;
  readonly brukt: Kroner;
}

/** Every column of money in the plan. Investment = the sources from grants to loan; what burdens the running budget is operation less rent. */
export const PARTS = [
  'investment',
  'grants',
  'vat',
  'fund',
  'sale',
  'onlending',
  'loan',
  'operation',
  'rent',
] as const satisfies readonly (keyof Amounts)[];
export type Part = (typeof PARTS)[number];

/** Which goal, and in it which strategi; null for the goal in general. */
export interface Linjemaal {
  readonly number: number;
  readonly title: string;
  readonly strategy: { readonly number: number; readonly title: string } | null;
}

export interface PlanLine extends Amounts {
  readonly number: string;
  /** The revision of the tiltak that the line is made of; absent in a reading frozen before it was kept. */
  readonly revision?: number;
  readonly title: string;
  /** The goal it serves and the strategi it follows; absent in a reading frozen before it was kept, and where the goal is not known. */
  readonly goal?: Linjemaal;
  readonly kostra: string;
  /** Percent of the cost in the plan, when it is not all of it. */
  readonly share: number | null;
  /** The year whose prices the tiltak was typed in; the amounts here are in those of the plan's first year. */
  readonly priceYear: number;
  /** How they were carried there; null where the table lacks a year between, and the amounts stand as typed. */
  readonly conversion: Conversion | null;
  /** The same amounts in the prices they were typed in. */
  readonly typed: Pick<Amounts, 'investment' | 'operation'>;
  /** A sentence of the unit that an investment brings no running cost; '' when not given. */
  readonly noOperation: string;
  readonly certainty: Tiltak['certainty'];
  /** Årsverk a year; empty when nobody has said. */
  readonly staff: readonly number[];
  /** The same by level of services; null is what is not said of any. Absent in a reading frozen before it was kept. */
  readonly staffByLevel?: readonly { readonly level: Tjenestenivaa | null; readonly staff: readonly number[] }[];
  /** Units a year; absent in a reading frozen before they were kept. */
  readonly units?: readonly number[];
  /** Whether all its cost and units stand in these four years. */
  readonly whole?: boolean;
  /** Conditions for money that the tiltak does not meet. */
  readonly unmet: readonly Vilkaar[];
}

/** What is booked on one KOSTRA function ('' where none is chosen). */
export interface FunctionLine {
  readonly kostra: string;
  /** The official name and how sure it is; null for a code that the table does not have in these years. */
  readonly official: { readonly name: Texts; readonly confidence: Confidence } | null;
  readonly investment: readonly Kroner[];
  /** Operation less rent. */
  readonly operation: readonly Kroner[];
}

export interface Oekonomiplan {
  readonly years: readonly number[];
  readonly lines: readonly PlanLine[];
  readonly totals: Amounts;
  /** Operation less rent, of all lines; this is what the frame for drift is held against. */
  readonly netOperation: readonly Kroner[];
  readonly functions: readonly FunctionLine[];
  /** Frame less what the lines use (gross investment, net operation); null for a year without a frame. Negative: over the frame. */
  readonly left: { readonly drift: readonly (Kroner | null)[]; readonly investering: readonly (Kroner | null)[] };
  /** A year each; null where nobody has said, absent in a reading frozen before it was asked, as the next. */
  readonly laaneramme?: readonly (Kroner | null)[];
  readonly utlaan?: readonly (Utlaan | null)[];
  /** Live tiltak, or the part of them, with a cost and no money. */
  readonly unfunded: readonly PlanLine[];
  /** What the investments cost in these years and after them; null without terms for loans, absent in a reading frozen before they were reckoned. */
  readonly langsikt?: Langsikt | null;
}

/** The dated tables the plan is made with. */
export interface PlanTables {
  readonly kostra: readonly KostraFunksjon[];
  readonly prices: PriceTable;
  readonly laan?: readonly Laanevilkaar[];
  readonly foelger?: readonly Foelgekostnad[];
  /** The municipality's goals with their strategies. */
  readonly maal?: readonly StoredMaal[];
}

export type NumberedTiltak = { readonly number: number; readonly revision?: number; readonly data: Tiltak };

/** The values of a tiltak moved to the plan's years: a tiltak written for other years keeps its own calendar. */
function inYears<T extends number>(values: readonly T[], firstYear: number, years: readonly number[], zero: T): T[] {
  return years.map((y) => values[y - firstYear] ?? zero);
}

const amountsFrom = (of: (part: Part) => Kroner[]): Amounts =>
  Object.fromEntries(PARTS.map((part) => [part, of(part)])) as Record<Part, Kroner[]>;

function goalOf(t: Tiltak, maal: readonly StoredMaal[]): Pick<PlanLine, 'goal'> {
  const goal = maal.find((m) => m.number === t.maal);
  if (!goal) return {};
  const way = goal.strategies.find((s) => s.number === t.strategy && !s.data.removed);
  const strategy = way ? { number: way.number, title: way.data.title } : null;
  return { goal: { number: goal.number, title: goal.data.title, strategy } };
}

type Split = (t: Tiltak, prices?: Conversion['factors']) => Amounts | null;

function lineOf(
  { number, revision, data: t }: NumberedTiltak,
  split: Split,
  years: readonly number[],
  prices: PriceTable,
  maal: readonly StoredMaal[] = [],
): PlanLine | null {
  const priceYear = priceYearOf(t);
  const conversion = convert(prices, priceYear, years[0] ?? priceYear);
  const typed = split(t);
  const amounts = split(t, conversion?.factors);
  if (!typed || !amounts) return null;
  const inStaff = (values: readonly number[] | undefined) => (values ? inYears(values, t.firstYear, years, 0) : []);
  const move = (values: readonly Kroner[]) => inYears(values, t.firstYear, years, kroner(0));
  return {
    number: tiltakNumber(number),
    ...(revision === undefined ? {} : { revision }),
    title: t.title,
    ...goalOf(t, maal),
    kostra: t.kostra,
    share: t.status === 'delvis' ? (t.share ?? null) : null,
    priceYear,
    conversion,
    typed: { investment: move(typed.investment), operation: move(typed.operation) },
    noOperation: t.noOperation,
    certainty: t.certainty,
    staff: inStaff(staffOf(t)),
    staffByLevel: byLevel(t, 'staff').map((l) => ({ level: l.level, staff: inStaff(l.years) })),
    units: inYears(t.units, t.firstYear, years, 0),
    whole: t.status !== 'delvis' && t.firstYear === years[0],
    unmet: unmetConditions(t),
    ...amountsFrom((part) => move(amounts[part])),
    byLevel: (amounts.byLevel ?? []).map((l) => ({ level: l.level, operation: move(l.operation) })),
  };
}

/** All a tiltak costs in the plan's years and prices, whether it has money or not. */
export function wholeLine(t: NumberedTiltak, years: readonly number[], prices: PriceTable): PlanLine {
  const line = lineOf(t, amountsOf, years, prices);
  if (!line) throw new Error('A tiltak without amounts');
  return line;
}

/** What the plan borrows a year, to build for and to lend on. A source larger than the investment is told by its own check. */
export const borrowedIn = (plan: Pick<Oekonomiplan, 'years' | 'lines'>): Kroner[] =>
  plan.years.map((_, i) =>
    sumKroner(plan.lines.flatMap((l) => [kroner(Math.max(0, l.loan[i] ?? 0)), l.onlending[i] ?? kroner(0)])),
  );

const minus = (a: readonly Kroner[], b: readonly Kroner[]): Kroner[] => a.map((n, i) => kroner(n - (b[i] ?? 0)));

function totalOf(lines: readonly Amounts[], years: readonly number[]): Amounts {
  return amountsFrom((part) => years.map((_, i) => sumKroner(lines.map((l) => l[part][i] ?? kroner(0)))));
}

/** The four-year plan of the tiltak that count. Every total is the sum of its lines, to the krone. */
export function buildOekonomiplan(
  firstYear: number,
  tiltak: readonly NumberedTiltak[],
  frames: readonly Frame[],
  tables: PlanTables = { kostra: [], prices: [] },
): Oekonomiplan {
  const years = Array.from({ length: PLAN_YEARS }, (_, i) => firstYear + i);
  const linesWith = (split: Split) =>
    tiltak.flatMap((t) => {
      const line = lineOf(t, split, years, tables.prices, tables.maal);
      return line ? [line] : [];
    });
  const lines = linesWith((t, prices) => (countsInOekonomiplan(t) ? fundedPart(t, prices) : null));
  const inUse = kostraIn(tables.kostra, firstYear);
  const totals = totalOf(lines, years);
  const netOperation = minus(totals.operation, totals.rent);
  const codes = [...new Set(lines.map((l) => l.kostra))].sort();
  const functions = codes.map((kostra): FunctionLine => {
    const own = totalOf(
      lines.filter((l) => l.kostra === kostra),
      years,
    );
    const found = inUse.find((k) => k.code === kostra);
    const official = found ? { name: found.name, confidence: found.confidence ?? 'O' } : null;
    return { kostra, official, investment: own.investment, operation: minus(own.operation, own.rent) };
  });
  const left = (frame: 'drift' | 'investering', used: readonly Kroner[]) =>
    years.map((year, i) => {
      const found = frames.find((f) => f.year === year);
      return found ? kroner(found[frame] - (used[i] ?? 0)) : null;
    });
  const terms = vilkaarOn(tables.laan ?? [], `${firstYear}-01-01`);
  return {
    years,
    lines,
    totals,
    netOperation,
    functions,
    left: { drift: left('drift', netOperation), investering: left('investering', totals.investment) },
    laaneramme: years.map((year) => frames.find((f) => f.year === year)?.laan ?? null),
    utlaan: years.map((year) => frames.find((f) => f.year === year)?.utlaan ?? null),
    unfunded: linesWith(unfundedPart),
    langsikt: terms ? buildLangsikt(years, lines, terms) : null,
  };
}
