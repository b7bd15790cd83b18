import { join } from 'node:path';
import { type Result, err, ok } from '../../kernel/index.ts';
import type { Connection, Engine } from './connection.ts';
import type { Database, Tx } from './database.ts';
import { migrate } from './migrate.ts';
import { takeOwnership } from './owner-lock.ts';
import { openPglite } from './pglite-engine.ts';
import { openPostgres } from './postgres-engine.ts';

export interface DatabaseSettings {
  /** Folder of the embedded database; null for one in memory. Not used with `url`. */
  readonly folder: string | null;
  /** PostgreSQL 15 or newer. */
  readonly url?: string | undefined;
  readonly migrations: string;
}

export type OpenRefusal =
  | { readonly code: 'i-bruk'; readonly pid: number }
  | { readonly code: 'for-gammel-postgres'; readonly version: string };

/** The database with the keys to all of it; only the server, backup and tests hold this. */
export interface OwnedDatabase extends Database {
  readonly engine: Engine;
}

async function transaction<T>(connection: Connection, role: string, kommuneId: string | null, body: (tx: Tx) => Promise<T>): Promise<T> {
  await connection.exec(`begin; set local role ${role}`);
  try {
    if (kommuneId !== null) await connection.query("select set_config('app.kommune_id', $1, true)", [kommuneId]);
    const value = await body({ rows: (sql, params) => connection.query(sql, params) });
    await connection.exec('commit');
    return value;
  } catch (error) {
    await connection.exec('rollback').catch(() => undefined);
    throw error;
  }
}

/** Row-level security is worth nothing when the role that serves requests may pass it by. */
async function assertBound(engine: Engine): Promise<void> {
  const roles = await engine.withConnection((db) =>
    db.query<{ rolname: string }>("select rolname from pg_roles where rolname in ('boligplan_kommune', 'boligplan_plattform') and (rolsuper or rolbypassrls)"),
  );
  if (roles.length > 0) throw new Error(`Role ${roles[0]?.rolname} can bypass row-level security; refusing to start`);
}

export async function openDatabase(settings: DatabaseSettings): Promise<Result<OwnedDatabase, OpenRefusal>> {
  let release = () => {};
  let engine: Engine;
  if (settings.url) {
    engine = openPostgres(settings.url);
    const [row] = await engine.withConnection((db) => db.query<{ v: string }>("select current_setting('server_version_num') as v"));
    if (Number(row?.v ?? 0) < 150_000) {
      await engine.close();
      return err({ code: 'for-gammel-postgres', version: row?.v ?? '?' });
    }
  } else {
    if (settings.folder !== null) {
      const owned = takeOwnership(`${settings.folder}.lock`);
      if (!owned.ok) return owned;
      release = owned.value.release;
    }
    engine = await openPglite(settings.folder === null ? null : join(settings.folder));
  }
  await migrate(engine, settings.migrations);
  await assertBound(engine);
  return ok({
    kind: engine.kind,
    engine,
    inKommune: (kommuneId, body) => engine.withConnection((db) => transaction(db, 'boligplan_kommune', kommuneId, body)),
    inPlattform: (body) => engine.withConnection((db) => transaction(db, 'boligplan_plattform', null, body)),
    async close() {
      await engine.close();
      release();
    },
  });
}
