import { formatNumber, type Language, REGNSKAP } from '../../kernel/index.ts';
import type { GapRow } from '../../model/result.ts';
import { FUNN_TEXTS } from './funn-texts.ts';
import { type HiddenGap, isHidden } from './open-gap.ts';

/** Years ahead a round looks: the four of the økonomiplan. */
const YEARS_AHEAD = 4;

/**
 * What is still unmet, as findings a new round can open with: one for each ledger, of the year the økonomiplan ends.
 * Tasks are read by everybody, so a figure that may not be told is no finding.
 */
export function gapFunn(gap: readonly (GapRow | HiddenGap)[], thisYear: number, lang: Language, work: string) {
  const t = FUNN_TEXTS[lang];
  const years = [...new Set(gap.map((g) => g.year))].sort((a, b) => a - b);
  const year = years.find((y) => y >= thisYear + YEARS_AHEAD) ?? years.at(-1);
  if (year === undefined) return [];
  return REGNSKAP.flatMap((ledger) => {
    const total = gap.find((g) => g.ledger === ledger && g.year === year && g.type === 'alle');
    if (!total || isHidden(total) || Math.round(total.mean) < 1) return [];
    return [
      {
        id: `gap-${ledger}-${year}`,
        title: t.title(formatNumber(Math.round(total.mean)), ledger, year),
        why: t.why(year),
        // Once for each year and ledger: a new run does not ask again for what somebody has taken on.
        origin: { kind: 'boligbehov', number: year, label: t.label(ledger, year), href: `${work}/gap` },
      },
    ];
  });
}
