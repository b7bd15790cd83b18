import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { readMail as read, type SmtpStandIn, startSmtp } from '../../../test/smtp.ts';
import { createAccounts } from '../../platform/auth/accounts.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { createJobDesk, type JobDesk } from '../../platform/jobs/desk.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import { createSmtpMailer } from '../../platform/mail/smtp.ts';
import { ESKALERING_DAGER, eskaleringer, fristvarsler, purringer, startRapportrunde } from '../oppfoelging/index.ts';
import { addMaal, saveTiltak } from '../tiltak/index.ts';
import { loadVeileder } from '../veileder/index.ts';
import { saveMany } from './actions/flere.ts';
import { pressLenke, saveOppgave, startRunde } from './actions.ts';
import { guideTasks } from './content.ts';
import { orderPaaminninger, PAAMINNING, type Rapportering, rundeJobs } from './jobs.ts';
import type { ListedOppgave } from './oppgave.ts';
import { digest, workingDayBefore } from './paaminning.ts';
import { typedOppgave } from './parse.ts';
import { deleteRolle, findOppgave, insertRolle } from './store.ts';

const guide = guideTasks(loadVeileder('.'));
const TILTAK = {
  title: 'Flytte Ola Hemmelig',
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
const ME = '00000000-0000-7000-8000-000000000001';

describe('a digest', () => {
  const base: ListedOppgave = {
    number: 1,
    runde: 1,
    revision: 1,
    step: 4,
    status: 'paabegynt',
    title: null,
    unit: 'Plan',
    person: ME,
    participants: [],
    deadline: null,
    decides: false,
    contentId: null,
    contentVersion: null,
    changed: '2026-11-20T09:00:00Z',
  };
  const told = (today: string, change: Partial<ListedOppgave>, me = { approves: false, leads: false }) =>
    digest([{ ...base, ...change }], { id: ME, ...me }, today).map((p) => `${p.why} ${p.days}`);

  it.each<[string, Partial<ListedOppgave>, string[]]>([
    // Wednesday 25 November 2026: only what is new since Tuesday.
    ['2026-11-25', { deadline: '2026-11-24' }, ['forfalt 1']],
    ['2026-11-25', { deadline: '2026-11-20' }, []],
    ['2026-11-25', { deadline: '2026-11-26' }, ['snart 1']],
    ['2026-11-25', { deadline: '2026-12-02' }, ['snart 7']],
    ['2026-11-25', { deadline: '2026-11-30' }, []],
    ['2026-11-25', { changed: '2026-10-26T09:00:00Z' }, ['stille 30']],
    ['2026-11-25', { changed: '2026-10-20T09:00:00Z' }, []],
    ['2026-11-25', { person: null, deadline: '2026-11-24' }, []],
    // Monday: the whole of it.
    ['2026-11-23', { deadline: '2026-11-12' }, ['forfalt 11']],
    ['2026-11-23', { deadline: '2026-11-27' }, ['snart 4']],
    ['2026-11-23', { changed: '2026-09-01T09:00:00Z' }, ['stille 60']],
    // Tuesday after Easter is the first working day of its week.
    ['2026-04-07', { deadline: '2026-03-20' }, ['forfalt 18']],
  ])('on %s says of %j: %j', (today, change, expected) => expect(told(today, change)).toEqual(expected));

  it('tells who approves and who leads of more', () => {
    // Handed on while people work on Tuesday, after the digest of that day: told on Wednesday, and not again on Thursday.
    const handedOn = { status: 'til-gjennomgang', person: null, changed: '2026-11-24T12:00:00Z' } as const;
    const days = ['2026-11-24', '2026-11-25', '2026-11-26'];
    expect(days.map((day) => told(day, handedOn, { approves: true, leads: false }))).toEqual([[], ['godkjenn 0'], []]);
    expect(told('2026-11-23', { person: null, unit: '' }, { approves: false, leads: true })).toEqual([
      'uten-ansvarlig 0',
    ]);
    // What is late or quiet with somebody else is told as theirs, and what is handed on is late for those it was handed to.
    const theirs = { person: ME.replace(/1$/, '2') };
    const lead = { approves: false, leads: true };
    expect(told('2026-11-23', { ...theirs, deadline: '2026-11-12' }, lead)).toEqual(['forfalt-hos-andre 11']);
    expect(told('2026-11-23', { ...theirs, changed: '2026-09-01T09:00:00Z' }, lead)).toEqual(['stille-hos-andre 60']);
    const handed = { status: 'til-gjennomgang', deadline: '2026-11-12' } as const;
    expect(told('2026-11-23', handed, lead)).toEqual([]);
    expect(workingDayBefore('2026-04-07')).toBe('2026-04-01');
  });
});

const rapportering: Rapportering = {
  soon: purringer,
  left: eskaleringer,
  everyDays: ESKALERING_DAGER,
  clocks: fristvarsler,
  clockName: (frist, year) => `${frist} ${year}`,
};

describe('the reminders of a kommune, over SMTP', () => {
  const clock = fixedClock('2026-11-25T09:00:00Z');
  let db: OwnedDatabase;
  let smtp: SmtpStandIn;
  let desk: JobDesk;
  let own: string;
  let neighbour: string;
  let kari: string;
  const log: string[] = [];
  let ending: { number: number; days: number }[] = [];
  const avtaler = () => Promise.resolve(ending);
  const memberOf = async (kommuneId: string, name: string, email: string) => {
    const accounts = createAccounts(db, clock);
    const invited = await accounts.invite(kommuneId, email, 'planlegger');
    if (!invited.ok) throw new Error('not invited');
    await accounts.accept(invited.value.token, { name, email, password: 'en lang og trygg setning' });
    return (await accounts.membersOf(kommuneId)).find((m) => m.email === email)?.brukerId ?? '';
  };
  const kinds = () =>
    rundeJobs({
      rapportering,
      guide,
      baseUrl: 'https://boligplan.no',
      membersOf: createAccounts(db, clock).membersOf,
      avtaler,
      mailer: createSmtpMailer({ smtpUrl: smtp.url, from: 'b@egenvik.no', baseUrl: 'https://boligplan.no' }, 400),
    });
  const run = async () => {
    await orderPaaminninger(db, clock, avtaler);
    await desk.idle();
  };
  const states = (kommune = own) =>
    db.inKommune(kommune, (tx) =>
      tx.rows<{ state: string; attempts: number }>('select state, attempts from paaminning'),
    );
  const forget = () => db.inKommune(own, (tx) => tx.rows("update paaminning set state = 'venter', attempts = 0"));

  beforeAll(async () => {
    db = await testDatabase();
    smtp = await startSmtp();
    ({ own, neighbour } = await twoKommuner(db));
    kari = await memberOf(own, 'Kari Nordmann', 'kari@egenvik.no');
    const per = await memberOf(neighbour, 'Per Nabo', 'per@nabovik.no');
    // Before the working day before: what is given then is told of by others.
    const friday = fixedClock('2026-11-20T09:00:00Z');
    const typed = { title: 'Boligplan', from: '1.1.2026', to: '31.12.2029', firstStep: '1' };
    for (const [kommuneId, person] of [
      [own, kari],
      [neighbour, per],
    ] as const) {
      const actor = { kommuneId, brukerId: null };
      await startRunde(db, friday, actor, typed, guide);
      const context = { members: new Set([person]), mayApprove: true };
      const late = {
        person,
        unit: 'Plan',
        status: 'paabegynt',
        deadline: kommuneId === own ? '24.11.2026' : '1.1.2028',
      };
      const saved = await saveMany(
        db,
        friday,
        actor,
        [1, 2].map((number) => ({ number, revision: 1 })),
        late,
        context,
      );
      if (!saved.ok) throw new Error(JSON.stringify(saved.error));
      const second = await db.inKommune(kommuneId, (tx) => findOppgave(tx, 2));
      if (!second) throw new Error('no task');
      // A title somebody typed may name a person, and stays at home.
      await saveOppgave(
        db,
        friday,
        actor,
        { number: 2, revision: 2 },
        { ...typedOppgave(second.data), title: 'Ring Ola Hemmelig' },
        context,
      );
    }
    desk = createJobDesk(db, kinds(), { clock, name: 'a', log: (l) => log.push(JSON.stringify(l)), every: 50 });
    await desk.start();
  }, 120_000);
  beforeEach(() => {
    smtp.mails.length = 0;
    smtp.manner = 'takes';
  });
  afterAll(async () => {
    await desk?.stop();
    await smtp?.stop();
    await db?.close();
  });

  it('wait for a mail server that is not there, and go out once when it is', async () => {
    smtp.manner = 'silent';
    await run();
    expect(await states()).toEqual([{ state: 'venter', attempts: 1 }]);
    smtp.manner = 'later';
    await run();
    expect(await states()).toEqual([{ state: 'venter', attempts: 2 }]);
    expect(smtp.mails).toHaveLength(0);
    smtp.manner = 'takes';
    await run();
    await run();
    expect(smtp.mails).toHaveLength(1);
    expect(await states()).toEqual([{ state: 'sendt', attempts: 3 }]);
    expect(await states(neighbour)).toEqual([]);
    const text = read(smtp.mails[0] ?? '');
    expect(text).toContain('Hei, Kari Nordmann.');
    expect(text).toContain(guide[0]?.text.nb);
    expect(text).toContain('O-002 kommunens egen oppgave (1 dag over fristen)');
    expect(smtp.mails[0]).not.toContain('Hemmelig');
    expect(text).not.toContain('Hemmelig');
    expect(text).toContain('https://boligplan.no/arbeid/egenvik/oppgaver/1');
    expect(log.join()).not.toContain('kari');
  });

  it('are not sent again to somebody the server will not take, nor when nobody knows whether they arrived', async () => {
    for (const [manner, state] of [
      ['refuses', 'avvist'],
      ['takes-unsaid', 'uviss'],
    ] as const) {
      smtp.manner = manner;
      await forget();
      await run();
      smtp.manner = 'takes';
      await run();
      expect(await states()).toEqual([{ state, attempts: 1 }]);
    }
    expect(smtp.mails).toHaveLength(1);
  });

  it('are not sent again after a server was killed while it sent', async () => {
    // As it lies in the database when the process dies between the claim and the answer.
    await db.inKommune(own, (tx) => tx.rows("update paaminning set state = 'sendes'"));
    await desk.order(own, (tx) => enqueue(tx, clock, own, { kind: PAAMINNING, input: { day: '2026-11-25' } }), 20_000);
    expect(smtp.mails).toHaveLength(0);
    expect((await states())[0]?.state).toBe('sendes');
  });

  it('hold a link that only its person can press, once, and not when it has run out', async () => {
    await forget();
    await run();
    const token = /lenke\/([\w-]+)/.exec(read(smtp.mails[0] ?? ''))?.[1] ?? '';
    expect(token).not.toBe('');
    const context = { members: new Set([kari]), mayApprove: false };
    const press = (brukerId: string, at = clock, kommuneId = own) =>
      pressLenke(db, at, { kommuneId, brukerId }, token, context);
    const invalid = { ok: false, error: [{ code: 'lenke-ugyldig' }] };
    expect(await press(ME)).toEqual(invalid);
    expect(await press(kari, clock, neighbour)).toEqual(invalid);
    expect(await press(kari, fixedClock('2026-12-03T09:00:00Z'))).toEqual(invalid);
    expect((await press(kari)).ok).toBe(true);
    expect(await press(kari)).toEqual(invalid);
    expect((await db.inKommune(own, (tx) => findOppgave(tx, 1)))?.data.status).toBe('til-gjennomgang');
  });

  it('name an agreement that ends by its number to those who may edit, without a button for a task of the same number', async () => {
    await forget();
    await db.inKommune(own, (tx) => tx.rows("update paaminning set state = 'sendt'"));
    ending = [{ number: 1, days: 30 }];
    const thursday = fixedClock('2026-11-26T09:00:00Z');
    const other = createJobDesk(db, kinds(), { clock: thursday, name: 'b', log: () => {}, every: 50 });
    await other.start();
    await orderPaaminninger(db, thursday, avtaler);
    // Either worker may have taken it.
    await other.idle();
    await desk.idle();
    await other.stop();
    ending = [];
    const [mail] = smtp.mails.filter((m) => JSON.stringify(m).includes('kari@egenvik.no'));
    const text = JSON.stringify(mail);
    expect(text).toContain('1_avtale');
    expect(text).toMatch(/Avtale 1 \(utl/);
    expect(text).toContain('/tilbud/1');
    expect(text).not.toContain('/lenke/');
  });

  it('tell who leads of tiltak that nobody takes care of, by number, and not again before two weeks are gone', async () => {
    const early = fixedClock('2026-10-20T08:00:00Z');
    const boss = await memberOf(own, 'Liv Sjef', 'liv@egenvik.no');
    const keeper = await memberOf(own, 'Ola Controller', 'ola@egenvik.no');
    const reader = await memberOf(own, 'Eva Leser', 'eva@egenvik.no');
    for (const [who, role] of [
      [keeper, 'controller'],
      [reader, 'leser'],
    ])
      await db.inPlattform((tx) => tx.rows('update medlemskap set role = $2 where bruker_id = $1', [who, role]));
    await db.inPlattform((tx) => tx.rows("update medlemskap set role = 'administrator' where bruker_id = $1", [boss]));
    await db.inKommune(own, (tx) =>
      insertRolle(tx, { kommuneId: own, at: early.now(), by: null }, 1, kari, 'prosjektleder'),
    );
    for (const kommuneId of [own, neighbour]) {
      const actor = { kommuneId, brukerId: null };
      await addMaal(db, early, actor, { title: 'Mål', ledger: 'boligsosialt' });
      expect((await saveTiltak(db, early, actor, TILTAK, 2027, null)).ok).toBe(true);
    }
    const rapport = { title: 'Tertial 3', type: 'tertial', date: '31.10.2026', deadline: '12.11.2026' };
    expect((await startRapportrunde(db, early, { kommuneId: own, brukerId: null }, rapport)).ok).toBe(true);
    const mails = async (day: string) => {
      smtp.mails.length = 0;
      const at = fixedClock(`${day}T09:00:00Z`);
      const own = createJobDesk(db, kinds(), { clock: at, name: day, log: () => {}, every: 50 });
      await own.start();
      for (let n = 0; n < 2; n += 1) {
        await orderPaaminninger(db, at, avtaler, rapportering);
        await own.idle();
        await desk.idle();
      }
      await own.stop();
      return smtp.mails.filter((m) => read(m).includes('/oppfoelging'));
    };
    // A week before the deadline everybody who writes reports is given the report to fill in, and the day after nothing more.
    const reminded = await mails('2026-11-05');
    expect(reminded.map((m) => /liv@|kari@|ola@|eva@/.exec(m)?.[0]).sort()).toEqual(['kari@', 'liv@', 'ola@']);
    expect(read(reminded[0] ?? '')).toContain(
      'T-001 (frist om 7 dager)\n  https://boligplan.no/arbeid/egenvik/oppfoelging/1/tiltak/1',
    );
    expect(await mails('2026-11-06')).toEqual([]);
    // Friday, fifteen days after the deadline.
    const [first, ...more] = await mails('2026-11-27');
    expect(more).toEqual([]);
    expect(first).toContain('kari@egenvik.no');
    expect(read(first ?? '')).toContain(
      'T-001 (15 dager over fristen)\n  https://boligplan.no/arbeid/egenvik/oppfoelging/1',
    );
    expect(first).not.toContain('Hemmelig');
    expect(await mails('2026-12-10')).toEqual([]);
    expect(await mails('2026-12-11')).toHaveLength(1);
    // A week before the last day for two reports: those who keep the money are told, and nobody else.
    const clock = await mails('2026-12-24');
    expect(clock.map((m) => /liv@|kari@|ola@|eva@/.exec(m)?.[0]).sort()).toEqual(['kari@', 'liv@', 'ola@']);
    expect(read(clock[0] ?? '')).toContain(
      'rapporter 2026 (frist om 7 dager)\n  https://boligplan.no/arbeid/egenvik/oppfoelging#frister',
    );
    // Nobody leads the round any more: the administrator is told.
    await db.inKommune(own, (tx) => deleteRolle(tx, 1, kari, 'prosjektleder'));
    expect((await mails('2026-12-14')).map((m) => /liv@|kari@/.exec(m)?.[0])).toEqual(['liv@']);
  });

  it('are left alone at night and on days off', async () => {
    for (const at of ['2026-11-26T03:00:00Z', '2026-11-28T09:00:00Z'])
      await orderPaaminninger(db, fixedClock(at), avtaler);
    await desk.idle();
    expect(smtp.mails).toHaveLength(0);
  });
});
