import type { Block, Inline } from './document.ts';

/** A live figure that the text names but the run does not have. */
export interface UnknownFigure {
  readonly code: 'ukjent-tall';
  readonly key: string;
}

type List = Extract<Block, { kind: 'list' }>;

/** A live block: its key alone on a line. */
const LIVE_BLOCK = /^\{\{([^{}]+)\}\}$/;
const FIGURE = /\{\{([^{}]+)\}\}/g;
const HEADING = /^(#{2,3})\s+(\S.*)$/;
const BULLET = /^[-*]\s+(\S.*)$/;
const NUMBERED = /^\d{1,3}[.)]\s+(\S.*)$/;
/** In this order: link, strong, emphasis, live figure. What does not close is text. */
const INLINE =
  /\[([^[\]\n]+)\]\((https?:\/\/[^\s()<>"]+)\)|\*\*([^*\n]+(?:\*(?!\*)[^*\n]+)*)\*\*|\*([^*\s](?:[^*\n]*[^*\s])?)\*|\{\{([^{}]+)\}\}/g;

/** The keys of all live figures in a text, in order, each once; one that goes over two lines has a space there, as in the prose. */
export function figureKeys(text: string): string[] {
  const keys = [...text.matchAll(FIGURE)].map((match) => (match[1] ?? '').trim().replace(/\s+/g, ' '));
  return [...new Set(keys.filter((key) => key !== ''))];
}

/**
 * What a planner types, as blocks: paragraphs with an empty line between, `## heading`, `### heading`, `- ` and `1. `
 * lists, `**strong**`, `*emphasis*`, `[text](https://...)` and live figures `{{key}}` taken from `figures`; the key of a live
 * block alone on a line is the blocks of `live`.
 * Nothing is ever HTML. Keys that `figures` lacks come back in `unknown`, each once, and stand in the text as typed:
 * the caller refuses to save or publish while there are any.
 */
export function parseRichText(
  text: string,
  figures: ReadonlyMap<string, string>,
  live: ReadonlyMap<string, readonly Block[]> = new Map(),
): { blocks: Block[]; unknown: UnknownFigure[] } {
  const blocks: Block[] = [];
  const placed = new Set<string>();
  let prose: string[] = [];
  let list: { ordered: boolean; items: Inline[][] } | null = null;

  const closeProse = () => {
    const inlines = parseInlines(prose.join(' '), figures);
    if (inlines.length > 0) blocks.push({ kind: 'paragraph', text: inlines });
    prose = [];
  };
  const closeList = () => {
    if (list) blocks.push({ kind: 'list', ...list } satisfies List);
    list = null;
  };

  const prosaic: string[] = [];
  for (const raw of text.split(/\r\n?|[\n\u2028\u2029]/)) {
    const line = raw.trim();
    const key = LIVE_BLOCK.exec(line)?.[1]?.trim() ?? '';
    const there = live.get(key);
    if (there) {
      closeProse();
      closeList();
      // The same theme twice in a chapter would give two tables one id.
      if (!placed.has(key)) blocks.push(...there);
      placed.add(key);
      continue;
    }
    prosaic.push(line);
    const heading = HEADING.exec(line);
    const bullet = BULLET.exec(line);
    const numbered = NUMBERED.exec(line);
    const item = bullet?.[1] ?? numbered?.[1];
    if (heading || item || line === '') closeProse();
    if (!item) closeList();
    if (heading) {
      blocks.push({
        kind: 'heading',
        level: heading[1] === '##' ? 2 : 3,
        text: plain(parseInlines(heading[2] ?? '', figures)),
      });
    } else if (item) {
      const ordered = numbered !== null;
      if (list && list.ordered !== ordered) closeList();
      list ??= { ordered, items: [] };
      list.items.push(parseInlines(item, figures));
    } else if (line !== '') {
      prose.push(line);
    }
  }
  closeProse();
  closeList();
  const unknown = figureKeys(prosaic.join('\n')).filter((key) => !figures.has(key));
  return { blocks, unknown: unknown.map((key) => ({ code: 'ukjent-tall', key })) };
}

const plain = (inlines: readonly Inline[]) => inlines.map((one) => one.text).join('');

function parseInlines(text: string, figures: ReadonlyMap<string, string>, look: Omit<Inline, 'text'> = {}): Inline[] {
  const out: Inline[] = [];
  let from = 0;
  const piece = (inner: string, more: Omit<Inline, 'text'>) => parseInlines(inner, figures, { ...look, ...more });
  for (const match of text.matchAll(INLINE)) {
    const [whole, label, href, strong, emphasis, key] = match;
    if (match.index > from) out.push({ ...look, text: text.slice(from, match.index) });
    if (label !== undefined) out.push(...piece(label, { href }));
    else if (strong !== undefined) out.push(...piece(strong, { strong: true }));
    else if (emphasis !== undefined) out.push(...piece(emphasis, { emphasis: true }));
    else if (key !== undefined) {
      const value = figures.get(key.trim());
      out.push(value === undefined ? { ...look, text: whole } : { ...look, text: value, figure: key.trim() });
    }
    from = match.index + whole.length;
  }
  if (from < text.length) out.push({ ...look, text: text.slice(from) });
  return out.filter((one) => one.text !== '');
}
