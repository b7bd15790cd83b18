import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PlanDocument } from '../document.ts';
import { columnWidths, sourceLines, spanOf } from './columns.ts';
import { fontFiles } from './fonts.ts';
import { glyphCoverage } from './glyphs.ts';
import { type PreparedBlock, type PreparedDocument, type PreparedTable, prepare } from './prepared.ts';
import { TEMPLATE } from './template.ts';
import { WORDS } from './words.ts';

/** Compilations after which a cached piece that was not used again is forgotten. */
const CACHE_AGE = 10;

interface Engine {
  readonly compiler: NodeCompiler;
  readonly covers: (codePoint: number) => boolean;
}

let engine: Engine | undefined;

function warmEngine(): Engine {
  if (engine) return engine;
  const fontBlobs = fontFiles().map((file) => readFileSync(file));
  const [regular] = fontBlobs;
  if (!regular) throw new Error('No font');
  engine = { compiler: NodeCompiler.create({ fontArgs: [{ fontBlobs }] }), covers: glyphCoverage(regular) };
  return engine;
}

/** A whole plan has a title page and contents, and its chapters have numbers; a paper of a page or two has none of them. */
export type PdfForm = 'plan' | 'paper';

/** Builds in the calling thread; `toPdf` keeps the server's event loop free. */
export function buildPdf(doc: PlanDocument, form: PdfForm = 'plan'): Uint8Array {
  const { compiler, covers } = warmEngine();
  const inputs = { doc: forTemplate(prepare(doc), form, (text) => drawable(text, covers)) };
  const compiled = compiler.compile({ mainFileContent: TEMPLATE, inputs });
  const said = [compiled.takeWarnings(), compiled.takeError()].flatMap((one) => one?.shortDiagnostics ?? []);
  const result = compiled.result;
  // A missing font is only a warning to Typst, and would silently give another one: every message is a failure here.
  if (!result || said.length > 0) throw new Error(`Typst: ${said.map((one) => JSON.stringify(one)).join('; ')}`);
  const bytes = compiler.pdf(result, { pdfStandard: 'ua-1' });
  // After the answer: nobody waits for it to be forgotten.
  setImmediate(() => compiler.evictCache(CACHE_AGE));
  return new Uint8Array(bytes);
}

/** Entries that fit on one page of contents; a longer plan lists its chapters, and the reader's own outline has the rest. */
const ONE_PAGE_OF_CONTENTS = 46;

/** PDF/UA forbids characters without a glyph; those Inter lacks (emoji, Arabic, Chinese) are shown as a white square. */
function drawable(text: string, covers: (codePoint: number) => boolean): string {
  let out = '';
  let kept = 0;
  for (let at = 0; at < text.length; at += 1) {
    const point = text.codePointAt(at) ?? 0;
    const length = point > 0xffff ? 2 : 1;
    if (!covers(point)) {
      out += `${text.slice(kept, at)}\u25a1`;
      kept = at + length;
    }
    at += length - 1;
  }
  return kept === 0 ? text : out + text.slice(kept);
}

/** Blocks of a chapter, the headings with their numbers: 2.1, 2.1.1, 2.2. */
function numberedFrom(
  chapter: number,
  blocks: readonly PreparedBlock[],
): (PreparedBlock & { readonly number?: string })[] {
  let [second, third] = [0, 0];
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    if (block.level === 2) [second, third] = [second + 1, 0];
    else third += 1;
    return { ...block, number: [chapter, second, ...(block.level === 2 ? [] : [third])].join('.') };
  });
}

/** About how many lines a block fills; right enough to find the middle of a plan. */
function linesOf(block: PreparedBlock): number {
  if (block.kind === 'table') return block.rows.length + 4;
  if (block.kind === 'picture') return 18;
  return 3;
}

/** A plan of fewer lines, some forty pages, is laid out in one: the break would cost it half a page. */
const LINES_TO_HALVE = 1600;

/** The chapter nearest to the middle, which begins a page; 0 for none. */
function middleOf(chapters: readonly { readonly blocks: readonly PreparedBlock[] }[]): number {
  const lines = chapters.map((chapter) => chapter.blocks.reduce((n, block) => n + linesOf(block), 0));
  const half = lines.reduce((n, of) => n + of, 0) / 2;
  if (half < LINES_TO_HALVE / 2) return 0;
  let before = 0;
  let middle = 0;
  let off = half;
  for (const [at, of] of lines.entries()) {
    if (Math.abs(half - before) < off) [middle, off] = [at, Math.abs(half - before)];
    before += of;
  }
  return middle;
}

/** Points of a line of a source, and of all that stands above and below the rows of a table. */
const SOURCE_LINE = 11;
const AROUND = 14;
/** Of a line in a table beyond the size of its type, and of a row beyond its lines. */
const LINE = 1.23;
const ROW = 2.2;
/** A table no taller than this is never parted, in points; of a taller one so much begins on a page at least. */
const WHOLE = 145;
const BEGUN = 80;

/** How a table is set: its columns, and how much room it and its source need on a page. */
function laidOut(table: PreparedTable) {
  const { lines, single, ...columns } = columnWidths(table);
  const source = 6 + SOURCE_LINE * sourceLines(`${table.source} ${table.from?.words ?? ''}`);
  const under = table.rows.length > 0 ? source : 0;
  const tall = lines.reduce((n, of) => n + of * columns.size * LINE + ROW, under + AROUND);
  const rows = table.rows.map((row, at) => {
    const span = spanOf(row.cells);
    return { ...row, ...(span > 1 ? { span } : {}), ...(single[at] ? { single: true } : {}) };
  });
  return { ...columns, rows, under, least: Math.round(Math.min(tall, tall > WHOLE ? BEGUN : tall)) };
}

/** The document as JSON, every text drawable. */
function forTemplate(doc: PreparedDocument, form: PdfForm, draw: (text: string) => string): string {
  const block = (one: PreparedBlock): unknown => {
    if (one.kind !== 'table') return one;
    return { ...one, ...laidOut(one) };
  };
  const { page, of, contents } = WORDS[doc.lang];
  const sections = doc.chapters.reduce(
    (n, chapter) => n + 1 + chapter.blocks.filter((one) => one.kind === 'heading' && one.level === 2).length,
    0,
  );
  const data = {
    ...doc,
    form,
    chapters: doc.chapters.map((chapter, at) => ({
      ...chapter,
      number: String(at + 1),
      blocks: numberedFrom(at + 1, chapter.blocks).map(block),
    })),
    words: { page, of, contents },
    middle: middleOf(doc.chapters),
    outlineDepth: sections > ONE_PAGE_OF_CONTENTS ? 1 : 2,
  };
  return JSON.stringify(data, (key, value) => {
    if (key === 'narrow') return undefined;
    return typeof value === 'string' && key !== 'svg' && key !== 'href' ? draw(value) : value;
  });
}
