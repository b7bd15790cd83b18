import { describe, expect, it } from 'vitest';
import { readSvar } from './svar.ts';

const ALL = { date: '20.11.2026', method: 'anslag', doubleCount: 'kontrollert' };
const ROW = { group: 'unge', situation: 'mangler', type: 'blokk', level: 'ingen', now: '8', perYear: '2' };
const newRow = (i: number, cells: Record<string, string>) =>
  Object.fromEntries(Object.entries({ ...ROW, ...cells }).map(([f, v]) => [`ny-${i}-${f}`, v]));

describe('where and when, said once of a unit', () => {
  const read = (typed: Record<string, string>, rows: Parameters<typeof readSvar>[2] = []) =>
    readSvar({ ...ALL, ...typed }, 'Nav', rows, '2026-11-25');

  it('hold for new rows that say nothing themselves, and for no row that does', () => {
    const rows = { ...newRow(1, {}), ...newRow(2, { group: 'eldre', area: 'Nes' }), ...newRow(3, { needed: '2031' }) };
    const made = read({ area: 'Sentrum', needed: '2029', ...rows });
    expect(made.ok && made.value.added.map((d) => [d.group, d.area, d.needed])).toEqual([
      ['unge', 'Sentrum', 2029],
      ['eldre', 'Nes', 2029],
      ['unge', 'Sentrum', 2031],
    ]);
  });

  it('make no row of themselves, and leave what stands as it is', () => {
    const first = read(newRow(1, { area: 'Nes' }));
    const [data] = first.ok ? first.value.added : [];
    if (!data) throw new Error('refused');
    const seen = { 'rad-1-revision': '1', 'rad-1-now': '8', 'rad-1-perYear': '2' };
    expect(read({ area: 'Sentrum', needed: '2029', ...seen }, [{ number: 1, revision: 1, data }])).toMatchObject({
      ok: true,
      value: { added: [], changed: [], standing: 1 },
    });
  });

  it('are refused once and where they stand, and at the row where the row says it', () => {
    const wrong = read({ needed: 'snart', ...newRow(1, {}), ...newRow(2, { group: 'eldre', needed: 'senere' }) });
    expect(wrong.ok ? [] : wrong.error.map((e) => e.field)).toEqual(['needed', 'ny-2-needed']);
  });
});
