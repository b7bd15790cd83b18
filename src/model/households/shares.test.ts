import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputOf, LOADED, people } from '../../../test/model-sample.ts';
import { readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { explainGap } from '../explain/explain.ts';
import { run } from '../run.ts';
import type { Parameters } from '../types.ts';
import { householdsByType, sharesAt } from './membership.ts';
import { householdPath } from './path.ts';
import { bandShare, movedShares, movesOf, type ShareTarget } from './shares.ts';

const parameters = toParameters(readParameterFile('.'));
const base = people(1, 2020, 150);
const ALONE = 0;
const withTargets = (targets: readonly ShareTarget[], years = 10): Parameters => ({
  ...parameters,
  householdShares: { years, targets },
});
const old = { from: 80, to: 105, type: ALONE };

describe('the trend of households per head', () => {
  it('loses the damped part of its change each year, and stops at the cap', () => {
    const path = (damping: number, t: number, cap = 1) =>
      householdPath({ ...parameters, householdPath: { trend: 0.01, damping, cap } }, t);
    expect(path(1, 3)).toBeCloseTo(1.01 ** 3, 12);
    expect(path(0.5, 3)).toBeCloseTo(1.01 ** (1 + 0.5 + 0.25), 12);
    expect(path(1, 50, 0.2)).toBe(1.2);
    expect(path(1, 0)).toBe(1);
  });
});

describe("a user's own household shares", () => {
  it('are of the type that lives alone, which stands first', () => {
    expect(parameters.householdTypes[ALONE]).toBe('alene');
    expect(parameters.householdSize[ALONE]).toBe(1);
  });
  it('keep everybody in one place, those outside private households where they were, and the pattern of age and sex', () => {
    // A double of fast-check lies at nothing half of the time.
    const share = fc.oneof(
      { arbitrary: fc.integer({ min: 1, max: 9999 }).map((n) => n / 10_000), weight: 8 },
      { arbitrary: fc.constantFrom(0, 1), weight: 1 },
    );
    fc.assert(
      fc.property(share, share, share, (alone, old80, part) => {
        const moves = movesOf(
          base,
          withTargets([
            { from: 30, to: 66, type: ALONE, share: alone },
            { ...old, share: old80 },
          ]),
        );
        for (const sex of ['female', 'male'] as const)
          for (let age = 0; age <= 105; age += 5) {
            const was = sharesAt(parameters, sex, age);
            const now = movedShares(was, age, { moves, part });
            expect(now.reduce((n, s) => n + s, 0)).toBeCloseTo(1, 12);
            expect(now.every((s) => s >= 0 && s <= 1 + 1e-12)).toBe(true);
            expect(now.at(-1)).toBe(was.at(-1));
            if (age < 30 || part === 0) expect(now).toEqual(was);
          }
      }),
    );
  });
  it('hit what was typed in the base population when they are reached, half of the way in half of the time', () => {
    const now = bandShare(base, parameters, old);
    const target = now - 0.1;
    const own = withTargets([{ ...old, share: target }]);
    const [alone = 0] = householdsByType(base, parameters);
    const inPrivate = ['female', 'male'].flatMap((sex) =>
      Array.from({ length: 26 }, (_, i) => {
        const shares = sharesAt(parameters, sex as 'female', 80 + i);
        return (base[sex as 'female'][80 + i] ?? 0) * (1 - (shares.at(-1) ?? 0));
      }),
    );
    const homes = inPrivate.reduce((n, v) => n + v, 0);
    const at = (part: number) => householdsByType(base, own, { moves: movesOf(base, own), part })[ALONE] ?? 0;
    expect(at(1) - alone).toBeCloseTo(-0.1 * homes, 6);
    expect(at(0.5) - alone).toBeCloseTo(-0.05 * homes, 6);
    expect(at(0)).toBe(alone);
    // All the way up too, where some ages are nearly there already.
    const everybody = withTargets([{ ...old, share: 1 }]);
    const up = householdsByType(base, everybody, { moves: movesOf(base, everybody), part: 1 })[ALONE] ?? 0;
    expect(up - alone).toBeCloseTo((1 - now) * homes, 6);
  });
  it('go from the base year in a straight line, stay where they are reached, and leave the calibrated base as it is', () => {
    const path = Array.from({ length: 21 }, (_, i) => ({ ...base, year: 2020 + i }));
    const input = inputOf([base], { years: 20, projection: path, households: { year: 2020, count: 6000 } });
    const share = bandShare(base, parameters, old);
    const of = (targets: readonly ShareTarget[]) =>
      run(input, withTargets(targets), 1, { draws: 0 }).result.households.byType[ALONE] ?? [];
    const [usual, own] = [of([]), of([{ ...old, share: share + 0.2 }])];
    const more = own.map((h, t) => h - (usual[t] ?? 0));
    expect(more[0]).toBeCloseTo(0, 9);
    expect(more[5]).toBeCloseTo((more[10] ?? 0) / 2, 6);
    expect(more[20]).toBeCloseTo(more[10] ?? 0, 6);
    expect(more[10]).toBeGreaterThan(1);
  });
  it('have an interval, and a gap that can be opened to the same figure', () => {
    const input = inputOf(
      [2018, 2019, 2020].map((y) => people(y, y, 150)),
      { years: 12, ...LOADED, households: { year: 2020, count: 6000 } },
    );
    const { result } = run(input, withTargets([{ ...old, share: 0.3 }]), 1, { draws: 30 });
    const row = result.gap.find((g) => g.ledger === 'boligutvikling' && g.type === 'alle' && g.year === 2030);
    if (!row) throw new Error('no gap');
    const { p10, p90 } = result.households.total[10] ?? { p10: null, p90: null };
    expect((p10 ?? 0) < (p90 ?? 0)).toBe(true);
    expect(explainGap(result, row)?.value).toBeCloseTo(row.mean, 6);
    const usual = run(input, parameters, 1, { draws: 30 }).result;
    expect(row.mean).toBeLessThan(usual.gap.find((g) => g.type === 'alle' && g.year === 2030)?.mean ?? 0);
  });
});
