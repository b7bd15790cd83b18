import {
  formatDate,
  formatNumber,
  isSmallCount,
  type Removable,
  type RowResult,
  rowForm,
  type TypedFields,
} from '../../kernel/index.ts';

import { type Moeteserie, nextDays, parseRytme, typedRytme } from './rytme.ts';

/** The arena itself: what it is called, who leads it, and how often it meets. */
export interface Boliggruppe extends Removable {
  readonly name: string;
  /** An office, not a person. */
  readonly leader: string;
  readonly rhythm: string;
  /** The rhythm as days of a calendar, when it has been said. */
  readonly series?: Moeteserie;
  readonly purpose: string;
}

export interface Medlem extends Removable {
  readonly unit: string;
  /** The office: 'virksomhetsleder'. */
  readonly office: string;
  /** A member of the kommune, by id. */
  readonly person: string | null;
}

export interface Moete extends Removable {
  /** 'YYYY-MM-DD'. */
  readonly date: string;
  readonly place: string;
  readonly agenda: string;
  readonly notes: string;
}

/** What a meeting decided. */
export interface Gruppevedtak extends Removable {
  readonly meeting: number;
  readonly text: string;
  readonly unit: string;
  readonly deadline: string | null;
  /** The task it became; null when it asked for none. */
  readonly task: number | null;
}

/** The few figures it steers by. */
export const TALL = ['uten-bolig', 'midlertidig', 'venteliste', 'bosettes', 'ledige-boliger'] as const;
export type Tall = (typeof TALL)[number];

/** Of people: small counts of these are told to those who keep them and to nobody else. */
const OF_PEOPLE: ReadonlySet<Tall> = new Set(['uten-bolig', 'midlertidig', 'venteliste', 'bosettes']);

export interface Gruppetall extends Removable {
  readonly what: Tall;
  readonly count: number;
  readonly date: string;
  readonly source: string;
}

const MAX = { name: 120, text: 4000, count: 100_000, decision: 500 } as const;

export function parseGruppe(typed: TypedFields): RowResult<Boliggruppe> {
  const form = rowForm(typed);
  const name = form.words('name', MAX.name, true);
  const leader = form.words('leader', MAX.name, true);
  const rhythm = form.words('rhythm', MAX.name, true);
  const purpose = form.words('purpose', MAX.text);
  const series = parseRytme(typed);
  const read = form.done({
    name,
    leader,
    rhythm,
    purpose,
    ...(series.value ? { series: series.value } : {}),
    removed: false,
  });
  if (series.refusals.length === 0) return read;
  return { ok: false, error: [...(read.ok ? [] : read.error), ...series.refusals] };
}

export function parseMedlem(typed: TypedFields, members: ReadonlySet<string>): RowResult<Medlem> {
  const form = rowForm(typed);
  const unit = form.words('unit', MAX.name, true);
  const office = form.words('office', MAX.name);
  const person = form.member('person', members);
  return form.done({ unit, office, person, removed: false });
}

export function parseMoete(typed: TypedFields): RowResult<Moete> {
  const form = rowForm(typed);
  const date = form.date('date');
  const place = form.words('place', MAX.name);
  const agenda = form.words('agenda', MAX.text, true);
  const notes = form.words('notes', MAX.text);
  return form.done(date === null ? null : { date, place, agenda, notes, removed: false });
}

export function parseVedtak(typed: TypedFields, meeting: number): RowResult<Gruppevedtak> {
  const form = rowForm(typed);
  const text = form.words('text', MAX.decision, true);
  const unit = form.words('unit', MAX.name, true);
  const deadline = typed.deadline ? form.date('deadline') : null;
  return form.done({ meeting, text, unit, deadline, task: null, removed: false });
}

export function parseTall(typed: TypedFields, today: string): RowResult<Gruppetall> {
  const form = rowForm(typed, today);
  const what = form.choice(TALL, 'what');
  const count = form.whole('count', 0, MAX.count);
  const date = form.past('date');
  const source = form.words('source', MAX.name, true);
  return form.done(what && { what, count, date, source, removed: false });
}

export const typedGruppe = (g: Boliggruppe): TypedFields => ({
  name: g.name,
  leader: g.leader,
  rhythm: g.rhythm,
  purpose: g.purpose,
  ...typedRytme(g.series),
});
export const typedMedlem = (m: Medlem): TypedFields => ({ unit: m.unit, office: m.office, person: m.person ?? '' });
export const typedMoete = (m: Moete): TypedFields => ({
  date: formatDate(m.date),
  place: m.place,
  agenda: m.agenda,
  notes: m.notes,
});
export const typedTall = (n: Gruppetall): TypedFields => ({
  what: n.what,
  count: formatNumber(n.count),
  date: formatDate(n.date),
  source: n.source,
});

type Numbered<T> = { readonly number: number; readonly data: T };

/** The day of the next meeting, today's too: one that is set up, or the next by the rhythm. */
export function nextDay(
  rows: readonly Numbered<Moete>[],
  series: Moeteserie | undefined,
  today: string,
): string | null {
  const held = nextMeeting(rows, today)?.data.date;
  const [planned] = nextDays(series, today);
  return [held, planned?.date].filter((d) => d !== undefined).sort()[0] ?? null;
}

/** The meeting that comes next, today's too. */
export const nextMeeting = (rows: readonly Numbered<Moete>[], today: string): Numbered<Moete> | null =>
  rows.filter((r) => r.data.date >= today).toSorted((a, b) => a.data.date.localeCompare(b.data.date))[0] ?? null;

/** The counts of one kind, the newest day first. */
export const countsOf = (rows: readonly Numbered<Gruppetall>[], what: Tall): Numbered<Gruppetall>[] =>
  rows.filter((r) => r.data.what === what).toSorted((a, b) => b.data.date.localeCompare(a.data.date));

/** A count as it may be told; null for one that is hidden from all but those who keep it. */
export const toldCount = (n: Pick<Gruppetall, 'what' | 'count'>, all: boolean): number | null =>
  !all && OF_PEOPLE.has(n.what) && isSmallCount(n.count) ? null : n.count;
