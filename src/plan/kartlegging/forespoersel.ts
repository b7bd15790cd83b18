import { type TypedFields, typedForm } from '../../kernel/index.ts';
import { hasBirthNumber, type KartleggingRefusal } from './parse.ts';
import { BEVEGELSER, type Telling } from './telling.ts';

/** What a planner asks one unit for. The unit is who counts; the name and the address are of who answers for it. */
export interface Asked {
  readonly unit: string;
  readonly name: string;
  readonly email: string;
  /** 'YYYY-MM-DD'. */
  readonly deadline: string;
  /** The planner's own words; '' for none. */
  readonly message: string;
}

export interface Forespoersel extends Asked {
  readonly number: number;
  readonly revision: number;
  readonly created: string;
  /** When the unit first saved. Opening the link is no beginning: mail scanners open it too. */
  readonly started: string | null;
  readonly delivered: string | null;
  /** The unit has said that it has nobody to count. */
  readonly none: boolean;
  readonly withdrawn: string | null;
}

/** How the newest mail went; null when there is none. */
export type MailState = 'venter' | 'sendes' | 'sendt' | 'avvist' | 'uviss' | null;

export const FORESPOERSEL_STATUSER = [
  'levert',
  'for-sent',
  'paabegynt',
  'sendt',
  'venter',
  'avvist',
  'lenke',
  'trukket',
] as const;
export type ForespoerselStatus = (typeof FORESPOERSEL_STATUSER)[number];

/** Where a request stands. Past its day is said before begun, as that is what the planner must do something about. */
export function statusOf(f: Forespoersel, mail: MailState, today: string): ForespoerselStatus {
  if (f.withdrawn) return 'trukket';
  if (f.delivered) return 'levert';
  if (f.deadline < today) return 'for-sent';
  if (f.started) return 'paabegynt';
  if (mail === null) return 'lenke';
  if (mail === 'venter' || mail === 'sendes') return 'venter';
  return mail === 'avvist' ? 'avvist' : 'sendt';
}

/** Waits for an answer. */
export const isOpen = (f: Pick<Forespoersel, 'withdrawn' | 'delivered'>): boolean => !f.withdrawn && !f.delivered;

export const isSameUnit = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** A unit answers for these counts, and for no others. */
export const countsOf = <R extends { readonly data: Telling }>(rows: readonly R[], unit: string): R[] =>
  rows.filter((r) => !r.data.removed && isSameUnit(r.data.countedBy, unit));

/** What the planner still lacks of a unit's answer, as how many of its counts lack it. */
export interface Lacks {
  readonly counts: number;
  readonly source: number;
  readonly doubles: number;
  /** Counts of a group that no count tells the movement of: it is summed by group. */
  readonly flow: number;
}

export function lacksOf(rows: readonly { readonly data: Telling }[], unit: string): Lacks {
  const own = countsOf(rows, unit).map((r) => r.data);
  const number = (of: (d: Telling) => boolean) => own.filter(of).length;
  return {
    counts: own.length,
    source: number((d) => d.source === ''),
    doubles: number((d) => d.doubleCount === 'ikke-vurdert'),
    flow: number((d) => !own.some((o) => o.group === d.group && BEVEGELSER.some((b) => o[b] !== null))),
  };
}

const MAX_UNIT = 120;
const MAX_MESSAGE = 1000;
/** Units that one form asks. */
export const LINES = 6;

const oneLine = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: readonly KartleggingRefusal[] };

function reader(typed: TypedFields, isEmail: (text: string) => boolean) {
  const form = typedForm<KartleggingRefusal['code']>(typed);
  const impersonal = (field: string, max: number, required: boolean): string => {
    const text = form.text(field, max, required);
    if (hasBirthNumber(text)) form.refuse('personopplysning', field);
    return text;
  };
  return {
    ...form,
    impersonal,
    email(field: string): string {
      const text = form.text(field, 254, true);
      if (text !== '' && !isEmail(text)) form.refuse('ikke-epost', field);
      return text;
    },
    deadline(today: string): string {
      const date = form.date('deadline');
      if (date !== null && date < today) form.refuse('fortid', 'deadline');
      return date ?? today;
    },
    message: () => impersonal('message', MAX_MESSAGE, false),
  };
}

/** One request for each line that is filled in: `unit-1`, `name-1`, `email-1` and so on, with the deadline and the words once. */
export function parseAsked(
  typed: TypedFields,
  today: string,
  isEmail: (text: string) => boolean,
  open: readonly Pick<Forespoersel, 'unit'>[],
): Read<readonly Asked[]> {
  const lines = Array.from({ length: LINES }, (_, i) => i + 1);
  const tidy = Object.fromEntries(
    lines.flatMap((i) => ['unit', 'name', 'email'].map((f) => [`${f}-${i}`, oneLine(typed[`${f}-${i}`])])),
  );
  const form = reader({ ...typed, ...tidy }, isEmail);
  const deadline = form.deadline(today);
  const message = form.message();
  const filled = lines.filter((i) => ['unit', 'name', 'email'].some((f) => tidy[`${f}-${i}`] !== ''));
  if (filled.length === 0) form.refuse('mangler', 'unit-1');
  const asked = filled.map((i) => ({
    unit: form.impersonal(`unit-${i}`, MAX_UNIT, true),
    name: form.impersonal(`name-${i}`, MAX_UNIT, false),
    email: form.email(`email-${i}`),
    deadline,
    message,
  }));
  for (const [at, a] of asked.entries())
    if (a.unit !== '' && [...open, ...asked.slice(0, at)].some((o) => isSameUnit(o.unit, a.unit)))
      form.refuse('alt-spurt', `unit-${filled[at]}`);
  return form.refusals.length > 0 ? { ok: false, error: form.refusals } : { ok: true, value: asked };
}

/** What may be changed of a request that is sent: everything but the unit, whose counts they are. */
export function parseChange(
  typed: TypedFields,
  today: string,
  isEmail: (text: string) => boolean,
): Read<Omit<Asked, 'unit'>> {
  const form = reader({ ...typed, name: oneLine(typed.name), email: oneLine(typed.email) }, isEmail);
  const value = {
    name: form.impersonal('name', MAX_UNIT, false),
    email: form.email('email'),
    deadline: form.deadline(today),
    message: form.message(),
  };
  return form.refusals.length > 0 ? { ok: false, error: form.refusals } : { ok: true, value };
}
