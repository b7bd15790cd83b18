import { formatNumber } from './format.ts';
import type { Refusal } from './result.ts';
import { typedDate } from './typed-date.ts';
import { parseTypedInteger } from './typed-number.ts';

/** The fields of a form as a person typed them. */
export type TypedFields = Readonly<Record<string, string>>;

export type FieldCode = 'mangler' | 'for-langt' | 'ikke-tall' | 'utenfor' | 'ukjent-valg' | 'ikke-dato';

/**
 * Reads the fields of a form and collects everything that is wrong with them, so that a person sees all of it at once.
 * A reader that refuses gives a value of the right kind anyway; whoever asks looks at `refusals` before using any.
 */
export function typedForm<Code extends string = never>(typed: TypedFields) {
  const refusals: Refusal<FieldCode | Code>[] = [];
  const refuse = (code: FieldCode | Code, field: string, data?: Refusal['data']) => {
    refusals.push(data ? { code, field, data } : { code, field });
  };
  return {
    refusals,
    refuse,
    text(field: string, max: number, required = false): string {
      const value = typed[field] ?? '';
      if (required && value === '') refuse('mangler', field);
      if (value.length > max) refuse('for-langt', field, { max: formatNumber(max) });
      // No more than was asked for is read on: a text is as long as whoever sends it likes.
      return value.slice(0, max);
    },
    choice<T extends string>(values: readonly T[], field: string): T | null {
      const found = values.find((v) => v === typed[field]) ?? null;
      if (found === null) refuse(typed[field] ? 'ukjent-valg' : 'mangler', field);
      return found;
    },
    whole(field: string, min: number, max: number): number {
      const raw = typed[field] ?? '';
      const value = parseTypedInteger(raw);
      if (raw === '') refuse('mangler', field);
      else if (value === null) refuse('ikke-tall', field);
      else if (value < min || value > max) refuse('utenfor', field, { min: formatNumber(min), max: formatNumber(max) });
      return value ?? 0;
    },
    date(field: string): string | null {
      const value = typedDate(typed[field]);
      if (value === null) refuse('mangler', field);
      if (value !== 'ikke-dato') return value;
      refuse('ikke-dato', field);
      return null;
    },
  };
}
