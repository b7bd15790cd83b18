import { scaleLinear } from 'd3-scale';
import { INK } from './palette.ts';
import { type ChartProps, DEFAULT_WIDTH, fitted, r1, svgDocument, text, textWidth } from './svg.ts';

export interface WaterfallStep {
  readonly label: string;
  /** How the amount is written, with its sign where it is a change. */
  readonly words: string;
  /** The bar: a total begins at zero, a change where the one before it ended. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'sum' | 'up' | 'down' | 'frame';
}

export interface WaterfallProps extends ChartProps {
  readonly unit: string;
  readonly steps: readonly WaterfallStep[];
}

const COLOURS = { sum: INK.need, up: INK.supply, down: INK.measure, frame: INK.paper } as const;
const ROW = 40;
const THICK = 14;
const HEAD = 28;

/**
 * Steps from one total to the next, downwards: each change begins where the one before it ended. The name and the amount stand
 * above the bar, so that the picture reads alike on paper and on a narrow screen. A change carries its sign in its amount, and
 * a frame is an outline, so that nothing is told by colour alone.
 */
export function Waterfall(p: WaterfallProps): string {
  const width = p.width ?? DEFAULT_WIDTH;
  const ends = p.steps.flatMap((s) => [s.from, s.to]);
  const x = scaleLinear()
    .domain([Math.min(0, ...ends), Math.max(0, ...ends) || 1])
    .range([1, width - 1]);
  const zero = r1(x(0));
  const rows = p.steps.map((step, at) => {
    const top = HEAD + at * ROW;
    const [left, right] = [x(Math.min(step.from, step.to)), x(Math.max(step.from, step.to))];
    const total = step.kind === 'sum' || step.kind === 'frame';
    const edge = step.kind === 'frame' ? ` stroke="${INK.text}" stroke-width="1.4" stroke-dasharray="5 3"` : '';
    const next = p.steps[at + 1];
    const link =
      next && next.kind !== 'frame'
        ? `<line x1="${r1(x(step.to))}" x2="${r1(x(step.to))}" y1="${top + 18 + THICK}" y2="${top + ROW + 18}" stroke="${INK.axis}" stroke-width="1" stroke-dasharray="2 3"/>`
        : '';
    return (
      text(0, top + 13, fitted(step.label, width - textWidth(step.words) - 12), { weight: total ? 600 : 400 }) +
      text(width, top + 13, step.words, { anchor: 'end', weight: 600 }) +
      `<rect x="${r1(left)}" y="${top + 18}" width="${r1(Math.max(1, right - left))}" height="${THICK}" fill="${COLOURS[step.kind]}"${edge}/>` +
      `<line x1="${zero}" x2="${zero}" y1="${top + 16}" y2="${top + 20 + THICK}" stroke="${INK.text}" stroke-width="1.2"/>` +
      link
    );
  });
  const height = HEAD + p.steps.length * ROW + 4;
  return svgDocument(width, height, p.title, p.description, text(0, 15, p.unit, { fill: INK.axis }) + rows.join(''));
}
