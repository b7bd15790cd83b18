import { describe, expect, it } from 'vitest';
import { inputOf, people } from '../../../test/model-sample.ts';
import { readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { explainGap } from '../explain/explain.ts';
import { run } from '../run.ts';
import type { FlowRow, RunInput } from '../types.ts';

const parameters = toParameters(readParameterFile('.'));
const history = [2018, 2019, 2020].map((year) => people(year, year, 150));
const own = { type: 'blokk', level: 'ingen', confidence: 'B' } as const;
const stock = [{ ...own, ledger: 'boligsosialt', units: 40 }] as const;
const count = { ...own, group: 'unge', now: 20, perYear: 6 } as const;
const turnover = (share: number) => ({ turnover: { year: 2020, share, confidence: 'B' as const } });
const resultOf = (change: Partial<RunInput>, draws = 0) =>
  run(inputOf(history, { stock, social: [count], ...change }), parameters, 1, { draws }).result;
const social = (change: Partial<RunInput>) =>
  resultOf(change).gap.filter((g) => g.ledger === 'boligsosialt' && g.type === 'blokk');
const means = (change: Partial<RunInput>) => social(change).map((g) => Math.round(g.mean * 1e6) / 1e6);
const refugees: NonNullable<RunInput['groups']>[number] = {
  ...{ ...own, kind: 'refugees', group: 'flyktninger', year: 2020, housed: 30, alone: 0, leaving: 0.2, mix: null },
  series: [{ year: 2020, requested: null, decided: 60, settled: null }],
};

describe('dwellings that become free', () => {
  it('meet what is new each year, and are not counted where nobody has told of them', () => {
    // 40 dwellings, a tenth free a year: 4 of the 6 that are new.
    expect(means({}).slice(0, 3)).toEqual([26, 32, 38]);
    expect(means(turnover(0.1)).slice(0, 3)).toEqual([22, 24, 26]);
  });
  it('never meet more than is new: those who wait already, still do', () => {
    expect(new Set(means(turnover(0.5)))).toEqual(new Set([20]));
  });
  it('are those that stand each year: later ones are let again, sold ones are not', () => {
    const flow = (change: Partial<FlowRow>): FlowRow => ({
      ...{ ...own, kind: 'measure', id: 'm', ledger: 'boligsosialt', units: 20, year: 2021, probability: 1, delay: 0 },
      ...change,
    });
    // 4 a year of 40, and from 2022 6 a year of 60: all the 6 that are new.
    expect(means({ ...turnover(0.1), flows: [flow({})] }).slice(0, 4)).toEqual([22, 4, 4, 4]);
    // 4 a year of 40, and from 2021 2 a year of 20.
    const sale = flow({ kind: 'sale', year: 2020, units: -20 });
    expect(means({ ...turnover(0.1), flows: [sale] }).slice(0, 3)).toEqual([42, 46, 50]);
    // Half of what is uncertain is let again, on average.
    expect(means({ ...turnover(0.1), flows: [flow({ probability: 0.5 })] })[3]).toBeCloseTo(44 - 10 - 18, 6);
    expect(means({ ...turnover(0.1), flows: [flow({ level: 'ambulerende' })] })).toEqual(means(turnover(0.1)));
    const result = resultOf({ ...turnover(0.1), flows: [flow({ probability: 0.5 }), sale], groups: [refugees] }, 1);
    for (const row of result.gap.filter((g) => g.ledger === 'boligsosialt'))
      expect(explainGap(result, row)?.value).toBeCloseTo(row.mean, 8);
    // One draw is its own median: what comes in it is let again in it.
    const drawn = resultOf({ ...turnover(0.1), flows: [flow({ probability: 0.5 })] }, 1).gap;
    const p50 = drawn.filter((g) => g.ledger === 'boligsosialt' && g.type === 'blokk')[3]?.p50;
    expect([4, 28]).toContain(Math.round(p50 ?? Number.NaN));
  });
  it('are of the same type and level, and there have to be any', () => {
    expect(means({ ...turnover(0.1), stock: [{ ...stock[0], level: 'ambulerende' }] })).toEqual(means({}));
    expect(means({ ...turnover(0.1), stock: null })).toEqual(means({}));
  });
  it('are not those that refugees live in and leave by their own through-flow', () => {
    const freed = (groups: RunInput['groups']) =>
      (means({ groups })[0] ?? 0) - (means({ groups, ...turnover(0.1) })[0] ?? 0);
    expect(freed([])).toBeCloseTo(4, 6);
    expect(freed([refugees])).toBeCloseTo(1, 6);
  });
  it('can be opened to what was typed', () => {
    const result = resultOf({ ...turnover(0.1), groups: [refugees] });
    const rows = [...result.gap, ...(result.gapByGroup ?? [])].filter((g) => g.type === 'blokk' && g.level === 'ingen');
    expect(rows.length).toBeGreaterThan(30);
    for (const row of rows) expect(explainGap(result, row)?.value).toBeCloseTo(row.mean, 8);
  });
  it('are open to all: a row of their own beside the groups, which still add up, in ends and draws', () => {
    // One draw is its own median.
    const result = resultOf({ ...turnover(0.1), groups: [refugees] }, 1);
    for (const row of result.gap.filter((g) => g.ledger === 'boligsosialt')) {
      const parts = (result.gapByGroup ?? []).filter((g) => g.year === row.year);
      expect(parts.map((p) => [p.group, p.counted])).toEqual([
        ['unge', true],
        ['flyktninger', true],
        ['alle', false],
      ]);
      expect(parts.reduce((n, p) => n + p.mean, 0)).toBeCloseTo(row.mean, 8);
      if (row.year < 2022) expect(parts.reduce((n, p) => n + (p.p50 ?? Number.NaN), 0)).toBeCloseTo(row.p50 ?? 0, 8);
    }
  });
  it('give no small count away: what may be told is the same whatever it is', () => {
    const open = (now: number, perYear: number, housed: number) =>
      resultOf({
        ...turnover(0.1),
        social: [{ ...count, now, perYear }],
        groups: [{ ...refugees, housed }],
      });
    const [a, b] = [open(1, 4, 2), open(3, 1, 4)].map((r) => [
      ...r.gap.flatMap((g) => (g.ledger === 'boligsosialt' ? [g.open] : [])),
      ...(r.gapByGroup ?? []).map((g) => g.open),
    ]);
    expect(a?.every(Boolean)).toBe(true);
    expect(a).toEqual(b);
    for (const row of open(1, 4, 2).gap.filter((g) => g.ledger === 'boligsosialt')) {
      expect(row.open?.low).toBeLessThanOrEqual(row.mean);
      expect(row.open?.high).toBeGreaterThanOrEqual(row.mean);
    }
  });
});
