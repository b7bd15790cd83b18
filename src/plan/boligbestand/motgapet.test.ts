import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Gapgrunnlag, motGapet } from './motgapet.ts';
import { type Hendelse, linjer } from './regnskap.ts';

const YEARS = Array.from({ length: 21 }, (_, at) => 2026 + at);
const rising = fc
  .array(fc.double({ min: -20, max: 60, noNaN: true }), { minLength: 20, maxLength: 20 })
  .map((steps) => {
    let sum = 0;
    return [0, ...steps.map((step) => (sum += step))];
  });
const gap: fc.Arbitrary<Gapgrunnlag> = fc
  .record({ programme: rising, agreement: rising, measure: rising, other: rising })
  .map((coming) => ({ baseYear: 2026, day: '2026-11-01', stale: false, years: YEARS, places: 0, coming }));
const event: fc.Arbitrary<Hendelse> = fc.record({
  year: fc.option(fc.integer({ min: 2020, max: 2045 }), { nil: null }),
  kind: fc.constantFrom('inn' as const, 'felt' as const, 'tiltak' as const, 'ut' as const, 'annet' as const),
  type: fc.constant('blokk' as const),
  level: fc.constant(null),
  area: fc.constant(''),
  units: fc.integer({ min: 1, max: 60 }),
});

describe('the ledger beside the gap', () => {
  it('leaves nothing out: its parts are the whole change of the ledger, and its differences add up', () => {
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 30 }),
        gap,
        fc.integer({ min: 2022, max: 2030 }),
        (events, of, first) => {
          const lines = linjer(events, first, 2038);
          const found = motGapet(lines, of, 2036);
          if (!found) throw new Error('no year in common');
          expect(found.from).toBe(Math.max(2026, first));
          expect(found.opening).toBe(lines.find((l) => l.year === found.from)?.opening);
          expect(found.opening + found.sum.own).toBe(found.closing);
          const expected = Object.values(of.coming).reduce(
            (n, kind) => n + (kind[10] ?? 0) - (kind[found.from - 2026] ?? 0),
            0,
          );
          expect(found.sum.gap).toBeCloseTo(expected, 6);
          expect(found.sum.difference).toBeCloseTo(found.sum.own - expected, 6);
        },
      ),
    );
  });

  it('has no answer where the two have no year in common', () => {
    const coming = { programme: [0, 1], agreement: [0, 0], measure: [0, 0], other: [0, 0] };
    const short = { baseYear: 2026, day: '2026-11-01', stale: false, years: [2026, 2027], places: 0, coming };
    expect(motGapet(linjer([], 2024, 2030), short, 2036)).toBeNull();
    expect(motGapet(linjer([], 2030, 2034), short, 2027)).toBeNull();
    expect(motGapet([], short, 2027)).toBeNull();
  });
});
