import type { Egneverdier } from '../egnefelt/index.ts';
import type { Tiltak } from './tiltak.ts';

/** What a decision gave rests on it as long as the status and the share are those it gave. */
const withDecision = (now: Tiltak, before: Tiltak | null): Tiltak =>
  before?.decision && before.status === now.status && (before.share ?? null) === (now.share ?? null)
    ? { ...now, decision: before.decision }
    : now;

/** What a form gave, with what no form has: the decision behind it, its own fields, what became part of it and what it was started from. */
export function medBevart(
  now: Tiltak,
  before: Tiltak | null,
  own: Egneverdier,
  fresh: { readonly merged: readonly number[] | undefined; readonly from: string | undefined },
): Tiltak {
  const merged = fresh.merged ?? before?.merged;
  const from = before ? before.from : fresh.from;
  return {
    ...withDecision(now, before),
    ...(Object.keys(own).length > 0 ? { own } : {}),
    ...(merged ? { merged } : {}),
    ...(from ? { from } : {}),
  };
}
