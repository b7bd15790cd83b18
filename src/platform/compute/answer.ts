import { flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { OUT_OF_MEMORY } from './process.ts';
import type { ThreadMessage } from './thread.ts';

/** The body of a `*.thread.ts`: computes the answer to the one input that the thread, or the process, was started with. */
export async function answerThread<In, Out>(
  compute: (input: In, progress: (percent: number) => void) => Promise<Out> | Out,
): Promise<void> {
  const say = (message: ThreadMessage) => {
    if (parentPort) parentPort.postMessage(message);
    else process.send?.(message);
  };
  if (!parentPort) watchMemory(Number(process.argv[2]));
  try {
    const input = parentPort ? workerData : await new Promise((sent) => process.once('message', sent));
    const answer = await compute(input as In, (progress) => say({ progress }));
    // Who has the answer ends this at once, so that what was compiled is kept for the next one here or never.
    flushCompileCache();
    say({ answer });
  } catch (error) {
    say({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

/** Buffers are not counted by the engine's own limit on memory, so the process looks at its own size. */
function watchMemory(megabytes: number): void {
  const look = () => {
    if (process.memoryUsage.rss() > megabytes * 1024 * 1024) process.exit(OUT_OF_MEMORY);
  };
  setInterval(look, 50).unref();
}
