import { parentPort } from 'node:worker_threads';
import type { Formats, ThreadAnswer, ThreadRequest } from './thread.ts';

/** Loaded when first asked for: each library costs memory and start time. */
const BUILD: { readonly [F in keyof Formats]: (doc: Formats[F]) => Promise<Uint8Array> } = {
  pdf: async (doc) => (await import('./typst.ts')).buildPdf(doc),
  paperPdf: async (doc) => (await import('./typst.ts')).buildPdf(doc, 'paper'),
  word: async (doc) => (await import('./docx.ts')).buildWord(doc),
  paper: async (doc) => (await import('./docx.ts')).buildWord(doc, 'paper'),
  png: async (doc) => (await import('./png.ts')).buildPicture(doc),
  excel: async (doc) => (await import('./xlsx.ts')).buildExcel(doc),
  powerpoint: async (doc) => (await import('./pptx.ts')).buildPowerPoint(doc),
};

const build = <F extends keyof Formats>({ format, doc }: ThreadRequest<F>) => BUILD[format](doc);

parentPort?.on('message', async (request: ThreadRequest) => {
  const { id } = request;
  let answer: ThreadAnswer;
  try {
    answer = { id, bytes: await build(request) };
  } catch (error) {
    answer = { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(answer);
});
