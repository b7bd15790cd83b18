import type { Clock } from '../clock/clock.ts';
import type { Database, Tx } from '../db/database.ts';
import { JOB_COLUMNS, type Job } from './jobs.ts';

/** A job that one worker holds. Every write names the worker, so that one who lost the job can no longer change it. */
export interface Claim {
  readonly kommuneId: string;
  readonly job: Job;
  readonly attempts: number;
}

/** Seconds without a sign of life after which another worker takes the job over. */
export const STALE_SECONDS = 30;
/** A job that has brought the server down this often is not tried again. */
export const MAX_ATTEMPTS = 3;

export class LostJob extends Error {}

/** The oldest job that is ready, now held by `worker`; null when there is none. */
export async function claimNext(db: Database, clock: Clock, worker: string): Promise<Claim | null> {
  const ready = await db.inPlattform((tx) =>
    tx.rows<{ kommune_id: string; jobb_id: string }>(
      'select kommune_id, jobb_id from jobb_koe where ready <= now() order by jobb_id limit 10',
    ),
  );
  for (const { kommune_id: kommuneId, jobb_id: id } of ready) {
    const claim = await db.inKommune(kommuneId, (tx) => claimOne(tx, clock, kommuneId, id, worker));
    if (claim) return claim;
  }
  return null;
}

/**
 * The job's own row is taken before its place in the queue, as by whoever cancels or ends it: rows taken in two orders
 * can wait for each other. A job that somebody holds is left to the next look.
 */
async function claimOne(tx: Tx, clock: Clock, kommuneId: string, id: string, worker: string): Promise<Claim | null> {
  const free = await tx.rows('select 1 from jobb where id = $1 for update skip locked', [id]);
  if (free.length === 0) return null;
  const queued = await tx.rows('select 1 from jobb_koe where jobb_id = $1 and ready <= now()', [id]);
  if (queued.length === 0) return null;
  const [job] = await tx.rows<Job & { attempts: number }>(
    `update jobb set state = 'kjoerer', progress = 0, locked_by = $2, locked_at = now(), attempts = attempts + 1
     where id = $1 and state in ('venter', 'kjoerer') returning attempts, ${JOB_COLUMNS}`,
    [id, worker],
  );
  if (!job) {
    await tx.rows('delete from jobb_koe where jobb_id = $1', [id]);
    return null;
  }
  const claim = { kommuneId, job, attempts: job.attempts };
  if (job.cancelWish) await finish(tx, clock, claim, worker, { state: 'avbrutt' });
  else if (job.attempts > MAX_ATTEMPTS)
    await finish(tx, clock, claim, worker, { state: 'feilet', message: 'gitt-opp' });
  else {
    await postpone(tx, id);
    return claim;
  }
  return null;
}

const postpone = (tx: Tx, id: string) =>
  tx.rows("update jobb_koe set ready = now() + $2 * interval '1 second' where jobb_id = $1", [id, STALE_SECONDS]);

/** Says that the worker is alive and how far it is. Returns true when somebody wishes to cancel. */
export async function beat(
  tx: Tx,
  claim: Claim,
  worker: string,
  news?: { progress: number; message: string | null },
): Promise<boolean> {
  const [row] = await tx.rows<{ cancel_wish: boolean }>(
    `update jobb set locked_at = now(), progress = coalesce($3, progress),
       message = case when $3::int is null then message else $4 end
     where id = $1 and locked_by = $2 and state = 'kjoerer' returning cancel_wish`,
    [claim.job.id, worker, news?.progress ?? null, news?.message ?? null],
  );
  if (!row) throw new LostJob(claim.job.id);
  await postpone(tx, claim.job.id);
  return row.cancel_wish;
}

export interface Outcome {
  readonly state: 'ferdig' | 'feilet' | 'avbrutt';
  readonly message?: string;
  readonly result?: unknown;
}

/** Ends the job in the caller's transaction; throws when another worker has it by now, so that nothing is done twice. */
export async function finish(tx: Tx, clock: Clock, claim: Claim, worker: string, outcome: Outcome): Promise<void> {
  const done = await tx.rows(
    `update jobb set state = $3, message = $4, result = $5, finished = $6, locked_by = null,
       progress = case when $3 = 'ferdig' then 100 else progress end
     where id = $1 and locked_by = $2 and state = 'kjoerer' returning id`,
    [
      claim.job.id,
      worker,
      outcome.state,
      outcome.message ?? null,
      outcome.result === undefined ? null : JSON.stringify(outcome.result),
      clock.now(),
    ],
  );
  if (done.length === 0) throw new LostJob(claim.job.id);
  await tx.rows('delete from jobb_koe where jobb_id = $1', [claim.job.id]);
}

/** Hands the job back untried, for a worker that stops. */
export async function giveBack(tx: Tx, claim: Claim, worker: string): Promise<void> {
  const back = await tx.rows(
    `update jobb set state = 'venter', locked_by = null, attempts = attempts - 1
     where id = $1 and locked_by = $2 and state = 'kjoerer' returning id`,
    [claim.job.id, worker],
  );
  if (back.length > 0) await tx.rows('update jobb_koe set ready = now() where jobb_id = $1', [claim.job.id]);
}

/** On the embedded database there is but one worker, so whatever runs when it starts was left by one that was killed. */
export async function takeBackAbandoned(db: Database): Promise<void> {
  const left = await db.inPlattform((tx) =>
    tx.rows<{ kommune_id: string }>('select distinct kommune_id from jobb_koe'),
  );
  for (const { kommune_id: kommuneId } of left) {
    await db.inKommune(kommuneId, async (tx) => {
      await tx.rows("update jobb set state = 'venter', locked_by = null where state = 'kjoerer'");
      await tx.rows('update jobb_koe set ready = now()');
    });
  }
}
