import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kroner, TJENESTENIVAAER } from '../../kernel/index.ts';
import { amountsOf, fundedPart, unfundedPart } from './finansiering.ts';
import { byLevel, driftOf, driftTooLow, fromLines, staffOf } from './linjedrift.ts';
import type { Typed } from './maal.ts';
import { parseTiltak, typedTiltak } from './parse.ts';
import { samlerader } from './samling.ts';
import type { Tiltak } from './tiltak.ts';

const base: Typed = {
  title: 'Bygge åtte omsorgsboliger',
  maal: '1',
  ledger: 'boligsosialt',
  group: 'eldre',
  type: 'blokk',
  level: 'personalbase',
  status: 'finansiert',
  responsible: 'Eiendom',
  certainty: 'anbud',
  kostra: '265',
  units2: '4',
  units3: '4',
  investment1: '20 000 000',
};
const read = (change: Typed = {}) => parseTiltak({ ...base, ...change }, 2027, [1], { kostra: ['265'] });
const tiltak = (change: Typed = {}): Tiltak => {
  const parsed = read(change);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};
const codes = (change: Typed) => {
  const parsed = read(change);
  return parsed.ok ? [] : parsed.error.map((e) => `${e.field}:${e.code}`);
};

describe('drift that the lines of a tiltak say', () => {
  it('is the drift of the tiltak where the years stand empty: what comes in a year is in use half of it', () => {
    const t = tiltak({ effect1drift: '8 000 001', effect1staff: '10' });
    expect(driftOf(t)).toEqual([0, 2_000_000, 6_000_001, 8_000_001]);
    expect(amountsOf(t).operation).toEqual(driftOf(t));
    expect(staffOf(t)).toEqual([0, 2.5, 7.5, 10]);
    expect(typedTiltak(t)).toMatchObject({ operation2: '', staff2: '', effect1drift: '8\u00a0000\u00a0001' });
  });
  it('is part of what the years say, and never beside it', () => {
    const t = tiltak({
      effect1drift: '8 000 000',
      operation2: '9 000 000',
      operation3: '3 000 000',
      operation4: '8 500 000',
    });
    expect(driftOf(t)).toEqual([0, 9_000_000, 3_000_000, 8_500_000]);
    expect(byLevel(t, 'drift')).toEqual([
      { level: 'personalbase', years: [0, 2_000_000, 3_000_000, 8_000_000] },
      { level: null, years: [0, 7_000_000, 0, 500_000] },
    ]);
    expect(driftTooLow(t)).toEqual({ year: 2029, row: 3_000_000, lines: 4_000_000 });
    expect(driftTooLow(tiltak({ effect1drift: '8 000 000' }))).toBeNull();
  });
  it('must be said of every line that gives something before the tiltak has money, or in the years', () => {
    const two = { effect2type: 'annet', effect2level: 'heldoegns', effect2units2: '8', effect2drift: '5 000 000' };
    expect(codes(two)).toEqual(['operation1:drift-i-noen-linjer']);
    expect(codes({ ...two, effect1drift: '0' })).toEqual([]);
    expect(codes({ ...two, operation2: '6 000 000' })).toEqual([]);
    expect(codes({ ...two, status: 'foreslaatt' })).toEqual([]);
    expect(driftOf(tiltak({ ...two, status: 'foreslaatt' }))).toEqual([0, 0, 0, 0]);
  });
  it('is refused beside a statement that there is none', () => {
    expect(codes({ effect1drift: '8', noOperation: 'Leietaker betaler' })).toEqual([
      'noOperation:drift-og-ingen-drift',
    ]);
    expect(codes({ effect1drift: '0', noOperation: 'Leietaker betaler' })).toEqual([]);
  });
  it('is written out when two tiltak become one, so that what one of them said in its years is not lost', () => {
    const rows = samlerader(tiltak({ effect1drift: '8 000 000' }), tiltak({ operation4: '1 000 000' }));
    expect(rows.find((r) => r.key === 'operation')).toBeDefined();
  });
  it('adds up by level to the krone, whole or parted, in any prices', () => {
    const amount = fc.integer({ min: -5_000_000, max: 90_000_000 });
    const line = fc.record({
      level: fc.constantFrom(...TJENESTENIVAAER),
      units: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 4 }),
      drift: fc.option(amount.map(kroner), { nil: undefined }),
      staff: fc.option(fc.integer({ min: 0, max: 900 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 3 }),
        fc.array(amount, { minLength: 4, maxLength: 4 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 99 }),
        fc.constantFrom(1, 0.91, 1.0437),
        (lines, row, empty, share, factor) => {
          const t: Tiltak = {
            ...tiltak({ operation1: '1' }),
            operation: row.map((n) => kroner(empty ? 0 : n)),
            staff: empty ? [] : row.map((n) => Math.abs(n % 900) / 10),
            effects: lines.map(({ drift, staff, ...e }) => ({
              ...e,
              type: 'blokk' as const,
              ...(drift === undefined ? {} : { drift }),
              ...(staff === undefined ? {} : { staff: staff / 10 }),
            })),
          };
          const prices = { investment: factor, operation: factor };
          const part = { ...t, status: 'delvis' as const, share };
          for (const a of [amountsOf(t, prices), fundedPart(part, prices), unfundedPart(part, prices)])
            for (let y = 0; a && y < 4; y += 1)
              expect((a.byLevel ?? []).reduce((n, l) => n + (l.operation[y] ?? 0), 0)).toBe(a.operation[y]);
          // Whoever typed the years is believed.
          if (t.operation.some((n) => n !== 0)) expect(driftOf(t)).toEqual(t.operation);
          else if (!fromLines(t, 'drift')) expect(driftOf(t).every((n) => n === 0)).toBe(true);
          const [levels, staff] = [byLevel(t, 'staff'), staffOf(t) ?? []];
          for (let y = 0; y < 4; y += 1)
            expect(levels.reduce((n, l) => n + Math.round((l.years[y] ?? 0) * 10), 0)).toBe(
              Math.round((staff[y] ?? 0) * 10),
            );
          expect(levels.every((l) => l.years.every((n) => l.level === null || n >= 0))).toBe(true);
        },
      ),
    );
  });
});
