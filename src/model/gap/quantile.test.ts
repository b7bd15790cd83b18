import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quantile, quantileOf, quantilesOf } from './quantile.ts';

it('a quantile interpolates between the two nearest (Hyndman and Fan 1996, type 7)', () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([1, 2, 3, 4, 11], 0.9)).toBeCloseTo(8.2, 12);
  expect(quantile([7], 0.1)).toBe(7);
});

it('is the same to the bit without sorting, whatever the values and their order', () => {
  const values = fc.array(
    fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: -3, max: 3 })),
    {
      minLength: 1,
      maxLength: 80,
    },
  );
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (list, q) => {
      // A zero has one sign here: which of two equal values stands first is nobody's business.
      const plain = list.map((v) => (v === 0 ? 0 : v));
      expect(quantileOf(Float64Array.from(plain), q)).toBe(quantile(Float64Array.from(plain).sort(), q));
    }),
    { numRuns: 500 },
  );
});

it('finds several, one after the other, as if each were the only one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 60 }), (list) => {
      const sorted = Float64Array.from(list).sort();
      const found = quantilesOf(Float64Array.from(list), [0.1, 0.5, 0.9]);
      expect(found.map(({ value }) => value)).toEqual([0.1, 0.5, 0.9].map((q) => quantile(sorted, q)));
    }),
  );
});
