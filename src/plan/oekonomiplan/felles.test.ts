import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kroner } from '../../kernel/index.ts';
import type { Tiltak } from '../tiltak/index.ts';
import { endringFrom } from './behandling.ts';
import { endringTable } from './behandlingtabell.ts';
import { inCommon } from './felles.ts';
import { buildOekonomiplan } from './oekonomiplan.ts';
import type { PriceTable } from './priser.ts';
import { byggetiltak } from './sample.ts';

const prices = (percent: number): PriceTable =>
  (['byggekost', 'deflator'] as const).map((index) => ({ index, year: 2028, percent, confidence: 'B', source: '' }));
const four = (n: number) => [n, n, n, n].map(kroner);
const tiltak = (change: Partial<Tiltak>): Tiltak =>
  byggetiltak({
    firstYear: 2028,
    units: [0, 0, 0, 0],
    ...change,
  });

describe('two readings of different years', () => {
  it('differ in nothing when nobody has changed the tiltak, whatever its amounts were rounded to on the way', () => {
    const amount = fc.integer({ min: 0, max: 90_000_000 });
    fc.assert(
      fc.property(amount, amount, amount, fc.integer({ min: 1, max: 90 }), (loan, grant, drift, tenths) => {
        const index = prices(tenths / 10);
        const data = tiltak({ investment: four(loan + grant), grants: four(grant), operation: four(drift) });
        const tables = { kostra: [], prices: index };
        const [before, after] = [2027, 2028].map((y) => buildOekonomiplan(y, [{ number: 1, data }], [], tables));
        if (!before || !after) throw new Error('No plans');
        const common = inCommon(before, after, index);
        if (!common) throw new Error('No common years');
        expect(endringFrom({ plan: common.before }, { plan: common.after }).lines).toEqual([]);
      }),
    );
  });
  it('have a sum of the years they share, and a change of the sources alone is called that', () => {
    const plans = [four(0), four(5)].map((grants, i) =>
      buildOekonomiplan(2027 + i, [{ number: 1, data: tiltak({ investment: four(1_000), grants }) }], []),
    );
    const [before, after] = plans;
    const common = before && after ? inCommon(before, after, prices(0)) : null;
    if (!common) throw new Error('No common years');
    const table = endringTable(endringFrom({ plan: common.before }, { plan: common.after }), 'x', 'nb');
    expect(table.columns.at(-1)?.label).toBe('Sum');
    expect(table.rows[0]?.cells[3]).toBe('Bare finansieringen');
  });
});
