import { AsyncLocalStorage } from 'node:async_hooks';
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { err, ok, type Result } from '../../kernel/index.ts';
import { COUNT_EVERYWHERE, countFor, createWritten, type Written } from './change.ts';
import type { Connection, Engine } from './connection.ts';
import type { Database, PlatformTx, Tx } from './database.ts';
import { migrate } from './migrate.ts';
import { takeOwnership } from './owner-lock.ts';
import { openPglite } from './pglite-engine.ts';

export interface DatabaseSettings {
  /** Folder of the embedded database; null for one in memory. Not used with `url`. */
  readonly folder: string | null;
  /** PostgreSQL 15 or newer. */
  readonly url?: string | undefined;
  readonly migrations: string;
  /** The migrations to run; all when not said. */
  readonly only?: ReadonlySet<string>;
}

export type OpenRefusal =
  | { readonly code: 'i-bruk'; readonly pid: number }
  | { readonly code: 'for-gammel-postgres'; readonly version: string }
  /** Row-level security would not bind the role, or not on the table: nothing may be served. */
  | { readonly code: 'uten-radvern'; readonly role: string; readonly table: string | null };

/** The database with the keys to all of it; only the server, backup and tests hold this. */
export interface OwnedDatabase extends Database {
  readonly engine: Engine;
}

const MINIMUM = 150_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const inTransaction = new AsyncLocalStorage<boolean>();

/** Makes what follows in the transaction the municipality's. */
function asKommune(kommuneId: string): string {
  if (!UUID.test(kommuneId)) throw new Error(`Not the id of a kommune: ${kommuneId}`);
  return `set local role boligplan_kommune; set local app.kommune_id = '${kommuneId}'`;
}
const AS_PLATFORM = "set local role boligplan_plattform; set local app.kommune_id = ''";

/**
 * `as` goes with the beginning in one message: on the embedded database and over the network each is a wait.
 * A transaction that wrote counts itself with its commit: `count` is how.
 */
async function transaction<T>(
  connection: Connection,
  as: string,
  count: string,
  body: (tx: PlatformTx) => Promise<T>,
): Promise<T> {
  await connection.exec(`begin; ${as}`);
  const counting = (): { tx: Tx; written: Written } => {
    const written = createWritten();
    return {
      written,
      tx: {
        rows(sql, params) {
          written.note(sql);
          return connection.query(sql, params);
        },
      },
    };
  };
  const { tx, written } = counting();
  try {
    const value = await body({
      ...tx,
      async inKommune(kommuneId, inside) {
        const inner = counting();
        await connection.exec(asKommune(kommuneId));
        const done = await inside(inner.tx);
        // When `inside` throws, all is rolled back and the role with it.
        await connection.exec(inner.written.any ? `${AS_PLATFORM}; ${countFor(kommuneId)}` : AS_PLATFORM);
        return done;
      },
    });
    await connection.exec(written.any ? `${count}; commit` : 'commit');
    return value;
  } catch (error) {
    await connection.exec('rollback').catch(() => undefined);
    throw error;
  }
}

/**
 * The first way in which row-level security would not bind those who serve requests, or null:
 * a role that passes it by, or a table that a municipality's role may read where it is not at work.
 */
export async function looseRole(engine: Engine): Promise<(OpenRefusal & { code: 'uten-radvern' }) | null> {
  return engine.withConnection(async (db) => {
    const roles = await db.query<{ rolname: string; loose: boolean }>(
      "select rolname, rolsuper or rolbypassrls as loose from pg_roles where rolname in ('boligplan_kommune', 'boligplan_plattform')",
    );
    const loose = roles.find((role) => role.loose);
    if (loose) return { code: 'uten-radvern', role: loose.rolname, table: null };
    if (roles.length < 2) return null;
    await db.exec('begin; set local role boligplan_kommune');
    try {
      const [open] = await db.query<{ name: string }>(
        `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = 'public' and c.relkind = 'r' and has_table_privilege(c.oid, 'select')
           and not row_security_active(c.oid) order by 1`,
      );
      return open ? { code: 'uten-radvern', role: 'boligplan_kommune', table: open.name } : null;
    } finally {
      await db.exec('rollback');
    }
  });
}

async function openEngine(
  settings: DatabaseSettings,
): Promise<Result<{ engine: Engine; release(): void }, OpenRefusal>> {
  if (settings.url) {
    const { openPostgres } = await import('./postgres-engine.ts');
    const engine = openPostgres(settings.url);
    try {
      const [row] = await engine.withConnection((db) =>
        db.query<{ v: string }>("select current_setting('server_version_num') as v"),
      );
      if (Number(row?.v ?? 0) >= MINIMUM) return ok({ engine, release: () => undefined });
      await engine.close();
      return err({ code: 'for-gammel-postgres', version: row?.v ?? '?' });
    } catch (error) {
      await engine.close();
      throw error;
    }
  }
  if (settings.folder === null) return ok({ engine: await openPglite(null), release: () => undefined });
  mkdirSync(dirname(settings.folder), { recursive: true, mode: 0o700 });
  const owned = takeOwnership(settings.folder);
  if (!owned.ok) return owned;
  try {
    // The engine makes files that everybody may write, so it is the folder that keeps the others of this machine out.
    mkdirSync(settings.folder, { recursive: true, mode: 0o700 });
    chmodSync(settings.folder, 0o700);
    return ok({ engine: await openPglite(settings.folder), release: owned.value.release });
  } catch (error) {
    owned.value.release();
    throw error;
  }
}

export async function openDatabase(settings: DatabaseSettings): Promise<Result<OwnedDatabase, OpenRefusal>> {
  const opened = await openEngine(settings);
  if (!opened.ok) return opened;
  const { engine, release } = opened.value;
  const close = async () => {
    try {
      await engine.close();
    } finally {
      release();
    }
  };
  try {
    await migrate(engine, settings.migrations, settings.only);
    const loose = await looseRole(engine);
    if (loose) {
      await close();
      return err(loose);
    }
  } catch (error) {
    await close();
    throw error;
  }

  function door<T>(as: string, count: string, body: (tx: PlatformTx) => Promise<T>): Promise<T> {
    // On the embedded database the inner one would wait for the outer one for ever.
    if (inTransaction.getStore()) throw new Error('A transaction was asked for inside a transaction');
    return engine.withConnection((db) => inTransaction.run(true, () => transaction(db, as, count, body)));
  }
  return ok({
    kind: engine.kind,
    engine,
    inKommune: async (kommuneId, body) =>
      door(asKommune(kommuneId), `${AS_PLATFORM}; ${countFor(kommuneId)}`, ({ rows }) => body({ rows })),
    async lookUp<T>(sql: string, params?: readonly unknown[]) {
      if (inTransaction.getStore()) throw new Error('A transaction was asked for inside a transaction');
      return engine.lookUps.query<T>(sql, params);
    },
    inPlattform: async (body) => door('set local role boligplan_plattform', COUNT_EVERYWHERE, body),
    close,
  });
}
