import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { formatKroner, kroner, type TypedFields } from '../../kernel/index.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import type { Avvikslinje } from '../regnskap/index.ts';
import { addMaal, listTiltakEndret, saveTiltak } from '../tiltak/index.ts';
import { closeRapportrunde, giveRapport, startRapportrunde } from './actions.ts';
import { funnOf } from './funn.ts';
import { moneyDeviations } from './penger.ts';
import { dekningOf, linjerOf, needsAvvik, parseRapport, parseRapportrunde, plannedUnits } from './rapport.ts';
import { linje, utgave } from './sample.ts';
import { listRapporter, listRapportrunder, listUtgaver } from './store.ts';

const codes = (parsed: { ok: boolean; error?: readonly { code: string; field?: string }[] }) =>
  (parsed.error ?? []).map((e) => `${e.field}:${e.code}`);
const RUNDE = { title: 'Tertial 1', type: 'tertial', grense: '', date: '30.4.2027', deadline: '2027-05-15' };

describe('a reporting round', () => {
  it('has a name, a kind and two dates in order', () => {
    expect(parseRapportrunde(RUNDE)).toMatchObject({ value: { date: '2027-04-30', closed: false, grense: 10 } });
    expect(codes(parseRapportrunde({ ...RUNDE, grense: '0' }))).toEqual(['grense:utenfor']);
    expect(codes(parseRapportrunde({ ...RUNDE, deadline: '29.4.2027' }))).toEqual(['deadline:frist-foer-dato']);
    expect(codes(parseRapportrunde({ type: 'uke', date: '31.2.2027' }))).toEqual([
      'title:mangler',
      'type:ukjent-valg',
      'date:ikke-dato',
      'deadline:mangler',
    ]);
  });

  it('measures against the year of its date, and says nothing of a year the plan does not have', () => {
    const t = { firstYear: 2027, units: [6, 0, 0, 0] };
    expect([2026, 2027, 2028, 2031].map((year) => plannedUnits(t, year))).toEqual([null, 6, 0, null]);
  });
});

describe('a report', () => {
  const q = { runde: 1, tiltak: 1, type: 'aar', planned: 6, money: false } as const;

  it.each([
    ['forsinket', null, null, 'tertial', true],
    ['stoppet', 9, 6, 'aar', true],
    ['i-rute', 5, 6, 'aar', true],
    ['i-rute', 6, 6, 'aar', false],
    ['i-rute', 5, 6, 'tertial', false],
    ['i-rute', null, 6, 'aar', false],
    ['i-rute', 0, null, 'aar', false],
  ] as const)(
    'that is %s with %s of %s units in a round of %s needs a reason: %s',
    (status, units, planned, type, is) => {
      expect(needsAvvik({ status, units }, planned, type)).toBe(is);
    },
  );

  it('keeps what is not known as not known', () => {
    expect(parseRapport({ status: 'i-rute', units: '', money: '' }, q)).toMatchObject({
      value: { units: null, money: null, avvik: null },
    });
    expect(parseRapport({ status: 'i-rute', units: '6', money: '0' }, q)).toMatchObject({
      value: { units: 6, money: 0 },
    });
  });

  it('must say why when only the money deviates', () => {
    const asked = { ...q, money: true };
    expect(codes(parseRapport({ status: 'i-rute', units: '6' }, asked))).toEqual(['avvik:mangler']);
    expect(parseRapport({ status: 'i-rute', units: '6', avvik: 'marked' }, asked).ok).toBe(true);
  });

  it('is refused at each field that is wrong', () => {
    expect(codes(parseRapport({ status: 'forsinket' }, q))).toEqual(['avvik:mangler']);
    expect(codes(parseRapport({ status: 'forsinket', avvik: 'annet' }, q))).toEqual(['comment:mangler']);
    expect(codes(parseRapport({ status: 'x', units: '-1', money: '1,5', avvik: 'y' }, q))).toEqual([
      'status:ukjent-valg',
      'units:utenfor',
      'money:ikke-tall',
      'avvik:ukjent-valg',
    ]);
    expect(codes(parseRapport({ status: 'i-rute', comment: 'Gjelder 010190 12345' }, q))).toEqual([
      'comment:personopplysning',
    ]);
  });
});

const account = (period: number, ...linjer: readonly [tiltak: number, budget: number, booked: number | null][]) => ({
  number: 1,
  name: 'r.csv',
  year: 2027,
  period,
  taken: '2027-05-01',
  vedtak: null,
  ufordelt: [],
  linjer: linjer.map(
    ([tiltak, budget, booked]): Avvikslinje => ({
      tiltak,
      title: `Tiltak ${tiltak}`,
      formaal: 'drift',
      beloep: kroner(budget),
      regnskap: booked === null ? null : kroner(booked),
      avvik: booked === null ? null : kroner(booked - budget),
      prosent: null,
    }),
  ),
});

