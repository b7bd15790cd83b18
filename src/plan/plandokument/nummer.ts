import type { TiltakIPlanen } from './document.ts';

interface Numbered {
  readonly number: number;
  readonly revision?: number;
  readonly data: { readonly maal: number };
}

/**
 * The tiltak of a plan in the order its reader meets them, goal by goal, each with a number of the plan's own: 1, 2, 3 without holes.
 * Tiltak under no goal of the plan come last. `revision` is what the plan was made of, so that a frozen version says the same later.
 */
export function tiltakIPlanen(parts: {
  readonly goals: readonly { readonly number: number }[];
  readonly tiltak: readonly Numbered[];
}): readonly TiltakIPlanen[] {
  const place = new Map(parts.goals.map(({ number }, i) => [number, i]));
  const placeOf = (t: Numbered) => place.get(t.data.maal) ?? parts.goals.length;
  return [...parts.tiltak]
    .sort((a, b) => placeOf(a) - placeOf(b) || a.number - b.number)
    .map(({ number, revision }, i) => ({ display: i + 1, number, ...(revision === undefined ? {} : { revision }) }));
}
