import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readParameterFile, toParameters } from '../plan/boligbehov/index.ts';
import { KERNELS } from '../platform/compute/cohort/kernel.ts';
import { simulateOn } from '../platform/compute/cohort/simulate.ts';
import { projectRoot } from './assets.ts';
import { answerCase } from './case/answer.ts';
import type { Verb } from './cli.ts';

export const verb: Verb = {
  usage: 'model FILE.json|- [--seed 1] [--kernel ts|wasm] [--workers 1]',
  help: 'Runs one part of the model on a self-contained case (kinds population, households, need, run) and prints the answer as JSON. "-" reads the case from standard input. A case with a problem computes nothing: every problem is printed with its place in the case, exit code 2. --kernel and --workers change how fast the draws of a run are made, never a byte of the answer; without vectors (WASM SIMD) the TypeScript kernel is used. The form of a case is docs/model/case.schema.json; docs/model/cases.md has worked examples.',
  async run(args) {
    const fail = (text: string): number => {
      process.stderr.write(`boligplan: ${text}\n`);
      return 2;
    };
    let seed = 1;
    let draw = simulateOn(1);
    let file: string | undefined;
    try {
      const { values, positionals } = parseArgs({
        args: [...args],
        options: { seed: { type: 'string' }, kernel: { type: 'string' }, workers: { type: 'string' } },
        allowPositionals: true,
      });
      seed = Number(values.seed ?? 1);
      const kernel = KERNELS.find((name) => name === (values.kernel ?? 'fastest'));
      const workers = Number(values.workers ?? 1);
      if (!kernel) return fail('--kernel takes ts or wasm');
      if (!Number.isInteger(workers) || workers < 1 || workers > 64) return fail('--workers takes 1 to 64');
      draw = simulateOn(workers, kernel);
      if (positionals.length === 1) file = positionals[0];
    } catch (error) {
      return fail(`${(error as Error).message}\nUsage: boligplan ${this.usage}`);
    }
    if (file === undefined) return fail(`name one case\nUsage: boligplan ${this.usage}`);
    if (!Number.isInteger(seed) || seed < 0 || seed > 2 ** 31 - 1) return fail('--seed takes a whole number from 0');
    let json: unknown;
    try {
      json = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
    } catch (error) {
      return fail(error instanceof SyntaxError ? `$ is not JSON: ${error.message}` : `cannot open ${file}`);
    }
    const answer = answerCase(json, toParameters(readParameterFile(projectRoot())), seed, draw);
    if (!answer.ok) return fail(answer.problems.map((p) => `${p.path} ${p.text}`).join('\nboligplan: '));
    process.stdout.write(`${JSON.stringify(answer.value)}\n`);
    return 0;
  },
};
