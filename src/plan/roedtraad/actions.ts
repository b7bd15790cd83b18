import { err, type Result } from '../../kernel/index.ts';
import { inProcess, TooHeavy } from '../../platform/compute/process.ts';
import { threadBeside } from '../../platform/compute/thread.ts';
import type { CheckedPlan, Kombinasjon } from './plan.ts';
import type { Feilkode, Planfilfeil, Regneark } from './planfil/celler.ts';
import { readPlanfil } from './planfil/les.ts';

const MAX_BYTES = 25 * 1024 * 1024;
const whole = (code: Feilkode): Result<never, readonly Planfilfeil[]> =>
  err([{ code, sheet: '', row: 0, column: '', value: '' }]);

/** Reads a plan out of a workbook that may be made by anybody (ADR 0047). */
export async function openPlanfil(
  bytes: Uint8Array,
  kombinasjoner: readonly Kombinasjon[],
): Promise<Result<CheckedPlan, readonly Planfilfeil[]>> {
  if (bytes.length > MAX_BYTES) return whole('for-tung');
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return whole('ikke-regneark');
  try {
    const file = threadBeside(import.meta.url, 'planfil');
    const sheets = await inProcess<Uint8Array, Regneark[] | null>(file, bytes, { megabytes: 1024, seconds: 60 });
    return sheets ? readPlanfil(sheets, kombinasjoner) : whole('ikke-regneark');
  } catch (error) {
    if (error instanceof TooHeavy) return whole('for-tung');
    throw error;
  }
}
