import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { ACCESS } from '../../platform/auth/access.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import type { Action } from '../../platform/http/route.ts';
import { loadVeileder } from '../veileder/index.ts';
import { saveMany } from './actions/flere.ts';
import { addKommentar, setRolle, startRunde, undoOppgave } from './actions.ts';
import { guideTasks } from './content.ts';
import { partsOf, passes, queryOf, readFilter } from './filter.ts';
import { mentionsIn } from './kommentar.ts';
import { minSide } from './minside.ts';
import type { ListedOppgave } from './oppgave.ts';
import { findOppgave, findOppgaver, kommentarerCalling, kommentarerTo, listOppgaver, rollerIn } from './store.ts';

const clock = fixedClock('2026-11-25T09:00:00Z');
const KARI = clock.id();
const OLA = clock.id();
const TODAY = '2026-11-25';
const MEMBERS = [
  { brukerId: KARI, name: 'Kari Nordmann' },
  { brukerId: OLA, name: 'Ola Li' },
  { brukerId: 'x', name: 'Ola Lien' },
];
const task = (number: number, change: Partial<ListedOppgave>): ListedOppgave => ({
  number,
  runde: 1,
  revision: 1,
  step: 4,
  status: 'paabegynt',
  title: null,
  unit: 'Plan',
  person: null,
  participants: [],
  deadline: null,
  decides: false,
  contentId: 'trinn-4/1-forfase/fase-2/eier',
  contentVersion: 'x',
  changed: '2026-11-20T09:00:00Z',
  ...change,
});

describe('who a comment calls', () => {
  it.each([
    ['Kan du se på dette, @Kari Nordmann?', [KARI]],
    ['@kari: ja', [KARI]],
    ['@Karianne og @ola', []],
    ['@Ola Lien, ikke @Ola Li.', ['x', OLA]],
    ['kari@nordmann.no', []],
    ['Ingen her', []],
  ])('%s', (text, expected) => expect(mentionsIn(text, MEMBERS)).toEqual(expected));
});

describe('the filter of the list', () => {
  const tasks = [
    task(1, { deadline: '2026-11-24', person: KARI }),
    task(2, { status: 'ferdig', step: 1, unit: 'Nav' }),
  ];
  const shown = (query: string) => {
    const filter = readFilter(new URLSearchParams(query), tasks);
    return { numbers: tasks.filter((t) => passes(filter, t, TODAY)).map((t) => t.number), query: queryOf(filter) };
  };
  it.each([
    ['', [1, 2], ''],
    ['vis=forfalt', [1], '?vis=forfalt'],
    ['status=ferdig&enhet=Nav', [2], '?status=ferdig&enhet=Nav'],
    [`hvem=${KARI}`, [1], `?hvem=${KARI}`],
    ['del=trinn-4/1-forfase', [1, 2], '?del=trinn-4%2F1-forfase'],
    ['status=tull&enhet=<script>', [1, 2], ''],
    ['trinn=2', [], '?trinn=2'],
  ])('%j shows %j', (query, numbers, kept) => expect(shown(query)).toEqual({ numbers, query: kept }));

  it('knows the parts of the guide a task stands in', () => {
    expect(partsOf('trinn-4/1-forfase/fase-2/eier')).toEqual([
      'trinn-4',
      'trinn-4/1-forfase',
      'trinn-4/1-forfase/fase-2',
    ]);
    expect(partsOf(null)).toEqual([]);
  });
});

describe('Min side', () => {
  const tasks = [
    task(1, { person: KARI, deadline: '2026-11-20' }),
    task(2, { person: KARI, changed: '2026-09-01T09:00:00Z' }),
    task(3, { person: KARI, status: 'til-gjennomgang' }),
    task(4, { person: OLA, participants: [KARI] }),
    task(5, { participants: [KARI] }),
    task(6, { unit: '' }),
    task(7, { person: OLA, deadline: '2026-11-20' }),
  ];
  const numbers = (approves: boolean, leads: boolean) => {
    const side = minSide(tasks, { id: KARI, approves, leads }, TODAY);
    const of = (list: readonly ListedOppgave[]) => list.map((t) => t.number);
    const stale = side.stale.map((s) => `${s.task.number}:${s.days}`);
    return [
      of(side.overdue),
      of(side.now),
      of(side.approve),
      of(side.waiting),
      of(side.part),
      of(side.ownerless),
      stale,
    ];
  };
  it('puts each task in one list, and shows the others’ only to who leads', () => {
    expect(numbers(false, false)).toEqual([[1], [2, 5], [], [3], [4], [], ['2:60']]);
    expect(numbers(true, true)).toEqual([[1, 7], [2, 5], [3], [], [4], [6], ['2:60']]);
  });
});

