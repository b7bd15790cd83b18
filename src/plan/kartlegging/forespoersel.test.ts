import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { type SmtpStandIn, startSmtp } from '../../../test/smtp.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { listEvents } from '../../platform/events/events.ts';
import { createJobDesk, type JobDesk } from '../../platform/jobs/desk.ts';
import { createSmtpMailer } from '../../platform/mail/smtp.ts';
import { askUnits, changeForespoersel, makeLink, setForespoerselWithdrawn } from './actions/forespoersel.ts';
import { pasteSvar, reopenSvar, saveSvar } from './actions/svar.ts';
import { saveTelling } from './actions.ts';
import { type Forespoersel, parseAsked, statusOf } from './forespoersel.ts';
import { kartleggingJobs, orderBrev } from './jobs.ts';
import { findByLenke, findForespoersel, listForespoersler, listTellinger } from './store.ts';
import { readSvar } from './svar.ts';

const isEmail = (text: string) => text.includes('@');
const ASKED = { 'unit-1': 'Nav', 'email-1': 'kari@egenvik.no', 'name-1': 'Kari', deadline: '10.12.2026', message: '' };
const ROW = { group: 'unge', situation: 'mangler', type: 'blokk', level: 'ingen', now: '3', perYear: '0' };
const ALL = { date: '20.11.2026', method: 'gjennomgang', doubleCount: 'kontrollert', source: 'Ventelisten' };
const newRow = (i: number, row: Record<string, string> = ROW) =>
  Object.fromEntries(Object.entries(row).map(([k, v]) => [`ny-${i}-${k}`, v]));

describe('the grid of a unit', () => {
  const read = (typed: Record<string, string>, rows: Parameters<typeof readSvar>[2] = []) =>
    readSvar({ ...ALL, ...typed }, 'Nav', rows, '2026-11-25');

  it('takes where and when a dwelling is needed, how sure the figure is, and movement, in the row they are of', () => {
    const more = { area: 'Sentrum', needed: '2029', fresh: '7', solved: '5', lost: '1', note: 'Fra ventelisten' };
    const typed = { ...newRow(1, { ...ROW, ...more }), ...newRow(2, { ...ROW, needed: '2031' }) };
    const made = read(typed);
    expect(made).toMatchObject({
      ok: true,
      value: {
        added: [
          { area: 'Sentrum', needed: 2029, fresh: 7, solved: 5, lost: 1 },
          { area: '', needed: 2031 },
        ],
      },
    });
    // The same households twice are the same also by area and year, and what is wrong is said at the field in the fold.
    const twice = read({ ...newRow(1, { ...ROW, area: 'Øst' }), ...newRow(2, { ...ROW, area: 'øst' }) });
    expect(twice.ok ? [] : twice.error.map((e) => e.field)).toEqual(['ny-2-group']);
    const wrong = read(newRow(1, { ...ROW, needed: 'snart', low: '9' }));
    expect(wrong.ok ? [] : wrong.error.map((e) => e.field)).toEqual(
      expect.arrayContaining(['ny-1-needed', 'ny-1-high']),
    );
    if (!made.ok) throw new Error('refused');
    const [first] = made.value.added;
    if (!first) throw new Error('nothing');
    const row = { number: 1, revision: 1, data: first };
    // A grid without the fold leaves what it holds; an empty field in it says that nobody knows.
    const seen = { 'rad-1-revision': '1', 'rad-1-now': '3', 'rad-1-perYear': '0' };
    expect(read(seen, [row])).toMatchObject({ value: { changed: [] } });
    expect(read({ ...seen, 'rad-1-fresh': '' }, [row])).toMatchObject({
      value: { changed: [{ data: { fresh: null, solved: 5, needed: 2029 } }] },
    });
  });
});

