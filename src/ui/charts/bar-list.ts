import { scaleLinear } from 'd3-scale';
import { formatNumber } from '../../kernel/index.ts';
import { INK } from './palette.ts';
import { type ChartProps, DEFAULT_WIDTH, fitted, r1, svgDocument, text, textWidth } from './svg.ts';

export interface BarListItem {
  readonly label: string;
  /** Null is missing: the words of `missing` stand where the bar would be. */
  readonly value: number | null;
  /** How the value is written; as a whole number unless said. */
  readonly text?: string;
  readonly colour?: string;
}

export interface BarListProps extends ChartProps {
  readonly unit: string;
  readonly items: readonly BarListItem[];
  readonly missing: string;
  readonly colour?: string;
}

/** Horizontal bars in the order given, each with its name above or beside it and its number at the end. */
export function BarList(p: BarListProps): string {
  const width = p.width ?? DEFAULT_WIDTH;
  const narrow = width < 480;
  const row = narrow ? 44 : p.flat ? 25 : 30;
  const thick = 16;
  const head = 28;
  const height = head + p.items.length * row + 4;
  const words = (item: BarListItem) => (item.value === null ? p.missing : (item.text ?? formatNumber(item.value)));
  const names = narrow ? 0 : Math.min(width * 0.55, Math.max(...p.items.map((item) => textWidth(item.label)), 40) + 12);
  const ends = Math.max(...p.items.map((item) => textWidth(words(item))), 20) + 10;
  const values = p.items.map((item) => item.value ?? 0);
  const low = Math.min(0, ...values);
  const x = scaleLinear()
    .domain([low, Math.max(0, ...values) || (low < 0 ? 0 : 1)])
    .range([names + (low < 0 ? ends : 0), width - ends]);
  const zero = r1(x(0));
  const rows = p.items.map((item, at) => {
    const top = head + at * row + (narrow ? 20 : (row - thick) / 2);
    const end = r1(x(item.value ?? 0));
    const name = narrow
      ? text(0, head + at * row + 14, fitted(item.label, width))
      : text(names - 12, top + thick / 2 + 4.5, fitted(item.label, names - 12), { anchor: 'end' });
    const bar =
      item.value === null
        ? ''
        : `<rect x="${Math.min(zero, end)}" y="${r1(top)}" width="${r1(Math.max(1, Math.abs(end - zero)))}" height="${thick}" fill="${item.colour ?? p.colour ?? INK.need}"/>`;
    const negative = (item.value ?? 0) < 0;
    const number = text(negative ? end - 6 : end + 6, top + thick / 2 + 4.5, words(item), {
      anchor: negative ? 'end' : 'start',
      weight: item.value === null ? 400 : 600,
      fill: item.value === null ? INK.axis : INK.text,
    });
    const foot = narrow ? { from: top - 3, to: top + thick + 3 } : { from: head + at * row, to: head + (at + 1) * row };
    const axis = `<line x1="${zero}" x2="${zero}" y1="${r1(foot.from)}" y2="${r1(foot.to)}" stroke="${INK.text}" stroke-width="1.2"/>`;
    return name + bar + axis + number;
  });
  return svgDocument(width, height, p.title, p.description, text(0, 15, p.unit, { fill: INK.axis }) + rows.join(''));
}
