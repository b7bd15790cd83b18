import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, types } from '@electric-sql/pglite';
import { DurableNodeFS, fsyncCalls } from './durable-fs.ts';

/** The embedded database, alone in its thread: a long query never blocks the server. */
const { folder } = workerData as { folder: string | null };

const START = [
  '--single', '-O', '-j',
  '-c', 'fsync=on',
  '-c', 'wal_sync_method=fsync',
  '-c', 'synchronous_commit=on',
  '-c', 'search_path=public',
  '-c', 'exit_on_error=false',
  '-c', 'log_checkpoints=false',
  '-c', 'max_worker_processes=0',
  '-c', 'max_parallel_workers=0',
  '-c', 'max_parallel_workers_per_gather=0',
  '-c', 'io_method=sync',
  '-c', 'max_parallel_maintenance_workers=0',
];

const text = (value: string) => value;
const instant = (value: string) => new Date(`${value.replace(' ', 'T')}${/[+-]\d\d$/.test(value) ? ':00' : ''}`).toISOString();
const parsers = { [types.DATE]: text, [types.TIMESTAMPTZ]: instant, [types.NUMERIC]: text, [types.INT8]: Number };

const db = await PGlite.create(
  folder === null ? { parsers } : { fs: new DurableNodeFS(folder), startParams: START, parsers, relaxedDurability: false },
);

export interface ThreadRequest {
  readonly id: number;
  readonly kind: 'query' | 'exec' | 'dump' | 'fsyncs' | 'close';
  readonly sql?: string;
  readonly params?: readonly unknown[];
}

async function answer(request: ThreadRequest): Promise<unknown> {
  if (request.kind === 'fsyncs') return fsyncCalls;
  if (request.kind === 'close') return db.close();
  if (request.kind === 'exec') return void (await db.exec(request.sql ?? ''));
  const result = await db.query(request.sql ?? '', [...(request.params ?? [])]);
  return result.rows;
}

parentPort?.on('message', (request: ThreadRequest) => {
  answer(request).then(
    (value) => parentPort?.postMessage({ id: request.id, value }),
    (error: unknown) => {
      const { message, code, detail } = error as { message: string; code?: string; detail?: string };
      parentPort?.postMessage({ id: request.id, error: { message, code, detail } });
    },
  );
});
parentPort?.postMessage({ id: 0, value: 'ready' });