describe('money that deviates', () => {
  it.each([
    ['more than a tenth and the least amount', 4, 1_000_000, 1_100_001, 'tertial', 10, true],
    ['exactly a tenth', 4, 2_000_000, 2_200_000, 'tertial', 10, false],
    ['a large part of little', 4, 50_000, 150_000, 'tertial', 10, false],
    ['money without a budget', 4, 0, 100_001, 'tertial', 10, true],
    ['less in a part of the year', 4, 1_000_000, 10, 'tertial', 10, false],
    ['less in a report for the year that has no whole account', 11, 1_000_000, 10, 'aar', 10, false],
    ['less in the whole year', 12, 1_000_000, 10, 'aar', 10, true],
    ['what is within the limit of the round', 12, 1_000_000, 700_000, 'aar', 30, false],
    ['what is not booked', 12, 1_000_000, null, 'aar', 10, false],
  ] as const)('%s', (_what, period, budget, booked, type, grense, is) => {
    const found = moneyDeviations(account(period, [1, budget, booked]), type, grense);
    expect(found.map((l) => l.tiltak)).toEqual(is ? [1] : []);
  });

  it('is a finding, one for each tiltak, with what was reported of it', () => {
    const late = { status: 'forsinket', units: 2, money: null, avvik: 'marked', comment: 'Dyrt.' } as const;
    const report = {
      ...utgave(3, [linje(1), linje(2, { report: late })]),
      regnskap: account(4, [1, 1_000_000, 1_500_000], [2, 1_000_000, 1_500_000]),
    };
    const over = `Regnskapet er ${formatKroner(kroner(500_000))} over budsjettet for året (drift).`;
    expect(funnOf(report, 'nb').map((f) => [f.id, f.title, f.why])).toEqual([
      ['3-T-001', 'T-001 Tiltak 1: regnskapet avviker fra budsjettet', over],
      [
        '3-T-002',
        'T-002 Tiltak 2: forsinket, regnskapet avviker fra budsjettet, årsak: markedet',
        `2 av 6 levert i 2027. ${over} Dyrt.`,
      ],
    ]);
  });
});

describe('the coverage', () => {
  it('counts reported of asked, and says a hundred percent of all and nothing less', () => {
    const all = Array.from({ length: 200 }, (_, i) =>
      linje(i + 1, i === 199 ? { report: null, responsible: ' ' } : {}),
    );
    expect(dekningOf(all)).toMatchObject({ asked: 200, reported: 199, percent: 99, ownerless: [200], missing: [200] });
    expect(dekningOf([linje(1, { stale: true })])).toMatchObject({ percent: 100, stale: [1] });
    expect(dekningOf([]).percent).toBeNull();
  });
});

describe('the findings of a report', () => {
  const late = { status: 'forsinket', units: 2, money: null, avvik: 'ikke-penger', comment: 'Venter.' } as const;

  it('are what deviates with its reason, and in one each what nobody reported and nobody answers for', () => {
    const silent = [3, 4].map((n) => linje(n, { report: null }));
    const report = utgave(3, [linje(1), linje(2, { report: late, responsible: '' }), ...silent]);
    expect(funnOf(report, 'nb').map((f) => [f.id, f.title, f.why])).toEqual([
      ['3-T-002', 'T-002 Tiltak 2: forsinket, årsak: ikke penger', '2 av 6 levert i 2027. Venter.'],
      [
        '3-ikke-rapportert',
        '2 tiltak ble ikke rapportert: finn ut hvordan det står til',
        'T-003 Tiltak 3; T-004 Tiltak 4',
      ],
      ['3-uten-ansvarlig', '1 tiltak har ingen ansvarlig: avtal hvem som tar dem', 'T-002 Tiltak 2'],
    ]);
    expect(funnOf(utgave(1, [linje(1)]), 'nn')).toEqual([]);
    // To be late or stopped is a finding of itself, and so is a reason given by one who is on the way.
    const said = [{ avvik: null }, { avvik: null, status: 'stoppet' }, { status: 'i-rute' }] as const;
    const deviating = said.map((change, i) => linje(i + 1, { report: { ...late, ...change } }));
    expect(funnOf(utgave(1, deviating), 'nb').map((f) => f.id)).toEqual(['1-T-001', '1-T-002', '1-T-003']);
  });

  it('say what is wrong however long the name of the tiltak is, and never with half a letter', () => {
    const [found] = funnOf(utgave(1, [linje(1, { title: '🏠'.repeat(150), report: late })]), 'nb');
    expect(found?.title.length).toBeLessThanOrEqual(200);
    expect(found?.title).toMatch(/^T-001 🏠+…: forsinket, årsak: ikke penger$/u);
  });
});

const TILTAK = {
  title: 'Kjøpe leiligheter',
  maal: '1',
  ledger: 'boligsosialt',
  status: 'vedtatt',
  responsible: 'Eiendom',
  group: 'barnefamilier',
  type: 'blokk',
  level: 'ingen',
  kostra: '265',
  units1: '6',
  investment1: '18 000 000',
  operation1: '400 000',
};

