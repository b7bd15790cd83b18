import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { textOf } from '../../../test/neighbour.ts';
import { formatNumber, type TypedFields } from '../../kernel/index.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { listRows, saveRow, setRowRemoved } from '../../platform/db/rows.ts';
import { toPaperPdf } from '../plandokument/rendering/pdf.ts';
import { stopThread } from '../plandokument/rendering/thread.ts';
import { DocumentView } from '../plandokument/rendering/web.tsx';
import { toPaper } from '../plandokument/rendering/word.ts';
import { oversiktDocument } from './oversikt.ts';
import { VANSKELIGSTILT } from './store.ts';
import { type Telling, UNASKED } from './telling.ts';
import { newestStatistic, parseVanskeligstilt, type Vanskeligstilt } from './vanskeligstilt.ts';

const TODAY = '2026-11-26';
const TYPED: TypedFields = { households: '40 507', year: '2024', source: 'SSB', definition: 'Lav inntekt, bor trangt' };
const statistic = (over: TypedFields = {}): { data: Vanskeligstilt } => {
  const parsed = parseVanskeligstilt({ ...TYPED, ...over }, TODAY);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return { data: parsed.value };
};
const telling = (over: Partial<Telling>): { data: Telling } => ({
  data: {
    ...UNASKED,
    group: 'unge',
    situation: 'mangler',
    type: 'blokk',
    level: 'ingen',
    now: 1203,
    perYear: 0,
    countedBy: 'Nav',
    date: '2026-10-31',
    method: 'gjennomgang',
    doubleCount: 'kontrollert',
    note: '',
    removed: false,
    ...over,
  },
});

it.each<[TypedFields, string[]]>([
  [{}, []],
  [{ year: '2031' }, ['year:utenfor']],
  [{ households: 'mange', definition: '' }, ['households:ikke-tall', 'definition:mangler']],
  [{ source: 'om 010190 12345' }, ['source:personopplysning']],
])('a number from the statistic is refused at the field: %j', (over, expected) => {
  const parsed = parseVanskeligstilt({ ...TYPED, ...over }, TODAY);
  expect(parsed.ok ? [] : parsed.error.map((e) => `${e.field}:${e.code}`)).toEqual(expected);
});

describe('the counts and the statistic in the overview', () => {
  afterAll(() => stopThread());
  const rows = [telling({}), telling({ group: 'eldre', situation: 'kan-miste', now: 2011 })];

  it('stand side by side, and their sum nowhere: on the page, in the PDF and in Word', async () => {
    const doc = oversiktDocument('Testvik', TODAY, rows, 'nb', [
      statistic({ year: '2022', households: '9' }),
      statistic(),
    ]);
    const table = doc.chapters.flatMap((c) => c.blocks).find((b) => b.kind === 'table' && b.id === 'begreper');
    if (table?.kind !== 'table') throw new Error('no table of the two');
    expect(table.rows.map((r) => r.cells[1])).toEqual([1203, 2011, 40_507].map((n) => formatNumber(n)));
    expect(table.rows.some((r) => r.total)).toBe(false);
    const read = (bytes: Uint8Array, type: string) => textOf({ type, bytes });
    for (const text of [
      String(DocumentView({ document: doc })),
      await read(await toPaperPdf(doc), 'application/pdf'),
      await read(await toPaper(doc), 'wordprocessingml'),
    ]) {
      const plain = text.replace(/[\s\u00a0]/g, '');
      for (const figure of [1203, 2011, 40_507]) expect(plain).toContain(String(figure));
      for (const sum of [1203 + 40_507, 2011 + 40_507, 1203 + 2011 + 40_507]) expect(plain).not.toContain(String(sum));
    }
  });

  it('say that a statistic is missing, and hide a small one', () => {
    expect(JSON.stringify(oversiktDocument('Testvik', TODAY, rows, 'nb'))).toContain('ikke ført opp');
    const small = JSON.stringify(oversiktDocument('Testvik', TODAY, rows, 'nb', [statistic({ households: '3' })]));
    expect(small).toContain('under 5');
  });
});

describe('the statistic in the database', () => {
  let db: OwnedDatabase;
  let own: { kommuneId: string; brukerId: null };
  let neighbour: string;
  const clock = fixedClock('2026-11-26T08:00:00.000Z');
  beforeAll(async () => {
    db = await testDatabase();
    const both = await twoKommuner(db);
    own = { kommuneId: both.own, brukerId: null };
    neighbour = both.neighbour;
  });
  afterAll(() => db?.close());

  it('is kept once for a source and year, put away and brought back, and never seen by the neighbour', async () => {
    const save = (over: TypedFields = {}) =>
      saveRow(db, clock, own, VANSKELIGSTILT, parseVanskeligstilt({ ...TYPED, ...over }, TODAY));
    const stored = (id: string) => db.inKommune(id, (tx) => listRows(tx, VANSKELIGSTILT));
    expect(await save()).toEqual({ ok: true, value: 1 });
    expect(await save({ source: 'ssb' })).toMatchObject({
      ok: false,
      error: [{ code: 'finnes-fra-foer', field: 'source' }],
    });
    expect(await save({ year: '2025', households: '41 000' })).toEqual({ ok: true, value: 2 });
    expect(newestStatistic(await stored(own.kommuneId))?.households).toBe(41_000);
    expect(await setRowRemoved(db, clock, own, VANSKELIGSTILT, 2, true)).toEqual([]);
    expect(newestStatistic(await stored(own.kommuneId))?.households).toBe(40_507);
    expect(await setRowRemoved(db, clock, own, VANSKELIGSTILT, 2, false)).toEqual([]);
    expect(await stored(neighbour)).toEqual([]);
  });
});
