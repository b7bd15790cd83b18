import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import { pastedRows } from '../../platform/columns/pasted.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { openTables } from '../roedtraad/index.ts';
import {
  addMaal,
  listMaal,
  listTiltak,
  removeTiltakIn,
  saveTiltak,
  tiltakHistory,
  typedMaal,
  typedTiltak,
} from '../tiltak/index.ts';
import { compareRows, conflictKey, type ReturDeps, readRetur, saveRows, tryRows } from './actions/retur.ts';
import { compare, KOLONNER, normal, type Objektslag, TILTAK_KOLONNER } from './kolonner.ts';
import { listCsv, listRows, listWorkbook } from './rendering/retur.ts';
import { isDamaged } from './skade.ts';

const TILTAK = {
  title: '=SUM(A1) "sitat"; og\nto linjer',
  maal: '1.1',
  ledger: 'boligsosialt',
  status: 'utsatt',
  reason: '-uten penger',
  responsible: 'Eiendom',
  cooperating: "'＝hermetegn",
  parties: '=Utbygger; AS',
  kind: 'laan-tilskudd',
  instruments: 'investeringstilskudd startlaan',
  indicator: 'Antall, "nye"',
  risks: 'To\nlinjer',
  law: '§ 5',
  plans: '-Samfunnsdelen',
  tasks: '[x] Kjøpe; tomt\n[ ] =Bygge',
  group: 'barnefamilier',
  otherGroups: 'unge eldre',
  type: 'blokk',
  level: 'personalbase',
  start: '2027',
  end: '2029',
  kostra: '265',
  units1: '4',
  effect2type: 'annet',
  effect2level: 'ingen',
  effect2units3: '2',
  effect1delay: '0',
  effect2group: 'demens',
  effect2probability: '60',
  effect2staff: '0',
  effect2drift: '-1 500 000',
  investment1: '12 500 000',
  grants1: '1 000 000',
  operation2: '-500 000',
  staff1: '0,5',
  certainty: 'anbud',
  vatGround: 'Tilrettelagt; omsorg',
  priceYear: '2026',
  description: 'Sted: Åsen.',
  area: 'Sentrum',
  site: '=Torget; nord',
  probability: '80',
  delay: '1',
};
const deps: ReturDeps = { firstYear: 2027, contextIn: () => ({ kostra: ['265'], priceYears: [2026, 2027] }) };

