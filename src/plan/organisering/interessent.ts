import { type Removable, type RowResult, rowForm, type TypedFields } from '../../kernel/index.ts';
import { MAX_NAME, sameName } from './enhet.ts';

export const GRADER = ['hoey', 'middels', 'lav'] as const;
export type Grad = (typeof GRADER)[number];

/** Somebody the plan touches, or who can touch the plan: a group or an organisation, never an inhabitant. */
export interface Interessent extends Removable {
  readonly name: string;
  readonly interest: Grad;
  readonly influence: Grad;
  readonly how: string;
  readonly when: string;
}

const MAX_HOW = 500;

export function parseInteressent(typed: TypedFields): RowResult<Interessent> {
  const form = rowForm(typed);
  const name = form.words('name', MAX_NAME, true);
  const interest = form.choice(GRADER, 'interest');
  const influence = form.choice(GRADER, 'influence');
  const how = form.words('how', MAX_HOW);
  const when = form.words('when', MAX_NAME);
  return form.done(interest && influence && { name, interest, influence, how, when, removed: false });
}

export const typedInteressent = (i: Interessent): TypedFields => ({
  name: i.name,
  interest: i.interest,
  influence: i.influence,
  how: i.how,
  when: i.when,
});

export const sameInteressent = (a: Interessent, b: Interessent): string | null =>
  sameName(a.name, b.name) ? 'name' : null;

/** Those with much at stake and nothing said about how they come in: the first to think of. */
export const uninvolved = (rows: readonly { readonly data: Interessent }[]): string[] =>
  rows
    .filter(({ data: d }) => !d.removed && d.how === '' && (d.interest === 'hoey' || d.influence === 'hoey'))
    .map((row) => row.data.name);
