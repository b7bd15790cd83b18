import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MUTATIONS } from '../mutations.ts';

describe('the constants that a test is to catch', () => {
  it('stand once in their formula, would be another, and name a test that is there', () => {
    for (const { formula, file, from, to, test } of MUTATIONS) {
      expect(readFileSync(file, 'utf8').split(from).length, formula).toBe(2);
      expect(to, formula).not.toBe(from);
      expect(existsSync(test), `${formula}: ${test}`).toBe(true);
    }
  });
  it('are of every part of the model that computes a figure', () => {
    const parts = new Set(MUTATIONS.map((m) => m.file.split('/')[2]));
    for (const part of ['population', 'random', 'households', 'need', 'supply', 'gap', 'areas', 'hindcast', 'scenario'])
      expect(parts, part).toContain(part);
    for (const file of ['groups.ts', 'group-draws.ts', 'examples.ts', 'care.ts', 'dwellings.ts'])
      expect(
        MUTATIONS.some((m) => m.file.endsWith(`need/${file}`)),
        file,
      ).toBe(true);
  });
});
