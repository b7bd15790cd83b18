import { formatNumber, type Language, weakest } from '../../kernel/index.ts';
import type { Cell, DocumentTable } from '../plandokument/document.ts';
import { bevegelse, type Punkt, tilDetBedre, vistVerdi } from './beregn.ts';
import { countFirst, decimalsOf, type Enhet, type Indikator, isCount, unitOf } from './indikator.ts';
import { KUNNSKAP_TEXTS } from './texts.ts';

/** One place of an indicator with its years. `hidden` are years whose figure this reader may not see. */
export interface Serie {
  readonly id: string;
  readonly name: string;
  readonly points: readonly Punkt[];
  readonly hidden: readonly number[];
}

export interface Lest {
  readonly indikator: Indikator;
  /** The municipality first, then the ones it compares with. */
  readonly series: readonly Serie[];
}

const shown = (i: Indikator, points: readonly Punkt[]) => points.filter((p) => vistVerdi(i, p) !== null);

/** The newest year of the municipality with a figure to show. */
export const siste = ({ indikator, series }: Lest): Punkt | null =>
  shown(indikator, series[0]?.points ?? []).at(-1) ?? null;

/** What another place had in a year; its newest figure, with its own year, where it has none of that. */
export function vedSiden(i: Indikator, serie: Serie, year: number | null): Punkt | null {
  const known = shown(i, serie.points);
  return known.find((p) => p.year === year) ?? known.at(-1) ?? null;
}

/** The municipality and the places that can be drawn beside it: a count of people in the whole country would hide all others. */
export const besideOwn = ({ series }: Lest, unit: Enhet): readonly Serie[] =>
  series.filter((s, at) => at === 0 || !(isCount(unit) && ['fylke', 'landet', 'kostragruppe'].includes(s.id)));

/** More lines than these cannot be told apart. */
const PLACES_DRAWN = 4;

export interface Linjer {
  readonly unit: Enhet;
  readonly decimals: number;
  readonly years: readonly number[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** Whether there are places with figures that are not drawn. */
  readonly more: boolean;
}

/** The years of an indicator as lines, of what was counted or of its share. */
export function linjerOf(l: Lest, count: boolean): Linjer {
  const i = l.indikator;
  const unit = (i.manual?.unit ?? (count ? i.countUnit : i.shareUnit)) as Enhet;
  const known = l.series.filter((s) => s.points.length > 0);
  const beside = besideOwn(l, unit);
  const drawn = known.filter((s) => beside.includes(s)).slice(0, PLACES_DRAWN);
  const years = yearsOf(drawn);
  return {
    unit,
    decimals: count && !i.manual ? 0 : i.decimals,
    years,
    series: drawn.map((s) => ({
      name: s.name,
      values: years.map((year) => {
        const point = s.points.find((p) => p.year === year);
        return (count ? point?.count : point?.share) ?? null;
      }),
    })),
    more: drawn.length < known.length,
  };
}

export const tallOf = (i: Indikator, p: Punkt): string => formatNumber(vistVerdi(i, p), decimalsOf(i));

/** "Opp siden 2023, til det bedre"; empty with fewer than two years. */
export function utvikling({ indikator, series }: Lest, lang: Language): string {
  const t = KUNNSKAP_TEXTS[lang];
  const points = shown(indikator, series[0]?.points ?? []);
  const moved = bevegelse(indikator, points);
  const before = points.at(-2);
  if (moved === null || !before) return '';
  const better = tilDetBedre(moved, indikator);
  const words = t.since(t.moved[moved], before.year);
  return better === null ? words : `${words}, ${better ? t.better : t.worse}`;
}

const numberCell = (value: number | null, decimals: number): Cell =>
  value === null ? null : { number: value, decimals };

/** The overview of one theme as a table of a document. */
export function temaTable(id: string, name: string, lest: readonly Lest[], lang: Language): DocumentTable {
  const t = KUNNSKAP_TEXTS[lang];
  const others = lest[0]?.series.slice(1) ?? [];
  return {
    kind: 'table',
    id,
    caption: name,
    columns: [
      { label: t.indicator, align: 'left' },
      { label: t.year, align: 'left' },
      { label: t.own, align: 'right' },
      { label: t.count, align: 'right' },
      ...others.map((o) => ({ label: o.name, align: 'right' as const })),
      { label: t.development, align: 'left' },
      { label: t.source, align: 'left' },
      { label: t.confidence, align: 'left' },
    ],
    rows: lest.map((l) => {
      const i = l.indikator;
      const now = siste(l);
      return {
        cells: [
          `${i.name[lang]} (${t.units[unitOf(i)]})`,
          now ? String(now.year) : '',
          numberCell(now && vistVerdi(i, now), decimalsOf(i)),
          numberCell(now && !countFirst(i) ? now.count : null, 0),
          ...l.series.slice(1).map((s) => {
            const p = vedSiden(i, s, now?.year ?? null);
            // A figure of another year says so, which a bare number cannot.
            if (p && p.year !== now?.year) return `${tallOf(i, p)} (${p.year})`;
            return numberCell(p && vistVerdi(i, p), decimalsOf(i));
          }),
          utvikling(l, lang),
          now?.source ?? i.source[lang],
          now?.confidence ?? '',
        ],
      };
    }),
    source: '',
  };
}

/** The years of one indicator as a table of a document: a row for each year, shares and counts. */
export function historieTable(l: Lest, lang: Language): DocumentTable {
  const t = KUNNSKAP_TEXTS[lang];
  const i = l.indikator;
  const both = !i.manual;
  // The municipality always, the others where they have a figure.
  const series = l.series.filter((s, at) => at === 0 || s.points.length > 0);
  const years = yearsOf(series);
  const growth = i.compute?.growth;
  const columns = (name: string) => {
    const count = { label: both ? `${name}, ${t.count.toLowerCase()}` : name, align: 'right' as const };
    const share = {
      label: `${name}, ${(growth ? t.growth(growth) : t.share).toLowerCase()}`,
      align: 'right' as const,
    };
    const named = i.manual?.unit ?? i.countUnit;
    return [
      { ...count, ...(named ? { unit: t.units[named] } : {}) },
      ...(both ? [{ ...share, ...(i.shareUnit ? { unit: t.units[i.shareUnit] } : {}) }] : []),
    ];
  };
  return {
    kind: 'table',
    id: i.id,
    caption: i.name[lang],
    columns: [
      { label: t.year, align: 'left' },
      ...series.flatMap((s) => columns(s.name)),
      { label: t.source, align: 'left' },
      { label: t.confidence, align: 'left' },
    ],
    rows: years.map((year) => {
      const points = series.map((s) => s.points.find((p) => p.year === year) ?? null);
      const known = points.filter((p) => p !== null);
      return {
        cells: [
          String(year),
          ...points.flatMap((p) => [
            numberCell(p?.count ?? null, both ? 0 : i.decimals),
            ...(both ? [numberCell(p?.share ?? null, i.decimals)] : []),
          ]),
          [...new Set(known.map((p) => p.source))].join('; '),
          weakest(...known.map((p) => p.confidence)),
        ],
      };
    }),
    source: i.source[lang],
  };
}

export const yearsOf = (series: readonly Serie[]): number[] =>
  [...new Set(series.flatMap((s) => s.points.map((p) => p.year)))].sort((a, b) => a - b);
