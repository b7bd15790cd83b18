import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from './connection.ts';

const LOCK = 7_204_511;

export const migrationFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => /^\d{4}_[a-z0-9_]+\.sql$/.test(file))
    .sort();

/**
 * Runs what is new in `folder` (of `only`, where given), each file in a transaction of its own. Returns the names it ran.
 * A changed old file is a bug and throws.
 */
export async function migrate(engine: Engine, folder: string, only?: ReadonlySet<string>): Promise<string[]> {
  const files = migrationFiles(folder).filter((file) => only?.has(file) ?? true);
  return engine.withConnection(async (db) => {
    await db.query('select pg_advisory_lock($1)', [LOCK]);
    try {
      await db.exec(
        'create table if not exists migrering (name text primary key, sha256 text not null, at timestamptz not null default now())',
      );
      const known = new Map(
        (await db.query<{ name: string; sha256: string }>('select name, sha256 from migrering')).map((r) => [
          r.name,
          r.sha256,
        ]),
      );
      const done: string[] = [];
      for (const name of files) {
        const sql = readFileSync(join(folder, name), 'utf8');
        const sha256 = createHash('sha256').update(sql).digest('hex');
        const before = known.get(name);
        if (before === sha256) continue;
        if (before !== undefined)
          throw new Error(`Migration ${name} has changed after it ran; write a new one instead`);
        await db.exec('begin');
        try {
          await db.exec(sql);
          await db.query('insert into migrering (name, sha256) values ($1, $2)', [name, sha256]);
          await db.exec('commit');
        } catch (error) {
          await db.exec('rollback');
          throw new Error(`Migration ${name} failed: ${(error as Error).message}`);
        }
        done.push(name);
      }
      return done;
    } finally {
      await db.query('select pg_advisory_unlock($1)', [LOCK]);
    }
  });
}
