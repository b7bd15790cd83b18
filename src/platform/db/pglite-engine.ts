import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Connection, Engine } from './connection.ts';
import type { ThreadRequest } from './pglite.thread.ts';
import { type PackedRows, unpackRows } from './pglite-rows.ts';

interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: {
    readonly message: string;
    readonly code?: string;
    readonly detail?: string;
    readonly constraint?: string;
  };
}

/** Beside the built server the thread is pglite.thread.js; from source it is the .ts next to this file. */
function threadFile(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const built = join(here, 'pglite.thread.js');
  return existsSync(built) ? built : join(here, 'pglite.thread.ts');
}

export interface PgliteEngine extends Engine {
  /** How often the thread has forced data to the disk. */
  fsyncs(): Promise<number>;
}

/** A thread whose database was closed takes the next one: to start another costs three times what it costs to open one. */
let spare: Worker | null = null;
const HEARD = ['message', 'error', 'exit'];

function takeThread(): Worker {
  const worker = spare ?? new Worker(threadFile());
  spare = null;
  for (const event of HEARD) worker.removeAllListeners(event);
  worker.ref();
  return worker;
}

/** Nobody waits for it meanwhile: a process that has nothing else to do may end. */
function keepForNext(worker: Worker): void {
  for (const event of HEARD) worker.removeAllListeners(event);
  const forget = () => {
    if (spare === worker) spare = null;
  };
  worker.on('error', forget);
  worker.on('exit', forget);
  worker.unref();
  spare = worker;
}

/** `folder` null keeps everything in memory, for tests. */
export async function openPglite(folder: string | null): Promise<PgliteEngine> {
  if (folder !== null) mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
  const worker = takeThread();
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  let dead: Error | null = null;
  let closed = false;

  worker.on('message', (reply: Reply) => {
    const waiter = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (!waiter) return;
    if (reply.error) waiter.reject(Object.assign(new Error(reply.error.message), reply.error));
    else waiter.resolve(reply.value);
  });
  const fail = (error: Error) => {
    dead = error;
    for (const waiter of waiting.values()) waiter.reject(error);
    waiting.clear();
  };
  worker.on('error', fail);
  worker.on('exit', () => fail(dead ?? new Error('The embedded database has stopped')));

  function ask(request: Omit<ThreadRequest, 'id'>): Promise<unknown> {
    if (dead) return Promise.reject(dead);
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ ...request, id });
    });
  }

  const rows = async <T>(kind: 'query' | 'lookUp', sql: string, params: readonly unknown[] = []) =>
    unpackRows((await ask({ kind, sql, params })) as PackedRows) as T[];
  const connection: Connection = {
    query: (sql, params) => rows('query', sql, params),
    exec: async (sql) => void (await ask({ kind: 'exec', sql })),
  };
  const ready = ask({ kind: 'open', folder });
  let queue: Promise<unknown> = ready;
  try {
    await ready;
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  function inTurn<T>(body: () => Promise<T>): Promise<T> {
    const turn = queue.then(body);
    queue = turn.catch(() => undefined);
    return turn;
  }
  return {
    kind: 'pglite',
    withConnection: (body) => inTurn(() => body(connection)),
    lookUps: { query: <T>(sql: string, params?: readonly unknown[]) => inTurn(() => rows<T>('lookUp', sql, params)) },
    fsyncs: async () => (await ask({ kind: 'fsyncs' })) as number,
    async close() {
      if (closed) return;
      closed = true;
      await queue.catch(() => undefined);
      const broken = dead !== null;
      if (!broken) await ask({ kind: 'close' });
      // The thread may be somebody else's from here on.
      fail(new Error('The embedded database is closed'));
      if (broken || spare) await worker.terminate();
      else keepForNext(worker);
    },
  };
}
