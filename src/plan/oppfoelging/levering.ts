import type { Interval, Kroner, Ledger } from '../../kernel/index.ts';
import { sumKroner } from '../../kernel/index.ts';
import { chanceIn, unitsInYear } from '../../model/supply/in-year.ts';
import type { FlowRow } from '../../model/types.ts';
import type { Felt } from '../boligbyggeprogram/index.ts';
import { flowOrigin, type Leveranse, type Tilbud } from '../boligtilbud/index.ts';
import { bookedOn, type Sammenstilling } from '../regnskap/index.ts';
import type { Tiltak } from '../tiltak/index.ts';
import { isAsked, plannedUnits, type Rapportrunde, yearOf } from './rapport.ts';

/** `rad` is a field that stands as a row of supply, and not yet in the boligbyggeprogram. */
const LEVERINGSSLAG = ['felt', 'rad', 'avtale', 'tiltak'] as const;
export type Leveringsslag = (typeof LEVERINGSSLAG)[number];
/** Both kinds of field are told of together. */
export const LEVERINGSGRUPPER = ['felt', 'avtale', 'tiltak'] as const;
export type Leveringsgruppe = (typeof LEVERINGSGRUPPER)[number];
export const groupOf = (l: { readonly kind: Leveringsslag }): Leveringsgruppe => (l.kind === 'rad' ? 'felt' : l.kind);

/** What was to be delivered of one thing beside what was. Null is not said, and never nothing. */
export interface Leveringslinje {
  readonly kind: Leveringsslag;
  readonly number: number;
  readonly title: string;
  readonly ledger: Ledger;
  /** In the year, as the plan had it. */
  readonly planned: number | null;
  readonly delivered: number | null;
  /** From the first year to the end of this one. */
  readonly plannedTo: number | null;
  readonly deliveredTo: number | null;
  /** Units the run expected of it in the year; null when the run does not speak of it. */
  readonly expected: number | null;
  /** Of a tiltak that the accounts have a line for. */
  readonly budget: Kroner | null;
  readonly used: Kroner | null;
  /** What was said of the year, with the day and the source; absent when nobody has, and in reports frozen before it could be. */
  readonly told?: readonly Leveranse[];
}

export interface Ventning extends Interval {
  readonly group: Leveringsgruppe;
  readonly ledger: Ledger;
}

export interface Levering {
  readonly year: number;
  /** The day the plan was adopted, from which what was planned is read; null when no plan is adopted. */
  readonly adopted: string | null;
  /** The day the økonomiplan was adopted, from which what was planned of tiltak is read instead; absent when it is not needed or not there. */
  readonly budget?: string;
  /** The run that says what was expected; null when there is none that speaks of the year. */
  readonly run: { readonly created: string; readonly version: string } | null;
  readonly linjer: readonly Leveringslinje[];
  /** What the run expected in all of each kind and ledger. */
  readonly expected: readonly Ventning[];
}

interface Rad<T> {
  readonly number: number;
  readonly revision: number;
  readonly data: T;
  readonly created: string;
}

export interface LeveringInput {
  readonly runde: Pick<Rapportrunde, 'date'>;
  readonly adopted: string | null;
  /** Every revision of each thing, in order. */
  readonly felt: readonly Rad<Felt>[];
  readonly tilbud: readonly Rad<Tilbud>[];
  readonly tiltak: readonly Rad<Tiltak>[];
  readonly levert: readonly { readonly tiltak: number; readonly date: string; readonly units: number }[];
  readonly account: Sammenstilling | null;
  readonly run: {
    readonly created: string;
    readonly version: string;
    readonly seed: number;
    readonly draws: number;
    readonly baseYear: number;
    readonly flows: readonly FlowRow[];
    readonly area: string;
    readonly shared: number;
  } | null;
  readonly dayOf: (moment: string) => string;
}

interface Sett<T> {
  readonly number: number;
  readonly now: T;
  /** As it stood on the day of adoption; as it stands now where nothing is adopted; null where it was not there. */
  readonly then: T | null;
}

