import { Marked } from 'marked';
import { LANGUAGES, type Language, type Texts } from '../../kernel/index.ts';

export const escapeHtml = (s: string) =>
  s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const safeAddress = (href: string) => /^(https?:\/\/|\/(?!\/)|#)/.test(href);

// Content is trusted less than code: raw HTML is shown as text, pictures and odd addresses are dropped.
const markdown = new Marked({
  renderer: {
    html: ({ text }) => escapeHtml(text),
    image: ({ text }) => escapeHtml(text),
    link({ href, tokens }) {
      const inner = this.parser.parseInline(tokens);
      return safeAddress(href) ? `<a href="${escapeHtml(href)}">${inner}</a>` : inner;
    },
  },
});

/** Safe phrasing HTML of one paragraph of Markdown; null when the text is not exactly one paragraph. */
export function renderParagraph(source: string): string | null {
  const blocks = markdown.lexer(source).filter((t) => t.type !== 'space' && t.type !== 'def');
  if (blocks.length !== 1 || blocks[0]?.type !== 'paragraph') return null;
  return markdown.parseInline(source, { async: false });
}

/** The same text without marks, for attributes, search and documents. */
export function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}

/** Splits a text file at its `## id` lines; anything before the first one, and an id given twice, is reported. */
export function splitSections(file: string, source: string, problems: string[]): Map<string, string> {
  const sections = new Map<string, string>();
  let current: string | null = null;
  const lines: string[] = [];
  const close = () => {
    const text = lines.splice(0).join('\n').trim();
    if (current === null) {
      if (text !== '') problems.push(`${file}: text before the first id`);
      return;
    }
    if (sections.has(current)) problems.push(`${file}: the id ${current} stands twice`);
    if (text === '') problems.push(`${file}: no text under ${current}`);
    sections.set(current, text);
  };
  for (const line of source.split(/\r?\n/)) {
    const heading = /^##\s+(\S+)\s*$/.exec(line);
    if (heading?.[1]) {
      close();
      current = heading[1];
    } else lines.push(line);
  }
  close();
  return sections;
}

export interface Rendered {
  readonly html: Texts;
  readonly tekst: Texts;
}

/**
 * The texts of one page in both languages, handed out by id. Missing ids are reported when asked for;
 * `finish` reports the ids nobody asked for, so that structure, nb and nn hold exactly the same ids.
 */
export class PageTexts {
  private readonly name: string;
  private readonly problems: string[];
  private readonly sections: Record<Language, Map<string, string>>;
  private readonly asked = new Set<string>();

  constructor(name: string, sources: Texts, problems: string[]) {
    this.name = name;
    this.problems = problems;
    this.sections = {
      nb: splitSections(`${name}.nb.md`, sources.nb, problems),
      nn: splitSections(`${name}.nn.md`, sources.nn, problems),
    };
  }

  take(id: string): Rendered {
    if (this.asked.has(id)) this.problems.push(`${this.name}: structure uses ${id} twice`);
    this.asked.add(id);
    const html: Record<Language, string> = { nb: '', nn: '' };
    const tekst: Record<Language, string> = { nb: '', nn: '' };
    for (const lang of LANGUAGES) {
      const source = this.sections[lang].get(id);
      if (source === undefined) {
        this.problems.push(`${this.name}.${lang}.md: ${id} is missing`);
        continue;
      }
      const rendered = renderParagraph(source);
      if (rendered === null) this.problems.push(`${this.name}.${lang}.md: ${id} is not one paragraph`);
      html[lang] = rendered ?? '';
      tekst[lang] = plainText(rendered ?? '');
    }
    return { html, tekst };
  }

  finish(): void {
    for (const lang of LANGUAGES) {
      for (const id of this.sections[lang].keys()) {
        if (!this.asked.has(id)) this.problems.push(`${this.name}.${lang}.md: ${id} is not in the structure`);
      }
    }
  }
}
