import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { kroner, sumKroner } from '../../kernel/index.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { takeBackTiltak } from '../tiltak/actions.ts';
import { addMaal, listTiltak, saveTiltak } from '../tiltak/index.ts';
import { parseTiltak } from '../tiltak/parse.ts';
import { mayFollow, TILTAK_STATUS } from '../tiltak/status.ts';
import { moveTiltak } from './actions/flytt.ts';
import { addUtgave } from './actions.ts';
import { driftFrom, endringFrom, parseUtgave, standsIn, type Trinn, type Utgave } from './behandling.ts';
import { inCommon } from './felles.ts';
import { buildOekonomiplan, type Oekonomiplan } from './oekonomiplan.ts';
import { listUtgaver } from './store.ts';
import { askedInVain, outcomesFor, tilbakefoeringOf } from './tilbakefoering.ts';

const TILTAK = {
  title: 'Kjøpe seks leiligheter i året',
  maal: '1',
  ledger: 'boligsosialt',
  status: 'finansiert',
  responsible: 'Eiendom',
  group: 'barnefamilier',
  type: 'blokk',
  level: 'ingen',
  kostra: '265',
  certainty: 'anbud',
  investment1: '18 000 000',
  operation1: '400 000',
};
function planOf(...changes: Record<string, string>[]): Oekonomiplan {
  const tiltak = changes.map((change, i) => {
    const parsed = parseTiltak({ ...TILTAK, ...change }, 2027, [1]);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    return { number: i + 1, data: parsed.value };
  });
  return buildOekonomiplan(2027, tiltak, []);
}
const PLAN = planOf({});
const ADOPTS = {
  trinn: 'vedtatt',
  date: '2026-12-09',
  caseNumber: '88/26',
  note: '',
  utfall3: 'utsatt',
  utfallsgrunn: 'Ikke plass i rammen',
};
const utgave = (number: number, trinn: Trinn, date: string, plan = PLAN): Utgave => ({
  number,
  trinn,
  date,
  plan,
  frames: [],
  caseNumber: '',
  note: '',
});
const codes = (typed: Record<string, string>, earlier: readonly Utgave[], plan = PLAN) => {
  const parsed = parseUtgave(typed, plan, earlier);
  return parsed.ok ? [] : parsed.error.map((e) => `${e.field}:${e.code}`);
};

describe('a reading of the økonomiplan', () => {
  const forslag = utgave(1, 'forslag', '2026-10-20');
  const innstilling = utgave(2, 'innstilling', '2026-11-24');

  // Kommuneloven § 14-3: the recommendation lies open for at least 14 days before the council decides.
  it.each([
    ['2026-12-07', ['date:for-kort-tid']],
    ['2026-12-08', []],
    ['2026-12-31', []],
    ['2027-01-01', ['date:etter-nyttaar']],
    ['2026-11-01', ['date:foer-forrige']],
    ['31.2.2026', ['date:ikke-dato']],
    ['', ['date:mangler']],
  ])('is decided on %s: %j', (date, expected) => {
    expect(codes({ trinn: 'vedtatt', date, caseNumber: '88/26' }, [forslag, innstilling])).toEqual(expected);
  });

  it('comes in its order, once, with a case number, and of a plan with something in it', () => {
    expect(codes({ trinn: 'innstilling', date: '2026-11-24' }, [])).toEqual(['trinn:uten-forslag']);
    expect(codes({ trinn: 'vedtatt', date: '2026-12-10' }, [forslag])).toEqual([
      'caseNumber:mangler',
      'trinn:uten-innstilling',
    ]);
    const decided = utgave(3, 'vedtatt', '2026-12-10');
    expect(codes({ trinn: 'forslag', date: '2026-12-12' }, [forslag, innstilling, decided])).toEqual([
      'trinn:allerede-vedtatt',
    ]);
    expect(codes({ trinn: 'forslag', date: '2026-10-20' }, [], buildOekonomiplan(2027, [], []))).toEqual([
      'trinn:ingen-linjer',
    ]);
    expect(codes({ trinn: 'drøm', date: '2026-10-20' }, [])).toEqual(['trinn:ukjent-valg']);
    // Another four years begin anew.
    const next = buildOekonomiplan(2028, [], []);
    expect(codes({ trinn: 'forslag', date: '2027-10-20' }, [decided], { ...next, lines: PLAN.lines })).toEqual([]);
  });
});

