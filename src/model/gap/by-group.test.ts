import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inputOf, LOADED, people } from '../../../test/model-sample.ts';
import { readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import type { GapRow, GroupGap, RunResult } from '../result.ts';
import { run } from '../run.ts';
import type { FlowRow, RunInput, SocialCount } from '../types.ts';

const parameters = toParameters(readParameterFile('.'));
const history = [2018, 2019, 2020].map((year) => people(year, year));

const count = (change: Partial<SocialCount>): SocialCount => ({
  group: 'unge',
  type: 'blokk',
  level: 'ingen',
  now: 8,
  perYear: 0,
  confidence: 'B',
  ...change,
});
const flow = (change: Partial<FlowRow>): FlowRow => ({
  kind: 'measure',
  id: 'm',
  year: 2021,
  type: 'blokk',
  level: 'ingen',
  ledger: 'boligsosialt',
  units: 5,
  probability: 1,
  delay: 0,
  confidence: 'B',
  ...change,
});
const resultOf = (change: Partial<RunInput>, seed = 1, draws = 0, exampleShare = parameters.exampleShare): RunResult =>
  run(inputOf(history, { years: 4, ...change }), { ...parameters, exampleShare }, seed, { draws }).result;
const at = (result: RunResult, year: number) =>
  Object.fromEntries((result.gapByGroup ?? []).filter((g) => g.year === year).map((g) => [g.group, g]));

const GROUPS = ['alle', 'unge', 'eldre', 'bostedsloese'] as const;
const kind = { type: fc.constantFrom('blokk' as const, 'annet' as const), level: fc.constant('ingen' as const) };
const counts = fc.array(
  fc.record({
    group: fc.constantFrom(...GROUPS),
    ...kind,
    now: fc.integer({ min: 0, max: 20 }),
    perYear: fc.integer({ min: 0, max: 4 }),
  }),
  { maxLength: 5 },
);
const flows = fc.array(
  fc.record({
    group: fc.option(fc.constantFrom(...GROUPS, 'demens' as const), { nil: undefined }),
    type: fc.constantFrom('blokk' as const, 'annet' as const),
    level: fc.constantFrom('ingen' as const, 'heldoegns' as const),
    ledger: fc.constantFrom('boligsosialt' as const, 'boligutvikling' as const),
    year: fc.integer({ min: 2020, max: 2024 }),
    units: fc.integer({ min: -4, max: 9 }),
    probability: fc.constantFrom(0.4, 0.9, 1),
    delay: fc.constantFrom(0, 2),
  }),
  { maxLength: 6 },
);

it('adds up to the row of the ledger in what is expected, in its ends and in every draw', () => {
  fc.assert(
    fc.property(counts, flows, fc.integer({ min: 1, max: 500 }), (told, coming, seed) => {
      // One draw and no withholding: an interval's ends are then the draw itself.
      const input: Partial<RunInput> = {
        stock: LOADED.stock,
        social: told.map((c) => count(c)),
        flows: coming.map(({ group, ...f }, i) => flow({ ...f, ...(group ? { group } : {}), id: `m${i}` })),
        groups: [
          {
            kind: 'flow',
            group: 'rus-psykisk',
            type: 'blokk',
            level: 'ingen',
            year: 2020,
            confidence: 'B',
            now: 14,
            perYear: 5,
            leaving: null,
          },
        ],
      };
      const result = resultOf(input, seed, 1, 1);
      const social = result.gap.filter((g) => g.ledger === 'boligsosialt');
      expect(social.length).toBeGreaterThan(0);
      for (const row of social) {
        const parts = (result.gapByGroup ?? []).filter(
          (g) => g.type === row.type && g.level === row.level && g.year === row.year,
        );
        const sum = (of: (g: GapRow) => number) => parts.reduce((n, g) => n + of(g), 0);
        expect(sum((g) => g.mean)).toBeCloseTo(row.mean, 8);
        expect(sum((g) => g.open?.low ?? g.mean)).toBeCloseTo(row.open?.low ?? row.mean, 8);
        expect(sum((g) => g.open?.high ?? g.mean)).toBeCloseTo(row.open?.high ?? row.mean, 8);
        expect(sum((g) => g.p10 ?? Number.NaN)).toBeCloseTo(row.p10 ?? 0, 8);
      }
      expect(new Set(result.gapByGroup?.map((g) => g.ledger))).toEqual(new Set(['boligsosialt']));
    }),
    { numRuns: 40 },
  );
});

it('takes what is reserved from its own group alone, and what is open from none', () => {
  const social = [count({ now: 8 }), count({ group: 'eldre', now: 6 })];
  const without = at(resultOf({ social, flows: [] }), 2023);
  expect([without.unge?.mean, without.eldre?.mean, without.alle]).toEqual([8, 6, undefined]);
  const reserved = at(resultOf({ social, flows: [flow({ group: 'unge' })] }), 2023);
  expect([reserved.unge?.mean, reserved.eldre?.mean, reserved.alle]).toEqual([3, 6, undefined]);
  const open = at(resultOf({ social, flows: [flow({})] }), 2023);
  expect([open.unge?.mean, open.eldre?.mean, open.alle?.mean]).toEqual([8, 6, -5]);
  expect(open.alle?.counted).toBe(false);
});

it('says how likely each group is to have too little', () => {
  const social = [count({ now: 5 }), count({ group: 'eldre', now: 9 })];
  const coming = [
    flow({ id: 'a', group: 'unge', units: 6, probability: 0.6 }),
    flow({ id: 'b', group: 'eldre', units: 2 }),
  ];
  const rows = at(resultOf({ social, flows: coming }, 3, 600), 2023);
  expect(Math.abs((rows.unge?.shortage ?? 0) - 0.4)).toBeLessThan(0.06);
  expect(rows.eldre?.shortage).toBe(1);
});

it('does not take supply for a group that nobody has told the need of as enough, nor as too much', () => {
  const rows = at(resultOf({ social: [count({})], flows: [flow({ group: 'demens' })] }, 1, 50), 2023);
  expect(rows.demens).toMatchObject({ counted: false, mean: -5, p10: -5, p90: -5, shortage: null });
  expect(rows.unge).toMatchObject({ counted: true, mean: 8, shortage: 1 } satisfies Partial<GroupGap>);
});

it('leaves the modelled places with 24-hour staffing whole, whoever a place is meant for', () => {
  const place = flow({ type: 'annet', level: 'heldoegns', group: 'demens' });
  const result = resultOf({ stock: LOADED.stock, flows: [place] });
  const row = result.gap.find((g) => g.level === 'heldoegns' && g.year === 2023);
  expect(at(result, 2023)).toEqual({ alle: expect.objectContaining({ counted: true, mean: row?.mean }) });
});

it("says how much supply is not any one group's, and where it comes from", () => {
  const flows = [
    flow({ kind: 'agreement', id: 'a', units: 4, probability: 0.5 }),
    flow({ kind: 'agreement', id: 'b', units: 2, year: 2022 }),
    flow({ id: 'c', group: 'unge' }),
    flow({ id: 'd', group: 'alle', units: 3, type: 'annet' }),
    flow({ kind: 'programme', id: 'e', ledger: 'boligutvikling' }),
  ];
  expect(resultOf({ social: [count({})], flows }).notByGroup).toEqual([
    { kind: 'agreement', type: 'blokk', level: 'ingen', coming: [0, 0, 2, 4, 4] },
    { kind: 'measure', type: 'annet', level: 'ingen', coming: [0, 0, 3, 3, 3] },
  ]);
});
