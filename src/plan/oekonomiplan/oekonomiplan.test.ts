import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kroner } from '../../kernel/index.ts';
import type { Tiltak } from '../tiltak/index.ts';
import { parseTiltak } from '../tiltak/parse.ts';
import { buildOekonomiplan } from './oekonomiplan.ts';

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
});
