import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kroner } from '../../kernel/index.ts';
import type { StoredMaal, Tiltak } from '../tiltak/index.ts';
import { maalTables } from './maaltabell.ts';
import { buildOekonomiplan } from './oekonomiplan.ts';
import { byggetiltak } from './sample.ts';

const four = (a = 0, b = 0, c = 0, d = 0) => [a, b, c, d].map(kroner);
const goal = (number: number, title: string, ways: readonly string[] = []): StoredMaal => ({
  number,
  revision: 1,
  created: '',
  data: { title, ledger: 'boligsosialt', indicator: '', target: '' },
  strategies: ways.map((way, i) => ({
    maal: number,
    number: i + 1,
    revision: 1,
    data: { title: way, roles: [], instruments: '', removed: way === 'Borte' },
  })),
});
const GOALS = [goal(1, 'Trygge hjem', ['Kjøpe', 'Borte']), goal(2, 'Nok boliger')];
const tiltak = (number: number, change: Partial<Tiltak>) => ({
  number,
  data: byggetiltak({
    ...change,
  }),
});
const rowsOf = (all: readonly ReturnType<typeof tiltak>[], maal = GOALS, by: 'strategi' | 'maal' = 'strategi') => {
  const plan = buildOekonomiplan(2027, all, [], { kostra: [], prices: [], maal });
  const [table] = maalTables(plan, 'nb', by);
  return (table?.rows ?? []).map((r) => r.cells.map((c) => (c && typeof c === 'object' ? c.number : c)));
};

describe('money by goal and strategi', () => {
  it('stands in their order, the goal in general after its strategies, and what has no goal last', () => {
    const all = [
      tiltak(1, { maal: 9, investment: four(1) }),
      tiltak(2, { maal: 2, investment: four(20) }),
      tiltak(3, { maal: 1, investment: four(300), strategy: 2 }),
      tiltak(4, { maal: 1, operation: four(0, 4000), strategy: 1, investment: four(5) }),
    ];
    expect(rowsOf(all, GOALS, 'maal')).toEqual([
      ['1. Trygge hjem', 'Investering', 305, 0, 0, 0, 305],
      ['1. Trygge hjem', 'Netto drift', 0, 4000, 0, 0, 4000],
      ['2. Nok boliger', 'Investering', 20, 0, 0, 0, 20],
      ['Uten mål', 'Investering', 1, 0, 0, 0, 1],
      ['Sum', 'Investering', 326, 0, 0, 0, 326],
      ['Sum', 'Netto drift', 0, 4000, 0, 0, 4000],
    ]);
    expect(rowsOf(all)).toEqual([
      ['1. Trygge hjem', '1.1 Kjøpe', 'Investering', 5, 0, 0, 0, 5],
      ['1. Trygge hjem', '1.1 Kjøpe', 'Netto drift', 0, 4000, 0, 0, 4000],
      // A strategi that was taken away leaves its tiltak to the goal.
      ['1. Trygge hjem', 'Målet generelt', 'Investering', 300, 0, 0, 0, 300],
      ['2. Nok boliger', 'Målet generelt', 'Investering', 20, 0, 0, 0, 20],
      ['Uten mål', '–', 'Investering', 1, 0, 0, 0, 1],
      ['Sum', '', 'Investering', 326, 0, 0, 0, 326],
      ['Sum', '', 'Netto drift', 0, 4000, 0, 0, 4000],
    ]);
    expect(rowsOf([tiltak(1, { investment: four(1) })], [])).toEqual([]);
  });

  it('adds up to the plan to the krone, whatever the goals', () => {
    const amount = fc.integer({ min: 0, max: 90_000_000 });
    const one = fc.record({ maal: fc.integer({ min: 1, max: 4 }), strategy: fc.integer({ min: 1, max: 3 }), amount });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 12 }), (all) => {
        const lines = all.map((t, i) =>
          tiltak(i + 1, {
            maal: t.maal,
            strategy: t.strategy,
            investment: four(t.amount, 0, t.amount % 977),
            operation: four(0, t.amount % 89, 1),
          }),
        );
        const rows = rowsOf(lines);
        fc.pre(rows.length > 0);
        const { totals, netOperation } = buildOekonomiplan(2027, lines, []);
        for (const [part, sums] of [
          ['Investering', totals.investment],
          ['Netto drift', netOperation],
        ] as const)
          for (const [i, sum] of sums.entries()) {
            const own = rows.filter((r) => r[0] !== 'Sum' && r[2] === part).map((r) => Number(r[3 + i]));
            expect(own.reduce((a, b) => a + b, 0)).toBe(sum);
            expect(rows.find((r) => r[0] === 'Sum' && r[2] === part)?.[3 + i]).toBe(sum);
          }
      }),
    );
  });
});
