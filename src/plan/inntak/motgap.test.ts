import { describe, expect, it } from 'vitest';
import { motGap } from './motgap.ts';

describe('what the table brings', () => {
  const total = (ledger: 'boligsosialt' | 'boligutvikling', year: number, mean: number) => ({
    ...{ ledger, year, mean, type: 'alle' as const, level: 'ingen' as const, confidence: 'B' as const },
    ...{ weakShare: 0, p10: null, p90: null },
  });
  const gir = (ledger: 'boligsosialt' | 'boligutvikling' | null, ...effect: [number, number][]) => ({
    ledger,
    effect: effect.map(([year, units]) => ({ year, units })),
  });
  const gap = [2028, 2030, 2034].flatMap((y) => [
    total('boligsosialt', y, y - 2018.4),
    total('boligutvikling', y, -5),
    { ...total('boligsosialt', y, 99), type: 'blokk' as const },
  ]);

  it('stands against the gap of the year it has all come in, the ledgers apart and what names none by itself', () => {
    const rows = [gir('boligsosialt', [2027, 4], [2029, 2]), gir('boligutvikling', [2028, 40]), gir(null, [2028, 3])];
    expect(motGap(rows, gap)).toEqual([
      { ledger: 'boligutvikling', units: 40, year: 2030, gap: 0 },
      { ledger: 'boligsosialt', units: 6, year: 2030, gap: 12 },
      { ledger: null, units: 3, year: 2030, gap: null },
    ]);
    expect(motGap([gir('boligsosialt', [2041, 1])], gap)?.map((g) => [g.ledger, g.year])).toEqual([
      ['boligutvikling', 2034],
      ['boligsosialt', 2034],
    ]);
  });

  it('says nothing of a gap that may not be told, or where no run has a year', () => {
    const hidden = { ...total('boligsosialt', 2030, 0), mean: null, p10: null, p90: null, weakShare: null, open: null };
    expect(motGap([gir('boligsosialt', [2029, 2])], [hidden])?.map((g) => g.gap)).toEqual([null, null]);
    expect(motGap([gir('boligsosialt', [2029, 2])], [])).toBeNull();
  });
});
