import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../src/platform/clock/system.ts';
import { migrationFiles } from '../src/platform/db/migrate.ts';
import { type OwnedDatabase, openDatabase } from '../src/platform/db/open.ts';
import type { PgliteEngine } from '../src/platform/db/pglite-engine.ts';

const MIGRATIONS = join(import.meta.dirname, '../migrations');
const SNAPSHOTS = join(import.meta.dirname, '../node_modules/.cache/boligplan-database');

/** An empty, migrated database of the kind the run asks for (BOLIGPLAN_TEST_DB: pglite or postgres); close it in afterAll. */
export async function testDatabase(): Promise<OwnedDatabase> {
  if (process.env.BOLIGPLAN_TEST_DB === 'postgres') return open({ url: await newPostgresDatabase() });
  const file = join(SNAPSHOTS, `${fingerprint()}.tar`);
  if (existsSync(file)) return open({ snapshot: readFileSync(file) });
  const db = await open({});
  const beside = `${file}.${process.pid}`;
  mkdirSync(SNAPSHOTS, { recursive: true });
  writeFileSync(beside, await (db.engine as PgliteEngine).dump());
  renameSync(beside, file);
  return db;
}

/** The address of a new, wholly empty database on the PostgreSQL of the run. */
export async function newPostgresDatabase(): Promise<string> {
  const server = process.env.BOLIGPLAN_TEST_POSTGRES_URL;
  if (!server) throw new Error('No PostgreSQL is running for the tests: BOLIGPLAN_TEST_POSTGRES_URL is not set');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const { default: pg } = await import('pg');
  const admin = new pg.Client({ connectionString: `${server}/postgres` });
  await admin.connect();
  try {
    await admin.query(`create database ${name}`);
  } finally {
    await admin.end();
  }
  return `${server}/${name}`;
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

async function open(settings: { url?: string; snapshot?: Uint8Array }): Promise<OwnedDatabase> {
  const opened = await openDatabase({ folder: null, migrations: MIGRATIONS, ...settings });
  if (!opened.ok) throw new Error(`The test database does not open: ${opened.error.code}`);
  return opened.value;
}

/** Same migrations and same PGlite, same snapshot. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of migrationFiles(MIGRATIONS)) hash.update(file).update(readFileSync(join(MIGRATIONS, file)));
  return hash
    .update(readFileSync(join(import.meta.dirname, '../package-lock.json')))
    .digest('hex')
    .slice(0, 20);
}
