import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kroner, roundKroner, sumKroner } from '../../kernel/index.ts';
import type { Tiltak } from '../tiltak/index.ts';
import { loadPrices, priceTable } from './content.ts';
import { buildOekonomiplan } from './oekonomiplan.ts';
import { convert, type PriceTable, priceYears } from './priser.ts';
import { byggetiltak } from './sample.ts';
import { oekonomiplanTables } from './tables.ts';

const row = (index: 'byggekost' | 'deflator', year: number, percent: number) =>
  ({ index, year, percent, confidence: 'B', source: 'prøve' }) as const;
const TABLE: PriceTable = [
  row('byggekost', 2025, 4),
  row('byggekost', 2026, 10),
  row('deflator', 2025, 2),
  row('deflator', 2026, 5),
];

const tiltak = (change: Partial<Tiltak>): Tiltak =>
  byggetiltak({
    firstYear: 2026,
    units: [0, 0, 0, 0],
    investment: [1_000_005, 0, 0, 0].map(kroner),
    grants: [333_333, 0, 0, 0].map(kroner),
    operation: [-5, 10, 0, 0].map(kroner),
    ...change,
  });

describe('the table of prices', () => {
  it('loads as it stands in content, with every year once and a source for each', () => {
    const table = loadPrices('.');
    expect(priceYears(table)).toContain(2027);
    expect(table.every((r) => r.source !== '')).toBe(true);
  });
  it('is refused with a hole, with a year twice, or without an index', () => {
    const plain = TABLE.map((r) => ({ ...r }));
    expect(priceTable.safeParse(plain).success).toBe(true);
    expect(priceTable.safeParse([...plain, row('deflator', 2028, 1)]).success).toBe(false);
    expect(priceTable.safeParse([...plain, row('deflator', 2026, 1)]).success).toBe(false);
    expect(priceTable.safeParse(plain.slice(0, 2)).success).toBe(false);
  });
});

describe('amounts in the prices of another year', () => {
  it('are carried forward, back again, and not where a year is missing', () => {
    expect(convert(TABLE, 2024, 2026)?.factors.investment).toBeCloseTo(1.04 * 1.1, 12);
    expect(convert(TABLE, 2026, 2024)?.factors.operation).toBeCloseTo(1 / (1.02 * 1.05), 12);
    expect(convert(TABLE, 2026, 2026)?.factors).toEqual({ investment: 1, operation: 1 });
    expect(convert(TABLE, 2023, 2026)).toBeNull();
  });

  it('are rounded once a line, half away from zero, investment and running costs by their own index', () => {
    const all = [{ number: 1, data: tiltak({ priceYear: 2025 }) }];
    const [line] = buildOekonomiplan(2026, all, [], { kostra: [], prices: TABLE }).lines;
    expect(line?.investment[0]).toBe(1_100_006); // 1 100 005,5
    expect(line?.operation.slice(0, 2)).toEqual([-5, 11]); // -5,25 and 10,5
    expect((line?.grants[0] ?? 0) + (line?.loan[0] ?? 0)).toBe(1_100_006);
    expect(line?.typed.investment[0]).toBe(1_000_005);
  });

  it('are shown with what they were, and named when they cannot be carried', () => {
    const all = [
      { number: 1, data: tiltak({ priceYear: 2025 }) },
      { number: 2, data: tiltak({ priceYear: 2010 }) },
      { number: 3, data: tiltak({}) },
    ];
    const plan = buildOekonomiplan(2026, all, [], { kostra: [], prices: TABLE });
    const table = oekonomiplanTables(plan, 'nb').find((t) => t.id === 'priser');
    expect(table?.rows.map((r) => [r.cells[0], r.cells[1], r.cells[6]])).toEqual([
      ['T-001', 'Investering', 'B'],
      ['T-001', 'Drift', 'B'],
      ['T-002', 'Investering', 'ikke regnet om'],
      ['T-002', 'Drift', 'ikke regnet om'],
    ]);
    expect(table?.rows[0]?.cells[5]).toEqual({ number: 1_100_006 });
    expect(plan.lines.filter((l) => l.conversion === null).map((l) => l.number)).toEqual(['T-002']);
  });

  it('of a partly financed tiltak are split without a krone lost or a source below zero', () => {
    const amount = fc.integer({ min: 0, max: 900_000_000 });
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        fc.integer({ min: 1, max: 99 }),
        fc.constantFrom(2024, 2025, 2026),
        fc.constantFrom(2024, 2025, 2026),
        (grant, loan, drift, share, from, to) => {
          const data = tiltak({
            status: 'delvis',
            share,
            firstYear: to,
            priceYear: from,
            investment: [grant + loan, 0, 0, 0].map(kroner),
            grants: [grant, 0, 0, 0].map(kroner),
            operation: [drift, 0, 0, 0].map(kroner),
          });
          const plan = buildOekonomiplan(to, [{ number: 1, data }], [], { kostra: [], prices: TABLE });
          const factors = convert(TABLE, from, to)?.factors ?? { investment: 0, operation: 0 };
          const both = [...plan.lines, ...plan.unfunded];
          expect(sumKroner(both.map((l) => l.investment[0] ?? kroner(0)))).toBe(
            roundKroner((grant + loan) * factors.investment),
          );
          expect(sumKroner(both.map((l) => l.operation[0] ?? kroner(0)))).toBe(roundKroner(drift * factors.operation));
          for (const l of both) expect(Math.min(l.grants[0] ?? 0, l.loan[0] ?? 0)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
