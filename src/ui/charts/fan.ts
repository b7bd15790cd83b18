import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { formatNumber, type Interval } from '../../kernel/index.ts';
import { escapeXml, INK, r1, svgDocument } from './svg.ts';

export interface FanChartProps {
  readonly title: string;
  readonly description: string;
  readonly unit: string;
  readonly years: readonly number[];
  readonly values: readonly Interval[];
  readonly bandLabel: string;
  readonly colour?: string;
}

const WIDTH = 720;
const HEIGHT = 300;
const LEFT = 64;
const RIGHT = 78;
const TOP = 26;
const BOTTOM = 34;

/** A line over the years with its 80 % band when it may be shown; values directly at the ends instead of a legend. */
export function FanChart(p: FanChartProps): string {
  const colour = p.colour ?? INK.need;
  const low = Math.min(...p.values.map((v) => v.p10 ?? v.mean));
  const high = Math.max(...p.values.map((v) => v.p90 ?? v.mean));
  const pad = Math.max(1, (high - low) * 0.08);
  const x = scaleLinear()
    .domain([p.years[0] ?? 0, p.years.at(-1) ?? 1])
    .range([LEFT, WIDTH - RIGHT]);
  const y = scaleLinear()
    .domain([low - pad, high + pad])
    .nice(5)
    .range([HEIGHT - BOTTOM, TOP]);
  const index = p.years.map((_, i) => i);
  const at = (i: number) => p.values[i] ?? { mean: 0, p10: null, p90: null };
  const path =
    line<number>()
      .x((i) => r1(x(p.years[i] ?? 0)))
      .y((i) => r1(y(at(i).mean)))(index) ?? '';
  const banded = index.filter((i) => at(i).p10 !== null);
  const band =
    banded.length > 1
      ? (area<number>()
          .x((i) => r1(x(p.years[i] ?? 0)))
          .y0((i) => r1(y(at(i).p10 ?? 0)))
          .y1((i) => r1(y(at(i).p90 ?? 0)))(banded) ?? '')
      : '';
  const grid = y
    .ticks(5)
    .map(
      (v) =>
        `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${r1(y(v))}" y2="${r1(y(v))}" stroke="${INK.grid}"/><text x="${LEFT - 8}" y="${r1(y(v) + 4)}" text-anchor="end" font-size="12" fill="${INK.text}">${formatNumber(v)}</text>`,
    );
  const every = Math.max(1, Math.ceil(p.years.length / 8));
  const ticks = p.years.map((year, i) =>
    i % every === 0
      ? `<text x="${r1(x(year))}" y="${HEIGHT - 12}" text-anchor="middle" font-size="12" fill="${INK.text}">${year}</text>`
      : '',
  );
  const last = at(p.years.length - 1);
  const end = r1(x(p.years.at(-1) ?? 0));
  return svgDocument(
    WIDTH,
    HEIGHT,
    p.title,
    p.description,
    `<text x="${LEFT}" y="14" font-size="12" fill="${INK.text}">${escapeXml(p.unit)}</text>${grid.join('')}${ticks.join('')}` +
      (band
        ? `<path d="${band}" fill="${INK.band}" fill-opacity="0.55"/><text x="${end + 6}" y="${r1(y(last.p90 ?? 0) + 4)}" font-size="11" fill="${INK.text}">${formatNumber(last.p90)}</text><text x="${end + 6}" y="${r1(y(last.p10 ?? 0) + 8)}" font-size="11" fill="${INK.text}">${formatNumber(last.p10)}</text>`
        : '') +
      `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2.5"/><circle cx="${end}" cy="${r1(y(last.mean))}" r="3.5" fill="${colour}"/>` +
      `<text x="${end + 6}" y="${r1(y(last.mean) + 4)}" font-size="13" font-weight="700" fill="${colour}">${formatNumber(last.mean)}</text>` +
      (band
        ? `<text x="${LEFT + 8}" y="${TOP + 8}" font-size="11" fill="${INK.text}">${escapeXml(p.bandLabel)}</text>`
        : ''),
  );
}
