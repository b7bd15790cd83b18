import { describe, expect, it } from 'vitest';
import type { GapRow, RunResult } from '../../../model/result.ts';
import { gapTable, yearsOfGap } from './gaptabell.ts';

const row = (change: Partial<GapRow>): GapRow => ({
  ledger: 'boligutvikling',
  year: 2031,
  type: 'alle',
  level: 'ingen',
  confidence: 'B',
  mean: 1234.4,
  p10: -20.6,
  p90: 2000,
  weakShare: 0,
  shortage: null,
  ...change,
});
const resultOf = (gap: readonly GapRow[]) =>
  ({ baseYear: 2026, years: Array.from({ length: 21 }, (_, i) => 2026 + i), supply: {}, gap }) as unknown as RunResult;
const tableOf = (gap: readonly GapRow[], ledger: 'boligutvikling' | 'boligsosialt') => {
  const [block] = gapTable(resultOf(gap), ledger, 'nb', 'kilde');
  if (block?.kind !== 'table') throw new Error('No table');
  return {
    heads: block.columns.map(({ label }) => label),
    rows: block.rows.map(({ cells }) =>
      cells.map((c) => (c !== null && typeof c === 'object' ? [c.number, ...(c.between ?? [])] : c)),
    ),
    totals: block.rows.map(({ total }) => total === true),
  };
};

describe('the gap in the plan', () => {
  it('has its years side by side, five apart and never more than four', () => {
    const upTo = (last: number) => Array.from({ length: last - 2025 }, (_, i) => 2026 + i);
    expect(yearsOfGap(upTo(2046), 2026)).toEqual([2031, 2036, 2041, 2046]);
    expect(yearsOfGap(upTo(2056), 2026)).toEqual([2036, 2046, 2056]);
    expect(yearsOfGap(upTo(2030), 2026)).toEqual([]);
  });

  it('tells each figure with its interval, what is missing as missing, and each quality once', () => {
    const gap = [
      row({}),
      row({ year: 2036, mean: 8, p10: 1, p90: 20, confidence: 'C' }),
      row({ year: 2031, type: 'blokk', mean: 7, p10: null, p90: null }),
      row({ year: 2032, type: 'blokk', mean: 99 }),
      row({ ledger: 'boligsosialt', mean: 5 }),
    ];
    expect(tableOf(gap, 'boligutvikling')).toEqual({
      heads: ['Boligtype', '2031', '2036', '2041', '2046', 'Kvalitet'],
      rows: [
        ['Alle boliger', [1234, -21, 2000], [8, 1, 20], null, null, 'B, C'],
        ['Leilighet i blokk', [7], null, null, null, 'B'],
      ],
      totals: [true, false],
    });
  });

  it('names the tjenestenivå where there is one, has no empty columns of intervals, and hides a small count', () => {
    const gap = [
      row({ ledger: 'boligsosialt', type: 'blokk', level: 'ambulerende', mean: 11, p10: null, p90: null, open: null }),
      row({
        ledger: 'boligsosialt',
        type: 'annet',
        level: 'ingen',
        year: 2036,
        mean: 3,
        p10: null,
        p90: null,
        open: { low: 10.2, high: 70, confidence: 'C' },
      }),
    ];
    expect(tableOf(gap, 'boligsosialt')).toEqual({
      heads: ['Boligtype', 'Tjenestenivå', '2031', '2036', '2041', '2046', 'Kvalitet'],
      rows: [
        ['Leilighet i blokk', 'Ambulerende', [11], null, null, null, 'B'],
        ['Annet', 'Ingen', null, '10 til 70', null, null, 'C'],
      ],
      totals: [false, false],
    });
  });
});
