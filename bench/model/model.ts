// How fast the model is, as JSON, all in one run: cell steps a second of both kernels and, where python3 with numpy is there, of numpy with the
// same arithmetic and checksum; one municipality of six areas from population to intervals, plain (the areas one by one, nothing but their
// people, households and dwellings) and full (one run that its areas add up to, with types, stock, flows and a backlog); the nation on one and two threads; three sizes.
import { execFile, spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Kernel, typescriptKernel } from '../../src/model/population/draws/kernel.ts';
import { simulate } from '../../src/model/population/draws/simulate.ts';
import { run } from '../../src/model/run.ts';
import { AGES, type RunInput } from '../../src/model/types.ts';
import { readParameterFile, toParameters } from '../../src/plan/boligbehov/index.ts';
import { wasmKernel } from '../../src/platform/compute/cohort/kernel.ts';
import { inputOf, LOADED, people } from '../../test/model-sample.ts';
import { type Took, took, tookOn } from './cores.ts';
import { cellSteps, job, PLACES, YEARS } from './reference.ts';

/** As many as a run of the product has: what is laid out once for a place is then shared by as many. */
const DRAWS = 1000;
const PEER_ROUNDS = 3;
const ROUNDS = 5;

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
interface Peer extends Took {
  readonly numpy: string;
  readonly checksum: number;
}
/** So many processes of numpy at once, each with the whole job: what the slowest says; null where there is no numpy. */
async function numpyOn(processes: number): Promise<Peer | null> {
  const args = [join(import.meta.dirname, '../peers/cohort.py'), ...[PLACES, AGES, YEARS, DRAWS, 1].map(String)];
  const options = { env: { ...process.env, OMP_NUM_THREADS: '1' } };
  try {
    const made = await Promise.all(
      Array.from({ length: processes }, () => promisify(execFile)('python3', args, options)),
    );
    const peers = made.map(({ stdout }) => JSON.parse(stdout) as Peer);
    return peers.reduce((slowest, peer) => (peer.clock > slowest.clock ? peer : slowest));
  } catch {
    return null;
  }
}

const wasm = wasmKernel();
if (!wasm) throw new Error('This Node has no vectors: nothing to compare');
const checksums = { typescript: job(typescriptKernel, DRAWS), wasm: job(wasm, DRAWS) };
const OF = ['typescript', 'wasm', 'wasmOnTwoCores', 'numpy', 'numpyOnTwoCores'] as const;
type Of = (typeof OF)[number];
const times = Object.fromEntries(OF.map((of) => [of, []])) as unknown as Record<Of, Took[]>;
let numpy: Peer | null = null;
// In turn, so that whatever else the machine does strikes all alike.
for (let round = 0; round < PEER_ROUNDS; round += 1) {
  times.typescript.push(await took(() => job(typescriptKernel, DRAWS)));
  times.wasm.push(await took(() => job(wasm, DRAWS)));
  times.wasmOnTwoCores.push(...(await tookOn(2, DRAWS, 1)));
  numpy = await numpyOn(1);
  const two = await numpyOn(2);
  if (numpy) times.numpy.push(numpy);
  // Two jobs were done.
  if (two) times.numpyOnTwoCores.push({ clock: two.clock / 2, processor: two.processor / 2 });
}
const rates = (by: keyof Took) =>
  Object.fromEntries(
    OF.filter((of) => times[of].length > 0).map((of) => [
      of,
      Math.round(cellSteps(DRAWS) / median(times[of].map((time) => time[by])) / 1e6),
    ]),
  );
/** Round by round; of each the middle one. */
const over = (of: Of, by: keyof Took, peer: Of = 'numpy') =>
  numpy && Number(median(times[of].map((own, round) => (times[peer][round]?.[by] ?? Number.NaN) / own[by])).toFixed(2));
const overNumpy = (by: keyof Took) => ({
  typescript: over('typescript', by),
  wasm: over('wasm', by),
  wasmOnTwoCores: over('wasmOnTwoCores', by),
  bothOnTwoCores: over('wasmOnTwoCores', by, 'numpyOnTwoCores'),
});

const parameters = toParameters(readParameterFile('.'));
const histories = Array.from({ length: 6 }, (_, r) =>
  [2016, 2017, 2018, 2019, 2020].map((year) => people(year + r, year, 20 + r * 10)),
);
const plain = histories.map((history, r) =>
  inputOf(history, {
    area: { code: `9901-${r}`, name: `${r}` },
    years: YEARS,
    county: history,
    households: { year: 2020, count: 6000 },
    dwellings: { year: 2020, count: 6400, byType: null },
    flows: [],
  }),
);
const together = (histories[0] ?? []).map(({ year }, i) => {
  const of = (sex: 'female' | 'male') =>
    Float64Array.from({ length: AGES }, (_, a) => histories.reduce((n, years) => n + (years[i]?.[sex][a] ?? 0), 0));
  return { year, female: of('female'), male: of('male') };
});
const full = [
  inputOf(together, {
    ...LOADED,
    years: YEARS,
    county: together,
    households: { year: 2020, count: 6000 },
    areas: histories.map((history, r) => {
      const code = `9901-${r}`;
      return { code, name: code, history, dwellings: [], confidence: 'B' as const };
    }),
  }),
];
const municipality = (inputs: readonly RunInput[], kernel: Kernel, draws: number, noise: boolean) => () => {
  for (const input of inputs)
    run(input, parameters, 1, { draws, simulate: (s, w) => simulate({ ...s, kernel, demographicNoise: noise }, w) });
};
const milliseconds = async (inputs: readonly RunInput[], kernel: Kernel, draws: number, noise: boolean) => {
  const work = municipality(inputs, kernel, draws, noise);
  work();
  const rounds: Took[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await took(work));
  const of = (by: keyof Took) => Math.round(median(rounds.map((time) => time[by])) * 1000);
  return { clock: of('clock'), processor: of('processor') };
};
const nation = (workers: number, draws: number) => {
  const made = spawnSync(process.execPath, [join(import.meta.dirname, 'nation.ts'), String(workers), String(draws)], {
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(made.stderr);
  return JSON.parse(made.stdout) as { seconds: number; processor: number; peakMegabytes: number };
};

const municipalities: object[] = [];
for (const draws of [250, 500, 1000])
  municipalities.push({
    draws,
    typescript: await milliseconds(plain, typescriptKernel, draws, false),
    wasm: await milliseconds(plain, wasm, draws, false),
    wasmWithDemographicNoise: await milliseconds(plain, wasm, draws, true),
  });
const fullMunicipality = {
  draws: 1000,
  wasm: await milliseconds(full, wasm, 1000, false),
  wasmWithDemographicNoise: await milliseconds(full, wasm, 1000, true),
};
const nations = [250, 500, 1000].map((draws) => ({ workers: 1, draws, ...nation(1, draws) }));
/** What the second five hundred draws take over what the first half of them takes, twice: 1 where work grows with draws. */
const growth = ([small, middle, large]: readonly number[]) =>
  Number((((large ?? 0) - (middle ?? 0)) / (2 * ((middle ?? 0) - (small ?? 0)))).toFixed(2));

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
        millionCellStepsPerSecond: { clock: rates('clock'), processor: rates('processor') },
        overNumpy: { clock: overNumpy('clock'), processor: overNumpy('processor') },
      },
      municipalityOfSixAreasMs: municipalities,
      municipalityWithTypesAndFlowsMs: fullMunicipality,
      nation: [...nations, { workers: 2, draws: 1000, ...nation(2, 1000) }],
      nationGrowth: growth(nations.map((of) => of.processor)),
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
