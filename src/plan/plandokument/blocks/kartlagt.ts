import { formatNumber, type Language, openSum, SMALL_COUNT, TJENESTENIVAAER } from '../../../kernel/index.ts';
import { MAALGRUPPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { netOf } from '../../kartlegging/index.ts';
import type { PlanParts } from '../assemble.ts';
import type { Block, Cell } from '../document.ts';
import { left, right, table } from './cells.ts';
import { BLOCK_TEXTS } from './texts.ts';

/** Households that lack a dwelling that suits, by group and by the services they need. Small counts are hidden, also in sums. */
export function needByGroupAndLevel(tellinger: PlanParts['tellinger'], lang: Language): Block[] {
  const t = BLOCK_TEXTS[lang];
  const rows = tellinger
    .filter((r) => !r.data.removed && r.data.situation !== 'kan-miste')
    .map((r) => ({ ...r.data, now: netOf(r.data, tellinger) }));
  // A table with a sum of nothing says that somebody counted.
  if (rows.length === 0) return [];
  const groups = [...new Set(rows.map((r) => r.group))];
  const levels = TJENESTENIVAAER.filter((level) => rows.some((r) => r.level === level));
  const cell = (counts: readonly number[]): Cell => {
    if (counts.length === 0) return null;
    const { low, high } = openSum(counts);
    if (low === high) return { number: low };
    return high < SMALL_COUNT ? t.small : t.interval(formatNumber(low), formatNumber(high));
  };
  const count = (fits: (r: (typeof rows)[number]) => boolean) => cell(rows.filter(fits).map((r) => r.now));
  return table(
    'behov-gruppe-nivaa',
    t.groupTable,
    [left(t.group), ...levels.map((level) => right(NIVAA_NAMES[lang][level])), right(t.sum)],
    [
      ...groups.map((group) => ({
        cells: [
          MAALGRUPPE_NAMES[lang][group],
          ...levels.map((level) => count((r) => r.group === group && r.level === level)),
          count((r) => r.group === group),
        ],
      })),
      { cells: [t.sum, ...levels.map((level) => count((r) => r.level === level)), count(() => true)], total: true },
    ],
    t.ownSource,
  );
}
