// How fast the model is, as JSON: cell steps a second of the cohort arithmetic in plain TypeScript and, where python3 with numpy is there,
// in numpy on the same machine with the same checksum; then one municipality from population to intervals at three numbers of draws.
import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { run } from '../src/model/run.ts';
import { AGES } from '../src/model/types.ts';
import { readParameterFile, toParameters } from '../src/plan/boligbehov/index.ts';
import { inputOf, people } from '../test/model-sample.ts';

const AREAS = 357;
const YEARS = 30;
const DRAWS = 10;
const ROUNDS = 5;

const q = Float64Array.from({ length: AGES }, (_, a) => Math.min(0.9, 0.0002 + 0.00002 * 1.11 ** a));
const fertility = Float64Array.from({ length: AGES }, (_, a) => (a >= 15 && a < 50 ? 0.04 : 0));
const migration = Float64Array.from({ length: AGES }, (_, a) => (a >= 18 && a < 35 ? 2 : 0.25));
const SHARE = [0.4875, 0.5125] as const;

/** Exact in binary, so that every language has the same. */
const factor = (draw: number, year: number, driver: number) =>
  1 + (((draw * 31 + year * 17 + driver * 7) % 64) - 32) / 1024;

/** All draws of all areas, an area at a time so that its state stays in the nearest cache; the sum of everybody in every year. */
function job(): number {
  const survival = new Float64Array(YEARS * AGES);
  const moved = new Float64Array(YEARS * AGES);
  const births = new Float64Array(YEARS);
  const women = new Float64Array(AGES);
  const men = new Float64Array(AGES);
  let checksum = 0;
  for (let d = 0; d < DRAWS; d += 1) {
    for (let y = 0; y < YEARS; y += 1) {
      const [f, m, g] = [factor(d, y, 0), factor(d, y, 1), factor(d, y, 2)];
      births[y] = f;
      for (let a = 0; a < AGES; a += 1) {
        survival[y * AGES + a] = 1 - (q[a] as number) * m;
        moved[y * AGES + a] = (migration[a] as number) * g;
      }
    }
    for (let r = 0; r < AREAS; r += 1) {
      for (let a = 0; a < AGES; a += 1) {
        women[a] = 100 + ((r * 13 + a * 7) % 50);
        men[a] = women[a] as number;
      }
      for (let y = 0; y < YEARS; y += 1) {
        const at = y * AGES;
        let born = 0;
        for (let a = 15; a < 50; a += 1) born += (women[a] as number) * (fertility[a] as number);
        born *= births[y] as number;
        for (let sex = 0; sex < 2; sex += 1) {
          const p = sex === 0 ? women : men;
          let sum = 0;
          const last = (p[AGES - 1] as number) * (survival[at + AGES - 1] as number);
          for (let a = AGES - 1; a > 0; a -= 1) {
            const next = (p[a - 1] as number) * (survival[at + a - 1] as number) + (moved[at + a] as number);
            p[a] = next;
            sum += next;
          }
          p[AGES - 1] = (p[AGES - 1] as number) + last;
          p[0] = born * ((SHARE[sex] as number) * (survival[at] as number)) + (moved[at] as number);
          checksum += sum + last + p[0];
        }
      }
    }
  }
  return checksum;
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
function timed<T>(rounds: number, work: () => T): { seconds: number; value: T } {
  let value = work();
  const seconds = Array.from({ length: rounds }, () => {
    const began = performance.now();
    value = work();
    return (performance.now() - began) / 1000;
  });
  return { seconds: median(seconds), value };
}

const steps = AREAS * 2 * AGES * YEARS * DRAWS;
const perSecond = (seconds: number) => Math.round(steps / seconds / 1e6);
const typescript = timed(ROUNDS, job);
const peer = spawnSync(
  'python3',
  [join(import.meta.dirname, 'peers/cohort.py'), ...[AREAS, AGES, YEARS, DRAWS, ROUNDS].map(String)],
  { encoding: 'utf8' },
);
const numpy =
  peer.status === 0 ? (JSON.parse(peer.stdout) as { numpy: string; checksum: number; seconds: number }) : null;
const differs = numpy ? Math.abs(numpy.checksum / typescript.value - 1) : null;

const parameters = toParameters(readParameterFile('.'));
const history = [2018, 2019, 2020].map((year) => people(year, year, 150));
const input = inputOf(history, {
  years: YEARS,
  county: history,
  households: { year: 2020, count: 6000 },
  dwellings: { year: 2020, count: 6400, byType: null },
  flows: [],
});
const municipality = [250, 500, 1000].map((draws) => ({
  draws,
  milliseconds: Math.round(timed(ROUNDS, () => run(input, parameters, 1, { draws })).seconds * 1000),
}));

console.log(
  JSON.stringify(
    {
      load: loadavg()[0],
      job: { areas: AREAS, ages: AGES, years: YEARS, draws: DRAWS, cellSteps: steps },
      checksum: typescript.value,
      typescript: { millionCellStepsPerSecond: perSecond(typescript.seconds) },
      numpy: numpy && {
        version: numpy.numpy,
        millionCellStepsPerSecond: perSecond(numpy.seconds),
        relativeDifference: differs,
      },
      typescriptOverNumpy: numpy && Number((numpy.seconds / typescript.seconds).toFixed(2)),
      municipality,
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    },
    null,
    2,
  ),
);
if (differs !== null && differs > 1e-9) {
  console.error(`numpy gives another checksum: ${numpy?.checksum}`);
  process.exitCode = 1;
}
