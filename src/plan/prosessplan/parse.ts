import {
  addDays,
  daysBetween,
  type FieldCode,
  formatDate,
  type Refusal,
  RYTMER,
  type TypedFields,
  typedDate,
  typedForm,
} from '../../kernel/index.ts';
import {
  AKTIVITETSTYPER,
  type Aktivitet,
  aktivitetNumber,
  isMeeting,
  type Numbered,
  ORGANER,
  PLANFORMER,
  type Prosessplan,
} from './aktivitet.ts';
import { circleThrough } from './dependencies.ts';
import type { Moete } from './moete.ts';
import { rhythmDays } from './serie.ts';
import { isOpen } from './workdays.ts';

export type ProsessplanCode =
  | FieldCode
  | 'slutt-foer-start'
  | 'ring'
  | 'ukjent-aktivitet'
  | 'mangler-organ'
  | 'fram-i-tid'
  | 'for-lenge'
  | 'ikke-klokkeslett'
  | 'frist-etter-moete'
  | 'linje'
  | 'tom'
  | 'for-mange'
  | 'ikke-kalender'
  | 'for-stor-fil'
  | 'finnes'
  | 'ingen-moeter'
  | 'har-aktiviteter'
  | 'ingen-aktiviteter'
  | 'ukjent-mal'
  | 'ingen-runde'
  | 'endret-av-andre';
export type ProsessplanRefusal = Refusal<ProsessplanCode>;
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: readonly ProsessplanRefusal[] };

const MAX_TITLE = 300;
const MAX_TEXT = 2000;
/** As long as the name of a unit may be in a task. */
const MAX_UNIT = 120;
const MAX_WEEKS = 208;
/** No process lasts longer than this many days. */
const MAX_DAYS = 3660;

/** A day that may be left out; '' is null. */
function optionalDate(form: ReturnType<typeof typedForm<ProsessplanCode>>, typed: TypedFields, field: string) {
  const value = typedDate(typed[field]);
  if (value !== 'ikke-dato') return value;
  form.refuse('ikke-dato', field);
  return null;
}

/** Start and end as they must be together: a start alone is the day itself. */
export function parsePeriod(
  typed: TypedFields,
  names: { readonly start: string; readonly end: string } = { start: 'start', end: 'end' },
): Parsed<{ start: string | null; end: string | null }> {
  const form = typedForm<ProsessplanCode>(typed);
  const start = optionalDate(form, typed, names.start);
  const end = optionalDate(form, typed, names.end);
  if (start && end && end < start) form.refuse('slutt-foer-start', names.end, { start: formatDate(start) });
  else if (start && end && daysBetween(start, end) > MAX_DAYS) form.refuse('for-lenge', names.end);
  if (form.refusals.length > 0) return { ok: false, error: form.refusals };
  return { ok: true, value: { start: start ?? end, end: end ?? start } };
}

/** Everything that is wrong with the form at once, or the activity. `number` is null for a new one. */
export function parseAktivitet(
  typed: TypedFields,
  number: number | null,
  activities: readonly Numbered[],
  today: string,
): Parsed<Aktivitet> {
  const form = typedForm<ProsessplanCode>(typed);
  const title = form.text('title', MAX_TITLE, true);
  const purpose = form.text('purpose', MAX_TEXT);
  const type = form.choice(AKTIVITETSTYPER, 'type');
  const organ = typed.organ ? form.choice(ORGANER, 'organ') : null;
  const responsible = form.text('responsible', MAX_UNIT);
  const participants = form.text('participants', MAX_TITLE);
  const method = form.text('method', MAX_TEXT);
  const result = form.text('result', MAX_TEXT);
  const weeks = typed.weeks ? form.whole('weeks', 0, MAX_WEEKS) : 0;
  const phase = typed.phase ? form.whole('phase', 1, 5) : null;
  const period = parsePeriod(typed);
  const done = optionalDate(form, typed, 'done');
  if (done && done > today) form.refuse('fram-i-tid', 'done');
  if (type && isMeeting({ type }) && !organ && !typed.organ) form.refuse('mangler-organ', 'organ');
  const after = [...new Set((typed.after ?? '').split(' ').filter((n) => n !== ''))].map(Number);
  const known = new Set(activities.map((a) => a.number));
  if (after.some((n) => !known.has(n))) form.refuse('ukjent-aktivitet', 'after');
  else if (number !== null) {
    const circle = circleThrough(number, after, activities);
    if (circle) form.refuse('ring', 'after', { circle: circle.map(aktivitetNumber).join(' → ') });
  }
  const refusals = [...form.refusals, ...(period.ok ? [] : period.error)];
  if (refusals.length > 0 || !type || !period.ok) return { ok: false, error: refusals };
  const texts = { title, purpose, responsible, participants, method, result };
  const { start, end } = period.value;
  const milestone = typed.milestone === 'ja';
  return {
    ok: true,
    value: { ...texts, type, organ, weeks, start, end, done, after, milestone, phase, removed: false },
  };
}

