import { Worker } from 'node:worker_threads';
import { LANES } from '../../../model/population/draws/kernel.ts';
import {
  drawsIn,
  fillDraws,
  roomFor,
  type Simulation,
  simulate,
  type Weights,
} from '../../../model/population/draws/simulate.ts';
import { threadBeside } from '../thread.ts';
import { type KernelName, kernelOf } from './kernel.ts';

/** A share of the draws, as a thread is started with it. */
export interface DrawOrder {
  readonly simulation: Omit<Simulation, 'kernel'>;
  readonly weights: readonly Weights[];
  readonly kernel: KernelName;
  readonly values: SharedArrayBuffer;
  /** First draw and the one after the last. */
  readonly first: number;
  readonly last: number;
  /** How many threads are done, or {@link FAILED}. */
  readonly done: SharedArrayBuffer;
}

/** Below zero whatever the threads that go on add to it. */
export const FAILED = -1_000_000;

/** Starting a thread takes longer than this many draws of a place. */
const WORTH_A_THREAD = 64;

/**
 * The draws of a place on so many threads, the calling one waiting: the same bytes for any number. A draw's numbers are keyed by the draw, so
 * a thread needs to know nothing of the others. With one there is no thread at all.
 */
export function simulateOn(workers: number, kernel: KernelName = 'fastest'): typeof simulate {
  return (simulation, weights) => {
    const { draws } = simulation;
    const threads = Math.min(workers, Math.floor(draws / WORTH_A_THREAD));
    if (threads < 2) return simulate({ ...simulation, kernel: kernelOf(kernel) }, weights);
    const values = new SharedArrayBuffer(roomFor(simulation, weights.length) * Float64Array.BYTES_PER_ELEMENT);
    const done = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const { kernel: _, ...sent } = simulation;
    // Whole blocks, so that no thread projects lanes it has no draw for.
    const edge = (i: number) => (i === threads ? draws : LANES * Math.round((draws * i) / threads / LANES));
    const started = Array.from({ length: threads }, (_, i) => {
      const order: DrawOrder = {
        simulation: sent,
        weights,
        kernel,
        values,
        first: edge(i),
        last: edge(i + 1),
        done,
      };
      return new Worker(threadBeside(import.meta.url, 'draws'), { workerData: order });
    });
    const count = new Int32Array(done);
    for (let seen = 0; seen < threads; seen = Atomics.load(count, 0)) {
      // What failed there fails here, where it can be told.
      if (seen < 0) return simulate({ ...simulation, kernel: kernelOf(kernel) }, weights);
      Atomics.wait(count, 0, seen);
    }
    for (const worker of started) void worker.terminate();
    return drawsIn(simulation, weights.length, new Float64Array(values));
  };
}

/** The body of a thread. */
export function answerDraws({ simulation, weights, kernel, values, first, last, done }: DrawOrder): void {
  const count = new Int32Array(done);
  try {
    fillDraws({ ...simulation, kernel: kernelOf(kernel) }, weights, new Float64Array(values), first, last);
    Atomics.add(count, 0, 1);
  } catch {
    Atomics.store(count, 0, FAILED);
  } finally {
    Atomics.notify(count, 0);
  }
}