describe('a request as typed', () => {
  const codes = (typed: Record<string, string>, open: { unit: string }[] = []) => {
    const read = parseAsked(typed, '2026-11-25', isEmail, open);
    return read.ok ? [] : read.error.map((e) => `${e.field}:${e.code}`);
  };

  it.each<[Record<string, string>, string[]]>([
    [ASKED, []],
    [{ ...ASKED, 'unit-1': '', 'email-1': '', 'name-1': '' }, ['unit-1:mangler']],
    [{ ...ASKED, 'email-1': '' }, ['email-1:mangler']],
    [{ ...ASKED, 'email-1': 'kari' }, ['email-1:ikke-epost']],
    [{ ...ASKED, deadline: '24.11.2026' }, ['deadline:fortid']],
    [{ ...ASKED, deadline: 'snart' }, ['deadline:ikke-dato']],
    [{ ...ASKED, message: 'gjelder 010190 12345' }, ['message:personopplysning']],
    [{ ...ASKED, 'unit-3': ' nav ', 'email-3': 'per@egenvik.no' }, ['unit-3:alt-spurt']],
  ])('%j is refused for %j', (typed, expected) => expect(codes(typed)).toEqual(expected));

  it('of a unit that is asked and has not answered is refused', () => {
    expect(codes(ASKED, [{ unit: 'NAV' }])).toEqual(['unit-1:alt-spurt']);
  });

  it('stands where its mail, its answer and its day put it', () => {
    const f: Forespoersel = {
      number: 1,
      revision: 1,
      unit: 'Nav',
      name: '',
      email: 'k@e.no',
      deadline: '2026-12-10',
      message: '',
      created: '2026-11-25T08:00:00Z',
      started: null,
      delivered: null,
      none: false,
      withdrawn: null,
    };
    const at = '2026-11-26T08:00:00Z';
    expect([
      statusOf(f, null, '2026-11-25'),
      statusOf(f, 'sendt', '2026-11-25'),
      statusOf(f, 'avvist', '2026-11-25'),
      statusOf({ ...f, started: at }, 'sendt', '2026-12-10'),
      statusOf({ ...f, started: at }, 'sendt', '2026-12-11'),
      statusOf({ ...f, delivered: at }, 'sendt', '2026-12-11'),
      statusOf({ ...f, withdrawn: at, delivered: at }, 'sendt', '2026-12-11'),
    ]).toEqual(['lenke', 'sendt', 'avvist', 'paabegynt', 'for-sent', 'levert', 'trukket']);
  });
});

