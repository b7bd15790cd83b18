import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { formatNumber } from '../../kernel/index.ts';
import { INK } from './palette.ts';
import { r1, text, textWidth } from './svg.ts';

/** The frame of a chart over years: light grid, values at the left, years below, unit on top. */
export interface Axes {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly y: ScaleLinear<number, number>;
  /** Grid, numbers and unit; draw before the marks. */
  readonly back: string;
}

export interface AxesProps {
  readonly width: number;
  readonly height: number;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  /** Room for labels at the right. */
  readonly right: number;
}

export function axes(p: AxesProps): Axes {
  const top = 38;
  const bottom = p.height - 30;
  const room = p.high - p.low > 1e-6 ? p.high : p.low + 1;
  const count = p.width < 480 ? 4 : 5;
  const y = scaleLinear().domain([p.low, room]).nice(count).range([bottom, top]);
  const ticks = y.ticks(count);
  const decimals = Math.max(
    0,
    ...ticks.map((tick) => (Number.isInteger(tick) ? 0 : String(tick).length - String(tick).indexOf('.') - 1)),
  );
  const labels = ticks.map((tick) => formatNumber(tick, Math.min(decimals, 3)));
  const left = Math.ceil(Math.max(...labels.map((label) => textWidth(label)), 18)) + 13;
  const right = p.width - p.right;
  const grid = ticks.map((tick, at) => {
    const line = r1(y(tick));
    return `<line x1="${left}" x2="${right}" y1="${line}" y2="${line}" stroke="${INK.grid}"/>${text(left - 8, line + 4.5, labels[at] ?? '', { anchor: 'end' })}`;
  });
  return { left, right, top, bottom, y, back: text(0, 15, p.unit, { fill: INK.axis }) + grid.join('') };
}

/** Years under the marks, as many as there is room for; the first one always. `x` is the middle of each mark. */
export function yearLabels(years: readonly number[], x: (at: number) => number, y: number, right: number): string {
  const step = years.length > 1 ? Math.abs(x(1) - x(0)) : 100;
  const every = [1, 2, 3, 4, 5, 10, 20, 25, 50].find((n) => n * step >= 44) ?? 100;
  return years
    .map((year, at) =>
      at % every === 0 && x(at) <= right - 18 ? text(x(at), y + 20, String(year), { anchor: 'middle' }) : '',
    )
    .join('');
}
