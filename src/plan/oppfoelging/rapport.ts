import {
  type Kroner,
  kroner,
  type Ledger,
  type Removable,
  type RowResult,
  rowForm,
  type TypedFields,
} from '../../kernel/index.ts';
import type { Sammenstilling } from '../regnskap/index.ts';
import type { Tiltak, TiltakStatus } from '../tiltak/index.ts';
import type { Indikatorlinje } from './indikatorer.ts';
import type { Levering } from './levering.ts';
import { GRENSE } from './penger.ts';

export const RUNDETYPER = ['tertial', 'aar'] as const;
export type Rundetype = (typeof RUNDETYPER)[number];

/** A round of reports: everybody answers for the same date. */
export interface Rapportrunde extends Removable {
  readonly title: string;
  readonly type: Rundetype;
  /** What is reported is as of this day; its year is the year that is reported on. */
  readonly date: string;
  readonly deadline: string;
  readonly closed: boolean;
  /** Percent an account may deviate from the budget without a reason; rounds from before it was asked have none. */
  readonly grense?: number;
}

export const RAPPORTSTATUS = ['ikke-startet', 'i-rute', 'forsinket', 'stoppet', 'ferdig'] as const;
export type Rapportstatus = (typeof RAPPORTSTATUS)[number];

export const AVVIK = ['ikke-penger', 'ikke-folk', 'tomt-eller-regulering', 'marked', 'vedtak-endret', 'annet'] as const;
export type Avvik = (typeof AVVIK)[number];

/** What is reported of one tiltak in one round. Null is not said, and never nothing. */
export interface Rapport extends Removable {
  readonly runde: number;
  readonly tiltak: number;
  readonly status: Rapportstatus;
  readonly units: number | null;
  readonly money: Kroner | null;
  readonly avvik: Avvik | null;
  readonly comment: string;
}

export type Numbered<T> = { readonly number: number; readonly created: string; readonly data: T };

const ASKED: readonly TiltakStatus[] = [
  'vedtatt',
  'finansiert',
  'delvis',
  'utsatt',
  'i-gang',
  'gjennomfoert',
  'ikke-gjennomfoert',
];

/** A round asks about what somebody has decided, not about what is only proposed or turned down. */
export const isAsked = (t: Tiltak): boolean => !t.removed && ASKED.includes(t.status);

export const yearOf = (runde: Pick<Rapportrunde, 'date'>): number => Number(runde.date.slice(0, 4));

/** Units the plan has for a year; null for a year the tiltak does not speak of. */
export const plannedUnits = (t: Pick<Tiltak, 'units' | 'firstYear'>, year: number): number | null =>
  t.units[year - t.firstYear] ?? null;

export function parseRapportrunde(typed: TypedFields): RowResult<Rapportrunde> {
  const form = rowForm(typed);
  const title = form.words('title', 120, true);
  const type = form.choice(RUNDETYPER, 'type');
  const date = form.date('date');
  const deadline = form.date('deadline');
  const grense = (typed.grense ?? '') === '' ? GRENSE : form.whole('grense', 1, 100);
  if (date !== null && deadline !== null && deadline < date) form.refuse('frist-foer-dato', 'deadline');
  return form.done(
    type && date && deadline && grense !== null
      ? { title, type, date, deadline, grense, closed: false, removed: false }
      : null,
  );
}

const DEVIATES: readonly Rapportstatus[] = ['forsinket', 'stoppet'];

/**
 * Whether a report must say why: the tiltak is late or stopped, or a report for the whole year has fewer units than
 * the plan has for that year. The money may ask for a reason too (penger.ts).
 */
export const needsAvvik = (
  r: { readonly status: Rapportstatus | null; readonly units: number | null },
  planned: number | null,
  type: Rundetype,
): boolean =>
  (r.status !== null && DEVIATES.includes(r.status)) ||
  (type === 'aar' && r.units !== null && planned !== null && r.units < planned);

export interface Question {
  readonly runde: number;
  readonly tiltak: number;
  readonly type: Rundetype;
  readonly planned: number | null;
  /** The account of the tiltak deviates so much that the report must say why. */
  readonly money: boolean;
}

