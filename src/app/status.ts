import { migrationFiles } from '../platform/db/migrate.ts';
import type { OwnedDatabase } from '../platform/db/open.ts';
import type { Verb } from './cli.ts';
import { hasDatabase, place, version, withData } from './owned.ts';

export interface Status {
  readonly version: string;
  /** The product that owns the database; null when none runs (with PostgreSQL: when none was asked). */
  readonly running: { readonly pid: number; readonly address: string; readonly since: string } | null;
  readonly database: string;
  readonly migrations: { readonly done: number; readonly waiting: readonly string[] };
  readonly kommuner: number;
  readonly accounts: number;
  readonly unfinishedJobs: number;
}

/** What stands in the database, without changing it. */
export async function readStatus(
  db: OwnedDatabase,
  migrations: string,
  running: Status['running'] = null,
): Promise<Status> {
  const found = await db.engine.withConnection(async (c) => {
    const [server] = await c.query<{ v: string }>("select current_setting('server_version') as v");
    const done = await c.query<{ name: string }>('select name from migrering');
    const count = async (table: string) => {
      const [there] = await c.query<{ t: string | null }>('select to_regclass($1)::text as t', [table]);
      if (!there?.t) return 0;
      return (await c.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n ?? 0;
    };
    return {
      server: server?.v ?? '?',
      done: done.map((row) => row.name),
      kommuner: await count('kommune'),
      accounts: await count('bruker'),
      unfinishedJobs: await count('jobb_koe'),
    };
  });
  return {
    version: version(),
    running,
    database: `${db.kind === 'pglite' ? 'embedded' : 'PostgreSQL'} ${found.server}`,
    migrations: {
      done: found.done.length,
      waiting: migrationFiles(migrations).filter((name) => !found.done.includes(name)),
    },
    kommuner: found.kommuner,
    accounts: found.accounts,
    unfinishedJobs: found.unfinishedJobs,
  };
}

function sentences(s: Status, where: string): string {
  const waiting = s.migrations.waiting.length;
  return [
    `Boligplan ${s.version}`,
    s.running
      ? `Running: process ${s.running.pid} at ${s.running.address}, since ${s.running.since}`
      : 'No running product owns this database',
    `Database: ${s.database} (${where})`,
    `Migrations: ${s.migrations.done} done${waiting > 0 ? `, ${waiting} wait for the next start` : ''}`,
    `Municipalities: ${s.kommuner}. Accounts: ${s.accounts}. Unfinished jobs: ${s.unfinishedJobs}`,
  ].join('\n');
}

export const status: Verb = {
  usage: 'status [--json]',
  help: 'Tells whether the product runs, where, and what its database holds. Asks the running product when there is one; changes nothing.',
  run: async (args) => {
    const { data, settings } = place();
    const where = settings.url ? 'DATABASE_URL' : data;
    const print = (s: Status) => {
      process.stdout.write(`${args.includes('--json') ? JSON.stringify(s) : sentences(s, where)}\n`);
      return 0;
    };
    if (!hasDatabase(settings)) {
      process.stdout.write(
        args.includes('--json')
          ? `${JSON.stringify({ version: version(), database: null })}\n`
          : `Boligplan ${version()}\nThere is no database in ${data} yet: "npm start" makes one\n`,
      );
      return 0;
    }
    return withData(
      {
        ask: 'status',
        answered: (bytes) => print(JSON.parse(Buffer.from(bytes).toString()) as Status),
        opened: async (db) => print(await readStatus(db, settings.migrations)),
      },
      { ...settings, only: new Set() },
    );
  },
};
