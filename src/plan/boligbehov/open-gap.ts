import { formatNumber, SMALL_COUNT } from '../../kernel/index.ts';
import type { AreaGap, GapRow, GroupGap, OpenGap, RunResult } from '../../model/result.ts';

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

/** A group's part of a row, told or hidden as the row is. */
export type HiddenGroup = HiddenGap & Pick<GroupGap, 'type' | 'group' | 'counted'>;

/** {@link openGap} of the parts by group: a group's own counts decide, and the others' ends hold whatever is hidden. */
export const openGroups = (result: RunResult): readonly (GroupGap | HiddenGroup)[] =>
  (result.gapByGroup ?? []).map((row) => {
    if (!row.open) return row;
    const { ledger, year, type, level, group, counted, open } = row;
    const none = { mean: null, p10: null, p90: null, weakShare: null };
    return { ledger, year, type, level, group, counted, confidence: open.confidence, ...none, open };
  });

/** An area's part of a row, told or hidden as the row is. */
export type HiddenArea = HiddenGap &
  Pick<AreaGap, 'area' | 'counted'> & { readonly needed: null; readonly coming: null };

/** {@link openGap} of the parts by area: an area's own counts decide, and the others' ends hold whatever is hidden. */
export const openAreas = (result: RunResult): readonly (AreaGap | HiddenArea)[] =>
  (result.areas?.gap ?? []).map((row) => {
    if (!row.open) return row;
    const { ledger, year, type, level, area, counted, open } = row;
    const none = { mean: null, p10: null, p90: null, weakShare: null, needed: null, coming: null };
    return { ledger, year, type, level, area, counted, confidence: open.confidence, ...none, open };
  });

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
