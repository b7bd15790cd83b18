import { err, ok, type Result, type RowResult, type TypedFields } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { inProcess, TooHeavy } from '../../platform/compute/process.ts';
import { threadBeside } from '../../platform/compute/thread.ts';
import type { Actor, Seen } from '../../platform/db/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { CHANGED, saveRow } from '../../platform/db/rows.ts';
import { zipEntries } from '../../platform/files/zip-names.ts';
import { checkPlan } from './check.ts';
import { findingKey } from './finding.ts';
import { parseGodtatt } from './godtatt.ts';
import type { CheckedPlan, Kombinasjon } from './plan.ts';
import type { Feilkode, Planfilfeil, Regneark, Tabellfil } from './planfil/celler.ts';
import { readPlanfil } from './planfil/les.ts';
import { GODTATT, loadCheckedPlan, type PlanSources } from './store.ts';

const MAX_BYTES = 25 * 1024 * 1024;
/** Several times what the longest list of dwellings, or the largest plan, comes to. */
const MAX_UNPACKED = 150 * 1024 * 1024;
const whole = (code: Feilkode): Result<never, readonly Planfilfeil[]> =>
  err([{ code, sheet: '', row: 0, column: '', value: '' }]);

/** Reads a plan out of a workbook that may be made by anybody (ADR 0047). */
export async function openPlanfil(
  bytes: Uint8Array,
  kombinasjoner: readonly Kombinasjon[],
): Promise<Result<CheckedPlan, readonly Planfilfeil[]>> {
  if (bytes.length > MAX_BYTES) return whole('for-tung');
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return whole('ikke-regneark');
  const sheets = await openTables({ bytes, kind: 'xlsx' });
  return sheets.ok ? readPlanfil(sheets.value, kombinasjoner) : whole(sheets.error);
}

/** The tables of a file or of what was pasted, read in a process of its own. */
export async function openTables(
  file: Tabellfil,
  signal?: AbortSignal,
  onProgress: (percent: number) => void = () => {},
): Promise<Result<readonly Regneark[], 'ikke-regneark' | 'for-tung'>> {
  // A workbook that would unpack to this says so itself; one that does not is stopped by what its process may take.
  const unpacked = file.kind === 'xlsx' ? (zipEntries(file.bytes) ?? []).reduce((n, entry) => n + entry.size, 0) : 0;
  if (unpacked > MAX_UNPACKED) return err('for-tung');
  try {
    const options = { megabytes: 1024, seconds: 60, onProgress, ...(signal ? { signal } : {}) };
    const thread = threadBeside(import.meta.url, 'planfil');
    const sheets = await inProcess<Tabellfil, Regneark[] | null>(thread, file, options);
    return sheets ? ok(sheets) : err('ikke-regneark');
  } catch (error) {
    // Whoever waits for the answer may give it less time than the process has.
    if (error instanceof TooHeavy || (error instanceof Error && error.name === 'TimeoutError')) return err('for-tung');
    throw error;
  }
}

/** The first year of the økonomiplan that is being made. */
export const planYear = (clock: Clock): number => Number(clock.today().slice(0, 4)) + 1;

/** Accepts the finding as it is at this moment; null when the plan no longer has it. */
export async function acceptFinding(
  db: Database,
  clock: Clock,
  actor: Actor,
  sources: PlanSources,
  key: string,
  typed: TypedFields,
  seen: Seen | null,
): Promise<RowResult<number> | null> {
  const plan = await db.inKommune(actor.kommuneId, (tx) => loadCheckedPlan(tx, sources, planYear(clock)));
  const found = checkPlan(plan).findings.find((f) => findingKey(f) === key);
  if (!found) return null;
  const saved = await saveRow(db, clock, actor, GODTATT, parseGodtatt(typed, found), seen);
  // Accepted by somebody else since the form was opened, when there was nothing to see.
  return !saved.ok && saved.error.some((e) => e.code === 'finnes-fra-foer') ? CHANGED : saved;
}
