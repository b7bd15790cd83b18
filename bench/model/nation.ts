// Every municipality x 1000 draws of the real model, on so many threads: the body of a thread, and of the process whose memory is measured.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { quantileOf } from '../../src/model/gap/quantile.ts';
import { simulate, type Weights } from '../../src/model/population/draws/simulate.ts';
import { AGES } from '../../src/model/types.ts';
import { readParameterFile, toParameters } from '../../src/plan/boligbehov/index.ts';
import { fastestKernel } from '../../src/platform/compute/cohort/kernel.ts';
import { people } from '../../test/model-sample.ts';
import { PLACES, YEARS } from './reference.ts';

const everybody: Weights = { female: new Float64Array(AGES).fill(1), male: new Float64Array(AGES).fill(1) };

/** The places `rest`, `rest + of`, ...: p10 and p90 of every year, of which the sum is given. */
function share(rest: number, of: number, draws: number): number {
  const parameters = toParameters(readParameterFile('.'));
  const values = new Float64Array(draws);
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
      for (let d = 0; d < draws; d += 1) values[d] = drawn.relative(0, t, d);
      sum += quantileOf(values, 0.9) - quantileOf(values, 0.1);
    }
  }
  return sum;
}

if (!isMainThread) {
  const { rest, of, draws } = workerData as { rest: number; of: number; draws: number };
  parentPort?.postMessage(share(rest, of, draws));
} else {
  const [workers, draws] = process.argv.slice(2).map(Number) as [number, number];
  const began = performance.now();
  if (workers === 1) share(0, 1, draws);
  else
    await Promise.all(
      Array.from(
        { length: workers },
        (_, rest) =>
          new Promise((resolve, reject) => {
            const worker = new Worker(new URL(import.meta.url), { workerData: { rest, of: workers, draws } });
            worker.once('message', resolve);
            worker.once('error', reject);
          }),
      ),
    );
  const seconds = (performance.now() - began) / 1000;
  console.log(JSON.stringify({ seconds, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
  process.exit(0);
}