const shownDate = (date: string | null) => (date ? formatDate(date) : '');

/** The activity as its form shows it; what `parseAktivitet` reads back unchanged. */
export const typedAktivitet = (a: Aktivitet): TypedFields => ({
  title: a.title,
  purpose: a.purpose,
  type: a.type,
  organ: a.organ ?? '',
  responsible: a.responsible,
  participants: a.participants,
  method: a.method,
  weeks: a.weeks > 0 ? String(a.weeks) : '',
  start: shownDate(a.start),
  end: shownDate(a.end),
  done: shownDate(a.done),
  result: a.result,
  after: a.after.join(' '),
  milestone: a.milestone ? 'ja' : '',
  phase: a.phase ? String(a.phase) : '',
});

export function parsePlan(typed: TypedFields, before: Prosessplan): Parsed<Prosessplan> {
  const form = typedForm<ProsessplanCode>(typed);
  const planform = form.choice(PLANFORMER, 'planform');
  const constituted = optionalDate(form, typed, 'constituted');
  if (form.refusals.length > 0 || !planform) return { ok: false, error: form.refusals };
  return { ok: true, value: { ...before, planform, constituted, step: null } };
}

/** "18.00", "kl. 18:00" or "18" as '18.00'; '' is null. */
function typedTime(text: string | undefined): string | null | 'ikke-klokkeslett' {
  const plain = (text ?? '').trim().replace(/^kl\.? ?/i, '');
  if (plain === '') return null;
  const parts = /^(\d{1,2})(?:[.:](\d{2}))?(?::\d{2})?$/.exec(plain);
  const [hour, minute] = [Number(parts?.[1]), Number(parts?.[2] ?? 0)];
  if (!parts || hour > 23 || minute > 59) return 'ikke-klokkeslett';
  return `${String(hour).padStart(2, '0')}.${String(minute).padStart(2, '0')}`;
}

/** Everything that is wrong with the form at once, or the meeting. */
export function parseMoete(typed: TypedFields): Parsed<Moete> {
  const form = typedForm<ProsessplanCode>(typed);
  const organ = form.choice(ORGANER, 'organ');
  const name = form.text('name', MAX_TITLE);
  const date = form.date('date');
  const papers = optionalDate(form, typed, 'papers');
  const time = typedTime(typed.time);
  if (time === 'ikke-klokkeslett') form.refuse('ikke-klokkeslett', 'time');
  if (date && papers && papers >= date) form.refuse('frist-etter-moete', 'papers', { date: formatDate(date) });
  if (form.refusals.length > 0 || !organ || !date || time === 'ikke-klokkeslett')
    return { ok: false, error: form.refusals };
  return { ok: true, value: { organ, name, date, time, papers, removed: false } };
}

const MAX_SERIES = 100;

/**
 * The meetings of a form that says how often: each with its papers as long before as the first. Nobody meets in July or on a holiday, so
 * those days are left out. Null when the form is about one meeting.
 */
export function parseMoeteserie(typed: TypedFields): Parsed<readonly Moete[]> | null {
  if ((typed.every ?? '') === '' && (typed.until ?? '') === '') return null;
  const first = parseMoete(typed);
  const form = typedForm<ProsessplanCode>(typed);
  const every = form.choice(RYTMER, 'every');
  const until = form.date('until');
  if (!first.ok) return { ok: false, error: [...first.error, ...form.refusals] };
  const { date, papers } = first.value;
  if (until && until < date) form.refuse('slutt-foer-start', 'until', { start: formatDate(date) });
  if (form.refusals.length > 0 || !every || !until) return { ok: false, error: form.refusals };
  const days = rhythmDays(every, date, until, until).filter(isOpen);
  if (days.length > MAX_SERIES)
    return { ok: false, error: [{ code: 'for-mange', field: 'until', data: { max: MAX_SERIES } }] };
  const before = papers === null ? null : daysBetween(papers, date);
  const value = days.map((day) => ({
    ...first.value,
    date: day,
    papers: before === null ? null : addDays(day, -before),
  }));
  return { ok: true, value };
}
