import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { glyphCoverage } from './glyphs.ts';
import type { PreparedBlock, PreparedDocument, PreparedTable } from './prepared.ts';
import { TEMPLATE } from './template.ts';
import { WORDS } from './words.ts';

const FACES = ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic', '700Bold', '700Bold_Italic'];
/** Compilations after which a cached piece that was not used again is forgotten. */
const CACHE_AGE = 10;

interface Engine {
  readonly compiler: NodeCompiler;
  readonly covers: (codePoint: number) => boolean;
}

let engine: Engine | undefined;

function warmEngine(): Engine {
  if (engine) return engine;
  const resolve = createRequire(import.meta.url).resolve;
  const fontBlobs = FACES.map((face) => readFileSync(resolve(`@expo-google-fonts/inter/${face}/Inter_${face}.ttf`)));
  const [regular] = fontBlobs;
  if (!regular) throw new Error('No font');
  engine = { compiler: NodeCompiler.create({ fontArgs: [{ fontBlobs }] }), covers: glyphCoverage(regular) };
  return engine;
}

/** Compiles in the calling thread; `toPdf` is the door that keeps the server's event loop free. */
export function compilePdf(doc: PreparedDocument): Uint8Array {
  const { compiler, covers } = warmEngine();
  const data = forTemplate(doc, (text) => drawable(text, covers));
  const compiled = compiler.compile({ mainFileContent: TEMPLATE, inputs: { doc: JSON.stringify(data) } });
  const said = [compiled.takeWarnings(), compiled.takeError()].flatMap((one) => one?.shortDiagnostics ?? []);
  const result = compiled.result;
  // A missing font is only a warning to Typst, and would silently give another one: every message is a failure here.
  if (!result || said.length > 0) throw new Error(`Typst: ${said.map((one) => JSON.stringify(one)).join('; ')}`);
  const bytes = compiler.pdf(result, { pdfStandard: 'ua-1' });
  compiler.evictCache(CACHE_AGE);
  return new Uint8Array(bytes);
}

/** PDF/UA forbids characters without a glyph; those Inter lacks (emoji, Arabic, Chinese) are shown as a white square. */
function drawable(text: string, covers: (codePoint: number) => boolean): string {
  let out = '';
  for (const char of text) out += covers(char.codePointAt(0) ?? 0) ? char : '\u25a1';
  return out;
}

function forTemplate(doc: PreparedDocument, draw: (text: string) => string): unknown {
  const block = (one: PreparedBlock): unknown => (one.kind === 'table' ? { ...one, widths: columnWidths(one) } : one);
  const { page, of, contents } = WORDS[doc.lang];
  const columns = doc.chapters.flatMap((chapter) => chapter.blocks.map((one) => (one.kind === 'table' ? one.heads.length : 0)));
  const data = {
    ...doc,
    chapters: doc.chapters.map((chapter) => ({ ...chapter, blocks: chapter.blocks.map(block) })),
    words: { page, of, contents },
    tableSize: Math.max(0, ...columns) > 8 ? 7.5 : 8.5,
  };
  return JSON.parse(JSON.stringify(data), (key, value) =>
    typeof value === 'string' && key !== 'svg' && key !== 'href' ? draw(value) : value,
  );
}

/** Shares of the page width after what the columns hold, so that a long text cannot press the figures together. */
export function columnWidths(table: PreparedTable): number[] {
  const longestWord = (text: string) => Math.max(0, ...text.split(/[ -]/).map((word) => word.length));
  return table.heads.map((head, at) => {
    const cells = table.rows.map((row) => row.cells[at] ?? '');
    const widest = Math.max(0, ...cells.map((cell) => cell.length));
    return Math.max(5, Math.min(widest, 36), Math.min(longestWord(head), 16));
  });
}
