import { INK } from './palette.ts';

export { INK } from './palette.ts';

/** Text that XML can carry: also a control character or half a surrogate pair must not spoil the picture. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

/** One decimal, so that the same numbers give the same bytes on every machine. */
export const r1 = (n: number): number => Math.round(n * 10) / 10;

/** What every chart needs: its finding as title, what it shows in words, and how wide it is drawn. */
export interface ChartProps {
  readonly title: string;
  readonly description: string;
  /** Pixels; 720 unless said. At 320 the type stays readable and there are fewer ticks. */
  readonly width?: number | undefined;
  /** Lower than on a screen, for paper. */
  readonly flat?: boolean | undefined;
}

/** Height of a chart over years on a wide screen or on paper. */
export const wideHeight = (width: number, flat = false): number => width * (flat ? 0.36 : 0.46);

export const DEFAULT_WIDTH = 720;

export interface TextLook {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly size?: number;
  readonly weight?: number;
  readonly fill?: string;
  /** A white edge, for text that lies on a mark. */
  readonly halo?: boolean;
}

export function text(x: number, y: number, words: string, look: TextLook = {}): string {
  const { anchor = 'start', size = 13, weight = 400, fill = INK.text, halo = false } = look;
  const attributes =
    `x="${r1(x)}" y="${r1(y)}" text-anchor="${anchor}" font-size="${size}"` +
    (weight === 400 ? '' : ` font-weight="${weight}"`);
  const edge = halo
    ? `<text ${attributes} fill="${INK.paper}" stroke="${INK.paper}" stroke-width="4" stroke-linejoin="round" aria-hidden="true">${escapeXml(words)}</text>`
    : '';
  return `${edge}<text ${attributes} fill="${fill}">${escapeXml(words)}</text>`;
}

/** A guess at the width of a text in Inter: good enough to keep labels apart. */
export const textWidth = (words: string, size = 13): number => words.length * size * 0.58;

/** Cuts a label that has no room, with an ellipsis. */
export function fitted(words: string, room: number, size = 13): string {
  if (textWidth(words, size) <= room) return words;
  const letters = Array.from(words);
  return `${letters
    .slice(0, Math.max(1, Math.floor(room / (size * 0.58)) - 1))
    .join('')
    .trimEnd()}…`;
}

/** A label on as many lines as it may have, cut at spaces; what has no room on the last ends in an ellipsis. */
export function wrapped(words: string, room: number, size: number, most: number): string[] {
  const lines: string[] = [];
  let rest = words.split(' ');
  while (rest.length > 0 && lines.length < most - 1) {
    const next = rest.findIndex((_, i) => i > 0 && textWidth(rest.slice(0, i + 1).join(' '), size) > room);
    const taken = next < 0 ? rest.length : next;
    lines.push(fitted(rest.slice(0, taken).join(' '), room, size));
    rest = rest.slice(taken);
  }
  return rest.length > 0 ? [...lines, fitted(rest.join(' '), room, size)] : lines;
}

/** Moves labels apart that would lie on each other: the y of each, at least `gap` apart, order kept. */
export function spread(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, at) => at).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let least = top;
  for (const at of order) {
    placed[at] = Math.max(wanted[at] ?? 0, least);
    least = (placed[at] ?? 0) + gap;
  }
  let most = bottom;
  for (const at of order.toReversed()) {
    placed[at] = Math.min(placed[at] ?? 0, most);
    most = (placed[at] ?? 0) - gap;
  }
  return placed;
}

export function svgDocument(width: number, height: number, title: string, description: string, body: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"` +
    ` aria-label="${escapeXml(`${title}. ${description}`)}" font-family="Inter, sans-serif">` +
    `<title>${escapeXml(title)}</title><desc>${escapeXml(description)}</desc>` +
    `<rect width="${width}" height="${height}" fill="${INK.paper}"/>${body}</svg>`
  );
}
