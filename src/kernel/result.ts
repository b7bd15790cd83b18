/** Outcome of an operation that may be refused. Bugs are thrown; refusals are values. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
export const err = <E>(error: E): Result<never, E> => ({ ok: false, error });

/**
 * One reason why something was refused. `code` comes from a closed union that each slice declares,
 * `field` names the form field it belongs to, `data` carries the values a sentence needs.
 * The sentence itself is made at the edge, in bokmål or nynorsk.
 */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly field?: string;
  readonly data?: Readonly<Record<string, string | number>>;
}
