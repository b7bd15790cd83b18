import { formatNumber, isSmallCount, type Language, openSum } from '../../kernel/index.ts';
import { MAALGRUPPE_NAMES } from '../../ui/housing-names.ts';
import type { Block } from '../plandokument/document.ts';
import { countsByGroup, partnersOf, SITUASJONER, type Telling } from './telling.ts';
import { KARTLEGGING_TEXTS } from './texts.ts';

/** A sum as it may be told: exact where `all` may be seen, else with counts of one to four hidden. No counts at all is a dash. */
export function shownSum(counts: readonly number[], all: boolean, lang: Language): string {
  const t = KARTLEGGING_TEXTS[lang];
  if (counts.length === 0) return '–';
  if (all) return formatNumber(counts.reduce((sum, n) => sum + n, 0));
  const { low, high } = openSum(counts);
  if (low === high) return formatNumber(low);
  return high < 5 ? t.small : t.between(formatNumber(low), formatNumber(high));
}

/**
 * How many two units have both counted, as it may be told. Beside the other unit's count it says how many that unit alone
 * has, so a small number there hides it too.
 */
export function shownShared(d: Telling, rows: readonly { readonly data: Telling }[], lang: Language): string {
  const shared = d.alsoCount ?? 0;
  const alone = partnersOf(d, rows).some((p) => isSmallCount(p.now - shared));
  return alone && !isSmallCount(shared) ? KARTLEGGING_TEXTS[lang].hidden : shownSum([shared], false, lang);
}

/** The table of the plan document, which anybody may read: small counts are always hidden. */
export function kartleggingTable(rows: readonly { readonly data: Telling }[], lang: Language): Block[] {
  const t = KARTLEGGING_TEXTS[lang];
  const groups = countsByGroup(rows);
  if (groups.length === 0) return [];
  const right = (label: string) => ({ label, align: 'right' as const });
  return [
    {
      kind: 'table',
      id: 'kartlegging',
      caption: t.table,
      columns: [{ label: t.group, align: 'left' }, ...SITUASJONER.map((s) => right(t.situations[s]))],
      rows: groups.map((g) => ({
        cells: [MAALGRUPPE_NAMES[lang][g.group], ...SITUASJONER.map((s) => shownSum(g.counts[s], false, lang))],
      })),
      source: t.documentSource,
    },
  ];
}