describe('the difference between two readings', () => {
  it('says what was put in, taken out and changed, and leaves out what is the same', () => {
    const before = planOf({}, { title: 'Ut', investment1: '5 000 000' }, { title: 'Som før' });
    const after = planOf({ investment1: '20 000 000' }, { status: 'vedtatt' }, { title: 'Som før' }, { title: 'Ny' });
    const endring = endringFrom({ plan: before }, { plan: after });
    expect(endring.lines.map((l) => [l.number, l.kind, l.investment[0]])).toEqual([
      ['T-001', 'endret', 2_000_000],
      ['T-002', 'ute', -5_000_000],
      ['T-004', 'ny', 18_000_000],
    ]);
    expect(endring.same).toBe(1);
    expect(endring.investment[0]).toBe(15_000_000);
  });

  it('sees another way to pay for the same cost', () => {
    const [a, b] = [planOf({}), planOf({ grants1: '2 000 000' })];
    expect(endringFrom({ plan: a }, { plan: b }).lines.map((l) => [l.kind, sumKroner(l.investment)])).toEqual([
      ['endret', 0],
    ]);
  });

  it('holds plans of different years to those they share, in the prices of the later', () => {
    const before = planOf({ investment2: '10 000 000' }, { title: 'Bare i 2027', operation1: '', noOperation: 'Nei' });
    const again = [
      parseTiltak(
        {
          ...TILTAK,
          priceYear: '2028',
          investment1: '',
          operation1: '',
          investment2: '12 000 000',
          noOperation: 'Nei',
        },
        2027,
        [1],
      ),
      parseTiltak({ ...TILTAK, title: 'Bare i 2031' }, 2031, [1]),
    ].map((parsed, i) => {
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      return { number: i + 1, data: parsed.value };
    });
    const after = buildOekonomiplan(2028, again, []);
    const prices = (['byggekost', 'deflator'] as const).map((index) => ({
      index,
      year: 2028,
      percent: 10,
      confidence: 'B' as const,
      source: '',
    }));
    const common = inCommon(before, after, prices);
    if (!common) throw new Error('No common years');
    const endring = endringFrom({ plan: common.before }, { plan: common.after });
    expect([common.prices, endring.years]).toEqual(['omregnet', [2028, 2029, 2030]]);
    expect(endring.lines.map((l) => [l.number, l.kind, l.investment])).toEqual([
      ['T-001', 'endret', [1_000_000, 0, 0]],
    ]);
    expect(inCommon(before, after, [])?.prices).toBe('hver-sine');
    const half = inCommon(planOf({ investment2: '15' }), after, prices)?.before.lines[0]?.investment[0];
    expect(half, 'half a krone goes away from nought').toBe(17);
    expect(inCommon(before, buildOekonomiplan(2031, again, []), prices)).toBeNull();
    expect(inCommon(before, before, [])?.before).toBe(before);
  });

  it('adds up to the difference of the totals, to the krone, whatever the lines', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 90_000_000 }), { minLength: 0, maxLength: 6 });
    const made = (values: readonly number[]) =>
      planOf(...values.map((n) => ({ investment1: String(n), operation1: String((n % 977) + 1) })));
    fc.assert(
      fc.property(amounts, amounts, (x, y) => {
        const [a, b] = [made(x), made(y)];
        const endring = endringFrom({ plan: a }, { plan: b });
        expect(endring.investment).toEqual(
          b.totals.investment.map((n, i) => kroner(n - (a.totals.investment[i] ?? 0))),
        );
        expect(endring.operation).toEqual(b.netOperation.map((n, i) => kroner(n - (a.netOperation[i] ?? 0))));
      }),
      { numRuns: 60 },
    );
  });

  it('tells how far the working plan has moved, and in which adopted plan a tiltak stands', () => {
    const all = [utgave(1, 'forslag', '2026-10-20'), utgave(2, 'innstilling', '2026-11-24')];
    expect(driftFrom(all, PLAN)).toBeNull();
    expect(driftFrom(all, planOf({ investment1: '1' }))?.since.number).toBe(2);
    const numbers = (of: readonly Utgave[]) => {
      const { decided, proposed } = standsIn(of);
      return [decided?.number, proposed?.number];
    };
    const decided = [...all, utgave(3, 'vedtatt', '2026-12-10')];
    expect(numbers(all)).toEqual([undefined, 2]);
    expect(numbers(decided)).toEqual([3, undefined]);
    expect(numbers([...decided, utgave(4, 'forslag', '2027-10-20')])).toEqual([3, 4]);
    expect(numbers([])).toEqual([undefined, undefined]);
  });
});

