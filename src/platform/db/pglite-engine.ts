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
/** As long as it takes to make a page of what was read: what nobody waits for then seldom goes alone. */
const MOMENT = 20;
/** Statements that answer the same again while nobody writes, and of values that tell them apart. */
const READS = /^\s*(?:select|with)\b/i;
const MAY_DIFFER =
  /\b(?:insert|update|delete|merge|truncate|share|nextval|setval|set_config|random|gen_random_uuid|clock_timestamp|pg_\w+)\b/i;
const keyOf = (sql: string, params: readonly unknown[]): string | null =>
  READS.test(sql) && !MAY_DIFFER.test(sql) && params.every((value) => value === null || typeof value !== 'object')
    ? JSON.stringify([sql, ...params])
    : null;
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
  /** What goes before the next statement: a message wakes a thread, which costs more than most statements. */
  let ahead = '';
  let moment: NodeJS.Timeout | null = null;

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
    const before = ahead;
    ahead = '';
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ ...request, before, id });
    });
  }
  /** What has been read in the session of the moment and nobody has changed since: the slices of a page ask for the same rows. */
  const read = new Map<string, Promise<unknown>>();
  function before(sql: string): void {
    read.clear();
    ahead = ahead === '' ? sql : `${ahead}; ${sql}`;
    moment ??= setTimeout(() => {
      moment = null;
      if (ahead !== '' && dead === null) ask({ kind: 'exec', sql: '' }).catch(() => undefined);
    }, MOMENT).unref();
  }

  const connection: Connection = {
    async query<T>(sql: string, params: readonly unknown[] = []) {
      const key = keyOf(sql, params);
      const answer = (key === null ? undefined : read.get(key)) ?? ask({ kind: 'query', sql, params });
      if (key === null) read.clear();
      else read.set(key, answer);
      // Unpacked anew, so that nobody's rows are somebody else's too.
      return unpackRows((await answer) as PackedRows) as T[];
    },
    async exec(sql) {
      read.clear();
      await ask({ kind: 'exec', sql });
    },
    before,
  };
  async function lookUp<T>(sql: string, params?: readonly unknown[]): Promise<T[]> {
    before('begin read only; set local role boligplan_plattform');
    try {
      const found = await connection.query<T>(sql, params);
      before('commit');
      return found;
    } catch (error) {
      await connection.exec('rollback').catch(() => undefined);
      throw error;
    }
  }
  const ready = ask({ kind: 'open', folder });
  let queue: Promise<unknown> = ready;
  try {
    await ready;
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  function inTurn<T>(body: () => Promise<T>): Promise<T> {
    const turn = queue.then(() => {
      read.clear();
      return body();
    });
    queue = turn.catch(() => undefined);
    return turn;
  }
  return {
    kind: 'pglite',
    withConnection: (body) => inTurn(() => body(connection)),
    lookUps: { query: <T>(sql: string, params?: readonly unknown[]) => inTurn(() => lookUp<T>(sql, params)) },
    fsyncs: async () => (await ask({ kind: 'fsyncs' })) as number,
    async close() {
      if (closed) return;
      closed = true;
      await queue.catch(() => undefined);
      if (moment) clearTimeout(moment);
      const broken = dead !== null;
      if (!broken) await ask({ kind: 'close' });
      // The thread may be somebody else's from here on.
      fail(new Error('The embedded database is closed'));
      if (broken || spare) await worker.terminate();
      else keepForNext(worker);
    },
  };
}
