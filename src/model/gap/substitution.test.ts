import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOLIGTYPER, TJENESTENIVAAER } from '../../kernel/index.ts';
import { type Kind, mismatch, substitute } from './substitution.ts';

const kind = (type: Kind['type'], level: Kind['level'], gap: number): Kind => ({
  ledger: 'boligsosialt',
  type,
  level,
  gap,
});
const told = (kinds: readonly Kind[]) => substitute(kinds).map((m) => [m.from, m.to, m.units]);
const moved = (kinds: readonly Kind[]) => substitute(kinds).reduce((n, m) => n + m.units, 0);
const costOf = (kinds: readonly Kind[]) =>
  substitute(kinds).reduce((n, m) => n + m.units * (mismatch(kinds[m.from] as Kind, kinds[m.to] as Kind) ?? 99), 0);

/** Every way to use whole units, tried in turn: the most units, then the least mismatch. */
function best(kinds: readonly Kind[], at = 0): { units: number; cost: number } {
  const from = kinds.findIndex((k, i) => i >= at && k.gap < 0);
  if (from < 0) return { units: 0, cost: 0 };
  let top = best(kinds, from + 1);
  for (const [to, k] of kinds.entries()) {
    const price = k.gap > 0 ? mismatch(kinds[from] as Kind, k) : null;
    if (price === null) continue;
    const next = kinds.map((o, i) => ({ ...o, gap: o.gap + (i === from ? 1 : i === to ? -1 : 0) }));
    const rest = best(next, from);
    const here = { units: rest.units + 1, cost: rest.cost + price };
    if (here.units > top.units || (here.units === top.units && here.cost < top.cost)) top = here;
  }
  return top;
}

const anyKind = fc.record({
  ledger: fc.constantFrom('boligutvikling' as const, 'boligsosialt' as const),
  type: fc.constantFrom(...BOLIGTYPER),
  level: fc.constantFrom(...TJENESTENIVAAER),
  gap: fc.integer({ min: -2, max: 2 }),
});

describe('what is to spare, used for what is missing', () => {
  it('goes to the nearest first, and no further than there is', () => {
    const kinds = [kind('blokk', 'ingen', -5), kind('smaahus', 'ingen', 3), kind('blokk', 'ambulerende', 4)];
    // Help cannot be given where there is none; another type can be lived in.
    expect(told(kinds)).toEqual([[0, 1, 3]]);
    expect(
      told([kind('blokk', 'personalbase', -5), kind('annet', 'ambulerende', 2), kind('annet', 'ingen', 2)]),
    ).toEqual([[0, 1, 2]]);
    // Another type with the help it is staffed for, rather than the same with less.
    const staffed = [
      kind('blokk', 'personalbase', -1),
      kind('blokk', 'ambulerende', 1),
      kind('annet', 'personalbase', 1),
    ];
    expect(told(staffed)).toEqual([[0, 2, 1]]);
    expect(told([kind('annet', 'heldoegns', -5), kind('annet', 'personalbase', 2)])).toEqual([]);
  });
  it('never crosses the ledgers, and in the market only to the type beside it', () => {
    const market = (type: Kind['type'], gap: number): Kind => ({ ledger: 'boligutvikling', type, level: 'ingen', gap });
    expect(told([market('blokk', -9), kind('blokk', 'ingen', 9)])).toEqual([]);
    expect(told([market('blokk', -9), market('enebolig', 4), market('smaahus', 5)])).toEqual([[0, 2, 5]]);
  });
  it('takes back a near use when that lets more be used in all', () => {
    // The ordinary flat could only be used ordinarily; the one with help for both.
    const kinds = [
      kind('blokk', 'ambulerende', -1),
      kind('blokk', 'ingen', -1),
      kind('smaahus', 'ambulerende', 1),
      kind('smaahus', 'ingen', 1),
    ];
    expect(moved(kinds)).toBe(2);
  });
  it('is as many units with as little mismatch as the best of all ways', () => {
    fc.assert(
      fc.property(fc.array(anyKind, { maxLength: 6 }), (kinds) => {
        const top = best(kinds);
        expect(moved(kinds)).toBeCloseTo(top.units, 9);
        expect(costOf(kinds)).toBeCloseTo(top.cost, 9);
      }),
      { numRuns: 60 },
    );
  });
  it('uses no more of a kind than is to spare, gives none more than it lacks, and more to spare never uses less', () => {
    const real = fc.array(fc.record({ kind: anyKind, size: fc.double({ min: 0, max: 50, noNaN: true }) }), {
      maxLength: 9,
    });
    fc.assert(
      fc.property(real, (list) => {
        const kinds = list.map(({ kind: k, size }) => ({ ...k, gap: k.gap * size }));
        const moves = substitute(kinds);
        for (const [i, k] of kinds.entries()) {
          const out = moves.filter((m) => m.from === i).reduce((n, m) => n + m.units, 0);
          const into = moves.filter((m) => m.to === i).reduce((n, m) => n + m.units, 0);
          expect(out).toBeLessThanOrEqual(Math.max(0, -k.gap) + 1e-6);
          expect(into).toBeLessThanOrEqual(Math.max(0, k.gap) + 1e-6);
        }
        const more = kinds.map((k) => ({ ...k, gap: k.gap < 0 ? k.gap - 1 : k.gap }));
        expect(moved(more)).toBeGreaterThanOrEqual(moved(kinds) - 1e-6);
      }),
    );
  });
});
