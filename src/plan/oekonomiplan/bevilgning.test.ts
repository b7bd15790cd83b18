import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kroner, sumKroner } from '../../kernel/index.ts';
import { bevilgningOf, INVESTERINGSINNTEKTER, INVESTERINGSUTGIFTER } from './bevilgning.ts';
import { bevilgningTables, laanerammeTable, rammeEndringTable } from './bevilgningtabell.ts';
import { buildOekonomiplan, type Frame, type NumberedTiltak, type PlanTables } from './oekonomiplan.ts';
import { byggetiltak } from './sample.ts';

const YEARS = [2027, 2028, 2029, 2030];
const four = (a = 0, b = 0, c = 0, d = 0) => [a, b, c, d].map(kroner);
const TABLES: PlanTables = {
  kostra: [],
  prices: [],
  laan: [{ from: '2026-01-01', form: 'serie', years: 20, rate: 5, source: 'Oss', confidence: null }],
};
const tiltak = (number: number, parts: readonly number[], operation = 0): NumberedTiltak => {
  const [grants = 0, vat = 0, fund = 0, sale = 0, onlending = 0, loan = 0] = parts;
  return {
    number,
    data: byggetiltak({
      level: 'heldoegns',
      investment: four(grants + vat + fund + sale + onlending + loan),
      grants: four(grants),
      operation: four(operation, operation),
      certainty: 'anbud',
      funding: { vat: four(vat), fund: four(fund), sale: four(sale), onlending: four(onlending), rent: four(0, 7) },
    }),
  };
};
const planOf = (all: readonly NumberedTiltak[], frames: readonly Frame[] = [], tables = TABLES) =>
  buildOekonomiplan(2027, all, frames, tables);
const texts = (table: { rows: readonly { cells: readonly unknown[] }[] } | undefined) =>
  (table?.rows ?? []).map((r) =>
    r.cells.map((c) => (c !== null && typeof c === 'object' && 'number' in c ? c.number : c)),
  );

describe('what tiltak bring to the overviews of the budget', () => {
  const amount = fc.integer({ min: 0, max: 50_000_000 });
  it('has expenses equal to income to the krone, and the sums of the plan', () => {
    fc.assert(
      fc.property(fc.array(fc.array(amount, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 6 }), (all) => {
        const plan = planOf(all.map((parts, i) => tiltak(i + 1, parts)));
        const b = bevilgningOf(plan);
        for (const [i] of YEARS.entries()) {
          const of = (amounts: readonly (readonly number[])[]) => sumKroner(amounts.map((a) => kroner(a[i] ?? 0)));
          expect(of(INVESTERINGSUTGIFTER.map((l) => b.utgifter[l]))).toBe(b.sum[i]);
          expect(of(INVESTERINGSINNTEKTER.map((l) => b.inntekter[l]))).toBe(b.sum[i]);
          expect(b.sum[i]).toBe(plan.totals.investment[i]);
        }
      }),
    );
  });

  it('sets money lent on apart from dwellings, and interest and instalments beside net drift', () => {
    const b = bevilgningOf(planOf([tiltak(1, [0, 0, 0, 0, 300, 2000], 50)]));
    expect([b.utgifter['varige-driftsmidler'][0], b.utgifter.videreutlaan[0]]).toEqual([2000, 300]);
    expect([b.inntekter['bruk-av-laan'][0], b.inntekter['bruk-av-laan-til-videreutlaan'][0]]).toEqual([2000, 300]);
    expect(b.drift['netto-drift']).toEqual([50, 43, 0, 0]);
    expect([b.drift.renteutgifter[1], b.drift.avdrag[1], b.sumDrift[1]]).toEqual([100, 100, 243]);
  });

  it('does not call interest nothing where nobody knows the terms', () => {
    const plan = planOf([tiltak(1, [0, 0, 0, 0, 0, 2000], 50)], [], { kostra: [], prices: [] });
    expect(texts(bevilgningTables(plan, 'nb')[0]).slice(0, 4)).toEqual([
      ['Sum bevilgninger drift, netto', 50, 43, 0, 0, 93],
      ['Renteutgifter', null, null, null, null, null],
      ['Avdrag på lån', null, null, null, null, null],
      ['Sum drift', null, null, null, null, null],
    ]);
    expect(bevilgningTables(planOf([]), 'nn')).toEqual([]);
  });
});

describe('the frame for loans in the documents', () => {
  const frame = (year: number, rest: Partial<Frame>): Frame => ({
    year,
    drift: kroner(1),
    investering: kroner(2),
    ...rest,
  });
  it('stands beside what the plan borrows, with what comes in on startlån, and not where nobody has said either', () => {
    const frames = [frame(2027, { laan: kroner(2500) }), frame(2028, { utlaan: { inn: kroner(9), brukt: kroner(7) } })];
    const [table] = laanerammeTable(planOf([tiltak(1, [0, 0, 0, 0, 300, 2000])], frames), 'nb');
    expect(texts(table)).toEqual([
      ['Låneramme', 2500, null, null, null, null],
      ['Lån i planen, startlån med', 2300, 0, 0, 0, 2300],
      ['Igjen av lånerammen', 200, null, null, null, null],
      ['Avdrag som kommer inn på startlån', null, 9, null, null, null],
      ['Av dette til avdrag, nye startlån eller bundet fond', null, 7, null, null, null],
      ['Av dette til noe annet', null, 2, null, null, null],
    ]);
    expect(laanerammeTable(planOf([tiltak(1, [0, 0, 0, 0, 0, 5])], [frame(2027, {})]), 'nn')).toEqual([]);
  });

  it('and every other frame is told where two readings differ in it, in the years both have', () => {
    const before = [frame(2027, { laan: kroner(5) }), frame(2031, {})];
    const after = [frame(2027, { utlaan: { inn: kroner(9), brukt: kroner(7) } }), frame(2028, { drift: kroner(8) })];
    const table = rammeEndringTable([2027, 2028], before, after, ['a', 'b'], 'nn');
    expect(texts(table ?? undefined)).toEqual([
      ['Drift', 'Før', 1, null],
      ['Drift', 'Etter', 1, 8],
      ['Investering', 'Før', 2, null],
      ['Investering', 'Etter', 2, 2],
      ['Låneramme', 'Før', 5, null],
      ['Låneramme', 'Etter', null, null],
      ['Avdrag inn på startlån', 'Før', null, null],
      ['Avdrag inn på startlån', 'Etter', 9, null],
      ['Av dette til avdrag, nye startlån eller bunde fond', 'Før', null, null],
      ['Av dette til avdrag, nye startlån eller bunde fond', 'Etter', 7, null],
    ]);
    expect(rammeEndringTable([2027], before, before, ['a', 'b'], 'nb')).toBeNull();
  });
});
