import { describe, expect, it } from 'vitest';
import { kroner } from '../../kernel/index.ts';
import { parseTiltak } from '../tiltak/parse.ts';
import { buildOekonomiplan } from './oekonomiplan.ts';
import { oenskerOf, perEnhet } from './oensker.ts';
import { oenskeTables } from './oensketabell.ts';

const planOf = (frames: number[], ...changes: Record<string, string>[]) =>
  buildOekonomiplan(
    2027,
    changes.map((change, i) => {
      const parsed = parseTiltak(
        {
          title: 'Kjøpe leiligheter',
          maal: '1',
          ledger: 'boligsosialt',
          status: 'finansiert',
          responsible: 'Eiendom',
          group: 'barnefamilier',
          type: 'blokk',
          level: 'ingen',
          kostra: '265',
          noOperation: 'Driftes av huseieren',
          ...change,
        },
        Number(change.firstYear ?? 2027),
        [1],
      );
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      return { number: i + 1, data: parsed.value };
    }),
    frames.map((year) => ({ year, drift: kroner(500_000), investering: kroner(30_000_000) })),
  );

describe('wishes against the frame', () => {
  it('are what has money and what waits for it, a year each', () => {
    const plan = planOf(
      [2027],
      { investment1: '18 000 000' },
      { investment1: '20 000 000', investment2: '5 000 000', status: 'foreslaatt' },
      { investment1: '99 000 000', status: 'forkastet', reason: 'For dyrt' },
    );
    const [first, second] = oenskerOf(plan, 'investering');
    expect(first).toEqual({
      year: 2027,
      frame: 30_000_000,
      funded: 18_000_000,
      waiting: 20_000_000,
      asked: 38_000_000,
      left: -8_000_000,
    });
    // A year without a frame is unknown, never zero.
    expect(second).toMatchObject({ frame: null, asked: 5_000_000, left: null });
  });
  it('count operation less rent against the frame for drift', () => {
    const plan = planOf([2027, 2028, 2029, 2030], { operation1: '300 000', rent1: '100 000' });
    expect(oenskerOf(plan, 'drift')[0]).toMatchObject({ funded: 200_000, left: 300_000 });
  });
  it('are not shown when no frame is set', () => {
    const ids = (frames: number[]) =>
      oenskeTables(planOf(frames, { investment1: '1 000' }), 'nb', 'x').map((t) => t.id);
    expect(ids([])).toEqual([]);
    expect(ids([2027])).toEqual(['oensker-investering', 'oensker-drift']);
  });
});

describe('cost per unit', () => {
  it('is the investment for each unit, and operation less rent of the fourth year', () => {
    const plan = planOf([], { investment1: '18 000 000', units2: '7', operation4: '700 000', rent4: '350 000' });
    expect(perEnhet(plan)).toMatchObject([{ units: 7, perUnit: 2_571_429, operationPerUnit: 50_000 }]);
  });
  it('is never told where units or a part of the cost are not known', () => {
    const unknown = planOf(
      [],
      { investment1: '18 000 000' },
      { investment1: '18 000 000', units1: '6', status: 'delvis', share: '50', reason: 'Halvparten' },
    );
    expect(perEnhet(unknown)).toEqual([]);
  });
});
