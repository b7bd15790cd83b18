import type { Language } from '../../../kernel/index.ts';
import type { Block, DocumentTable, Inline, PlanDocument } from '../document.ts';
import { cellText, headText, plainText } from './cells.ts';
import { WORDS } from './words.ts';

/**
 * The document with every number, caption and heading already text. All outputs that people read are drawn from this,
 * so that a figure cannot be written in two ways.
 */
export interface PreparedDocument {
  readonly lang: Language;
  readonly title: string;
  readonly subtitle: string;
  readonly kommune: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly chapters: readonly PreparedChapter[];
}

export interface PreparedChapter {
  readonly id: string;
  /** "1", "2", ... */
  readonly number: string;
  readonly title: string;
  readonly blocks: readonly PreparedBlock[];
}

export type PreparedBlock =
  | {
      readonly kind: 'heading';
      readonly level: 2 | 3;
      readonly number: string;
      readonly id: string;
      readonly text: string;
    }
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | {
      readonly kind: 'note';
      readonly tone: 'info' | 'warning';
      readonly word: string;
      readonly text: readonly Inline[];
    }
  | PreparedTable
  | PreparedPicture;

export interface PreparedTable {
  readonly kind: 'table';
  readonly id: string;
  /** "Tabell 3" */
  readonly label: string;
  readonly caption: string;
  readonly heads: readonly string[];
  readonly align: readonly ('left' | 'right')[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly total: boolean }[];
  /** "Kilde: ..." */
  readonly source: string;
  /** Where the figures come from. */
  readonly from?: FiguresFrom;
}

export interface FiguresFrom {
  readonly href: string;
  readonly words: string;
}

export interface PreparedPicture {
  readonly kind: 'picture';
  readonly id: string;
  /** "Figur 2" */
  readonly label: string;
  readonly caption: string;
  readonly alt: string;
  readonly svg: string;
  readonly narrow?: string;
  readonly source: string;
  readonly from?: FiguresFrom;
}

export function prepare(doc: PlanDocument): PreparedDocument {
  const words = WORDS[doc.lang];
  let tables = 0;
  let pictures = 0;
  const sourceLine = (source: string) => {
    const text = plainText(source);
    return text.startsWith(`${words.source}:`) ? text : `${words.source}: ${text}`;
  };

  const from = ({ explained }: { readonly explained?: string }) =>
    isAddress(explained) ? { from: { href: explained, words: words.from } } : {};

  const chapters = doc.chapters.map((chapter, index): PreparedChapter => {
    let section = 0;
    let sub = 0;
    const block = (one: Block): PreparedBlock => {
      switch (one.kind) {
        case 'heading': {
          if (one.level === 2 || section === 0) {
            section += 1;
            sub = 0;
          } else sub += 1;
          // A level 3 heading with no level 2 above it would skip a level, which PDF/UA and WCAG forbid.
          const level = sub === 0 ? 2 : 3;
          const number = [index + 1, section, ...(sub ? [sub] : [])].join('.');
          return { kind: 'heading', level, number, id: `${chapter.id}-${number}`, text: plainText(one.text) };
        }
        case 'paragraph':
          return { kind: 'paragraph', text: inlines(one.text) };
        case 'list':
          return { kind: 'list', ordered: one.ordered, items: one.items.map(inlines) };
        case 'note':
          return { kind: 'note', tone: one.tone, word: words.notes[one.tone], text: inlines(one.text) };
        case 'table':
          tables += 1;
          return { ...preparedTable(one, `${words.table} ${tables}`, sourceLine(one.source)), ...from(one) };
        case 'picture':
          pictures += 1;
          return {
            kind: 'picture',
            id: one.id,
            label: `${words.figure} ${pictures}`,
            caption: plainText(one.caption),
            alt: plainText(one.alt),
            svg: one.svg,
            ...(one.narrow ? { narrow: one.narrow } : {}),
            source: sourceLine(one.source),
            ...from(one),
          };
      }
    };
    const number = String(index + 1);
    return { id: chapter.id, number, title: plainText(chapter.title), blocks: chapter.blocks.map(block) };
  });

  return {
    lang: doc.lang,
    title: plainText(doc.title),
    subtitle: plainText(doc.subtitle ?? ''),
    kommune: plainText(doc.kommune),
    facts: doc.facts.map((fact) => ({ label: plainText(fact.label), value: plainText(fact.value) })),
    chapters,
  };
}

function preparedTable(table: DocumentTable, label: string, source: string): PreparedTable {
  const width = table.columns.length;
  return {
    kind: 'table',
    id: table.id,
    label,
    caption: plainText(table.caption),
    heads: table.columns.map(headText),
    align: table.columns.map((column) => column.align),
    rows: table.rows.map((row, at) => {
      if (row.cells.length !== width) {
        throw new RangeError(`Table ${table.id}, row ${at + 1}: ${row.cells.length} cells under ${width} heads`);
      }
      return { cells: row.cells.map(cellText), total: row.total === true };
    }),
    source,
  };
}

/** A whole address or a page of this server: what is only a page within a workspace leads nowhere from a document. */
const isAddress = (text: string | undefined): text is string => /^(https?:\/\/|\/)/.test(text ?? '');

/** Only addresses that a reader may safely follow stay links; empty pieces disappear. */
function inlines(text: readonly Inline[]): Inline[] {
  return text
    .map((one) => {
      const { href, explained, ...rest } = one;
      if (!href && isAddress(explained)) return { ...rest, href: explained, text: plainText(one.text) };
      const safe = href && /^(https?:\/\/|mailto:|#)/i.test(href) ? { href: plainText(href) } : {};
      return { ...rest, ...safe, text: plainText(one.text) };
    })
    .filter((one) => one.text !== '');
}
