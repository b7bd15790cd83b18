import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { toExcel } from '../plandokument/rendering/excel.ts';
import { saveGrid, saveTelling } from './actions.ts';
import { gridDocument, readGrid, readSheets } from './pages/rutenett.ts';
import type { GridRow } from './rutenett.ts';
import { listTellinger } from './store.ts';

const HEAD = ['Gruppe', 'Situasjon', 'Boligtype', 'Tjenestenivå', 'Husstander nå', 'Nye i året', 'Enhet'];
const ROWS = [
  ['Barnefamilier', 'Mangler bolig', 'Blokk', 'Ingen', '12', '4', 'Nav'],
  ['Unge', 'bur ueigna', 'Rekkehus og småhus', 'Ambulerende', '1 200', '0', 'Nav'],
];
const FOR_ALL = { date: '31.10.2026', method: 'gjennomgang', doubleCount: 'kontrollert' };
const tabbed = (...rows: string[][]) => rows.map((r) => r.join('\t')).join('\r\n');

function rowsOf(text: string): readonly GridRow[] {
  const grid = readGrid(text);
  if (!grid.ok) throw new Error(JSON.stringify(grid.error));
  return grid.value;
}

describe('a pasted table', () => {
  it('is read by its heads in any order, under a title, with the words of both forms', () => {
    const turned = tabbed(...[['Telling i Nav', '', ''], HEAD, ...ROWS].map((r) => [...r].reverse()));
    expect(
      rowsOf(turned).map(({ line, typed }) => [line, typed.group, typed.situation, typed.type, typed.now]),
    ).toEqual([
      [3, 'barnefamilier', 'mangler', 'blokk', '12'],
      [4, 'unge', 'uegnet', 'smaahus', '1 200'],
    ]);
    expect(
      rowsOf(
        tabbed(
          ['Gruppe', 'Situasjon', 'Bustadtype som trengst', 'Tenestenivå som trengst', 'Hushald no'],
          ['Unge', 'Manglar bustad', 'Blokk', 'Ingen', '7'],
        ),
      )[0]?.typed,
    ).toEqual({ group: 'unge', situation: 'mangler', type: 'blokk', level: 'ingen', now: '7' });
  });

  it.each<[string, string, Record<string, string | number> | undefined]>([
    ['', 'mangler', undefined],
    [tabbed(HEAD), 'mangler', undefined],
    [tabbed(...ROWS), 'mangler-kolonne', { column: 'group' }],
    [tabbed(HEAD.slice(0, 4), ROWS[0]?.slice(0, 4) ?? []), 'mangler-kolonne', { column: 'now' }],
    [tabbed(HEAD, ...Array.from({ length: 501 }, () => ROWS[0] ?? [])), 'for-mange-rader', { max: 500 }],
    [tabbed([...HEAD, 'Fødselsnummer'], [...(ROWS[0] ?? []), '']), 'person-kolonne', { head: 'Fødselsnummer' }],
  ])('is refused as a whole: %#', (text, code, data) => {
    const grid = readGrid(text);
    expect(grid.ok ? null : [grid.error.refusal.code, grid.error.refusal.data]).toEqual([code, data]);
  });
});

describe('a sheet of a file', () => {
  it('is read as what is pasted is, and refused at the row where a cell has no certain value', () => {
    const title = [{ fault: 'flettet' }, null];
    const rows = ROWS.map((r) => r.map((c) => (/^\d+$/.test(c) ? Number(c) : c)));
    const read = readSheets([{ rows: [] }, { rows: [title, HEAD, ...rows] }]);
    expect(read.ok && read.value.map((r) => [r.line, r.typed.group, r.typed.now])).toEqual([
      [3, 'barnefamilier', '12'],
      [4, 'unge', '1 200'],
    ]);
    const formula = readSheets([{ rows: [HEAD, rows[0]?.with(4, { fault: 'formel' } as never) ?? []] }]);
    expect(formula).toMatchObject({ ok: false, error: { line: 2, refusal: { code: 'celle-feil' } } });
    expect(readSheets([])).toMatchObject({ ok: false, error: { refusal: { code: 'mangler' } } });
    expect(readSheets([{ rows: [], tooMany: 9000 }])).toMatchObject({
      error: { refusal: { code: 'for-mange-rader' } },
    });
  });
});

