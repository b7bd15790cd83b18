import { type TypedFields, typedForm } from '../../kernel/index.ts';
import { chosenOf } from './valg.ts';

/** Who goes the way to the goal: the guide asks for the role of each. */
export const ROLLER = ['kommunen', 'markedet', 'den-enkelte'] as const;
export type Rolle = (typeof ROLLER)[number];

/** A way to a goal: who goes it, and with which instruments. */
export interface Strategi {
  readonly title: string;
  readonly roles: readonly Rolle[];
  /** Plan, agreement, loan, grant, follow-up: what is used on the way. '' means that nobody has said. */
  readonly instruments: string;
  readonly removed: boolean;
}

/** A strategi in its place: number within the goal. Revision 0 is one that stands in a goal's own revision from before. */
export interface PlacedStrategi {
  readonly maal: number;
  readonly number: number;
  readonly revision: number;
  readonly data: Strategi;
}

export type StrategiRefusal =
  | { readonly code: 'mangler' | 'for-langt' | 'ukjent-valg'; readonly field: string; readonly data?: { max: string } }
  | { readonly code: 'i-bruk' | 'endret-av-andre'; readonly field?: undefined; readonly data?: undefined };

const MAX_TITLE = 2000;
export const MAX_STRATEGIER = 20;

/** Everything that is wrong with the form at once, or the strategi. `at` is what the fields' names end in. */
export function parseStrategi(
  typed: TypedFields,
  at = '',
): { ok: true; value: Strategi } | { ok: false; error: readonly StrategiRefusal[] } {
  const form = typedForm(typed);
  const title = form.text(`strategy${at}`, MAX_TITLE, true);
  const instruments = form.text(`instruments${at}`, MAX_TITLE);
  const roles = chosenOf(ROLLER, typed[`role${at}`]);
  if (!roles) form.refuse('ukjent-valg', `role${at}`);
  if (form.refusals.length > 0 || !roles) return { ok: false, error: form.refusals as StrategiRefusal[] };
  return { ok: true, value: { title, roles, instruments, removed: false } };
}

export const typedStrategi = (s: Strategi): TypedFields => ({
  strategy: s.title,
  role: s.roles.join(' '),
  instruments: s.instruments,
});

/** "1.2", as it is read aloud and written in a tiltak. */
export const strategiNumber = (s: Pick<PlacedStrategi, 'maal' | 'number'>): string => `${s.maal}.${s.number}`;
