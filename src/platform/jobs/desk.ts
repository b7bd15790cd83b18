import type { Database, Tx } from '../db/database.ts';
import { cancelJob, findJob, type Job } from './jobs.ts';
import { type JobKind, startWorker, type Worker, type WorkerSettings } from './worker.ts';

/** How long a person waits for the result itself before getting the page of the job instead. */
const PATIENCE = 1000;

/** Where pages order jobs, and where the server starts and stops the worker that does them. */
export interface JobDesk {
  /** `body` enqueues and returns the job's id. Gives the job as it is when it has ended, or after `patience` milliseconds. */
  order(kommuneId: string, body: (tx: Tx) => Promise<string>, patience?: number): Promise<Job>;
  /** False when there is nothing to cancel. */
  cancel(kommuneId: string, id: string): Promise<boolean>;
  start(): Promise<void>;
  /** Resolves when there is nothing to do, for tests. */
  idle(): Promise<void>;
  /** Hands running jobs back. */
  stop(): Promise<void>;
}

export function createJobDesk(db: Database, kinds: readonly JobKind[], settings: WorkerSettings): JobDesk {
  let worker: Worker | null = null;
  const waiting = new Map<string, Set<() => void>>();

  const ended = (id: string) => {
    for (const wake of waiting.get(id) ?? []) wake();
  };

  function untilEnded(id: string, patience: number): Promise<void> {
    return new Promise((resolve) => {
      const wakers = waiting.get(id) ?? new Set();
      const wake = () => {
        clearTimeout(timer);
        wakers.delete(wake);
        if (wakers.size === 0) waiting.delete(id);
        resolve();
      };
      const timer = setTimeout(wake, patience);
      waiting.set(id, wakers.add(wake));
    });
  }

  return {
    async order(kommuneId, body, patience = PATIENCE) {
      const id = await db.inKommune(kommuneId, body);
      const look = async () => {
        const job = await db.inKommune(kommuneId, (tx) => findJob(tx, id));
        if (!job) throw new Error(`Job ${id} was ordered and is not there`);
        return job;
      };
      // Listened for before the worker is told, so that no end is missed.
      const end = untilEnded(id, patience);
      worker?.poke();
      const now = await look();
      if (isEnded(now)) return now;
      await end;
      return look();
    },
    async cancel(kommuneId, id) {
      const done = await db.inKommune(kommuneId, (tx) => cancelJob(tx, settings.clock, id));
      worker?.recheck(id);
      return done;
    },
    async start() {
      worker ??= await startWorker(db, kinds, { ...settings, ended });
    },
    async idle() {
      await worker?.idle();
    },
    async stop() {
      await worker?.stop();
      worker = null;
    },
  };
}

export const isEnded = (job: Job): boolean => job.state !== 'venter' && job.state !== 'kjoerer';
