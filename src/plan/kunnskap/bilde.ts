import type { Language } from '../../kernel/index.ts';
import { BarList } from '../../ui/charts/bar-list.ts';
import { INK } from '../../ui/charts/palette.ts';
import { fitted, svgDocument, text } from '../../ui/charts/svg.ts';
import type { Block, DocumentPicture } from '../plandokument/document.ts';
import { vistVerdi } from './beregn.ts';
import { type Tema, unitOf } from './indikator.ts';
import { besideOwn, type Lest, siste, tallOf, temaTable, vedSiden } from './oversikt.ts';
import { KUNNSKAP_TEXTS } from './texts.ts';

/** Drawn widths: for a slide, for a printed page where the same letters must be read, and for a narrow screen. */
const WIDTHS = { slide: 1200, page: 820, narrow: 320 } as const;
type Sheet = keyof typeof WIDTHS;
const GAP = 40;
const HEAD = 56;
const PANEL_HEAD = 26;

/** The municipality and the places with a figure to set beside it. */
const withFigure = (l: Lest): Lest['series'] =>
  besideOwn(l, unitOf(l.indikator)).filter((s, at) => at === 0 || vedSiden(l.indikator, s, null) !== null);

/** One indicator: the newest figure of the municipality beside the same of the places it is compared with. */
function panel(l: Lest, lang: Language, width: number): { readonly svg: string; readonly height: number } {
  const t = KUNNSKAP_TEXTS[lang];
  const i = l.indikator;
  const now = siste(l);
  const title = `${i.name[lang]}, ${now?.year ?? ''}`;
  const drawn = BarList({
    title,
    description: title,
    width,
    unit: t.units[unitOf(i)],
    missing: t.qualities.none,
    items: withFigure(l).map((s, at) => {
      const p = at === 0 ? now : vedSiden(i, s, now?.year ?? null);
      const other = p && p.year !== now?.year ? ` (${p.year})` : '';
      return {
        label: s.name,
        value: p ? vistVerdi(i, p) : null,
        ...(p ? { text: `${tallOf(i, p)}${other}` } : {}),
        colour: at === 0 ? INK.need : INK.axis,
      };
    }),
  });
  return { svg: drawn, height: Number(/height="(\d+)"/.exec(drawn)?.[1] ?? 0) };
}

/** The theme on one sheet, for a slide or a page; indicators without a figure of the municipality are left to the table. */
export function temaBilde(tema: Tema, lest: readonly Lest[], kommune: string, lang: Language, sheet: Sheet): string {
  const t = KUNNSKAP_TEXTS[lang];
  const width = WIDTHS[sheet];
  const narrow = sheet === 'narrow';
  const columns = narrow ? 1 : 2;
  const each = (width - (columns - 1) * GAP - (narrow ? 0 : 2 * GAP)) / columns;
  const left = narrow ? 0 : GAP;
  const known = lest.filter((l) => siste(l) !== null);
  const heads = [
    text(left, 34, fitted(`${tema.name[lang]}: ${kommune}`, width - 2 * left, 22), { size: 22, weight: 600 }),
  ];
  const panels: string[] = [];
  let top = HEAD;
  for (let at = 0; at < known.length; at += columns) {
    const row = known.slice(at, at + columns).map((l) => ({ l, ...panel(l, lang, each) }));
    for (const [column, { l, svg }] of row.entries()) {
      const x = left + column * (each + GAP);
      const name = `${l.indikator.name[lang]}, ${siste(l)?.year ?? ''}`;
      heads.push(text(x, top + 16, fitted(name, each, 15), { size: 15, weight: 600 }));
      panels.push(
        svg.replace('<svg ', `<svg x="${x}" y="${top + PANEL_HEAD}" `).replace(/ role="img" aria-label="[^"]*"/, ''),
      );
    }
    top += PANEL_HEAD + Math.max(...row.map((r) => r.height)) + 18;
  }
  if (known.length === 0) heads.push(text(left, top + 16, t.noFigures, { fill: INK.axis }));
  return svgDocument(
    width,
    top + (known.length === 0 ? 40 : 8),
    tema.name[lang],
    altOf(lest, lang),
    heads.join('') + panels.join(''),
  );
}

/** What the picture shows, in words. */
export const altOf = (lest: readonly Lest[], lang: Language): string =>
  lest
    .flatMap((l) => {
      const now = siste(l);
      const unit = KUNNSKAP_TEXTS[lang].units[unitOf(l.indikator)];
      return now ? [`${l.indikator.name[lang]}: ${tallOf(l.indikator, now)} ${unit} (${now.year})`] : [];
    })
    .join('. ');

const sourcesOf = (lest: readonly Lest[]): string =>
  [...new Set(lest.flatMap((l) => l.series.flatMap((s) => s.points.slice(-1).map((p) => p.source))))].sort().join('; ');

export function temaPicture(
  tema: Tema,
  lest: readonly Lest[],
  kommune: string,
  lang: Language,
  sheet: Sheet = 'page',
): DocumentPicture {
  return {
    kind: 'picture',
    id: `tema-${tema.theme}-bilde`,
    caption: `${tema.name[lang]}: ${kommune}`,
    alt: `${tema.name[lang]}. ${altOf(lest, lang)}`,
    svg: temaBilde(tema, lest, kommune, lang, sheet),
    narrow: temaBilde(tema, lest, kommune, lang, 'narrow'),
    source: sourcesOf(lest),
  };
}

/** The theme in a chapter of the plan: picture and table; in words where there is no figure to show. */
export function temaBlocks(tema: Tema, lest: readonly Lest[], kommune: string, lang: Language): readonly Block[] {
  const known = lest.filter((l) => siste(l) !== null);
  if (known.length === 0)
    return [{ kind: 'note', tone: 'info', text: [{ text: `${tema.name[lang]}: ${KUNNSKAP_TEXTS[lang].noFigures}` }] }];
  const table = temaTable(`tema-${tema.theme}`, tema.name[lang], known, lang);
  // In a printed plan the widest table has room for the places, their years and the source, and for nothing more.
  const kept = table.columns.flatMap((c, at) => (c.label === KUNNSKAP_TEXTS[lang].count ? [] : [at]));
  const pick = <T>(all: readonly T[]): T[] => kept.flatMap((at) => (all[at] === undefined ? [] : [all[at]]));
  return [
    temaPicture(tema, lest, kommune, lang),
    {
      ...table,
      columns: pick(table.columns),
      rows: table.rows.map((row) => ({ ...row, cells: kept.map((at) => row.cells[at] ?? null) })),
      source: sourcesOf(known),
    },
  ];
}

/** The key a writer puts on a line of its own in a chapter. */
export const temaKey = (tema: Pick<Tema, 'theme'>): string => `tema:${tema.theme}`;
