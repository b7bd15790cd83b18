import { canonicalJson, fingerprint } from '../../model/manifest.ts';
import type { RunResult } from '../../model/result.ts';
import { type Setup, type Swing, tornado, withDraws } from '../../model/scenario/assumptions.ts';
import { householdSensitivity } from '../../model/scenario/sensitivity.ts';

/** Years ahead that the answer is given for. */
const AHEAD = 10;

/** What every choice is held against: the run with nothing changed, and what would move it most. */
export interface UsualAnswer {
  readonly result: RunResult;
  /** Place of the year of the answer among the years of the run. */
  readonly at: number;
  readonly swings: readonly Swing[];
  /** What households in that year answer to how many live alone. */
  readonly alone: ReturnType<typeof householdSensitivity>;
}

const MOST = 32;

/**
 * The usual answer of a kommune, worked out once for its figures: a moved slider asks for it again and again, and it takes three
 * times as long as the answer to the choice itself.
 */
export function createUsualAnswers(): (kommuneId: string, setup: Setup) => UsualAnswer {
  // In the order of use, the oldest first.
  const known = new Map<string, UsualAnswer>();
  return (kommuneId, setup) => {
    const figures = `${kommuneId} ${fingerprint(canonicalJson(setup))}`;
    const answer = known.get(figures) ?? usualAnswer(setup);
    known.delete(figures);
    known.set(figures, answer);
    for (const oldest of known.keys()) {
      if (known.size <= MOST) break;
      known.delete(oldest);
    }
    return answer;
  };
}

function usualAnswer(setup: Setup): UsualAnswer {
  const result = withDraws(setup);
  const at = Math.min(AHEAD, result.years.length - 1);
  return { result, at, swings: tornado(setup, at), alone: householdSensitivity(setup, result, at) };
}
