import PptxGenJS from 'pptxgenjs';
import type { Language } from '../../../kernel/index.ts';
import type { Presentation, Slide, SlideChart } from '../presentation.ts';
import { plainText } from './cells.ts';
import { finished } from './pptx-parts.ts';
import { WORDS } from './words.ts';

const INK = '1C2B33';
const QUIET = '4A5663';
const ACCENT = '0B5563';
const RULE = 'D9D6CD';
/** On every machine that shows slides, and with every letter we write. */
const FONT = 'Calibri';

/** Inches of a wide slide. */
const WIDE = 13.333;
const EDGE = 0.6;
const WIDTH = WIDE - 2 * EDGE;
const TOP = 1.55;
const BESIDE = 3.9;
const GAP = 0.3;

const FRONT = 'Forside';
const BODY = 'Innhold';
const TITLE = 'tittel';

/** Builds in the calling thread; `toPowerPoint` keeps the server's event loop free. */
export async function buildPowerPoint(show: Presentation): Promise<Uint8Array> {
  const pptx = new PptxGenJS();
  pptx.layout = 'LAYOUT_WIDE';
  pptx.title = plainText(`${show.title}: ${show.kommune}`);
  pptx.author = plainText(show.kommune);
  pptx.theme = { headFontFace: FONT, bodyFontFace: FONT };
  layouts(pptx, show);
  front(pptx, show);
  for (const slide of show.slides) body(pptx, slide, show.lang);
  const bytes = await pptx.write({ outputType: 'uint8array' });
  return finished(bytes as Uint8Array, show);
}

/** Titles stand in the layout, so that a reader of screens, the outline and a new design of the municipality's find them. */
function layouts(pptx: PptxGenJS, show: Presentation): void {
  const title = (y: number, h: number, size: number) => ({
    placeholder: {
      options: {
        ...{ name: TITLE, type: 'title' as const, x: EDGE, y, w: WIDTH, h, align: 'left' as const, margin: 0 },
        ...{ fontFace: FONT, fontSize: size, bold: true, color: INK, valign: 'bottom' as const },
      },
      text: '',
    },
  });
  const rule = (y: number) => ({ line: { x: EDGE, y, w: WIDTH, h: 0, line: { color: ACCENT, width: 1.5 } } });
  const foot = { fontFace: FONT, fontSize: 10, color: QUIET, margin: 0 };
  pptx.defineSlideMaster({ title: FRONT, background: { color: 'FFFFFF' }, objects: [title(1.7, 1.4, 44), rule(3.25)] });
  pptx.defineSlideMaster({
    title: BODY,
    background: { color: 'FFFFFF' },
    objects: [
      title(0.35, 0.95, 26),
      rule(1.4),
      {
        text: {
          text: plainText(`${show.kommune} · ${show.title}`),
          options: { ...foot, x: EDGE, y: 7.08, w: 9, h: 0.25 },
        },
      },
    ],
    slideNumber: { ...foot, x: WIDE - EDGE - 0.6, y: 7.08, w: 0.6, h: 0.25, align: 'right' },
  });
}

function front(pptx: PptxGenJS, show: Presentation): void {
  const slide = pptx.addSlide({ masterName: FRONT });
  const look = { fontFace: FONT, margin: 0 };
  slide.addText(plainText(show.title), { placeholder: TITLE });
  slide.addText(plainText(show.kommune), {
    ...look,
    ...{ x: EDGE, y: 1.1, w: WIDTH, h: 0.5, fontSize: 20, color: ACCENT, bold: true, objectName: 'Kommune' },
  });
  slide.addText(paragraphs(show.lines, 10), {
    ...look,
    ...{ x: EDGE, y: 3.5, w: 10, h: 3, fontSize: 18, color: INK, valign: 'top', objectName: 'Om tallene' },
  });
}

const paragraphs = (lines: readonly string[], after: number): PptxGenJS.TextProps[] =>
  lines.map((line) => ({ text: plainText(line), options: { breakLine: true, paraSpaceAfter: after } }));

