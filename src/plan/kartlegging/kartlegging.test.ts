import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import type { TypedFields } from '../../kernel/index.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { listEvents } from '../../platform/events/events.ts';
import {
  saveTelling,
  setKommunetall,
  setKommunetallRemoved,
  setMaalgruppetall,
  setMaalgruppetallRemoved,
  setRemoved,
} from './actions.ts';
import { groupFigures } from './maalgruppetall.ts';
import { parseKommunetall, parseTelling, refusedBeside, typedTelling } from './parse.ts';
import { findKommunetall, findTelling, listMaalgruppetall, listTellinger } from './store.ts';
import { kartleggingTable, shownSum } from './tables.ts';
import {
  confidenceOf,
  countsByGroup,
  flowByGroup,
  kartleggingSources,
  netOf,
  sameCount,
  socialCounts,
  type Telling,
} from './telling.ts';

const TODAY = '2026-11-25';
const TYPED: TypedFields = {
  group: 'barnefamilier',
  situation: 'mangler',
  type: 'smaahus',
  level: 'ingen',
  now: '14',
  perYear: '6',
  countedBy: 'Nav',
  date: '31.10.2026',
  method: 'vedtak-og-ventelister',
  doubleCount: 'kontrollert',
  note: '',
};
const BACKLOG: TypedFields = {
  units: '120',
  source: 'Boligmarkedsanalysen',
  date: '1.6.2026',
  method: 'gjennomgang',
};

function telling(typed: TypedFields): Telling {
  const parsed = parseTelling(typed, TODAY);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}
const codes = (typed: TypedFields) => {
  const parsed = parseTelling(typed, TODAY);
  return parsed.ok ? [] : parsed.error.map((e) => `${e.field}:${e.code}`);
};

describe('a count as typed', () => {
  it('comes back as it was typed', () => {
    expect(telling(typedTelling(telling(TYPED)))).toEqual(telling(TYPED));
  });

  it.each<[TypedFields, string[]]>([
    [{ ...TYPED, now: '', perYear: '' }, ['now:mangler', 'perYear:mangler']],
    [{ ...TYPED, now: '-1', perYear: '1e3' }, ['now:utenfor', 'perYear:ikke-tall']],
    [{ ...TYPED, group: '', method: 'gjetting' }, ['group:mangler', 'method:ukjent-valg']],
    [{ ...TYPED, date: '26.11.2026' }, ['date:frem-i-tid']],
    [{ ...TYPED, note: 'gjelder 010190 12345' }, ['note:personopplysning']],
    [{ ...TYPED, note: 'telefon 22 33 44 55, sak 2026/1234' }, []],
    [{ ...TYPED, countedBy: 'x'.repeat(121) }, ['countedBy:for-langt']],
    [{ ...TYPED, now: '0', perYear: '0' }, []],
    [{ ...TYPED, method: 'anslag', low: '10', high: '20', fresh: '0', solved: '', lost: '2' }, []],
    [{ ...TYPED, method: 'anslag', low: '10' }, ['high:mangler']],
    [{ ...TYPED, method: 'anslag', low: '15', high: '13' }, ['low:utenfor-spenn', 'high:utenfor-spenn']],
    [{ ...TYPED, low: '10', high: '20' }, ['low:bare-anslag']],
    [{ ...TYPED, needed: '2026', source: 'Ventelisten' }, []],
    [{ ...TYPED, needed: 'snart' }, ['needed:ikke-aar']],
    [{ ...TYPED, needed: '2025' }, ['needed:aar-utenfor']],
    [{ ...TYPED, needed: '2057', source: 'for 010190-12345' }, ['needed:aar-utenfor', 'source:personopplysning']],
    [{ ...TYPED, alsoBy: 'Barnevernet' }, ['alsoCount:mangler']],
    [{ ...TYPED, alsoBy: 'nav', alsoCount: '15' }, ['alsoBy:egen-enhet', 'alsoCount:flere-enn-talt']],
    [{ ...TYPED, area: '01019012345', fresh: '-1' }, ['area:personopplysning', 'fresh:utenfor']],
  ])('is refused at the field: %j', (typed, expected) => expect(codes(typed)).toEqual(expected));

  it('keeps a counted backlog of zero apart from none', () => {
    const parsed = parseKommunetall({ ...BACKLOG, units: '0' }, TODAY);
    expect(parsed.ok && parsed.value.units).toBe(0);
    expect(parseKommunetall({ ...BACKLOG, units: '' }, TODAY).ok).toBe(false);
  });
});

