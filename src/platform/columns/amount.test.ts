import { describe, expect, it } from 'vitest';
import { readAmount, readOere } from './amount.ts';

const read = (cell: string, head = 'Kostnad') => {
  const r = readAmount(cell, head);
  return r.ok ? r.value : r.error;
};

describe('an amount in a plan’s table', () => {
  it.each([
    ['1 200 000', 1_200_000],
    ['1.200.000', 1_200_000],
    ['kr 1.200.000,-', 1_200_000],
    ['450\u00a0000 kroner', 450_000],
    ['2,5 mill. kr', 2_500_000],
    ['2.5 millioner', 2_500_000],
    ['12 millionar kr.', 12_000_000],
    ['1,2 mrd', 1_200_000_000],
    ['300 tusen', 300_000],
    ['450 tkr', 450_000],
    ['2mill', 2_000_000],
    ['450tkr', 450_000],
    ['800,00', 800],
    ['0', 0],
  ])('is read: %s', (cell, value) => expect(read(cell)).toBe(value));

  it.each(['', ' ', '-', '–', '?'])('is not known when nobody has said, never zero: "%s"', (cell) =>
    expect(read(cell)).toBeNull(),
  );

  it('takes the unit of the head, unless the cell has its own', () => {
    expect(read('450', 'Kostnad (1 000 kr)')).toBe(450_000);
    expect(read('450', 'Kostnad i 1000')).toBe(450_000);
    expect(read('2,25', 'Ramme, mill. kr')).toBe(2_250_000);
    expect(read('2 mill', 'Kostnad (1 000 kr)')).toBe(2_000_000);
    expect(read('450', 'Kostnad 2026')).toBe(450);
  });

  it('is refused at once, however long the cell is', () => {
    const began = performance.now();
    expect(read(`1000${' '.repeat(200_000)}x`)).toBe('ikke-beloep');
    expect(read(`1000${',-'.repeat(100_000)}x`)).toBe('ikke-beloep');
    expect(read('9'.repeat(200_000))).toBe('for-stort');
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it.each([
    ['1-2 mill.', 'ikke-beloep'],
    ['innenfor rammen', 'ikke-beloep'],
    ['1,200,000', 'ikke-beloep'],
    ['1.500 mill.', 'tvetydig'],
    ['1,500', 'tvetydig'],
    ['-5 000', 'negativ'],
    ['99,50', 'ikke-hele-kroner'],
    ['450 000 mill.', 'for-stort'],
  ])('is refused rather than guessed: %s', (cell, code) => expect(read(cell)).toBe(code));
});

describe('an amount in a ledger', () => {
  it.each<[string | number | null, string, number | null | string]>([
    ['1 234,56', 'Beløp', 123_456],
    ['-1.234,5', 'Beløp', -123_450],
    ['1 234,56-', 'Beløp', -123_456],
    ['(99,90)', 'Beløp', -9990],
    ['\u22127', 'Beløp', -700],
    ['1200,-', 'Beløp', 120_000],
    [0.1 + 0.2, 'Beløp', 30],
    [-1234.56, 'Beløp', -123_456],
    [1.5, 'Beløp (1 000 kr)', 150_000],
    ['', 'Beløp', null],
    [null, 'Beløp', null],
    ['10,5055', 'Beløp', 'ikke-hele-oere'],
    [10.505, 'Beløp', 'ikke-hele-oere'],
    ['10,505', 'Beløp', 'tvetydig'],
    ['mye', 'Beløp', 'ikke-beloep'],
  ])('is read in øre: %s under %s', (cell, head, expected) => {
    const r = readOere(cell, head);
    expect(r.ok ? r.value : r.error).toBe(expected);
  });
});
