import { describe, expect, it } from 'vitest';
import { funnOf } from './funn.ts';
import { compareIndikatorer, type Indikatorlinje, sinceOf } from './indikatorer.ts';
import type { Rapportutgave } from './rapport.ts';
import { rapportDocument } from './tables.ts';

const linje = (number: number, change: Partial<Indikatorlinje> = {}): Indikatorlinje => ({
  number,
  title: `Indikator ${number}`,
  unit: 'boliger',
  goal: 'Flere boliger',
  responsible: 'Eiendom',
  due: '2030-12-31',
  kilde: 'egen',
  value: 33.5,
  date: '2027-04-01',
  source: 'Telling',
  expected: 40,
  target: 60,
  targetYear: 2030,
  tilstand: 'paa-vei',
  missing: false,
  ...change,
});
const utgave = (indikatorer?: readonly Indikatorlinje[]): Rapportutgave => ({
  schema: 1,
  runde: 2,
  title: 'Tertial 1',
  type: 'tertial',
  date: '2027-04-30',
  deadline: '2027-05-15',
  closedOn: '2027-05-20',
  linjer: [],
  ...(indikatorer ? { indikatorer } : {}),
});

describe('indicators in a round', () => {
  it('are asked for since the round before, else since the year began', () => {
    const runde = (number: number, date: string, removed = false) => ({ number, data: { date, removed } });
    const runder = [
      runde(1, '2026-12-31'),
      runde(2, '2027-04-30'),
      runde(3, '2027-08-31'),
      runde(4, '2027-06-30', true),
    ];
    const asked = (number: number) => sinceOf(runder, runder[number - 1] ?? runde(9, ''));
    expect([1, 2, 3].map(asked)).toEqual(['2025-12-31', '2026-12-31', '2027-04-30']);
  });

  it('are findings when they are not reached, and in one when nobody has given a value', () => {
    const found = funnOf(
      utgave([
        linje(1),
        linje(2, { tilstand: 'ikke-naadd' }),
        linje(3, { tilstand: 'ikke-naadd', due: '2027-01-01' }),
        linje(4, { tilstand: 'uten-verdi', value: null, date: null, missing: true }),
        linje(5, { missing: true }),
      ]),
      'nb',
    );
    expect(found.map((f) => [f.id, f.title, f.why])).toEqual([
      ['2-maal-2', 'Målindikatoren «Indikator 2» er ikke nådd: 33,5 boliger, målbanen har 40 boliger', 'Flere boliger'],
      [
        '2-maal-3',
        'Målindikatoren «Indikator 3» er ikke nådd innen fristen: 33,5 boliger, målet er 60 boliger',
        'Flere boliger',
      ],
      [
        '2-uten-verdi',
        '2 målindikatorer fikk ingen verdi i runden: finn ut hvordan det står til',
        'Indikator 4; Indikator 5',
      ],
    ]);
    const long = funnOf(
      utgave([linje(1, { title: 'x'.repeat(200), unit: 'y'.repeat(60), tilstand: 'ikke-naadd' })]),
      'nn',
    );
    expect(long[0]?.title.length).toBeLessThanOrEqual(200);
  });

  it('stand in the frozen report with their source, and not at all in one from before they were asked for', () => {
    const chapters = (u: Rapportutgave) => rapportDocument(u, 'Eksempelvik', 'nb').chapters;
    const own = chapters(utgave([linje(1), linje(2, { kilde: 'tiltak', source: '' })])).find(
      (c) => c.id === 'indikatorer',
    );
    const table = own?.blocks.find((b) => b.kind === 'table');
    expect(table?.rows.map((r) => [r.cells[3], r.cells[10]])).toEqual([
      [{ number: 33.5, decimals: 1 }, 'Telling'],
      [{ number: 33.5, decimals: 1 }, 'Rapporter på tiltakene'],
    ]);
    expect(chapters(utgave()).map((c) => c.id)).not.toContain('indikatorer');
    expect(chapters(utgave([])).map((c) => c.id)).not.toContain('indikatorer');
  });

  it('differ between two reports where value or state is another', () => {
    const found = compareIndikatorer(
      [linje(1), linje(2), linje(3)],
      [linje(1, { title: 'Nytt navn' }), linje(2, { value: 40 }), linje(4)],
    );
    expect(found.map((e) => [e.title, e.before?.value ?? null, e.after?.value ?? null])).toEqual([
      ['Indikator 2', 33.5, 40],
      ['Indikator 3', 33.5, null],
      ['Indikator 4', null, 33.5],
    ]);
  });
});
