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

describe('a new row', () => {
  const read = (typed: Record<string, string>) => readSvar({ ...ALL, ...typed }, 'Nav', [], '2026-11-25');
  const kinds = (typed: Record<string, string>) => {
    const made = read(typed);
    return made.ok
      ? made.value.added.map((d) => [d.group, d.situation, d.type, d.level, d.now].join(' '))
      : made.error.map((e) => `${e.field}:${e.code}`);
  };
  const open = { group: '', situation: '', type: '', level: '' };

  it('is as the filled row above it in what it leaves open, and in nothing else', () => {
    const rows = {
      ...newRow(1, {}),
      ...newRow(2, { ...open, situation: 'uegnet', now: '3' }),
      ...newRow(5, { ...open, group: 'eldre', level: 'heldoegns', now: '6', area: 'Nes', note: 'Ny' }),
      ...newRow(6, { ...open, situation: 'mangler', now: '7' }),
    };
    expect(kinds(rows)).toEqual([
      'unge mangler blokk ingen 8',
      'unge uegnet blokk ingen 3',
      'eldre uegnet blokk heldoegns 6',
      'eldre mangler blokk heldoegns 7',
    ]);
    const made = read(rows);
    expect(made.ok && made.value.added.map((d) => [d.area, d.note])).toEqual([
      ['', ''],
      ['', ''],
      ['Nes', 'Ny'],
      ['', ''],
    ]);
    expect(kinds({ ...newRow(1, {}), ...newRow(2, { ...open, perYear: '' }) })).toEqual(['ny-2-perYear:mangler']);
    expect(kinds(newRow(2, { ...open, group: 'unge' }))).toEqual([
      'ny-2-situation:mangler',
      'ny-2-type:mangler',
      'ny-2-level:mangler',
    ]);
    // The same once more is the same households twice.
    expect(kinds({ ...newRow(1, {}), ...newRow(2, open) })).toEqual(['ny-2-group:finnes-fra-foer']);
  });

  it('says in one field how many and what an estimate lies between, and is refused there', () => {
    const span = (cells: Record<string, string>, all = {}) => {
      const made = read({ ...newRow(1, cells), ...all });
      return made.ok
        ? made.value.added.map((d) => [d.now, d.low, d.high])
        : made.error.map((e) => `${e.field}:${e.code}`);
    };
    for (const now of ['14 (12–18)', '14(12-18)', ' 14 ( 12 - 18 ) ']) expect(span({ now })).toEqual([[14, 12, 18]]);
    expect(span({ now: '1 400 (1 200–1 800)' })).toEqual([[1400, 1200, 1800]]);
    expect(span({ now: '14 (15–18)' })).toEqual(['ny-1-now:utenfor-spenn']);
    expect(span({ now: '14 (12–18)' }, { method: 'gjennomgang' })).toEqual(['ny-1-now:bare-anslag']);
    for (const now of ['14 (12)', '14 12–18', '(12–18)', '14 (12–18) ca.'])
      expect(span({ now })).toEqual(['ny-1-now:ikke-tall']);
    expect(span({ now: '14 (12–18)', low: '10', high: '20' })).toContain('ny-1-now:ikke-tall');
  });

  it('says how many new with how many, movement in one field, and when with where, unless their own fields say it', () => {
    const of = (cells: Record<string, string>, all = {}) => {
      const made = read({ ...newRow(1, cells), ...all });
      return made.ok ? made.value.added[0] : made.error.map((e) => `${e.field}:${e.code}`);
    };
    const open = { perYear: '' };
    expect(of({ ...open, now: '14 (12–18) +2' })).toMatchObject({ now: 14, low: 12, high: 18, perYear: 2 });
    expect(of({ ...open, now: '14+2' })).toMatchObject({ now: 14, low: null, perYear: 2 });
    expect(of({ now: '14 +3' })).toEqual(['ny-1-now:ikke-tall']);
    expect(of({ ...open, now: '14 +200 000 000' })).toEqual(['ny-1-now:utenfor']);
    expect(of({ ...open, now: '14' })).toEqual(['ny-1-perYear:mangler']);
    expect(of({ fresh: '7/5/6' })).toMatchObject({ fresh: 7, solved: 5, lost: 6 });
    const wrong: Record<string, string>[] = [{ fresh: '7/5' }, { fresh: '7/5/6', solved: '4' }];
    for (const cells of wrong) expect(of(cells)).toEqual(['ny-1-fresh:ikke-tall']);
    expect(of({ area: 'Sentrum 2029' })).toMatchObject({ area: 'Sentrum', needed: 2029 });
    expect(of({ area: '2029' })).toMatchObject({ area: '', needed: 2029 });
    expect(of({ area: 'Sentrum 2029', needed: '2031' })).toMatchObject({ area: 'Sentrum 2029', needed: 2031 });
    expect(of({ area: 'Sone 12' })).toMatchObject({ area: 'Sone 12', needed: null });
    expect(of({ area: 'Sentrum 1950' })).toEqual(['ny-1-area:aar-utenfor']);
    // What is said once of the unit holds for what the row does not say, and is refused once.
    const once = { area: 'Sentrum 2029' };
    expect(of({}, once)).toMatchObject({ area: 'Sentrum', needed: 2029 });
    expect(of({ area: 'Nes' }, once)).toMatchObject({ area: 'Nes', needed: 2029 });
    expect(of({ area: '2031' }, once)).toMatchObject({ area: 'Sentrum', needed: 2031 });
    expect(of({}, { area: 'Sentrum 1950' })).toEqual(['area:aar-utenfor']);
  });

  it('is corrected the same way when it stands', () => {
    const first = read(newRow(1, { now: '14 (12–18)' }));
    const [data] = first.ok ? first.value.added : [];
    if (!data) throw new Error('refused');
    const seen = { 'rad-1-revision': '1', 'rad-1-perYear': '2', 'rad-1-low': '12', 'rad-1-high': '18' };
    const again = (now: string, more = {}) => {
      const rows = [{ number: 1, revision: 1, data }];
      const made = readSvar({ ...ALL, ...seen, 'rad-1-now': now, ...more }, 'Nav', rows, '2026-11-25');
      return made.ok ? made.value.changed.map((r) => [r.data.now, r.data.low, r.data.high]) : made.error;
    };
    expect(again('15 (13–20)')).toEqual([[15, 13, 20]]);
    expect(again('15')).toEqual([[15, 12, 18]]);
    expect(again('15 (13–20) +4')).toEqual([[15, 13, 20]]);
  });

  it('reads only what was typed: an area that stands is a name, also where it ends as a year does', () => {
    const first = read(newRow(1, { area: 'Nes' }));
    const [data] = first.ok ? first.value.added : [];
    if (!data) throw new Error('refused');
    for (const area of ['Felt 2030', 'Byfelt 1999']) {
      const rows = [{ number: 1, revision: 1, data: { ...data, area } }];
      const seen = { 'rad-1-revision': '1', 'rad-1-now': '9', 'rad-1-perYear': '2' };
      const made = readSvar({ ...ALL, ...seen }, 'Nav', rows, '2026-11-25');
      expect(made.ok ? made.value.changed.map((r) => [r.data.area, r.data.needed]) : made.error).toEqual([
        [area, data.needed],
      ]);
    }
  });

  it('takes a name that ends as a year for a name: one that is known, one in quotation marks, and a word that needs its number', () => {
    const of = (area: string, known: string[] = [], more = {}) => {
      const made = readSvar({ ...ALL, ...newRow(1, { area }), ...more }, 'Nav', [], '2026-11-25', known);
      return made.ok ? [...made.value.added.map((d) => [d.area, d.needed]), made.value.readOut] : made.error;
    };
    expect(of('Felt 2030')).toEqual([['Felt 2030', null], []]);
    expect(of('delområde 2031')).toEqual([['delområde 2031', null], []]);
    expect(of('Bjørkås 2030')).toEqual([['Bjørkås', 2030], [0]]);
    expect(of('bjørkås 2030', ['Bjørkås 2030'])).toEqual([['bjørkås 2030', null], []]);
    for (const quoted of ['"Bjørkås 2030"', '«Bjørkås 2030»', '“Bjørkås 2030”', '«Bjørkås 2030» '])
      expect(of(quoted)).toEqual([['Bjørkås 2030', null], []]);
    // Said once of the unit it is read the same way, and told of each row it holds for.
    expect(of('', [], { area: 'Bjørkås 2030' })).toEqual([['Bjørkås', 2030], [0]]);
    expect(of('', [], { area: '«Bjørkås 2030»' })).toEqual([['Bjørkås 2030', null], []]);
    expect(of('Nes', [], { area: 'Felt 2030' })).toEqual([['Nes', null], []]);
    // What the unit has counted before is known to it.
    const first = readSvar({ ...ALL, ...newRow(1, { area: '"Lia 2031"' }) }, 'Nav', [], '2026-11-25');
    const [data] = first.ok ? first.value.added : [];
    if (!data) throw new Error('refused');
    const rows = [{ number: 1, revision: 1, data }];
    const again = readSvar({ ...ALL, ...newRow(1, { group: 'eldre', area: 'Lia 2031' }) }, 'Nav', rows, '2026-11-25');
    expect(again.ok && again.value.added.map((d) => [d.area, d.needed])).toEqual([['Lia 2031', null]]);
  });
});
