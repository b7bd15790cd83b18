import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { saveRow, setRowRemoved } from '../../platform/db/rows.ts';
import { EGET_FELT, type EgetFelt, listEgneFelt } from '../egnefelt/index.ts';
import { openTables } from '../roedtraad/index.ts';
import {
  addMaal,
  listMaal,
  listTiltak,
  passes,
  queryOf,
  readFilter,
  saveTiltak,
  tiltakHistory,
} from '../tiltak/index.ts';
import { compareRows, type ReturDeps, readRetur, saveRows, tryRows } from './actions/retur.ts';
import { kolonnerMed, MAAL_KOLONNER, TILTAK_KOLONNER } from './kolonner.ts';
import { listCsv, listWorkbook } from './rendering/retur.ts';

const clock = fixedClock('2026-11-24T12:00:00Z');
const deps: ReturDeps = { firstYear: 2027, contextIn: () => ({}) };
const TILTAK = {
  title: 'Leie inn',
  maal: '1',
  ledger: 'boligsosialt',
  responsible: 'Nav',
  status: 'foreslaatt',
  type: 'blokk',
  level: 'ingen',
  group: 'alle',
};

let db: OwnedDatabase;
let own: Actor;
let neighbour: Actor;
beforeAll(async () => {
  db = await testDatabase();
  const ids = await twoKommuner(db);
  own = { kommuneId: ids.own, brukerId: null };
  neighbour = { kommuneId: ids.neighbour, brukerId: null };
  await addMaal(db, clock, own, { title: 'Trygge hjem', ledger: 'boligsosialt' });
  expect((await saveTiltak(db, clock, own, TILTAK, 2027, null)).ok).toBe(true);
});
afterAll(() => db.close());

/** A sheet as a person would fill it: new rows, with the words of the heads. */
const sheet = (name: string, columns: typeof TILTAK_KOLONNER, rows: readonly Record<string, string>[]) => {
  const fields = [...new Set(rows.flatMap((r) => Object.keys(r)))];
  const heads = fields.map((f) => columns.find((k) => k.field === f)?.head.nb ?? f);
  return { name, rows: [heads, ...rows.map((r) => fields.map((f) => r[f] ?? ''))] };
};

it('a table with goals and tiltak that lean on others, and people who save meanwhile, wait for each other and are all stored', async () => {
  const base = { maal: '1', ledger: 'Boligsosialt', responsible: 'Nav' };
  const read = readRetur([
    sheet('Mål', MAAL_KOLONNER, [{ title: 'Flere små', ledger: 'Boligutvikling' }]),
    sheet('Tiltak', TILTAK_KOLONNER, [
      { title: 'Først', ...base },
      ...Array.from({ length: 5 }, (_, i) => ({ title: `Så ${i}`, ...base, requires: 'T-001' })),
    ]),
  ] as never);
  expect(read.errors).toEqual([]);
  for (let round = 0; round < 6; round += 1) {
    const saved = await Promise.all([
      saveRows(db, clock, own, read.rows, new Map(), deps, null),
      ...Array.from({ length: 4 }, () => saveTiltak(db, clock, own, { ...TILTAK, requires: 'T-001' }, 2027, null)),
      addMaal(db, clock, own, { title: `Et til ${round}`, ledger: 'boligsosialt' }),
    ]);
    expect(saved.filter((s) => !s.ok)).toEqual([]);
  }
  expect(await db.inKommune(own.kommuneId, listTiltak)).toHaveLength(1 + 6 * (6 + 4));
});

