import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import { err, ok, type Result } from '../../kernel/index.ts';
import type { Connection, Engine } from '../db/connection.ts';

/**
 * Every row of every table as JSON made by the database itself, gzipped; the first line says what follows.
 * The same file restores into the embedded database and into PostgreSQL.
 */
interface Header {
  readonly format: 'boligplan-backup-1';
  readonly migrations: readonly string[];
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
  readonly sha256: string;
}

export type RestoreRefusal =
  | { readonly code: 'ikke-sikkerhetskopi' }
  | { readonly code: 'skadet' }
  | { readonly code: 'andre-migreringer'; readonly expected: readonly string[] }
  | { readonly code: 'ikke-tom'; readonly table: string };

/** Who was logged in then is not now: a cookie from before a logout, a new password or a theft must not open the door again. */
const NOT_RESTORED: ReadonlySet<string> = new Set(['oekt']);

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Tables so that one comes after those it refers to. */
async function tablesInOrder(db: Connection): Promise<string[]> {
  const names = await db.query<{ name: string }>(
    "select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'migrering' order by 1",
  );
  const links = await db.query<{ child: string; parent: string }>(
    "select conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint where contype = 'f'",
  );
  const left = new Set(names.map((n) => n.name));
  const order: string[] = [];
  while (left.size > 0) {
    const ready = [...left].filter((t) => !links.some((l) => l.child === t && l.parent !== t && left.has(l.parent)));
    if (ready.length === 0) throw new Error('The tables refer to each other in a circle');
    for (const t of ready) left.delete(t);
    order.push(...ready);
  }
  return order;
}

/** What a row is written with: a column that the database computes from the others is not among them. */
const writtenColumns = async (db: Connection, table: string): Promise<string[]> =>
  (
    await db.query<{ name: string }>(
      "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum",
      [quote(table)],
    )
  ).map((column) => column.name);

const migrationsOf = async (db: Connection): Promise<string[]> =>
  (await db.query<{ name: string }>('select name from migrering order by name')).map((m) => m.name);

/**
 * One consistent copy of everything, also while others write.
 * @throws when the role may not see every row: a copy that lacks rows must never look like a backup.
 */
export async function makeBackup(engine: Engine): Promise<Uint8Array> {
  const { migrations, tables, lines } = await engine.withConnection(async (db) => {
    // With row security off PostgreSQL refuses a role that would see only some rows, where it else leaves the others out unsaid.
    await db.exec('begin isolation level repeatable read read only; set local row_security = off');
    try {
      const lines: string[] = [];
      const tables: { name: string; rows: number }[] = [];
      for (const name of await tablesInOrder(db)) {
        const rows = await db.query<{ row: string }>(
          `select to_jsonb(t)::text as row from ${quote(name)} t order by 1`,
        );
        tables.push({ name, rows: rows.length });
        for (const { row } of rows) lines.push(row);
      }
      return { migrations: await migrationsOf(db), tables, lines };
    } finally {
      await db.exec('rollback');
    }
  });
  const body = lines.join('\n');
  const sha256 = createHash('sha256').update(body).digest('hex');
  const header: Header = { format: 'boligplan-backup-1', migrations, tables, sha256 };
  return promisify(gzip)(`${JSON.stringify(header)}\n${body}`);
}

/** Puts a backup into an empty, migrated database: all of it or nothing. */
export async function restoreBackup(
  engine: Engine,
  bytes: Uint8Array,
): Promise<Result<{ rows: number }, RestoreRefusal>> {
  let header: Header;
  let body: string;
  try {
    const text = gunzipSync(bytes).toString('utf8');
    const end = text.indexOf('\n');
    header = JSON.parse(text.slice(0, end)) as Header;
    body = text.slice(end + 1);
  } catch {
    return err({ code: 'ikke-sikkerhetskopi' });
  }
  if (header.format !== 'boligplan-backup-1') return err({ code: 'ikke-sikkerhetskopi' });
  if (createHash('sha256').update(body).digest('hex') !== header.sha256) return err({ code: 'skadet' });
  return engine.withConnection(async (db) => {
    const here = await migrationsOf(db);
    if (JSON.stringify(here) !== JSON.stringify(header.migrations))
      return err({ code: 'andre-migreringer', expected: header.migrations });
    for (const { name } of header.tables) {
      if ((await db.query(`select 1 from ${quote(name)} limit 1`)).length > 0)
        return err({ code: 'ikke-tom', table: name });
    }
    const lines = body === '' ? [] : body.split('\n');
    await db.exec('begin; set local row_security = off');
    try {
      let at = 0;
      let restored = 0;
      for (const { name, rows } of header.tables) {
        const columns = (await writtenColumns(db, name)).map(quote).join(', ');
        for (const row of NOT_RESTORED.has(name) ? [] : lines.slice(at, at + rows)) {
          await db.query(
            `insert into ${quote(name)} (${columns}) select ${columns} from jsonb_populate_record(null::${quote(name)}, $1::jsonb)`,
            [row],
          );
          restored += 1;
        }
        at += rows;
      }
      await db.exec('commit');
      return ok({ rows: restored });
    } catch (error) {
      await db.exec('rollback');
      throw error;
    }
  });
}
