import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { createAccounts } from '../auth/accounts.ts';
import { systemClock } from '../clock/system.ts';
import type { OwnedDatabase } from '../db/open.ts';
import { saveDraft } from '../drafts/drafts.ts';
import { checkFile, saveFile } from '../files/files.ts';
import { createJobDesk } from '../jobs/desk.ts';
import { enqueue, findJob } from '../jobs/jobs.ts';
import { defineJob } from '../jobs/worker.ts';
import { removeExpired } from './retention.ts';

const DAY = 86_400_000;
const NONE = {
  sessions: 0,
  browsers: 0,
  tries: 0,
  invitations: 0,
  keys: 0,
  jobs: 0,
  files: 0,
  tables: 0,
  drafts: 0,
  requests: 0,
  outsiders: 0,
  answers: 0,
};

describe('what is past its time', () => {
  let db: OwnedDatabase;
  let own: string;
  let neighbour: string;
  let at = Date.parse('2026-11-25T10:00:00Z');
  const clock = { ...systemClock, now: () => new Date(at).toISOString() };
  const days = (n: number) => {
    at += n * DAY;
  };
  beforeAll(async () => {
    db = await testDatabase();
    ({ own, neighbour } = await twoKommuner(db));
  });
  afterAll(() => db.close());

  const counts = async () => {
    const [row] = await db.engine.withConnection((c) =>
      c.query<Record<string, number>>(
        `select (select count(*) from oekt)::int as sessions, (select count(*) from innloggingsforsoek)::int as tries,
           (select count(*) from invitasjon)::int as invitations, (select count(*) from api_noekkel)::int as keys,
           (select count(*) from jobb)::int as jobs, (select count(*) from fil)::int as files`,
      ),
    );
    return row;
  };
  async function job(kommuneId: string, finished: string | null) {
    const id = await db.inKommune(kommuneId, (tx) =>
      enqueue(tx, clock, kommuneId, { kind: 'x', input: { id: clock.id() } }),
    );
    if (finished)
      await db.inKommune(kommuneId, async (tx) => {
        await tx.rows("update jobb set state = 'ferdig', finished = $2 where id = $1", [id, finished]);
        await tx.rows('delete from jobb_koe where jobb_id = $1', [id]);
      });
    return id;
  }
  const file = (kommuneId: string, name: string, until: string | null) =>
    db.inKommune(kommuneId, async (tx) => {
      const checked = checkFile({ name, bytes: new TextEncoder().encode(`${name};1`) });
      if (!checked.ok) throw new Error(checked.error.code);
      return saveFile(tx, clock, kommuneId, checked.value, until);
    });

  it('goes when its time is up and not before, in every municipality; the rest stays', async () => {
    const accounts = createAccounts(db, clock);
    const open = async (email: string) => {
      const invited = await accounts.invite(own, email, 'planlegger');
      if (!invited.ok) throw new Error('not invited');
      return invited.value.token;
    };
    const person = { name: 'Kari', email: 'kari@kommune.no', password: 'en lang og trygg setning' };
    await accounts.accept(await open(person.email), person);
    await open('ola@kommune.no');
    await accounts.logIn(person.email, 'feil passord her', 'a');
    const [bruker] = await db.inPlattform((tx) => tx.rows<{ id: string }>('select id from bruker'));
    await accounts.makeKey(bruker?.id ?? '', { kommune: 'egenvik', name: 'n', role: 'leser', days: '30' });
    const waiting = await job(own, null);
    await job(own, clock.now());
    await job(neighbour, clock.now());
    await file(own, 'ubrukt.csv', new Date(at + 7 * DAY).toISOString());
    await file(own, 'i bruk.csv', null);
    await db.inKommune(own, (tx) =>
      saveDraft(tx, { kommuneId: own, brukerId: bruker?.id ?? '' }, '/arbeid/egenvik/ideer', {
        skjema: 'x#0',
        felt: { ideas: ['Flytt'] },
        saved: clock.now(),
      }),
    );
    for (const kommuneId of [own, neighbour])
      await db.inKommune(kommuneId, (tx) =>
        tx.rows(
          `insert into kartlegging_forespoersel (kommune_id, number, revision, unit, name, email, deadline, message, created)
           values ($1, 1, 1, 'Nav', 'Kari', 'kari@kommune.no', '2026-11-25', 'Hei', $2)`,
          [kommuneId, clock.now()],
        ),
      );
    expect(await counts()).toEqual({ sessions: 1, tries: 3, invitations: 2, keys: 1, jobs: 3, files: 2 });
    expect(await removeExpired(db, clock)).toEqual(NONE);

    days(1);
    expect(await removeExpired(db, clock)).toEqual({ ...NONE, sessions: 1, tries: 3 });
    days(7);
    expect(await removeExpired(db, clock)).toEqual({ ...NONE, files: 1 });
    days(23);
    // The one that was used, 30 days ago; the other ran out a fortnight after it was made.
    expect(await removeExpired(db, clock)).toEqual({ ...NONE, invitations: 1, drafts: 1 });
    days(14);
    expect(await removeExpired(db, clock)).toEqual({ ...NONE, invitations: 1 });
    days(44);
    expect(await removeExpired(db, clock)).toEqual(NONE);
    days(2);
    expect(await removeExpired(db, clock)).toEqual({ ...NONE, jobs: 2, requests: 2 });
    expect(
      await db.inKommune(own, (tx) =>
        tx.rows('select unit, name, email, message, deadline from kartlegging_forespoersel'),
      ),
    ).toEqual([{ unit: 'Nav', name: '', email: '', message: '', deadline: '2026-11-25' }]);
    days(89);
    expect(await removeExpired(db, clock)).toEqual({ ...NONE, browsers: 1 });
    expect(await db.inKommune(own, (tx) => findJob(tx, waiting))).toMatchObject({ state: 'venter' });
    days(241);
    expect(await removeExpired(db, clock)).toEqual({ ...NONE, keys: 1 });
    expect(await counts()).toEqual({ sessions: 0, tries: 0, invitations: 0, keys: 0, jobs: 1, files: 1 });
  });

  it('is looked for by the worker, which does its jobs also when that fails', async () => {
    const logged: unknown[] = [];
    let looked = 0;
    const kinds = [defineJob('x', async () => 'gjort')];
    const desk = createJobDesk(db, kinds, {
      clock,
      name: 'w',
      log: (line) => logged.push(line),
      upkeep: async () => {
        looked += 1;
        throw new Error('the disk is full');
      },
    });
    await desk.start();
    const done = await desk.order(own, (tx) => enqueue(tx, clock, own, { kind: 'x', input: { n: 2 } }), 10_000);
    await desk.stop();
    expect([done.state, looked]).toEqual(['ferdig', 1]);
    expect(logged).toEqual([{ upkeep: 'w', error: expect.stringContaining('the disk is full') }]);
  });
});
