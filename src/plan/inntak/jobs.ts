import { composed } from '../../kernel/index.ts';
import { joinParts, readParts, removeOldFiles } from '../../platform/files/files.ts';
import type { Job } from '../../platform/jobs/jobs.ts';
import { readingView } from '../../platform/jobs/view.ts';
import { defineJob, type JobKind } from '../../platform/jobs/worker.ts';
import { type Cell, type Feilkode, MAX_ROWS, openTables, PLANFIL_TEXTS, type Regneark } from '../roedtraad/index.ts';
import { guessChoice, recall, withJoined } from './actions/kolonner.ts';
import { INNTAK, type InntakOrder } from './actions/order.ts';
import { insertInntak } from './store.ts';
import { INNTAK_TEXTS } from './texts.ts';

/** Cells of all sheets together. A plan's tables have some thousands. */
const MAX_CELLS = 200_000;
const MAX_SHEETS = 50;

export type InntakResult =
  | { readonly number: number }
  | { readonly refused: Feilkode | 'ingen-tabell'; readonly rows: number };

/** The longest cell that is kept. Longer than any text a form takes, so that nothing is cut in silence. */
const MAX_TEXT = 3000;

/** Text that the database can hold: whole characters, and none that it has no place for. */
const storable = (cell: Cell): Cell =>
  typeof cell === 'string' ? composed(cell.toWellFormed().replaceAll('\u0000', '')).slice(0, MAX_TEXT) : cell;

/** What is kept of a file: the sheets with something in them. */
const kept = (sheets: readonly Regneark[]): readonly Regneark[] =>
  sheets
    .filter((s) => s.tooMany !== undefined || s.rows.some((r) => r.some((c) => c !== null)))
    .slice(0, MAX_SHEETS)
    .map((s) => ({ ...s, name: String(storable(s.name)).slice(0, 200), rows: s.rows.map((row) => row.map(storable)) }));

function refusalOf(sheets: readonly Regneark[]): InntakResult | null {
  if (sheets.length === 0) return { refused: 'ingen-tabell', rows: 0 };
  const rows = Math.max(...sheets.map((s) => s.tooMany ?? 0));
  if (sheets.every((s) => s.tooMany !== undefined)) return { refused: 'for-mange-rader', rows };
  const cells = sheets.reduce((n, s) => n + s.rows.reduce((m, r) => m + r.length, 0), 0);
  return cells > MAX_CELLS ? { refused: 'for-tung', rows: 0 } : null;
}

export const inntakJobs: readonly JobKind[] = [
  defineJob<InntakOrder>(INNTAK, async (job) => {
    await job.progress(2, 'henter');
    const stored = await job.db.inKommune(job.kommuneId, (tx) => readParts(tx, job.input.file));
    if (!stored) throw new Error(`The uploaded file ${job.input.file} is no longer there`);
    await job.progress(10, 'leser');
    const file = { kind: job.input.kind, bytes: joinParts(stored.file, stored.parts) };
    const read = await openTables(file, job.signal, (percent) => {
      void job.progress(10 + percent * 0.8, 'leser').catch(() => {});
    });
    await job.progress(92, 'lagrer');
    await job.complete(async (tx): Promise<InntakResult> => {
      await removeOldFiles(tx, job.clock.now());
      if (!read.ok) return { refused: read.error, rows: 0 };
      const { slag, name, kind } = job.input;
      const own = kept(read.value);
      const sheets = slag === 'plan' && (kind === 'docx' || kind === 'limt') ? withJoined(own) : own;
      const refused = refusalOf(sheets);
      if (refused) return refused;
      const w = { kommuneId: job.kommuneId, at: job.clock.now(), by: job.actor };
      const { heads } = await recall(tx);
      return { number: await insertInntak(tx, w, { kind: slag, name, sheets, choice: guessChoice(sheets, heads) }) };
    });
  }),
];

export const inntakPath = (job: Job): string => {
  const result = job.result as InntakResult;
  const base = (job.input as InntakOrder).slag === 'retur' ? '/inntak/retur' : '/inntak';
  return 'number' in result ? `${base}/${result.number}` : `${base}?jobb=${job.id}`;
};

/** Why a file could not be read, in the reader's language. */
export function refusedText(job: Job, lang: 'nb' | 'nn'): string | null {
  const result = job.result as InntakResult;
  if (!('refused' in result)) return null;
  const { refused, rows } = result;
  const t = INNTAK_TEXTS[lang];
  if (refused === 'ingen-tabell') return t.noTable;
  if (refused === 'for-mange-rader') return t.tooManyRows(rows, MAX_ROWS);
  if (refused === 'ikke-regneark') return t.notRead;
  return PLANFIL_TEXTS[lang].feil[refused]({ code: refused, sheet: '', row: 0, column: '', value: '' });
}

export const inntakView = readingView({
  kind: INNTAK,
  words: (lang) => INNTAK_TEXTS[lang].job,
  path: inntakPath,
  refused: refusedText,
});
