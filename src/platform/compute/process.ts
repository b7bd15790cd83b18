import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ThreadMessage } from './thread.ts';

/** The work was stopped because it wanted more memory or time than it was given. */
export class TooHeavy extends Error {}

/** How a program ends that the system aborts, and how ours end when they see that they take too much. */
export const OUT_OF_MEMORY = 134;

export interface ProcessOptions {
  /** What its objects may take; with buffers half as much again. Taking more ends the process and nothing else. */
  readonly megabytes: number;
  readonly seconds: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (percent: number) => void;
}

/**
 * One computation on something a stranger made, in a process of its own. A thread would do for work of ours, but when a thread
 * runs out of memory the whole server may go with it. The environment stays behind: whoever takes over this process finds no
 * address of a database there. The file is a `*.thread.ts`, which works as either.
 */
export function inProcess<In, Out>(file: URL, input: In, options: ProcessOptions): Promise<Out> {
  const { signal, onProgress, megabytes, seconds } = options;
  if (signal?.aborted) return Promise.reject(signal.reason);
  return new Promise<Out>((resolve, reject) => {
    const child = fork(fileURLToPath(file), [String(megabytes * 1.5)], {
      serialization: 'advanced',
      execArgv: [...process.execArgv, `--max-old-space-size=${megabytes}`],
      // Windows cannot start a program without the first; the other says where the code is kept compiled.
      env: { SystemRoot: process.env.SystemRoot, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let ended = false;
    const end = (settle: () => void) => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      child.kill('SIGKILL');
      settle();
    };
    const onAbort = () => end(() => reject(signal?.reason));
    const timer = setTimeout(() => end(() => reject(new TooHeavy(`${seconds} seconds`))), seconds * 1000);
    signal?.addEventListener('abort', onAbort);
    child.on('message', (message: ThreadMessage) => {
      if ('progress' in message) onProgress?.(message.progress);
      else if ('answer' in message) end(() => resolve(message.answer as Out));
      else end(() => reject(new Error(message.failure)));
    });
    child.on('error', (error) => end(() => reject(error)));
    // Node aborts when it is out of memory, and the system kills whoever takes too much of it.
    child.on('exit', (code, killed) =>
      end(() =>
        reject(
          killed === 'SIGABRT' || killed === 'SIGKILL' || code === OUT_OF_MEMORY
            ? new TooHeavy(`${megabytes} megabytes`)
            : new Error(`The process ended with ${killed ?? code} without an answer`),
        ),
      ),
    );
    child.send(input as object, (error) => {
      if (error) end(() => reject(error));
    });
  });
}
