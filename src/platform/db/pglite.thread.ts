import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { DURABLE_START, DurableNodeFS, syncFolder, syncPath } from './durable-fs.ts';
import { JSON_AS_TEXT, packRows } from './pglite-rows.ts';
import { createStatements } from './pglite-statements.ts';
import { PARSERS } from './types.ts';

/** The embedded database, alone in its thread: a long query never blocks the server. */
const BYTEA = 17;
/** PGlite's own way with bytes goes through them one by one: a second for each megabyte. */
const serializers = { [BYTEA]: (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString('hex')}` };
const parsers = {
  ...PARSERS,
  ...JSON_AS_TEXT,
  [BYTEA]: (hex: string) => Uint8Array.from(Buffer.from(hex.slice(2), 'hex')),
};
let fsyncs = 0;

const onDisk = (path: string): Promise<PGlite> =>
  PGlite.create({
    fs: new DurableNodeFS(path, () => {
      fsyncs += 1;
    }),
    startParams: DURABLE_START,
    parsers,
    serializers,
    relaxedDurability: false,
  });

/** A new folder is made beside and moved in whole and forced to the disk, so that a kill in the middle leaves no half of one. */
async function openFolder(path: string): Promise<PGlite> {
  if (!existsSync(join(path, 'PG_VERSION'))) {
    const fresh = `${path}.new`;
    rmSync(fresh, { recursive: true, force: true });
    await (await onDisk(fresh)).close();
    syncFolder(fresh);
    rmSync(path, { recursive: true, force: true });
    renameSync(fresh, path);
    syncPath(dirname(path));
  }
  return onDisk(path);
}

export interface ThreadRequest {
  readonly id: number;
  readonly kind: 'open' | 'query' | 'lookUp' | 'exec' | 'fsyncs' | 'close';
  readonly folder?: string | null;
  readonly sql?: string;
  readonly params?: readonly unknown[];
}

let db: PGlite | null = null;
let statements: ReturnType<typeof createStatements> | null = null;

async function open(folder: string | null): Promise<void> {
  fsyncs = 0;
  db = folder === null ? await PGlite.create({ parsers, serializers }) : await openFolder(folder);
  statements = createStatements(db);
}

async function answer(request: ThreadRequest): Promise<unknown> {
  if (request.kind === 'open') return open(request.folder ?? null);
  if (request.kind === 'fsyncs') return fsyncs;
  if (!db || !statements) throw new Error('No database is open');
  const { sql = '', params = [] } = request;
  switch (request.kind) {
    case 'close':
      await db.close();
      db = null;
      statements = null;
      return undefined;
    case 'exec':
      return statements.exec(sql);
    case 'query':
      return packRows(await statements.query(sql, params));
    case 'lookUp':
      await statements.exec('begin read only; set local role boligplan_plattform');
      try {
        return packRows(await statements.query(sql, params));
      } finally {
        await statements.exec('commit');
      }
  }
}

parentPort?.on('message', (request: ThreadRequest) => {
  answer(request).then(
    (value) => parentPort?.postMessage({ id: request.id, value }),
    (error: unknown) => {
      const { message, code, detail, constraint } = error as Record<string, string | undefined>;
      parentPort?.postMessage({ id: request.id, error: { message, code, detail, constraint } });
    },
  );
});
