import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeBackup, type RestoreRefusal, restoreBackup } from '../platform/backup/backup.ts';
import { type OwnedDatabase, openDatabase } from '../platform/db/open.ts';
import { projectRoot } from './assets.ts';
import type { Verb } from './cli.ts';

const fail = (text: string): number => {
  process.stderr.write(`boligplan: ${text}\n`);
  return 1;
};

async function withDatabase(body: (db: OwnedDatabase) => Promise<number>): Promise<number> {
  const data = resolve(process.env.BOLIGPLAN_DATA ?? 'data');
  const opened = await openDatabase({
    folder: join(data, 'database'),
    url: process.env.DATABASE_URL || undefined,
    migrations: join(projectRoot(), 'migrations'),
  });
  if (!opened.ok)
    return fail(
      opened.error.code === 'i-bruk'
        ? `the database in ${data} is in use; stop the product first`
        : 'PostgreSQL 15 or newer is needed',
    );
  try {
    return await body(opened.value);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    return fail(
      'this database role does not see every row, so nothing was written. Give it the attribute BYPASSRLS for backups (see docs/how-to)',
    );
  } finally {
    await opened.value.close();
  }
}

const WHY: Readonly<Record<RestoreRefusal['code'], string>> = {
  'ikke-sikkerhetskopi': 'the file is not a backup of Boligplan',
  skadet: 'the file is damaged: its contents do not match its own checksum',
  'andre-migreringer':
    'the backup is from another version of Boligplan; restore it with that version and upgrade afterwards',
  'ikke-tom': 'the database already holds data; restore into an empty one',
};

export const backup: Verb = {
  usage: 'backup FILE',
  help: 'Writes everything, files included, to FILE. The embedded database must not be in use (stop the product); PostgreSQL may be.',
  run: (args) => {
    const [file] = args;
    if (!file || file.startsWith('-')) return Promise.resolve(fail('name the file to write'));
    if (existsSync(file)) return Promise.resolve(fail(`${file} is already there; choose another name`));
    return withDatabase(async (db) => {
      const bytes = await makeBackup(db.engine);
      writeFileSync(file, bytes, { mode: 0o600, flag: 'wx' });
      process.stdout.write(`${file}: ${bytes.length} bytes\n`);
      return 0;
    });
  },
};

export const restore: Verb = {
  usage: 'restore FILE',
  help: 'Puts a backup into an empty database, all of it or nothing. The same file restores into the embedded database and into PostgreSQL.',
  run: (args) => {
    const [file] = args;
    if (!file || !existsSync(file)) return Promise.resolve(fail('name a backup that exists'));
    return withDatabase(async (db) => {
      const result = await restoreBackup(db.engine, readFileSync(file));
      if (!result.ok) return fail(WHY[result.error.code]);
      process.stdout.write(`${result.value.rows} rows restored\n`);
      return 0;
    });
  },
};
