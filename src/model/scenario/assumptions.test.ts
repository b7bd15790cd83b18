import { describe, expect, it } from 'vitest';
import { inputOf, people } from '../../../test/model-sample.ts';
import { readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import {
  ASSUMPTION_KEYS,
  type AssumptionKey,
  applyChoices,
  assumption,
  expected,
  mainGap,
  tornado,
} from './assumptions.ts';
import { householdSensitivity } from './sensitivity.ts';

const parameters = toParameters(readParameterFile('.'));
const history = [people(1, 2020, 150)];
const input = inputOf(history, {
  dwellings: { year: 2020, count: 6400, byType: null },
  backlog: 40,
  stock: [{ type: 'annet', level: 'heldoegns', ledger: 'boligsosialt', units: 40, confidence: 'B' }],
  flows: [
    {
      kind: 'programme',
      id: 'f',
      year: 2024,
      type: 'blokk',
      level: 'ingen',
      ledger: 'boligutvikling',
      units: 100,
      probability: 0.5,
      delay: 1,
      confidence: 'B',
    },
  ],
});
const setup = { input, parameters };
const gap = (key: AssumptionKey, value: number, ahead = 7) =>
  mainGap(expected(applyChoices(setup, { [key]: value })), ahead)?.mean ?? Number.NaN;

describe('assumptions', () => {
  it('move nothing at their defaults', () => {
    const base = expected(setup);
    for (const key of ASSUMPTION_KEYS) {
      const same = expected(applyChoices(setup, { [key]: assumption(key).value(setup) }));
      for (const [i, row] of same.gap.entries()) expect(row.mean, key).toBeCloseTo(base.gap[i]?.mean ?? Number.NaN, 6);
    }
  });
  it('lie within their own ends, in whole steps of the default or of the low end', () => {
    for (const key of ASSUMPTION_KEYS) {
      const { low, high, step, value } = assumption(key);
      expect(value(setup), key).toBeGreaterThanOrEqual(low);
      expect(value(setup), key).toBeLessThanOrEqual(high);
      expect((high - low) / step, key).toBeCloseTo(Math.round((high - low) / step), 6);
    }
  });
  it('each move the gap the way a planner expects', () => {
    // A reserve is kept for growth alone, so the vacancy needs a place that grows.
    const projection = Array.from({ length: 11 }, (_, i) => people(1, 2020 + i, 150 + 2 * i));
    const growth = { input: { ...input, projection }, parameters };
    const growing = (vacancy: number) => mainGap(expected(applyChoices(growth, { vacancy })), 7)?.mean ?? Number.NaN;
    expect(growing(5)).toBeGreaterThan(growing(0));
    for (const more of ['migration', 'households', 'replacement', 'slip', 'mortality'] as const)
      expect(gap(more, assumption(more).high), more).toBeGreaterThan(gap(more, assumption(more).low));
    for (const less of ['backlog', 'realisation'] as const)
      expect(gap(less, assumption(less).high), less).toBeLessThan(gap(less, assumption(less).low));
  });
  it('add as many migrants in the first year as they say', () => {
    const persons = (perThousand: number) =>
      expected(applyChoices(setup, { migration: perThousand })).population.total[1]?.mean ?? 0;
    const base = expected(setup).population.total[0]?.mean ?? 0;
    // Migrants come as a share of the survivors; hardly anybody dies at the ages that move.
    expect((persons(5) - persons(0)) / (base * 0.005)).toBeCloseTo(1, 1);
  });
  it('let households per head rise by what is chosen in ten years', () => {
    const perHead = (percent: number) => {
      const { population, households } = expected(applyChoices(setup, { households: percent }));
      return (households.total[10]?.mean ?? 0) / (population.total[10]?.mean ?? 1);
    };
    expect(perHead(5) / perHead(0)).toBeCloseTo(1.05, 9);
    expect(expected(applyChoices(setup, { households: 5 })).households.total[0]?.mean).toBe(
      expected(setup).households.total[0]?.mean,
    );
  });
  it('leave the projection of the agency as it is', () => {
    const projection = Array.from({ length: 11 }, (_, i) => people(1, 2020 + i, 150 + i));
    const with_ = { input: { ...input, projection }, parameters };
    for (const key of ASSUMPTION_KEYS.filter((k) => assumption(k).ownPopulation))
      expect(expected(applyChoices(with_, { [key]: assumption(key).high })).population.total).toEqual(
        expected(with_).population.total,
      );
  });
});

describe('the tornado', () => {
  it('has the widest swing first, and each end is the gap with that one assumption', () => {
    const swings = tornado(setup, 7);
    expect(swings.length).toBeGreaterThan(6);
    for (const [i, swing] of swings.entries()) {
      const width = Math.abs(swing.high - swing.low);
      if (i > 0) expect(width).toBeLessThanOrEqual(Math.abs((swings[i - 1]?.high ?? 0) - (swings[i - 1]?.low ?? 0)));
      expect(swing.high).toBe(gap(swing.key, assumption(swing.key).high));
    }
  });
  it('is empty where there is no gap', () => {
    expect(tornado({ input: inputOf(history), parameters }, 7)).toEqual([]);
  });
});

describe('the derivative of households with respect to how many live alone', () => {
  const observed = { ...setup, input: { ...input, households: { year: 2020, count: 5000 } } };
  const trended = applyChoices(observed, { households: 3 });
  it('is what a small change of the share gives, with a count of households and a path, in any year', () => {
    for (const [of, ahead] of [
      [setup, 10],
      [observed, 10],
      [trended, 7],
    ] as const) {
      const usual = expected(of);
      const told = householdSensitivity(of, usual, ahead);
      expect(told.map((s) => s.key)).toEqual(['alone18', 'alone30', 'alone67', 'alone80']);
      for (const { key, share, households, elasticity } of told) {
        expect(share * 100).toBeCloseTo(assumption(key).value(of), 9);
        const step = 0.01;
        const now = usual.households.total[ahead]?.mean ?? Number.NaN;
        const then =
          expected(applyChoices(of, { [key]: share * 100 + step })).households.total[ahead]?.mean ?? Number.NaN;
        expect((then - now) / (step / 100) / households, `${key} ${ahead}`).toBeCloseTo(1, 6);
        expect(elasticity, key).toBeCloseTo((then / now - 1) / (step / 100 / share), 6);
      }
    }
  });
});
