import { type Language, ok, type Refusal, type Result } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/database.ts';
import { enqueue, type Job } from '../../platform/jobs/jobs.ts';
import type { JobView } from '../../platform/jobs/view.ts';
import { defineJob, type JobKind } from '../../platform/jobs/worker.ts';
import { type KartSaved, saveFetched } from './actions/kart.ts';
import type { HentetLag } from './kart.ts';
import { KART_TEXTS } from './kart-texts.ts';
import { KARTHENT_TEXTS } from './karthent-texts.ts';

export const KARTHENTING = 'boligbyggeprogram.kart-hent';

/** What fetching needs of Kartverket's two services; the clients in platform are such. */
export interface Kartverk {
  omraadeAddress(number: string): string;
  omraade(
    number: string,
    options: { readonly signal?: AbortSignal },
  ): Promise<Result<{ readonly name: string; readonly geometry: Readonly<Record<string, unknown>> }, Refusal>>;
}

export interface Grunnkretsverk {
  address(number: string): string;
  gml(number: string, options: { readonly signal?: AbortSignal }): Promise<Result<string, Refusal>>;
}

export interface KarthentDeps {
  readonly kartverk: Kartverk;
  readonly grunnkretser: Grunnkretsverk;
  /** False for a stand-in or a copy. */
  readonly official: boolean;
}

interface KarthentOrder {
  readonly number: string;
  readonly lag: HentetLag;
}
export type KarthentResult =
  | { readonly lag: HentetLag; readonly taken: number }
  | { readonly lag: HentetLag; readonly refused: string };

export const orderKarthenting = (
  tx: Tx,
  clock: Clock,
  kommune: { id: string; number: string },
  lag: HentetLag,
  actor: string | null,
) =>
  enqueue(tx, clock, kommune.id, {
    kind: KARTHENTING,
    input: { number: kommune.number, lag } satisfies KarthentOrder,
    actor,
  });

/** What the agency says of a layer, as text of a map file. */
async function asked(
  { kartverk, grunnkretser }: KarthentDeps,
  lag: HentetLag,
  number: string,
  signal: AbortSignal,
): Promise<Result<string, Refusal>> {
  if (lag === 'omraade') return grunnkretser.gml(number, { signal });
  const found = await kartverk.omraade(number, { signal });
  if (!found.ok) return found;
  const { name, geometry } = found.value;
  return ok(JSON.stringify({ type: 'Feature', crs: geometry.crs, properties: { navn: name }, geometry }));
}

/** A layer is stored whole or not at all, with the request that gave it. */
export const karthentJob = (deps: KarthentDeps): JobKind =>
  defineJob<KarthentOrder>(KARTHENTING, async (job) => {
    const { number, lag } = job.input;
    await job.progress(5, 'henter');
    const found = await asked(deps, lag, number, job.signal);
    await job.progress(80, 'lagrer');
    await job.complete(async (tx): Promise<KarthentResult> => {
      if (!found.ok) return { lag, refused: found.error.code };
      const actor = { kommuneId: job.kommuneId, brukerId: job.actor };
      const url = lag === 'omraade' ? deps.grunnkretser.address(number) : deps.kartverk.omraadeAddress(number);
      const fetched = { url, day: job.clock.today(), official: deps.official };
      const saved: KartSaved = await saveFetched(tx, job.clock, actor, lag, found.value, fetched);
      return saved.ok ? { lag, taken: saved.taken } : { lag, refused: saved.error };
    });
  });

export const karthentPath = (job: Job): string => `/boligbyggeprogram/kart?jobb=${job.id}`;

/** What came of a finished fetch, in one sentence. */
export function karthentSays(job: Job, lang: Language): { readonly ok: boolean; readonly text: string } {
  const t = KARTHENT_TEXTS[lang];
  const result = job.result as KarthentResult;
  if ('taken' in result) return { ok: true, text: t.got[result.lag](result.taken) };
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
