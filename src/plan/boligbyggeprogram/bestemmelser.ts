import type { Texts } from '../../kernel/index.ts';
import { BESTEMMELSER, type Bestemmelse, type Felt, type Feltstatus, remainingOf, sumOf } from './felt.ts';

export const PLANNIVAAER = ['reguleringsplan', 'arealdel'] as const;

/** A rule that lets a municipality lay something down, with the time it holds. */
export interface Hjemmel {
  readonly bestemmelse: Bestemmelse;
  readonly plan: (typeof PLANNIVAAER)[number];
  readonly name: Texts;
  readonly paragraph: string;
  readonly url: string;
  /** 'YYYY-MM-DD'; null is without bound. */
  readonly from: string | null;
  readonly to: string | null;
}

/** A field with a plan of its own takes the rules of that plan; what is only set aside takes those of arealdelen. */
const planOf = (status: Feltstatus) => (status === 'avsatt' ? 'arealdel' : 'reguleringsplan');

export const hjemmelFor = (
  rules: readonly Hjemmel[],
  bestemmelse: Bestemmelse,
  status: Feltstatus,
  day: string,
): Hjemmel | null =>
  rules.find(
    (rule) =>
      rule.bestemmelse === bestemmelse &&
      rule.plan === planOf(status) &&
      (rule.from === null || rule.from <= day) &&
      (rule.to === null || day <= rule.to),
  ) ?? null;

/** Whether the field says anything of a provision. */
export const isSaid = (felt: Felt, bestemmelse: Bestemmelse): boolean =>
  ({
    antall: felt.maxUnits !== null,
    stoerrelse: felt.minSize !== null || felt.maxSize !== null,
    tilgjengelighet: felt.accessible !== null,
    borettslag: felt.borettslag !== null,
    rekkefoelge: felt.order !== '',
  })[bestemmelse];

/** What does not fit together in a field. */
export type Merknad =
  | { readonly code: 'for-mange-boliger'; readonly planned: number; readonly max: number }
  | { readonly code: 'fullt'; readonly what: 'school' | 'kindergarten' }
  | { readonly code: 'uten-hjemmel'; readonly bestemmelse: Bestemmelse };

export function merknader(felt: Felt, rules: readonly Hjemmel[], day: string): Merknad[] {
  const found: Merknad[] = [];
  const planned = sumOf(felt.planned);
  if (felt.maxUnits !== null && planned > felt.maxUnits)
    found.push({ code: 'for-mange-boliger', planned, max: felt.maxUnits });
  if (sumOf(remainingOf(felt)) > 0)
    for (const what of ['school', 'kindergarten'] as const) if (felt[what] === 0) found.push({ code: 'fullt', what });
  for (const bestemmelse of BESTEMMELSER)
    if (isSaid(felt, bestemmelse) && hjemmelFor(rules, bestemmelse, felt.status, day) === null)
      found.push({ code: 'uten-hjemmel', bestemmelse });
  return found;
}