describe('goals and tiltak out in a table and back', () => {
  let db: OwnedDatabase;
  let own: Actor;
  let neighbour: Actor;
  const clock = fixedClock('2026-11-24T12:00:00Z');
  const save = (
    actor: Actor,
    change: Record<string, string>,
    seen: { number: number; revision: number } | null = null,
  ) => saveTiltak(db, clock, actor, { ...TILTAK, ...change }, 2027, seen, deps.contextIn(2027));
  const lists = (actor: Actor) =>
    db.inKommune(actor.kommuneId, async (tx) => ({ maal: await listMaal(tx), tiltak: await listTiltak(tx) }));
  const newest = (number: number) => db.inKommune(own.kommuneId, async (tx) => (await tiltakHistory(tx, number))[0]);
  /** The workbook as it goes out, with cells changed the way a person does. */
  const changed = async (change: (tiltak: ExcelJS.Worksheet, head: string[]) => void) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await listWorkbook(await lists(own), 'nb')) as unknown as ArrayBuffer);
    const sheet = book.getWorksheet('Tiltak');
    if (!sheet) throw new Error('no sheet');
    const head = (sheet.getRow(1).values as string[]).slice(1);
    change(sheet, head);
    const read = await openTables({ bytes: new Uint8Array(await book.xlsx.writeBuffer()), kind: 'xlsx' });
    if (!read.ok) throw new Error(read.error);
    return readRetur(read.value);
  };
  const at = (head: string[], name: string) => head.indexOf(name) + 1;

  beforeAll(async () => {
    db = await testDatabase();
    const ids = await twoKommuner(db);
    own = { kommuneId: ids.own, brukerId: null };
    neighbour = { kommuneId: ids.neighbour, brukerId: null };
    for (const actor of [own, neighbour]) {
      const goal = {
        title: 'Trygge hjem',
        ledger: 'boligsosialt',
        strategy1: 'Eie selv',
        qualities: 'bomiljoe folkehelse',
      };
      await addMaal(db, clock, actor, { ...goal, indicator: 'Antall', target: '12 boliger', targetYear: '2030' });
      expect(await save(actor, {})).toEqual({ ok: true, value: 1 });
      expect((await save(actor, { title: 'Leie inn', otherGroups: '', status: 'foreslaatt' })).ok).toBe(true);
    }
  });
  afterAll(() => db.close());

  it('has a column for every field of the forms', async () => {
    const all = await lists(own);
    const fields = (kind: Objektslag) => new Set(KOLONNER[kind].map((k) => k.field));
    const typed = { maal: typedMaal(all.maal[0]?.data as never), tiltak: typedTiltak(all.tiltak[0]?.data as never) };
    for (const kind of ['maal', 'tiltak'] as const)
      expect(
        Object.keys(typed[kind]).filter((f) => !fields(kind).has(f)),
        kind,
      ).toEqual([]);
    for (const lang of ['nb', 'nn'] as const)
      for (const kind of ['maal', 'tiltak'] as const) {
        const [head = []] = listRows(all, kind, lang);
        expect(new Set(head.map((h) => String(h).toLowerCase())).size, `${kind} ${lang}`).toBe(head.length);
      }
  });

  it.each(['nb', 'nn'] as const)(
    'changes nothing when nothing is changed, as a workbook and as CSV, in %s',
    async (lang) => {
      const all = await lists(own);
      const files = [
        { bytes: await listWorkbook(all, lang), kind: 'xlsx' as const },
        ...(['maal', 'tiltak'] as const).map((k) => ({
          bytes: new TextEncoder().encode(`\ufeff${listCsv(all, k, lang)}`),
          kind: 'csv' as const,
        })),
      ];
      expect(listCsv(all, 'tiltak', lang)).toContain(";''＝hermetegn;");
      for (const file of files) {
        const read = await openTables(file);
        if (!read.ok) throw new Error(read.error);
        const back = readRetur(read.value);
        expect(back.errors).toEqual([]);
        expect(back.rows.length).toBeGreaterThan(0);
        const found = await db.inKommune(own.kommuneId, (tx) => compareRows(tx, back.rows));
        expect(found).toEqual({ changed: [], unchanged: back.rows.length, errors: [] });
        expect(await saveRows(db, clock, own, back.rows, new Map(), deps, null)).toEqual({
          ok: true,
          revised: 0,
          added: 0,
        });
      }
      expect((await newest(1))?.revision).toBe(1);
    },
  );

  it('reads a file of text whatever its marks and letters are, or refuses it by row and stores nothing', async () => {
    const all = await lists(own);
    const text = listCsv(all, 'tiltak', 'nb');
    const cells = pastedRows(text, ';');
    const read = async (bytes: Uint8Array) => {
      const opened = await openTables({ bytes, kind: 'csv' });
      if (!opened.ok) throw new Error(opened.error);
      const back = readRetur(opened.value);
      const found = await db.inKommune(own.kommuneId, (tx) => compareRows(tx, back.rows));
      const errors = [...back.errors, ...found.errors];
      return {
        errors: errors.map((e) => `${e.row}:${e.field ?? ''}:${e.code}`),
        fields: found.changed.flatMap((c) => c.changes.map((k) => k.field)),
      };
    };
    const utf8 = (t: string) => new TextEncoder().encode(t);
    const quoted = (c: string) => `"${c.replaceAll('"', '""')}"`;
    const lines = (mark: string, write: (c: string) => string, table = cells) =>
      table.map((r) => r.map(write).join(mark)).join('\r\n');
    for (const mark of [',', ';', '\t'])
      expect(await read(utf8(lines(mark, quoted))), mark).toEqual({ errors: [], fields: [] });
    // The letters of Windows lack the wide sign of one cell, and have all the others.
    const windows = text.replaceAll('＝', '=');
    expect(await read(Buffer.from(windows, 'latin1'))).toEqual({
      errors: [],
      fields: ['cooperating', 'cooperating'],
    });
    // Read as Windows and stored as UTF-8 again; stored with a question mark for what is not English; an old Mac.
    const twice = utf8(new TextDecoder('windows-1252').decode(utf8(text)));
    expect((await read(twice)).errors).toEqual(['1::tegn-oedelagt']);
    const heads = (t: string) => t.slice(0, t.indexOf('\r\n'));
    const body = (t: string) => t.slice(t.indexOf('\r\n'));
    const asked = `${heads(text)}${body(text).replace(/[æøåÆØÅ]/g, '?')}`;
    expect((await read(utf8(asked))).errors).toEqual(
      ['tasks', 'description']
        .map((f) => `2:${f}:tegn-oedelagt`)
        .concat(['tasks', 'description'].map((f) => `3:${f}:tegn-oedelagt`)),
    );
    const mac = Buffer.from(windows, 'latin1').map((b) => ({ 229: 0x8c, 248: 0xbf, 230: 0xbe, 197: 0x81 })[b] ?? b);
    expect((await read(mac)).errors).toEqual(['1::tegn-oedelagt']);
    // A comma in a text that nobody set in quotation marks, and a row that was cut.
    const plain = cells.map((r) => r.map((c) => c.replaceAll(/[",\n]/g, '')));
    const slipped = plain.map((r, i) => (i === 1 ? r.map((c, n) => (n === 2 ? 'Kjøpe, leie' : c)) : r));
    expect((await read(utf8(lines(',', String, slipped)))).errors).toEqual(['2::for-mange-celler']);
    const cut = cells.map((r, i) => (i === 2 ? r.slice(0, 20) : r));
    expect((await read(utf8(lines(';', quoted, cut)))).errors).toEqual([
      expect.stringMatching(/^3:.*:for-faa-celler$/),
    ]);
    expect((await read(utf8(lines('|', String, plain)))).errors).toEqual(['0::ingen-arkene']);
    // A question is no damage, and neither is another letter.
    expect(isDamaged('Hva så', 'Hva så?')).toBe(false);
    expect(isDamaged('Bør', 'Bår')).toBe(false);
    expect((await newest(1))?.revision).toBe(1);
  });

  it('makes one revision of one changed cell, and a new tiltak of a new row, with a preview that stores nothing', async () => {
    const back = await changed((sheet, head) => {
      sheet.getRow(3).getCell(at(head, 'Ansvarlig enhet')).value = 'NAV';
      const row = sheet.getRow(4);
      const fresh = { Tiltak: 'Helt nytt', Mål: 'M-1', Regnskap: 'Boligsosialt', 'Ansvarlig enhet': 'Helse' };
      for (const [name, value] of Object.entries(fresh)) row.getCell(at(head, name)).value = value;
    });
    const preview = await tryRows(db, clock, own, back, deps);
    expect(preview.errors).toEqual([]);
    expect(preview.changed.map((c) => [c.rad.number, c.changes.map((e) => `${e.field}:${e.from}>${e.to}`)])).toEqual([
      [2, ['responsible:Eiendom>NAV']],
      [null, ['title:>Helt nytt', 'maal:>1', 'ledger:>boligsosialt', 'responsible:>Helse']],
    ]);
    expect((await lists(own)).tiltak).toHaveLength(2);
    expect(await saveRows(db, clock, own, back.rows, new Map(), deps, null)).toEqual({
      ok: true,
      revised: 1,
      added: 1,
    });
    expect((await newest(2))?.revision).toBe(2);
    expect((await newest(1))?.revision).toBe(1);
    expect((await newest(3))?.data).toMatchObject({ title: 'Helt nytt', responsible: 'Helse', group: 'alle' });
    expect((await lists(neighbour)).tiltak).toHaveLength(2);
  });

  it('shows a cell that somebody else changed meanwhile with both values, and overwrites it only when told', async () => {
    const back = await changed((sheet, head) => {
      sheet.getRow(2).getCell(at(head, 'Ansvarlig enhet')).value = 'Min enhet';
      sheet.getRow(2).getCell(at(head, 'Ferdig i år')).value = 2030;
    });
    expect(
      (await save(own, { responsible: 'Deres enhet', cooperating: 'Kirken' }, { number: 1, revision: 1 })).ok,
    ).toBe(true);
    const { changed: found } = await tryRows(db, clock, own, back, deps);
    expect(found).toHaveLength(1);
    expect(found[0]?.conflicts).toEqual([
      { field: 'responsible', base: 'Eiendom', theirs: 'Deres enhet', mine: 'Min enhet' },
    ]);
    expect(found[0]?.changes).toEqual([{ field: 'end', from: '2029', to: '2030' }]);
    const refused = await saveRows(db, clock, own, back.rows, new Map(), deps, null);
    expect(refused).toMatchObject({ ok: false, error: [{ code: 'ikke-valgt', row: 2, field: 'responsible' }] });
    expect((await newest(1))?.data.end).toBe(2029);
    const rad = found[0]?.rad;
    if (!rad) throw new Error('no row');
    const theirs = new Map([[conflictKey(rad, 'responsible'), 'deres' as const]]);
    expect((await saveRows(db, clock, own, back.rows, theirs, deps, null)).ok).toBe(true);
    expect((await newest(1))?.data).toMatchObject({ responsible: 'Deres enhet', cooperating: 'Kirken', end: 2030 });
    const mine = new Map([[conflictKey(rad, 'responsible'), 'min' as const]]);
    expect((await saveRows(db, clock, own, back.rows, mine, deps, null)).ok).toBe(true);
    expect((await newest(1))?.data).toMatchObject({ responsible: 'Min enhet', cooperating: 'Kirken' });
  });

  it('stores nothing of a file with an error, and says which row and column', async () => {
    const before = await newest(2);
    const back = await changed((sheet, head) => {
      sheet.getRow(3).getCell(at(head, 'Ansvarlig enhet')).value = 'God enhet';
      sheet.getRow(2).getCell(at(head, 'Status')).value = 'Grønn';
      sheet.getRow(4).getCell(at(head, 'Investering 1. år')).value = -5;
    });
    const preview = await tryRows(db, clock, own, back, deps);
    expect(preview.errors.map((e) => `${e.row}:${e.field}:${e.code}`)).toEqual(
      expect.arrayContaining(['2:status:ukjent-valg', '4:investment1:negativ']),
    );
    expect((await saveRows(db, clock, own, back.rows, new Map(), deps, null)).ok).toBe(false);
    expect(await newest(2)).toEqual(before);
    const formula = await changed((sheet, head) => {
      sheet.getRow(2).getCell(at(head, 'Ansvarlig enhet')).value = { formula: 'A1', result: 'x' };
      sheet.getRow(3).getCell(1).value = 'T-001';
    });
    expect(formula.errors.map((e) => `${e.row}:${e.field ?? ''}:${e.code}`)).toEqual([
      '2:responsible:formel',
      '3::nummer-to-ganger',
    ]);
  });

  it('refuses numbers and versions that are not there, and what has been taken away since', async () => {
    const back = await changed((sheet) => {
      sheet.getRow(2).getCell(1).value = 'T-999';
      sheet.getRow(3).getCell(2).value = 77;
    });
    await db.inKommune(own.kommuneId, async (tx) => {
      const w = { kommuneId: own.kommuneId, at: clock.now(), by: null };
      expect(await removeTiltakIn(tx, w, { number: 3, revision: 1 }, 1)).toBe(true);
    });
    const { errors } = await db.inKommune(own.kommuneId, (tx) => compareRows(tx, back.rows));
    expect(errors.map((e) => `${e.row}:${e.code}`)).toEqual(['2:ukjent-nummer', '3:ukjent-versjon', '4:borte']);
    // The neighbour never had a third: our file finds nothing of ours through their door.
    const theirs = await db.inKommune(neighbour.kommuneId, (tx) => compareRows(tx, back.rows.slice(3)));
    expect([theirs.changed, theirs.errors.map((e) => e.code)]).toEqual([[], ['ukjent-nummer']]);
  });

  it('takes the same value written in another way as the same', () => {
    const amount = TILTAK_KOLONNER.find((k) => k.field === 'investment1');
    const several = TILTAK_KOLONNER.find((k) => k.field === 'otherGroups');
    if (!amount || !several) throw new Error('no column');
    expect([normal(amount, '1 200 000'), normal(amount, '0'), normal(amount, '\u2212500,50')]).toEqual([
      '1200000',
      '',
      '-500,5',
    ]);
    expect(
      compare([several], { otherGroups: 'unge eldre' }, { otherGroups: 'eldre unge' }, { otherGroups: 'unge eldre' }),
    ).toEqual({
      changes: [],
      conflicts: [],
    });
  });
});
