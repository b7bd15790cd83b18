import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputOf, people } from '../../../test/model-sample.ts';
import { BOLIGTYPER, TJENESTENIVAAER } from '../../kernel/index.ts';
import { readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { endringFlows } from '../../plan/boligtilbud/endring.ts';
import { run } from '../run.ts';
import { FLOW_KINDS, type FlowRow } from '../types.ts';
import { arrival, arrivalsOf, comingByKind, drawnBy, expectedBy } from './supply.ts';

const parameters = toParameters(readParameterFile('.'));
const YEARS = Array.from({ length: 12 }, (_, i) => 2026 + i);
const row = {
  ...({ ledger: 'boligsosialt', type: 'blokk', level: 'ingen', units: 8, year: 2028, probability: 100 } as const),
};
const flowsOf = (change: Partial<Parameters<typeof endringFlows>[1]>) =>
  endringFlows('x', { ...row, ...change }, null, () => ({}));
const at = (flows: readonly FlowRow[], year: number, fits: (f: FlowRow) => boolean = () => true) =>
  flows.filter(fits).reduce((n, f) => n + expectedBy(f, year), 0);

const flow: fc.Arbitrary<FlowRow> = fc.record({
  kind: fc.constantFrom(...FLOW_KINDS),
  id: fc.constantFrom('a', 'b', 'c'),
  year: fc.integer({ min: 2024, max: 2036 }),
  type: fc.constantFrom(...BOLIGTYPER),
  level: fc.constantFrom(...TJENESTENIVAAER),
  ledger: fc.constantFrom('boligutvikling' as const, 'boligsosialt' as const),
  units: fc.integer({ min: -40, max: 40 }),
  // Doubles of fast-check are nearly all next to nothing.
  probability: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
  delay: fc.constantFrom(0, 1, 2.5),
  confidence: fc.constant('B' as const),
});

describe('the projection of supply', () => {
  it('takes what is sold and torn down away in its year', () => {
    for (const change of ['salg', 'riving'] as const) {
      const flows = flowsOf({ change });
      expect(YEARS.slice(2, 5).map((y) => at(flows, y))).toEqual([0, -8, -8]);
      expect(flows.map((f) => f.kind)).toEqual([change === 'salg' ? 'sale' : 'demolition']);
    }
  });
  it('has what is put in order out until it is back, half of it a year later where nobody has said', () => {
    const told = flowsOf({ change: 'rehabilitering', backYear: 2030 });
    expect(YEARS.slice(2, 7).map((y) => at(told, y))).toEqual([0, -8, -8, 0, 0]);
    const untold = flowsOf({ change: 'rehabilitering' });
    expect(YEARS.slice(2, 6).map((y) => at(untold, y))).toEqual([0, -4, -2, -1]);
    expect(untold.map((f) => f.confidence)).toEqual(['B', 'O']);
  });
  it('moves what is rebuilt from one kind to another, as many or so many as are told', () => {
    const flows = flowsOf({ change: 'ombygging', toType: 'annet', toLevel: 'heldoegns' });
    expect(at(flows, 2029, (f) => f.type === 'blokk')).toBe(-8);
    expect(at(flows, 2029, (f) => f.level === 'heldoegns')).toBe(8);
    const fewer = flowsOf({ change: 'ombygging', toType: 'annet', toLevel: 'heldoegns', toUnits: 5 });
    expect(YEARS.slice(2, 5).map((y) => at(fewer, y))).toEqual([0, -3, -3]);
  });
  it('lets nothing come back or become another that never went, in any draw', () => {
    const place = { area: '0301', seed: 1, shared: 0.3 };
    for (const change of ['rehabilitering', 'ombygging'] as const) {
      const flows = flowsOf({ change, probability: 50, backYear: 2028, toType: 'annet', toLevel: 'ingen' });
      const sums = Array.from({ length: 50 }, (_, d) => flows.map((f) => drawnBy(f, 2040, place, d)));
      expect(new Set(sums.map(([out = 0, back = 0]) => out + back))).toEqual(new Set([0]));
      expect(new Set(sums.map(([out]) => Math.abs(out ?? 0)))).toEqual(new Set([0, 8]));
    }
  });
  it('closes each year with what it opened with, plus what comes and minus what goes, by kind', () => {
    fc.assert(
      fc.property(fc.array(flow, { maxLength: 20 }), (flows) => {
        const coming = comingByKind(flows, YEARS);
        for (const ledger of ['boligutvikling', 'boligsosialt'] as const) {
          const own = flows.filter((f) => f.ledger === ledger);
          const standing = (y: number) => own.reduce((n, f) => n + expectedBy(f, y), 0);
          for (const [i, year] of YEARS.entries()) {
            const told = FLOW_KINDS.reduce((n, kind) => n + (coming[ledger][kind]?.[i] ?? 0), 0);
            expect(told).toBeCloseTo(standing(year), 8);
            if (i === 0) continue;
            const changes = FLOW_KINDS.map(
              (kind) => (coming[ledger][kind]?.[i] ?? 0) - (coming[ledger][kind]?.[i - 1] ?? 0),
            );
            const [came, went] = [changes.filter((n) => n > 0), changes.filter((n) => n < 0)].map((of) =>
              of.reduce((n, c) => n + c, 0),
            );
            expect(standing(YEARS[i - 1] as number) + (came as number) + (went as number)).toBeCloseTo(
              standing(year),
              8,
            );
          }
        }
      }),
      { numRuns: 60 },
    );
  });
  it('widens the gap by what goes and narrows it by what is back, in the year and of the kind', () => {
    const history = [2018, 2019, 2020].map((year) => people(year, year, 150));
    const social = [{ group: 'unge', type: 'blokk', level: 'ingen', now: 20, perYear: 0, confidence: 'B' }] as const;
    const stock = [{ ...row, confidence: 'B' }] as const;
    const gap = (flows: FlowRow[]) =>
      run(inputOf(history, { stock, social, flows }), parameters, 1, { draws: 0 }).result.gap.filter(
        (g) => g.ledger === 'boligsosialt' && g.type === 'blokk',
      );
    const means = (change: Parameters<typeof flowsOf>[0]) => gap(flowsOf({ year: 2021, ...change })).map((g) => g.mean);
    expect(means({ change: 'salg' }).slice(0, 3)).toEqual([20, 28, 28]);
    expect(means({ change: 'rehabilitering', backYear: 2022 }).slice(0, 3)).toEqual([20, 28, 20]);
    expect(means({ change: 'ombygging', toType: 'annet', toLevel: 'ingen' }).slice(0, 3)).toEqual([20, 28, 28]);
    expect(means({ change: 'ombygging', type: 'annet', toType: 'blokk', toLevel: 'ingen' }).slice(0, 3)).toEqual([
      20, 12, 12,
    ]);
  });
  it('never widens a gap, in what is expected, in its ends, or in how likely a shortage is', () => {
    const history = [2023, 2024, 2025].map((year) => people(year, year, 150));
    const groups = [
      { kind: 'flow', group: 'unge', type: 'blokk', level: 'ingen', year: 2025, now: 20, perYear: 6, confidence: 'B' },
    ] as const;
    const loaded = {
      stock: [{ ...row, confidence: 'B' }],
      dwellings: { year: 2025, count: 6400, byType: null },
      households: { year: 2025, count: 6000 },
      groups: groups.map((g) => ({ ...g, leaving: null })),
    } as const;
    const gapOf = (flows: readonly FlowRow[]) =>
      run(inputOf(history, { years: 8, ...loaded, flows }), parameters, 1, { draws: 30 }).result.gap;
    const coming = flow.map((f) => ({
      ...f,
      ...({ type: 'blokk', level: 'ingen' } as const),
      units: 1 + Math.abs(f.units),
    }));
    let [held, less] = [0, 0];
    fc.assert(
      fc.property(fc.array(flow, { maxLength: 4 }), coming, (flows, more) => {
        const after = new Map(
          gapOf([...flows, more]).map((g) => [JSON.stringify([g.ledger, g.type, g.level, g.year]), g]),
        );
        for (const before of gapOf(flows)) {
          const now = after.get(JSON.stringify([before.ledger, before.type, before.level, before.year]));
          for (const figure of ['mean', 'p10', 'p50', 'p90', 'shortage'] as const) {
            const [then, since] = [before[figure], now?.[figure]];
            if (then == null || since == null) continue;
            held += 1;
            if (since < then) less += 1;
            expect(since, figure).toBeLessThanOrEqual(then + 1e-9);
          }
        }
      }),
      { numRuns: 20 },
    );
    expect(held).toBeGreaterThan(500);
    expect(less).toBeGreaterThan(50);
  });
});

describe('the arrivals of many flows', () => {
  it('are those of each flow by itself, whatever fields they share', () => {
    const flow = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      field: fc.constantFrom('f', 'g', undefined),
      year: fc.integer({ min: 2026, max: 2040 }),
      units: fc.integer({ min: 1, max: 50 }),
      probability: fc.constantFrom(0, 0.35, 0.8, 1),
      delay: fc.constantFrom(0, 0.5, 2),
    });
    const place = fc.record({
      area: fc.constantFrom('0301', '3101'),
      seed: fc.nat(),
      shared: fc.constantFrom(0, 0.3, 1),
    });
    fc.assert(
      fc.property(fc.array(flow, { maxLength: 6 }), place, (rows, where) => {
        const flows = rows as unknown as readonly FlowRow[];
        const all = arrivalsOf(flows, where, 20);
        for (const one of flows)
          expect([...(all.get(one) ?? [])]).toEqual(Array.from({ length: 20 }, (_, d) => arrival(one, where, d)));
      }),
    );
  });
});
