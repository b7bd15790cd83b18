import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { readMail, type SmtpStandIn, startSmtp } from '../../../test/smtp.ts';
import { createAccounts } from '../../platform/auth/accounts.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import { written } from '../../platform/db/actor.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { createJobDesk } from '../../platform/jobs/desk.ts';
import { createSmtpMailer } from '../../platform/mail/smtp.ts';
import { loadVeileder } from '../veileder/index.ts';
import { handOverRunder } from './actions/avloesning.ts';
import { saveMany } from './actions/flere.ts';
import { saveOppgave, startRunde } from './actions.ts';
import { guideTasks } from './content.ts';
import { orderPaaminninger, rundeJobs } from './jobs.ts';
import { typedOppgave } from './parse.ts';
import { findOppgave, findOppgaver } from './store.ts';

const guide = guideTasks(loadVeileder('.'));
const ROUND = { title: 'Boligplan', from: '1.1.2026', to: '31.12.2029', firstStep: '1' };
const TUESDAY = fixedClock('2026-11-24T12:00:00Z');

let db: OwnedDatabase;
let smtp: SmtpStandIn;
let own = '';
let neighbour = '';
const ids: Record<string, string> = {};

beforeAll(async () => {
  db = await testDatabase();
  smtp = await startSmtp();
  ({ own, neighbour } = await twoKommuner(db));
  const accounts = createAccounts(db, TUESDAY);
  for (const kommuneId of [own, neighbour])
    for (const who of ['kari', 'per', 'liv']) {
      const email = kommuneId === own ? `${who}@egenvik.no` : `${who}@nabovik.no`;
      const invited = await accounts.invite(kommuneId, email, 'planlegger');
      if (!invited.ok) throw new Error('not invited');
      await accounts.accept(invited.value.token, { name: who, email, password: 'en lang og trygg setning' });
      const found = (await accounts.membersOf(kommuneId)).find((m) => m.email === email);
      ids[email] = found?.brukerId ?? '';
      if (kommuneId === own) ids[who] = found?.brukerId ?? '';
    }
}, 120_000);
afterAll(async () => {
  await smtp?.stop();
  await db?.close();
});

/** Who got a mail on a day, and what stood in it. */
async function mails(day: string): Promise<Record<string, string>> {
  smtp.mails.length = 0;
  const clock = fixedClock(`${day}T09:00:00Z`);
  const avtaler = () => Promise.resolve([]);
  const kinds = rundeJobs({
    guide,
    baseUrl: 'https://boligplan.no',
    membersOf: createAccounts(db, clock).membersOf,
    avtaler,
    mailer: createSmtpMailer({ smtpUrl: smtp.url, from: 'b@egenvik.no', baseUrl: 'https://boligplan.no' }, 400),
  });
  const desk = createJobDesk(db, kinds, { clock, name: day, log: () => {}, every: 50 });
  await desk.start();
  for (let n = 0; n < 2; n += 1) {
    await orderPaaminninger(db, clock, avtaler);
    await desk.idle();
  }
  await desk.stop();
  return Object.fromEntries(
    smtp.mails.map((m) => [/(\w+)@(?:egenvik|nabovik)\.no>?$/m.exec(to(m))?.[1] ?? '?', readMail(m)]),
  );
}
const to = (mail: string) => /^To: .*$/m.exec(mail)?.[0] ?? '';

it('tells who takes over from somebody who leaves, of their tasks and their role, the working day after, once', async () => {
  const liv = { kommuneId: own, brukerId: ids.liv ?? '' };
  // Kari starts the round and leads it; in the neighbouring municipality as well.
  await startRunde(db, TUESDAY, { kommuneId: own, brukerId: ids.kari ?? '' }, ROUND, guide);
  await startRunde(db, TUESDAY, { kommuneId: neighbour, brukerId: ids['kari@nabovik.no'] ?? '' }, ROUND, guide);
  const context = { members: new Set(Object.values(ids)), mayApprove: true };
  const both = [1, 2].map((number) => ({ number, revision: 1 }));
  const mine = { person: ids.kari ?? '', unit: 'Plan', status: 'paabegynt' };
  const saved = await saveMany(db, fixedClock('2026-11-20T12:00:00Z'), liv, both, mine, context);
  expect(saved.ok).toBe(true);
  // A title that somebody typed may name a person, and stays at home.
  const second = await db.inKommune(own, (tx) => findOppgave(tx, 2));
  if (!second) throw new Error('no task');
  const named = { ...typedOppgave(second.data), title: 'Ring Ola Hemmelig', participants: ids.liv ?? '' };
  await saveOppgave(db, fixedClock('2026-11-20T13:00:00Z'), liv, { number: 2, revision: 2 }, named, context);

  const handed = await db.inKommune(own, (tx) =>
    handOverRunder(tx, written(TUESDAY, liv), ids.kari ?? '', ids.per ?? ''),
  );
  expect(handed).toBe(3);
  expect(await mails('2026-11-24')).toEqual({});
  const wednesday = await mails('2026-11-25');
  expect(Object.keys(wednesday)).toEqual(['per']);
  expect(wednesday.per).toContain('GITT TIL DEG SIDEN SIST');
  expect(wednesday.per).toContain(`O-001 ${guide[0]?.text.nb}\n  https://boligplan.no/arbeid/egenvik/oppgaver/1`);
  expect(wednesday.per).toContain('O-002 kommunens egen oppgave');
  expect(wednesday.per).toContain(
    'ROLLER DU HAR FÅTT SIDEN SIST\nProsjektleder\n  https://boligplan.no/arbeid/egenvik/runde',
  );
  expect(wednesday.per).toMatch(
    /Meld den klar til gjennomgang: https:\/\/boligplan\.no\/arbeid\/egenvik\/lenke\/[\w-]{43}/,
  );
  expect(wednesday.per).not.toMatch(/Hemmelig|kari/);
  expect(await mails('2026-11-26')).toEqual({});
});

it('tells a person who is put on a task, and not of what they took themselves', async () => {
  const context = { members: new Set(Object.values(ids)), mayApprove: true };
  const set = async (numbers: readonly number[], fields: Record<string, string>, by: string) => {
    const seen = await db.inKommune(own, (tx) => findOppgaver(tx, numbers));
    const at = fixedClock('2026-11-26T12:00:00Z');
    const saved = await saveMany(db, at, { kommuneId: own, brukerId: by }, seen, fields, context);
    if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  };
  await set([3], { person: ids.liv ?? '', unit: 'Plan' }, ids.per ?? '');
  await set([4], { person: ids.liv ?? '', unit: 'Plan' }, ids.liv ?? '');
  // Given and taken back the same day is given to nobody.
  await set([5], { person: ids.liv ?? '', unit: 'Plan' }, ids.per ?? '');
  await set([5], { person: ids.per ?? '' }, ids.per ?? '');
  const friday = await mails('2026-11-27');
  expect(Object.keys(friday)).toEqual(['liv']);
  expect(friday.liv).toContain('O-003');
  expect(friday.liv).not.toMatch(/O-004|O-005|ROLLER/);
});
