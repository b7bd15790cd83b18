import {
  type FieldCode,
  MAALGRUPPER,
  parseTypedInteger,
  REGNSKAP,
  type Refusal,
  type TypedFields,
  typedForm,
} from '../../kernel/index.ts';
import { FOERINGSTYPER, type Foering, type Motstrid } from './foering.ts';
import {
  circleThrough,
  PLANTYPER,
  type Plan,
  type PlanRow,
  planNumber,
  REGISTERSTATUS,
  standing,
  supersedesItself,
  TEMAER,
} from './plan.ts';

type OwnCode =
  | 'ikke-aar'
  | 'slutt-foer-start'
  | 'ikke-lenke'
  | 'egen-overordnet'
  | 'sirkel'
  | 'erstatter-seg-selv'
  | 'mangler-erstatter'
  | 'finnes-fra-foer'
  | 'mangler-kilde'
  | 'mangler-enhet'
  | 'samme-foering'
  | 'besvart'
  | 'endret-av-andre';
export type RegisterRefusal = Refusal<FieldCode | OwnCode>;
export type RefusalCode = RegisterRefusal['code'];

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: readonly RegisterRefusal[] };

const MAX = { title: 200, name: 120, link: 500, text: 1000, place: 120, amount: 1_000_000 } as const;
const FIRST_YEAR = 1965;
const LAST_YEAR = 2150;

/** The fields of both forms, read with every refusal at once. */
function reader(typed: TypedFields) {
  const form = typedForm<OwnCode>(typed);
  return {
    ...form,
    year(field: string): number | null {
      const raw = (typed[field] ?? '').trim();
      if (raw === '') return null;
      const year = /^\d{4}$/.test(raw) ? Number(raw) : 0;
      if (year >= FIRST_YEAR && year <= LAST_YEAR) return year;
      form.refuse('ikke-aar', field);
      return null;
    },
    link(field: string): string {
      const text = form.text(field, MAX.link).trim();
      if (text !== '' && !(/^https?:\/\/[^\s]+$/.test(text) && URL.canParse(text))) form.refuse('ikke-lenke', field);
      return text;
    },
    maybe<T extends string>(values: readonly T[], field: string): T | null {
      return typed[field] ? form.choice(values, field) : null;
    },
    several<T extends string>(values: readonly T[], field: string): T[] {
      const words = (typed[field] ?? '').split(' ').filter((w) => w !== '');
      if (words.some((w) => !values.includes(w as T))) form.refuse('ukjent-valg', field);
      return values.filter((v) => words.includes(v));
    },
    /** Numbers of rows that stand, as checkboxes give them. */
    numbers(field: string, known: readonly number[]): number[] {
      const numbers = (typed[field] ?? '')
        .split(' ')
        .filter((w) => w !== '')
        .map(Number);
      if (numbers.some((n) => !known.includes(n))) form.refuse('ukjent-valg', field);
      return known.filter((n) => numbers.includes(n));
    },
  };
}

/** What keeps a plan from standing where it says among the others; `number` is null for a new one. */
export function placeRefusals(plan: Plan, number: number | null, rows: readonly PlanRow[]): RegisterRefusal[] {
  const refusals: RegisterRefusal[] = [];
  if (number !== null) {
    const back = circleThrough(number, plan.parents, rows);
    if (back === number) refusals.push({ code: 'egen-overordnet', field: 'parents' });
    else if (back !== null) refusals.push({ code: 'sirkel', field: 'parents', data: { plan: planNumber(back) } });
    if (supersedesItself(number, plan.supersededBy, rows))
      refusals.push({ code: 'erstatter-seg-selv', field: 'supersededBy' });
  }
  if (plan.removed) return refusals;
  const same = standing(rows).find(
    (r) =>
      r.number !== number &&
      ((plan.own && r.data.own) ||
        (r.data.kind === plan.kind &&
          r.data.title.toLowerCase() === plan.title.toLowerCase() &&
          r.data.fromYear === plan.fromYear)),
  );
  if (same) refusals.push({ code: 'finnes-fra-foer', field: 'title', data: { plan: planNumber(same.number) } });
  return refusals;
}

