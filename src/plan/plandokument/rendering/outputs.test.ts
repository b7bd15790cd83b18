import mammoth from 'mammoth';
import readXlsx from 'read-excel-file/node';
import { afterAll, describe, expect, test } from 'vitest';
import { unzipOne } from '../../../platform/files/unzip.ts';
import type { Block, DocumentTable, PlanDocument } from '../document.ts';
import { leadingTo, workspaceAt } from '../forklart.ts';
import { cellText } from './cells.ts';
import { toExcel } from './excel.ts';
import { toPdf } from './pdf.ts';
import { readPdf } from './pdf-reading.ts';
import { prepare } from './prepared.ts';
import { sampleDocument } from './sample.ts';
import { stopThread } from './thread.ts';
import { DocumentView } from './web.tsx';
import { toWord } from './word.ts';

afterAll(stopThread);

const squeeze = (text: string) => text.replace(/\s+/g, ' ');
const tablesOf = (doc: PlanDocument) =>
  doc.chapters.flatMap((chapter) => chapter.blocks.filter((block) => block.kind === 'table'));

/** Every row of every table as the one string of figures that a reader must find, in order. */
const rowTexts = (doc: PlanDocument) =>
  tablesOf(doc).flatMap((table) => table.rows.map((row) => row.cells.map(cellText).join(' ')));

const liveFigures = (doc: PlanDocument) =>
  doc.chapters.flatMap((chapter) =>
    chapter.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.text.filter((one) => one.figure) : [])),
  );

const NAUGHTY = [
  '#panic("x") $1/0$ *a* _b_ `c` @ref <label> = Head \\ #include "/etc/passwd"',
  '<script>alert(1)</script> & &amp; "quoted" \'single\' ]]>',
  '=1+1',
  '+cmd|calc',
  '@SUM(A1)',
  'Ā \u0000\u0007\u001b ulv\uD800 \u202Etxet',
  '漢字 عربى 😀 Kárášjohka čáhci',
  '{{7*7}} %s %n',
  'ord'.repeat(60),
];

function naughtyDocument(): PlanDocument {
  const blocks: Block[] = NAUGHTY.flatMap((text, at): Block[] => [
    { kind: 'heading', level: 3, text },
    {
      kind: 'paragraph',
      text: [
        { text, href: `https://example.no/?q=${text}` },
        { text, strong: true, emphasis: true },
      ],
    },
    { kind: 'paragraph', text: [{ text, href: 'javascript:alert(1)' }] },
    { kind: 'list', ordered: at % 2 === 0, items: [[{ text }], []] },
    { kind: 'note', tone: 'info', text: [{ text }] },
    {
      kind: 'table',
      id: `t${at}`,
      caption: text,
      columns: [
        { label: text, align: 'left' },
        { label: text, unit: text, align: 'right' },
      ],
      rows: [{ cells: [text, { number: -1 }] }],
      source: text,
    },
  ]);
  return {
    schema: 1,
    lang: 'nn',
    title: NAUGHTY.join(' '),
    kommune: NAUGHTY[1] ?? '',
    facts: NAUGHTY.map((text) => ({ label: text, value: text })),
    chapters: [
      { id: 'a', title: NAUGHTY[0] ?? '', blocks },
      { id: 'tom', title: 'Tom', blocks: [] },
    ],
  };
}

