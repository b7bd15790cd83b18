import type { Language, Ledger } from '../../../kernel/index.ts';
import type { GapRow, RunResult } from '../../../model/result.ts';
import { BOLIGTYPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { type HiddenGap, hiddenText, isHidden, openGap } from '../../boligbehov/index.ts';
import type { Block, Cell } from '../document.ts';
import { left, numBetween, right, table } from './cells.ts';
import { BLOCK_TEXTS } from './texts.ts';

type Row = GapRow | HiddenGap;

/** Years side by side that a page has room for; those of a longer run stand further apart. */
const MOST_YEARS = 4;
const APART = 5;

export function yearsOfGap(years: readonly number[], baseYear: number): number[] {
  for (let apart = APART; ; apart *= 2) {
    const picked = years.filter((year) => year > baseYear && (year - baseYear) % apart === 0);
    if (picked.length <= MOST_YEARS) return picked;
  }
}

/**
 * The gap of a ledger: a row for each boligtype and tjenestenivå, the years side by side, each with its interval where one is shown.
 * What is the same in every row, no tjenestenivå in boligutviklingen, is not said in each.
 */
export function gapTable(result: RunResult, ledger: Ledger, lang: Language, source: string): Block[] {
  const t = BLOCK_TEXTS[lang];
  const years = yearsOfGap(result.years, result.baseYear);
  const rows = openGap(result).filter((g) => g.ledger === ledger && years.includes(g.year));
  const kinds = [...Map.groupBy(rows, (g) => `${g.type} ${g.level}`).values()];
  const levels = rows.some((g) => g.level !== 'ingen');
  const bands = rows.some((g) => !isHidden(g) && g.p10 !== null);
  const shown = (row: Row | undefined): Cell => {
    if (!row) return null;
    return isHidden(row) ? hiddenText(row, t) : numBetween(row.mean, row.p10, row.p90);
  };
  return table(
    `gap-${ledger}`,
    (bands ? t.gapTableWithBand : t.gapTable)(t.ledgers[ledger]),
    [left(t.type), ...(levels ? [left(t.level)] : []), ...years.map((year) => right(String(year))), left(t.confidence)],
    kinds.map((of) => {
      const [first] = of as [Row, ...Row[]];
      return {
        cells: [
          first.type === 'alle' ? t.all : BOLIGTYPE_NAMES[lang][first.type],
          ...(levels ? [NIVAA_NAMES[lang][first.level]] : []),
          ...years.map((year) => shown(of.find((g) => g.year === year))),
          [...new Set(of.map((g) => g.confidence))].join(', '),
        ],
        ...(first.type === 'alle' ? { total: true } : {}),
      };
    }),
    source,
  );
}
