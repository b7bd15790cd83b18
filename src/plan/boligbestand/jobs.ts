import { composed, type Result } from '../../kernel/index.ts';
import { rememberedColumns } from '../../platform/columns/memory.ts';
import { deleteFile, joinParts, readParts, removeOldFiles } from '../../platform/files/files.ts';
import type { Job } from '../../platform/jobs/jobs.ts';
import { readingView } from '../../platform/jobs/view.ts';
import { defineJob, type JobKind } from '../../platform/jobs/worker.ts';
import { BOLIGLISTE, type ListeOrder } from './actions/bestilling.ts';
import { PURPOSE } from './actions/felt.ts';
import { type Ark, type Celle, gjett, type Utelatt, utenPersoner } from './actions/lesing.ts';
import { emptyForgotten, insertListe } from './store.ts';
import { BOLIGBESTAND_TEXTS } from './texts.ts';

export const MAX_BOLIGER = 25_000;
/** Cells of all sheets: as many dwellings as may be, with thirty columns each. */
const MAX_CELLS = 750_000;
const MAX_TEXT = 300;
const DAY = 86_400_000;

export interface BestandJobDeps {
  readonly openTables: (
    file: { readonly bytes: Uint8Array; readonly kind: 'xlsx' | 'csv'; readonly maxRows: number },
    signal: AbortSignal,
    onProgress: (percent: number) => void,
  ) => Promise<Result<readonly Ark[], 'ikke-regneark' | 'for-tung'>>;
}

export type ListeAvslag = 'ikke-regneark' | 'for-tung' | 'for-mange-rader' | 'ingen-liste' | 'foedselsnummer';
export type ListeResult =
  | { readonly number: number }
  | { readonly refused: ListeAvslag; readonly leftOut: readonly Utelatt[] };

/** Text that is well formed and composed as it stands. */
const PLAIN = /^[ -~\u00a0-\u00ff]*$/;
const storable = (cell: Celle): Celle =>
  typeof cell !== 'string' || (PLAIN.test(cell) && cell.length <= MAX_TEXT)
    ? cell
    : composed(cell.toWellFormed().replaceAll('\u0000', '')).slice(0, MAX_TEXT);

export const boligbestandJobs = (deps: BestandJobDeps): readonly JobKind[] => [
  defineJob<ListeOrder>(BOLIGLISTE, async (job) => {
    await job.progress(2, 'henter');
    const stored = await job.db.inKommune(job.kommuneId, (tx) => readParts(tx, job.input.file));
    if (!stored) throw new Error(`The uploaded file ${job.input.file} is no longer there`);
    await job.progress(10, 'leser');
    const file = { kind: job.input.kind, bytes: joinParts(stored.file, stored.parts), maxRows: MAX_BOLIGER + 20 };
    const read = await deps.openTables(file, job.signal, (percent) => {
      void job.progress(10 + percent * 0.7, 'leser').catch(() => {});
    });
    const memory = await job.db.inKommune(job.kommuneId, (tx) => rememberedColumns(tx, PURPOSE));
    await job.progress(85, 'ser-etter');
    const own = read.ok ? read.value.filter((s) => s.rows.length > 0 || s.tooMany !== undefined).slice(0, 20) : [];
    const { sheets, leftOut } = utenPersoner(own, memory);
    const choice = gjett(sheets, memory);
    const cells = sheets.reduce((n, s) => n + s.rows.reduce((m, r) => m + r.length, 0), 0);
    const refused: ListeAvslag | null = !read.ok
      ? read.error
      : leftOut.some((l) => l.why === 'foedselsnummer')
        ? 'foedselsnummer'
        : own.some((s) => s.tooMany !== undefined)
          ? 'for-mange-rader'
          : cells > MAX_CELLS
            ? 'for-tung'
            : choice === null || Object.keys(choice.columns).length < 2
              ? 'ingen-liste'
              : null;
    await job.progress(92, 'lagrer');
    await job.complete(async (tx): Promise<ListeResult> => {
      // A list of dwellings may hold names: the file itself is not kept a minute longer than it takes to read it.
      await deleteFile(tx, job.input.file);
      await removeOldFiles(tx, job.clock.now());
      await emptyForgotten(tx, new Date(Date.parse(job.clock.now()) - DAY).toISOString());
      if (refused || !choice) return { refused: refused ?? 'ingen-liste', leftOut };
      const w = { kommuneId: job.kommuneId, at: job.clock.now(), by: job.actor };
      const chosen = sheets[choice.sheet];
      // Only the table that is asked about is kept.
      const kept = chosen ? [{ name: chosen.name.slice(0, 200), rows: chosen.rows.map((r) => r.map(storable)) }] : [];
      const number = await insertListe(tx, w, {
        name: job.input.name,
        sheets: kept,
        choice: { ...choice, sheet: 0 },
        leftOut,
      });
      return { number };
    });
  }),
];

export const listePath = (job: Job): string => {
  const result = job.result as ListeResult;
  return 'number' in result ? `/boliger/inn/${result.number}` : `/boliger/inn?jobb=${job.id}`;
};

/** Why a file could not be read, in the reader's language. */
export function refusedText(job: Job, lang: 'nb' | 'nn'): string | null {
  const result = job.result as ListeResult;
  if (!('refused' in result)) return null;
  const heads = result.leftOut.filter((l) => l.why === 'foedselsnummer').map((l) => l.head);
  return BOLIGBESTAND_TEXTS[lang].refusedFile[result.refused](heads.join(', '));
}

export const boligbestandView = readingView({
  kind: BOLIGLISTE,
  words: (lang) => BOLIGBESTAND_TEXTS[lang].job,
  path: listePath,
  refused: refusedText,
});
