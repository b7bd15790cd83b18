import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../../test/database.ts';
import { fixedClock } from '../../../platform/clock/system.ts';
import type { Actor } from '../../../platform/db/actor.ts';
import type { OwnedDatabase } from '../../../platform/db/open.ts';
import { listEvents } from '../../../platform/events/events.ts';
import { startRunde } from '../../runde/actions.ts';
import { listOppgaver } from '../../runde/index.ts';
import { clocksOf, rulesFrom } from '../clocks.ts';
import { loadFrister, loadTemplates } from '../content.ts';
import { scheduleBackwards } from '../schedule.ts';
import { aktivitetHistory, findFeedHash, findPlan, findVersjon, listMoeter, publishedVersjon } from '../store.ts';
import { removeAktivitet, saveAktivitet, undoAktivitet } from './aktiviteter.ts';
import { loadPlan } from './change.ts';
import { addMoeter, pasteMoeter, saveMoete, setMoeteRemoved, uploadMoeter } from './moeter.ts';
import { createTasks } from './oppgaver.ts';
import { proposalDigest, saveDates, savePlan, startOver, takeSchedule, takeTemplate, undoStep } from './steps.ts';
import { opensFeed, publish, renewToken, thaw, withdraw } from './versjoner.ts';

const MEETINGS = `Kommunestyret	16.06.2027	07.06.2027	18.00
Kommunestyret	15.12.2027	06.12.2027	18.00
Formannskapet	01.12.2026	20.11.2026
Formannskapet	12.01.2027	02.01.2027
Formannskapet	08.06.2027	28.05.2027
Formannskapet	30.11.2027	19.11.2027
Utvalg for helse	07.09.2027	27.08.2027
Eldrerådet	12.10.2027
Råd for personer med funksjonsnedsettelse	13.10.2027
Ungdomsrådet	14.10.2027`;

const RUNDE = { title: 'Boligplan', from: '1.1.2027', to: '31.12.2030', firstStep: '4' };

