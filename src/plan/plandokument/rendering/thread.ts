import { Worker } from 'node:worker_threads';
import type { PlanDocument } from '../document.ts';
import type { Presentation } from '../presentation.ts';

/** What each kind of file is made of. */
export interface Formats {
  readonly pdf: PlanDocument;
  readonly paperPdf: PlanDocument;
  readonly word: PlanDocument;
  readonly paper: PlanDocument;
  readonly excel: PlanDocument;
  readonly png: PlanDocument;
  readonly powerpoint: Presentation;
}
export interface ThreadRequest<F extends keyof Formats = keyof Formats> {
  readonly id: number;
  readonly format: F;
  readonly doc: Formats[F];
}
export type ThreadAnswer =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly failure: string };

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

let thread: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/**
 * Builds the file in one thread that stays warm, so that the server's event loop is free.
 * The thread keeps the process alive only while somebody waits for it.
 */
export function inThread<F extends keyof Formats>(format: F, doc: Formats[F]): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    thread ??= startThread();
    const request: ThreadRequest<F> = { id: ++lastId, format, doc };
    thread.postMessage(request);
    waiting.set(request.id, { resolve, reject });
    thread.ref();
  });
}

/** Ends the warm thread; the next document starts a new one. */
export async function stopThread(): Promise<void> {
  await thread?.terminate();
}

function startThread(): Worker {
  // From source (tests) the thread is a .ts file that Node reads itself; the build puts every thread in dist.
  const file = import.meta.url.endsWith('.ts') ? './rendering.thread.ts' : './rendering.thread.js';
  const worker = new Worker(new URL(file, import.meta.url));
  worker.unref();
  worker.on('message', (answer: ThreadAnswer) => {
    const one = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) worker.unref();
    if ('bytes' in answer) one?.resolve(answer.bytes);
    else one?.reject(new Error(answer.failure));
  });
  const gone = (error: Error) => {
    if (thread !== worker) return;
    thread = undefined;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  worker.on('error', gone);
  worker.on('exit', (code) => gone(new Error(`The rendering thread ended with code ${code}`)));
  return worker;
}
