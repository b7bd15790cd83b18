import { formatKroner, formatNumber, type Language, type Ledger, sumKroner } from '../../../kernel/index.ts';
import { sumOfNeed } from '../../../model/need/dwellings.ts';
import type { GapRow, RunResult } from '../../../model/result.ts';
import { isHidden, openGap } from '../../boligbehov/index.ts';
import type { Tilbud } from '../../boligtilbud/index.ts';
import { countsInOekonomiplan, isUnfunded } from '../../tiltak/index.ts';
import type { PlanParts } from '../assemble.ts';
import { BLOCK_TEXTS } from './texts.ts';

/** Years from the base year that a planner can name in the text. */
const OFFSETS = [0, 5, 10, 20];

/** The row of a ledger's own total, or of places with 24-hour staffing, in a year; none where it would give a small count away. */
export function gapOf(result: RunResult, ledger: Ledger, year: number): GapRow | undefined {
  return openGap(result).find(
    (g): g is GapRow =>
      !isHidden(g) &&
      g.ledger === ledger &&
      g.year === year &&
      (ledger === 'boligutvikling' ? g.type === 'alle' : g.level === 'heldoegns'),
  );
}

/** Figures a planner can put in the text, by key, as they will be printed. */
export function liveFigures(
  parts: Pick<PlanParts, 'run' | 'tiltak' | 'tilbud' | 'bestand' | 'goals' | 'oekonomiplan'>,
  lang: Language,
): ReadonlyMap<string, string> {
  const t = BLOCK_TEXTS[lang];
  const figures = new Map<string, string>();
  const put = (key: string, value: number | null | undefined) => {
    if (value !== null && value !== undefined) figures.set(key, formatNumber(value));
  };
  if (parts.run) {
    const { result } = parts.run;
    for (const year of OFFSETS.map((n) => result.baseYear + n)) {
      const i = result.years.indexOf(year);
      if (i < 0) continue;
      put(`befolkning.${year}`, result.population.total[i]?.mean);
      put(`eldre80.${year}`, result.population.groups.at(-1)?.[i]);
      put(`barn.${year}`, result.population.groups[0]?.[i]);
      put(`husholdninger.${year}`, result.households.total[i]?.mean);
      put(`aleneboende.${year}`, result.households.byType[0]?.[i]);
      put(`heldoegns.${year}`, result.care[i]);
      const gap = gapOf(result, 'boligutvikling', year);
      if (gap)
        figures.set(
          `gap.${year}`,
          gap.p10 === null ? formatNumber(gap.mean) : t.interval(formatNumber(gap.p10), formatNumber(gap.p90)),
        );
      put(`gap-ventet.${year}`, gap?.mean);
      put(`gap-heldoegns.${year}`, gapOf(result, 'boligsosialt', year)?.mean);
      if (i > 0)
        put(
          `behov.${year}`,
          result.need.slice(0, i).reduce((n, y) => n + sumOfNeed(y), 0),
        );
      const coming = result.supply.coming?.boligutvikling;
      if (coming)
        put(
          `tilbud.${year}`,
          Object.values(coming).reduce((n, units) => n + (units[i] ?? 0), 0),
        );
    }
  }
  const live = parts.tilbud.filter((r) => !r.data.removed).map((r) => r.data);
  const units = (kind: Tilbud['kind'], ledger: Ledger, fits: (d: Tilbud) => boolean = () => true) =>
    live.filter((d) => d.kind === kind && d.ledger === ledger && fits(d)).reduce((n, d) => n + d.units, 0);
  put('boligbyggeprogram', units('program', 'boligutvikling'));
  put('avtaleboliger', units('avtale', 'boligsosialt'));
  put(
    'kommunale-boliger',
    parts.bestand
      ? parts.bestand.units - parts.bestand.heldoegns
      : units('bestand', 'boligsosialt', (d) => d.level !== 'heldoegns'),
  );
  put('heldoegnsplasser', parts.bestand?.heldoegns ?? units('bestand', 'boligsosialt', (d) => d.level === 'heldoegns'));
  put('maal', parts.goals.length);
  put('tiltak', parts.tiltak.length);
  put('tiltak-med-penger', parts.tiltak.filter((x) => countsInOekonomiplan(x.data)).length);
  put('tiltak-uten-penger', parts.tiltak.filter((x) => isUnfunded(x.data)).length);
  const { totals, netOperation, unfunded } = parts.oekonomiplan;
  figures.set('investering', formatKroner(sumKroner(totals.investment)));
  figures.set('tilskudd', formatKroner(sumKroner(totals.grants)));
  figures.set('laan', formatKroner(sumKroner(totals.loan)));
  figures.set('drift-siste-aar', formatKroner(netOperation.at(-1) ?? null));
  figures.set('investering-uten-penger', formatKroner(sumKroner(unfunded.flatMap((l) => l.investment))));
  return figures;
}
