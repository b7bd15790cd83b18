import { formatNumber, type Language, type Ledger, sumKroner } from '../../../kernel/index.ts';
import { PYRAMID_BAND, type RunResult } from '../../../model/result.ts';
import { BarList } from '../../../ui/charts/bar-list.ts';
import { YearBars } from '../../../ui/charts/bars.ts';
import { FanChart } from '../../../ui/charts/fan.ts';
import { Pyramid } from '../../../ui/charts/pyramid.ts';
import { StackedBars } from '../../../ui/charts/stacked.ts';
import { BOLIGBEHOV_TEXTS, isHidden, openGap } from '../../boligbehov/index.ts';
import { tiltakNumber } from '../../tiltak/index.ts';
import type { PlanParts } from '../assemble.ts';
import type { Block } from '../document.ts';
import { SUPPLY_SOURCES, tiltakSupply } from './supply.ts';
import { BLOCK_TEXTS } from './texts.ts';

/** A picture drawn for print and wide screens and once more for narrow ones. */
function picture(
  id: string,
  caption: string,
  alt: string,
  source: string,
  draw: (look: { readonly width?: number; readonly flat?: boolean }) => string,
): Block[] {
  return [
    {
      kind: 'picture',
      id,
      caption,
      alt: `${caption}. ${alt}`,
      source,
      svg: draw({ flat: true }),
      narrow: draw({ width: 320 }),
    },
  ];
}

export function pyramidPicture(result: RunResult, lang: Language, source: string): Block[] {
  const t = BLOCK_TEXTS[lang];
  const [now, later] = result.population.pyramid ?? [];
  if (!now || !later || now.year === later.year) return [];
  const caption = t.pyramid(now.year, later.year);
  const old = (at: number) => formatNumber(result.population.groups.at(-1)?.at(at) ?? null);
  const alt = t.pyramidAlt(old(0), old(-1), now.year, later.year);
  const last = now.female.length - 1;
  return picture('pyramide', caption, alt, source, (look) =>
    Pyramid({
      ...look,
      title: caption,
      description: alt,
      unit: t.ageUnit,
      bands: now.female.map((_, i) =>
        t.ageBand(i * PYRAMID_BAND, i === last ? null : i * PYRAMID_BAND + PYRAMID_BAND - 1),
      ),
      now: { ...now, label: String(now.year) },
      later: { ...later, label: String(later.year) },
      women: t.women,
      men: t.men,
    }),
  );
}

export function householdPicture(result: RunResult, lang: Language, source: string): Block[] {
  const t = BLOCK_TEXTS[lang];
  const alt = result.years
    .flatMap((y, i) => (i % 5 === 0 ? [`${y}: ${formatNumber(result.households.total[i]?.mean ?? null)}`] : []))
    .join(', ');
  const title = result.households.total.some((h) => h.p10 !== null) ? t.householdFan : t.householdLine;
  return picture('husholdninger', title, alt, source, (look) =>
    FanChart({
      ...look,
      title,
      description: alt,
      unit: t.households.toLowerCase(),
      years: result.years,
      values: result.households.total,
      bandLabel: t.band,
    }),
  );
}

export function agePicture(result: RunResult, lang: Language, source: string): Block[] {
  const t = BLOCK_TEXTS[lang];
  const picked = result.years.flatMap((year, i) => (i % 5 === 0 ? [{ year, i }] : []));
  const names = BOLIGBEHOV_TEXTS[lang].ages;
  const alt = picked
    .map(({ year, i }) => `${year}: ${formatNumber(result.population.total[i]?.mean ?? null)}`)
    .join(', ');
  return picture('aldersgrupper', t.ages, alt, source, (look) =>
    StackedBars({
      ...look,
      title: t.ages,
      description: alt,
      unit: t.ageUnit,
      years: picked.map((p) => p.year),
      parts: names.map((label, g) => ({
        label,
        values: picked.map(({ i }) => result.population.groups[g]?.[i] ?? null),
      })),
    }),
  );
}

export function gapPicture(result: RunResult, lang: Language, source: string): Block[] {
  const t = BLOCK_TEXTS[lang];
  const all = result.gap.filter((g) => g.ledger === 'boligutvikling' && g.type === 'alle');
  if (all.length === 0) return [];
  const alt = all
    .filter((_, i) => i % 5 === 4)
    .map((g) => `${g.year}: ${formatNumber(g.mean)}`)
    .join(', ');
  const title = all.some((g) => g.p10 !== null) ? t.gapPicture : t.gapPictureAlone;
  return picture('gapfigur', title, alt, source, (look) =>
    YearBars({
      ...look,
      title,
      description: alt,
      unit: t.dwellings,
      years: all.map((g) => g.year),
      values: all,
      above: t.above,
      below: t.below,
    }),
  );
}

