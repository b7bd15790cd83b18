import { describe, expect, it } from 'vitest';
import { inputOf, LOADED, people } from '../../../test/model-sample.ts';
import { readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { run } from '../run.ts';
import type { RunInput } from '../types.ts';
import { yearlyNeeds } from './dwellings.ts';
import { clearedBy, drawnLack, lackingAt, lacksOf } from './lacks.ts';

const parameters = toParameters(readParameterFile('.'));
const history = [2018, 2019, 2020].map((year) => people(year, year, 150));
const crowded = { year: 2020, households: 900, confidence: 'A' } as const;
const asked = (change: Partial<RunInput> = {}) => inputOf(history, { backlog: null, ...change });
const need = (change: Partial<RunInput>) =>
  yearlyNeeds(asked({ years: 10, ...change }), parameters, [100, ...Array.from({ length: 10 }, () => 100)]);
const mean = (values: readonly number[]) => values.reduce((n, v) => n + v, 0) / values.length;

describe('dwellings that are missing', () => {
  it('are a flow: half of 40 leave, 6 come, and a part is cleared that grows by an eighth a year', () => {
    const [lack] = lacksOf(asked({ backlog: 40, backlogFlow: { perYear: 6, leaving: 0.5 } }), parameters);
    if (!lack) throw new Error('lack');
    expect([0, 1, 2, 3].map((t) => lackingAt(lack, t))).toEqual([40, 26, 19, 15.5]);
    expect([0, 2, 8, 12].map((t) => clearedBy(t, 8))).toEqual([0, 0.25, 1, 1]);
    const told = need({ backlog: 40, backlogFlow: { perYear: 6, leaving: 0.5 } }).map((n) => n.backlog);
    expect(told[0]).toBeCloseTo(26 / 8, 12);
    expect(told[1]).toBeCloseTo((19 * 2) / 8 - 26 / 8, 12);
    // Long after the clearing what is left is what comes over what leaves.
    expect(lackingAt(lack, 60)).toBeCloseTo(12, 9);
  });
  it('stand as they were counted where nobody has said who comes, and are cleared in a straight line', () => {
    for (const leaving of [0.1, 0.5, 0.9]) {
      const told = need({ backlog: 40, backlogFlow: { leaving } }).map((n) => n.backlog ?? Number.NaN);
      for (const [t, n] of told.entries()) expect(n, `${leaving} ${t}`).toBeCloseTo(t < 8 ? 5 : 0, 9);
    }
    expect(need({ backlog: 40 }).map((n) => n.crowding)).toEqual(Array.from({ length: 10 }, () => null));
  });
  it('are weaker where the share who leave is not their own', () => {
    const of = (flow: RunInput['backlogFlow']) =>
      lacksOf(asked({ backlog: 9, backlogFlow: flow }), parameters)[0]?.confidence;
    expect([of(undefined), of({ perYear: 1 }), of({ perYear: 1, leaving: 0.2 })]).toEqual(['B', 'C', 'B']);
  });
  it('have draws of their own around what is expected, apart from the population', () => {
    const place = { code: 'x', baseYear: 2020, years: 6 };
    for (const flow of [{ perYear: 50, leaving: 0.4 }, undefined] as const) {
      const [lack] = lacksOf(asked({ backlog: 200, backlogFlow: flow }), parameters);
      if (!lack) throw new Error('lack');
      const drawn = Array.from({ length: 3000 }, (_, d) => drawnLack(lack, place, 0.1, 7, d));
      for (const t of [0, 1, 3, 6]) {
        const at = drawn.map((d) => d[t] ?? 0);
        const expected = lackingAt(lack, t);
        expect(mean(at) / expected, `${t}`).toBeGreaterThan(0.985);
        expect(mean(at) / expected, `${t}`).toBeLessThan(1.015);
        const middle = mean(at);
        const spread = Math.sqrt(mean(at.map((v) => (v - middle) ** 2))) / middle;
        expect(spread).toBeGreaterThan(0.04);
        expect(spread).toBeLessThan(0.13);
      }
      expect(drawnLack(lack, place, 0.1, 7, 3)).toEqual(drawn[3]);
      expect(drawnLack(lack, { ...place, code: 'y' }, 0.1, 7, 3)).not.toEqual(drawn[3]);
    }
  });
  it('widen the interval of the gap and move no expected value', () => {
    const gap = (change: Partial<RunInput>, countSpread: number) => {
      const groups = { ...parameters.groups, flow: { ...parameters.groups.flow, countSpread } };
      const input = inputOf(history, { ...LOADED, flows: [], backlog: 900, ...change });
      const { result } = run(input, { ...parameters, groups, exampleShare: 1 }, 3, { draws: 200 });
      return result.gap.find((g) => g.type === 'alle' && g.year === 2028 && g.ledger === 'boligutvikling');
    };
    const [sure, unsure] = [gap({}, 0.0001), gap({}, 0.3)];
    expect(unsure?.mean).toBe(sure?.mean);
    const width = (g: typeof sure) => (g?.p90 ?? 0) - (g?.p10 ?? 0);
    expect(width(unsure)).toBeGreaterThan(width(sure) + 100);
  });
});

describe('crowding', () => {
  it('counts only the households that would split, less those of the overview, and never below none', () => {
    const start = (change: Partial<RunInput>) => lacksOf(asked(change), parameters).map((l) => [l.part, l.start]);
    const social = [
      { group: 'unge', type: 'blokk', level: 'ingen', now: 25, perYear: 3, confidence: 'B' },
      { group: 'eldre', type: 'blokk', level: 'ingen', now: 15, perYear: 0, confidence: 'B' },
    ] as const;
    expect(start({ crowded })).toEqual([['crowding', 900 * parameters.crowding.split]]);
    expect(start({ crowded, social })).toEqual([['crowding', 900 * parameters.crowding.split - 40]]);
    expect(start({ crowded: { ...crowded, households: 100 }, social })).toEqual([['crowding', 0]]);
    // What is left must not tell whether a hidden count is one or four.
    const small = (now: number) =>
      start({ crowded, social: social.map((row, i) => (i === 0 ? { ...row, now } : row)) });
    for (const now of [1, 2, 3]) expect(small(now)).toEqual(small(4));
    expect(small(5)).not.toEqual(small(4));
    expect(small(0)).not.toEqual(small(4));
  });
  it('stands back for a counted backlog, of none too, and is missing and not zero where no table tells it', () => {
    const parts = (change: Partial<RunInput>) => need(change).map((n) => [n.backlog, n.crowding])[0];
    expect(parts({ crowded, backlog: 40 })).toEqual([5, null]);
    expect(parts({ crowded, backlog: 0 })).toEqual([0, null]);
    expect(parts({})).toEqual([null, null]);
    const [backlog, units] = parts({ crowded }) ?? [];
    expect(backlog).toBeNull();
    expect(units).toBeCloseTo((900 * parameters.crowding.split) / 8, 9);
  });
  it('is an example in the need and the gap: its share is of class O, and it is a part of the total', () => {
    expect(lacksOf(asked({ crowded }), parameters)[0]?.confidence).toBe('O');
    const gap = (change: Partial<RunInput>) => {
      const { result } = run(inputOf(history, { ...LOADED, backlog: null, ...change }), parameters, 1, { draws: 0 });
      return result.gap.find((g) => g.type === 'alle' && g.year === 2030);
    };
    expect((gap({ crowded })?.mean ?? 0) - (gap({})?.mean ?? 0)).toBeCloseTo(900 * parameters.crowding.split, 8);
    expect(gap({ crowded })?.weakShare).toBeGreaterThan(gap({})?.weakShare ?? 1);
  });
});
