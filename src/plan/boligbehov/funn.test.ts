import { describe, expect, it } from 'vitest';
import type { GapRow } from '../../model/result.ts';
import { gapFunn } from './funn.ts';

const row = (change: Partial<GapRow>): GapRow => ({
  ledger: 'boligutvikling',
  year: 2030,
  type: 'alle',
  level: 'ingen',
  confidence: 'B',
  weakShare: 0,
  mean: 40,
  p10: null,
  p90: null,
  ...change,
});
const ids = (...rows: Parameters<typeof gapFunn>[0]) => gapFunn(rows, 2026, 'nb', '/arbeid/x').map((f) => f.id);

describe('what is unmet', () => {
  it('is a finding for each ledger, of the year the plan ends', () => {
    const rows = [row({}), row({ ledger: 'boligsosialt', mean: 6.4 }), row({ year: 2040, mean: 99 })];
    expect(ids(...rows)).toEqual(['gap-boligutvikling-2030', 'gap-boligsosialt-2030'].sort().reverse());
    for (const lang of ['nb', 'nn'] as const) {
      const [first] = gapFunn(rows, 2026, lang, '/arbeid/x').filter((f) => f.id.includes('boligutvikling'));
      expect(first?.title).toContain('40');
      expect(first?.origin).toMatchObject({ kind: 'boligbehov', number: 2030, href: '/arbeid/x/gap' });
    }
  });

  it('is the last year known where the run ends before the plan', () => {
    expect(ids(row({ year: 2028 }))).toEqual(['gap-boligutvikling-2028']);
  });

  it('is nothing where there is no gap, where nothing is run, or where the figure may not be told', () => {
    expect(ids()).toEqual([]);
    expect(ids(row({ mean: -3 }), row({ ledger: 'boligsosialt', mean: 0.3 }))).toEqual([]);
    const hidden = {
      ...row({ ledger: 'boligsosialt' }),
      mean: null,
      p10: null,
      p90: null,
      weakShare: null,
      open: null,
    };
    expect(ids(hidden)).toEqual([]);
  });

  it('is told of one type by nobody: only the total of a ledger counts', () => {
    expect(ids(row({ type: 'blokk' }))).toEqual([]);
  });
});
