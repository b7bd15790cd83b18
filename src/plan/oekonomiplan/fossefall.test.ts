import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kroner } from '../../kernel/index.ts';
import { parseTiltak } from '../tiltak/parse.ts';
import type { Trinn } from './behandling.ts';
import { fossefallOf, type Stand } from './fossefall.ts';
import { fossefallSteps, fossefallTable } from './fossefalltabell.ts';
import { buildOekonomiplan, type Oekonomiplan } from './oekonomiplan.ts';

const TILTAK = {
  title: 'Kjøpe seks leiligheter i året',
  maal: '1',
  ledger: 'boligsosialt',
  status: 'finansiert',
  responsible: 'Eiendom',
  group: 'barnefamilier',
  type: 'blokk',
  level: 'ingen',
  kostra: '265',
  certainty: 'anbud',
  investment1: '18 000 000',
  operation1: '400 000',
};
function planOf(...changes: Record<string, string>[]): Oekonomiplan {
  const tiltak = changes.map((change, i) => {
    const parsed = parseTiltak({ ...TILTAK, ...change }, 2027, [1]);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    return { number: i + 1, data: parsed.value };
  });
  return buildOekonomiplan(2027, tiltak, []);
}

describe('the fall from the proposal to the decision', () => {
  const frames = [2027, 2028, 2029, 2030].map((year) => ({
    year,
    drift: kroner(500_000),
    investering: kroner(9_000_000),
  }));
  const stand = (trinn: Trinn, plan: Oekonomiplan, own = frames): Stand => ({
    trinn,
    date: '2026-10-20',
    plan,
    frames: own,
  });

  it('tells what was added and cut, what only moved, and what is left of the frame', () => {
    const before = planOf(
      {},
      { title: 'Ut', investment1: '5 000 000' },
      { title: 'Flyttes', investment1: '1 000 000' },
    );
    const after = planOf(
      { investment1: '20 000 000' },
      { status: 'vedtatt' },
      { title: 'Flyttes', investment1: '', investment2: '1 000 000' },
      { title: 'Ny' },
    );
    const fall = fossefallOf([stand('forslag', before), stand('vedtatt', after)], 'investering');
    if (!fall) throw new Error('No fall');
    expect(fall.steps.map((s) => [s.kind === 'stand' ? s.stand.trinn : `${s.change} ${s.number}`, s.amount])).toEqual([
      ['forslag', 24_000_000],
      ['ny T-004', 18_000_000],
      ['endret T-001', 2_000_000],
      ['ute T-002', -5_000_000],
      ['vedtatt', 39_000_000],
    ]);
    expect([fall.moved, fall.frame, fall.left]).toEqual([['T-003'], 36_000_000, -3_000_000]);
    const table = fossefallTable(fall, 'nb');
    expect(table.rows.map((r) => r.cells[0]).slice(-2)).toEqual(['Rammen, fire år', 'Over rammen']);
    expect(fossefallSteps(fall, 'nn').map((s) => [s.from, s.to])).toEqual([
      [0, 24],
      [24, 42],
      [42, 44],
      [44, 39],
      [0, 39],
      [0, 36],
      [39, 36],
    ]);
    const without = fossefallOf([stand('forslag', before, frames.slice(1))], 'investering');
    expect([without?.frame, without?.left]).toEqual([null, null]);
    expect(fossefallOf([], 'drift')).toBeNull();
  });

  it('comes from each total to the next to the krone, however many tiltak were changed', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 90_000_000 }), { minLength: 0, maxLength: 14 });
    const made = (values: readonly number[]) =>
      planOf(...values.map((n) => ({ investment1: String(n), operation1: String((n % 977) + 1) })));
    fc.assert(
      fc.property(amounts, amounts, amounts, (x, y, z) => {
        const stands = [stand('forslag', made(x)), stand('innstilling', made(y)), stand('vedtatt', made(z))];
        for (const ramme of ['investering', 'drift'] as const) {
          let at: number | null = null;
          for (const step of fossefallOf(stands, ramme)?.steps ?? []) {
            if (step.kind === 'endring') at = (at ?? 0) + step.amount;
            else {
              expect(at ?? step.amount).toBe(step.amount);
              at = step.amount;
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
