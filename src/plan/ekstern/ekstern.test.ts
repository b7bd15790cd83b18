import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { type SmtpStandIn, startSmtp } from '../../../test/smtp.ts';
import { ACCESS } from '../../platform/auth/access.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { listEvents } from '../../platform/events/events.ts';
import { ACTIONS } from '../../platform/http/route.ts';
import { createJobDesk, type JobDesk } from '../../platform/jobs/desk.ts';
import { endLinks, newLink } from '../../platform/links/links.ts';
import { createSmtpMailer } from '../../platform/mail/smtp.ts';
import { KEPT, removeExpired } from '../../platform/retention/retention.ts';
import { addOwnOppgave, startRunde } from '../runde/actions.ts';
import { findOppgave, kommentarerTo } from '../runde/index.ts';
import { mayWithLink } from './access.ts';
import { commentWithLink, inviteEkstern, openLenke, renewEkstern, saveWithLink, withdrawEkstern } from './actions.ts';
import { type Invitasjon, parseInvited, standOf, statusesFor } from './invitasjon.ts';
import { eksternJobs, orderEksternBrev } from './jobs.ts';
import { findInvitasjon, listInvitasjoner } from './store.ts';

const INVITED = { oppgave: '1', name: 'Eva Arkitekt', email: 'eva@firma.no', until: '31.12.2026' };
const ANSWER = { status: 'til-gjennomgang', reason: '', result: 'Ferdig skisse', link: '', evidence: '' };

describe('an invitation as typed', () => {
  const tasks = [
    { number: 1, unit: 'Plan' },
    { number: 2, unit: '' },
  ];
  it.each<[Record<string, string>, string[]]>([
    [{}, []],
    [{ oppgave: '' }, ['oppgave:mangler']],
    [{ oppgave: '3' }, ['oppgave:ukjent-valg']],
    [{ oppgave: '2' }, ['oppgave:oppgave-uten-enhet']],
    [{ name: ' ' }, ['name:mangler']],
    [{ email: 'eva' }, ['email:ikke-epost']],
    [{ until: '31.2.2027' }, ['until:ikke-dato']],
    [{ until: '24.11.2026' }, ['until:fortid']],
    [{ until: '26.11.2027' }, ['until:for-lenge']],
    [{ until: '25.11.2027' }, []],
  ])('%j is refused for %j', (typed, expected) => {
    const read = parseInvited({ ...INVITED, ...typed }, '2026-11-25', (e) => e.includes('@'), tasks);
    expect(read.ok ? [] : read.error.map((e) => `${e.field}:${e.code}`)).toEqual(expected);
  });

  it('stands where its day, its mail and its withdrawal put it', () => {
    const i = { withdrawn: null, until: '2026-12-01', mail: 'sendt', hasLink: true } as const;
    expect([
      standOf(i, '2026-12-01'),
      standOf(i, '2026-12-02'),
      standOf({ ...i, mail: 'ingen' }, '2026-12-01'),
      standOf({ ...i, mail: 'venter', hasLink: false }, '2026-12-01'),
      standOf({ ...i, mail: 'avvist' }, '2026-12-01'),
      standOf({ ...i, withdrawn: '2026-11-01' }, '2026-12-02'),
    ]).toEqual(['sendt', 'utloept', 'lenke', 'venter', 'avvist', 'trukket']);
  });
});

it.each(ACTIONS.map((action) => [action] as const))('the table says whether a link may: %s', (action) => {
  expect(mayWithLink(action)).toBe(ACCESS.ekstern.includes(action) || ACCESS.navngitt.includes(action));
  expect(mayWithLink(action)).toBe(['oppgaver', 'kommenter', 'bidra'].includes(action));
});

it('offers every state but the one that is for who approves', () => {
  expect(statusesFor('paabegynt', false)).toEqual(['ikke-startet', 'paabegynt', 'til-gjennomgang', 'ikke-aktuell']);
  expect(statusesFor('ferdig', false)).toEqual(['ferdig']);
  expect(statusesFor('ferdig', true)).toHaveLength(5);
});

