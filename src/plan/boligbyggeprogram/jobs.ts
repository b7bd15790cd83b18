import type { Language, Refusal, Result } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/database.ts';
import { enqueue, type Job } from '../../platform/jobs/jobs.ts';
import type { JobView } from '../../platform/jobs/view.ts';
import { defineJob, type JobKind } from '../../platform/jobs/worker.ts';
import { type KartSaved, saveFetched } from './actions/kart.ts';
import { KART_TEXTS } from './kart-texts.ts';
import { KARTHENT_TEXTS } from './karthent-texts.ts';

export const KARTHENTING = 'boligbyggeprogram.kart-hent';

/** What fetching needs of Kartverket's service; the client in platform is one. */
export interface Kartverk {
  omraadeAddress(number: string): string;
  omraade(
    number: string,
    options: { readonly signal?: AbortSignal },
  ): Promise<Result<{ readonly name: string; readonly geometry: Readonly<Record<string, unknown>> }, Refusal>>;
}

export interface KarthentDeps {
  readonly kartverk: Kartverk;
  /** False for a stand-in or a copy. */
  readonly official: boolean;
}

interface KarthentOrder {
  readonly number: string;
}
export type KarthentResult = { readonly taken: number } | { readonly refused: string };

export const orderKarthenting = (tx: Tx, clock: Clock, kommune: { id: string; number: string }, actor: string | null) =>
  enqueue(tx, clock, kommune.id, {
    kind: KARTHENTING,
    input: { number: kommune.number } satisfies KarthentOrder,
    actor,
  });

/** The outline is stored whole or not at all, with the request that gave it. */
export const karthentJob = ({ kartverk, official }: KarthentDeps): JobKind =>
  defineJob<KarthentOrder>(KARTHENTING, async (job) => {
    const { number } = job.input;
    await job.progress(5, 'henter');
    const found = await kartverk.omraade(number, { signal: job.signal });
    await job.progress(80, 'lagrer');
    await job.complete(async (tx): Promise<KarthentResult> => {
      if (!found.ok) return { refused: found.error.code };
      const actor = { kommuneId: job.kommuneId, brukerId: job.actor };
      const fetched = { url: kartverk.omraadeAddress(number), day: job.clock.today(), official };
      const saved: KartSaved = await saveFetched(tx, job.clock, actor, found.value, fetched);
      return saved.ok ? { taken: saved.taken } : { refused: saved.error };
    });
  });

export const karthentPath = (job: Job): string => `/boligbyggeprogram/kart?jobb=${job.id}`;

/** What came of a finished fetch, in one sentence. */
export function karthentSays(job: Job, lang: Language): { readonly ok: boolean; readonly text: string } {
  const t = KARTHENT_TEXTS[lang];
  const result = job.result as KarthentResult;
  if ('taken' in result) return { ok: true, text: t.got };
  const asMap = (KART_TEXTS[lang].refusals as Readonly<Record<string, string>>)[result.refused];
  return { ok: false, text: `${t.why[result.refused] ?? asMap ?? t.whyOther} ${t.byHand}` };
}

export const karthentView: JobView = {
  kind: KARTHENTING,
  who: 'rediger',
  title: (_job, lang) => KARTHENT_TEXTS[lang].title,
  doing: (job, lang) => KARTHENT_TEXTS[lang].doing[job.message ?? ''] ?? '',
  outcome(job, lang) {
    const link = { path: karthentPath(job), label: KARTHENT_TEXTS[lang].toResult, forward: true };
    return { ...karthentSays(job, lang), link };
  },
  advice: (lang) => KARTHENT_TEXTS[lang].advice,
};
