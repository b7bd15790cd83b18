import {
  AlignmentType,
  BorderStyle,
  convertToXmlComponent,
  ExternalHyperlink,
  ImageRun,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { columnWidths } from './columns.ts';
import { pictureSize, toPng } from './png.ts';
import type { PreparedPicture, PreparedTable } from './prepared.ts';

/** Width of the text column, A4 less 2 x 25 mm: in twentieths of a point and in pixels at 96 dpi. */
const WIDTH_TWIPS = 9070;
const WIDTH_PX = 604;

/** A field with the value it has now; the library's own field is empty until Word works it out, in Word only. */
function field(instruction: string, value: string): ParagraphChild[] {
  const run = (name: string, attributes: Record<string, string>, text = '') =>
    convertToXmlComponent({
      type: 'element',
      name: 'w:r',
      elements: [{ type: 'element', name, attributes, ...(text && { elements: [{ type: 'text', text }] }) }],
    }) as unknown as ParagraphChild;
  return [
    run('w:fldChar', { 'w:fldCharType': 'begin' }),
    run('w:instrText', { 'xml:space': 'preserve' }, ` ${instruction} `),
    run('w:fldChar', { 'w:fldCharType': 'separate' }),
    run('w:t', {}, value),
    run('w:fldChar', { 'w:fldCharType': 'end' }),
  ];
}

/** "Tabell 3. ..." where the number is a field, so that Word can make a list of tables and figures. */
function caption(label: string, text: string): Paragraph {
  const [word = '', number = ''] = label.split(' ');
  return new Paragraph({
    style: 'Caption',
    children: [new TextRun(`${word} `), ...field(`SEQ ${word} \\* ARABIC`, number), new TextRun(`. ${text}`)],
  });
}

const sourceLine = ({ source, from }: Pick<PreparedTable, 'source' | 'from'>) =>
  new Paragraph({
    style: 'Source',
    children: [
      new TextRun(from ? `${source} ` : source),
      ...(from
        ? [
            new ExternalHyperlink({
              link: from.href,
              children: [new TextRun({ text: from.words, style: 'Hyperlink' })],
            }),
          ]
        : []),
    ],
  });

export function wordTable(table: PreparedTable): (Paragraph | Table)[] {
  const shares = columnWidths(table).widths;
  const all = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((WIDTH_TWIPS * share) / all));
  const cell = (text: string, at: number, bold: boolean) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      children: [
        new Paragraph({
          style: 'TableText',
          alignment: table.align[at] === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [new TextRun(bold ? { text, bold } : text)],
        }),
      ],
    });
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const dark = { style: BorderStyle.SINGLE, size: 8, color: '1B2733' };
  return [
    caption(table.label, table.caption),
    new Table({
      width: { size: WIDTH_TWIPS, type: WidthType.DXA },
      columnWidths: widths,
      borders: {
        top: dark,
        bottom: dark,
        left: none,
        right: none,
        insideVertical: none,
        insideHorizontal: { style: BorderStyle.SINGLE, size: 4, color: 'B6C0C9' },
      },
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: table.heads.map((head, at) => cell(head, at, true)),
        }),
        ...table.rows.map(
          (row) => new TableRow({ cantSplit: true, children: row.cells.map((text, at) => cell(text, at, row.total)) }),
        ),
      ],
    }),
    sourceLine(table),
  ];
}

export function wordPicture(picture: PreparedPicture): Paragraph[] {
  const { width, height } = pictureSize(picture.svg);
  const transformation = { width: WIDTH_PX, height: Math.round((WIDTH_PX * height) / width) };
  return [
    caption(picture.label, picture.caption),
    new Paragraph({
      keepNext: true,
      children: [
        new ImageRun({
          type: 'svg',
          data: new TextEncoder().encode(picture.svg),
          transformation,
          fallback: { type: 'png', data: toPng(picture.svg, WIDTH_PX * 2) },
          altText: { name: picture.label, title: picture.caption, description: picture.alt },
        }),
      ],
    }),
    sourceLine(picture),
  ];
}