describe('links of people from outside, over SMTP', () => {
  let now = '2026-11-25T09:00:00Z';
  const clock = { ...fixedClock(now), now: () => now, today: () => now.slice(0, 10) };
  let db: OwnedDatabase;
  let smtp: SmtpStandIn;
  let desk: JobDesk;
  const own = { kommuneId: '', brukerId: null };
  const neighbour = { kommuneId: '', brukerId: null };
  const tokens = () =>
    smtp.mails.map((mail) => {
      const body = /Content-Transfer-Encoding: base64/i.test(mail)
        ? Buffer.from(mail.split('\n\n').slice(1).join('\n\n'), 'base64').toString('utf8')
        : mail.replace(/=\n/g, '');
      return /\/oppgave\/([\w-]{43})/.exec(body)?.[1] ?? '';
    });
  const find = () => db.inKommune(own.kommuneId, (tx) => findInvitasjon(tx, 1)) as Promise<Invitasjon>;
  const opens = (token: string, kommuneId = own.kommuneId) =>
    db.inKommune(kommuneId, async (tx) => (await openLenke(tx, clock, token))?.number ?? null);
  const task = () => db.inKommune(own.kommuneId, (tx) => findOppgave(tx, 1));
  const save = async (token: string, typed: Record<string, string>, revision = 0) =>
    saveWithLink(db, clock, own.kommuneId, token, revision || ((await task())?.revision ?? 0), typed, null);
  const codes = (done: Awaited<ReturnType<typeof save>>) => (done.ok ? [] : done.error.map((e) => e.code));

  beforeAll(async () => {
    db = await testDatabase();
    smtp = await startSmtp();
    const ids = await twoKommuner(db);
    own.kommuneId = ids.own;
    neighbour.kommuneId = ids.neighbour;
    const round = { title: 'Plan', from: '1.1.2026', to: '31.12.2029', firstStep: '1' };
    for (const actor of [own, neighbour]) {
      await startRunde(db, clock, actor, round, []);
      const context = { members: new Set<string>(), mayApprove: true };
      await addOwnOppgave(db, clock, actor, 1, { title: 'Tegn tomta', step: '1', unit: 'Plan' }, context);
    }
    const mailer = createSmtpMailer({ smtpUrl: smtp.url, from: 'b@egenvik.no', baseUrl: 'https://boligplan.no' }, 400);
    const kinds = eksternJobs({ mailer, baseUrl: 'https://boligplan.no', guide: [] });
    desk = createJobDesk(db, kinds, { clock, name: 'ekstern', log: () => undefined, every: 50 });
    await desk.start();
  });
  afterAll(async () => {
    await desk?.stop();
    await smtp?.stop();
    await db?.close();
  });

  it('go by mail, once, and open one task of one municipality', async () => {
    expect(await inviteEkstern(db, clock, own, 1, INVITED, true)).toMatchObject({ ok: true, token: null });
    await desk.idle();
    await orderEksternBrev(db, clock);
    await desk.idle();
    expect([smtp.mails.length, (await find()).mail]).toEqual([1, 'sendt']);
    const [token = ''] = tokens();
    expect([await opens(token), await opens(token, neighbour.kommuneId), await opens(`${token}x`)]).toEqual([
      1,
      null,
      null,
    ]);
    // A link to something else of the same number opens no task.
    const expires = '2027-01-01T00:00:00Z';
    const other = await db.inKommune(own.kommuneId, (tx) =>
      newLink(tx, clock, { kommuneId: own.kommuneId, kind: 'kartlegging', object: 1, expires }),
    );
    expect(await opens(other)).toBeNull();
    await db.inKommune(own.kommuneId, (tx) => endLinks(tx, { kind: 'kartlegging', object: 1 }));
    expect(await opens(token)).toBe(1);
    const again = await inviteEkstern(db, clock, own, 1, { ...INVITED, email: 'EVA@firma.no' }, true);
    expect(again).toMatchObject({ ok: false, error: [{ code: 'alt-invitert', field: 'email' }] });
  });

  it('save their own fields and no others, at the id of the invitation, and may not approve', async () => {
    const [token = ''] = tokens();
    expect((await find()).lastUsed).toBeNull();
    expect(codes(await save(token, { ...ANSWER, status: 'ferdig' }))).toEqual(['ikke-godkjenner']);
    expect((await find()).lastUsed).toBeNull();
    const forged = { title: 'Min', unit: 'Min', deadline: '1.1.2030', person: own.kommuneId };
    expect(codes(await save(token, { ...ANSWER, ...forged }))).toEqual([]);
    const saved = await task();
    expect(saved?.data).toMatchObject({
      title: 'Tegn tomta',
      unit: 'Plan',
      deadline: null,
      person: null,
      status: 'til-gjennomgang',
      result: { text: 'Ferdig skisse' },
    });
    expect(codes(await save(token, ANSWER, 1))).toEqual(['endret-av-andre']);
    const said = await commentWithLink(db, clock, own.kommuneId, token, 'Hvor er tomta?', []);
    expect(said.ok).toBe(true);
    const { id, lastUsed } = await find();
    expect(new Date(lastUsed ?? 0).toISOString()).toBe('2026-11-25T09:00:00.000Z');
    const comments = await db.inKommune(own.kommuneId, (tx) => kommentarerTo(tx, 1));
    expect(comments.map((c) => [c.text, c.by])).toEqual([['Hvor er tomta?', id]]);
    const events = await db.inKommune(own.kommuneId, (tx) => listEvents(tx));
    expect(JSON.stringify(events)).not.toMatch(/Eva|firma/);
  });

  it('die when they are withdrawn or renewed, or their day is past, and take nothing more in', async () => {
    const [first = ''] = tokens();
    expect(await withdrawEkstern(db, clock, neighbour, 1, 1)).toBe(false);
    expect(await opens(first)).toBe(1);
    await withdrawEkstern(db, clock, own, 1, 1);
    expect([await opens(first), codes(await save(first, ANSWER))]).toEqual([null, ['lenke-ugyldig']]);
    await renewEkstern(db, clock, own, 1, 1, true);
    await desk.idle();
    const second = tokens()[1] ?? '';
    expect([await opens(first), await opens(second), (await find()).until]).toEqual([null, 1, '2027-01-24']);
    const third = (await renewEkstern(db, clock, own, 1, 1, false))?.token ?? '';
    expect([await opens(second), await opens(third)]).toEqual([null, 1]);
    now = '2027-01-25T00:30:00Z';
    expect([await opens(third), codes(await save(third, ANSWER))]).toEqual([null, ['lenke-ugyldig']]);
    const reply = await commentWithLink(db, clock, own.kommuneId, third, 'Hei', []);
    expect(reply).toMatchObject({ ok: false, error: [{ code: 'lenke-ugyldig' }] });
  });

  it('lose name and address after their time, and what was written stays', async () => {
    const kept = () => db.inKommune(own.kommuneId, async (tx) => (await listInvitasjoner(tx, 1)).map((i) => i.email));
    const at = (days: number) => new Date(Date.parse('2027-01-25T00:00:00Z') + days * 86_400_000).toISOString();
    const links = () => db.inKommune(own.kommuneId, (tx) => tx.rows('select kind from lenke'));
    expect(await links()).toHaveLength(1);
    now = at(KEPT.outsiderDays - 1);
    expect([(await removeExpired(db, clock)).outsiders, await kept()]).toEqual([0, ['eva@firma.no']]);
    // The link itself went as soon as it had run out.
    expect(await links()).toEqual([]);
    now = at(KEPT.outsiderDays + 1);
    expect([(await removeExpired(db, clock)).outsiders, await kept()]).toEqual([1, ['']]);
    expect((await removeExpired(db, clock)).outsiders).toBe(0);
    expect(await renewEkstern(db, clock, own, 1, 1, false)).toBeNull();
    expect(await db.inKommune(own.kommuneId, (tx) => kommentarerTo(tx, 1))).toHaveLength(1);
  });

  it('lose them as long after they were withdrawn, or their round ended, though the day of the link is far off', async () => {
    const emails = () => db.inKommune(own.kommuneId, async (tx) => (await listInvitasjoner(tx, 1)).map((i) => i.email));
    const from = Date.parse('2027-05-01T09:00:00Z');
    const removedAt = async (day: number) => {
      now = new Date(from + day * 86_400_000).toISOString();
      return [(await removeExpired(db, clock)).outsiders, (await emails()).slice(1)];
    };
    now = new Date(from).toISOString();
    for (const email of ['ina@firma.no', 'per@firma.no'])
      expect(await inviteEkstern(db, clock, own, 1, { ...INVITED, email, until: '30.4.2028' }, false)).toMatchObject({
        ok: true,
      });
    await withdrawEkstern(db, clock, own, 1, 2);
    expect(await removedAt(KEPT.outsiderDays - 1)).toEqual([0, ['ina@firma.no', 'per@firma.no']]);
    expect(await removedAt(KEPT.outsiderDays + 1)).toEqual([1, ['', 'per@firma.no']]);
    const next = { title: 'Neste', from: '1.1.2028', to: '31.12.2031', firstStep: '1', after: '1' };
    expect((await startRunde(db, clock, own, next, [])).ok).toBe(true);
    expect(await removedAt(2 * KEPT.outsiderDays)).toEqual([0, ['', 'per@firma.no']]);
    expect(await removedAt(2 * KEPT.outsiderDays + 2)).toEqual([1, ['', '']]);
  });
});
