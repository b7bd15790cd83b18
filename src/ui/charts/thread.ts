import { INK } from './palette.ts';
import { type ChartProps, DEFAULT_WIDTH, escapeXml, fitted, r1, svgDocument, text, wrapped } from './svg.ts';

export interface ThreadNode {
  readonly id: string;
  readonly label: string;
  /** A thread ends here that should have gone on. */
  readonly loose: boolean;
}

export interface ThreadProps extends ChartProps {
  readonly columns: readonly { readonly label: string; readonly nodes: readonly ThreadNode[] }[];
  readonly links: readonly { readonly from: string; readonly to: string }[];
  /** How many of a column are loose, in words; stands in place of the lines on a narrow screen. */
  readonly looseWords: (count: number) => string;
}

const HEAD = 34;
/** Room for two lines of a name, and air between it and the next. */
const ROW = 36;
const LEADING = 14;
const MOST_LINES = 4;
const BAR = 8;
const SIZE = 12;
const GUTTER = 36;

interface Placed extends ThreadNode {
  readonly lines: number;
  readonly x: number;
  readonly y: number;
}

/** Columns from left to right with a line for each connection; what hangs loose has an open bar and a mark before its name. */
export function ThreadMap(p: ThreadProps): string {
  const width = p.width ?? DEFAULT_WIDTH;
  return width < 480 ? narrow(p, width) : wide(p, width);
}

/** The nodes of a column in the order of what they come from, so that lines cross less. */
function ordered(nodes: readonly ThreadNode[], links: ThreadProps['links'], before: ReadonlyMap<string, Placed>) {
  const heightOf = (node: ThreadNode) => {
    const ys = links.filter((l) => l.to === node.id).flatMap((l) => before.get(l.from)?.y ?? []);
    return ys.length > 0 ? ys.reduce((a, b) => a + b, 0) / ys.length : Number.POSITIVE_INFINITY;
  };
  const at = new Map(nodes.map((n, i) => [n.id, { y: heightOf(n), i }]));
  return [...nodes].sort((a, b) => {
    const [one, other] = [at.get(a.id), at.get(b.id)];
    const [y1, y2] = [one?.y ?? 0, other?.y ?? 0];
    return y1 === y2 ? (one?.i ?? 0) - (other?.i ?? 0) : y1 - y2;
  });
}

function wide(p: ThreadProps, width: number): string {
  const most = Math.max(1, ...p.columns.map((c) => c.nodes.length));
  const height = HEAD + most * ROW + 8;
  const each = width / p.columns.length;
  const room = each - BAR - GUTTER;
  const placed = new Map<string, Placed>();
  let heads = '';
  p.columns.forEach((column, c) => {
    const x = c * each;
    heads += text(x, 16, fitted(column.label, each - 8), { size: 13, weight: 600 });
    const step = (most * ROW) / Math.max(1, column.nodes.length);
    const lines = Math.min(MOST_LINES, Math.floor((step - 6) / LEADING));
    ordered(column.nodes, p.links, placed).forEach((node, i) => {
      placed.set(node.id, { ...node, x, lines, y: HEAD + (i + 0.5) * step });
    });
  });
  const lines = p.links.map(({ from, to }) => {
    const [a, b] = [placed.get(from), placed.get(to)];
    if (!a || !b) return '';
    const [x1, x2] = [r1(a.x + BAR + room + 2), r1(b.x)];
    const bend = (x2 - x1) / 2;
    return `<path d="M${x1} ${r1(a.y)}C${r1(x1 + bend)} ${r1(a.y)} ${r1(x2 - bend)} ${r1(b.y)} ${x2} ${r1(b.y)}" stroke="${INK.supply}" stroke-width="1.4" stroke-opacity="0.7" fill="none"/>`;
  });
  const boxes = [...placed.values()].map((n) => {
    const bar = n.loose
      ? `fill="${INK.paper}" stroke="${INK.gap}" stroke-width="2" stroke-dasharray="3 2"`
      : `fill="${INK.need}"`;
    // Nothing goes on from the last column, so its names may use the gutter.
    const own = n.x + each > width - 1 ? room + GUTTER : room;
    const name = `${n.loose ? '! ' : ''}${n.label}`;
    // A bold letter is a little wider than the guess.
    const lines = wrapped(name, (own - 8) * (n.loose ? 0.94 : 1), SIZE, n.lines);
    const half = lines.length * 7 + 3;
    // Lines from one column to one beyond the next pass under the names between them.
    const look = { size: SIZE, halo: true, ...(n.loose ? { fill: INK.gap, weight: 600 } : {}) };
    return (
      `<g><title>${escapeXml(name)}</title>` +
      `<rect x="${r1(n.x + 1)}" y="${r1(n.y - half)}" width="${BAR - 2}" height="${2 * half}" rx="2" ${bar}/>` +
      lines
        .map((line, i) => text(n.x + BAR + 4, n.y + 4 + (i - (lines.length - 1) / 2) * LEADING, line, look))
        .join('') +
      '</g>'
    );
  });
  return svgDocument(width, height, p.title, p.description, lines.join('') + heads + boxes.join(''));
}

function narrow(p: ThreadProps, width: number): string {
  let y = 4;
  let body = '';
  p.columns.forEach((column, c) => {
    const loose = column.nodes.filter((n) => n.loose).length;
    if (c > 0) {
      body += `<path d="M14 ${y}V${y + 18}" stroke="${INK.supply}" stroke-width="2"/>`;
      y += 18;
    }
    const edge = loose > 0 ? `stroke="${INK.gap}" stroke-width="2"` : `stroke="${INK.axis}"`;
    body += `<rect x="1" y="${y}" width="${width - 2}" height="52" rx="4" fill="${INK.paper}" ${edge}/>`;
    body += text(10, y + 22, fitted(`${column.label}: ${column.nodes.length}`, width - 20), { weight: 600 });
    body += text(10, y + 41, fitted(p.looseWords(loose), width - 20, SIZE), {
      size: SIZE,
      fill: loose > 0 ? INK.gap : INK.axis,
    });
    y += 52;
  });
  return svgDocument(width, y + 4, p.title, p.description, body);
}