export function parseRapport(typed: TypedFields, q: Question): RowResult<Rapport> {
  const form = rowForm(typed);
  const status = form.choice(RAPPORTSTATUS, 'status');
  const maybe = (field: string, max: number) => ((typed[field] ?? '') === '' ? null : form.whole(field, 0, max));
  const units = maybe('units', 10_000);
  const money = maybe('money', 100_000_000_000);
  const given = (typed.avvik ?? '') !== '';
  const avvik =
    given || q.money || needsAvvik({ status, units }, q.planned, q.type) ? form.choice(AVVIK, 'avvik') : null;
  const comment = form.words('comment', 2000, avvik === 'annet');
  return form.done(
    status && {
      runde: q.runde,
      tiltak: q.tiltak,
      status,
      units,
      money: money === null ? null : kroner(money),
      avvik,
      comment,
      removed: false,
    },
  );
}

export const typedRapport = (r: Rapport): TypedFields => ({
  status: r.status,
  units: r.units === null ? '' : String(r.units),
  money: r.money === null ? '' : String(r.money),
  avvik: r.avvik ?? '',
  comment: r.comment,
});

/** What was said of a tiltak in the newest round before this one: where a new report begins. Delivered and used are of their own period. */
export function startOf(
  runder: readonly Numbered<Rapportrunde>[],
  reports: readonly Numbered<Rapport>[],
  which: { readonly runde: number; readonly tiltak: number },
): { readonly title: string; readonly typed: TypedFields } | null {
  const date = runder.find((r) => r.number === which.runde)?.data.date ?? '';
  const before = runder
    .filter((r) => r.number !== which.runde && !r.data.removed && r.data.date < date)
    .sort((a, b) => (a.data.date < b.data.date ? 1 : -1));
  for (const runde of before) {
    const own = reports.find((x) => x.data.runde === runde.number && x.data.tiltak === which.tiltak);
    if (own) return { title: runde.data.title, typed: { status: own.data.status, avvik: own.data.avvik ?? '' } };
  }
  return null;
}

/** The status that follows from what the tiltak says of itself, for a first report; null where somebody has to judge. */
export function statusOf(t: Pick<Tiltak, 'status' | 'start' | 'end'>, year: number): Rapportstatus | null {
  if (t.status === 'gjennomfoert') return 'ferdig';
  if (t.status === 'i-gang') return typeof t.end === 'number' && t.end < year ? null : 'i-rute';
  const waits = t.status === 'vedtatt' || t.status === 'finansiert' || t.status === 'delvis';
  return waits && typeof t.start === 'number' && t.start > year ? 'ikke-startet' : null;
}

/** One tiltak as a report has it. */
export interface Linje {
  readonly tiltak: number;
  /** The revision of the tiltak that was asked about; absent in a report frozen before it was kept. */
  readonly revision?: number;
  readonly title: string;
  readonly responsible: string;
  readonly ledger: Ledger;
  readonly planned: number | null;
  readonly report: Pick<Rapport, 'status' | 'units' | 'money' | 'avvik' | 'comment'> | null;
  /** The tiltak was changed after it was reported on. */
  readonly stale: boolean;
}

/** Every tiltak that is asked about, with its report where there is one. `planned` is that of a tiltak in the year, as it was adopted. */
export const linjerOf = (
  runde: { readonly number: number; readonly data: Rapportrunde },
  tiltak: readonly (Numbered<Tiltak> & { readonly revision?: number })[],
  reports: readonly Numbered<Rapport>[],
  planned?: (tiltak: number) => number | null,
): Linje[] =>
  tiltak
    .filter((t) => isAsked(t.data))
    .map((t) => {
      const own = reports.find((r) => r.data.runde === runde.number && r.data.tiltak === t.number);
      return {
        tiltak: t.number,
        ...(t.revision === undefined ? {} : { revision: t.revision }),
        title: t.data.title,
        responsible: t.data.responsible,
        ledger: t.data.ledger,
        planned: planned ? planned(t.number) : plannedUnits(t.data, yearOf(runde.data)),
        report: own
          ? {
              status: own.data.status,
              units: own.data.units,
              money: own.data.money,
              avvik: own.data.avvik,
              comment: own.data.comment,
            }
          : null,
        stale: own !== undefined && t.created > own.created,
      };
    })
    .sort((a, b) => a.tiltak - b.tiltak);

