import { describe, expect, it } from 'vitest';
import { differences, overSaved, saidBy } from './conflict.tsx';

describe('a form that somebody else has saved meanwhile', () => {
  const seen = { title: 'Byplan', owner: '', year: '2024' };
  const saved = { title: 'Byplanen', owner: 'Plan', year: '2025' };

  it('keeps what the reader typed, and takes what the other one saved where they typed nothing', () => {
    const typed = { title: 'Byplan', owner: '', year: '2026', csrf: 'x' };
    expect(overSaved(typed, seen, saved)).toEqual({ title: 'Byplanen', owner: 'Plan', year: '2026', csrf: 'x' });
    expect(differences(saved, overSaved(typed, seen, saved), (f) => (f in saved ? f : undefined))).toEqual([
      { label: 'year', saved: '2025', typed: '2026' },
    ]);
  });

  it('takes a field that was emptied as typed, and one that was not there to see as the other one’s', () => {
    const cells = { a: '', b: 'deltar' };
    expect(overSaved({ a: '' }, { a: 'ansvarlig' }, cells)).toEqual({ a: '', b: 'deltar' });
  });

  it('empties a field that the other one emptied, where it is no longer among what is saved', () =>
    expect(overSaved({ a: 'ja', b: 'nei' }, { a: 'ja', b: 'ja' }, {})).toEqual({ a: '', b: 'nei' }));

  it('leaves all as typed when nobody knows what was seen', () =>
    expect(overSaved({ title: 'Ny' }, undefined, saved)).toEqual({ title: 'Ny' }));

  it('says codes and numbers by their names, and leaves what has none', () => {
    const said = saidBy({ parents: { '3': 'P-003 Byplan', '4': 'P-004 Boligplan' } });
    expect(said('parents', '3 4 9')).toBe('P-003 Byplan, P-004 Boligplan, 9');
    expect([said('parents', ''), said('note', '3 4')]).toEqual(['', '3 4']);
  });
});
