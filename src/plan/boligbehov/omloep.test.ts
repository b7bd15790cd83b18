import { expect, it } from 'vitest';
import { omloepOf } from './omloep.ts';

const told = (...years: readonly (readonly [year: number, value: number, source?: string])[]) =>
  omloepOf(
    years.map(([year, value, source = 'Boligkontoret']) => ({ year, value, source })),
    2026,
  );

it('takes the newest turnover, and is as sure of it as its years and its source are', () => {
  expect(told([2024, 15], [2025, 12.5])?.turnover).toEqual({ year: 2025, share: 0.125, confidence: 'B' });
  // One year alone may be chance; so may one that has none near it.
  expect(told([2025, 12])?.turnover.confidence).toBe('C');
  expect(told([2025, 12], [2019, 14])?.turnover.confidence).toBe('C');
  // Old.
  expect(told([2022, 12], [2021, 14])?.turnover.confidence).toBe('C');
  expect(told([2023, 12], [2021, 14])?.turnover.confidence).toBe('B');
  expect(told([2025, 12, ' '], [2024, 14])?.turnover.confidence).toBe('O');
  expect(told([2025, 12], [2024, 14, ''])?.source).toEqual({
    ...{ role: 'turnover', title: 'Boligkontoret', confidence: 'C', year: 2025 },
  });
  expect(told()).toBeNull();
});
