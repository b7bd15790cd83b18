import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kroner } from '../../kernel/index.ts';
import type { Tiltak } from '../tiltak/index.ts';
import { parseTiltak } from '../tiltak/parse.ts';
import { buildOekonomiplan, PARTS } from './oekonomiplan.ts';
import { oekonomiplanTables } from './tables.ts';

const typed = {
  title: 'Kjøpe seks leiligheter i året',
  maal: '1',
  ledger: 'boligsosialt',
  status: 'finansiert',
  responsible: 'Eiendom',
  group: 'barnefamilier',
  type: 'blokk',
  level: 'ingen',
  kostra: '265',
  units1: '6',
  investment1: '18 000 000',
  grants1: '2 000 000',
  operation1: '400 000',
};
function tiltak(change: Record<string, string> = {}): Tiltak {
  const parsed = parseTiltak({ ...typed, ...change }, 2027, [1]);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}
const codes = (change: Record<string, string>) => {
  const parsed = parseTiltak({ ...typed, ...change }, 2027, [1]);
  return parsed.ok ? [] : parsed.error.map((e) => `${e.field}:${e.code}`);
};

describe('a tiltak as typed', () => {
  it('reads Norwegian numbers', () => {
    expect(tiltak().investment).toEqual([18_000_000, 0, 0, 0]);
    expect(tiltak({ investment1: '18.000.000', grants1: '' }).investment[0]).toBe(18_000_000);
  });
  it.each([
    [{ title: '' }, ['title:mangler']],
    [{ title: 'x'.repeat(301) }, ['title:for-langt']],
    [{ investment1: '1e9' }, ['investment1:ikke-tall', 'grants1:tilskudd-over-investering']],
    [{ investment2: '12,50' }, ['investment2:oere']],
    [{ units1: '-4' }, ['units1:negativ']],
    [{ units1: '99999999999999999999' }, ['units1:ikke-tall']],
    [{ maal: '7' }, ['maal:ukjent-valg']],
    [{ status: 'forkastet' }, ['reason:mangler-begrunnelse']],
    [{ operation1: '' }, ['operation1:mangler-drift']],
    [{ title: '', maal: 'æ', units1: 'mange' }, ['title:mangler', 'maal:ukjent-valg', 'units1:ikke-tall']],
  ])('refuses %o all at once', (change, expected) => {
    expect(codes(change as unknown as Record<string, string>)).toEqual(expected);
  });
  it('takes an investment without running cost when somebody has written that there is none', () => {
    expect(codes({ operation1: '', noOperation: 'Ingen drift: selges videre samme år' })).toEqual([]);
  });
});

