import {
  BOLIGTYPER,
  type FieldCode,
  formatDate,
  formatNumber,
  MAALGRUPPER,
  type Refusal,
  TJENESTENIVAAER,
  type TypedFields,
  typedForm,
} from '../../kernel/index.ts';
import { DOBBELTTELLING, type Etterslep, METODER, SITUASJONER, type Telling } from './telling.ts';

type OwnCode = 'frem-i-tid' | 'personopplysning' | 'finnes-fra-foer' | 'endret-av-andre';
export type KartleggingRefusal = Refusal<FieldCode | OwnCode>;

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: readonly KartleggingRefusal[] };

const MAX_HOUSEHOLDS = 100_000;
const MAX_NAME = 120;
const MAX_NOTE = 500;

/** A birth number, however it is spaced. Text about counts has no other use for eleven digits in a row. */
const BIRTH_NUMBER = /(^|\D)\d{6}[ .-]?\d{5}(\D|$)/;

function reader(typed: TypedFields, today: string) {
  const form = typedForm<OwnCode>(typed);
  return {
    ...form,
    impersonal(field: string, max: number, required: boolean): string {
      const text = form.text(field, max, required);
      if (BIRTH_NUMBER.test(text)) form.refuse('personopplysning', field);
      return text;
    },
    past(field: string): string {
      const date = form.date(field);
      if (date !== null && date > today) form.refuse('frem-i-tid', field);
      return date ?? today;
    },
  };
}

/** Everything that is wrong with the form at once, or the count. `today` is 'YYYY-MM-DD'. */
export function parseTelling(typed: TypedFields, today: string): Parsed<Telling> {
  const form = reader(typed, today);
  const group = form.choice(MAALGRUPPER, 'group');
  const situation = form.choice(SITUASJONER, 'situation');
  const type = form.choice(BOLIGTYPER, 'type');
  const level = form.choice(TJENESTENIVAAER, 'level');
  const now = form.whole('now', 0, MAX_HOUSEHOLDS);
  const perYear = form.whole('perYear', 0, MAX_HOUSEHOLDS);
  const countedBy = form.impersonal('countedBy', MAX_NAME, true);
  const date = form.past('date');
  const method = form.choice(METODER, 'method');
  const doubleCount = form.choice(DOBBELTTELLING, 'doubleCount');
  const note = form.impersonal('note', MAX_NOTE, false);
  if (form.refusals.length > 0 || !group || !situation || !type || !level || !method || !doubleCount)
    return { ok: false, error: form.refusals };
  const value: Telling = {
    group,
    situation,
    type,
    level,
    now,
    perYear,
    countedBy,
    date,
    method,
    doubleCount,
    note,
    removed: false,
  };
  return { ok: true, value };
}

export function parseEtterslep(typed: TypedFields, today: string): Parsed<Etterslep> {
  const form = reader(typed, today);
  const units = form.whole('backlog', 0, MAX_HOUSEHOLDS);
  const source = form.impersonal('source', MAX_NAME, true);
  const date = form.past('date');
  const method = form.choice(METODER, 'method');
  if (form.refusals.length > 0 || !method) return { ok: false, error: form.refusals };
  return { ok: true, value: { units, source, date, method, removed: false } };
}

/** The count as its form shows it; what `parseTelling` reads back unchanged. */
export const typedTelling = (t: Telling): TypedFields => ({
  group: t.group,
  situation: t.situation,
  type: t.type,
  level: t.level,
  now: formatNumber(t.now),
  perYear: formatNumber(t.perYear),
  countedBy: t.countedBy,
  date: formatDate(t.date),
  method: t.method,
  doubleCount: t.doubleCount,
  note: t.note,
});

export const typedEtterslep = (e: Etterslep): TypedFields => ({
  backlog: formatNumber(e.units),
  source: e.source,
  date: formatDate(e.date),
  method: e.method,
});