describe('one document, the same figures in every output', () => {
  const doc = sampleDocument('nb', 3);

  test('the PDF is tagged, titled, in its language, and holds every figure', async () => {
    const pdf = await readPdf(await toPdf(doc));
    expect(pdf.tagged).toBe(true);
    expect(pdf.info).toMatchObject({ Title: doc.title, Language: 'nb-NO' });
    const text = squeeze(pdf.text);
    for (const row of rowTexts(doc)) expect(text).toContain(squeeze(row));
    for (const figure of liveFigures(doc)) expect(text).toContain(squeeze(figure.text));
    expect(text).toContain('Enebolig (boliger)');
    expect(text).toContain('Kilde: SSB tabell 06265, hentet 24.11.2026');
    expect(text).toContain('Tabell 3. Boligbehov etter boligtype');
    expect(pdf.pages[1]).toContain(`Side 2 av ${pdf.pages.length}`);
    expect(pdf.outline.map((one) => one.title)).toContain('1 Kapittel om bolig nummer 1');
  });

  test('the PDF says to a screen reader what is a heading, a table head and a figure', async () => {
    const pdf = await readPdf(await toPdf(doc));
    for (const role of ['H1', 'H2', 'Table', 'TH', 'TD', 'Figure', 'Caption', 'Link', 'L']) {
      expect(pdf.roles.get(role), role).toBeGreaterThan(0);
    }
    for (const chapter of [1, 2, 3]) expect(pdf.alts.join('\n')).toContain(`i kapittel ${chapter};`);
  });

  test('a table leads back to where its figures come from where the product has an address, and nowhere without one', async () => {
    const [chapter] = sampleDocument('nn', 1).chapters;
    const blocks = (chapter?.blocks ?? []).map((block) =>
      block.kind === 'table' || block.kind === 'picture' ? { ...block, explained: 'gap?kjoering=7' } : block,
    );
    const kept = { ...sampleDocument('nn', 1), chapters: [{ id: 'a', title: 'A', blocks }] };
    const own = async (address?: string) => {
      const document = leadingTo(kept, workspaceAt(address, 'nn', 'haram'));
      return (await readPdf(await toPdf(document))).links.filter((link) => link.includes('gap'));
    };
    const page = 'https://plan.example/nn/arbeid/haram/gap?kjoering=7';
    expect(await own('https://plan.example')).toEqual([page, page]);
    expect(await own()).toEqual([]);
    const links = async (address?: string) => {
      const bytes = await toExcel(leadingTo(kept, workspaceAt(address, 'nn', 'haram')));
      const rels = unzipOne(bytes, 'xl/worksheets/_rels/sheet1.xml.rels', 100_000) ?? new Uint8Array();
      return [...new TextDecoder().decode(rels).matchAll(/Target="([^"]+)"/g)].map((m) => m[1]);
    };
    expect(await links('https://plan.example')).toEqual([page]);
    expect(await links()).toEqual([]);
    // A page within a workspace is no address: what was frozen is drawn without it.
    expect(String(DocumentView({ document: kept }))).not.toContain('kjoering');
  });

  test('every letter of the PDF is set in Inter', async () => {
    const { fonts } = await readPdf(await toPdf(doc));
    expect(fonts.length).toBeGreaterThan(2);
    for (const font of fonts) expect(font).toMatch(/\+Inter-(Regular|Italic|SemiBold|Bold)$/);
  });

  test('Word holds every figure, headings as headings, table heads as heads, alt text and caption numbers', async () => {
    const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(await toWord(doc)) });
    const text = squeeze(html.replace(/<img[^>]*>/g, '').replace(/<[^>]+>/g, ' '));
    for (const row of rowTexts(doc)) expect(text).toContain(squeeze(row));
    for (const figure of liveFigures(doc)) expect(text).toContain(squeeze(figure.text));
    expect(html).toMatch(/<h1>.*Kapittel om bolig nummer 2<\/h1>/);
    expect(html).toMatch(/<h3>.*Utviklingen i bilde<\/h3>/);
    expect(html.match(/<thead>/g)).toHaveLength(3);
    expect(html).toMatch(/<img alt="[^"]*i kapittel 3;/);
    expect(text).toContain('Tabell 3. Boligbehov etter boligtype');
    expect(text).toContain('Figur 2. Boliger som mangler');
  });

  test('Excel holds the numbers themselves, a sheet for each table, missing as a dash and not as zero', async () => {
    const sheets = await readXlsx(Buffer.from(await toExcel(doc)));
    const tables = tablesOf(doc);
    expect(sheets).toHaveLength(tables.length);
    tables.forEach((table, at) => {
      const rows = sheets[at]?.data ?? [];
      expect(rows[2]).toEqual(['År', 'Enebolig (boliger)', 'Blokk (boliger)', 'Andel (prosent)', 'Kostnad (kr)']);
      table.rows.forEach((row, down) => {
        expect(rows[3 + down]).toEqual(
          row.cells.map((cell) => (cell === null ? '–' : typeof cell === 'string' ? cell : cell.number)),
        );
      });
      expect(rows.at(-1)?.[0]).toBe(`Kilde: ${table.source}`);
    });
  });

  test('an interval is read in one cell with its number, and in Excel as numbers in columns of their own', async () => {
    const table: DocumentTable = {
      kind: 'table',
      id: 'gap-boligutvikling',
      caption: 'Gapet',
      columns: [
        { label: 'Boligtype', align: 'left' },
        { label: '2031', align: 'right' },
        { label: '2036', align: 'right' },
      ],
      rows: [
        { cells: ['Blokk', { number: -7, between: [-1235, 1295] }, { number: 9 }] },
        { cells: ['Annet', null, null] },
      ],
      source: 'kjøring 1',
    };
    const gap = { ...doc, chapters: [{ id: 'k', title: 'K', blocks: [table] }] };
    const asText = '−7 (−1 235 til 1 295)';
    expect(squeeze((await readPdf(await toPdf(gap))).text)).toContain(asText);
    expect(squeeze(String(DocumentView({ document: gap })))).toContain(asText);
    const [sheet] = await readXlsx(Buffer.from(await toExcel(gap)));
    expect(sheet?.data.slice(2, 5)).toEqual([
      ['Boligtype', '2031', '2031, 10 %', '2031, 90 %', '2036'],
      ['Blokk', -7, -1235, 1295, 9],
      ['Annet', '–', '–', '–', '–'],
    ]);
  });

  test('the web page holds every figure, with heads and anchors', () => {
    const html = String(DocumentView({ document: doc }));
    const text = squeeze(html.replace(/<[^>]+>/g, ' '));
    for (const row of rowTexts(doc)) expect(text).toContain(squeeze(row));
    for (const figure of liveFigures(doc))
      expect(html).toContain(`<data value="${figure.figure}">${figure.text}</data>`);
    expect(html).toMatch(/<th scope="row"[^>]*>(<[^>]*>)*2027/);
    expect(html).toContain('<h2 id="kapittel-kapittel-2">2 Kapittel om bolig nummer 2</h2>');
    expect(html).not.toMatch(/ style=|<style|<script/);
  });

  test.each([
    ['PDF', toPdf],
    ['Excel', toExcel],
  ] as const)('the same document gives the same bytes of %s', async (_, build) => {
    const first = Buffer.from(await build(doc));
    expect(Buffer.from(await build(structuredClone(doc))).equals(first)).toBe(true);
    expect(Buffer.from(await build({ ...doc, title: 'En annen' })).equals(first)).toBe(false);
  });
});