describe('what the model is given', () => {
  const row = (over: TypedFields) => ({ data: telling({ ...TYPED, ...over }) });

  it('is who lacks a dwelling, not who may lose one, and nothing that was taken away', () => {
    const rows = [
      row({}),
      row({ situation: 'kan-miste', now: '40' }),
      row({ situation: 'uegnet', now: '9', perYear: '0' }),
      { data: { ...telling(TYPED), removed: true } },
    ];
    expect(socialCounts(rows).map((s) => [s.now, s.perYear])).toEqual([
      [14, 6],
      [9, 0],
    ]);
  });

  it('is needed from its year on when it names one, and is another count than the one needed now', () => {
    const rows = [row({}), row({ needed: '2030', now: '8' })];
    expect(socialCounts(rows).map((s) => [s.now, s.from])).toEqual([
      [14, undefined],
      [8, 2030],
    ]);
    const placed = socialCounts([row({}), row({ area: 'Nes' })], (name) => (name ? { area: `omraade-${name}` } : {}));
    expect(placed.map((s) => s.area)).toEqual([undefined, 'omraade-Nes']);
    const [now, later] = rows.map((r) => r.data);
    expect(now && later && sameCount(now, later)).toBe(false);
  });

  it('is B only for a count that is no guess and holds nobody twice', () => {
    expect(confidenceOf(telling(TYPED))).toBe('B');
    expect(confidenceOf(telling({ ...TYPED, method: 'anslag' }))).toBe('C');
    expect(confidenceOf(telling({ ...TYPED, doubleCount: 'mulig' }))).toBe('C');
  });

  it('names each unit that counted, once for each class', () => {
    const rows = [row({}), row({ group: 'unge' }), row({ group: 'eldre', method: 'anslag' })];
    expect(
      kartleggingSources(rows, { etterslep: null, heldoegn: null }).map((s) => [s.title, s.confidence, s.year]),
    ).toEqual([
      ['Kartlegging, Nav', 'B', 2026],
      ['Kartlegging, Nav', 'C', 2026],
    ]);
    const heldoegn = { units: 70, source: 'KPR', date: '2025-12-31', method: 'anslag', removed: false } as const;
    expect(kartleggingSources([], { etterslep: null, heldoegn })).toEqual([
      { role: 'care-users', title: 'KPR', confidence: 'C', year: 2025 },
    ]);
    expect(kartleggingSources([], { etterslep: null, heldoegn: { ...heldoegn, removed: true } })).toEqual([]);
  });
});

