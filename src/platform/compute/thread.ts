import { type Transferable, Worker } from 'node:worker_threads';

export interface ThreadOptions {
  /** Aborting ends the thread at once, in the middle of whatever it does. */
  readonly signal?: AbortSignal;
  /** Buffers that are handed over instead of copied; they are empty here afterwards. */
  readonly transfer?: readonly Transferable[];
  /** Hears how far the thread says it is. */
  readonly onProgress?: (percent: number) => void;
}

export type ThreadMessage = { readonly progress: number } | { readonly answer: unknown } | { readonly failure: string };

/** The thread `name` of a slice: beside the file that asks when run from source, in dist when built. */
export const threadBeside = (importMetaUrl: string, name: string): URL =>
  new URL(`./${name}.thread.${importMetaUrl.endsWith('.ts') ? 'ts' : 'js'}`, importMetaUrl);

/** One computation in a thread of its own, so that the server goes on answering; see answer.ts for the other end. */
export function inThread<In, Out>(file: URL, input: In, options: ThreadOptions = {}): Promise<Out> {
  const { signal, transfer = [], onProgress } = options;
  if (signal?.aborted) return Promise.reject(signal.reason);
  return new Promise<Out>((resolve, reject) => {
    const worker = new Worker(file, { workerData: input, transferList: [...transfer] });
    const end = (settle: () => void) => {
      signal?.removeEventListener('abort', onAbort);
      void worker.terminate();
      settle();
    };
    const onAbort = () => end(() => reject(signal?.reason));
    signal?.addEventListener('abort', onAbort);
    worker.on('message', (message: ThreadMessage) => {
      if ('progress' in message) onProgress?.(message.progress);
      else if ('answer' in message) end(() => resolve(message.answer as Out));
      else end(() => reject(new Error(message.failure)));
    });
    worker.on('error', (error) => end(() => reject(error)));
    worker.on('exit', (code) => end(() => reject(new Error(`The thread ended with code ${code} without an answer`))));
  });
}

/** `work`, or the reason of the abort when that comes first; for work in a thread that others use as well. */
export function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
