import { expect, it } from 'vitest';
import { inputOf, people } from '../../../test/model-sample.ts';
import { readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { run } from '../run.ts';
import { classOf, weakShare } from './confidence.ts';

it('is as sure as the weakest part that carries more than a tenth of it', () => {
  const of = (weak: number) =>
    classOf([
      { size: 100 - weak, confidence: 'A' },
      { size: -weak, confidence: 'C' },
    ]);
  expect([9, 11].map(of)).toEqual(['A', 'C']);
  expect(
    weakShare([
      { size: -30, confidence: 'O' },
      { size: 70, confidence: 'B' },
    ]),
  ).toBeCloseTo(0.3, 12);
});

it('tells no interval of nothing when what it rests on is weak', () => {
  expect(weakShare([{ size: 0, confidence: 'C' }])).toBe(1);
  expect(
    weakShare([
      { size: 0, confidence: 'A' },
      { size: 0, confidence: 'B' },
    ]),
  ).toBe(0);
  expect(weakShare([])).toBe(0);
});

it('counts households that need their dwelling later from the year they need it, and tells no more of them before', () => {
  const count = { group: 'unge', type: 'smaahus', level: 'ingen', perYear: 0, confidence: 'B' } as const;
  const { result } = run(
    inputOf([people(1, 2019), people(2, 2020)], {
      social: [
        { ...count, now: 9 },
        { ...count, now: 3, from: 2023 },
      ],
    }),
    toParameters(readParameterFile('.')),
    1,
    { draws: 10 },
  );
  const at = (year: number) => result.gap.find((g) => g.ledger === 'boligsosialt' && g.year === year);
  expect([2021, 2022, 2023, 2025].map((year) => at(year)?.mean)).toEqual([9, 9, 12, 12]);
  expect([at(2022)?.open, at(2023)?.open]).toMatchObject([
    { low: 9, high: 9 },
    { low: 10, high: 13 },
  ]);
});
