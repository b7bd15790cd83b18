import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  type Table,
  TableOfContents,
  TextRun,
} from 'docx';
import type { Inline, PlanDocument } from '../document.ts';
import { wordPicture, wordTable } from './docx-figures.ts';
import { PAPER_STYLES, WORD_STYLES } from './docx-styles.ts';
import { type PreparedBlock, type PreparedDocument, prepare } from './prepared.ts';
import { WORDS } from './words.ts';

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** A whole plan has a title page, a table of contents and numbered chapters; a paper of a page or two has none of them. */
export type WordForm = 'plan' | 'paper';

/** Builds in the calling thread; `toWord` keeps the server's event loop free. */
export async function buildWord(doc: PlanDocument, form: WordForm = 'plan'): Promise<Uint8Array> {
  const prepared = prepare(doc);
  const words = WORDS[doc.lang];
  const heading = form === 'plan' ? numberedHeading : plainHeading;
  let lists = 0;
  const body = prepared.chapters.flatMap((chapter, at) => [
    heading(1, chapter.title, at === 0),
    ...chapter.blocks.flatMap((block) => wordBlock(block, heading, () => ++lists)),
  ]);
  const margin = form === 'plan' ? '25mm' : '20mm';
  const page = {
    margin: { top: margin, bottom: margin, left: margin, right: margin },
    size: { width: '210mm', height: '297mm' },
  } as const;
  const file = new Document({
    title: prepared.title,
    creator: prepared.kommune,
    styles: (form === 'plan' ? WORD_STYLES : PAPER_STYLES)[doc.lang],
    // Word itself lays out the pages: it fills in the page numbers of the table of contents when it opens the file.
    features: { updateFields: form === 'plan' },
    numbering: {
      config: [
        {
          reference: 'headings',
          levels: ['%1', '%1.%2', '%1.%2.%3'].map((text, level) => ({
            level,
            text,
            format: LevelFormat.DECIMAL,
            alignment: AlignmentType.START,
            style: { paragraph: { indent: { left: 0, hanging: 0 } } },
          })),
        },
        {
          reference: 'numbers',
          levels: [
            {
              level: 0,
              text: '%1.',
              format: LevelFormat.DECIMAL,
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 425, hanging: 425 } } },
            },
          ],
        },
      ],
    },
    sections:
      form === 'paper'
        ? [
            {
              properties: { page },
              footers: { default: footer(prepared) },
              children: [...titlePage(prepared), ...body],
            },
          ]
        : [
            { properties: { page }, children: titlePage(prepared) },
            {
              properties: { page },
              footers: { default: footer(prepared) },
              children: [
                new Paragraph({ text: words.contents, style: 'TOCHeading' }),
                new TableOfContents(words.contents, { hyperlink: true, headingStyleRange: '1-2' }),
                ...body,
              ],
            },
          ],
  });
  const bytes = await Packer.toBuffer(file, false, [{ path: 'docProps/core.xml', data: coreProperties(prepared) }]);
  return new Uint8Array(bytes);
}

function titlePage(doc: PreparedDocument): Paragraph[] {
  return [
    new Paragraph({ text: doc.kommune, style: 'Kommune' }),
    new Paragraph({ text: doc.title, heading: HeadingLevel.TITLE }),
    ...(doc.subtitle ? [new Paragraph({ text: doc.subtitle, style: 'Subtitle' })] : []),
    ...doc.facts.map(
      (fact) =>
        new Paragraph({ children: [new TextRun({ text: `${fact.label}: `, bold: true }), new TextRun(fact.value)] }),
    ),
  ];
}

function footer(doc: PreparedDocument): Footer {
  const { page, of } = WORDS[doc.lang];
  const children = [`${page} `, PageNumber.CURRENT, ` ${of} `, PageNumber.TOTAL_PAGES];
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        tabStops: [{ type: 'right', position: 9070 }],
        border: { top: { style: BorderStyle.SINGLE, size: 4, color: 'B6C0C9', space: 4 } },
        children: [new TextRun(`${doc.kommune} · ${doc.title}\t`), new TextRun({ children })],
      }),
    ],
  });
}

/** After the table of contents the first chapter begins a page; the others follow one another, as in the PDF. */
type Heading = (level: 1 | 2 | 3, text: string, beginsPage?: boolean) => Paragraph;

const plainHeading: Heading = (level, text) => new Paragraph({ text, heading: HEADINGS[level] });

const numberedHeading: Heading = (level, text, beginsPage = false) =>
  new Paragraph({
    text,
    heading: HEADINGS[level],
    numbering: { reference: 'headings', level: level - 1 },
    pageBreakBefore: beginsPage,
  });

function wordBlock(block: PreparedBlock, heading: Heading, nextList: () => number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block.level, block.text)];
    case 'paragraph':
      return [new Paragraph({ children: runs(block.text) })];
    case 'note':
      return [
        new Paragraph({
          style: 'Note',
          children: [new TextRun({ text: `${block.word}: `, bold: true }), ...runs(block.text)],
        }),
      ];
    case 'list': {
      // Each ordered list has its own instance, else the second one would go on counting where the first ended.
      const instance = block.ordered ? nextList() : 0;
      const mark = block.ordered
        ? { numbering: { reference: 'numbers', level: 0, instance } }
        : { bullet: { level: 0 } };
      return block.items.map((item) => new Paragraph({ style: 'ListParagraph', children: runs(item), ...mark }));
    }
    case 'table':
      return wordTable(block);
    case 'picture':
      return wordPicture(block);
  }
}

function runs(text: readonly Inline[]): ParagraphChild[] {
  return text.map((one) => {
    const look = { text: one.text, ...(one.strong && { bold: true }), ...(one.emphasis && { italics: true }) };
    if (!one.href || one.href.startsWith('#')) return new TextRun(look);
    return new ExternalHyperlink({ link: one.href, children: [new TextRun({ ...look, style: 'Hyperlink' })] });
  });
}

/** The library stamps the time of writing here; the document itself says when it was adopted. */
function coreProperties(doc: PreparedDocument): string {
  const xml = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
  const time = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:${name}>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties' +
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${xml(doc.title)}</dc:title><dc:creator>${xml(doc.kommune)}</dc:creator>` +
    `<dc:language>${doc.lang}-NO</dc:language>${time('created')}${time('modified')}</cp:coreProperties>`
  );
}