describe('what an adoption writes back', () => {
  it('is never a status that the tiltak could not have been given by hand', () => {
    const all = TILTAK_STATUS.map((status, i) => {
      const parsed = parseTiltak({ ...TILTAK, status, share: '50', reason: 'Fordi' }, 2027, [1]);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      return { number: i + 1, data: parsed.value };
    });
    const plan = buildOekonomiplan(2027, all, []);
    const asked = askedInVain(plan, all);
    expect(asked.map((t) => t.data.status)).toEqual(['foreslaatt', 'krever-utredning', 'vedtatt', 'utsatt']);
    for (const { data } of asked)
      for (const to of outcomesFor(data)) if (to !== 'som-foer') expect(mayFollow(data.status, to)).toBe(true);
    // Who says nothing of those that asked leaves them alone, and what is done is not decided again.
    expect(tilbakefoeringOf({}, plan, all).value.map((v) => [v.tiltak.data.status, v.status])).toEqual([
      ['finansiert', 'finansiert'],
      ['delvis', 'delvis'],
      ['i-gang', 'i-gang'],
    ]);
  });
});

describe('readings in the database, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  let own: { kommuneId: string; brukerId: null };
  let neighbour: { kommuneId: string; brukerId: null };
  const clock = fixedClock('2026-12-10T08:00:00.000Z');
  const deps = () => ({ db, clock, tables: { kostra: [], prices: [] } });
  beforeAll(async () => {
    db = await testDatabase();
    const ids = await twoKommuner(db);
    own = { kommuneId: ids.own, brukerId: null };
    neighbour = { kommuneId: ids.neighbour, brukerId: null };
    await addMaal(db, clock, own, { title: 'Mål', ledger: 'boligsosialt' });
    const saved = await saveTiltak(db, clock, own, TILTAK, 2027, null);
    expect(saved.ok).toBe(true);
  });
  afterAll(() => db?.close());

  it('are frozen: the working plan goes on, and they stay as they were', async () => {
    const add = (trinn: Trinn, date: string) => addUtgave(deps(), own, { trinn, date, caseNumber: '88/26', note: '' });
    expect(await add('forslag', '2026-10-20')).toEqual({ ok: true, value: 1 });
    expect(await add('innstilling', '2026-11-20')).toEqual({ ok: true, value: 2 });
    const more: Record<string, string>[] = [
      { title: 'Ny', status: 'delvis', share: '50', reason: 'Halve nå' },
      { title: 'Ba om penger', status: 'foreslaatt' },
      { title: 'Ba om mer', status: 'krever-utredning' },
    ];
    for (const typed of more)
      expect((await saveTiltak(db, clock, own, { ...TILTAK, ...typed }, 2027, null)).ok).toBe(true);
    expect(await add('vedtatt', '2026-12-01')).toMatchObject({ ok: false, error: [{ code: 'for-kort-tid' }] });
    const fails = await addUtgave(deps(), own, {
      ...ADOPTS,
      utfallsgrunn: '',
      utfall3: 'forkastet',
      utfall4: 'i-gang',
    });
    expect(fails).toMatchObject({
      ok: false,
      error: [
        { code: 'ukjent-valg', field: 'utfall4' },
        { code: 'mangler', field: 'utfallsgrunn' },
      ],
    });
    expect(await addUtgave(deps(), own, ADOPTS)).toEqual({ ok: true, value: 3 });
    const all = await db.inKommune(own.kommuneId, (tx) => listUtgaver(tx));
    // Each line names the revision of the tiltak it was made of.
    expect(all.map((u) => [u.number, u.trinn, ...u.plan.lines.map((l) => `${l.number}/${l.revision}`)])).toEqual([
      [3, 'vedtatt', 'T-001/1', 'T-002/1'],
      [2, 'innstilling', 'T-001/1'],
      [1, 'forslag', 'T-001/1'],
    ]);
    const having = (tiltak: string, who = own) => db.inKommune(who.kommuneId, (tx) => listUtgaver(tx, tiltak));
    expect((await having('T-001')).map((u) => u.number)).toEqual([3, 2, 1]);
    expect((await having('T-002')).map((u) => u.number)).toEqual([3]);
    expect(await having('T-001', neighbour)).toEqual([]);
    expect(await db.inKommune(neighbour.kommuneId, (tx) => listUtgaver(tx))).toEqual([]);
  });

  it('are written back to the tiltak when adopted, with the decision behind the status', async () => {
    const now = () => db.inKommune(own.kommuneId, (tx) => listTiltak(tx));
    const decision = { utgave: 3, firstYear: 2027, date: '2026-12-09', caseNumber: '88/26' };
    expect((await now()).map((t) => [t.number, t.revision, t.data.status, t.data.reason, t.data.decision])).toEqual([
      [1, 2, 'finansiert', '', decision],
      [2, 2, 'delvis', 'Halve nå', decision],
      [3, 2, 'utsatt', 'Ikke plass i rammen', decision],
      [4, 1, 'krever-utredning', '', undefined],
    ]);
    // Daily work keeps the decision, another status lets it go, and only who may adopt takes it back.
    const save = (number: number, revision: number, typed: Record<string, string>) =>
      saveTiltak(db, clock, own, { ...TILTAK, ...typed }, 2027, { number, revision });
    expect((await save(1, 2, { responsible: 'Bolig' })).ok).toBe(true);
    expect((await save(3, 2, { title: 'Ba om penger', status: 'foreslaatt' })).ok).toBe(true);
    expect((await now()).map((t) => [t.number, t.data.decision?.utgave])).toEqual([
      [1, 3],
      [2, 3],
      [3, undefined],
      [4, undefined],
    ]);
    const seen = { number: 2, revision: 2 };
    expect(await takeBackTiltak(db, clock, own, seen, false)).toMatchObject({ error: [{ code: 'krever-vedtak' }] });
    expect((await takeBackTiltak(db, clock, own, seen, true)).ok).toBe(true);
  });

  it('are moved from by a press, with the reason, and money is taken away only by who may adopt', async () => {
    const move = (revision: number, typed: Record<string, string>, mayAdopt = true) =>
      moveTiltak(deps(), own, { number: 1, revision }, typed, mayAdopt);
    const seen = { reason: 'Tomten er ikke klar', utsett: '2' };
    expect(await move(2, seen)).toMatchObject({ error: [{ code: 'endret-av-andre' }] });
    expect(await move(3, { reason: '', utsett: '9' })).toMatchObject({
      error: [
        { code: 'ukjent-valg', field: 'utsett' },
        { code: 'mangler', field: 'reason' },
      ],
    });
    expect(await move(3, seen, false)).toEqual({ ok: true });
    const stored = async () => {
      const all = await db.inKommune(own.kommuneId, (tx) => listTiltak(tx));
      const data = all.find((t) => t.number === 1)?.data;
      return [
        data?.status,
        data?.firstYear,
        data?.priceYear,
        data?.investment[0],
        data?.reason,
        data?.decision?.utgave,
      ];
    };
    expect(await stored()).toEqual(['finansiert', 2029, 2027, 18_000_000, 'Tomten er ikke klar', 3]);
    const out = { reason: 'Ikke råd', utsett: 'ut', utfall: 'forkastet' };
    expect(await move(4, out, false)).toMatchObject({ error: [{ code: 'krever-vedtak', field: 'utfall' }] });
    expect(await move(4, out)).toEqual({ ok: true });
    expect(await stored()).toEqual(['forkastet', 2029, 2027, 18_000_000, 'Ikke råd', undefined]);
  });

  it('can be neither changed nor removed by the role that serves requests', async () => {
    for (const sql of ["update oekonomiplan_utgave set note = 'x'", 'delete from oekonomiplan_utgave'])
      await expect(db.inKommune(own.kommuneId, (tx) => tx.rows(sql))).rejects.toThrow(/permission denied/);
  });

  it('are numbered one by one when two are frozen at once', async () => {
    const own2 = neighbour;
    await addMaal(db, clock, own2, { title: 'Mål', ledger: 'boligsosialt' });
    await saveTiltak(db, clock, own2, TILTAK, 2027, null);
    const typed = { trinn: 'forslag', date: '2026-10-20', caseNumber: '', note: '' };
    const both = await Promise.all([addUtgave(deps(), own2, typed), addUtgave(deps(), own2, typed)]);
    expect(both.map((b) => (b.ok ? b.value : 0)).sort()).toEqual([1, 2]);
  });
});