function settOf<T extends { readonly removed?: boolean | undefined }>(
  rows: readonly Rad<T>[],
  in_: Pick<LeveringInput, 'adopted' | 'dayOf'>,
): Sett<T>[] {
  const numbers = [...new Set(rows.map((r) => r.number))].sort((a, b) => a - b);
  return numbers.flatMap((number): Sett<T>[] => {
    const own = rows.filter((r) => r.number === number).sort((a, b) => a.revision - b.revision);
    const now = own.at(-1);
    const { adopted } = in_;
    const stood = adopted === null ? now : own.filter((r) => in_.dayOf(r.created) <= adopted).at(-1);
    const then = stood && !stood.data.removed ? stood.data : null;
    return !now || (!then && now.data.removed) ? [] : [{ number, now: now.data, then }];
  });
}

type Against = Pick<LeveringInput, 'adopted' | 'account' | 'dayOf'>;

/** A budget that is adopted says what its tiltak were to give, where no version of the plan does. */
const budgetDay = (in_: Against) => (in_.adopted === null ? (in_.account?.vedtak?.date ?? null) : null);
const tiltakSett = (rows: readonly Rad<Tiltak>[], in_: Against) =>
  settOf(rows, { ...in_, adopted: in_.adopted ?? budgetDay(in_) });

/**
 * Units each tiltak was to give in a year, as it stood when the plan was adopted, or the budget where no version of the plan is. The
 * newest revision speaks where nothing is adopted, or what was adopted says nothing of the year. Null is not said.
 */
export function plannedIn(rows: readonly Rad<Tiltak>[], in_: Against, year: number): (tiltak: number) => number | null {
  const planned = new Map(
    tiltakSett(rows, in_).map(({ number, now, then }) => [
      number,
      (then && plannedUnits(then, year)) ?? plannedUnits(now, year),
    ]),
  );
  return (tiltak) => planned.get(tiltak) ?? null;
}

type Years = readonly { readonly year: number; readonly units: number }[];
const sumOrNull = (rows: Years): number | null =>
  rows.length === 0 ? null : rows.reduce((sum, r) => sum + r.units, 0);
const inYear = (rows: Years, year: number) => sumOrNull(rows.filter((r) => r.year === year));
const until = (rows: Years, year: number) => sumOrNull(rows.filter((r) => r.year <= year));
const said = (planned: Years, delivered: Years, year: number) => ({
  planned: inYear(planned, year),
  delivered: inYear(delivered, year),
  plannedTo: until(planned, year),
  deliveredTo: until(delivered, year),
});

const promised = (t: Tilbud | null): Years => (t ? [{ year: t.year, units: t.units }] : []);

/** What somebody has said of a row up to the day, with its source; it outranks what the row lets one think. */
const toldOf = (t: Tilbud, date: string): readonly Leveranse[] => (t.levert ?? []).filter((l) => l.date <= date);
const asYears = (told: readonly Leveranse[]): Years =>
  told.map((l) => ({ year: Number(l.date.slice(0, 4)), units: l.units }));

/** A right to dwellings is delivered when it starts to run. An agreement to build says nothing of what is built. */
function deliveredBy(t: Tilbud, date: string): Years {
  const told = toldOf(t, date);
  if (told.length > 0) return asYears(told);
  if (t.kind !== 'avtale' || t.agreement === 'utbyggingsavtale' || !t.start) return [];
  const year = Number(t.start.slice(0, 4));
  return t.start <= date ? [{ year, units: t.units }] : [{ year: Number(date.slice(0, 4)), units: 0 }];
}

/** The newest report of each year, of those up to the day. */
function reported(levert: LeveringInput['levert'], tiltak: number, date: string): Years {
  const newest = new Map<number, { readonly date: string; readonly units: number }>();
  for (const l of levert) {
    const year = Number(l.date.slice(0, 4));
    if (l.tiltak === tiltak && l.date <= date && (newest.get(year)?.date ?? '') <= l.date) newest.set(year, l);
  }
  return [...newest].map(([year, { units }]) => ({ year, units }));
}

const budgetOn = (s: Sammenstilling | null, tiltak: number): Kroner | null => {
  const own = (s?.linjer ?? []).filter((l) => l.tiltak === tiltak);
  return own.length === 0 ? null : sumKroner(own.map((l) => l.beloep));
};

