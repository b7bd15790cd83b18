import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../model/result.ts';
import { KeptRuns, type RunKey } from './kept-runs.ts';

const key = (id: string, inputHash = 'a'): RunKey => ({ id, created: '2026-11-28T10:00:00.000Z', inputHash });
const manifest = {} as Manifest;
const keep = (runs: KeptRuns, k: RunKey, years: readonly number[]) => runs.keep(k, JSON.stringify({ years }), manifest);

describe('runs that were read lately', () => {
  it('are given again as they were, and only for their own id under their own hash', () => {
    const runs = new KeptRuns();
    const run = keep(runs, key('1'), [2026]);
    expect(runs.get(key('1'))).toBe(run);
    expect(runs.get(key('2'))).toBeNull();
    expect(runs.get(key('1', 'of another kommune'))).toBeNull();
  });

  it('cannot be changed by the page that reads them', () => {
    const { result } = keep(new KeptRuns(), key('1'), [2026]);
    expect(() => (result.years as number[]).push(2027)).toThrow(TypeError);
  });

  it('go when there is no more room, the one used longest ago first', () => {
    const runs = new KeptRuns(2 * JSON.stringify({ years: [2026] }).length);
    keep(runs, key('1'), [2026]);
    keep(runs, key('2'), [2027]);
    runs.get(key('1'));
    keep(runs, key('3'), [2028]);
    expect(['1', '2', '3'].filter((id) => runs.get(key(id)))).toEqual(['1', '3']);
  });
});