describe('a table taken in, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  let own: { kommuneId: string; brukerId: null };
  let neighbour: { kommuneId: string; brukerId: null };
  const clock = fixedClock('2026-11-25T08:00:00.000Z');
  const stored = () => db.inKommune(own.kommuneId, listTellinger);
  const take = (...rows: string[][]) => saveGrid(db, clock, own, rowsOf(tabbed(HEAD, ...rows)), FOR_ALL);
  const counts = async (...rows: string[][]) => {
    const saved = await take(...rows);
    if (!saved.ok) throw new Error(JSON.stringify(saved.error));
    return [saved.value.added.length, saved.value.changed.length, saved.value.unchanged];
  };

  beforeAll(async () => {
    db = await testDatabase();
    const both = await twoKommuner(db);
    own = { kommuneId: both.own, brukerId: null };
    neighbour = { kommuneId: both.neighbour, brukerId: null };
    expect((await saveGrid(db, clock, neighbour, rowsOf(tabbed(HEAD, ...ROWS)), FOR_ALL)).ok).toBe(true);
  });
  afterAll(() => db?.close());

  it('stores nothing when one row is wrong, and names every row and field that is', async () => {
    const bad = [
      ['Barnefamilier', 'Mangler bolig', 'Slott', 'Ingen', 'tolv', '4', 'Nav'],
      ['Unge', 'Mangler bolig', 'Blokk', 'Ingen', '3', '', 'Nav 01019012345'],
    ];
    const saved = await take(ROWS[0] ?? [], ...bad);
    expect(saved.ok ? [] : saved.error.map((e) => `${e.line} ${e.refusal.field} ${e.refusal.code}`)).toEqual([
      '3 type ukjent-valg',
      '3 now ikke-tall',
      '4 perYear mangler',
      '4 countedBy personopplysning',
    ]);
    const twice = await take(ROWS[0] ?? [], ROWS[1] ?? [], ROWS[0] ?? []);
    expect(twice.ok ? null : twice.error).toEqual([
      { line: 4, refusal: { code: 'to-ganger', field: 'group', data: { line: 2 } } },
    ]);
    expect(await stored()).toEqual([]);
  });

  it('changes only what is new, keeps columns it does not have, and leaves other counts alone', async () => {
    const note = { note: 'Fra ventelisten', area: '', countedBy: 'Boligkontoret' };
    const typed = { group: 'eldre', situation: 'mangler', type: 'blokk', level: 'ingen', now: '8', perYear: '1' };
    expect(await saveTelling(db, clock, own, { ...FOR_ALL, ...typed, ...note })).toEqual([]);
    expect(await counts(...ROWS)).toEqual([2, 0, 0]);
    expect(await counts(...ROWS)).toEqual([0, 0, 2]);
    expect(await counts(['Eldre', 'Mangler bolig', 'Blokk', 'Ingen', '9', '1', 'boligkontoret'])).toEqual([0, 1, 0]);
    const rows = await stored();
    expect(rows.map((r) => [r.number, r.revision, r.data.now, r.data.note])).toEqual([
      [1, 2, 9, 'Fra ventelisten'],
      [2, 1, 12, ''],
      [3, 1, 1200, ''],
    ]);
  });

  it('goes out as a sheet and comes back with nothing changed', async () => {
    const before = await stored();
    for (const lang of ['nb', 'nn'] as const) {
      const book = new ExcelJS.Workbook();
      const bytes = await toExcel(gridDocument('Testvik', '25.11.2026', before, lang));
      await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
      const text: string[][] = [];
      book.worksheets[0]?.eachRow((row) => text.push((row.values as unknown[]).slice(1).map((v) => String(v ?? ''))));
      const width = Math.max(...text.map((r) => r.length));
      const grid = text
        .filter((r) => r.filter((c) => c !== '').length > 5)
        .map((r) => r.concat(Array(width - r.length).fill('')));
      const saved = await saveGrid(db, clock, own, rowsOf(tabbed(...grid)), {});
      expect(saved.ok ? [saved.value.added, saved.value.changed, saved.value.unchanged] : saved.error).toEqual([
        [],
        [],
        3,
      ]);
    }
    expect(await stored()).toEqual(before);
    // One to four are words in a sheet that goes round, and open in the unit's own.
    const sheet = (own: { without: string[] } | null) => JSON.stringify(gridDocument('T', '', before, 'nb', own));
    expect([sheet(null).includes('"under 5"'), sheet({ without: [] }).includes('"under 5"')]).toEqual([true, false]);
    // Nobody's count can be made of the words.
    const fresh = ['Unge', 'Mangler bolig', 'Blokk', 'Ingen', 'under 5', '0', 'Nav'];
    const made = await saveGrid(db, clock, own, rowsOf(tabbed(HEAD, fresh)), FOR_ALL);
    expect(made.ok ? [] : made.error.map((e) => `${e.refusal.field}:${e.refusal.code}`)).toEqual(['now:mangler']);
    expect((await db.inKommune(neighbour.kommuneId, listTellinger)).map((r) => r.revision)).toEqual([1, 1]);
  });

  it('holds a pair of units to one subtraction, also when both rows come in the same table', async () => {
    const head = [...HEAD, 'Hvor mange har begge talt?', 'En annen enhet som har talt noen av de samme'];
    const row = (unit: string, now: string, n: string, also: string) => [
      'Flyktninger',
      'Mangler bolig',
      'Blokk',
      'Ingen',
      now,
      '0',
      unit,
      n,
      also,
    ];
    const both = rowsOf(tabbed(head, row('Nav', '20', '3', 'Barnevernet'), row('Barnevernet', '9', '3', 'Nav')));
    const refused = await saveGrid(db, clock, own, both, FOR_ALL);
    expect(refused.ok ? [] : refused.error.map((e) => e.refusal.code)).toEqual(['alt-avstemt', 'alt-avstemt']);
    const once = rowsOf(tabbed(head, row('Nav', '20', '', ''), row('Barnevernet', '9', '3', 'Nav')));
    expect((await saveGrid(db, clock, own, once, FOR_ALL)).ok).toBe(true);
  });
});