describe('requests to units, over SMTP', () => {
  let now = '2026-11-25T09:00:00Z';
  const clock = { ...fixedClock(now), now: () => now, today: () => now.slice(0, 10) };
  let db: OwnedDatabase;
  let smtp: SmtpStandIn;
  let desk: JobDesk;
  let own: { kommuneId: string; brukerId: null };
  let neighbour: { kommuneId: string; brukerId: null };
  const tokens: Record<string, string> = {};
  /** A mail as it is read, whatever it was packed in. */
  const read = (mail: string) => {
    const [head = '', ...rest] = mail.split('\n\n');
    const body = rest.join('\n\n');
    if (/Content-Transfer-Encoding: base64/i.test(mail))
      return `${head}\n\n${Buffer.from(body, 'base64').toString('utf8')}`;
    const bytes = body
      .replace(/=\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    return `${head}\n\n${Buffer.from(bytes, 'latin1').toString('utf8')}`;
  };
  const decoded = () => smtp.mails.map(read);
  const tokenIn = (mail: string) => /\/kartlegging\/([\w-]{43})/.exec(mail)?.[1] ?? '';
  const find = (number: number) => db.inKommune(own.kommuneId, (tx) => findForespoersel(tx, number));
  const counts = (kommuneId: string) =>
    db.inKommune(kommuneId, async (tx) => (await listTellinger(tx)).filter((r) => !r.data.removed).map((r) => r.data));
  const save = (unit: string, typed: Record<string, string>, done = false) =>
    saveSvar(db, clock, own.kommuneId, tokens[unit] ?? '', typed, done);
  const codesOf = (said: Awaited<ReturnType<typeof save>>) =>
    said.ok ? [] : said.error.map((e) => `${e.field ?? ''}:${e.code}`);
  const revision = async (unit: string) => {
    const all = await db.inKommune(own.kommuneId, listTellinger);
    return Object.fromEntries(
      all
        .filter((r) => !r.data.removed && r.data.countedBy === unit)
        .flatMap((r) => [
          [`rad-${r.number}-revision`, String(r.revision)],
          [`rad-${r.number}-now`, String(r.data.now)],
          [`rad-${r.number}-perYear`, String(r.data.perYear)],
        ]),
    );
  };

  beforeAll(async () => {
    db = await testDatabase();
    smtp = await startSmtp();
    const ids = await twoKommuner(db);
    own = { kommuneId: ids.own, brukerId: null };
    neighbour = { kommuneId: ids.neighbour, brukerId: null };
    const mailer = createSmtpMailer({ smtpUrl: smtp.url, from: 'b@egenvik.no', baseUrl: 'https://boligplan.no' }, 400);
    desk = createJobDesk(db, kartleggingJobs({ mailer, baseUrl: 'https://boligplan.no' }), {
      clock,
      name: 'brev',
      log: () => undefined,
      every: 50,
    });
    await desk.start();
  });
  afterAll(async () => {
    await desk?.stop();
    await smtp?.stop();
    await db?.close();
  });

  it('go by mail, each with its own link, the planner\u2019s words and no count', async () => {
    const two = { ...ASKED, 'unit-2': 'Boligkontoret', 'email-2': 'per@egenvik.no', message: 'Takk for sist' };
    expect(await askUnits(db, clock, own, two, true)).toEqual([]);
    await desk.idle();
    expect(smtp.mails).toHaveLength(2);
    for (const mail of decoded()) {
      expect(mail).toContain('Takk for sist');
      expect(mail).toContain('10.12.2026');
      const unit = mail.includes('To: kari@egenvik.no') ? 'Nav' : 'Boligkontoret';
      tokens[unit] = tokenIn(mail);
    }
    expect(new Set(Object.values(tokens)).size).toBe(2);
    const found = await db.inKommune(own.kommuneId, (tx) => findByLenke(tx, clock, tokens.Nav ?? ''));
    expect(found?.unit).toBe('Nav');
    const abroad = await db.inKommune(neighbour.kommuneId, (tx) => findByLenke(tx, clock, tokens.Nav ?? ''));
    expect([abroad, await db.inKommune(neighbour.kommuneId, listForespoersler)]).toEqual([null, []]);
    const raw = await db.inKommune(own.kommuneId, (tx) => tx.rows('select * from lenke'));
    expect(JSON.stringify(raw)).not.toContain(tokens.Nav);
    // Asking changes no figure, so no run of the model is old because of it.
    const asked = await db.inKommune(own.kommuneId, (tx) => listEvents(tx));
    expect(asked.map((e) => e.type)).toEqual(['forespoersel.sendt', 'forespoersel.sendt']);
    // The same wish pressed twice asks nobody twice.
    expect((await askUnits(db, clock, own, two, true)).map((r) => r.code)).toEqual(['alt-spurt', 'alt-spurt']);
  });

  it('are answered row by row: refused at the cell with nothing stored, kept, and delivered', async () => {
    const bad = await save('Nav', { ...newRow(1), ...newRow(2, { ...ROW, now: 'mange' }), ...ALL, method: '' });
    expect(codesOf(bad)).toEqual(['method:mangler', 'ny-2-now:ikke-tall']);
    expect([await counts(own.kommuneId), (await find(1))?.started]).toEqual([[], null]);
    expect(codesOf(await save('Nav', { ...newRow(1), ...newRow(2), ...ALL }))).toEqual(['ny-2-group:finnes-fra-foer']);
    expect(codesOf(await save('Nav', {}, true))).toEqual(['ingen:ingen-rader']);
    expect(await save('Nav', { ...newRow(1), ...ALL })).toMatchObject({ ok: true });
    expect((await find(1))?.started).not.toBeNull();
    const answered = await db.inKommune(own.kommuneId, (tx) => listEvents(tx, 2));
    expect(answered.map((e) => e.type)).toEqual(['forespoersel.svar-lagret', 'kartlegging.lagt-til']);
    expect((await counts(own.kommuneId)).map((d) => [d.countedBy, d.now, d.source])).toEqual([
      ['Nav', 3, 'Ventelisten'],
    ]);
    const rows = await revision('Nav');
    expect(codesOf(await save('Nav', { ...rows, 'rad-1-now': '4', ingen: 'ja' }, true))).toEqual(['ingen:har-rader']);
    expect(await save('Nav', { ...rows, 'rad-1-now': '4' }, true)).toMatchObject({ ok: true });
    expect((await find(1))?.delivered).not.toBeNull();
    expect(codesOf(await save('Nav', { ...rows, 'rad-1-now': '9' }))).toEqual([':alt-levert']);
    expect(await reopenSvar(db, clock, own.kommuneId, tokens.Nav ?? '')).toBe(true);
    expect(codesOf(await save('Nav', { ...rows, 'rad-1-now': '9' }))).toEqual([':endret-av-andre']);
    expect((await counts(own.kommuneId))[0]?.now).toBe(4);
  });

  it('give a unit no hand on the counts of another, and tell it nothing of them', async () => {
    const rows = await revision('Nav');
    const foreign = await save('Boligkontoret', { ...rows, 'rad-1-now': '99' });
    expect(codesOf(foreign)).toEqual([':endret-av-andre']);
    const paste = (typed: Record<string, string>) =>
      pasteSvar(
        db,
        clock,
        own.kommuneId,
        tokens.Boligkontoret ?? '',
        [{ line: 2, typed: { ...ROW, ...ALL, ...typed } }],
        {},
      );
    const codes = async (typed: Record<string, string>) => {
      const said = await paste(typed);
      return said.ok ? [] : said.error.map((e) => e.refusal.code);
    };
    expect(await codes({ countedBy: 'Nav', now: '99' })).toEqual(['annen-enhet']);
    // The range that a pair of units allows would say how many the other one has.
    expect(await codes({ alsoBy: 'Nav', alsoCount: '99999', now: '100000' })).toEqual(['avstemmes-av-andre']);
    expect(await codes({ now: '7' })).toEqual([]);
    expect((await counts(own.kommuneId)).map((d) => [d.countedBy, d.now])).toEqual([
      ['Nav', 4],
      ['Boligkontoret', 7],
    ]);
    expect(await saveSvar(db, clock, neighbour.kommuneId, tokens.Nav ?? '', { ...newRow(1), ...ALL }, false)).toEqual({
      ok: false,
      error: [{ code: 'lenke-ugyldig' }],
    });
    expect(await counts(neighbour.kommuneId)).toEqual([]);
    const events = await db.inKommune(own.kommuneId, (tx) => listEvents(tx));
    expect(JSON.stringify(events)).not.toMatch(/kari|Nav|Takk/i);
  });

  it('are saved while the planner reconciles the same unit, as its own count and nothing else', async () => {
    const typed = { ...ROW, ...ALL, group: 'eldre', now: '20' };
    expect(await saveTelling(db, clock, own, { ...typed, countedBy: 'Boligkontoret' })).toEqual([]);
    expect(
      await saveTelling(db, clock, own, { ...typed, countedBy: 'Nav', alsoBy: 'Boligkontoret', alsoCount: '6' }),
    ).toEqual([]);
    const rows = await revision('Nav');
    expect(codesOf(await save('Nav', { ...rows, 'rad-4-now': '5' }))).toEqual(['rad-4-now:flere-enn-talt']);
    expect(await save('Nav', { ...rows, 'rad-4-now': '21' })).toMatchObject({ ok: true });
    const eldre = (await counts(own.kommuneId)).find((d) => d.group === 'eldre' && d.countedBy === 'Nav');
    expect([eldre?.now, eldre?.alsoCount]).toEqual([21, 6]);
  });

  it('are reminded of before and after the day, once, and not when the answer is there', async () => {
    const before = smtp.mails.length;
    const remind = async (at: string) => {
      now = at;
      await orderBrev(db, clock);
      await orderBrev(db, clock);
      await desk.idle();
      return decoded().slice(before).length;
    };
    await saveSvar(
      db,
      clock,
      own.kommuneId,
      tokens.Boligkontoret ?? '',
      { ...(await revision('Boligkontoret')) },
      true,
    );
    expect(await remind('2026-12-02T04:00:00Z')).toBe(0);
    expect(await remind('2026-12-02T09:00:00Z')).toBe(0);
    expect(await remind('2026-12-03T09:00:00Z')).toBe(1);
    expect(await remind('2026-12-03T15:00:00Z')).toBe(1);
    expect(await remind('2026-12-09T09:00:00Z')).toBe(2);
    expect(await remind('2026-12-11T09:00:00Z')).toBe(3);
    const mails = decoded().slice(before);
    expect(mails.every((m) => m.includes('To: kari@egenvik.no'))).toBe(true);
    expect(mails[2]).toContain('Fristen er ute');
    // The first link still works, and so does the newest.
    for (const token of [tokens.Nav ?? '', tokenIn(mails[2] ?? '')])
      expect(await db.inKommune(own.kommuneId, (tx) => findByLenke(tx, clock, token))).not.toBeNull();
    const late = '2027-01-11T09:00:00Z';
    expect(await db.inKommune(own.kommuneId, (tx) => findByLenke(tx, fixedClock(late), tokens.Nav ?? ''))).toBeNull();
  });

  it('are sent again with a new day, and the old link dies with the old address', async () => {
    const nav = await find(1);
    const seen = { number: 1, revision: nav?.revision ?? 0 };
    const typed = { email: 'kari@egenvik.no', name: 'Kari', deadline: '15.01.2027', message: '' };
    expect(
      (await changeForespoersel(db, clock, own, { ...seen, revision: 1 }, typed, true)).map((r) => r.code),
    ).toEqual(['endret-av-andre']);
    const before = smtp.mails.length;
    expect(await changeForespoersel(db, clock, own, seen, typed, true)).toEqual([]);
    await desk.idle();
    expect(smtp.mails).toHaveLength(before + 1);
    const works = (token: string) =>
      db.inKommune(own.kommuneId, async (tx) => (await findByLenke(tx, clock, token)) !== null);
    expect(await works(tokens.Nav ?? '')).toBe(true);
    smtp.manner = 'refuses';
    const again = { number: 1, revision: seen.revision + 1 };
    expect(await changeForespoersel(db, clock, own, again, { ...typed, email: 'ola@egenvik.no' }, true)).toEqual([]);
    await desk.idle();
    smtp.manner = 'takes';
    expect(await works(tokens.Nav ?? '')).toBe(false);
    const [state] = await db.inKommune(own.kommuneId, (tx) =>
      tx.rows<{ state: string }>('select state from kartlegging_brev order by created desc, message_id desc limit 1'),
    );
    expect(state?.state).toBe('avvist');
  });

  it('are withdrawn with every link, and brought back without them', async () => {
    const token = (await makeLink(db, clock, own, 1)) ?? '';
    expect(await makeLink(db, clock, neighbour, 1)).toBeNull();
    tokens.Nav = token;
    expect(codesOf(await save('Nav', {}))).toEqual([]);
    expect(await setForespoerselWithdrawn(db, clock, neighbour, 1, true)).toEqual([]);
    expect((await find(1))?.withdrawn).toBeNull();
    const before = await counts(own.kommuneId);
    expect(await setForespoerselWithdrawn(db, clock, own, 1, true)).toEqual([]);
    expect(codesOf(await save('Nav', {}))).toEqual([':lenke-ugyldig']);
    expect(await makeLink(db, clock, own, 1)).toBeNull();
    expect(await counts(own.kommuneId)).toEqual(before);
    expect(await setForespoerselWithdrawn(db, clock, own, 1, false)).toEqual([]);
    expect(codesOf(await save('Nav', {}))).toEqual([':lenke-ugyldig']);
  });
});
