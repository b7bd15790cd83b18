import { formatNumber, type Interval } from '../../kernel/index.ts';
import { axes, yearLabels } from './axes.ts';
import { INK } from './palette.ts';
import { type ChartProps, DEFAULT_WIDTH, r1, svgDocument, text, textWidth, wideHeight } from './svg.ts';

export interface YearBarsProps extends ChartProps {
  readonly unit: string;
  readonly years: readonly number[];
  readonly values: readonly Interval[];
  /** Words for what a bar above and a bar below the zero line means; empty when there is nothing to say. */
  readonly above: string;
  readonly below: string;
  readonly colour?: string;
  /** How much of each bar above zero the tiltak close, and the word for them. */
  readonly closed?: { readonly label: string; readonly values: readonly number[] };
}

/**
 * The signature picture: bars above or below zero per year with whiskers for the 80 % interval. A full bar is what is
 * missing, a hollow one what is more than enough, so that the two differ without colour.
 */
export function YearBars(p: YearBarsProps): string {
  const width = p.width ?? DEFAULT_WIDTH;
  const height = Math.round(width < 480 ? width * 0.86 : wideHeight(width, p.flat));
  const colour = p.colour ?? INK.gap;
  const low = Math.min(0, ...p.values.map((v) => Math.min(v.mean, v.p10 ?? v.mean)));
  const high = Math.max(0, ...p.values.map((v) => Math.max(v.mean, v.p90 ?? v.mean)));
  const signs = signsOf(p, low, colour);
  const signsWidth = signs.reduce((sum, sign) => sum + signWidth(sign), 0);
  const beside = signsWidth <= width - textWidth(p.unit) - 16;
  const frame = axes({ width, height, low, high, unit: p.unit, right: 8 });
  const { y } = frame;
  const step = (frame.right - frame.left) / Math.max(1, p.years.length);
  const bar = Math.min(56, Math.max(3, step * 0.64));
  const middle = (at: number) => r1(frame.left + (at + 0.5) * step);
  const zero = r1(y(0));
  const roomForAll = p.values.every((v) => textWidth(formatNumber(v.mean)) < step - 2);

  const marks = p.values.map((v, at) => {
    const left = r1(middle(at) - bar / 2);
    const closed = Math.max(0, Math.min(v.mean, p.closed?.values[at] ?? 0));
    return (
      barMark(left, r1(bar), y(v.mean - closed), zero, colour, v.mean >= 0) +
      (closed > 0 ? barMark(left, r1(bar), y(v.mean), y(v.mean - closed), INK.measure, true) : '') +
      whisker(middle(at), bar, v, y)
    );
  });

  let x = width - signsWidth;
  const placed = signs
    .map((sign, at) => {
      if (!beside) return drawSign(sign, 2, height + 14 + at * 20);
      const here = x;
      x += signWidth(sign);
      return drawSign(sign, here, 15);
    })
    .join('');

  return svgDocument(
    width,
    height + (beside ? 0 : signs.length * 20 + 8),
    p.title,
    p.description,
    frame.back +
      marks.join('') +
      `<line x1="${frame.left}" x2="${frame.right}" y1="${zero}" y2="${zero}" stroke="${INK.text}" stroke-width="1.4"/>` +
      (roomForAll ? p.values.map((v, at) => valueLabel(v, middle(at), y)).join('') : '') +
      yearLabels(p.years, middle, frame.bottom, width) +
      placed,
  );
}

/** The same picture under the name the design gives it. */
export const GapChart = YearBars;

function barMark(left: number, width: number, from: number, to: number, colour: string, full: boolean): string {
  const top = r1(Math.min(from, to));
  const height = r1(Math.max(0.5, Math.abs(from - to)));
  const look = full ? `fill="${colour}"` : `fill="${INK.paper}" stroke="${colour}" stroke-width="1.6"`;
  return `<rect x="${left}" y="${top}" width="${width}" height="${height}" ${look}/>`;
}

function whisker(x: number, bar: number, v: Interval, y: (value: number) => number): string {
  if (v.p10 === null || v.p90 === null) return '';
  const half = Math.min(7, bar / 2);
  const thin = bar < 12;
  const low = r1(y(v.p10));
  const high = r1(y(v.p90));
  const path = `M${x} ${low}V${high}M${r1(x - half / 2)} ${low}h${r1(half)}M${r1(x - half / 2)} ${high}h${r1(half)}`;
  // The white edge keeps the whisker visible where it lies on its own bar.
  return (
    `<path d="${path}" stroke="${INK.paper}" stroke-width="${thin ? 2.6 : 4}" fill="none"/>` +
    `<path d="${path}" stroke="${INK.text}" stroke-width="${thin ? 1.1 : 1.6}" fill="none"/>`
  );
}

/** The number itself, beyond the whisker; shown when every bar has room for its own. */
function valueLabel(v: Interval, x: number, y: (value: number) => number): string {
  const place = v.mean >= 0 ? y(Math.max(v.mean, v.p90 ?? v.mean)) - 6 : y(Math.min(v.mean, v.p10 ?? v.mean)) + 16;
  return text(x, place, formatNumber(v.mean), { anchor: 'middle', weight: 600, halo: true });
}

interface Sign {
  readonly words: string;
  readonly colour: string;
  readonly full: boolean;
}

/** What the bars mean, the words beside a piece of the bar itself. */
function signsOf(p: YearBarsProps, low: number, colour: string): Sign[] {
  return [
    p.above ? { words: p.above, colour, full: true } : null,
    p.below && low < 0 ? { words: p.below, colour, full: false } : null,
    p.closed?.values.some((value) => value > 0) ? { words: p.closed.label, colour: INK.measure, full: true } : null,
  ].filter((sign) => sign !== null);
}

const signWidth = (sign: Sign) => textWidth(sign.words) + 30;

function drawSign(sign: Sign, x: number, baseline: number): string {
  const look = sign.full ? `fill="${sign.colour}"` : `fill="${INK.paper}" stroke="${sign.colour}" stroke-width="1.6"`;
  return `<rect x="${r1(x)}" y="${baseline - 9.5}" width="10" height="10" ${look}/>${text(x + 15, baseline, sign.words)}`;
}