it("carries a municipality's own fields out and back, and keeps what stands in one that is taken away", async () => {
  const felt = (change: Partial<EgetFelt>): EgetFelt => ({
    name: 'Utvalg',
    kind: 'valg',
    unit: '',
    choices: ['Levekår', 'Oppvekst'],
    help: '',
    inTable: true,
    removed: false,
    ...change,
  });
  const fields = [felt({}), felt({ name: 'Areal', kind: 'tall', unit: 'm²' }), felt({ name: 'Klar', kind: 'dato' })];
  for (const value of [...fields, felt({ name: 'Krever tomt', kind: 'janei' })])
    expect((await saveRow(db, clock, own, EGET_FELT, { ok: true, value })).ok).toBe(true);
  expect(await saveRow(db, clock, own, EGET_FELT, { ok: true, value: felt({ name: ' utvalg' }) })).toMatchObject({
    ok: false,
  });
  expect(await db.inKommune(neighbour.kommuneId, listEgneFelt)).toEqual([]);

  const values = { 'eget-1': 'Levekår', 'eget-2': '0', 'eget-3': '1.5.2031', 'eget-4': 'ja' };
  const made = await saveTiltak(db, clock, own, { ...TILTAK, ...values }, 2027, null);
  if (!made.ok) throw new Error('refused');
  const refused = await saveTiltak(db, clock, own, { ...TILTAK, 'eget-2': 'mye' }, 2027, null);
  expect(refused).toMatchObject({ ok: false, error: [{ code: 'ikke-desimaltall', field: 'eget-2' }] });
  const stored = async () => (await db.inKommune(own.kommuneId, (tx) => tiltakHistory(tx, made.value)))[0];
  expect((await stored())?.data.own).toEqual({ 1: 'Levekår', 2: 0, 3: '2031-05-01', 4: true });

  const lists = () =>
    db.inKommune(own.kommuneId, async (tx) => ({
      maal: await listMaal(tx),
      tiltak: (await listTiltak(tx)).filter((t) => t.number === made.value),
      felter: await listEgneFelt(tx),
    }));
  const all = await lists();
  const filter = readFilter(new URLSearchParams('eget-1=Levekår&eget-4=ja&eget-2=0'), all.maal, all.tiltak, all.felter);
  expect(queryOf(filter)).toBe('?eget-1=Levek%C3%A5r&eget-4=ja');
  expect(all.tiltak.map((t) => passes(filter, t))).toEqual([true]);
  expect(passes({ ...filter, egne: { 'eget-4': 'nei' } }, all.tiltak[0] as never)).toBe(false);

  const open = async (bytes: Uint8Array, kind: 'csv' | 'xlsx') => {
    const read = await openTables({ bytes, kind });
    if (!read.ok) throw new Error(read.error);
    return readRetur(read.value, kolonnerMed((await lists()).felter));
  };
  const csv = `\ufeff${listCsv(all, 'tiltak', 'nn')}`;
  const text = (content: string) => open(new TextEncoder().encode(content), 'csv');
  for (const back of [await open(await listWorkbook(all, 'nb'), 'xlsx'), await text(csv)]) {
    expect(back.errors).toEqual([]);
    const found = await db.inKommune(own.kommuneId, (tx) => compareRows(tx, back.rows));
    expect(found).toEqual({ changed: [], unchanged: back.rows.length, errors: [] });
  }
  // One cell is one change; a wrong one is told by its row and column, and nothing is stored.
  const area = (to: string) => text(csv.replace(';0;01.05.2031;', `;${to};01.05.2031;`));
  const wrong = await tryRows(db, clock, own, await area('mye'), deps);
  expect(wrong.errors.map((e) => `${e.row}:${e.field}:${e.code}`)).toEqual(['2:eget-2:ikke-desimaltall']);
  const right = await tryRows(db, clock, own, await area('1 200,5'), deps);
  expect(right.changed.map((c) => c.changes)).toEqual([[{ field: 'eget-2', from: '0', to: '1200,5' }]]);

  // Somebody takes a field away while the table is out: the file says so, the value stays, and comes back with the field.
  expect(await setRowRemoved(db, clock, own, EGET_FELT, 2, true)).toEqual([]);
  const stale = await open(await listWorkbook(all, 'nb'), 'xlsx');
  expect(stale.errors.map((e) => [e.code, e.data?.value])).toEqual([['ukjent-eget-felt', 'Areal, m² (eget felt)']]);
  const seen = { number: made.value, revision: 1 };
  const { 'eget-2': _, ...rest } = values;
  expect((await saveTiltak(db, clock, own, { ...TILTAK, ...rest, 'eget-4': 'nei' }, 2027, seen)).ok).toBe(true);
  expect((await stored())?.data.own).toEqual({ 1: 'Levekår', 2: 0, 3: '2031-05-01', 4: false });
  expect(await setRowRemoved(db, clock, own, EGET_FELT, 2, false)).toEqual([]);
  expect((await lists()).felter.map((f) => f.data.name)).toEqual(['Utvalg', 'Areal', 'Klar', 'Krever tomt']);
});
