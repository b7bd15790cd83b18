import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { kroner, sumKroner } from '../../kernel/index.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { parseTiltak } from '../tiltak/parse.ts';
import { loadLaanevilkaar } from './content.ts';
import { type Laaneform, type Laanevilkaar, repay, vilkaarOn } from './laan.ts';
import { LATER_YEARS } from './langsikt.ts';
import { langsiktTables } from './langsikttabell.ts';
import { buildOekonomiplan } from './oekonomiplan.ts';
import { checkPlan } from './sjekker.ts';
import { deleteVilkaar, saveVilkaar, tablesIn } from './store.ts';
import { parseVilkaar, typedVilkaar } from './vilkaar.ts';

const own = (change: Partial<Laanevilkaar> = {}): Laanevilkaar => ({
  from: '2026-01-01',
  form: 'serie',
  years: 20,
  rate: 5,
  source: 'Økonomisjefen',
  confidence: null,
  ...change,
});
const TILTAK = {
  title: 'Kjøpe seks leiligheter',
  maal: '1',
  ledger: 'boligsosialt',
  status: 'finansiert',
  responsible: 'Eiendom',
  group: 'barnefamilier',
  type: 'blokk',
  level: 'ingen',
  kostra: '265',
  noOperation: 'Leilighetene driftes av huseieren',
};
const planOf = (laan: readonly Laanevilkaar[], ...changes: Record<string, string>[]) =>
  buildOekonomiplan(
    2027,
    changes.map((change, i) => {
      const parsed = parseTiltak({ ...TILTAK, ...change }, 2027, [1]);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      return { number: i + 1, data: parsed.value };
    }),
    [],
    { kostra: [], prices: [], laan },
  );

describe('a loan', () => {
  it('is paid back in equal instalments as a serial loan, with interest of what is left', () => {
    const years = repay(kroner(1_000_000), { form: 'serie', years: 4, rate: 5 });
    expect(years.map((y) => [y.interest, y.instalment, y.rest])).toEqual([
      [50_000, 250_000, 750_000],
      [37_500, 250_000, 500_000],
      [25_000, 250_000, 250_000],
      [12_500, 250_000, 0],
    ]);
  });
  it('costs the same each year as an annuity', () => {
    // 1 000 000 at 5 percent over 4 years: 282 011,83 a year.
    const years = repay(kroner(1_000_000), { form: 'annuitet', years: 4, rate: 5 });
    for (const y of years) expect(Math.abs(y.interest + y.instalment - 282_011.83)).toBeLessThanOrEqual(2);
    expect(years[0]).toEqual({ interest: 50_000, instalment: 232_012, rest: 767_988 });
  });
  it('is paid back to the krone, whatever its terms', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900_000_000 }),
        fc.constantFrom<Laaneform>('annuitet', 'serie'),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 0, max: 20_000 }),
        (loan, form, years, rate) => {
          const all = repay(kroner(loan), { form, years, rate: rate / 1000 });
          expect(sumKroner(all.map((y) => y.instalment))).toBe(loan);
          expect(all.at(-1)?.rest).toBe(0);
          expect(all.every((y) => y.instalment >= 0 && y.interest >= 0 && y.rest >= 0)).toBe(true);
        },
      ),
    );
  });
  it('takes the terms in force, and the municipality before the example', () => {
    const example = own({ from: '2026-12-01', confidence: 'C' });
    expect(vilkaarOn([example], '2026-11-30')).toBeNull();
    expect(vilkaarOn([example, own()], '2027-01-01')).toEqual(own());
    expect(vilkaarOn([own(), own({ from: '2026-06-01', rate: 4 })], '2027-01-01')?.rate).toBe(4);
    expect(vilkaarOn([own(), own({ from: '2027-06-01', rate: 4 })], '2027-01-01')?.rate).toBe(5);
    expect(vilkaarOn(loadLaanevilkaar('.'), '2027-01-01')?.confidence).toBe('C');
  });
});

