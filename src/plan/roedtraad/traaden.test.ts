import { describe, expect, it } from 'vitest';
import { ThreadMap } from '../../ui/charts/thread.ts';
import { type CheckedTiltak, EMPTY_PLAN } from './plan.ts';
import { LEDD, traadOf } from './traaden.ts';

const tiltak = (id: string, change: Partial<CheckedTiltak> = {}): CheckedTiltak => ({
  id,
  title: `Tiltak ${id}`,
  state: 'i-plan',
  maal: 'M-1',
  ledger: 'boligsosialt',
  owner: 'Eiendom',
  groups: [],
  deadline: 2029,
  investment: 1,
  operation: 1,
  noOperation: '',
  funding: 1,
  effect: [{ year: 2028, units: 4 }],
  place: '',
  instruments: [],
  ...change,
});
const goal = (id: string) => ({ id, title: `Mål ${id}`, ledger: null, indicator: '', target: null, strategies: 1 });
const plan = {
  ...EMPTY_PLAN,
  foeringer: [
    { id: 'F-001', title: 'Svar', strength: 'krav' as const, answers: ['M-1'], waived: '' },
    { id: 'F-002', title: 'Ubesvart', strength: 'krav' as const, answers: [], waived: '' },
    { id: 'F-003', title: 'Begrunnet', strength: 'krav' as const, answers: [], waived: 'Arealdelen' },
  ],
  maal: [goal('M-1'), goal('M-2')],
  tiltak: [
    tiltak('T-001'),
    tiltak('T-002', { ledger: 'boligutvikling', effect: [{ year: 2028, units: 30 }] }),
    tiltak('T-003', { state: 'vedtatt', effect: null }),
    tiltak('T-004', { state: 'foreslaatt', maal: null }),
    tiltak('T-005', { state: 'ute' }),
  ],
  linjer: [
    { id: 'L-1', title: 'En', tiltak: 'T-001' },
    { id: 'L-2', title: 'To', tiltak: 'T-002' },
    { id: 'L-3', title: 'Tre', tiltak: 'T-009' },
  ],
};
const traad = traadOf(plan, (ledger, units) => `${ledger}: ${units}`);

describe('the thread as a picture', () => {
  it('marks what hangs loose, and leaves out what was turned down', () => {
    const loose = LEDD.flatMap((l) => traad.columns[l].filter((k) => k.loose).map((k) => k.id));
    expect(loose).toEqual(['F-002', 'M-2', 'T-003', 'T-004', 'linje-L-3']);
    expect(traad.columns.tiltak.map((k) => k.id)).not.toContain('T-005');
  });

  it('never adds the two ledgers', () => {
    expect(traad.results).toEqual([
      { ledger: 'boligutvikling', units: 30 },
      { ledger: 'boligsosialt', units: 4 },
    ]);
  });

  it('has a row in the table for every way through and for every loose end', () => {
    const rows = traad.rows.map((r) => LEDD.map((l) => r[l]?.id ?? '-').join(' '));
    expect(rows).toEqual([
      'F-001 M-1 T-001 linje-L-1 resultat-boligsosialt',
      'F-001 M-1 T-002 linje-L-2 resultat-boligutvikling',
      'F-001 M-1 T-003 - -',
      '- - T-004 - -',
      '- M-2 - - -',
      '- - - linje-L-3 -',
      'F-002 - - - -',
      'F-003 - - - -',
    ]);
  });

  it('is drawn with a line for every connection, and as a list on a narrow screen', () => {
    const draw = (width: number) =>
      ThreadMap({
        title: 'Tråden',
        description: 'Fra føring til resultat',
        width,
        columns: LEDD.map((l) => ({
          label: l,
          nodes: traad.columns[l].map((k) => ({ id: k.id, label: `${k.number} ${k.title}`, loose: k.loose })),
        })),
        links: traad.links,
        looseWords: (n) => `${n} løse`,
      });
    expect(draw(930).match(/<path /g)).toHaveLength(traad.links.length);
    expect(draw(930)).toContain('! F-002');
    expect(draw(300)).toContain('tiltak: 4');
    expect(draw(300)).toContain('2 løse');
    // A name has as many lines as there is room for, and is whole where somebody rests on it.
    const long = ThreadMap({
      title: '',
      description: '',
      width: 930,
      columns: [1, 12].map((count) => ({
        label: `${count}`,
        nodes: Array.from({ length: count }, (_, i) => ({
          id: `${count}-${i}`,
          label: `T-${i} Bygge bofellesskap med åtte boliger for unge med utviklingshemming ved skolen`,
          loose: false,
        })),
      })),
      links: [],
      looseWords: String,
    });
    const lines = [...long.matchAll(/<g>.*?<\/g>/g)].map((g) =>
      [...g[0].matchAll(/>([^<]+)<\/text>/g)].map((m) => m[1]),
    );
    expect([...new Set(lines[0])].join(' ')).toBe(
      'T-0 Bygge bofellesskap med åtte boliger for unge med utviklingshemming ved skolen',
    );
    expect(new Set(lines[1]).size).toBe(2);
    expect(long.match(/<title>T-11 Bygge .* ved skolen<\/title>/)).not.toBeNull();
    expect(draw(930)).not.toMatch(/NaN|Infinity|style=/);
  });
});
