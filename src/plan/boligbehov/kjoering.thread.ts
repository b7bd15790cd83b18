import { run } from '../../model/run.ts';
import type { Parameters, RunInput } from '../../model/types.ts';
import { answerThread } from '../../platform/compute/answer.ts';
import { simulateOn } from '../../platform/compute/cohort/simulate.ts';

export interface RunOrder {
  readonly input: RunInput;
  readonly parameters: Parameters;
  readonly seed: number;
  readonly draws: number;
}

await answerThread(({ input, parameters, seed, draws }: RunOrder) =>
  run(input, parameters, seed, { draws, simulate: simulateOn(1) }),
);
