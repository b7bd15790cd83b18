import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../src/platform/clock/system.ts';
import { type OwnedDatabase, openDatabase } from '../src/platform/db/open.ts';
import { fingerprintOf, MIGRATIONS, ROOT } from './fingerprint.ts';

/** Databases that a run has made ready once, each under the fingerprint of what made it. */
const READY = join(ROOT, 'node_modules/.cache/boligplan-database');
const KEPT = 4;
/** How long a database may be in the making before somebody else begins anew. */
const PATIENCE = 120_000;
/** In memory where the system offers a folder there: what a test writes need not outlive it. */
const PASSING = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** What a database is before a test gets its own copy: migrated, and then as `fill` leaves it. */
export interface Stage {
  readonly name: string;
  readonly fingerprint: string;
  fill(db: OwnedDatabase): Promise<void>;
}

/** Migrated, and nothing in it. */
export const EMPTY: Stage = {
  name: 'tom',
  fingerprint: fingerprintOf(['migrations', 'package-lock.json', 'test/database.ts']),
  fill: () => Promise.resolve(),
};

/** A database of the kind the run asks for (BOLIGPLAN_TEST_DB: pglite or postgres), migrated, and nobody else's; close it in afterAll. */
export function testDatabase(stage: Stage = EMPTY): Promise<OwnedDatabase> {
  return process.env.BOLIGPLAN_TEST_DB === 'postgres' ? copyOnPostgres(stage) : copyOfFolder(stage);
}

/** Copies in use; a test that ends without closing leaves none behind. */
const copies = new Set<string>();
process.once('exit', () => {
  for (const folder of copies) rmSync(folder, { recursive: true, force: true });
});

/** Puts the embedded database of a stage in a folder that a process of its own will open. */
export async function putReady(stage: Stage, folder: string): Promise<void> {
  const ready = join(READY, `${stage.name}-${stage.fingerprint}`);
  if (!existsSync(ready)) await makeReady(stage, ready);
  cpSync(ready, folder, { recursive: true });
}

async function copyOfFolder(stage: Stage): Promise<OwnedDatabase> {
  const folder = mkdtempSync(join(PASSING, 'boligplan-test-'));
  copies.add(folder);
  await putReady(stage, join(folder, 'database'));
  const db = await open({ folder: join(folder, 'database') });
  return {
    ...db,
    async close() {
      await db.close();
      rmSync(folder, { recursive: true, force: true });
      copies.delete(folder);
    },
  };
}

/** Of those who come at once one makes it and the others wait: to make it is the work of half a minute. */
async function makeReady(stage: Stage, ready: string): Promise<void> {
  mkdirSync(READY, { recursive: true });
  const making = `${ready}-lages`;
  for (;;) {
    if (existsSync(ready)) return;
    try {
      mkdirSync(making);
      break;
    } catch {
      // Who was killed while making it leaves the others waiting for nobody.
      const since = statSync(making, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
      if (Date.now() - since > PATIENCE) rmSync(making, { recursive: true, force: true });
      else await new Promise((on) => setTimeout(on, 100));
    }
  }
  try {
    if (!existsSync(ready)) await make(stage, ready);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/** The databases in a folder that nobody opens: the templates that PostgreSQL makes new ones from (their oids are fixed). */
const UNOPENED = ['1', '4'];

/** To copy and to open a folder is a third of what a short test costs: without the templates, and with less memory to fill with zeros. */
function lighten(folder: string): void {
  for (const oid of UNOPENED) rmSync(join(folder, 'base', oid), { recursive: true });
  appendFileSync(join(folder, 'postgresql.conf'), '\nshared_buffers = 16MB\n');
}

async function make(stage: Stage, ready: string): Promise<void> {
  const beside = mkdtempSync(join(READY, 'ny-'));
  // Every other begins with the empty one: to make a database and to migrate it takes longer than most of what is put in.
  if (stage !== EMPTY) await putReady(EMPTY, join(beside, 'database'));
  const db = await open({ folder: join(beside, 'database') });
  await stage.fill(db);
  await db.close();
  if (stage === EMPTY) lighten(join(beside, 'database'));
  try {
    renameSync(join(beside, 'database'), ready);
  } catch (error) {
    if (!existsSync(ready)) throw error;
  }
  rmSync(beside, { recursive: true, force: true });
  const older = readdirSync(READY)
    .filter((name) => !name.endsWith('-lages'))
    .map((name) => ({ path: join(READY, name), made: statSync(join(READY, name)).mtimeMs }))
    .sort((a, b) => b.made - a.made)
    .slice(KEPT);
  for (const { path } of older) rmSync(path, { recursive: true, force: true });
}

const copyOnPostgres = async (stage: Stage): Promise<OwnedDatabase> =>
  open({ folder: null, url: await readyOnPostgres(stage) });

/** The address of a copy of a stage on the PostgreSQL of the run. */
export async function readyOnPostgres(stage: Stage): Promise<string> {
  const template = `ferdig_${stage.name}_${stage.fingerprint}`;
  await asAdmin(async (admin, server) => {
    await admin.query('select pg_advisory_lock(1)');
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [template]);
    if (rowCount) return;
    await admin.query(`create database ny_${template}`);
    const db = await open({ folder: null, url: `${server}/ny_${template}` });
    await stage.fill(db);
    await db.close();
    await admin.query(`alter database ny_${template} rename to ${template}`);
  });
  return newPostgresDatabase(template);
}

/** The address of a new database on the PostgreSQL of the run, wholly empty when it is not a copy. */
export async function newPostgresDatabase(template = 'template1'): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  return asAdmin(async (admin, server) => {
    await admin.query(`create database ${name} template ${template}`);
    return `${server}/${name}`;
  });
}

async function asAdmin<T>(body: (admin: import('pg').Client, server: string) => Promise<T>): Promise<T> {
  const server = process.env.BOLIGPLAN_TEST_POSTGRES_URL;
  if (!server) throw new Error('No PostgreSQL is running for the tests: BOLIGPLAN_TEST_POSTGRES_URL is not set');
  const { default: pg } = await import('pg');
  const admin = new pg.Client({ connectionString: `${server}/postgres` });
  await admin.connect();
  try {
    return await body(admin, server);
  } finally {
    await admin.end();
  }
}

/** A kommune and its neighbour, whose data must stay unseen and unchanged. */
export async function twoKommuner(db: OwnedDatabase): Promise<{ own: string; neighbour: string }> {
  const make = async (slug: string, number: string) => {
    const id = systemClock.id();
    await db.inPlattform((tx) =>
      tx.rows('insert into kommune (id, slug, name, number, created) values ($1, $2, $2, $3, $4)', [
        id,
        slug,
        number,
        systemClock.now(),
      ]),
    );
    return id;
  };
  return { own: await make('egenvik', '9902'), neighbour: await make('nabovik', '9903') };
}

async function open(where: { folder: string | null; url?: string }): Promise<OwnedDatabase> {
  const opened = await openDatabase({ migrations: MIGRATIONS, ...where });
  if (!opened.ok) throw new Error(`The test database does not open: ${opened.error.code}`);
  return opened.value;
}
