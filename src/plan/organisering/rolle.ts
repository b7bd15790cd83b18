import { type Removable, type RowResult, rowForm, type TypedFields } from '../../kernel/index.ts';
import { MAX_NAME, sameName } from './enhet.ts';

/** Who a housing plan needs around it, in the order the guide asks for them. */
export const ARBEIDSROLLER = [
  'prosjekteier',
  'styringsgruppe',
  'prosjektleder',
  'prosjektgruppe',
  'referansegruppe',
  'eldreraad',
  'raad-funksjonsnedsettelse',
  'ungdomsraad',
] as const;
export type Arbeidsrolle = (typeof ARBEIDSROLLER)[number];

/** The three that have a right to speak by kommuneloven § 5-12. */
export const LOVFESTEDE_RAAD = ['eldreraad', 'raad-funksjonsnedsettelse', 'ungdomsraad'] as const;

export interface Rolleplass extends Removable {
  readonly role: Arbeidsrolle;
  /** A unit or an office: 'Nav', 'kommunalsjef helse'. */
  readonly who: string;
  /** A member of the kommune, by id. */
  readonly person: string | null;
  /** How and when it takes part. */
  readonly how: string;
}

const MAX_HOW = 500;

export function parseRolle(typed: TypedFields, members: ReadonlySet<string>): RowResult<Rolleplass> {
  const form = rowForm(typed);
  const role = form.choice(ARBEIDSROLLER, 'role');
  const who = form.words('who', MAX_NAME, true);
  const person = form.member('person', members);
  const how = form.words('how', MAX_HOW);
  return form.done(role && { role, who, person, how, removed: false });
}

export const typedRolle = (r: Rolleplass): TypedFields => ({
  role: r.role,
  who: r.who,
  person: r.person ?? '',
  how: r.how,
});

/** The same unit in the same role, for the same person, is one place. */
export const sameRolle = (a: Rolleplass, b: Rolleplass): string | null =>
  a.role === b.role && a.person === b.person && sameName(a.who, b.who) ? 'who' : null;

/** The roles that nobody has. */
export const rolesWithout = (rows: readonly { readonly data: Rolleplass }[]): Arbeidsrolle[] =>
  ARBEIDSROLLER.filter((role) => !rows.some((row) => !row.data.removed && row.data.role === role));
