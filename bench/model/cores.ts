// The reference job on several cores at once: each thread has a share of the places and a kernel of its own, which are made before the clock starts.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { wasmKernel } from '../../src/platform/compute/cohort/kernel.ts';
import { job, PLACES, places } from './reference.ts';

interface Share {
  readonly draws: number;
  readonly from: number;
  readonly to: number;
}

/** How long something took by the clock, and how long processors worked on it for us: with other work on the machine only the second is ours. */
export interface Took {
  readonly clock: number;
  readonly processor: number;
}

export async function took(work: () => unknown): Promise<Took> {
  const before = process.cpuUsage();
  const began = performance.now();
  await work();
  const clock = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { clock, processor: (user + system) / 1e6 };
}

const answer = (worker: Worker) =>
  new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (message) => {
      worker.off('error', reject);
      resolve(message);
    });
  });

/** Each round, from when all threads are asked until the last has answered; the processor's time is that of a core, so a share of the sum. */
export async function tookOn(cores: number, draws: number, rounds: number): Promise<Took[]> {
  const workers = Array.from({ length: cores }, (_, i) => {
    const share: Share = {
      draws,
      from: Math.round((PLACES * i) / cores),
      to: Math.round((PLACES * (i + 1)) / cores),
    };
    return new Worker(new URL(import.meta.url), { workerData: share });
  });
  await Promise.all(workers.map(answer));
  const times: Took[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { clock, processor } = await took(() => {
      const answers = Promise.all(workers.map(answer));
      for (const worker of workers) worker.postMessage('go');
      return answers;
    });
    times.push({ clock, processor: processor / cores });
  }
  await Promise.all(workers.map((worker) => worker.terminate()));
  return times;
}

if (!isMainThread && parentPort) {
  const port = parentPort;
  const { draws, from, to } = workerData as Share;
  const kernel = wasmKernel();
  if (!kernel) throw new Error('This Node has no vectors: nothing to compare');
  places();
  job(kernel, draws, from, to);
  port.on('message', () => port.postMessage(job(kernel, draws, from, to)));
  port.postMessage('ready');
}
