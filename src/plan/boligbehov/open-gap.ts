import { formatNumber, SMALL_COUNT } from '../../kernel/index.ts';
import type { GapRow, OpenGap, RunResult } from '../../model/result.ts';

/** A row whose figures would give a count of one to four households away; `open` is null when not even its ends are known. */
export interface HiddenGap extends Pick<GapRow, 'ledger' | 'year' | 'type' | 'level' | 'confidence'> {
  readonly mean: null;
  readonly p10: null;
  readonly p90: null;
  readonly weakShare: null;
  readonly open: OpenGap | null;
}

/**
 * The gap as it may be told to those who may not see small counts: nothing in it is moved by what a hidden count is.
 * The gap itself may be large and give a small count away all the same, as supply and the other years are known.
 */
export function openGap(result: RunResult): readonly (GapRow | HiddenGap)[] {
  const hasPlaces = result.supply.municipal?.some((s) => s.ledger === 'boligsosialt' && s.level === 'heldoegns');
  return result.gap.map((row) => {
    const { ledger, year, type, level } = row;
    // Runs of older versions do not say what they rest on. Places with 24-hour staffing are modelled, and nobody is counted.
    const isModelled = ledger === 'boligutvikling' || (hasPlaces && type === 'annet' && level === 'heldoegns');
    if (row.open === null || (row.open === undefined && isModelled)) return row;
    const open = row.open ?? null;
    const none = { mean: null, p10: null, p90: null, weakShare: null };
    return { ledger, year, type, level, confidence: open?.confidence ?? 'O', ...none, open };
  });
}

export const isHidden = (row: GapRow | HiddenGap): row is HiddenGap => row.mean === null;

/** A hidden figure in words. */
export function hiddenText(
  { open }: HiddenGap,
  t: { readonly small: string; readonly hidden: string; interval(low: string, high: string): string },
): string {
  if (open === null) return t.hidden;
  const [low, high] = [Math.round(open.low), Math.round(open.high)];
  return low > 0 && high < SMALL_COUNT ? t.small : t.interval(formatNumber(low), formatNumber(high));
}