describe('naughty text is text in every output', () => {
  const doc = naughtyDocument();

  test('PDF', async () => {
    const { text, info } = await readPdf(await toPdf(doc));
    expect(info).toMatchObject({ Language: 'nn-NO' });
    const found = text.replace(/\s+/g, '');
    expect(found).toContain('#panic("x")$1/0$*a*_b_`c`@ref<label>=Head');
    expect(found).toContain('Kárášjohkačáhci');
    expect(found).toContain('□□');
    expect(found).not.toContain('javascript');
  });

  test('Word', async () => {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await toWord(doc)) });
    expect(value).toContain('<script>alert(1)</script> & &amp; "quoted"');
    expect(value).toContain('漢字 عربى 😀');
  });

  test('Excel: no formula, and what looks like one is marked as text', async () => {
    const sheets = await readXlsx(Buffer.from(await toExcel(doc)));
    const cells = sheets.flatMap((sheet) => sheet.data.flat());
    for (const cell of cells) if (typeof cell === 'string') expect(cell).not.toMatch(/^\s*[=+\-@]./);
    expect(cells).toContain("'=1+1");
    expect(new Set(sheets.map((sheet) => sheet.sheet)).size).toBe(NAUGHTY.length);
  });

  test('web', () => {
    const html = String(DocumentView({ document: doc }));
    expect(html).not.toContain('<script');
    expect(html).not.toContain('href="javascript');
  });
});

test('a document without tables is still a workbook that opens', async () => {
  const sheets = await readXlsx(Buffer.from(await toExcel({ ...sampleDocument('nn', 0), chapters: [] })));
  expect(sheets[0]?.data).toEqual([['Helhetlig boligplan 2027–2038']]);
});

test('a bug in one document is told to its caller, and the thread goes on', async () => {
  const broken: PlanDocument = {
    ...sampleDocument('nb', 0),
    chapters: [
      {
        id: 'x',
        title: 'x',
        blocks: [{ kind: 'picture', id: 'p', caption: 'c', alt: 'a', svg: 'no picture', source: 's' }],
      },
    ],
  };
  await expect(toPdf(broken)).rejects.toThrow(/Typst/);
  expect((await toPdf(sampleDocument('nb', 1))).length).toBeGreaterThan(1000);
});

test('headings are numbered alike everywhere and never skip a level', () => {
  const level = (n: 2 | 3): Block => ({ kind: 'heading', level: n, text: 'h' });
  const { chapters } = prepare({
    ...sampleDocument('nb', 0),
    chapters: [{ id: 'x', title: 'x', blocks: [level(3), level(3), level(2), level(3), level(2)] }],
  });
  const numbers = chapters[0]?.blocks.map((block) =>
    block.kind === 'heading' ? `${block.level} ${block.number}` : '',
  );
  expect(numbers).toEqual(['2 1.1', '3 1.1.1', '2 1.2', '3 1.2.1', '2 1.3']);
});
