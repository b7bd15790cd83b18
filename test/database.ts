import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { systemClock } from '../src/platform/clock/system.ts';
import { type OwnedDatabase, openDatabase } from '../src/platform/db/open.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string | null;
  }
}

/** An empty, migrated database of the kind the run asks for; close it in afterAll. */
export async function testDatabase(): Promise<OwnedDatabase> {
  let url: string | undefined;
  if (process.env.BOLIGPLAN_TEST_DB === 'postgres') {
    const server = inject('postgresUrl');
    if (!server) throw new Error('No PostgreSQL is running for the tests');
    const name = `test_${randomBytes(6).toString('hex')}`;
    const { default: pg } = await import('pg');
    const admin = new pg.Client({ connectionString: `${server}/postgres` });
    await admin.connect();
    await admin.query(`create database ${name}`);
    await admin.end();
    url = `${server}/${name}`;
  }
  const opened = await openDatabase({ folder: null, url, migrations: 'migrations' });
  if (!opened.ok) throw new Error(`The test database does not open: ${opened.error.code}`);
  return opened.value;
}

/** A kommune and its neighbour, whose data must stay unseen and unchanged. */
export async function twoKommuner(db: OwnedDatabase): Promise<{ own: string; neighbour: string }> {
  const make = async (slug: string, number: string) => {
    const id = systemClock.id();
    await db.inPlattform((tx) =>
      tx.rows('insert into kommune (id, slug, name, number, created) values ($1, $2, $2, $3, $4)', [id, slug, number, systemClock.now()]),
    );
    return id;
  };
  return { own: await make('egenvik', '9902'), neighbour: await make('nabovik', '9903') };
}