/** Everything that is wrong with the form at once, or the plan. `before` is the row that is changed. */
export function parsePlan(typed: TypedFields, before: PlanRow | null, rows: readonly PlanRow[]): Parsed<Plan> {
  const form = reader(typed);
  const number = before?.number ?? null;
  const title = form.text('title', MAX.title, true);
  const kind = form.choice(PLANTYPER, 'kind');
  const theme = form.maybe(TEMAER, 'theme');
  const own = typed.own === 'ja';
  const status = own && !typed.status ? 'utkast' : form.choice(REGISTERSTATUS, 'status');
  const fromYear = form.year('fromYear');
  const toYear = form.year('toYear');
  if (fromYear !== null && toYear !== null && toYear < fromYear) form.refuse('slutt-foer-start', 'toYear');
  const rullering = form.year('rullering');
  const owner = form.text('owner', MAX.name);
  const link = form.link('link');
  const caseNumber = form.text('caseNumber', MAX.name);
  const known = standing(rows).map((r) => r.number);
  const parents = form.numbers('parents', known);
  const [supersededBy = null] = typed.supersededBy ? form.numbers('supersededBy', known) : [];
  if (status === 'erstattet' && !typed.supersededBy) form.refuse('mangler-erstatter', 'supersededBy');
  const groups = form.several(MAALGRUPPER, 'groups');
  const note = form.text('note', MAX.text);
  const value: Plan = {
    title,
    kind: kind ?? 'temaplan',
    theme,
    status: status ?? 'uavklart',
    fromYear,
    toYear,
    rullering,
    owner,
    link,
    caseNumber,
    parents,
    supersededBy,
    groups,
    note,
    own,
    ready: before?.data.ready ?? null,
    removed: false,
  };
  const error = [...form.refusals, ...placeRefusals(value, number, rows)];
  return error.length > 0 ? { ok: false, error } : { ok: true, value };
}

const shown = (n: number | null) => (n === null ? '' : String(n));

/** The plan as its form shows it; what `parsePlan` reads back unchanged. */
export const typedPlan = (p: Plan): TypedFields => ({
  title: p.title,
  kind: p.kind,
  theme: p.theme ?? '',
  status: p.status,
  fromYear: shown(p.fromYear),
  toYear: shown(p.toYear),
  rullering: shown(p.rullering),
  owner: p.owner,
  link: p.link,
  caseNumber: p.caseNumber,
  parents: p.parents.join(' '),
  supersededBy: shown(p.supersededBy),
  groups: p.groups.join(' '),
  note: p.note,
  own: p.own ? 'ja' : '',
});

/** Everything that is wrong with the form at once, or the føring. Its answers and its dates stay as they were. */
export function parseFoering(typed: TypedFields, before: Foering | null, plans: readonly PlanRow[]): Parsed<Foering> {
  const form = reader(typed);
  const text = form.text('text', MAX.text, true);
  const [plan = null] = typed.plan
    ? form.numbers(
        'plan',
        standing(plans).map((p) => p.number),
      )
    : [];
  const source = form.text('source', MAX.title);
  if (!typed.plan && source === '') form.refuse('mangler-kilde', 'source');
  const link = form.link('link');
  const place = form.text('place', MAX.place);
  const kind = form.choice(FOERINGSTYPER, 'kind');
  const groups = form.several(MAALGRUPPER, 'groups');
  const ledger = form.maybe(REGNSKAP, 'ledger');
  const theme = form.maybe(TEMAER, 'theme');
  const amount = typed.amount ? form.whole('amount', 0, MAX.amount) : null;
  const unit = form.text('unit', MAX.place);
  if (amount !== null && unit === '') form.refuse('mangler-enhet', 'unit');
  const year = form.year('year');
  const waived = form.text('waived', MAX.text);
  if (form.refusals.length > 0 || !kind) return { ok: false, error: form.refusals };
  const { validFrom = null, validTo = null, ready = null, maal = [], tiltak = [] } = before ?? {};
  return {
    ok: true,
    value: {
      text,
      plan,
      source,
      link,
      place,
      kind,
      groups,
      ledger,
      theme,
      amount,
      unit,
      year,
      waived,
      validFrom,
      validTo,
      ready,
      maal,
      tiltak,
      removed: false,
    },
  };
}

export const typedFoering = (f: Foering): TypedFields => ({
  text: f.text,
  plan: shown(f.plan),
  source: f.source,
  link: f.link,
  place: f.place,
  kind: f.kind,
  groups: f.groups.join(' '),
  ledger: f.ledger ?? '',
  theme: f.theme ?? '',
  amount: shown(f.amount),
  unit: f.unit,
  year: shown(f.year),
  waived: f.waived,
});

/** The goals and tiltak chosen on the page of a føring, each among those there are. */
export function parseSvar(
  typed: TypedFields,
  maal: readonly number[],
  tiltak: readonly number[],
): Parsed<Pick<Foering, 'maal' | 'tiltak'>> {
  const form = reader(typed);
  const value = { maal: form.numbers('maal', maal), tiltak: form.numbers('tiltak', tiltak) };
  return form.refusals.length > 0 ? { ok: false, error: form.refusals } : { ok: true, value };
}

export function parseMotstrid(typed: TypedFields, foeringer: readonly number[]): Parsed<Motstrid> {
  const form = reader(typed);
  const one = (field: string): number => {
    const n = parseTypedInteger(typed[field] ?? '');
    if (n === null) form.refuse('mangler', field);
    else if (!foeringer.includes(n)) form.refuse('ukjent-valg', field);
    return n ?? 0;
  };
  const [a, b] = [one('a'), one('b')];
  if (a !== 0 && a === b) form.refuse('samme-foering', 'b');
  const reason = form.text('reason', MAX.text, true);
  return form.refusals.length > 0
    ? { ok: false, error: form.refusals }
    : { ok: true, value: { a, b, reason, removed: false } };
}
