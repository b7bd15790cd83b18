import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { orderFreeze } from '../../src/plan/plandokument/jobs.ts';
import { createAccounts } from '../../src/platform/auth/accounts.ts';
import { csrfToken } from '../../src/platform/auth/token.ts';
import { systemClock } from '../../src/platform/clock/system.ts';
import { type OwnedDatabase, openDatabase } from '../../src/platform/db/open.ts';
import { findDrafts } from '../../src/platform/drafts/drafts.ts';
import { listEvents } from '../../src/platform/events/events.ts';
import { findJob, type Job } from '../../src/platform/jobs/jobs.ts';
import { eksempelvikIn, eksempelvikOnPostgres } from '../server.ts';

const onPostgres = process.env.BOLIGPLAN_TEST_DB === 'postgres';

/** `bin/boligplan serve` as an operator starts it, in a process group that can be killed whole. */
function startProduct(settings: Record<string, string>): { child: ChildProcess; listening: Promise<string> } {
  const child = spawn('bin/boligplan', ['serve'], {
    detached: true,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: '', ...settings },
  });
  const listening = new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += chunk;
      const [, url] = /Boligplan: (http\S+)/.exec(said) ?? [];
      if (url) resolve(url);
    });
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)));
  });
  return { child, listening };
}

/** What a page sends of a form while somebody types, at the latest after three seconds. */
const TYPED = {
  side: '/arbeid/egenvik/planer/ny',
  skjema: '/arbeid/egenvik/planer#0',
  felt: '{"note":["Ved skolen"]}',
};

const ended = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve));

describe('a job and a server that is killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'boligplan-omstart-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is done exactly once after the next start, and what was typed until then is there', async () => {
    const url = onPostgres ? await eksempelvikOnPostgres() : '';
    if (!onPostgres) await eksempelvikIn(join(folder, 'database'));
    const settings: Record<string, string> = onPostgres ? { DATABASE_URL: url } : { BOLIGPLAN_DATA: folder };
    const open = async (): Promise<OwnedDatabase> => {
      // The process that held the folder may be a moment in dying.
      for (let tries = 0; ; tries += 1) {
        const place = { folder: join(folder, 'database'), url: url || undefined, migrations: 'migrations' };
        const opened = await openDatabase(place);
        if (opened.ok) return opened.value;
        if (tries > 40) throw new Error(opened.error.code);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    };
    const inside = async <T>(body: (db: OwnedDatabase) => Promise<T>): Promise<T> => {
      const db = await open();
      try {
        return await body(db);
      } finally {
        await db.close();
      }
    };

    const kommune = { id: systemClock.id(), slug: 'egenvik', name: 'Egenvik' };
    let person = { token: '', brukerId: '' };
    const id = await inside(async (db) => {
      const accounts = createAccounts(db, systemClock);
      const who = { name: 'Anne Planlegger', email: 'anne@kommune.no', password: 'en lang og trygg setning' };
      const made = await accounts.setUp((await accounts.renewSetupCode()) ?? '', who);
      if (!made.ok) throw new Error(JSON.stringify(made.error));
      person = made.value;
      await db.inPlattform((tx) =>
        tx.rows('insert into kommune (id, slug, name, number, created) values ($1, $2, $3, $4, $5)', [
          kommune.id,
          kommune.slug,
          kommune.name,
          '9902',
          systemClock.now(),
        ]),
      );
      await db.inPlattform((tx) =>
        tx.rows("insert into medlemskap (kommune_id, bruker_id, role) values ($1, $2, 'planlegger')", [
          kommune.id,
          person.brukerId,
        ]),
      );
      return db.inKommune(kommune.id, (tx) => orderFreeze(tx, systemClock, kommune, 'nb', null));
    });
    const job = (db: OwnedDatabase) =>
      db.inKommune(kommune.id, async (tx) => {
        const [row] = await tx.rows<{ attempts: number }>('select attempts from jobb where id = $1', [id]);
        return { ...(await findJob(tx, id)), attempts: row?.attempts } as Job & { attempts: number };
      });

    // Killed a little later each time, until it happens in the middle of the job.
    let left = await inside(job);
    for (let delay = 50; left.state === 'venter' && delay < 5000; delay *= 2) {
      const first = startProduct(settings);
      const address = await first.listening;
      const kept = await fetch(`${address}/arbeid/egenvik/skjemautkast`, {
        method: 'POST',
        headers: { cookie: `boligplan=${person.token}`, origin: address },
        body: new URLSearchParams({ csrf: csrfToken(person.token), ...TYPED }),
      });
      expect(kept.status).toBe(204);
      await new Promise((resolve) => setTimeout(resolve, delay));
      const gone = ended(first.child);
      process.kill(-(first.child.pid ?? 0), 'SIGKILL');
      await gone;
      left = await inside(job);
    }
    const drafts = await inside((db) => db.inKommune(kommune.id, (tx) => findDrafts(tx, person.brukerId, TYPED.side)));
    expect(drafts.map((d) => d.felt)).toEqual([{ note: ['Ved skolen'] }]);
    expect(left).toMatchObject({ state: 'kjoerer', attempts: 1, result: null });
    // On PostgreSQL another server waits half a minute for a sign of life; here it need not.
    if (onPostgres)
      await inside((db) => db.inKommune(kommune.id, (tx) => tx.rows('update jobb_koe set ready = now()')));

    // A job that is not done when the server is told to stop is handed back, and done at the next start.
    for (let patience = 3000; patience < 60_000 && (await inside(job)).state !== 'ferdig'; patience *= 2) {
      const second = startProduct(settings);
      await second.listening;
      const stopped = ended(second.child);
      await new Promise((resolve) => setTimeout(resolve, patience));
      second.child.kill('SIGTERM');
      expect(await stopped).toBe(0);
    }

    await inside(async (db) => {
      expect(await job(db)).toMatchObject({ state: 'ferdig', attempts: 2, result: { number: 1, unchanged: false } });
      const counted = await db.inKommune(kommune.id, async (tx) => ({
        versions: await tx.rows('select number from planversjon'),
        files: await tx.rows('select id from fil'),
        queued: await tx.rows('select 1 from jobb_koe'),
        events: (await listEvents(tx)).map((e) => e.type),
      }));
      expect(counted.versions).toEqual([{ number: 1 }]);
      expect(counted.files).toHaveLength(3);
      expect(counted.queued).toEqual([]);
      expect(counted.events).toEqual(['plandokument.versjon-frosset']);
    });
  }, 240_000);
});
