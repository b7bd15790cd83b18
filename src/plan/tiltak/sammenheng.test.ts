import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTiltak, typedTiltak } from './parse.ts';
import { planDeler } from './planlenker.ts';
import { circleOf, funnOf, numbersText, parseNumbers } from './sammenheng.ts';
import type { Tiltak } from './tiltak.ts';

const TYPED = {
  title: 'Bygge',
  maal: '1',
  ledger: 'boligsosialt',
  status: 'foreslaatt',
  responsible: 'Eiendom',
  group: 'unge',
  type: 'blokk',
  level: 'ingen',
};
function tiltak(number: number, change: Record<string, string> = {}): { number: number; data: Tiltak } {
  const parsed = parseTiltak({ ...TYPED, ...change }, 2027, [1]);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return { number, data: parsed.value };
}
const codes = (change: Record<string, string>) => {
  const parsed = parseTiltak({ ...TYPED, ...change }, 2027, [1]);
  return parsed.ok ? [] : parsed.error.map((e) => `${e.field}:${e.code}`);
};

describe('tiltak that hang together', () => {
  it('are named as people write numbers, and nothing else is taken for one', () => {
    expect(parseNumbers(' T-007, 3;t-0012  3')).toEqual([3, 7, 12]);
    expect(parseNumbers('')).toEqual([]);
    for (const text of ['T-', '0', 'T-000', '-1', '1.5', 'Bryggefeltet', '12345678'])
      expect(parseNumbers(text)).toBeNull();
    expect(numbersText([3, 12])).toBe('T-003, T-012');
    expect(codes({ requires: 'alle' })).toEqual(['requires:ikke-tiltaksnummer']);
    expect(codes({ requires: '1 2', excludes: '2' })).toEqual(['excludes:krever-og-utelukker']);
    expect(codes({ excludes: Array.from({ length: 21 }, (_, i) => i + 1).join(' ') })).toEqual([
      'excludes:for-mange-tiltak',
    ]);
    const one = tiltak(1, { requires: '7, 3', excludes: 'T-2' }).data;
    expect(parseTiltak(typedTiltak(one), 2027, [1])).toEqual({ ok: true, value: one });
  });

  it('go in a circle exactly when one can be walked, and the circle is told', () => {
    const edges = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })), { maxLength: 14 });
    fc.assert(
      fc.property(edges, (pairs) => {
        const needs = (n: number) => [...new Set(pairs.filter(([a]) => a === n).map(([, b]) => b))];
        const base = tiltak(1).data;
        const all = [1, 2, 3, 4, 5, 6].map((number) => ({ number, data: { ...base, requires: needs(number) } }));
        const reached = new Set(needs(1));
        for (const n of reached) for (const next of needs(n)) reached.add(next);
        const circle = circleOf(1, needs(1), all);
        expect(circle !== null).toBe(reached.has(1));
        circle?.slice(1).forEach((n, i) => {
          expect(needs(circle[i] ?? 0)).toContain(n);
        });
        if (circle) expect([circle[0], circle.at(-1)]).toEqual([1, 1]);
      }),
    );
  });

  it('are found in a bad order of years, gone, fallen, or both decided', () => {
    const own = tiltak(1, { requires: '2 3 4 5', excludes: '6', start: '2028', status: 'vedtatt' });
    const reason = 'Fordi';
    const all = [
      own,
      tiltak(2, { kind: 'investering', start: '2027', end: '2029' }),
      tiltak(3, { kind: 'drift', start: '2027', end: '2030' }),
      tiltak(4, { status: 'forkastet', reason }),
      tiltak(6, { status: 'vedtatt' }),
      tiltak(7, { status: 'i-gang', excludes: '1' }),
      tiltak(8, { excludes: '1' }),
    ];
    expect(funnOf(own, all)).toEqual([
      { code: 'rekkefoelge', other: 2, start: 2028, ready: 2029 },
      { code: 'falt', other: 4 },
      { code: 'borte', other: 5 },
      { code: 'begge', other: 6 },
      { code: 'begge', other: 7 },
    ]);
    expect(funnOf(tiltak(9, { requires: '2', start: '2029' }), all)).toEqual([]);
    expect(funnOf(tiltak(9, { requires: '2' }), all)).toEqual([]);
  });
});

describe('plans that a tiltak names', () => {
  const plans = [
    { number: 1, code: 'P-001', title: 'Helse- og omsorgsplan' },
    { number: 2, code: 'P-002', title: 'Helse' },
    { number: 3, code: 'P-003', title: 'Samfunnsdelen' },
  ];
  const named = (text: string) =>
    planDeler(text, plans).map((d) => (d.plan === null ? d.text : `[${d.plan}:${d.text}]`));

  it('are found by title and number, the longest first, and never inside another word', () => {
    expect(named('helse- og omsorgsplan, P-003 og Helse.')).toEqual([
      '[1:helse- og omsorgsplan]',
      ', ',
      '[3:P-003]',
      ' og ',
      '[2:Helse]',
      '.',
    ]);
    expect(named('Folkehelse og helseplanen')).toEqual(['Folkehelse og helseplanen']);
    expect(named('')).toEqual([]);
    expect(planDeler('Noe', [{ number: 1, code: '', title: '' }])).toEqual([{ text: 'Noe', plan: null }]);
    expect(named('İ P-003').join('')).toBe('İ P-003');
  });
});
