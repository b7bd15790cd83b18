import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadMessage } from './thread.ts';

/** The body of a `*.thread.ts`: computes the answer to the one input the thread was started with. */
export async function answerThread<In, Out>(
  compute: (input: In, progress: (percent: number) => void) => Promise<Out> | Out,
): Promise<void> {
  const say = (message: ThreadMessage) => parentPort?.postMessage(message);
  try {
    say({ answer: await compute(workerData as In, (progress) => say({ progress })) });
  } catch (error) {
    say({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
