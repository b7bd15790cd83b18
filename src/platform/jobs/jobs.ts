import { createHash } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import type { Tx } from '../db/database.ts';

export type JobState = 'venter' | 'kjoerer' | 'ferdig' | 'feilet' | 'avbrutt';

export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  /** 0..100. */
  readonly progress: number;
  /** A code for what it is doing or why it failed; the page makes the sentence. */
  readonly message: string | null;
  readonly cancelWish: boolean;
  readonly input: unknown;
  readonly result: unknown;
  /** Who ordered it; null for the system itself. */
  readonly actor: string | null;
  readonly created: string;
  readonly finished: string | null;
}

export const JOB_COLUMNS =
  'id, kind, state, progress, message, cancel_wish as "cancelWish", input, result, created_by as actor, created, finished';

/**
 * Puts a job in the queue in the transaction of the wish itself, so that neither is ever without the other.
 * The same wish while the first is unfinished (a second click) gives the first one's id.
 */
export async function enqueue(
  tx: Tx,
  clock: Clock,
  kommuneId: string,
  job: { readonly kind: string; readonly input: Readonly<Record<string, unknown>>; readonly actor?: string | null },
): Promise<string> {
  const input = JSON.stringify(job.input);
  const hash = createHash('sha256').update(input).digest('hex');
  await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`jobb:${kommuneId}:${job.kind}:${hash}`]);
  const [same] = await tx.rows<{ id: string }>(
    `select id from jobb where kommune_id = $1 and kind = $2 and input_hash = $3
     and state in ('venter', 'kjoerer') and not cancel_wish`,
    [kommuneId, job.kind, hash],
  );
  if (same) return same.id;
  const id = clock.id();
  await tx.rows(
    `insert into jobb (kommune_id, id, kind, state, input, input_hash, created, created_by)
     values ($1, $2, $3, 'venter', $4, $5, $6, $7)`,
    [kommuneId, id, job.kind, input, hash, clock.now(), job.actor ?? null],
  );
  await tx.rows('insert into jobb_koe (kommune_id, jobb_id, ready) values ($1, $2, now())', [kommuneId, id]);
  return id;
}

export const findJob = async (tx: Tx, id: string): Promise<Job | null> =>
  (await tx.rows<Job>(`select ${JOB_COLUMNS} from jobb where id = $1`, [id]))[0] ?? null;

/** The newest jobs of the kommune, newest first. */
export const listJobs = (tx: Tx, limit = 20): Promise<Job[]> =>
  tx.rows<Job>(`select ${JOB_COLUMNS} from jobb order by id desc limit $1`, [limit]);

/** The newest job of any of these kinds; null when there was none. */
export const newestJob = async (tx: Tx, kinds: readonly string[]): Promise<Job | null> =>
  (
    await tx.rows<Job>(`select ${JOB_COLUMNS} from jobb where kind = any($1::text[]) order by id desc limit 1`, [kinds])
  )[0] ?? null;

/** A waiting job ends at once; a running one is told, and ends at its next step. False when there is nothing to cancel. */
export async function cancelJob(tx: Tx, clock: Clock, id: string): Promise<boolean> {
  const [job] = await tx.rows<{ state: JobState }>(
    `update jobb set cancel_wish = true,
       state = case when state = 'venter' then 'avbrutt' else state end,
       finished = case when state = 'venter' then $2::timestamptz end
     where id = $1 and state in ('venter', 'kjoerer') returning state`,
    [id, clock.now()],
  );
  if (job?.state === 'avbrutt') await tx.rows('delete from jobb_koe where jobb_id = $1', [id]);
  return job !== undefined;
}
