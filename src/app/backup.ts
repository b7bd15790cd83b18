import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { makeBackup, type RestoreRefusal, restoreBackup } from '../platform/backup/backup.ts';
import type { Verb } from './cli.ts';
import { fail, withData } from './owned.ts';

const WHY: Readonly<Record<RestoreRefusal['code'], string>> = {
  'ikke-sikkerhetskopi': 'the file is not a backup of Boligplan',
  skadet: 'the file is damaged: its contents do not match its own checksum',
  'andre-migreringer':
    'the backup is from another version of Boligplan; restore it with that version and upgrade afterwards',
  'ikke-tom': 'the database already holds data; restore into an empty one',
};

async function orNotAllowed(body: () => Promise<number>): Promise<number> {
  try {
    return await body();
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    return fail(
      'this database role does not see every row, so nothing was written. Give it the attribute BYPASSRLS for backups (see docs/how-to)',
    );
  }
}

export const backup: Verb = {
  usage: 'backup FILE',
  help: 'Writes everything, files included, to FILE as it is at one moment. The product may be running.',
  run: async (args) => {
    const [file] = args;
    if (!file || file.startsWith('-')) return fail('name the file to write');
    if (existsSync(file)) return fail(`${file} is already there; choose another name`);
    const write = (bytes: Uint8Array) => {
      writeFileSync(file, bytes, { mode: 0o600, flag: 'wx', flush: true });
      process.stdout.write(`${file}: ${bytes.length} bytes\n`);
      return 0;
    };
    return orNotAllowed(() =>
      withData({ ask: 'backup', answered: write, opened: async (db) => write(await makeBackup(db.engine)) }),
    );
  },
};

export const restore: Verb = {
  usage: 'restore FILE',
  help: 'Puts a backup into an empty database, all of it or nothing. The same file restores into the embedded database and into PostgreSQL. With the embedded database, stop the product first.',
  run: async (args) => {
    const [file] = args;
    if (!file || !existsSync(file)) return fail('name a backup that exists');
    return orNotAllowed(() =>
      withData({
        ask: null,
        answered: () => 1,
        async opened(db) {
          const result = await restoreBackup(db.engine, readFileSync(file));
          if (!result.ok) return fail(WHY[result.error.code]);
          process.stdout.write(`${result.value.rows} rows restored\n`);
          return 0;
        },
      }),
    );
  },
};