describe('units that count the same households', () => {
  const NAV = { data: telling({ ...TYPED, now: '20' }) };
  const BARN = { data: telling({ ...TYPED, countedBy: 'Barnevernet', now: '9', alsoBy: 'NAV', alsoCount: '3' }) };

  it('are taken off once, in the gap, the sums and the plan document, whichever comes first', () => {
    for (const rows of [
      [NAV, BARN],
      [BARN, NAV],
    ]) {
      expect(socialCounts(rows).reduce((sum, s) => sum + s.now, 0)).toBe(26);
      expect(countsByGroup(rows)[0]?.counts.mangler.reduce((a, b) => a + b, 0)).toBe(26);
      expect(JSON.stringify(kartleggingTable(rows, 'nb'))).toContain('"26"');
    }
  });

  it('are not taken off when the other count is gone, or is of another group or situation', () => {
    expect(netOf(BARN.data, [BARN])).toBe(9);
    expect(netOf(BARN.data, [BARN, { data: { ...NAV.data, removed: true } }])).toBe(9);
    expect(netOf(BARN.data, [BARN, { data: { ...NAV.data, situation: 'uegnet' } }])).toBe(9);
  });

  it('can be said by one of the two only, of a count that stands, and of no more than it holds', () => {
    const of = (data: Telling, ...others: Telling[]) =>
      refusedBeside(
        data,
        others.map((data, i) => ({ number: i + 1, data })),
        null,
      ).map((r) => `${r.field}:${r.code}`);
    expect(of(BARN.data, NAV.data)).toEqual([]);
    expect(of(BARN.data)).toEqual(['alsoBy:har-ikke-talt']);
    expect(of({ ...NAV.data, alsoBy: 'Barnevernet', alsoCount: 3 }, BARN.data)).toEqual(['alsoBy:alt-avstemt']);
    expect(of(BARN.data, { ...NAV.data, now: 2 })).toEqual(['alsoCount:utenfor']);
  });
});

describe('the movement of a year', () => {
  it('keeps unknown apart from none, and leaves out groups nobody has said it of', () => {
    const rows = [
      { data: telling({ ...TYPED, fresh: '12', solved: '0' }) },
      { data: telling({ ...TYPED, countedBy: 'Barnevernet', fresh: '5' }) },
      { data: telling({ ...TYPED, group: 'unge' }) },
    ];
    expect(flowByGroup(rows)).toEqual([{ group: 'barnefamilier', flows: { fresh: [12, 5], solved: [0], lost: [] } }]);
  });
});

describe('what others are told', () => {
  it('hides one to four, also where a sum would give them away', () => {
    expect(shownSum([3], false, 'nb')).toBe('under 5');
    expect(shownSum([3], true, 'nb')).toBe('3');
    expect(shownSum([20, 3], false, 'nb')).toBe('21 til 24');
    expect(shownSum([0], false, 'nb')).toBe('0');
    expect(shownSum([], false, 'nb')).toBe('–');
  });

  it('never prints a small count in the plan document', () => {
    const rows = [{ data: telling({ ...TYPED, now: '3' }) }, { data: telling({ ...TYPED, group: 'unge', now: '17' }) }];
    const text = JSON.stringify(kartleggingTable(rows, 'nn'));
    expect(text).toContain('under 5');
    expect(text).toContain('17');
    expect(text).not.toMatch(/"3"|"number":3\b/);
  });
});

