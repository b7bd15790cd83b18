import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { startPostgres } from '../../../test/postgres.ts';
import type { Connection } from './connection.ts';
import { looseRole, openDatabase } from './open.ts';

/** Each thing somebody might do to the database past the product, what is said to it, and how it is mended. */
const HARMS = [
  ['alter role boligplan_kommune bypassrls', 'boligplan_kommune', null, 'alter role boligplan_kommune nobypassrls'],
  [
    'alter role boligplan_plattform bypassrls',
    'boligplan_plattform',
    null,
    'alter role boligplan_plattform nobypassrls',
  ],
  ['alter role boligplan_kommune superuser', 'boligplan_kommune', null, 'alter role boligplan_kommune nosuperuser'],
  [
    'alter table hendelse disable row level security',
    'boligplan_kommune',
    'hendelse',
    'alter table hendelse enable row level security',
  ],
] as const;

const onPostgres = process.env.BOLIGPLAN_TEST_DB === 'postgres';

describe('a database whose row-level security would not bind', () => {
  const runs = (here: boolean) => (here ? it : () => undefined);
  const exec = (sql: string) => (db: Connection) => db.exec(sql);

  runs(!onPostgres)('is known by its roles and tables', async () => {
    const { engine, close } = await testDatabase();
    expect(await looseRole(engine)).toBeNull();
    for (const [harm, role, table, mend] of HARMS) {
      await engine.withConnection(exec(harm));
      expect(await looseRole(engine)).toEqual({ code: 'uten-radvern', role, table });
      await engine.withConnection(exec(mend));
    }
    expect(await looseRole(engine)).toBeNull();
    await close();
  });

  // Roles belong to the whole server, so this one is not that of the run.
  runs(onPostgres)('is not opened on PostgreSQL, and is again when it is mended', async () => {
    const server = await startPostgres();
    const settings = { folder: null, migrations: 'migrations', url: `${server.url}/postgres` };
    const { default: pg } = await import('pg');
    const admin = new pg.Client({ connectionString: settings.url });
    await admin.connect();
    const refusal = async () => {
      const opened = await openDatabase(settings);
      if (!opened.ok) return opened.error;
      await opened.value.close();
      return null;
    };
    expect(await refusal()).toBeNull();
    for (const [harm, role, table, mend] of HARMS) {
      await admin.query(harm);
      expect(await refusal()).toEqual({ code: 'uten-radvern', role, table });
      await admin.query(mend);
    }
    expect(await refusal()).toBeNull();
    await admin.end();
    await server.stop();
  });
});
