import type { Result } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/database.ts';
import {
  type CheckedFile,
  deleteFile,
  findSameFile,
  joinParts,
  readParts,
  removeOldFiles,
  saveFile,
} from '../../platform/files/files.ts';
import { enqueue, type Job } from '../../platform/jobs/jobs.ts';
import { readingView } from '../../platform/jobs/view.ts';
import { defineJob, type JobKind } from '../../platform/jobs/worker.ts';
import { keepTabell, MAX_RADER, type Tabellavslag } from './actions/ta-inn.ts';
import type { Ark } from './actions/tabell.ts';
import type { Indikator } from './indikator.ts';
import { INN_TEXTS } from './inn-texts.ts';

export const INDIKATORTABELL = 'kunnskap.tabell';
export interface TabellOrder {
  readonly file: string;
  readonly name: string;
  readonly kind: 'xlsx' | 'csv';
  readonly indikator: string;
}
export type TabellResult = { readonly number: number } | { readonly refused: Tabellavslag };
/** A file waits so long to be read at most. It is removed when it is read. */
const HOURS = 24;

export interface TabellJobDeps {
  readonly indikatorer: readonly Indikator[];
  readonly openTables: (
    file: { readonly bytes: Uint8Array; readonly kind: 'xlsx' | 'csv'; readonly maxRows: number },
    signal: AbortSignal,
    onProgress: (percent: number) => void,
  ) => Promise<Result<readonly Ark[], 'ikke-regneark' | 'for-tung'>>;
}

export async function orderTabell(
  tx: Tx,
  clock: Clock,
  kommuneId: string,
  actor: string | null,
  file: CheckedFile,
  indikator: string,
): Promise<string> {
  const until = new Date(Date.parse(clock.now()) + HOURS * 3_600_000).toISOString();
  const id = (await findSameFile(tx, file)) ?? (await saveFile(tx, clock, kommuneId, file, until));
  const kind = file.kind === 'xlsx' ? 'xlsx' : 'csv';
  const input = { file: id, name: file.name, kind, indikator } satisfies TabellOrder;
  return enqueue(tx, clock, kommuneId, { kind: INDIKATORTABELL, input, actor });
}

export const kunnskapJobs = (deps: TabellJobDeps): readonly JobKind[] => [
  defineJob<TabellOrder>(INDIKATORTABELL, async (job) => {
    await job.progress(2, 'henter');
    const { kind, name } = job.input;
    const i = deps.indikatorer.find((x) => x.id === job.input.indikator);
    const stored = await job.db.inKommune(job.kommuneId, (tx) => readParts(tx, job.input.file));
    if (!stored || !i) throw new Error(`The uploaded file ${job.input.file} is no longer there`);
    await job.progress(10, 'leser');
    const file = { kind, bytes: joinParts(stored.file, stored.parts), maxRows: MAX_RADER };
    const read = await deps.openTables(file, job.signal, (percent) => {
      void job.progress(10 + percent * 0.8, 'leser').catch(() => {});
    });
    await job.progress(92, 'lagrer');
    await job.complete(async (tx): Promise<TabellResult> => {
      await deleteFile(tx, job.input.file);
      await removeOldFiles(tx, job.clock.now());
      const w = { kommuneId: job.kommuneId, at: job.clock.now(), by: job.actor };
      const kept = await keepTabell(tx, w, i, name, read);
      return kept.ok ? { number: kept.value } : { refused: kept.error };
    });
  }),
];

export const tabellPath = (job: Job): string => {
  const result = job.result as TabellResult;
  const base = `/kunnskap/${(job.input as TabellOrder).indikator}/inn`;
  return 'number' in result ? `${base}/${result.number}` : `${base}?jobb=${job.id}`;
};

/** Why a file could not be read, in the reader's language. */
export function refusedText(job: Job, lang: 'nb' | 'nn'): string | null {
  const result = job.result as TabellResult;
  return 'refused' in result ? INN_TEXTS[lang].refusedFile[result.refused] : null;
}

export const kunnskapView = readingView({
  kind: INDIKATORTABELL,
  words: (lang) => INN_TEXTS[lang].job,
  path: tabellPath,
  refused: refusedText,
});
