import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { addMaal, listTiltak, saveTiltak } from '../tiltak/index.ts';
import { type ReturDeps, readRetur, saveRows } from './actions/retur.ts';
import { MAAL_KOLONNER, TILTAK_KOLONNER } from './kolonner.ts';

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
beforeAll(async () => {
  db = await testDatabase();
  own = { kommuneId: (await twoKommuner(db)).own, brukerId: null };
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
