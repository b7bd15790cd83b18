import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTables, isNothingNew } from './endring.ts';
import type { StatTable } from './stat-table.ts';
import { isFetchedTooEarly, isUnrevised } from './urevidert.ts';

/** A table by place, type and year; a figure of null is missing with the symbol '..', undefined was never in the file. */
function table(
  figures: Readonly<Record<string, readonly (number | null | undefined)[]>>,
  years: readonly string[],
  types: readonly string[] = ['Enebolig', 'Blokk'],
): StatTable {
  const places = Object.keys(figures);
  const flat = Object.values(figures).flat();
  return {
    table: '06265',
    title: '06265: Boliger',
    dimensions: [
      { code: 'Region', label: 'region', role: 'region', values: places.map((code) => ({ code, label: code })) },
      { code: 'BygnType', label: 'type', role: 'other', values: types.map((label, i) => ({ code: `0${i}`, label })) },
      { code: 'Tid', label: 'år', role: 'time', values: years.map((code) => ({ code, label: code })) },
    ],
    values: Float64Array.from(flat, (v) => v ?? Number.NaN),
    status: new Map(flat.flatMap((v, i) => (v === null ? [[i, '..'] as const] : []))),
    units: { Boliger: 'boliger' },
    notes: [],
    updated: null,
  };
}
const OWN = new Set(['3101']);

describe('what is new in a table', () => {
  it('is told cell by cell, and the largest of the municipality in words, whatever the order of the values', () => {
    const before = table({ '3101': [100, 110, 50, null], '0': [9000, 9100, 700, 710] }, ['2024', '2025']);
    const after = table({ '0': [9100, 9200, 9000, 710, 720, 700], 'K-3101': [112, 120, 100, 55, 60, 50] }, [
      '2025',
      '2026',
      '2024',
    ]);
    const change = compareTables(before, after, OWN);
    expect(change).toEqual({
      changed: 2,
      added: 4,
      removed: 0,
      newPeriods: ['2026'],
      largest: [{ period: '2025', what: ['Enebolig'], unit: 'boliger', before: 110, after: 112 }],
      otherShape: false,
    });
  });

  it('counts what is gone, and never takes a missing figure for nothing', () => {
    const before = table({ '3101': [100, 110, 50, null] }, ['2024', '2025']);
    const after = table({ '3101': [110, undefined] }, ['2025']);
    expect(compareTables(before, after, OWN)).toMatchObject({ changed: 0, added: 0, removed: 3, largest: [] });
    const zero = table({ '3101': [100, 110, 50, 0] }, ['2024', '2025']);
    expect(compareTables(before, zero, OWN)).toMatchObject({ changed: 1, largest: [] });
  });

  it('says so when the tables are cut in different ways', () => {
    const before = table({ '3101': [100, 110] }, ['2024', '2025'], ['Enebolig']);
    const cut = table({ '3101': [60, 60, 40, 50] }, ['2024', '2025'], ['Eid', 'Leid']);
    const after = {
      ...cut,
      dimensions: cut.dimensions.map((d) => (d.role === 'other' ? { ...d, code: 'Eieform' } : d)),
    };
    expect(compareTables(before, after, OWN)).toMatchObject({ otherShape: true, changed: 0, added: 4, removed: 2 });
  });

  it('is nothing for a table beside itself, and adds up for any two', () => {
    const cell = fc.option(fc.integer({ min: 0, max: 50 }), { nil: null });
    const made = fc.tuple(
      fc.array(cell, { minLength: 4, maxLength: 4 }),
      fc.constantFrom(['2024', '2025'], ['2025', '2026']),
    );
    fc.assert(
      fc.property(made, made, ([a, ya], [b, yb]) => {
        const [old, next] = [table({ '3101': a }, ya), table({ '3101': b }, yb)];
        const self = compareTables(old, old, OWN);
        expect(isNothingNew(self, old, old)).toBe(true);
        const change = compareTables(old, next, OWN);
        // Every cell of the older one is kept or gone, every cell of the newer one kept or new.
        expect(4 - change.removed).toBe(4 - change.added);
        expect(change.changed).toBeLessThanOrEqual(4 - change.added);
        const back = compareTables(next, old, OWN);
        expect([back.changed, back.added, back.removed]).toEqual([change.changed, change.removed, change.added]);
      }),
    );
  });
});

describe('figures that are not finished', () => {
  it.each([
    [true, '2026-03-15T07:00:00Z', '2025', true],
    [true, '2026-06-14T23:00:00Z', '2025', true],
    [true, '2026-06-15T06:00:00Z', '2025', false],
    [true, '2027-03-15T07:00:00Z', '2025', false],
    [false, '2026-03-15T07:00:00Z', '2025', false],
    [true, null, '2025', false],
  ])('KOSTRA %s updated %s for %s is unrevised: %s', (kostra, updated, lastPeriod, told) => {
    expect(isUnrevised({ kostra, updated, lastPeriod })).toBe(told);
  });
  it('are those fetched between five and eight', () => {
    expect(['04.59', '05.00', '07.59', '08.00'].map(isFetchedTooEarly)).toEqual([false, true, true, false]);
  });
});
