import type { Remembered } from '../../platform/columns/columns.ts';
import { answerThread } from '../../platform/compute/answer.ts';
import { readTables } from '../../platform/files/tables.ts';
import type { Regneark } from '../roedtraad/index.ts';
import { guessValg, type Lesning, readRows, storable } from './actions/lesing.ts';
import { MAX_POSTERINGER, type Valg } from './regnskap.ts';

export interface LesInn {
  readonly bytes: Uint8Array;
  readonly kind: 'xlsx' | 'csv';
  readonly year: number;
  readonly memory: Remembered;
  /** Null when the columns are to be guessed. */
  readonly choice: Valg | null;
}

export interface LesUt {
  readonly sheets: readonly Regneark[];
  readonly choice: Valg;
  /** Of a long file, whose first rows alone are in `sheets`; null where all of it is there. */
  readonly lesning: Lesning | null;
}

const MAX_SHEETS = 50;
/** A file up to this is kept whole until it is taken in, so that columns can be changed at once. */
const FEW_ROWS = 5000;
const FEW_CELLS = 200_000;
/** Rows of a longer one, for whoever looks at its columns. */
const SHOWN_ROWS = 100;

/** Reads a ledger and sums it to account strings; null when it is not what it says. Run by `inProcess` alone. */
await answerThread(async (file: LesInn, progress): Promise<LesUt | null> => {
  const read = await readTables({ ...file, maxRows: MAX_POSTERINGER }, (percent) => progress(percent / 2));
  if (!read) return null;
  progress(50);
  const sheets = read
    .filter((s) => s.tooMany !== undefined || s.rows.some((r) => r.some((c) => c !== null)))
    .slice(0, MAX_SHEETS)
    .map((s): Regneark => ({ ...s, name: String(storable(s.name)), rows: s.rows.map((row) => row.map(storable)) }));
  const choice = file.choice ?? guessValg(sheets, file.memory);
  const cells = sheets.reduce((n, s) => n + s.rows.reduce((m, r) => m + r.length, 0), 0);
  if (sheets.every((s) => s.rows.length <= FEW_ROWS) && cells <= FEW_CELLS) return { sheets, choice, lesning: null };
  const lesning = readRows(sheets[choice.sheet], choice, file.year, (percent) => progress(50 + percent / 2));
  return { sheets: sheets.map((s) => ({ ...s, rows: s.rows.slice(0, SHOWN_ROWS) })), choice, lesning };
});