const originOf = (f: FlowRow): { readonly kind: Leveringsslag; readonly number: number } | null => {
  const [, tiltak] = /^T-0*(\d+)(?:\/\d+)?$/.exec(f.kind === 'measure' ? f.id : '') ?? [];
  return tiltak ? { kind: 'tiltak', number: Number(tiltak) } : flowOrigin(f);
};

/** Fields, agreements and tiltak of which something was to have come by the end of the year, or has. */
export function leveringOf(in_: LeveringInput): Levering {
  const { date } = in_.runde;
  const year = yearOf(in_.runde);
  const run = in_.run && in_.run.baseYear <= year ? in_.run : null;
  const flowsOf = (kind: Leveringsslag, number: number) =>
    (run?.flows ?? []).filter((f) => {
      const from = originOf(f);
      return f.units > 0 && from?.kind === kind && from.number === number;
    });
  const line = (
    kind: Leveringsslag,
    of: Pick<Leveringslinje, 'number' | 'title' | 'ledger'> & Partial<Leveringslinje>,
    planned: Years,
    delivered: Years,
  ): Leveringslinje => {
    const flows = flowsOf(kind, of.number);
    return {
      kind,
      budget: null,
      used: null,
      ...of,
      ...said(planned, delivered, year),
      expected: flows.length === 0 ? null : flows.reduce((n, f) => n + f.units * chanceIn(f, year), 0),
    };
  };
  const felt = settOf(in_.felt, in_).map(({ number, now, then }) =>
    line(
      'felt',
      { number, title: now.name, ledger: 'boligutvikling' },
      then?.planned ?? [],
      now.delivered.filter((b) => b.year <= year),
    ),
  );
  const tilbud = settOf(in_.tilbud, in_).flatMap(({ number, now, then }) => {
    if (now.kind === 'bestand' || now.kind === 'endring') return [];
    const told = toldOf(now, date).filter((l) => Number(l.date.slice(0, 4)) === year);
    const of = { number, title: now.name, ledger: now.ledger, ...(told.length > 0 ? { told } : {}) };
    return now.kind === 'program'
      ? [line('rad', of, promised(then), deliveredBy(now, date))]
      : [line('avtale', of, promised(then), deliveredBy(now, date))];
  });
  const budget = budgetDay(in_);
  const tiltak = tiltakSett(in_.tiltak, in_)
    .filter(({ now, then }) => isAsked(now) || (then !== null && isAsked(then)))
    .map(({ number, now, then }) => {
      const years = Array.from({ length: then?.units.length ?? 0 }, (_, i) => (then?.firstYear ?? 0) + i);
      return line(
        'tiltak',
        {
          number,
          title: now.title,
          ledger: now.ledger,
          budget: budgetOn(in_.account, number),
          used: in_.account ? bookedOn(in_.account, number) : null,
        },
        then ? years.map((y) => ({ year: y, units: plannedUnits(then, y) ?? 0 })) : [],
        reported(in_.levert, number, date),
      );
    });
  const linjer = [...felt, ...tilbud, ...tiltak].filter(
    (l) => (l.plannedTo ?? 0) > 0 || (l.delivered ?? 0) > 0 || l.budget !== null || (l.expected ?? 0) > 0,
  );
  const sums = LEVERINGSGRUPPER.flatMap((group) =>
    (['boligutvikling', 'boligsosialt'] as const).flatMap((ledger): Ventning[] => {
      const own = linjer.filter((l) => groupOf(l) === group && l.ledger === ledger);
      const flows = own.flatMap((l) => flowsOf(l.kind, l.number));
      return !run || flows.length === 0 ? [] : [{ group, ledger, ...unitsInYear(flows, year, run) }];
    }),
  );
  return {
    year,
    adopted: in_.adopted,
    ...(budget === null ? {} : { budget }),
    run: run && { created: run.created, version: run.version },
    linjer,
    expected: sums,
  };
}

export const differenceOf = (l: Pick<Leveringslinje, 'planned' | 'delivered'>): number | null =>
  l.planned === null || l.delivered === null ? null : l.delivered - l.planned;

/** What should have come by now: all of the year in a report for the whole year, else what was due before the year. */
export const dueOf = (l: Leveringslinje, wholeYear: boolean): number =>
  (l.plannedTo ?? 0) - (wholeYear ? 0 : (l.planned ?? 0));