describe('work together on the tasks of a kommune', () => {
  let db: OwnedDatabase;
  let own: string;
  let neighbour: string;
  const context = { members: new Set([KARI]), mayApprove: false };
  const actor = () => ({ kommuneId: own, brukerId: KARI });
  beforeAll(async () => {
    db = await testDatabase();
    ({ own, neighbour } = await twoKommuner(db));
    const typed = { title: 'Boligplan', from: '1.1.2026', to: '31.12.2029', firstStep: '1' };
    const guide = guideTasks(loadVeileder('.'));
    for (const kommuneId of [own, neighbour]) await startRunde(db, clock, { kommuneId, brukerId: null }, typed, guide);
  }, 60_000);
  afterAll(() => db?.close());
  const find = (number: number) => db.inKommune(own, (tx) => findOppgave(tx, number));
  const seen = async (...numbers: number[]) =>
    (await db.inKommune(own, (tx) => findOppgaver(tx, numbers))).map(({ number, revision }) => ({ number, revision }));

  it('changes many tasks, all or none, and takes it back one by one', async () => {
    const change = { unit: 'Nav', deadline: '1.3.2027' };
    expect(await saveMany(db, clock, actor(), await seen(1, 2, 3), change, context)).toEqual({ ok: true, value: 3 });
    expect((await find(2))?.data).toMatchObject({ unit: 'Nav', deadline: '2027-03-01' });
    const codes = async (numbers: number[], typed: Record<string, string>) => {
      const saved = await saveMany(db, clock, actor(), await seen(...numbers), typed, context);
      return saved.ok ? [] : saved.error.map((e) => e.code);
    };
    expect(await codes([], change)).toEqual(['ingen-valgt']);
    expect(await codes([1], { unit: '' })).toEqual(['ingen-endring']);
    expect(await codes([1, 2], { deadline: '30.2.2027' })).toEqual(['ikke-dato']);
    // Task 4 has no unit, so neither it nor task 1 is begun.
    expect(await codes([1, 4], { status: 'paabegynt' })).toEqual(['enhet-mangler']);
    expect(await codes([1], { status: 'ferdig' })).toEqual(['ikke-godkjenner']);
    expect((await find(1))?.revision).toBe(2);
    expect(await undoOppgave(db, clock, actor(), { number: 2, revision: 2 }, context)).toEqual({ ok: true, value: 2 });
    expect(await find(2)).toMatchObject({ revision: 3, data: { unit: '', deadline: null } });
    expect((await undoOppgave(db, clock, actor(), { number: 2, revision: 2 }, context)).ok).toBe(false);
    const others = await db.inKommune(neighbour, (tx) => listOppgaver(tx, 1));
    expect(new Set(others.map((t) => `${t.revision} ${t.unit}`))).toEqual(new Set(['1 ']));
  });

  it('tells those who change the same tasks at the same time that somebody was first, and keeps no half of it', async () => {
    const before = (await find(5))?.revision ?? 0;
    const marked = await seen(5, 6, 7);
    const tries = await Promise.all(
      ['Nav', 'Plan', 'Eiendom', 'Teknisk', 'Helse', 'Skole'].map((unit) =>
        saveMany(db, clock, actor(), marked, { unit }, context),
      ),
    );
    expect(tries.filter((t) => t.ok).length).toBe(1);
    for (const one of tries) if (!one.ok) expect(one.error.map((e) => e.code)).toEqual(['endret-av-andre']);
    const after = await db.inKommune(own, (tx) => findOppgaver(tx, [5, 6, 7]));
    expect(after.map((t) => t.revision - before)).toEqual([1, 1, 1]);
    expect(new Set(after.map((t) => t.data.unit)).size).toBe(1);
  });

  it('changes none of the marked when somebody has saved one of them since they were shown', async () => {
    const marked = await seen(8, 9);
    const all = () => db.inKommune(own, (tx) => findOppgaver(tx, [8, 9]));
    expect((await saveMany(db, clock, actor(), await seen(9), { deadline: '2.3.2027' }, context)).ok).toBe(true);
    const before = await all();
    const late = await saveMany(db, clock, actor(), marked, { deadline: '1.5.2027' }, context);
    expect(late).toEqual({ ok: false, error: [{ code: 'endret-av-andre' }] });
    expect(await all()).toEqual(before);
    const forged = await saveMany(db, clock, actor(), [{ number: 999, revision: 1 }], { unit: 'Nav' }, context);
    expect(forged).toEqual(late);
    expect(await saveMany(db, clock, actor(), await seen(8, 9), { deadline: '1.5.2027' }, context)).toEqual({
      ok: true,
      value: 2,
    });
  });

  it('keeps comments, and finds those that call somebody', async () => {
    expect((await addKommentar(db, clock, actor(), 1, '', MEMBERS)).ok).toBe(false);
    expect((await addKommentar(db, clock, actor(), 999, 'Hei', MEMBERS)).ok).toBe(false);
    expect(await addKommentar(db, clock, actor(), 1, 'Ser du på den, @Ola Li?', MEMBERS)).toEqual({
      ok: true,
      value: 1,
    });
    expect(await addKommentar(db, clock, actor(), 1, 'Takk', MEMBERS)).toEqual({ ok: true, value: 2 });
    const calling = (kommune: string, who: string, since = '2026-11-01T00:00:00Z') =>
      db.inKommune(kommune, (tx) => kommentarerCalling(tx, who, since));
    expect((await calling(own, OLA)).map((c) => c.text)).toEqual(['Ser du på den, @Ola Li?']);
    expect(await calling(own, OLA, '2026-12-01T00:00:00Z')).toEqual([]);
    expect(await calling(own, KARI)).toEqual([]);
    expect(await calling(neighbour, OLA)).toEqual([]);
    expect(await db.inKommune(neighbour, (tx) => kommentarerTo(tx, 1))).toEqual([]);
  });

  it('gives and takes roles of members alone', async () => {
    const set = (typed: Record<string, string>, given = true) =>
      setRolle(db, clock, actor(), 1, typed, MEMBERS.slice(0, 2), given);
    expect((await set({ bruker: 'nobody', role: 'konge' })).map((r) => r.code)).toEqual([
      'ukjent-valg',
      'ukjent-person',
    ]);
    expect(await set({ bruker: OLA, role: 'styringsgruppe' })).toEqual([]);
    expect(await set({ bruker: OLA, role: 'styringsgruppe' })).toEqual([]);
    const roles = (kommune: string) => db.inKommune(kommune, (tx) => rollerIn(tx, 1));
    expect(await roles(own)).toEqual([{ brukerId: OLA, role: 'styringsgruppe' }]);
    expect(await roles(neighbour)).toEqual([]);
    expect(await set({ bruker: OLA, role: 'styringsgruppe' }, false)).toEqual([]);
    expect(await roles(own)).toEqual([]);
  });

  it('lets nobody give themselves a role that may more than they do', async () => {
    const planner = (action: Action) => ACCESS.planlegger.includes(action);
    const admin = (action: Action) => ACCESS.administrator.includes(action);
    const set = (bruker: string, role: string, may: (action: Action) => boolean) =>
      setRolle(db, clock, { kommuneId: own, brukerId: OLA }, 1, { bruker, role }, MEMBERS, true, may);
    const roles = () => db.inKommune(own, (tx) => rollerIn(tx, 1));
    const before = await roles();
    for (const role of ['prosjektleder', 'styringsgruppe'])
      expect(await set(OLA, role, planner)).toEqual([{ code: 'egen-rolle', field: 'role' }]);
    expect(await roles()).toEqual(before);
    expect(await set(OLA, 'bidragsyter', planner)).toEqual([]);
    expect(await set(OLA, 'prosjektleder', admin)).toEqual([]);
    expect((await roles()).map((r) => r.role).sort()).toEqual(
      [...before.map((r) => r.role), 'bidragsyter', 'prosjektleder'].sort(),
    );
  });
});
