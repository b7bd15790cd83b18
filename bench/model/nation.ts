// Every municipality x 1000 draws of the real model, on so many threads: the body of a thread, and of the process whose memory is measured.
import { readFileSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { quantileOf } from '../../src/model/gap/quantile.ts';
import { simulate, type Weights } from '../../src/model/population/draws/simulate.ts';
import { AGES, type Parameters } from '../../src/model/types.ts';
import { fastestKernel } from '../../src/platform/compute/cohort/kernel.ts';
import { people } from '../../test/model-sample.ts';
import { PLACES, YEARS } from './reference.ts';

const everybody: Weights = { female: new Float64Array(AGES).fill(1), male: new Float64Array(AGES).fill(1) };

interface Share {
  readonly rest: number;
  readonly of: number;
  readonly draws: number;
  readonly parameters: Parameters;
}

/** The places `rest`, `rest + of`, ...: p10 and p90 of every year, of which the sum is given. */
function share({ rest, of, draws, parameters }: Share): number {
  let sum = 0;
  for (let r = rest; r < PLACES; r += of) {
    const own = [2018, 2019, 2020].map((year) => people(r, year, 20 + (r % 40) * 10));
    const area = String(1000 + r);
    const drawn = simulate(
      {
        known: { own, county: [], country: [] },
        parameters,
        years: YEARS,
        area,
        seed: 1,
        draws,
        demographicNoise: false,
        kernel: fastestKernel(),
      },
      [everybody],
    );
    for (let t = 1; t <= YEARS; t += 1) {
      const values = drawn.inAll(0, t);
      sum += quantileOf(values, 0.9) - quantileOf(values, 0.1);
    }
  }
  return sum;
}

/** Most memory this process has had. What the system says of a child also counts the parent it was forked from; its status does not. */
function peak(): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    if (kilobytes) return Math.round(Number(kilobytes) / 1024);
  } catch {
    // Not Linux.
  }
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

if (!isMainThread) {
  parentPort?.postMessage(share(workerData as Share));
} else {
  const [workers, draws] = process.argv.slice(2).map(Number) as [number, number];
  // Only here: what reads the parameters is more than what a thread needs.
  const { readParameterFile, toParameters } = await import('../../src/plan/boligbehov/index.ts');
  const parameters = toParameters(readParameterFile('.'));
  const began = performance.now();
  if (workers === 1) share({ rest: 0, of: 1, draws, parameters });
  else
    await Promise.all(
      Array.from(
        { length: workers },
        (_, rest) =>
          new Promise((resolve, reject) => {
            const worker = new Worker(new URL(import.meta.url), {
              workerData: { rest, of: workers, draws, parameters },
            });
            worker.once('message', resolve);
            worker.once('error', reject);
          }),
      ),
    );
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage();
  console.log(JSON.stringify({ seconds, processor: (user + system) / 1e6, peakMegabytes: peak() }));
  process.exit(0);
}