describe('counts in the database, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  let own: { kommuneId: string; brukerId: null };
  let neighbour: { kommuneId: string; brukerId: null };
  const clock = fixedClock('2026-11-25T08:00:00.000Z');
  const rowsOf = (id: string) => db.inKommune(id, listTellinger);

  beforeAll(async () => {
    db = await testDatabase();
    const both = await twoKommuner(db);
    own = { kommuneId: both.own, brukerId: null };
    neighbour = { kommuneId: both.neighbour, brukerId: null };
    expect(await saveTelling(db, clock, neighbour, { ...TYPED, now: '77' })).toEqual([]);
    expect(await setKommunetall(db, clock, neighbour, 'etterslep', { ...BACKLOG, units: '777' }, 0)).toEqual([]);
  });
  afterAll(() => db?.close());

  it('hold the figures of a group apart from the others, and stop who has not seen the newest', async () => {
    const unge = {
      type: 'blokk',
      level: 'ingen',
      source: 'Nav',
      date: '1.10.2026',
      method: 'anslag',
      now: '12',
      perYear: '4',
    };
    const set = (typed: TypedFields, seen: number) => setMaalgruppetall(db, clock, own, 'unge', typed, seen);
    expect(await set(unge, 0)).toEqual([]);
    expect((await set({}, 0)).map((r) => r.code)).toEqual(['endret-av-andre']);
    expect(await set({ ...unge, now: '13' }, 1)).toEqual([]);
    const figures = async (id: string) => groupFigures(await db.inKommune(id, listMaalgruppetall));
    expect(await figures(own.kommuneId)).toMatchObject([{ group: 'unge', now: 13, leaving: null }]);
    expect(await figures(neighbour.kommuneId)).toEqual([]);
    await setMaalgruppetallRemoved(db, clock, own, 'unge', true);
    expect(await figures(own.kommuneId)).toEqual([]);
    await setMaalgruppetallRemoved(db, clock, own, 'unge', false);
    expect(await figures(own.kommuneId)).toMatchObject([{ now: 13 }]);
    expect(await db.inKommune(own.kommuneId, (tx) => findKommunetall(tx, 'heldoegn'))).toBeNull();
  });

  it('are added, changed, taken away and brought back, as revisions', async () => {
    expect(await saveTelling(db, clock, own, TYPED)).toEqual([]);
    expect(await saveTelling(db, clock, own, { ...TYPED, now: '15' }, { number: 1, revision: 1 })).toEqual([]);
    expect(await setRemoved(db, clock, own, 1, true)).toEqual([]);
    expect((await rowsOf(own.kommuneId))[0]?.data.removed).toBe(true);
    expect(await setRemoved(db, clock, own, 1, false)).toEqual([]);
    const [row] = await rowsOf(own.kommuneId);
    expect([row?.revision, row?.data.now, row?.data.removed]).toEqual([4, 15, false]);
  });

  it('are not saved over somebody else, nor counted twice by the same unit', async () => {
    const late = await saveTelling(db, clock, own, { ...TYPED, now: '1' }, { number: 1, revision: 1 });
    expect(late.map((r) => r.code)).toEqual(['endret-av-andre']);
    expect((await saveTelling(db, clock, own, { ...TYPED, countedBy: 'NAV' })).map((r) => r.code)).toEqual([
      'finnes-fra-foer',
    ]);
    expect(await saveTelling(db, clock, own, { ...TYPED, countedBy: 'Barnevernet' })).toEqual([]);
  });

  it('keep the backlog as one number with a history, and tell none from zero', async () => {
    expect(await setKommunetall(db, clock, own, 'etterslep', BACKLOG, 0)).toEqual([]);
    expect((await setKommunetall(db, clock, own, 'etterslep', BACKLOG, 0)).map((r) => r.code)).toEqual([
      'endret-av-andre',
    ]);
    expect(await setKommunetallRemoved(db, clock, own, 'etterslep', true)).toEqual([]);
    expect((await db.inKommune(own.kommuneId, (tx) => findKommunetall(tx, 'etterslep')))?.data.removed).toBe(true);
    expect(await setKommunetallRemoved(db, clock, own, 'etterslep', false)).toEqual([]);
    const stored = await db.inKommune(own.kommuneId, (tx) => findKommunetall(tx, 'etterslep'));
    expect([stored?.revision, stored?.data.units, stored?.data.removed]).toEqual([3, 120, false]);
  });

  it('leave no number in the events, and the neighbour as it was', async () => {
    const events = await db.inKommune(own.kommuneId, (tx) => listEvents(tx));
    expect(events.length).toBe(12);
    for (const e of events)
      expect(Object.keys(e.data)).toEqual([/etterslep|gruppe/.test(e.type) ? 'revision' : 'number']);
    const theirs = await rowsOf(neighbour.kommuneId);
    expect(theirs.map((r) => [r.revision, r.data.now])).toEqual([[1, 77]]);
    expect((await db.inKommune(neighbour.kommuneId, (tx) => findKommunetall(tx, 'etterslep')))?.data.units).toBe(777);
    expect(await db.inKommune(own.kommuneId, (tx) => findTelling(tx, 3))).toBeNull();
  });
});
