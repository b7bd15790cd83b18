// Sixty pages of plan as PDF, Word and Excel: medians in milliseconds, first and warm, as JSON.
// Every round changes the figures, so that nothing is answered from a cache.

import { toExcel } from '../src/plan/plandokument/rendering/excel.ts';
import { toPdf } from '../src/plan/plandokument/rendering/pdf.ts';
import { sampleDocument } from '../src/plan/plandokument/rendering/sample.ts';
import { toWord } from '../src/plan/plandokument/rendering/word.ts';

/** Some two and a half pages each. */
const CHAPTERS = 23;
const PARTS = 2;
const ROUNDS = 7;
const TARGET = { pdf: 500, word: 2000, excel: 2000 };

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const round = (ms: number) => Math.round(ms * 10) / 10;

async function measure(target: number, build: (doc: ReturnType<typeof sampleDocument>) => Promise<Uint8Array>) {
  const times: number[] = [];
  let bytes = 0;
  for (let salt = 0; salt <= ROUNDS; salt += 1) {
    const doc = sampleDocument('nb', CHAPTERS, salt, PARTS);
    const start = performance.now();
    bytes = (await build(doc)).length;
    times.push(performance.now() - start);
  }
  const [first = Number.NaN, ...warm] = times;
  const warmMedian = round(median(warm));
  return {
    firstMs: round(first),
    warmMedianMs: warmMedian,
    warmMaxMs: round(Math.max(...warm)),
    targetMs: target,
    met: warmMedian < target,
    bytes,
  };
}

async function pagesOf(pdf: Uint8Array): Promise<number> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  return (await getDocument({ data: pdf, verbosity: 0 }).promise).numPages;
}

const result = {
  node: process.version,
  rounds: ROUNDS,
  pdf: await measure(TARGET.pdf, toPdf),
  word: await measure(TARGET.word, toWord),
  excel: await measure(TARGET.excel, toExcel),
  pages: await pagesOf(await toPdf(sampleDocument('nb', CHAPTERS, 0, PARTS))),
};
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
