import { scaleLinear } from 'd3-scale';
import { formatNumber, type Interval } from '../../kernel/index.ts';
import { escapeXml, INK, r1, svgDocument } from './svg.ts';

export interface YearBarsProps {
  readonly title: string;
  readonly description: string;
  readonly unit: string;
  readonly years: readonly number[];
  readonly values: readonly Interval[];
  /** Words above and below the zero line: what a positive and a negative bar means. */
  readonly above: string;
  readonly below: string;
  readonly colour?: string;
}

const WIDTH = 720;
const HEIGHT = 320;
const LEFT = 64;
const TOP = 30;
const BOTTOM = 34;

/** Bars above or below zero per year with whiskers for the 80 % interval: the gap chart. */
export function YearBars(p: YearBarsProps): string {
  const colour = p.colour ?? INK.gap;
  const low = Math.min(0, ...p.values.map((v) => v.p10 ?? v.mean));
  const high = Math.max(0, ...p.values.map((v) => v.p90 ?? v.mean));
  const y = scaleLinear()
    .domain([low, high === low ? low + 1 : high])
    .nice(5)
    .range([HEIGHT - BOTTOM, TOP]);
  const step = (WIDTH - LEFT - 12) / p.years.length;
  const width = Math.max(3, step * 0.62);
  const zero = r1(y(0));
  const grid = y
    .ticks(5)
    .map(
      (v) =>
        `<line x1="${LEFT}" x2="${WIDTH - 12}" y1="${r1(y(v))}" y2="${r1(y(v))}" stroke="${v === 0 ? INK.text : INK.grid}"/><text x="${LEFT - 8}" y="${r1(y(v) + 4)}" text-anchor="end" font-size="12" fill="${INK.text}">${formatNumber(v)}</text>`,
    );
  const every = Math.max(1, Math.ceil(p.years.length / 10));
  const bars = p.years.map((year, i) => {
    const v = p.values[i];
    if (!v) return '';
    const left = LEFT + i * step + (step - width) / 2;
    const middle = r1(left + width / 2);
    const top = Math.min(y(v.mean), zero);
    const whisker =
      v.p10 === null || v.p90 === null
        ? ''
        : `<path d="M${middle} ${r1(y(v.p10))}V${r1(y(v.p90))}M${r1(middle - 3)} ${r1(y(v.p10))}h6M${r1(middle - 3)} ${r1(y(v.p90))}h6" stroke="${INK.text}" fill="none"/>`;
    const label =
      i % every === 0
        ? `<text x="${middle}" y="${HEIGHT - 12}" text-anchor="middle" font-size="12" fill="${INK.text}">${year}</text>`
        : '';
    return `<rect x="${r1(left)}" y="${r1(top)}" width="${r1(width)}" height="${r1(Math.max(0.5, Math.abs(y(v.mean) - zero)))}" fill="${colour}" fill-opacity="${v.mean >= 0 ? 0.85 : 0.35}"/>${whisker}${label}`;
  });
  return svgDocument(
    WIDTH,
    HEIGHT,
    p.title,
    p.description,
    `<text x="${LEFT}" y="14" font-size="12" fill="${INK.text}">${escapeXml(p.unit)}</text>${grid.join('')}${bars.join('')}` +
      `<text x="${LEFT + 6}" y="${TOP - 4}" font-size="11" fill="${INK.text}">↑ ${escapeXml(p.above)}</text>` +
      (low < 0
        ? `<text x="${LEFT + 6}" y="${HEIGHT - BOTTOM - 4}" font-size="11" fill="${INK.text}">↓ ${escapeXml(p.below)}</text>`
        : ''),
  );
}
