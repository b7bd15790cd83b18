import { describe, expect, it } from 'vitest';
import { loadKostra, loadVirkemidler } from './content.ts';
import { kostraIn } from './kostra.ts';
import { parseTiltak } from './parse.ts';
import { isOpen, tiltakFra } from './virkemidler.ts';

describe('instruments that a tiltak starts from', () => {
  const all = loadVirkemidler('.');
  const kostra = kostraIn(loadKostra('.'), 2027).map((k) => k.code);

  it('fill in a form that is saved only when the examples are replaced', () => {
    expect(all.length).toBeGreaterThan(5);
    for (const v of all)
      for (const lang of ['nb', 'nn'] as const) {
        const typed = { ...tiltakFra(v, lang), maal: '1', status: 'foreslaatt', responsible: 'Eiendom' };
        const marked = parseTiltak(typed, 2027, [1], { kostra });
        expect(marked.ok ? [] : marked.error.map((e) => `${e.field}:${e.code}`), v.id).toEqual([
          'title:bytt-ut',
          'description:bytt-ut',
        ]);
        const own = parseTiltak({ ...typed, title: 'Kjøpe to', description: '' }, 2027, [1], { kostra });
        expect(own.ok && own.value, v.id).toMatchObject({ kind: v.starts.kind, group: v.starts.group });
      }
  });

  it('are open on their days, the last one too', () => {
    const closed = all.find((v) => v.id === 'tilskudd-utleieboliger');
    if (!closed) throw new Error('not there');
    expect([isOpen(closed, '2023-12-31'), isOpen(closed, '2024-01-01')]).toEqual([true, false]);
    expect(isOpen({ validFrom: '2025-02-17', validTo: null }, '2025-02-16')).toBe(false);
    expect(isOpen({ validFrom: null, validTo: null }, '1999-01-01')).toBe(true);
  });
});