describe('rounds in the database, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  let own: string;
  let neighbour: string;
  const clock = fixedClock('2027-05-02T08:00:00.000Z');
  const report = { status: 'i-rute', units: '2', money: '5 000 000' };
  const actor = () => ({ kommuneId: own, brukerId: null });
  const give = (typed: TypedFields, seen = 0, tiltak = 1, runde = 1, who = actor()) =>
    giveRapport(db, clock, who, { runde, tiltak }, typed, seen);
  beforeAll(async () => {
    db = await testDatabase();
    ({ own, neighbour } = await twoKommuner(db));
    for (const kommuneId of [own, neighbour]) {
      const who = { kommuneId, brukerId: null };
      await addMaal(db, clock, who, { title: 'Mål', ledger: 'boligsosialt' });
      expect((await saveTiltak(db, clock, who, TILTAK, 2027, null)).ok).toBe(true);
      const proposed = { ...TILTAK, title: 'Bygge', status: 'foreslaatt' };
      expect((await saveTiltak(db, clock, who, proposed, 2027, null)).ok).toBe(true);
    }
    expect(await startRapportrunde(db, clock, actor(), RUNDE)).toEqual({ ok: true, value: 1 });
  });
  afterAll(() => db?.close());

  it('have one name each', async () => {
    expect(codes(await startRapportrunde(db, clock, actor(), { ...RUNDE, title: 'tertial 1' }))).toEqual([
      'title:finnes-fra-foer',
    ]);
    expect(await db.inKommune(neighbour, listRapportrunder)).toEqual([]);
  });

  it('take one report of each decided tiltak, changed only by who has seen it', async () => {
    expect((await give(report)).ok).toBe(true);
    expect(codes(await give({ ...report, units: '9' }))).toEqual(['undefined:endret-av-andre']);
    expect((await give({ ...report, units: '3' }, 1)).ok).toBe(true);
    // Only proposed, not there, and the neighbour's own round number.
    expect((await give(report, 0, 2)).ok).toBe(false);
    expect((await give(report, 0, 99)).ok).toBe(false);
    expect((await give(report, 0, 1, 1, { kommuneId: neighbour, brukerId: null })).ok).toBe(false);
    expect((await db.inKommune(own, listRapporter)).map((r) => [r.data.units, r.revision])).toEqual([[3, 2]]);
    expect(await db.inKommune(neighbour, listRapporter)).toEqual([]);
  });

  it('are closed once, and the report stays as it was whatever is changed afterwards', async () => {
    expect(
      (await closeRapportrunde(db, clock, { kommuneId: neighbour, brukerId: null }, { number: 1, revision: 1 })).ok,
    ).toBe(false);
    const seen = { number: 1, revision: 1 };
    const both = await Promise.all([1, 2].map(() => closeRapportrunde(db, clock, actor(), seen)));
    expect(both.filter((d) => d.ok).length).toBe(1);
    const [frozen] = await db.inKommune(own, listUtgaver);
    expect(frozen?.levering).toMatchObject({
      year: 2027,
      adopted: null,
      run: null,
      linjer: [{ kind: 'tiltak', number: 1, planned: 6, delivered: 3, expected: null }],
    });
    expect(frozen?.linjer).toEqual([
      {
        tiltak: 1,
        revision: 1,
        title: 'Kjøpe leiligheter',
        responsible: 'Eiendom',
        ledger: 'boligsosialt',
        planned: 6,
        report: { status: 'i-rute', units: 3, money: 5_000_000, avvik: null, comment: '' },
        stale: false,
      },
    ]);
    expect((await give({ ...report, units: '9' }, 2)).ok).toBe(false);
    const later = await saveTiltak(db, clock, actor(), { ...TILTAK, title: 'Annet navn' }, 2027, {
      number: 1,
      revision: 1,
    });
    expect(later.ok).toBe(true);
    expect(await db.inKommune(own, listUtgaver)).toEqual([frozen]);
    expect(await db.inKommune(neighbour, listUtgaver)).toEqual([]);
  });

  it.each([
    ['changed', "update rapportutgave set content = '{}'"],
    ['removed', 'delete from rapportutgave'],
  ])('have a report that cannot be %s', async (_what, sql) => {
    await expect(db.inKommune(own, (tx) => tx.rows(sql))).rejects.toThrow(/permission denied/);
  });

  it('say of a report that the tiltak was changed after it', async () => {
    expect((await startRapportrunde(db, clock, actor(), { ...RUNDE, title: 'Tertial 2' })).ok).toBe(true);
    const page = () =>
      db.inKommune(own, async (tx) => {
        const runde = (await listRapportrunder(tx)).find((r) => r.number === 2);
        if (!runde) throw new Error('no round');
        return dekningOf(linjerOf(runde, await listTiltakEndret(tx), await listRapporter(tx))).stale;
      });
    expect((await give(report, 0, 1, 2)).ok).toBe(true);
    expect(await page()).toEqual([]);
    const next = fixedClock('2027-05-03T08:00:00.000Z');
    await saveTiltak(db, next, actor(), { ...TILTAK, title: 'Igjen' }, 2027, { number: 1, revision: 2 });
    expect(await page()).toEqual([1]);
  });
});