describe('a prosessplan in the database, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  let own: Actor;
  let neighbour: Actor;
  const clock = fixedClock('2026-10-05T12:00:00Z');
  const [faser] = loadTemplates('.');
  const { frister } = loadFrister('.', { has: () => true });
  const rules = rulesFrom(frister, 'helhetlig-boligplan', clock.today());
  const codes = (saved: { ok: boolean; error?: readonly { code: string; field?: string | undefined }[] }) =>
    saved.ok ? 'ok' : (saved.error ?? []).map((e) => `${e.code} ${e.field}`).join(', ');
  const state = () => loadPlan(db, own.kommuneId);
  const dates = async () => (await state()).activities.map((a) => `${a.data.start} ${a.data.end}`);

  beforeAll(async () => {
    db = await testDatabase();
    const ids = await twoKommuner(db);
    own = { kommuneId: ids.own, brukerId: null };
    neighbour = { kommuneId: ids.neighbour, brukerId: null };
    expect(codes(await saveAktivitet(db, clock, neighbour, { title: 'Naboens', type: 'arbeid' }))).toBe('ok');
    expect(codes(await saveMoete(db, clock, neighbour, { organ: 'kommunestyret', date: '01.06.2027' }))).toBe('ok');
  });
  afterAll(() => db.close());

  it('reads the meeting calendar, twice without doubling it, and brings back what was removed', async () => {
    expect(await pasteMoeter(db, clock, own, MEETINGS)).toMatchObject({ value: { added: 10, changed: 0, same: 0 } });
    expect(await pasteMoeter(db, clock, own, MEETINGS)).toMatchObject({ value: { added: 0, changed: 0, same: 10 } });
    const ics =
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Eldrerådet\nDTSTART:20271012T100000Z\nEND:VEVENT\nEND:VCALENDAR';
    const file = { bytes: new TextEncoder().encode(ics) };
    expect(await uploadMoeter(db, clock, own, file)).toMatchObject({ value: { added: 0, changed: 1 } });
    expect(codes(await uploadMoeter(db, clock, own, { bytes: new Uint8Array([37, 80, 68, 70]) }))).toBe(
      'ikke-kalender calendar',
    );
    expect(codes(await uploadMoeter(db, clock, own, null))).toBe('mangler calendar');
    expect(codes(await saveMoete(db, clock, own, { organ: 'eldreraad', date: '12.10.2027' }))).toBe('finnes date');
    const number =
      (await db.inKommune(own.kommuneId, listMoeter)).find((m) => m.data.organ === 'eldreraad')?.number ?? 0;
    expect(codes(await setMoeteRemoved(db, clock, own, { number, revision: 2 }, true))).toBe('ok');
    expect(codes(await setMoeteRemoved(db, clock, own, { number, revision: 2 }, false))).toBe(
      'endret-av-andre undefined',
    );
    expect(codes(await setMoeteRemoved(db, clock, own, { number, revision: 3 }, false))).toBe('ok');
    const forged = { number, revision: Number.POSITIVE_INFINITY };
    expect(codes(await setMoeteRemoved(db, clock, own, forged, true))).toBe('endret-av-andre undefined');
    expect(codes(await saveMoete(db, clock, own, { organ: 'eldreraad', date: '12.10.2027' }, forged))).toBe(
      'endret-av-andre undefined',
    );
    expect((await db.inKommune(neighbour.kommuneId, listMoeter)).map((m) => m.data.date)).toEqual(['2027-06-01']);
  });

  it('types in a series of meetings at once, and puts none of them in twice', async () => {
    const typed = {
      organ: 'utvalg',
      name: 'Utvalg for samfunn',
      date: '3.3.2026',
      every: 'maaned',
      until: '30.6.2026',
    };
    expect(await addMoeter(db, clock, own, typed)).toMatchObject({ value: { added: 4, same: 0 } });
    expect(await addMoeter(db, clock, own, { ...typed, until: '31.8.2026' })).toMatchObject({
      value: { added: 1, same: 4 },
    });
    const days = (await state()).meetings.filter((m) => m.data.name === typed.name).map((m) => m.data.date);
    expect(days).toEqual(['2026-03-03', '2026-04-07', '2026-05-05', '2026-06-02', '2026-08-04']);
    expect(codes(await addMoeter(db, clock, own, { ...typed, until: '' }))).toBe('mangler until');
  });

  it('starts from a template in one press, and is empty again in another', async () => {
    if (!faser) throw new Error('no template');
    expect(codes(await takeTemplate(db, clock, own, faser, 'nb', { wished: '30.2.2027' }))).toBe('ikke-dato wished');
    expect(await takeTemplate(db, clock, own, faser, 'nn', {})).toEqual({ ok: true, value: { wished: null } });
    expect(codes(await takeTemplate(db, clock, own, faser, 'nb', {}))).toBe('har-aktiviteter undefined');
    const { plan, activities } = await state();
    expect(activities).toHaveLength(faser.aktiviteter.length);
    expect(activities[3]?.data.purpose).toBe('Alle skal sjå kven som gjer kva, når det skjer og kvifor.');
    expect(await undoStep(db, clock, own, plan.revision)).toEqual({ ok: true, value: activities.length });
    expect((await state()).activities).toEqual([]);
    expect(codes(await takeTemplate(db, clock, own, faser, 'nb', { wished: '15.12.2027' }))).toBe('ok');
    expect((await state()).plan.data.wished).toBe('2027-12-15');
  });

  it('takes the proposed dates in one press, but not other dates than were shown, and undoes them', async () => {
    const { activities, meetings } = await state();
    const schedule = scheduleBackwards(activities, meetings, '2027-12-15', rules);
    expect(schedule.conflicts).toEqual([]);
    const typed = { wished: '15.12.2027', proposal: proposalDigest(schedule.dates) };
    expect(codes(await takeSchedule(db, clock, own, { ...typed, wished: '16.06.2027' }, rules))).toBe(
      'endret-av-andre undefined',
    );
    expect(codes(await takeSchedule(db, clock, own, { wished: '' }, rules))).toBe('mangler wished');
    expect(await takeSchedule(db, clock, own, typed, rules)).toEqual({ ok: true, value: activities.length });
    const after = await dates();
    expect(after.every((d) => !d.includes('null'))).toBe(true);
    const changed = (await state()).activities[0];
    const touched = await saveDates(db, clock, own, {
      [`start-${changed?.number}`]: '01.12.2026',
      [`end-${changed?.number}`]: '31.12.2026',
      [`revision-${changed?.number}`]: '2',
    });
    expect(touched).toEqual({ ok: true, value: 1 });
    expect(await undoStep(db, clock, own, (await state()).plan.revision)).toEqual({ ok: true, value: 1 });
    expect(await dates()).toEqual(after);
    expect(codes(await undoStep(db, clock, own, (await state()).plan.revision))).toBe('endret-av-andre undefined');
  });

  it('refuses impossible dates in the table, each at its field, and lets nobody overwrite a colleague', async () => {
    const [first, second] = (await state()).activities;
    if (!first || !second) throw new Error('no activities');
    const typed = {
      [`start-${first.number}`]: '31.02.2027',
      [`end-${first.number}`]: '',
      [`start-${second.number}`]: '10.02.2027',
      [`end-${second.number}`]: '09.02.2027',
    };
    const before = await dates();
    expect(codes(await saveDates(db, clock, own, typed))).toBe(
      `ikke-dato start-${first.number}, slutt-foer-start end-${second.number}`,
    );
    const stale = { [`start-${first.number}`]: '10.02.2027', [`revision-${first.number}`]: '1' };
    expect(codes(await saveDates(db, clock, own, stale))).toBe(`endret-av-andre start-${first.number}`);
    expect(await dates()).toEqual(before);
    const [start, end] = [first.data.start ?? '', first.data.end ?? ''];
    const untouched = {
      [`start-${first.number}`]: start,
      [`end-${first.number}`]: end,
      [`revision-${first.number}`]: '2',
    };
    expect(await saveDates(db, clock, own, untouched)).toEqual({ ok: true, value: 0 });
  });

  it('saves an activity, refuses a circle by name, also when undo would make one', async () => {
    const { activities } = await state();
    const [first, second] = activities;
    if (!first || !second) throw new Error('no activities');
    const typed = { title: 'Mandat', type: 'arbeid', weeks: '3' };
    const ring = await saveAktivitet(db, clock, own, { ...typed, after: String(second.number) }, first);
    expect(ring).toMatchObject({ error: [{ code: 'ring', field: 'after' }] });
    expect(ring.ok ? '' : ring.error[0]?.data?.circle).toMatch(/^A-\d{3} → A-\d{3} → A-\d{3}$/);
    // The second is let go, the first waits for it, the first is let go again; then each undo alone would be well.
    const free = { title: 'Vedtak', type: 'moete', organ: 'formannskapet' };
    expect(codes(await saveAktivitet(db, clock, own, free, second))).toBe('ok');
    expect(codes(await saveAktivitet(db, clock, own, { ...typed, after: String(second.number) }, first))).toBe('ok');
    const undone = await undoAktivitet(db, clock, own, { number: second.number, revision: second.revision + 1 });
    expect(codes(undone)).toBe('ring after');
    expect(codes(await undoAktivitet(db, clock, own, { number: first.number, revision: first.revision + 1 }))).toBe(
      'ok',
    );
    expect(codes(await undoAktivitet(db, clock, own, { number: second.number, revision: second.revision + 1 }))).toBe(
      'ok',
    );
    const [a] = await db.inKommune(own.kommuneId, (tx) => aktivitetHistory(tx, second.number));
    expect(a?.data).toEqual(second.data);
    expect(codes(await saveAktivitet(db, clock, own, typed, first))).toBe('endret-av-andre undefined');
  });

  it('removes an activity and brings it back', async () => {
    const last = (await state()).activities.at(-1);
    if (!last) throw new Error('no activities');
    expect(codes(await removeAktivitet(db, clock, own, last))).toBe('ok');
    expect((await state()).activities.some((a) => a.number === last.number)).toBe(false);
    expect(codes(await undoAktivitet(db, clock, own, { number: last.number, revision: last.revision + 1 }))).toBe('ok');
    expect((await state()).activities.at(-1)?.data).toEqual(last.data);
  });

  it('knows which clocks bind which form of plan', async () => {
    const { plan, activities, meetings } = await state();
    const at = (planform: 'temaplan' | 'kommunedelplan') =>
      clocksOf(frister, { ...plan.data, planform, constituted: '2027-10-12' }, activities, meetings, '2026-11-24');
    const tema = new Map(at('temaplan').map((c) => [c.frist.id, c]));
    expect(tema.get('bsl-10')).toMatchObject({ applies: true, due: '2027-07-01', daysLeft: 219 });
    expect(tema.get('kommuneplan-hoering')?.applies).toBe(false);
    expect(tema.get('planstrategi')?.due).toBe('2028-10-11');
    expect(tema.get('temaplan-hoering')).toMatchObject({ applies: true, state: 'holdt' });
    expect(tema.get('raad')).toMatchObject({ state: 'holdt', missing: [] });
    expect(new Map(at('kommunedelplan').map((c) => [c.frist.id, c])).get('kommuneplan-hoering')?.applies).toBe(true);
    expect(rulesFrom(frister, 'kommunedelplan', '2026-11-24')).toMatchObject({ hoeringWeeks: 6, statutory: true });
    expect(rules).toMatchObject({ hoeringWeeks: 6, statutory: false });
    expect(codes(await savePlan(db, clock, own, { planform: 'temaplan', constituted: '' }, plan.revision))).toBe('ok');
    expect(codes(await savePlan(db, clock, own, { planform: 'temaplan' }, plan.revision))).toBe(
      'endret-av-andre undefined',
    );
  });

  it('freezes what is published, proves it, and shows one version at a time', async () => {
    const typed = { approvedBy: 'Styringsgruppa', approvedOn: '' };
    expect(codes(await publish(db, clock, own, 'Egenvik', { approvedOn: '25.11.2026' }))).toBe('fram-i-tid approvedOn');
    expect(await publish(db, clock, own, 'Egenvik', typed)).toEqual({ ok: true, value: 1 });
    const [first] = (await state()).activities;
    if (!first) throw new Error('no activities');
    expect(codes(await saveAktivitet(db, clock, own, { title: 'Endret', type: 'arbeid' }, first))).toBe('ok');
    const frozen = await db.inKommune(own.kommuneId, (tx) => findVersjon(tx, 1));
    if (!frozen) throw new Error('no version');
    expect(thaw(frozen).activities.find((a) => a.number === first.number)?.data.title).toBe(first.data.title);
    const forged = { ...(frozen.document as object), approvedBy: 'En annen' };
    expect(() => thaw({ ...frozen, document: forged })).toThrow('not what was frozen');
    expect(await publish(db, clock, own, 'Egenvik', typed)).toEqual({ ok: true, value: 2 });
    expect((await db.inKommune(own.kommuneId, publishedVersjon))?.number).toBe(2);
    expect(await withdraw(db, clock, own)).toEqual({ ok: true, value: 1 });
    expect(await db.inKommune(own.kommuneId, publishedVersjon)).toBe(null);
    expect(await db.inKommune(neighbour.kommuneId, (tx) => findVersjon(tx, 1))).toBe(null);
  });

  it('opens the feed for the newest secret of its own kommune alone', async () => {
    const old = await renewToken(db, clock, own);
    const token = await renewToken(db, clock, own);
    const opens = (actor: Actor, given: string) => db.inKommune(actor.kommuneId, (tx) => opensFeed(tx, given));
    expect(await opens(own, token)).toBe(true);
    const kept = await db.inKommune(own.kommuneId, findFeedHash);
    expect(kept).toMatch(/^[0-9a-f]{64}$/);
    expect(await opens(own, kept ?? '')).toBe(false);
    expect(await opens(own, old)).toBe(false);
    expect(await opens(own, '')).toBe(false);
    expect(await opens(neighbour, token)).toBe(false);
    expect(await opens(neighbour, '')).toBe(false);
  });

  it('makes tasks of the round, each once, and says when there is no round', async () => {
    expect(codes(await createTasks(db, clock, own, 'egenvik'))).toBe('ingen-runde undefined');
    const started = await startRunde(db, clock, own, RUNDE, []);
    expect(started.ok ? [] : started.error).toEqual([]);
    const { activities } = await state();
    const [first] = activities;
    if (!first) throw new Error('no activities');
    expect(await createTasks(db, clock, own, 'egenvik', first.number)).toEqual({ ok: true, value: 1 });
    expect(await createTasks(db, clock, own, 'egenvik')).toEqual({ ok: true, value: activities.length - 1 });
    expect(await createTasks(db, clock, own, 'egenvik')).toEqual({ ok: true, value: 0 });
    const kept = (await state()).activities.find((a) => a.number === first.number);
    if (!kept?.data.oppgave) throw new Error('no task');
    expect(codes(await saveAktivitet(db, clock, own, { title: 'Nytt navn', type: 'arbeid' }, kept))).toBe('ok');
    expect((await state()).activities.find((a) => a.number === first.number)?.data.oppgave).toBe(kept.data.oppgave);
    const task = await db.inKommune(own.kommuneId, (tx) => listOppgaver(tx, 1));
    expect(task.find((t) => t.number === kept.data.oppgave)).toMatchObject({ step: 4, title: kept.data.title });
    expect(await db.inKommune(neighbour.kommuneId, (tx) => listOppgaver(tx, 1))).toEqual([]);
  });

  it('starts over in one press, and the neighbour has noticed nothing', async () => {
    const count = (await state()).activities.length;
    expect(await startOver(db, clock, own)).toEqual({ ok: true, value: count });
    expect(codes(await publish(db, clock, own, 'Egenvik', {}))).toBe('ingen-aktiviteter undefined');
    expect(await undoStep(db, clock, own, (await state()).plan.revision)).toEqual({ ok: true, value: count });
    const left = await loadPlan(db, neighbour.kommuneId);
    expect(left.activities.map((a) => a.data.title)).toEqual(['Naboens']);
    expect((await db.inKommune(neighbour.kommuneId, findPlan)).revision).toBe(0);
    const events = await db.inKommune(own.kommuneId, (tx) => listEvents(tx, 100));
    expect(new Set(events.map((e) => e.type.split('.')[0]))).toEqual(new Set(['prosessplan', 'runde']));
  });
});
