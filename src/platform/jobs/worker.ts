import type { Clock } from '../clock/clock.ts';
import type { Database, Tx } from '../db/database.ts';
import { beat, type Claim, claimNext, finish, giveBack, LostJob, takeBackAbandoned } from './claim.ts';

export interface JobContext<Input> {
  readonly kommuneId: string;
  readonly jobId: string;
  /** Who ordered it; what it does is done by that person. */
  readonly actor: string | null;
  readonly input: Input;
  readonly db: Database;
  readonly clock: Clock;
  /** Aborted when somebody cancels or the server stops; give it to whatever takes time. */
  readonly signal: AbortSignal;
  /** Tells how far it is, 0..100, with a code for what it does. Throws when the job is cancelled. */
  progress(percent: number, message?: string): Promise<void>;
  /** Saves and ends the job in one transaction: what `body` writes is there exactly once. `body` returns the job's result. */
  complete(body: (tx: Tx) => Promise<unknown>): Promise<void>;
}

/** One kind of job. Load, compute without the database, save; it may be run again after a crash and must then do the same. */
export interface JobKind {
  readonly kind: string;
  run(context: JobContext<never>): Promise<unknown>;
}

/** `handler` ends with `context.complete`, or returns the result. */
export const defineJob = <Input>(kind: string, handler: (context: JobContext<Input>) => Promise<unknown>): JobKind => ({
  kind,
  run: handler as JobKind['run'],
});

export interface Worker {
  /** Looks for work now instead of at the next turn. */
  poke(): void;
  /** Looks now whether somebody wishes to cancel the job, if it runs here. */
  recheck(jobId: string): void;
  /** Resolves when there is nothing ready and nothing running, for tests. */
  idle(): Promise<void>;
  /** Hands running jobs back and stops. */
  stop(): Promise<void>;
}

export interface WorkerSettings {
  readonly clock: Clock;
  /** Unique among all workers on this database. */
  readonly name: string;
  readonly log: (line: Readonly<Record<string, string | number>>) => void;
  /** Milliseconds between looks and signs of life. */
  readonly every?: number;
  readonly atOnce?: number;
  /** Done at the start and then every hour, beside the jobs. */
  readonly upkeep?: () => Promise<unknown>;
  /** Hears of every job that ends here. */
  readonly ended?: (jobId: string) => void;
}

const HOUR = 3_600_000;

class Cancelled extends Error {}
class Stopping extends Error {}

export async function startWorker(db: Database, jobs: readonly JobKind[], settings: WorkerSettings): Promise<Worker> {
  const { clock, name, log, every = 1000, atOnce = 2, ended, upkeep } = settings;
  const kinds = new Map(jobs.map((job) => [job.kind, job]));
  const running = new Map<Promise<void>, AbortController>();
  const rechecks = new Map<string, () => void>();
  let stopping = false;
  let looking: Promise<void> | null = null;
  let again = false;

  if (db.kind === 'pglite') await takeBackAbandoned(db);

  async function run(claim: Claim, controller: AbortController): Promise<void> {
    const inJob = <T>(body: (tx: Tx) => Promise<T>) => db.inKommune(claim.kommuneId, body);
    const end = (outcome: Parameters<typeof finish>[4]) => inJob((tx) => finish(tx, clock, claim, name, outcome));
    const check = () => {
      if (controller.signal.aborted) throw controller.signal.reason;
    };
    const sign = async (news?: { progress: number; message: string | null }) => {
      if (await inJob((tx) => beat(tx, claim, name, news))) controller.abort(new Cancelled());
    };
    const recheck = () => sign().catch((error: Error) => controller.abort(error));
    const pulse = setInterval(recheck, every * 5);
    rechecks.set(claim.job.id, recheck);
    let completed = false;
    let last = -1;
    try {
      const kind = kinds.get(claim.job.kind);
      if (!kind) throw new Error(`No handler for jobs of kind ${claim.job.kind}`);
      const result = await kind.run({
        kommuneId: claim.kommuneId,
        jobId: claim.job.id,
        actor: claim.job.actor,
        input: claim.job.input as never,
        db,
        clock,
        signal: controller.signal,
        async progress(percent, message) {
          check();
          const progress = Math.min(99, Math.max(0, Math.floor(percent)));
          if (progress !== last) await sign({ progress, message: message ?? null });
          last = progress;
          check();
        },
        async complete(body) {
          check();
          await inJob(async (tx) => {
            const value = await body(tx);
            await finish(tx, clock, claim, name, { state: 'ferdig', result: value ?? null });
          });
          completed = true;
        },
      });
      if (!completed) await end({ state: 'ferdig', result: result ?? null });
    } catch (error) {
      const reason = controller.signal.aborted ? controller.signal.reason : error;
      if (completed || reason instanceof LostJob) log({ job: claim.job.id, error: String(error) });
      else if (reason instanceof Stopping) await inJob((tx) => giveBack(tx, claim, name));
      else if (reason instanceof Cancelled) await end({ state: 'avbrutt' });
      else {
        log({ job: claim.job.id, kind: claim.job.kind, error: String((error as Error).stack ?? error) });
        await end({ state: 'feilet', message: 'feil' });
      }
    } finally {
      clearInterval(pulse);
      rechecks.delete(claim.job.id);
      ended?.(claim.job.id);
    }
  }

  function start(claim: Claim): void {
    const controller = new AbortController();
    const job: Promise<void> = run(claim, controller)
      .catch((error: unknown) => log({ job: claim.job.id, error: String(error) }))
      .finally(() => {
        running.delete(job);
        look();
      });
    running.set(job, controller);
  }

  function look(): void {
    again = true;
    if (looking) return;
    looking = (async () => {
      while (again && !stopping) {
        again = false;
        while (!stopping && running.size < atOnce) {
          const claim = await claimNext(db, clock, name);
          if (!claim) break;
          start(claim);
        }
      }
    })()
      .catch((error: unknown) => log({ worker: name, error: String(error) }))
      .finally(() => {
        looking = null;
      });
  }

  let keeping: Promise<unknown> | undefined;
  const keep = () => {
    keeping = upkeep?.().catch((error: Error) => log({ upkeep: name, error: String(error.stack ?? error) }));
  };
  const timer = setInterval(look, every);
  const hourly = setInterval(keep, HOUR);
  keep();
  look();
  return {
    poke: look,
    recheck: (jobId) => rechecks.get(jobId)?.(),
    async idle() {
      look();
      while (looking || running.size > 0) await Promise.all([looking, ...running.keys()]);
    },
    async stop() {
      stopping = true;
      clearInterval(timer);
      clearInterval(hourly);
      await Promise.all([looking, keeping]);
      for (const controller of running.values()) controller.abort(new Stopping());
      await Promise.all(running.keys());
    },
  };
}
