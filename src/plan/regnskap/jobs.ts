import { rememberedColumns } from '../../platform/columns/memory.ts';
import { inProcess, TooHeavy } from '../../platform/compute/process.ts';
import { threadBeside } from '../../platform/compute/thread.ts';
import { joinParts, readParts, removeOldFiles } from '../../platform/files/files.ts';
import type { Job } from '../../platform/jobs/jobs.ts';
import { readingView } from '../../platform/jobs/view.ts';
import { defineJob, type JobKind } from '../../platform/jobs/worker.ts';
import { PLANFIL_TEXTS } from '../roedtraad/index.ts';
import { PURPOSE } from './actions/lesing.ts';
import { REGNSKAP, type RegnskapOrder } from './actions/order.ts';
import type { LesInn, LesUt } from './regnskap.thread.ts';
import { insertRegnskap, setLesning } from './store.ts';
import { REGNSKAP_TEXTS } from './texts.ts';

type Avslag = 'ikke-regneark' | 'for-tung' | 'ingen-tabell' | 'for-mange-rader';
type Result = { readonly number: number } | { readonly refused: Avslag; readonly rows: number };

const LIMITS = { megabytes: 1024, seconds: 120 };

async function read(
  input: LesInn,
  signal: AbortSignal,
  onProgress: (percent: number) => void,
): Promise<LesUt | 'for-tung' | null> {
  try {
    const thread = threadBeside(import.meta.url, 'regnskap');
    return await inProcess<LesInn, LesUt | null>(thread, input, { ...LIMITS, signal, onProgress });
  } catch (error) {
    if (error instanceof TooHeavy) return 'for-tung';
    throw error;
  }
}

export const regnskapJobs: readonly JobKind[] = [
  defineJob<RegnskapOrder>(REGNSKAP, async (job) => {
    await job.progress(2, 'henter');
    const stored = await job.db.inKommune(job.kommuneId, (tx) => readParts(tx, job.input.file));
    if (!stored) throw new Error(`The uploaded file ${job.input.file} is no longer there`);
    await job.progress(10, 'leser');
    const { name, kind, year, period, again } = job.input;
    const memory = await job.db.inKommune(job.kommuneId, (tx) => rememberedColumns(tx, PURPOSE));
    const bytes = joinParts(stored.file, stored.parts);
    const out = await read({ bytes, kind, year, memory, choice: again?.choice ?? null }, job.signal, (percent) => {
      void job.progress(10 + percent * 0.8, percent < 50 ? 'leser' : 'summerer').catch(() => {});
    });
    await job.progress(92, 'lagrer');
    await job.complete(async (tx): Promise<Result> => {
      await removeOldFiles(tx, job.clock.now());
      if (out === null || out === 'for-tung') return { refused: out ?? 'ikke-regneark', rows: 0 };
      const { sheets, choice, lesning } = out;
      if (again) {
        if (lesning) await setLesning(tx, again.number, again.choice, lesning);
        return { number: again.number };
      }
      if (sheets.length === 0) return { refused: 'ingen-tabell', rows: 0 };
      if (sheets.every((s) => s.tooMany !== undefined))
        return { refused: 'for-mange-rader', rows: Math.max(...sheets.map((s) => s.tooMany ?? 0)) };
      const w = { kommuneId: job.kommuneId, at: job.clock.now(), by: job.actor };
      const fil = lesning ? job.input.file : null;
      return { number: await insertRegnskap(tx, w, { name, year, period, sheets, choice, lesning, fil }) };
    });
  }),
];

export const regnskapPath = (job: Job): string => {
  const result = job.result as Result;
  return 'number' in result ? `/oekonomiplan/regnskap/${result.number}` : `/oekonomiplan/regnskap?jobb=${job.id}`;
};

/** Why a file could not be read, in the reader's language; null when it was. */
export function refusedText(job: Job, lang: 'nb' | 'nn'): string | null {
  const result = job.result as Result;
  if (!('refused' in result)) return null;
  const t = REGNSKAP_TEXTS[lang];
  if (result.refused === 'ingen-tabell') return t.noTable;
  if (result.refused === 'ikke-regneark') return t.notRead;
  if (result.refused === 'for-mange-rader') return t.tooManyRows(result.rows);
  return PLANFIL_TEXTS[lang].feil['for-tung']({ code: 'for-tung', sheet: '', row: 0, column: '', value: '' });
}

export const regnskapView = readingView({
  kind: REGNSKAP,
  words: (lang) => REGNSKAP_TEXTS[lang].job,
  path: regnskapPath,
  refused: refusedText,
});
