// How fast the model is, as JSON, all in one run: cell steps a second of both kernels and, where python3 with numpy is there, of numpy with the
// same arithmetic and checksum; one municipality of six areas from population to intervals; the nation on one and two threads; three sizes.
import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { type Kernel, typescriptKernel } from '../../src/model/population/draws/kernel.ts';
import { simulate } from '../../src/model/population/draws/simulate.ts';
import { run } from '../../src/model/run.ts';
import { AGES } from '../../src/model/types.ts';
import { readParameterFile, toParameters } from '../../src/plan/boligbehov/index.ts';
import { wasmKernel } from '../../src/platform/compute/cohort/kernel.ts';
import { inputOf, people } from '../../test/model-sample.ts';
import { cellSteps, job, PLACES, YEARS } from './reference.ts';

const DRAWS = 40;
const ROUNDS = 5;

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
function seconds(work: () => void): number {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
}

const wasm = wasmKernel();
if (!wasm) throw new Error('This Node has no vectors: nothing to compare');
const checksums = { typescript: job(typescriptKernel, DRAWS), wasm: job(wasm, DRAWS) };
const times: Record<'typescript' | 'wasm' | 'numpy', number[]> = { typescript: [], wasm: [], numpy: [] };
let numpy: { numpy: string; checksum: number; seconds: number } | null = null;
for (let round = 0; round < ROUNDS; round += 1) {
  times.typescript.push(seconds(() => job(typescriptKernel, DRAWS)));
  times.wasm.push(seconds(() => job(wasm, DRAWS)));
  const peer = spawnSync(
    'python3',
    [join(import.meta.dirname, 'cohort.py'), ...[PLACES, AGES, YEARS, DRAWS, 1].map(String)],
    { encoding: 'utf8', env: { ...process.env, OMP_NUM_THREADS: '1' } },
  );
  numpy = peer.status === 0 ? JSON.parse(peer.stdout) : null;
  if (numpy) times.numpy.push(numpy.seconds);
}
const rate = (of: keyof typeof times) => Math.round(cellSteps(DRAWS) / median(times[of]) / 1e6);
const over = (of: keyof typeof times) => numpy && Number((median(times.numpy) / median(times[of])).toFixed(2));

const parameters = toParameters(readParameterFile('.'));
const areas = Array.from({ length: 6 }, (_, r) => {
  const history = [2016, 2017, 2018, 2019, 2020].map((year) => people(year + r, year, 20 + r * 10));
  return inputOf(history, {
    area: { code: `9901-${r}`, name: `${r}` },
    years: YEARS,
    county: history,
    households: { year: 2020, count: 6000 },
    dwellings: { year: 2020, count: 6400, byType: null },
    flows: [],
  });
});
const municipality = (kernel: Kernel, draws: number, noise: boolean) => () => {
  for (const input of areas)
    run(input, parameters, 1, { draws, simulate: (s, w) => simulate({ ...s, kernel, demographicNoise: noise }, w) });
};
const milliseconds = (kernel: Kernel, draws: number, noise: boolean) => {
  municipality(kernel, draws, noise)();
  return Math.round(median(Array.from({ length: ROUNDS }, () => seconds(municipality(kernel, draws, noise)))) * 1000);
};
const nation = (workers: number, draws: number) => {
  const made = spawnSync(process.execPath, [join(import.meta.dirname, 'nation.ts'), String(workers), String(draws)], {
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(made.stderr);
  return JSON.parse(made.stdout) as { seconds: number; peakMegabytes: number };
};

console.log(
  JSON.stringify(
    {
      load: loadavg()[0],
      reference: {
        job: { places: PLACES, ages: AGES, years: YEARS, draws: DRAWS, cellSteps: cellSteps(DRAWS) },
        checksum: checksums.typescript,
        sameBits: checksums.typescript === checksums.wasm,
        numpy: numpy && {
          version: numpy.numpy,
          relativeDifference: Math.abs(numpy.checksum / checksums.typescript - 1),
        },
        millionCellStepsPerSecond: {
          typescript: rate('typescript'),
          wasm: rate('wasm'),
          numpy: numpy && rate('numpy'),
        },
        overNumpy: { typescript: over('typescript'), wasm: over('wasm') },
      },
      municipalityOfSixAreasMs: [250, 500, 1000].map((draws) => ({
        draws,
        typescript: milliseconds(typescriptKernel, draws, false),
        wasm: milliseconds(wasm, draws, false),
        wasmWithDemographicNoise: milliseconds(wasm, draws, true),
      })),
      nation: [
        ...[250, 500, 1000].map((draws) => ({ workers: 1, draws, ...nation(1, draws) })),
        { workers: 2, draws: 1000, ...nation(2, 1000) },
      ],
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    },
    null,
    2,
  ),
);
if (checksums.typescript !== checksums.wasm || (numpy && Math.abs(numpy.checksum / checksums.typescript - 1) > 1e-9)) {
  console.error(`the checksums differ: ${JSON.stringify({ ...checksums, numpy: numpy?.checksum })}`);
  process.exitCode = 1;
}
