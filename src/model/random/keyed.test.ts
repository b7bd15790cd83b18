import { describe, expect, it } from 'vitest';
import { keyAt, keyOf, normalOf, uniform, uniformOf } from './keyed.ts';
import { normalBelow, normalQuantile } from './normal.ts';

describe('the normal quantile', () => {
  it('is what tables print (Abramowitz and Stegun 1964, 26.2; Wichura 1988)', () => {
    for (const [p, z] of [
      [0.5, 0],
      [0.9, 1.2815515655446004],
      [0.975, 1.959963984540054],
      [0.25, -0.6744897501960817],
      [0.001, -3.090232306167813],
      [1e-9, -5.997807015007687],
    ] as const)
      expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(2e-15 * Math.max(1, Math.abs(z)));
  });
  it('is one curve where its two approximations meet', () => {
    for (const p of [0.075, 0.925])
      expect(Math.abs(normalQuantile(p - 1e-12) - normalQuantile(p + 1e-12))).toBeLessThan(2e-11);
  });
});

describe('keyed numbers', () => {
  const drawn = (driver: 'fertility' | 'migration', salt: number) =>
    Array.from({ length: 20_000 }, (_, d) => normalOf(keyAt(keyOf(driver, '0301'), 1, d, 3), salt));
  const mean = (values: readonly number[]) => values.reduce((n, v) => n + v, 0) / values.length;

  it('are standard normal, and independent of those of another driver, salt and year', () => {
    const z = drawn('fertility', 0);
    expect(Math.abs(mean(z))).toBeLessThan(0.03);
    expect(Math.abs(mean(z.map((v) => v ** 2)) - 1)).toBeLessThan(0.05);
    expect(Math.abs(mean(z.map((v) => v ** 4)) - 3)).toBeLessThan(0.3);
    for (const other of [drawn('migration', 0), drawn('fertility', 1), z.slice(1)])
      expect(Math.abs(mean(other.map((v, i) => v * (z[i] as number))))).toBeLessThan(0.03);
  });
  it('are the same for the same key however it is made, and never 0 or 1', () => {
    const key = keyAt(keyOf('delay', 'felt 7'), 2, 3, 2031);
    expect(uniform(2, 3, 2031, 'delay', 'felt 7')).toBe(uniformOf(key, 0));
    const all = Array.from({ length: 5000 }, (_, salt) => uniformOf(key, salt));
    expect(Math.min(...all)).toBeGreaterThan(0);
    expect(Math.max(...all)).toBeLessThan(1);
    expect(new Set(all).size).toBeGreaterThan(4990);
  });
});

describe('the normal distribution', () => {
  it('gives back the probability of its quantile', () => {
    for (const p of [1e-6, 0.01, 0.1, 0.25, 0.5, 0.8, 0.975, 0.999999])
      expect(normalBelow(normalQuantile(p)) / p, String(p)).toBeCloseTo(1, 9);
    expect([normalBelow(-9), normalBelow(9)]).toEqual([0, 1]);
    // Table value: 97.5 percent lie below 1.959964.
    expect(normalBelow(1.959963984540054)).toBeCloseTo(0.975, 12);
  });
});