describe('the eight years after the plan', () => {
  const plan = planOf([own()], {
    investment2: '20 000 000',
    grants2: '4 000 000',
    operation4: '300 000',
    rent4: '100 000',
  });
  it('carries the loan from the year after it is taken up, and running costs as in the fourth year', () => {
    const view = plan.langsikt;
    expect(view?.years).toHaveLength(4 + LATER_YEARS);
    expect(view?.lines[0]?.loan).toBe(16_000_000);
    expect(view?.totals.instalment.slice(0, 4)).toEqual([0, 0, 800_000, 800_000]);
    expect(view?.totals.interest.slice(0, 4)).toEqual([0, 0, 800_000, 760_000]);
    expect(view?.totals.rest.slice(0, 4)).toEqual([0, 16_000_000, 15_200_000, 14_400_000]);
    expect(view?.burden[11]).toBe(800_000 + 440_000 + 300_000 - 100_000);
  });
  it('leaves the four years as they are, and out what has no investment', () => {
    const without = buildOekonomiplan(2027, [], []);
    expect(without.langsikt).toBeNull();
    const two = planOf([own()], { investment1: '1 000 000' }, { title: 'Bare drift', operation1: '5' });
    expect(two.langsikt?.lines.map((l) => l.number)).toEqual(['T-001']);
    expect(two.totals).toEqual(
      planOf([], { investment1: '1 000 000' }, { title: 'Bare drift', operation1: '5' }).totals,
    );
  });
  it('adds up in both tables, to the krone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90_000_000 }), { minLength: 1, maxLength: 5 }), (amounts) => {
        const made = planOf(
          [own({ form: 'annuitet', rate: 4.64, years: 30 })],
          ...amounts.map((n, i) => ({ [`investment${(i % 4) + 1}`]: String(n) })),
        );
        if (!made.langsikt) throw new Error('no view');
        for (const table of langsiktTables(made.langsikt, 4, 'nn')) {
          const last = table.rows.at(-1);
          const first = table.columns.findIndex((c) => c.unit === 'kr');
          for (let at = first; at < table.columns.length; at += 1) {
            const sum = last?.cells[at];
            if (sum === null || typeof sum !== 'object') continue;
            const parts = table.rows.slice(0, -1).map((r) => r.cells[at]);
            expect(parts.reduce((n, c) => n + (c !== null && typeof c === 'object' ? c.number : 0), 0)).toBe(
              sum.number,
            );
          }
        }
        const { burden, totals } = made.langsikt;
        expect(burden).toEqual(
          totals.interest.map(
            (n, i) => n + (totals.instalment[i] ?? 0) + (totals.operation[i] ?? 0) - (totals.rent[i] ?? 0),
          ),
        );
      }),
      { numRuns: 40 },
    );
  });
  it('is not judged until the municipality has said what loans cost', () => {
    const result = (laan: Laanevilkaar) =>
      checkPlan(planOf([laan], { investment1: '1 000 000' })).find((r) => r.sjekk === 'laanevilkaar-satt');
    expect(result(own({ confidence: 'C' }))).toMatchObject({ utfall: 'ikke-vurdert', where: ['T-001'] });
    expect(result(own())).toMatchObject({ utfall: 'holdt', where: [] });
  });
});

describe('terms as typed', () => {
  const typed = typedVilkaar(own({ rate: 4.64 }));
  it('read back unchanged', () => {
    expect(parseVilkaar(typed)).toEqual({
      ok: true,
      value: { from: '2026-01-01', form: 'serie', years: 20, rate: 4.64, source: 'Økonomisjefen' },
    });
  });
  it.each([
    [{ from: '31.2.2027' }, ['from:ikke-dato']],
    [{ rate: '-1' }, ['rate:ikke-tall']],
    [{ rate: '20,5', years: '51' }, ['years:utenfor', 'rate:utenfor']],
    [{ form: 'sms', source: '' }, ['form:ukjent-valg', 'source:mangler']],
  ])('refuse %o at the field', (change, expected) => {
    const parsed = parseVilkaar({ ...typed, ...change });
    expect(parsed.ok ? [] : parsed.error.map((e) => `${e.field}:${e.code}`)).toEqual(expected);
  });
});

describe('terms in the database, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(async () => {
    await db?.close();
  });
  it('are kept, written over and taken away, and nobody else sees them', async () => {
    const ids = await twoKommuner(db);
    const seen = (id: string) => db.inKommune(id, (tx) => tablesIn(tx, { kostra: [], prices: [] }));
    await db.inKommune(ids.own, async (tx) => {
      await saveVilkaar(tx, ids.own, own());
      await saveVilkaar(tx, ids.own, own({ rate: 4.125 }));
    });
    expect((await seen(ids.own)).laan).toEqual([own({ rate: 4.125 })]);
    expect((await seen(ids.neighbour)).laan).toEqual([]);
    await db.inKommune(ids.neighbour, (tx) => deleteVilkaar(tx, '2026-01-01'));
    expect((await seen(ids.own)).laan).toHaveLength(1);
    await db.inKommune(ids.own, (tx) => deleteVilkaar(tx, '2026-01-01'));
    expect((await seen(ids.own)).laan).toEqual([]);
  });
});
