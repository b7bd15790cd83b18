import { composed } from '../../kernel/index.ts';
import { rememberedColumns } from '../../platform/columns/memory.ts';
import { joinParts, readParts, removeOldFiles } from '../../platform/files/files.ts';
import type { Job } from '../../platform/jobs/jobs.ts';
import { readingView } from '../../platform/jobs/view.ts';
import { defineJob, type JobKind } from '../../platform/jobs/worker.ts';
import { type Cell, type Feilkode, MAX_ROWS, openTables, PLANFIL_TEXTS } from '../roedtraad/index.ts';
import { guessValg, PURPOSE } from './actions/lesing.ts';
import { REGNSKAP, type RegnskapOrder } from './actions/order.ts';
import { insertRegnskap } from './store.ts';
import { REGNSKAP_TEXTS } from './texts.ts';

const MAX_CELLS = 200_000;
const MAX_SHEETS = 50;
const MAX_TEXT = 200;

type Result = { readonly number: number } | { readonly refused: Feilkode | 'ingen-tabell'; readonly rows: number };

/** Text that the database can hold: whole characters, and none that it has no place for. */
const storable = (cell: Cell): Cell =>
  typeof cell === 'string' ? composed(cell.toWellFormed().replaceAll('\u0000', '')).slice(0, MAX_TEXT) : cell;

export const regnskapJobs: readonly JobKind[] = [
  defineJob<RegnskapOrder>(REGNSKAP, async (job) => {
    await job.progress(2, 'henter');
    const stored = await job.db.inKommune(job.kommuneId, (tx) => readParts(tx, job.input.file));
    if (!stored) throw new Error(`The uploaded file ${job.input.file} is no longer there`);
    await job.progress(10, 'leser');
    const file = { kind: job.input.kind, bytes: joinParts(stored.file, stored.parts) };
    const read = await openTables(file, job.signal, (percent) => {
      void job.progress(10 + percent * 0.8, 'leser').catch(() => {});
    });
    await job.progress(92, 'lagrer');
    await job.complete(async (tx): Promise<Result> => {
      await removeOldFiles(tx, job.clock.now());
      if (!read.ok) return { refused: read.error, rows: 0 };
      const sheets = read.value
        .filter((s) => s.tooMany !== undefined || s.rows.some((r) => r.some((c) => c !== null)))
        .slice(0, MAX_SHEETS)
        .map((s) => ({ ...s, name: String(storable(s.name)), rows: s.rows.map((row) => row.map(storable)) }));
      if (sheets.length === 0) return { refused: 'ingen-tabell', rows: 0 };
      if (sheets.every((s) => s.tooMany !== undefined))
        return { refused: 'for-mange-rader', rows: Math.max(...sheets.map((s) => s.tooMany ?? 0)) };
      if (sheets.reduce((n, s) => n + s.rows.reduce((m, r) => m + r.length, 0), 0) > MAX_CELLS)
        return { refused: 'for-tung', rows: 0 };
      const { name, year, period } = job.input;
      const choice = guessValg(sheets, await rememberedColumns(tx, PURPOSE));
      const w = { kommuneId: job.kommuneId, at: job.clock.now(), by: job.actor };
      return { number: await insertRegnskap(tx, w, { name, year, period, sheets, choice }) };
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
  const { refused: code, rows } = result;
  return PLANFIL_TEXTS[lang].feil[code]({ code, sheet: '', row: 0, column: '', value: String(rows || MAX_ROWS) });
}

export const regnskapView = readingView({
  kind: REGNSKAP,
  words: (lang) => REGNSKAP_TEXTS[lang].job,
  path: regnskapPath,
  refused: refusedText,
});
