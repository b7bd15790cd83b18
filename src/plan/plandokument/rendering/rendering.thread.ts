import { parentPort } from 'node:worker_threads';
import type { PlanDocument } from '../document.ts';
import type { Format, ThreadAnswer, ThreadRequest } from './thread.ts';

/** Loaded when first asked for: each library costs memory and start time. */
const BUILD: Record<Format, (doc: PlanDocument) => Promise<Uint8Array>> = {
  pdf: async (doc) => (await import('./typst.ts')).buildPdf(doc),
  paperPdf: async (doc) => (await import('./typst.ts')).buildPdf(doc, 'paper'),
  word: async (doc) => (await import('./docx.ts')).buildWord(doc),
  paper: async (doc) => (await import('./docx.ts')).buildWord(doc, 'paper'),
  png: async (doc) => (await import('./png.ts')).buildPicture(doc),
  excel: async (doc) => (await import('./xlsx.ts')).buildExcel(doc),
};

parentPort?.on('message', async ({ id, format, doc }: ThreadRequest) => {
  let answer: ThreadAnswer;
  try {
    answer = { id, bytes: await BUILD[format](doc) };
  } catch (error) {
    answer = { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(answer);
});
