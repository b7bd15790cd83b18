import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { newWorkbook } from '../../../platform/files/excel.ts';
import type { Presentation, SlideChart } from '../presentation.ts';
import { plainText } from './cells.ts';
import { STAMP } from './xlsx.ts';
import { withFixedZipDates } from './zip-dates.ts';

/** As the lines on the page: unlike each other in black and white too. */
const DASHES = ['solid', 'dash', 'sysDot', 'lgDashDot'];
const NUMBERED = /(charts\/chart|\/chart|^chart|Microsoft_Excel_Worksheet)(\d+)(?=\.xml|\.xlsx)/g;
const WORKBOOK = /^ppt\/embeddings\/Microsoft_Excel_Worksheet(\d+)\.xlsx$/;
const CHART = /^ppt\/charts\/chart(\d+)\.xml$/;

/**
 * The file as the library leaves it, set right where a figure or the bytes would else be wrong (docs/adr/0101): charts are numbered
 * from one in every file, what is missing has no point, the workbook behind a chart tells zero from missing, the language is the
 * reader's, and no time of writing is left.
 */
export async function finished(bytes: Uint8Array, show: Presentation): Promise<Uint8Array> {
  const charts = show.slides.flatMap((slide) => (slide.chart ? [slide.chart] : []));
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/'));
  const numbers = parts
    .flatMap(([name]) => CHART.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
  const numbered = (text: string) =>
    text.replace(NUMBERED, (_, head: string, n: string) => `${head}${numbers.indexOf(Number(n)) + 1}`);
  const made: Record<string, Uint8Array> = {};
  for (const [name, part] of parts) {
    const to = numbered(name);
    const book = charts[Number(WORKBOOK.exec(to)?.[1] ?? 0) - 1];
    if (book) made[to] = await workbook(book);
    else if (/\.(xml|rels)$/.test(to)) {
      const told = strFromU8(part);
      const text = (/\.rels$|^\[/.test(to) ? numbered(told) : told).replaceAll(
        'lang="en-US"',
        `lang="${show.lang}-NO"`,
      );
      made[to] = strToU8(textOf(to, text, charts));
    } else made[to] = part;
  }
  return withFixedZipDates(zipSync(made));
}

function textOf(name: string, xml: string, charts: readonly SlideChart[]): string {
  if (name === 'docProps/core.xml') return xml.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, '2000-01-01T00:00:00Z');
  const chart = charts[Number(CHART.exec(name)?.[1] ?? 0) - 1];
  return chart ? chartOf(xml, chart) : xml;
}

function chartOf(xml: string, chart: SlideChart): string {
  let at = -1;
  return xml.replace(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/g, '').replace(/<c:ser>[\s\S]*?<\/c:ser>/g, (one) => {
    at += 1;
    if (chart.kind !== 'lines') return one;
    const last = at === 0 ? (chart.series[0]?.values.findLastIndex((value) => value !== null) ?? -1) : -1;
    return one
      .replace('<a:prstDash val="solid"/>', `<a:prstDash val="${DASHES[at % DASHES.length]}"/>`)
      .replace(/<c:dLbls>/, last < 0 ? '<c:dLbls>' : `<c:dLbls>${lastLabel(last)}`);
  });
}

/** The newest figure stands at the end of the first line; of the others it would lie upon others still, and stands under the chart. */
const lastLabel = (at: number): string =>
  `<c:dLbl><c:idx val="${at}"/><c:dLblPos val="t"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>` +
  '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbl>';

/** What opens when somebody edits the figures of a chart: the cells its formulas name. */
async function workbook(chart: SlideChart): Promise<Uint8Array> {
  const book = newWorkbook();
  book.created = STAMP;
  book.modified = STAMP;
  const sheet = book.addWorksheet('Sheet1');
  sheet.addRow([plainText(chart.unit), ...chart.series.map((s) => plainText(s.name))]);
  for (const [at, category] of chart.categories.entries())
    sheet.addRow([plainText(category), ...chart.series.map((s) => s.values[at] ?? null)]);
  sheet.getColumn(1).width = 24;
  for (let column = 2; column <= chart.series.length + 1; column += 1) {
    sheet.getColumn(column).width = 18;
    sheet.getColumn(column).numFmt = chart.decimals ? `#,##0.${'0'.repeat(chart.decimals)}` : '#,##0';
  }
  return withFixedZipDates(new Uint8Array(await book.xlsx.writeBuffer()));
}
