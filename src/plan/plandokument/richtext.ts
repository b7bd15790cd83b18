import type { Block, Inline } from './document.ts';

/** A live figure that the text names but the run does not have. */
export interface UnknownFigure {
  readonly code: 'ukjent-tall';
  readonly key: string;
}

const TOKEN = /\*\*(.+?)\*\*|\*(.+?)\*|\{\{\s*([a-z0-9.-]+)\s*\}\}|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/gi;

function inline(text: string, figures: ReadonlyMap<string, string>, unknown: UnknownFigure[]): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    const [whole, strong, emphasis, key, label, href] = match;
    if (strong) parts.push({ text: strong, strong: true });
    else if (emphasis) parts.push({ text: emphasis, emphasis: true });
    else if (key) {
      const value = figures.get(key);
      if (value === undefined) unknown.push({ code: 'ukjent-tall', key });
      parts.push(value === undefined ? { text: whole } : { text: value, figure: key });
    } else if (label && href) parts.push({ text: label, href });
    from = match.index + whole.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/**
 * The plain rich text a planner types, as blocks: an empty line parts paragraphs, `## ` is a heading, `- ` and `1. ` are lists,
 * `**strong**`, `*emphasis*`, `[text](https://...)` and live figures `{{gap.2036}}`. Never HTML: other marks stand as typed.
 */
export function parseRichText(
  source: string,
  figures: ReadonlyMap<string, string>,
): { blocks: Block[]; unknown: UnknownFigure[] } {
  const unknown: UnknownFigure[] = [];
  const blocks: Block[] = [];
  for (const chunk of source.split(/\n\s*\n/)) {
    const lines = chunk
      .split('\n')
      .map((l) => l.trim())
      .filter((l) => l !== '');
    let paragraph: string[] = [];
    let list: { ordered: boolean; items: Inline[][] } | null = null;
    const flush = () => {
      if (paragraph.length > 0) blocks.push({ kind: 'paragraph', text: inline(paragraph.join(' '), figures, unknown) });
      if (list) blocks.push({ kind: 'list', ...list });
      paragraph = [];
      list = null;
    };
    for (const line of lines) {
      const item = /^(-|\d{1,2}\.)\s+(.+)$/.exec(line);
      const heading = /^##\s+(.+)$/.exec(line);
      if (heading?.[1]) {
        flush();
        blocks.push({ kind: 'heading', level: 2, text: heading[1] });
      } else if (item?.[2]) {
        const ordered = item[1] !== '-';
        if (!list || list.ordered !== ordered || paragraph.length > 0) {
          flush();
          list = { ordered, items: [] };
        }
        list.items.push(inline(item[2], figures, unknown));
      } else {
        if (list) flush();
        paragraph.push(line);
      }
    }
    flush();
  }
  return { blocks, unknown };
}
