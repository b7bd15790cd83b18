import type { Refusal } from './result.ts';
import { type FieldCode, type TypedFields, typedForm } from './typed-form.ts';

/** What can be wrong with a row of a list that several people keep, beyond its single fields. */
export type RowCode =
  | FieldCode
  | 'frem-i-tid'
  | 'frist-foer-dato'
  | 'personopplysning'
  | 'ukjent-person'
  | 'ikke-adresse'
  | 'finnes-fra-foer'
  | 'for-mange'
  | 'ikke-klokkeslett'
  | 'ikke-moetedag'
  | 'slutt-foer-start'
  | 'ingen-runde'
  | 'endret-av-andre';
export type RowRefusal = Refusal<RowCode>;

export type RowResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: readonly RowRefusal[] };

/** A row is put away, never deleted. */
export interface Removable {
  readonly removed: boolean;
}

/** A birth number, however it is spaced: it has no place among the papers of a plan. */
const BIRTH_NUMBER = /(^|\D)\d{6}[ .-]?\d{5}(\D|$)/;

/** Whether a text holds what may be a birth number. */
export const holdsBirthNumber = (text: string): boolean => BIRTH_NUMBER.test(text);

/** The readers of a form, with those that every list of rows needs. `today` is 'YYYY-MM-DD'. */
export function rowForm(typed: TypedFields, today = '') {
  const form = typedForm<RowCode>(typed);
  return {
    ...form,
    /** Free text that must hold nothing about single inhabitants. */
    words(field: string, max: number, required = false): string {
      const text = form.text(field, max, required);
      if (holdsBirthNumber(text)) form.refuse('personopplysning', field);
      return text;
    },
    past(field: string): string {
      const date = form.date(field);
      if (date !== null && date > today) form.refuse('frem-i-tid', field);
      return date ?? today;
    },
    /** A member by id, or nobody. */
    member(field: string, members: ReadonlySet<string>): string | null {
      const id = typed[field] ?? '';
      if (id !== '' && !members.has(id)) form.refuse('ukjent-person', field);
      return id === '' ? null : id;
    },
    /** The value, unless something was refused. */
    done<T>(value: T | null): RowResult<T> {
      return form.refusals.length > 0 || value === null ? { ok: false, error: form.refusals } : { ok: true, value };
    },
  };
}
