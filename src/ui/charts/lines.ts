import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { formatNumber, type Interval } from '../../kernel/index.ts';
import { axes, yearLabels } from './axes.ts';
import { INK } from './palette.ts';
import { type ChartProps, DEFAULT_WIDTH, fitted, r1, spread, svgDocument, text, textWidth, wideHeight } from './svg.ts';

export interface LineSeries {
  /** Written at the end of the line, with the last value. */
  readonly label: string;
  /** One per year; null where there is no figure: the line is broken there, never drawn as zero. */
  readonly values: readonly (Interval | null)[];
  readonly colour?: string;
}

export interface LineChartProps extends ChartProps {
  readonly unit: string;
  /** Digits after the comma in the labels; none unless said. */
  readonly decimals?: number;
  readonly years: readonly number[];
  readonly series: readonly LineSeries[];
  /** Words for the band, e.g. "80 prosent sannsynlig"; shown when there is one. */
  readonly bandLabel?: string;
  /** The last year with observed figures, and the word for it. */
  readonly now?: { readonly year: number; readonly label: string };
}

/** Lines unlike each other in black and white too. */
const DASHES = ['', '7 4', '2 4', '10 3 2 3'];
/** The colour of each line in turn, wherever the same lines are drawn. */
export const COLOURS = [INK.need, INK.supply, INK.gap, INK.measure] as const;

/** Lines over years with the 80 % band where it may be shown; labels at the ends instead of a legend. */
export function LineChart(p: LineChartProps): string {
  const width = p.width ?? DEFAULT_WIDTH;
  const height = Math.round(width < 480 ? width * 0.78 : wideHeight(width, p.flat));
  const all = p.series.flatMap((series) =>
    series.values.flatMap((v) => (v ? [v.mean, v.p10 ?? v.mean, v.p90 ?? v.mean] : [])),
  );
  const low = Math.min(...all, ...(all.length ? [] : [0]));
  const high = Math.max(...all, ...(all.length ? [] : [1]));
  const pad = Math.max((high - low) * 0.06, Math.abs(high) * 0.002, 0.5);

  const ends = p.series.flatMap((series, at) => endLabels(series, at, p.series.length > 1, p.decimals));
  const right = Math.min(width * 0.34, Math.max(...ends.map((end) => textWidth(end.words, end.size)), 30)) + 16;
  const frame = axes({
    width,
    height,
    low: low >= 0 ? Math.max(0, low - pad) : low - pad,
    high: high + pad,
    unit: p.unit,
    right,
  });
  const x = scaleLinear()
    .domain([p.years[0] ?? 0, p.years.at(-1) ?? 1])
    .range([frame.left + 6, frame.right]);
  const atX = (at: number) => r1(x(p.years[at] ?? 0));
  const atY = (value: number) => r1(frame.y(value));

  const marks = p.series.map((series, at) => {
    const colour = series.colour ?? COLOURS[at % COLOURS.length] ?? INK.need;
    const index = p.years.map((_, i) => i);
    const band = area<number>()
      .defined((i) => series.values[i]?.p10 != null && series.values[i]?.p90 != null)
      .x(atX)
      .y0((i) => atY(series.values[i]?.p10 ?? 0))
      .y1((i) => atY(series.values[i]?.p90 ?? 0))(index);
    const path = line<number>()
      .defined((i) => series.values[i] != null)
      .x(atX)
      .y((i) => atY(series.values[i]?.mean ?? 0))(index);
    const last = series.values.findLastIndex((v) => v !== null);
    const dash = DASHES[at % DASHES.length] ? ` stroke-dasharray="${DASHES[at % DASHES.length]}"` : '';
    return (
      (band
        ? `<path d="${band}" fill="${INK.band}" fill-opacity="0.5" stroke="${colour}" stroke-opacity="0.45" stroke-width="0.8"/>`
        : '') +
      (path
        ? `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2.6" stroke-linejoin="round" stroke-linecap="round"${dash}/>`
        : '') +
      (last >= 0
        ? `<circle cx="${atX(last)}" cy="${atY(series.values[last]?.mean ?? 0)}" r="4" fill="${colour}"/>`
        : '')
    );
  });

  const places = spread(
    ends.map((end) => atY(end.value)),
    16,
    frame.top,
    frame.bottom,
  );
  const labels = ends.map((end, at) =>
    text(frame.right + 10, (places[at] ?? 0) + 4.5, fitted(end.words, width - frame.right - 10, end.size), {
      size: end.size,
      weight: end.weight,
      fill: end.fill,
    }),
  );
  return svgDocument(
    width,
    height,
    p.title,
    p.description,
    frame.back +
      nowMark(p, x, frame) +
      marks.join('') +
      yearLabels(p.years, atX, frame.bottom, width) +
      labels.join('') +
      bandWords(p, frame, atX, atY),
  );
}

interface EndLabel {
  readonly value: number;
  readonly words: string;
  readonly size: number;
  readonly weight: number;
  readonly fill: string;
}

function endLabels(series: LineSeries, at: number, named: boolean, decimals = 0): EndLabel[] {
  const last = series.values.findLast((v) => v !== null);
  if (!last) return [];
  const fill = series.colour ?? COLOURS[at % COLOURS.length] ?? INK.need;
  const mean = { value: last.mean, words: formatNumber(last.mean, decimals), size: 15, weight: 700, fill };
  if (named) return [{ ...mean, words: `${series.label} ${mean.words}`, size: 13 }];
  const edge = (value: number | null): EndLabel[] =>
    value === null ? [] : [{ value, words: formatNumber(value, decimals), size: 13, weight: 400, fill: INK.text }];
  return [...edge(last.p90), mean, ...edge(last.p10)];
}

function nowMark(
  p: LineChartProps,
  x: (year: number) => number,
  frame: { top: number; bottom: number; right: number },
): string {
  if (!p.now) return '';
  const at = r1(x(p.now.year));
  const late = at > frame.right - textWidth(p.now.label) - 10;
  return (
    `<line x1="${at}" x2="${at}" y1="${frame.top}" y2="${frame.bottom}" stroke="${INK.axis}" stroke-dasharray="3 3"/>` +
    text(late ? at - 6 : at + 6, frame.top - 4, p.now.label, { anchor: late ? 'end' : 'start', fill: INK.axis })
  );
}

/** The name of the band, close under its lower edge, clear of it over the whole length of the words. */
function bandWords(
  p: LineChartProps,
  frame: { right: number; bottom: number },
  atX: (at: number) => number,
  atY: (value: number) => number,
): string {
  const values = p.series[0]?.values ?? [];
  const edge = values.flatMap((v, at) =>
    v && v.p10 !== null && v.p90 !== null ? [{ x: atX(at), y: atY(v.p10) }] : [],
  );
  const end = edge.at(-1);
  if (!p.bandLabel || edge.length < 2 || !end) return '';
  const from = frame.right - textWidth(p.bandLabel);
  const under = edge.filter((point, at) => (edge[at + 1]?.x ?? point.x) >= from);
  const y = Math.min(frame.bottom - 6, Math.max(...under.map((point) => point.y)) + 18);
  return text(frame.right, y, p.bandLabel, { anchor: 'end', fill: INK.axis, halo: true });
}
