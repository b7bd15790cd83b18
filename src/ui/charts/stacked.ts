import { formatNumber } from '../../kernel/index.ts';
import { axes, yearLabels } from './axes.ts';
import { INK, PARTS } from './palette.ts';
import { type ChartProps, DEFAULT_WIDTH, fitted, r1, spread, svgDocument, text, textWidth, wideHeight } from './svg.ts';

export interface StackedPart {
  readonly label: string;
  /** One per year; a negative part hangs below zero, null is missing and drawn as nothing. */
  readonly values: readonly (number | null)[];
  readonly colour?: string;
}

export interface StackedBarsProps extends ChartProps {
  readonly unit: string;
  readonly years: readonly number[];
  readonly parts: readonly StackedPart[];
}

/** Parts of a whole per year (the parts of the need, the boligbyggeprogram), named beside the last bar. */
export function StackedBars(p: StackedBarsProps): string {
  const width = p.width ?? DEFAULT_WIDTH;
  const narrow = width < 480;
  const height = Math.round(narrow ? width * 0.8 + p.parts.length * 20 : wideHeight(width, p.flat));
  const pieces = p.years.map((_, year) => stackOf(p.parts, year));
  const low = Math.min(0, ...pieces.flat().map((piece) => Math.min(piece.from, piece.to)));
  const high = Math.max(0, ...pieces.flat().map((piece) => Math.max(piece.from, piece.to)));
  const names = Math.min(width * 0.3, Math.max(...p.parts.map((part) => textWidth(part.label)), 20)) + 26;
  const below = narrow ? p.parts.length * 20 + 6 : 0;
  const frame = axes({ width, height: height - below, low, high, unit: p.unit, right: narrow ? 6 : names });
  const step = (frame.right - frame.left) / Math.max(1, p.years.length);
  const bar = Math.min(56, Math.max(3, step * 0.68));
  const middle = (at: number) => r1(frame.left + (at + 0.5) * step);
  const fill = (part: number) => p.parts[part]?.colour ?? PARTS[part % PARTS.length] ?? INK.need;

  const marks = pieces.flatMap((stack, year) =>
    stack.map((piece) => {
      const top = r1(Math.min(frame.y(piece.from), frame.y(piece.to)));
      const tall = r1(Math.abs(frame.y(piece.from) - frame.y(piece.to)));
      return `<rect x="${r1(middle(year) - bar / 2)}" y="${top}" width="${r1(bar)}" height="${tall}" fill="${fill(piece.part)}" stroke="${PARTS[0]}" stroke-width="0.9"/>`;
    }),
  );
  const sums = pieces.map((stack) => formatNumber(stack.reduce((sum, piece) => sum + piece.to - piece.from, 0)));
  const roomForAll = sums.every((words) => textWidth(words) < step - 2);
  const totals = pieces.map((stack, year) => {
    const top = Math.max(0, ...stack.map((piece) => Math.max(piece.from, piece.to)));
    return stack.length === 0 || !roomForAll
      ? ''
      : text(middle(year), frame.y(top) - 6, sums[year] ?? '', { anchor: 'middle', weight: 600, halo: true });
  });
  const zero = r1(frame.y(0));
  return svgDocument(
    width,
    height,
    p.title,
    p.description,
    frame.back +
      marks.join('') +
      `<line x1="${frame.left}" x2="${frame.right}" y1="${zero}" y2="${zero}" stroke="${INK.text}" stroke-width="1.4"/>` +
      totals.join('') +
      yearLabels(p.years, middle, frame.bottom, width) +
      (narrow
        ? namesBelow(p, fill, height - below + 14, width)
        : namesBeside(p, pieces.at(-1) ?? [], fill, frame, middle(p.years.length - 1) + bar / 2, width)),
  );
}

interface Piece {
  readonly part: number;
  readonly from: number;
  readonly to: number;
}

function stackOf(parts: readonly StackedPart[], year: number): Piece[] {
  let up = 0;
  let down = 0;
  return parts.flatMap((part, at): Piece[] => {
    const value = part.values[year] ?? null;
    if (value === null || value === 0) return [];
    const from = value > 0 ? up : down;
    if (value > 0) up += value;
    else down += value;
    return [{ part: at, from, to: from + value }];
  });
}

const swatch = (x: number, y: number, fill: string) =>
  `<rect x="${r1(x)}" y="${r1(y)}" width="11" height="11" fill="${fill}" stroke="${PARTS[0]}" stroke-width="0.9"/>`;

/** Each name at the height of its piece in the last bar, tied to it by a line. */
function namesBeside(
  p: StackedBarsProps,
  last: readonly Piece[],
  fill: (part: number) => string,
  frame: { y: (value: number) => number; right: number; top: number; bottom: number },
  edge: number,
  width: number,
): string {
  const wanted = p.parts.map((_, at) => {
    const piece = last.find((one) => one.part === at);
    return piece ? frame.y((piece.from + piece.to) / 2) : frame.top;
  });
  const places = spread(wanted, 19, frame.top, frame.bottom - 6);
  return p.parts
    .map((part, at) => {
      const y = places[at] ?? 0;
      const tie = last.some((one) => one.part === at)
        ? `<path d="M${r1(edge + 1)} ${r1(wanted[at] ?? 0)}L${r1(frame.right + 4)} ${r1(y)}" stroke="${INK.axis}" stroke-width="0.8" fill="none"/>`
        : '';
      const words = fitted(part.label, width - frame.right - 24);
      return tie + swatch(frame.right + 5, y - 5.5, fill(at)) + text(frame.right + 21, y + 4.5, words);
    })
    .join('');
}

function namesBelow(p: StackedBarsProps, fill: (part: number) => string, top: number, width: number): string {
  return p.parts
    .map(
      (part, at) => swatch(2, top + at * 20 - 10, fill(at)) + text(19, top + at * 20, fitted(part.label, width - 22)),
    )
    .join('');
}