/** Further ahead than this, a boligbyggeprogram is mostly unknown. */
const YEARS_OF_SUPPLY = 12;

export function supplyPicture(parts: PlanParts, ledger: Ledger, lang: Language, source: string): Block[] {
  const t = BLOCK_TEXTS[lang];
  if (!parts.run) return [];
  const { baseYear, years, supply: known } = parts.run.result;
  const coming = known.coming?.[ledger];
  if (!coming) return [];
  const near = (_: number, i: number) => (years[i] ?? 0) > baseYear && (years[i] ?? 0) <= baseYear + YEARS_OF_SUPPLY;
  const ahead = years.filter(near);
  const supply = (source: (typeof SUPPLY_SOURCES)[number]) => (coming[source] ?? []).filter(near);
  const shown = SUPPLY_SOURCES.filter((s) => supply(s).some((n) => Math.abs(n) > 0.5));
  if (shown.length === 0) return [];
  const caption = t.supplyPicture(t.ledgers[ledger]);
  const alt = `${ahead.at(-1)}: ${shown.map((s) => `${t.sources[s]} ${formatNumber(supply(s).at(-1) ?? null)}`).join(', ')}`;
  return picture(`tilbud-${ledger}`, caption, alt, source, (look) =>
    StackedBars({
      ...look,
      title: caption,
      description: alt,
      unit: t.supplySince(baseYear),
      years: ahead,
      parts: shown.map((s) => ({ label: t.sources[s], values: supply(s).map((n) => Math.round(n)) })),
    }),
  );
}

/**
 * The gap of a ledger without the tiltak, and how much of it they close; null when there is no gap to speak of.
 * Cells that rest on small counts are left out, as a sum with them would give them away.
 */
export function effectOf(parts: PlanParts, ledger: Ledger) {
  const result = parts.run?.result;
  const rows = result ? openGap(result).flatMap((g) => (g.ledger === ledger && !isHidden(g) ? [g] : [])) : [];
  // A ledger's own total where there is one; otherwise its cells, which are kept apart by what they are.
  const total = rows.filter((g) => g.type === 'alle');
  const used = total.length > 0 ? total : rows;
  if (!result || used.length === 0) return null;
  const years = result.years.filter((y) => y > result.baseYear && y <= result.baseYear + 10);
  const mean = years.map((year) => used.filter((g) => g.year === year).reduce((n, g) => n + g.mean, 0));
  const fits = (g: { type: string; level: string }) =>
    used.some((u) => u.type === 'alle' || (u.type === g.type && u.level === g.level));
  const measure = tiltakSupply(parts, ledger, years, fits);
  return { years, closed: measure, with: mean, without: mean.map((n, i) => n + (measure[i] ?? 0)) };
}

export function effectPicture(parts: PlanParts, ledger: Ledger, lang: Language, source: string): Block[] {
  const t = BLOCK_TEXTS[lang];
  const effect = effectOf(parts, ledger);
  if (!effect?.closed.some((n) => n > 0.5)) return [];
  const caption = t.effectPicture(t.ledgers[ledger]);
  const alt = t.effectAlt(
    effect.years.at(-1) ?? 0,
    formatNumber(effect.without.at(-1) ?? null),
    formatNumber(effect.closed.at(-1) ?? null),
  );
  return picture(`effekt-${ledger}`, caption, alt, source, (look) =>
    YearBars({
      ...look,
      title: caption,
      description: alt,
      unit: t.units.toLowerCase(),
      years: effect.years,
      values: effect.without.map((mean) => ({ mean, p10: null, p90: null })),
      above: t.above,
      below: t.below,
      closed: { label: t.effectLabel, values: effect.closed },
    }),
  );
}

const MOST = 8;

export function costPicture(parts: PlanParts, lang: Language, source: string): Block[] {
  const t = BLOCK_TEXTS[lang];
  const items = parts.tiltak
    .filter((x) => x.data.status !== 'forkastet')
    .map((x) => ({
      label: `${tiltakNumber(x.number)} ${x.data.title}`,
      value: sumKroner(x.data.investment) / 1_000_000,
    }))
    .filter((item) => item.value > 0)
    .sort((a, b) => b.value - a.value)
    .slice(0, MOST);
  if (items.length < 2) return [];
  const words = (value: number) => formatNumber(value, Number.isInteger(value) ? 0 : 1);
  const alt = items.map((item) => `${item.label}: ${words(item.value)}`).join('; ');
  return picture('kostnad', t.costPicture, alt, source, (look) =>
    BarList({
      ...look,
      title: t.costPicture,
      description: alt,
      unit: t.costUnit,
      missing: t.missing,
      items: items.map((item) => ({ ...item, text: words(item.value) })),
    }),
  );
}
