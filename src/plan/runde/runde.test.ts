import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import { written } from '../../platform/db/actor.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { listEvents } from '../../platform/events/events.ts';
import { loadVeileder } from '../veileder/index.ts';
import { changeRunde, undoRunde } from './actions/runden.ts';
import { addOwnOppgave, createOppgave, saveOppgave, startRunde } from './actions.ts';
import { guideTasks } from './content.ts';
import { type Funn, withoutTask } from './funn.ts';
import { isOverdue, isOwnerless, staleness, standingOf } from './oppgave.ts';
import { parseLink, typedOppgave } from './parse.ts';
import { parseNext, parseRunde, stepsFrom } from './runde.ts';
import {
  currentRunde,
  findOppgave,
  listOppgaver,
  listRunder,
  oppgaveHistory,
  oppgaverFrom,
  rollerIn,
  rundeHistory,
} from './store.ts';
import { RUNDE_TEXTS } from './texts.ts';

const guide = guideTasks(loadVeileder('.'));
const clock = fixedClock('2026-11-25T09:00:00Z');
const ME = clock.id();
const OTHER = clock.id();
const TYPED = { title: 'Boligplan 2027–2030', from: '1.1.2027', to: '31.12.2030', firstStep: '4' };
const context = { members: new Set([ME, OTHER]), mayApprove: true };

describe('findings for a new round', () => {
  const found = (number: number, label: string): Funn => ({
    id: `${number}-${label}`,
    title: label,
    why: '',
    origin: { kind: 'oppfoelging', number, label, href: '/x' },
  });
  it('are those no task has come from: by kind, number and label, whatever the address is', () => {
    const all = [found(1, 'T-001'), found(1, 'T-002'), found(2, 'T-001')];
    const taken = { origin: { ...found(1, 'T-001').origin, href: '/elsewhere' } };
    const other = { origin: { ...found(2, 'T-001').origin, kind: 'vedtak' } };
    expect(withoutTask(all, [taken, other, { origin: null }]).map((f) => f.id)).toEqual(['1-T-002', '2-T-001']);
  });
});

