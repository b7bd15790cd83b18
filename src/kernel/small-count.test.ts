import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSmallCount, openSum } from './small-count.ts';

it('hides one to four, and nothing else', () => {
  expect([-3, 0, 0.4, 1, 4, 4.4, 5, 12].map(isSmallCount)).toEqual([
    false,
    false,
    false,
    true,
    true,
    true,
    false,
    false,
  ]);
});

it('tells a sum exactly only when that gives no small count away', () => {
  expect(openSum([12, 8, 0])).toEqual({ low: 20, high: 20 });
  expect(openSum([12, 3])).toEqual({ low: 13, high: 16 });
  expect(openSum([])).toEqual({ low: 0, high: 0 });
});

it('says the same of every way the hidden counts can be filled in', () => {
  const small = fc.integer({ min: 1, max: 4 });
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 5, max: 900 })), fc.array(fc.tuple(small, small)), (open, pairs) => {
      const one = openSum([...open, ...pairs.map(([a]) => a)]);
      expect(one).toEqual(openSum([...open, ...pairs.map(([, b]) => b)]));
      const truth = [...open, ...pairs.map(([a]) => a)].reduce((n, v) => n + v, 0);
      expect(truth >= one.low && truth <= one.high).toBe(true);
    }),
  );
});
