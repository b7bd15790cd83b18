declare const kronerBrand: unique symbol;
/** Whole Norwegian kroner. Never a fraction; may be negative. */
export type Kroner = number & { readonly [kronerBrand]: true };

/** @throws RangeError when `amount` is not a safe integer: a fraction of a krone is a bug, not a refusal. */
export function kroner(amount: number): Kroner {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Kroner must be a whole number, got ${amount}`);
  return (Object.is(amount, -0) ? 0 : amount) as Kroner;
}

/** Rounds to the nearest whole krone, half away from zero (decisions.md 20). */
export function roundKroner(amount: number): Kroner {
  return kroner(Math.sign(amount) * Math.round(Math.abs(amount)));
}

export function sumKroner(amounts: Iterable<Kroner>): Kroner {
  let total = 0;
  for (const amount of amounts) total += amount;
  return kroner(total);
}
