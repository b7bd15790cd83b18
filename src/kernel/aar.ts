declare const aarBrand: unique symbol;
/** A calendar year, 1600..2200. */
export type Aar = number & { readonly [aarBrand]: true };

/** @throws RangeError outside 1600..2200 or when not whole. */
export function aar(year: number): Aar {
  if (!Number.isInteger(year) || year < 1600 || year > 2200) throw new RangeError(`Not a year: ${year}`);
  return year as Aar;
}

/** `count` years from `first`, e.g. aarRange(2027, 4) = 2027..2030. */
export function aarRange(first: Aar, count: number): Aar[] {
  return Array.from({ length: count }, (_, i) => aar(first + i));
}
