import type { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/database.ts';
import { enqueue, type Job } from '../../platform/jobs/jobs.ts';
import type { JobView } from '../../platform/jobs/view.ts';
import { defineJob, type JobKind } from '../../platform/jobs/worker.ts';
import type { RunDeps } from './actions.ts';
import type { InputRefusal } from './input.ts';
import { BOLIGBEHOV_TEXTS } from './texts.ts';

export const KJOERING = 'boligbehov.kjoering';

export type KjoeringResult = { readonly runId: string } | { readonly refused: InputRefusal };

export const orderRun = (tx: Tx, clock: Clock, kommune: { id: string; number: string }, actor: string | null) =>
  enqueue(tx, clock, kommune.id, { kind: KJOERING, input: { number: kommune.number }, actor });

export const boligbehovJobs = (deps: RunDeps): JobKind[] => [
  defineJob<{ number: string }>(KJOERING, async (job) => {
    const { computeRun, loadRun, storeRun } = await import('./actions.ts');
    await job.progress(5, 'laster');
    const loaded = await loadRun(job.db, deps, { id: job.kommuneId, number: job.input.number });
    if (!loaded.ok) return { refused: loaded.error } satisfies KjoeringResult;
    await job.progress(20, 'regner');
    const computed = await computeRun(deps, loaded.value.input, job.signal);
    await job.progress(90, 'lagrer');
    const run = { id: job.clock.id(), created: job.clock.now(), ...computed };
    await job.complete(async (tx) => {
      await storeRun(tx, job.clock, job.kommuneId, run, loaded.value.datasettIds, job.actor);
      return { runId: run.id } satisfies KjoeringResult;
    });
  }),
];

/** Why a finished run stored nothing; null when it did. */
export function runRefusal(job: Job): InputRefusal | null {
  const result = (job.result ?? {}) as Partial<KjoeringResult>;
  return job.state === 'ferdig' && 'refused' in result ? (result.refused ?? null) : null;
}

export const kjoeringView: JobView = {
  kind: KJOERING,
  who: 'rediger',
  title: (_job, lang) => BOLIGBEHOV_TEXTS[lang].job.title,
  doing: (job, lang) => BOLIGBEHOV_TEXTS[lang].job.doing[job.message ?? ''] ?? '',
  outcome(job, lang) {
    const t = BOLIGBEHOV_TEXTS[lang];
    const refusal = runRefusal(job);
    return refusal
      ? { ok: false, text: t.refused(refusal), link: { path: '/tall', label: t.toTall, forward: false } }
      : { ok: true, text: t.job.done, link: { path: '/behov', label: t.job.toResult, forward: true } };
  },
  advice: (lang) => BOLIGBEHOV_TEXTS[lang].job.advice,
};
