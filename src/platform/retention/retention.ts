import type { Clock } from '../clock/clock.ts';
import type { Database, Tx } from '../db/database.ts';
import { removeOldFiles } from '../files/files.ts';
import { removeRunOut } from '../links/links.ts';

/** How long what has served its purpose is kept; docs/how-to/retention.md tells it to people. Sessions, known browsers and files have their own deadlines. */
export const KEPT = {
  /** Jobs, after they ended. */
  jobDays: 90,
  /** Tables that were read to be taken in, and may name persons. */
  tableDays: 30,
  /** What was typed in a form and never saved. */
  draftDays: 30,
  /** Invitations with their e-mail addresses, after they were used or ran out. */
  invitationDays: 30,
  /** Who was asked to count, after the deadline of the request. */
  requestDays: 90,
  /** Who was invited from outside, after their link stopped working. */
  outsiderDays: 90,
  /** Keys, after they ran out or were revoked: so long their owner sees that they were there. */
  keyDays: 365,
  /** Answers to a user survey, after it closed; its result stays. */
  answerDays: 30,
  /** Fingerprints of tries to log in; the longest limit looks back an hour. */
  tryMinutes: 60,
} as const;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const ago = (clock: Clock, milliseconds: number) => new Date(Date.parse(clock.now()) - milliseconds).toISOString();

export type Removed = Readonly<
  Record<
    | 'sessions'
    | 'browsers'
    | 'tries'
    | 'invitations'
    | 'keys'
    | 'jobs'
    | 'files'
    | 'tables'
    | 'drafts'
    | 'requests'
    | 'outsiders'
    | 'answers',
    number
  >
>;

const removedBy = async (tx: Tx, sql: string, params: readonly string[]) =>
  (await tx.rows(`${sql} returning 1`, params)).length;

/** Removes what is past its time, one municipality after the other, and tells how much it was. Doing it again does nothing more. */
export async function removeExpired(db: Database, clock: Clock): Promise<Removed> {
  const { kommuner, ...platform } = await db.inPlattform(async (tx) => ({
    sessions: await removedBy(tx, 'delete from oekt where expires < $1', [clock.now()]),
    browsers: await removedBy(tx, 'delete from kjent_nettleser where expires <= $1', [clock.now()]),
    tries: await removedBy(tx, 'delete from innloggingsforsoek where at < $1', [ago(clock, KEPT.tryMinutes * MINUTE)]),
    invitations: await removedBy(tx, 'delete from invitasjon where coalesce(used, expires) < $1', [
      ago(clock, KEPT.invitationDays * DAY),
    ]),
    keys: await removedBy(tx, 'delete from api_noekkel where coalesce(revoked, expires) < $1', [
      ago(clock, KEPT.keyDays * DAY),
    ]),
    kommuner: await tx.rows<{ id: string }>('select id from kommune order by id'),
  }));
  let jobs = 0;
  let files = 0;
  let tables = 0;
  let drafts = 0;
  let requests = 0;
  let outsiders = 0;
  let answers = 0;
  for (const { id } of kommuner) {
    await db.inKommune(id, async (tx) => {
      jobs += await removedBy(tx, 'delete from jobb where finished < $1', [ago(clock, KEPT.jobDays * DAY)]);
      files += await removeOldFiles(tx, clock.now());
      drafts += await removedBy(tx, 'delete from skjemautkast where saved < $1', [ago(clock, KEPT.draftDays * DAY)]);
      // The request stays with its unit and day; who answered it goes.
      requests += await removedBy(
        tx,
        "update kartlegging_forespoersel set name = '', email = '', message = '' where deadline < $1 and (name <> '' or email <> '' or message <> '')",
        [ago(clock, KEPT.requestDays * DAY).slice(0, 10)],
      );
      await removeRunOut(tx, clock.now());
      // What they wrote stays, at an id that says nothing. The round's end stops a link too.
      outsiders += await removedBy(
        tx,
        `update ekstern_invitasjon i set name = '', email = ''
         where (i.name <> '' or i.email <> '') and (coalesce(i.withdrawn, (i.until::date + 1)::timestamptz) < $1::timestamptz
           or exists (select 1 from runde_revisjon r where r.kommune_id = i.kommune_id and r.number = i.runde
             and (r.data ->> 'closed')::boolean and r.created < $1::timestamptz))`,
        [ago(clock, KEPT.outsiderDays * DAY)],
      );
      answers += await removeAnswers(tx, ago(clock, KEPT.answerDays * DAY).slice(0, 10));
      const old = [ago(clock, KEPT.tableDays * DAY)];
      tables += await removedBy(tx, "delete from inntak where created < $1 and state = 'lest'", old);
      tables += await removedBy(tx, "delete from regnskap where created < $1 and state = 'lest'", old);
      // What was taken in keeps its name and its rows' numbers; only the cells go.
      await tx.rows("update inntak set sheets = '[]' where created < $1 and sheets <> '[]'", old);
    });
  }
  return { ...platform, jobs, files, tables, drafts, requests, outsiders, answers };
}

/** The sheets of surveys that closed before the day, and the words nobody has approved. */
async function removeAnswers(tx: Tx, day: string): Promise<number> {
  const closed = 'undersoekelse in (select undersoekelse from undersoekelse_resultat where closed < $1::date)';
  const sheets = await removedBy(tx, `delete from undersoekelse_svar where ${closed}`, [day]);
  const texts = await removedBy(tx, `delete from undersoekelse_fritekst where state <> 'godkjent' and ${closed}`, [
    day,
  ]);
  return sheets + texts;
}
