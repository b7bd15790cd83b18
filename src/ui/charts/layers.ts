import { INK } from './palette.ts';
import { type ChartProps, DEFAULT_WIDTH, fitted, r1, svgDocument, text, textWidth } from './svg.ts';

export interface LayerNode {
  readonly id: string;
  readonly label: string;
  /** A second, smaller line: what state it is in. */
  readonly note: string;
  /** What it follows from in words; stands in place of the lines on a narrow screen. */
  readonly follows: string;
  /** The one the reader works on. */
  readonly chosen?: boolean;
}

export interface LayerMapProps extends ChartProps {
  readonly layers: readonly { readonly label: string; readonly nodes: readonly LayerNode[] }[];
  readonly links: readonly { readonly from: string; readonly to: string }[];
}

const IN_A_ROW = 4;
const GAP = 20;
const MARGIN = 20;
const BOX = 58;
const SIZE = 12;

interface Box {
  readonly node: LayerNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Words over at most two lines; what has no room ends in an ellipsis. */
export function twoLines(words: string, room: number, size = SIZE): string[] {
  if (textWidth(words, size) <= room) return [words];
  const parts = words.split(' ');
  let first = '';
  while (parts.length > 0 && textWidth(`${first} ${parts[0]}`.trim(), size) <= room)
    first = `${first} ${parts.shift()}`.trim();
  return first === '' ? [fitted(words, room, size)] : [first, fitted(parts.join(' '), room, size)];
}

/** Boxes in layers from the top down, with a line from each to what follows from it. On a narrow screen: a list with the links in words. */
export function LayerMap(p: LayerMapProps): string {
  const width = p.width ?? DEFAULT_WIDTH;
  const layers = p.layers.filter((l) => l.nodes.length > 0);
  return width < 480 ? narrow(p, layers, width) : wide(p, layers, width);
}

function wide(p: LayerMapProps, layers: LayerMapProps['layers'], width: number): string {
  const boxes = new Map<string, Box>();
  const tops: number[] = [];
  const each = Math.min(220, (width - MARGIN - 2 - GAP * (IN_A_ROW - 1)) / IN_A_ROW);
  let y = 8;
  let heads = '';
  for (const layer of layers) {
    heads += text(MARGIN, y + 12, layer.label, { size: 12, weight: 600, fill: INK.axis, halo: true });
    y += 24;
    for (let at = 0; at < layer.nodes.length; at += IN_A_ROW) {
      for (const [i, node] of layer.nodes.slice(at, at + IN_A_ROW).entries())
        boxes.set(node.id, { node, x: MARGIN + i * (each + GAP), y, width: each });
      tops.push(y);
      y += BOX + GAP;
    }
    y += 22;
  }
  const parents = [...new Set(p.links.map((l) => l.from))];
  const lines = p.links.map(({ from, to }) => {
    const [a, b] = [boxes.get(from), boxes.get(to)];
    return a && b ? line(a, b, tops.find((top) => top > a.y) ?? a.y, ((parents.indexOf(from) % 3) - 1) * 4) : '';
  });
  return svgDocument(
    width,
    Math.max(40, y - 22),
    p.title,
    p.description,
    lines.join('') + [...boxes.values()].map(box).join('') + heads,
  );
}

/**
 * From the foot of the one above to the head of the one below; within a row, an arch under both. What lies rows away is
 * reached through the gutter at its left, so that no line goes behind a box; `aside` keeps lines of different parents apart there.
 */
function line(a: Box, b: Box, nextRow: number, aside: number): string {
  const x1 = r1(a.x + a.width / 2);
  const y1 = a.y + BOX;
  const x2 = r1(b.x + b.width / 2);
  const direct = a.y === b.y || b.y === nextRow;
  const end = direct ? { x: x2, y: a.y === b.y ? y1 : b.y } : { x: r1(b.x), y: r1(b.y + BOX / 2 + aside) };
  const bend = a.y === b.y ? 16 : Math.min(44, Math.abs(b.y - y1) / 2);
  const gutter = r1(b.x - GAP / 2 + aside);
  const path = direct
    ? `M${x1} ${y1}C${x1} ${r1(y1 + bend)} ${x2} ${r1(a.y === b.y ? y1 + bend : b.y - bend)} ${end.x} ${end.y}`
    : b.y < a.y
      ? `M${x1} ${r1(a.y)}L${x2} ${r1(b.y + BOX)}`
      : `M${x1} ${y1}C${x1} ${r1(nextRow - 6)} ${gutter} ${r1(y1 + 6)} ${gutter} ${nextRow}V${r1(end.y - 6)}Q${gutter} ${end.y} ${end.x} ${end.y}`;
  return (
    `<path d="${path}" stroke="${INK.paper}" stroke-width="3.5" fill="none"/>` +
    `<path d="${path}" stroke="${INK.need}" stroke-width="1.2" fill="none"/><circle cx="${end.x}" cy="${end.y}" r="2.6" fill="${INK.need}"/>`
  );
}

function frame(x: number, y: number, width: number, height: number, node: LayerNode): string {
  const edge = node.chosen ? `stroke="${INK.measure}" stroke-width="2.6"` : `stroke="${INK.axis}" stroke-width="1"`;
  return `<rect x="${r1(x)}" y="${r1(y)}" width="${r1(width)}" height="${height}" rx="4" fill="${INK.paper}" ${edge}/>`;
}

function box({ node, x, y, width }: Box): string {
  const lines = twoLines(node.label, width - 16);
  const top = y + (lines.length === 1 ? 24 : 18);
  const words = lines.map((words, i) =>
    text(x + 8, top + i * 15, words, { size: SIZE, weight: node.chosen ? 600 : 400 }),
  );
  return (
    frame(x, y, width, BOX, node) +
    words.join('') +
    text(x + 8, y + BOX - 8, fitted(node.note, width - 16, 11), { size: 11, fill: INK.axis })
  );
}

function narrow(p: LayerMapProps, layers: LayerMapProps['layers'], width: number): string {
  let y = 4;
  let body = '';
  for (const layer of layers) {
    body += text(0, y + 14, layer.label, { weight: 600, fill: INK.axis });
    y += 24;
    for (const node of layer.nodes) {
      const lines = twoLines(node.label, width - 18, 13);
      const notes = [node.note, node.follows].filter((words) => words !== '');
      const height = 14 + lines.length * 17 + notes.length * 15;
      body += frame(1, y, width - 2, height, node);
      for (const [i, words] of lines.entries())
        body += text(9, y + 19 + i * 17, words, { weight: node.chosen ? 600 : 400 });
      for (const [i, words] of notes.entries())
        body += text(9, y + 19 + lines.length * 17 + i * 15, fitted(words, width - 18, 12), {
          size: 12,
          fill: INK.axis,
        });
      y += height + 8;
    }
    y += 10;
  }
  return svgDocument(width, Math.max(40, y), p.title, p.description, body);
}
