import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './manifest.ts';

describe('canonical JSON', () => {
  it('writes typed arrays as JSON writes an array of the same numbers', () => {
    const odd = [-0, 0.1, 1e21, 5e-324, Number.NaN, Number.POSITIVE_INFINITY];
    expect(canonicalJson(Float64Array.from(odd))).toBe(JSON.stringify(odd));
    expect(canonicalJson(Int32Array.of())).toBe('[]');
    fc.assert(
      fc.property(fc.array(fc.double()), (numbers) => {
        expect(canonicalJson({ b: Float64Array.from(numbers), a: 1 })).toBe(JSON.stringify({ a: 1, b: numbers }));
      }),
    );
  });
});