describe('the økonomiplan', () => {
  it('adds up to the krone whatever the lines', () => {
    const amount = fc.integer({ min: 0, max: 900_000_000 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(amount, amount, amount, fc.constantFrom('finansiert', 'foreslaatt', 'i-gang', 'vedtatt')), {
          maxLength: 30,
        }),
        (rows) => {
          const all = rows.map(([i, d, g, status], n) => ({
            number: n + 1,
            data: {
              ...tiltak(),
              status: status as Tiltak['status'],
              investment: [i + g, i, 0, 1].map(kroner),
              grants: [g, 0, 0, 0].map(kroner),
              operation: [d, d, d, d].map(kroner),
            },
          }));
          const plan = buildOekonomiplan(2027, all, []);
          const counted = all.filter((t) => t.data.status === 'finansiert' || t.data.status === 'i-gang');
          expect(plan.totals.investment[0]).toBe(counted.reduce((n, t) => n + (t.data.investment[0] ?? 0), 0));
          for (let y = 0; y < 4; y += 1)
            expect((plan.totals.loan[y] ?? 0) + (plan.totals.grants[y] ?? 0)).toBe(plan.totals.investment[y]);
          expect(plan.lines.length + plan.unfunded.length).toBeLessThanOrEqual(all.length);
        },
      ),
    );
  });
  it('shows what is not funded and what is left of the frame', () => {
    const plan = buildOekonomiplan(
      2027,
      [
        { number: 1, data: tiltak() },
        { number: 2, data: tiltak({ status: 'vedtatt' }) },
        { number: 3, data: tiltak({ status: 'forkastet', reason: 'For dyrt' }) },
      ],
      [{ year: 2027, drift: kroner(300_000), investering: kroner(20_000_000) }],
    );
    expect(plan.lines.map((l) => l.number)).toEqual(['T-001']);
    expect(plan.unfunded.map((l) => l.number)).toEqual(['T-002']);
    expect(plan.left.drift).toEqual([-100_000, null, null, null]);
    expect(plan.left.investering[0]).toBe(2_000_000);
  });
  it('keeps a tiltak in its own calendar years when the plan rolls on', () => {
    const plan = buildOekonomiplan(2028, [{ number: 1, data: tiltak({ investment2: '5 000 000' }) }], []);
    expect(plan.lines[0]?.investment).toEqual([5_000_000, 0, 0, 0]);
  });
  it('holds rents against running costs, and splits a partly financed tiltak between plan and waiting', () => {
    const plan = buildOekonomiplan(
      2027,
      [
        { number: 1, data: tiltak({ rent1: '150 000', staff1: '0,5', vat1: '3 000 000' }) },
        {
          number: 2,
          data: tiltak({ status: 'delvis', share: '25', reason: 'Første trinn', kostra: '283', staff1: '1,5' }),
        },
      ],
      [{ year: 2027, drift: kroner(400_000), investering: kroner(0) }],
    );
    expect(plan.netOperation[0]).toBe(400_000 - 150_000 + 100_000);
    expect(plan.left.drift[0]).toBe(50_000);
    expect(plan.totals.investment[0]).toBe(18_000_000 + 4_500_000);
    expect(plan.unfunded.map((l) => [l.number, l.investment[0], l.operation[0]])).toEqual([
      ['T-002', 13_500_000, 300_000],
    ]);
    expect(plan.lines.map((l) => l.unmet)).toEqual([['kostnad-anslaatt'], ['kostnad-anslaatt']]);
    expect(plan.functions.map((f) => [f.kostra, f.investment[0], f.operation[0]])).toEqual([
      ['265', 18_000_000, 250_000],
      ['283', 4_500_000, 100_000],
    ]);
    const staff = oekonomiplanTables(plan, 'nb').find((t) => t.id === 'aarsverk');
    expect(staff?.rows.at(-1)?.cells[2]).toEqual({ number: 2, decimals: 1 });
  });

  it('carries the drift and årsverk that lines say for themselves, once, by level of services', () => {
    const lines = {
      operation1: '',
      level: 'personalbase',
      effect1drift: '3 000 000',
      effect1staff: '4',
      effect2type: 'annet',
      effect2level: 'heldoegns',
      effect2units2: '8',
      effect2drift: '9 000 000',
      effect2staff: '12,5',
    };
    const plan = buildOekonomiplan(
      2027,
      [
        { number: 1, data: tiltak(lines) },
        { number: 2, data: tiltak() },
      ],
      [],
    );
    expect(plan.totals.operation).toEqual([1_900_000, 7_500_000, 12_000_000, 12_000_000]);
    const table = (id: string) =>
      oekonomiplanTables(plan, 'nb')
        .find((t) => t.id === id)
        ?.rows.map((r) => r.cells.map((c) => (c !== null && typeof c === 'object' ? c.number : c)));
    expect(table('drift-nivaa')).toEqual([
      ['Personalbase', 1_500_000, 3_000_000, 3_000_000, 3_000_000, 10_500_000],
      ['Heldøgns bemanning', 0, 4_500_000, 9_000_000, 9_000_000, 22_500_000],
      ['Ikke ført på et nivå', 400_000, 0, 0, 0, 400_000],
      ['Sum', 1_900_000, 7_500_000, 12_000_000, 12_000_000, 33_400_000],
    ]);
    expect(table('aarsverk-nivaa')?.at(-1)).toEqual(['Sum', 2, 10.3, 16.5, 16.5]);
  });

  it('has tables in both languages whose totals are the sums of the rows above, to the krone', () => {
    const amount = fc.integer({ min: 0, max: 50_000_000 });
    const status = fc.constantFrom<Tiltak['status']>('finansiert', 'delvis', 'foreslaatt', 'i-gang');
    const row = fc.record({
      status,
      share: fc.integer({ min: 1, max: 99 }),
      parts: fc.array(amount, { minLength: 8, maxLength: 8 }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.constantFrom('nb' as const, 'nn' as const), (rows, lang) => {
        const all = rows.map((r, n) => {
          const [grants, vat, fund, sale, onlending, loan, operation, rent] = r.parts.map((a) => [
            kroner(a),
            kroner(0),
            kroner(a),
            kroner(1),
          ]);
          const sources = [grants, vat, fund, sale, onlending, loan].map((s) => s ?? []);
          const investment = [0, 1, 2, 3].map((y) => kroner(sources.reduce((sum, s) => sum + (s[y] ?? 0), 0)));
          const funding = {
            vat: vat ?? [],
            fund: fund ?? [],
            sale: sale ?? [],
            onlending: onlending ?? [],
            rent: rent ?? [],
          };
          const data: Tiltak = {
            ...tiltak(),
            status: r.status,
            share: r.share,
            investment,
            grants: grants ?? [],
            operation: operation ?? [],
            funding,
          };
          return { number: n + 1, data };
        });
        const plan = buildOekonomiplan(2027, all, []);
        for (const table of oekonomiplanTables(plan, lang).filter(
          (t) => t.id !== 'ikke-finansiert' && t.id !== 'funksjoner',
        )) {
          const total = table.rows.find((r) => r.total);
          const lines = table.rows.slice(
            0,
            table.rows.findIndex((r) => r.total),
          );
          for (const [column, cell] of (total?.cells ?? []).entries()) {
            if (cell === null || typeof cell === 'string') continue;
            const sum = lines.reduce((n, l) => {
              const c = l.cells[column];
              return n + (c !== null && typeof c === 'object' ? c.number : 0);
            }, 0);
            expect(cell.number, `${table.id} ${column}`).toBe(sum);
          }
        }
        const cost = all.reduce((n, t) => n + (t.data.investment[0] ?? 0), 0);
        const placed = [...plan.lines, ...plan.unfunded].reduce((n, l) => n + (l.investment[0] ?? 0), 0);
        expect(placed).toBe(cost);
        for (const part of PARTS) expect(plan.totals[part].every((n) => n >= 0)).toBe(true);
        const byFunction = plan.functions.reduce((n, f) => n + (f.operation[0] ?? 0), 0);
        expect(byFunction).toBe(plan.netOperation[0]);
      }),
    );
  });
});