export interface Dekning {
  readonly asked: number;
  readonly reported: number;
  /** Whole percent, rounded down, so that 100 is said of all and of nothing less; null when nothing is asked. */
  readonly percent: number | null;
  readonly stale: readonly number[];
  readonly ownerless: readonly number[];
  readonly missing: readonly number[];
}

export function dekningOf(linjer: readonly Linje[]): Dekning {
  const of = (which: (l: Linje) => boolean) => linjer.filter(which).map((l) => l.tiltak);
  const reported = linjer.filter((l) => l.report).length;
  return {
    asked: linjer.length,
    reported,
    percent: linjer.length === 0 ? null : Math.floor((100 * reported) / linjer.length),
    stale: of((l) => l.stale),
    ownerless: of((l) => l.responsible.trim() === ''),
    missing: of((l) => l.report === null),
  };
}

/** A closed round's report, as it stood when it was closed. */
export interface Rapportutgave {
  readonly schema: 1;
  readonly runde: number;
  readonly title: string;
  readonly type: Rundetype;
  readonly date: string;
  readonly deadline: string;
  readonly grense?: number;
  readonly closedOn: string;
  /** The account against the budget as it was known then; absent in a report frozen before accounts were taken in. */
  readonly regnskap?: Sammenstilling | null;
  readonly linjer: readonly Linje[];
  /** Delivered against plan; absent in a report frozen before it was gathered. */
  readonly levering?: Levering;
  /** Absent in a report frozen before rounds asked for them. */
  readonly indikatorer?: readonly Indikatorlinje[];
}

/**
 * The report as it is read outside: units only answer for what stands in it. A person of no known unit is `unnamed`, and not nobody:
 * that nobody is responsible is a finding.
 */
export const unitsIn = (
  utgave: Rapportutgave,
  unitsOnly: (responsible: string) => string,
  unnamed: string,
): Rapportutgave => {
  const named = <T extends { readonly responsible: string }>(all: readonly T[]): T[] =>
    all.map((l) => ({ ...l, responsible: l.responsible.trim() === '' ? '' : unitsOnly(l.responsible) || unnamed }));
  return {
    ...utgave,
    linjer: named(utgave.linjer),
    ...(utgave.indikatorer ? { indikatorer: named(utgave.indikatorer) } : {}),
  };
};

export interface Endring {
  readonly tiltak: number;
  readonly title: string;
  readonly before: Linje | null;
  readonly after: Linje | null;
}

/** Of what differs: how many tiltak have another status, and how many were reported on and are not now. */
export function turnsOf(changes: readonly Endring[]): [status: number, silent: number] {
  const status = (l: Linje | null) => l?.report?.status ?? null;
  const turned = changes.filter((c) => status(c.before) && status(c.after) && status(c.before) !== status(c.after));
  return [turned.length, changes.filter((c) => status(c.before) && !status(c.after)).length];
}

/** What differs between two reports, tiltak by tiltak; a tiltak that stands alike in both is left out. */
export function compareUtgaver(before: Rapportutgave, after: Rapportutgave): Endring[] {
  const numbers = [...new Set([...before.linjer, ...after.linjer].map((l) => l.tiltak))].sort((a, b) => a - b);
  const said = (l: Linje | null) => l?.report && [l.report.status, l.report.units, l.report.money, l.report.avvik];
  return numbers
    .map((n) => {
      const was = before.linjer.find((l) => l.tiltak === n) ?? null;
      const is = after.linjer.find((l) => l.tiltak === n) ?? null;
      return { tiltak: n, title: (is ?? was)?.title ?? '', before: was, after: is };
    })
    .filter((e) => !e.before !== !e.after || JSON.stringify(said(e.before)) !== JSON.stringify(said(e.after)));
}
