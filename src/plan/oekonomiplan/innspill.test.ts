import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumKroner } from '../../kernel/index.ts';
import { amountsOf } from '../tiltak/index.ts';
import { parseTiltak } from '../tiltak/parse.ts';
import { INNSPILL_SOURCES, innspillOf } from './innspill.ts';
import { innspillDocument, innspillTable } from './innspilldokument.ts';

const tiltak = (number: number, change: Record<string, string>, firstYear = 2027) => {
  const typed = {
    title: `Tiltak ${number}`,
    maal: '1',
    ledger: 'boligsosialt',
    status: 'foreslaatt',
    responsible: 'Eiendom',
    group: 'barnefamilier',
    type: 'blokk',
    level: 'ingen',
    kostra: '265',
    ...change,
  };
  const parsed = parseTiltak(typed, firstYear, [1]);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return { number, data: parsed.value };
};
const LAAN = { from: '2020-01-01', form: 'serie', years: 10, rate: 5, source: 'Prøve', confidence: null } as const;
const TABLES = { kostra: [], prices: [], laan: [LAAN] };
const of = (...all: ReturnType<typeof tiltak>[]) => innspillOf(2027, all, TABLES, []);
const numbers = (cells: readonly unknown[]) => cells.map((c) => (c as { number?: number } | null)?.number ?? null);

describe('a budget sheet', () => {
  it('is made for what asks for money or has it, with all of its cost, and for nothing else', () => {
    const cost = { investment1: '18 000 000', noOperation: 'Driftes av eieren' };
    const sheets = of(
      tiltak(1, cost),
      tiltak(2, { ...cost, status: 'forkastet', reason: 'For dyrt' }),
      tiltak(3, { ...cost, status: 'delvis', share: '40', reason: 'Halvparten først', certainty: 'anbud' }),
      tiltak(4, {}),
      tiltak(5, { investment4: '10' }, 2022),
    );
    expect(sheets.map((s) => [s.number, s.investment[0]])).toEqual([
      [1, 18_000],
      [3, 18_000],
    ]);
  });

  it('tells interest and instalments apart from the running costs, and who has not said how many work there', () => {
    const [sheet] = of(
      tiltak(1, { investment1: '10 000 000', grants1: '4 000 000', operation2: '900 000', rent2: '200 000' }),
    );
    if (!sheet) throw new Error('No sheet');
    // A serial loan of six million at five per cent: 600 000 and 300 000 the year after.
    expect(sheet.capital).toEqual([0, 900, 870, 840]);
    expect(sheet.net).toEqual([0, 700, 0, 0]);
    const rows = innspillTable(sheet, 'nb').rows.map((r) => [r.cells[0], ...numbers(r.cells.slice(1))]);
    expect(rows.find(([label]) => label === 'Tilskudd')).toEqual(['Tilskudd', 4000, 0, 0, 0, 4000]);
    expect(rows.find(([label]) => label === 'Ingen årsverk er oppgitt')).toEqual([
      'Ingen årsverk er oppgitt',
      null,
      null,
      null,
      null,
      null,
    ]);
    const said = of(tiltak(1, { investment1: '1 000 000', operation1: '5 000', staff2: '1,5' }))[0];
    if (!said) throw new Error('No sheet');
    const staffed = innspillTable(said, 'nn').rows.find((r) => r.cells[0] === 'Årsverk');
    expect(numbers(staffed?.cells.slice(1, 3) ?? [])).toEqual([0, 1.5]);
  });

  it('adds up in thousands whatever the kroner are, and tells the exact sums', () => {
    const kr = fc.integer({ min: 0, max: 90_000_000 });
    fc.assert(
      fc.property(
        fc.array(kr, { minLength: 3, maxLength: 3 }),
        kr,
        kr,
        ([loan = 0, grants = 0, vat = 0], run, rent) => {
          const one = tiltak(1, {
            investment1: String(loan + grants + vat + 1),
            grants1: String(grants),
            vat1: String(vat),
            operation1: String(run),
            rent1: String(rent),
            noOperation: 'Ingen',
          });
          const [sheet] = of(one);
          if (!sheet) throw new Error('No sheet');
          expect(INNSPILL_SOURCES.reduce((n, s) => n + (sheet.sources[s][0] ?? 0), 0)).toBe(sheet.investment[0]);
          expect((sheet.operation[0] ?? 0) - (sheet.rent[0] ?? 0)).toBe(sheet.net[0]);
          expect(sheet.exact).toEqual({ investment: sumKroner(amountsOf(one.data).investment), net: run - rent });
          for (const row of innspillTable(sheet, 'nb').rows.slice(0, 5)) {
            const values = numbers(row.cells.slice(1)).map((n) => n ?? 0);
            expect(values.slice(0, 4).reduce((a, b) => a + b, 0)).toBe(values[4]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('stands with all others on one table that adds up, in the prices of the first year or with a warning', () => {
    const sheets = of(
      tiltak(1, { investment1: '1 400', operation1: '2 600' }),
      tiltak(2, { investment1: '1 400', operation2: '600', priceYear: '2025' }),
    );
    const goals = new Map([[1, 'Flere boliger']]);
    const document = innspillDocument(sheets, { kommune: 'Halden', lang: 'nb', goals });
    expect(document.chapters.map((c) => c.id)).toEqual(['alle', 't-001', 't-002']);
    const table = document.chapters[0]?.blocks[0];
    if (table?.kind !== 'table') throw new Error('No table');
    expect(table.rows.slice(-2).map((r) => numbers(r.cells.slice(5)))).toEqual([
      [2, 0, 0, 0, 2],
      [3, 1, 0, 0, 4],
    ]);
    expect(table.source).not.toContain('Faste priser');
    expect(sheets.map((s) => innspillTable(s, 'nb').source.includes('2025-kroner'))).toEqual([false, true]);
    expect(JSON.stringify(document)).toContain('Flere boliger');
    // With the index of each year between, they are carried: 1 400 000 of 2025, ten per cent twice.
    const prices = [2026, 2027].flatMap((year) =>
      (['byggekost', 'deflator'] as const).map((index) => ({
        ...{ index, year, percent: 10, confidence: 'B' as const, source: '' },
      })),
    );
    const old = tiltak(2, { investment1: '1 400 000', noOperation: 'Ingen', priceYear: '2025' });
    const [carried] = innspillOf(2027, [old], { ...TABLES, prices }, []);
    expect([carried?.fixed, carried?.investment[0]]).toEqual([true, 1_694]);
  });
});
