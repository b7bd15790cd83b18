import { z } from 'zod';
import {
  type Endpoint,
  endpoint,
  idPage,
  isUuid,
  kommuneOf,
  pageOf,
  reasoned,
  toPage,
  withReasons,
} from '../../platform/http/api.ts';
import { findJob, type Job, listJobs } from '../../platform/jobs/jobs.ts';

const base = '/api/v1/kommuner/:kommune/jobber';

/** So many of the newest can be read. */
const KEPT = 500;

const job = reasoned({
  id: z.uuid(),
  kind: z.string(),
  state: z.enum(['venter', 'kjoerer', 'ferdig', 'feilet', 'avbrutt']),
  /** 0..100. */
  progress: z.int(),
  unit: z.literal('prosent'),
  /** A code for what it is doing or why it failed. */
  message: z.string().nullable(),
  cancelWish: z.boolean(),
  created: z.iso.datetime(),
  finished: z.iso.datetime().nullable(),
});

/** What went in and came out of a job is read where it belongs: a run under the runs, a document under the plan. */
const toJob = ({ id, kind, state, progress, message, cancelWish, created, finished }: Job): z.infer<typeof job> =>
  withReasons(
    { id, kind, state, progress, unit: 'prosent' as const, message, cancelWish, created, finished },
    { message: 'gjelder-ikke', finished: 'ikke-ferdig' },
  );

export const jobbApi: readonly Endpoint[] = [
  endpoint({
    id: 'listJobber',
    path: base,
    query: idPage,
    answer: pageOf(job),
    async load(ctx, { limit, after }) {
      const jobs = await ctx.db.inKommune(kommuneOf(ctx).id, (tx) => listJobs(tx, KEPT));
      const older = after === undefined ? jobs : jobs.filter((j) => j.id < after);
      return toPage(ctx, older.map(toJob), limit, (j) => j.id);
    },
  }),
  endpoint({
    id: 'getJobb',
    path: `${base}/:id`,
    examples: [`${base}/00000000-0000-7000-8000-000000000000`],
    answer: job,
    async load(ctx) {
      const { id } = ctx.params;
      if (!isUuid(id)) return null;
      const found = await ctx.db.inKommune(kommuneOf(ctx).id, (tx) => findJob(tx, id));
      return found && toJob(found);
    },
  }),
];