function body(pptx: PptxGenJS, of: Slide, lang: Language): void {
  const slide = pptx.addSlide({ masterName: BODY });
  const look = { fontFace: FONT, margin: 0 };
  const { chart, text } = of;
  slide.addText(plainText(of.title), { placeholder: TITLE });
  const small = of.small.length > 0 ? 0.95 : 0;
  const figures = of.figures === '' ? 0 : 0.5;
  const bottom = 7 - small - figures;
  if (chart) {
    const room = { x: EDGE, y: TOP, w: text ? WIDTH - BESIDE - GAP : WIDTH, h: bottom - TOP };
    slide.addChart(chart.kind === 'lines' ? 'line' : 'bar', dataOf(chart), {
      ...optionsOf(chart),
      ...room,
    });
  }
  if (text)
    slide.addText(
      [
        ...(text.heading === ''
          ? []
          : [{ text: plainText(text.heading), options: { bold: true, color: ACCENT, breakLine: true } }]),
        ...paragraphs(text.paragraphs, 6),
      ],
      {
        ...look,
        ...{ x: chart ? WIDE - EDGE - BESIDE : EDGE, y: TOP, w: chart ? BESIDE : WIDTH, h: bottom - TOP },
        ...{ fontSize: chart ? 14 : 18, color: INK, valign: 'top', objectName: plainText(text.heading) || 'Tekst' },
      },
    );
  if (of.figures !== '')
    slide.addText(plainText(of.figures), {
      ...look,
      ...{ x: EDGE, y: bottom, w: WIDTH, h: figures, fontSize: 14, color: INK, valign: 'middle', objectName: 'Tall' },
    });
  if (of.small.length > 0)
    slide.addText(paragraphs(of.small, 2), {
      ...look,
      ...{ x: EDGE, y: 7 - small, w: WIDTH, h: small, fontSize: 11, color: QUIET, valign: 'top' },
      objectName: WORDS[lang].source,
    });
  slide.addNotes(plainText(of.notes));
}

const dataOf = (chart: SlideChart) =>
  chart.series.map((s) => ({
    name: plainText(s.name),
    labels: chart.categories.map(plainText),
    // What is missing has no value in the finished file.
    values: s.values.map((value) => value ?? Number.NaN),
  }));

const bare = (colour: string) => colour.replace('#', '').toUpperCase();

function optionsOf(chart: SlideChart): PptxGenJS.IChartOpts {
  const format = `#,##0${chart.decimals > 0 ? `.${'0'.repeat(chart.decimals)}` : ''}`;
  const lines = chart.kind === 'lines';
  const letters = { fontFace: FONT, size: 12, color: INK };
  const negative = chart.series.some((s) => s.values.some((value) => (value ?? 0) < 0));
  return {
    altText: plainText(chart.alt),
    objectName: 'Diagram',
    chartColors: chart.series.flatMap((s) => s.colours.map(bare)),
    chartArea: { roundedCorners: false },
    displayBlanksAs: 'gap',
    catAxisLabelFontFace: letters.fontFace,
    catAxisLabelFontSize: letters.size,
    catAxisLabelColor: letters.color,
    valAxisLabelFontFace: letters.fontFace,
    valAxisLabelFontSize: letters.size,
    valAxisLabelColor: letters.color,
    valAxisLabelFormatCode: format,
    dataLabelFormatCode: format,
    dataLabelFontFace: letters.fontFace,
    dataLabelFontSize: letters.size,
    dataLabelColor: letters.color,
    valGridLine: { color: RULE, size: 0.75 },
    showValAxisTitle: true,
    valAxisTitle: plainText(chart.unit),
    valAxisTitleFontFace: letters.fontFace,
    valAxisTitleFontSize: letters.size,
    valAxisTitleColor: QUIET,
    ...(lines
      ? {
          showLegend: chart.series.length > 1,
          legendPos: 'b' as const,
          legendFontFace: letters.fontFace,
          legendFontSize: 13,
          legendColor: INK,
          lineSize: 2.5,
          lineDataSymbolSize: 6,
        }
      : {
          barDir: 'col' as const,
          // Few bars are not made into walls.
          barGapWidthPct: Math.max(60, Math.round(600 / chart.categories.length)),
          showValue: true,
          ...(negative ? {} : { valAxisMinVal: 0 }),
        }),
  };
}