describe('the tasks of the guide', () => {
  it('are the phases of step 4 and the steps else, each with an id of its own', () => {
    expect(new Set(guide.map((t) => t.id)).size).toBe(guide.length);
    expect(new Set(guide.map((t) => t.step))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
    expect(new Set(guide.flatMap((t) => (t.fase ? [`${t.underprosess?.id}/${t.fase.id}`] : []))).size).toBe(15);
    expect(guide.find((t) => t.id === 'trinn-4/1-forfase/fase-1/vedtak')).toMatchObject({ decides: true, step: 4 });
  });
});

describe('a round as typed', () => {
  it.each([
    [TYPED, []],
    [{ ...TYPED, from: '30.2.2027' }, ['from:ikke-dato']],
    [{ ...TYPED, to: '31.12.2026' }, ['to:slutt-foer-start']],
    [
      { title: '', from: '', to: '', firstStep: '7' },
      ['title:mangler', 'from:mangler', 'to:mangler', 'firstStep:ukjent-valg'],
    ],
  ])('%j is refused with %j', (typed, expected) => {
    const parsed = parseRunde(typed);
    expect(parsed.ok ? [] : parsed.error.map((e) => `${e.field}:${e.code}`)).toEqual(expected);
  });

  it('learns and sends back what a person writes, and no more', () => {
    const refused = (typed: Record<string, string>) => {
      const parsed = parseNext(typed);
      return parsed.ok ? parsed.value.sendBack : parsed.error.map((e) => `${e.field}:${e.code}`);
    };
    expect(refused({})).toEqual([]);
    expect(refused({ sendBack: ' Se på tomtene \n\nMål ventetida' })).toEqual(['Se på tomtene', 'Mål ventetida']);
    expect(refused({ learnt: 'x'.repeat(4001), sendBack: 'x'.repeat(20_001) })).toEqual([
      'learnt:for-langt',
      'sendBack:for-langt',
    ]);
    expect(refused({ sendBack: 'x\n'.repeat(101) })).toEqual(['sendBack:for-mange']);
  });

  it('goes on around from where it starts', () => expect(stepsFrom(4)).toEqual([4, 5, 6, 1, 2, 3]));
});

describe('a link', () => {
  it.each([
    ['', true],
    ['https://halden.kommune.no/sak?id=1', true],
    ['HTTP://a.b', true],
    ['https://intranett', false],
    ['https://halden.', false],
    ['https://.no', false],
    ['https://a.b c', false],
    ['https://a.b"onclick', false],
    ['javascript:alert.x', false],
  ])('%j is one: %s', (text, is) => expect(parseLink(text)).toBe(is ? text : null));

  it('of any length is told in no time', () => {
    const started = performance.now();
    expect(parseLink(`https://${'.'.repeat(60_000)} x`)).toBeNull();
    // Generous, as tests share the machine: it took seven seconds, and half an hour for what a form may hold.
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('where tasks stand', () => {
  const at = (...statuses: Parameters<typeof standingOf>[0][number]['status'][]) =>
    standingOf(statuses.map((status) => ({ status })));
  it('is computed from them', () => {
    expect(at()).toBeNull();
    expect(at('ikke-startet', 'ikke-startet')).toEqual({ state: 'ikke', done: 0, of: 2, waiting: 0, out: 0 });
    expect(at('ferdig', 'ikke-startet', 'til-gjennomgang')).toEqual({
      state: 'paabegynt',
      done: 1,
      of: 3,
      waiting: 1,
      out: 0,
    });
    const said = at('ferdig', 'ikke-aktuell', 'ikke-aktuell');
    expect(said).toEqual({ state: 'ferdig', done: 1, of: 1, waiting: 0, out: 2 });
    // The list has three, and says one: the sentence says where the two are.
    expect(said && RUNDE_TEXTS.nb.finding(said, 0)).toBe('1 av 1 oppgaver er ferdige. I tillegg er 2 ikke aktuelle.');
    expect(said && RUNDE_TEXTS.nn.standing(said)).toBe('1 av 1 oppgåver er ferdige. I tillegg er 2 ikkje aktuelle.');
    expect(at('ikke-startet', 'ikke-aktuell')?.state).toBe('ikke');
  });

  it('knows late, ownerless and left alone', () => {
    expect(isOverdue({ status: 'paabegynt', deadline: '2026-11-24' }, '2026-11-25')).toBe(true);
    expect(isOverdue({ status: 'paabegynt', deadline: '2026-11-25' }, '2026-11-25')).toBe(false);
    expect(isOverdue({ status: 'ferdig', deadline: '2026-11-24' }, '2026-11-25')).toBe(false);
    const since = (changed: string, status: 'paabegynt' | 'ikke-startet' = 'paabegynt') =>
      staleness({ status, deadline: null, changed }, '2026-11-25');
    expect([since('2026-10-27'), since('2026-10-26'), since('2026-09-26'), since('2026-05-29')]).toEqual([
      0, 30, 60, 180,
    ]);
    expect(since('2026-05-29', 'ikke-startet')).toBe(0);
    const open = { status: 'paabegynt', unit: 'Plan', person: null, deadline: null, decides: false } as const;
    expect(isOwnerless(open)).toBe(false);
    expect(isOwnerless({ ...open, decides: true })).toBe(true);
    expect(isOwnerless({ ...open, unit: '' })).toBe(true);
    expect(isOwnerless({ ...open, unit: '', status: 'ikke-startet' })).toBe(false);
  });
});

describe('the round of a kommune', () => {
  let db: OwnedDatabase;
  let own: string;
  let neighbour: string;
  beforeAll(async () => {
    db = await testDatabase();
    ({ own, neighbour } = await twoKommuner(db));
  }, 60_000);
  afterAll(() => db?.close());
  const actor = () => ({ kommuneId: own, brukerId: ME });
  const tasksOf = async (kommune = own) =>
    db.inKommune(kommune, async (tx) => {
      const runde = await currentRunde(tx);
      return runde ? listOppgaver(tx, runde.number) : [];
    });
  const task = async (number: number) => {
    const found = await db.inKommune(own, (tx) => findOppgave(tx, number));
    if (!found) throw new Error('no task');
    return found;
  };
  const save = async (number: number, typed: Record<string, string>, c = context) => {
    const { revision, data } = await task(number);
    return saveOppgave(db, clock, actor(), { number, revision }, { ...typedOppgave(data), ...typed }, c);
  };

  it('starts with every task of the guide, once, and makes who starts it its leader', async () => {
    const created = await db.inKommune(own, (tx) =>
      createOppgave(tx, written(clock, actor()), { title: 'x', why: '', origin: null }),
    );
    expect(created).toEqual({ ok: false, error: 'ingen-runde' });
    const both = await Promise.all([1, 2].map(() => startRunde(db, clock, actor(), TYPED, guide)));
    expect(both.filter((b) => b.ok)).toEqual([{ ok: true, value: 1 }]);
    expect((await tasksOf()).map((t) => t.contentId)).toEqual(guide.map((t) => t.id));
    expect(await tasksOf(neighbour)).toEqual([]);
    expect(await db.inKommune(own, (tx) => rollerIn(tx, 1))).toEqual([{ brukerId: ME, role: 'prosjektleder' }]);
    expect((await db.inKommune(own, listEvents)).map((e) => e.type)).toEqual(['runde.startet']);
    expect(await db.inKommune(neighbour, listEvents)).toEqual([]);
  });

  it('is changed and changed back with everything that was, and not past somebody else', async () => {
    const now = async () => (await db.inKommune(own, currentRunde)) ?? { number: 0, revision: 0, data: null };
    const change = (revision: number, typed: Record<string, string>, who = actor()) =>
      changeRunde(db, clock, who, { number: 1, revision }, { ...TYPED, ...typed });
    expect(await change(1, { title: 'Bolig for alle', to: '30.6.2031', firstStep: '2' })).toEqual({
      ok: true,
      value: 1,
    });
    expect((await now()).data).toMatchObject({
      title: 'Bolig for alle',
      to: '2031-06-30',
      firstStep: 2,
      closed: false,
    });
    expect(await change(1, { title: 'Min tittel' })).toEqual({ ok: false, error: [{ code: 'endret-av-andre' }] });
    expect(await change(2, { to: '1.1.2026' })).toMatchObject({ error: [{ code: 'slutt-foer-start', field: 'to' }] });
    expect(await change(2, {}, { kommuneId: neighbour, brukerId: OTHER })).toMatchObject({ ok: false });
    // The same again is no change.
    expect(await change(2, { title: 'Bolig for alle', to: '30.6.2031', firstStep: '2' })).toMatchObject({ ok: true });
    expect((await now()).revision).toBe(2);
    expect(await undoRunde(db, clock, actor(), { number: 1, revision: 1 })).toMatchObject({ ok: false });
    expect(await undoRunde(db, clock, actor(), { number: 1, revision: 2 })).toMatchObject({ ok: true });
    expect((await now()).data).toMatchObject({ title: TYPED.title, to: '2030-12-31', firstStep: 4 });
    const history = await db.inKommune(own, (tx) => rundeHistory(tx, 1));
    expect(history.map((r) => [r.revision, r.data.title, r.by])).toEqual([
      [3, TYPED.title, ME],
      [2, 'Bolig for alle', ME],
      [1, TYPED.title, ME],
    ]);
    expect((await tasksOf()).length).toBe(guide.length);
    expect((await db.inKommune(own, listEvents)).filter((e) => e.type === 'runde.endret')).toHaveLength(2);
  });

  it('asks for a unit once a task is begun, a person before a decision is handed on, and a reason for leaving it out', async () => {
    const decides = (await tasksOf()).find((t) => t.decides)?.number ?? 0;
    const codes = async (...args: Parameters<typeof save>) => {
      const saved = await save(...args);
      return saved.ok ? [] : saved.error.map((e) => `${e.field}:${e.code}`);
    };
    expect(await codes(decides, { status: 'paabegynt' })).toEqual(['unit:enhet-mangler']);
    expect(await codes(decides, { status: 'ikke-aktuell' })).toEqual(['reason:grunn-mangler']);
    expect(await codes(decides, { status: 'til-gjennomgang', unit: 'Plan' })).toEqual(['person:person-mangler']);
    expect(await codes(decides, { deadline: '31.2.2027', link: 'javascript:alert(1)', person: 'x' })).toEqual([
      'deadline:ikke-dato',
      'person:ukjent-person',
      'link:ikke-lenke',
    ]);
    expect(
      await codes(decides, { status: 'ferdig', unit: 'Plan', person: ME }, { ...context, mayApprove: false }),
    ).toEqual(['status:ikke-godkjenner']);
    expect(await codes(decides, { status: 'til-gjennomgang', unit: 'Plan', person: ME, deadline: '1.3.2027' })).toEqual(
      [],
    );
    expect(await task(decides)).toMatchObject({ revision: 2, data: { unit: 'Plan', deadline: '2027-03-01' } });
  });

  it('keeps every revision, and lets nobody write over what somebody else saved', async () => {
    const [first] = await tasksOf();
    const number = first?.number ?? 0;
    const { data } = await task(number);
    const both = await Promise.all(
      ['Ja', 'Nei'].map((why) =>
        saveOppgave(db, clock, actor(), { number, revision: 1 }, { ...typedOppgave(data), why }, context),
      ),
    );
    expect(both.filter((b) => b.ok)).toHaveLength(1);
    expect(both.find((b) => !b.ok)).toMatchObject({ error: [{ code: 'endret-av-andre' }] });
    const history = await db.inKommune(own, (tx) => oppgaveHistory(tx, number));
    expect(history.map((h) => [h.revision, h.by])).toEqual([
      [2, ME],
      [1, ME],
    ]);
    const other = { kommuneId: neighbour, brukerId: OTHER };
    expect((await saveOppgave(db, clock, other, { number, revision: 2 }, typedOppgave(data), context)).ok).toBe(false);
  });

  it('takes tasks that are the municipality’s own, and those that other parts of the product make', async () => {
    const added = await addOwnOppgave(db, clock, actor(), 1, { title: 'Ring Nav', step: '4' }, context);
    expect(added).toEqual({ ok: true, value: guide.length + 1 });
    expect((await addOwnOppgave(db, clock, actor(), 1, { title: '' }, context)).ok).toBe(false);
    const origin = { kind: 'vedtak', number: 2, label: 'Punkt 3', href: '/arbeid/x/vedtak/2' };
    const made = await db.inKommune(own, (tx) =>
      createOppgave(tx, written(clock, actor()), { title: 'Fra vedtak', why: '', unit: 'Eiendom', origin }),
    );
    expect(made).toEqual({ ok: true, value: guide.length + 2 });
    expect((await task(guide.length + 2)).data).toMatchObject({ unit: 'Eiendom', origin, step: 4 });
    await expect(
      db.inKommune(neighbour, (tx) =>
        createOppgave(tx, written(clock, { kommuneId: neighbour, brukerId: null }), {
          title: 'x',
          why: '',
          origin: null,
        }),
      ),
    ).resolves.toMatchObject({ ok: false });
  });

  it('gives way to the next one, which goes on with what was not done', async () => {
    await save(1, { status: 'ferdig', unit: 'Plan', result: 'Tallene er samlet' });
    await save(2, { status: 'paabegynt', unit: 'Boligkontoret' });
    const next = {
      ...TYPED,
      title: 'Neste',
      after: '1',
      learnt: 'Begynn tidligere',
      sendBack: 'For få tomter\n\n For dyrt ',
    };
    const funn: Funn = {
      id: 'x',
      title: 'Tiltaket står',
      why: 'Ikke penger',
      origin: { kind: 'oppfoelging', number: 4, label: 'Tertial 1, T-007', href: '/arbeid/x/oppfoelging/4' },
    };
    expect(await startRunde(db, clock, actor(), { ...next, after: '' }, guide)).toMatchObject({ ok: false });
    expect(await startRunde(db, clock, actor(), next, guide, [funn])).toEqual({ ok: true, value: 2 });
    const [opened] = await db.inKommune(own, (tx) => oppgaverFrom(tx, 'oppfoelging', [4]));
    expect(opened).toMatchObject({
      runde: 2,
      data: { step: 1, title: funn.title, why: funn.why, origin: funn.origin, content: null, status: 'ikke-startet' },
    });
    expect(await db.inKommune(neighbour, (tx) => oppgaverFrom(tx, 'oppfoelging', [4]))).toEqual([]);
    const runder = await db.inKommune(own, listRunder);
    expect(runder.map((r) => [r.number, r.data.closed, r.data.learnt])).toEqual([
      [2, false, ''],
      [1, true, 'Begynn tidligere'],
    ]);
    const tasks = await tasksOf();
    const numberOf = (id: string) => tasks.find((t) => t.contentId === id)?.number ?? 0;
    expect((await task(numberOf(guide[0]?.id ?? ''))).data).toMatchObject({
      status: 'ikke-startet',
      unit: 'Plan',
      carried: { runde: 1, number: 1, learnt: 'Tallene er samlet' },
    });
    expect((await task(numberOf(guide[1]?.id ?? ''))).data).toMatchObject({
      status: 'paabegynt',
      unit: 'Boligkontoret',
    });
    expect(
      tasks
        .filter((t) => t.contentId === null)
        .map((t) => t.title)
        .sort(),
    ).toEqual(['For dyrt', 'For få tomter', 'Fra vedtak', 'Ring Nav', 'Tiltaket står']);
    expect(await save(1, { why: 'for sent' })).toMatchObject({ error: [{ code: 'runde-avsluttet' }] });
    const closed = { number: 1, revision: runder[1]?.revision ?? 0 };
    expect(await changeRunde(db, clock, actor(), closed, TYPED)).toMatchObject({
      error: [{ code: 'runde-avsluttet' }],
    });
  });
});
