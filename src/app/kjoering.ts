import type { RunDeps } from '../plan/boligbehov/actions.ts';
import { type ParameterFile, toParameters } from '../plan/boligbehov/index.ts';
import type { Clock } from '../platform/clock/clock.ts';
import { areasOf } from '../platform/kommuner/areas.ts';
import { type Kommuner, numbersOf } from '../platform/kommuner/kommuner.ts';
import { ownFigures } from './egne-tall.ts';

/** What a run of the model takes besides the municipality's own data. */
export const runDeps = (held: {
  readonly parameterFile: ParameterFile;
  readonly mappings: RunDeps['mappings'];
  readonly kommuner: Kommuner;
  readonly clock: Clock;
}): RunDeps => ({
  parameters: toParameters(held.parameterFile),
  mappings: held.mappings,
  kommuneOf(number) {
    const found = held.kommuner.today.find((k) => k.number === number);
    return {
      number,
      name: found?.name ?? number,
      whole: numbersOf(held.kommuner, number).whole,
      areas: areasOf(held.kommuner, number),
    };
  },
  ownFigures: ownFigures(held.clock),
});
