import { err, ok, type Refusal, type Result } from '../../kernel/index.ts';

/** What a frozen version of the plan goes through. Only a newer adopted version makes one "erstattet". */
export const PLAN_STATES = ['utkast', 'hoering', 'innstilt', 'vedtatt', 'erstattet'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/** Every step there is: forward, and one step back for what was done by mistake. A decision is not taken back. */
const STEPS: Readonly<Record<PlanState, readonly PlanState[]>> = {
  utkast: ['hoering', 'innstilt'],
  hoering: ['innstilt', 'utkast'],
  innstilt: ['vedtatt', 'hoering'],
  vedtatt: [],
  erstattet: [],
};

export interface VersionState {
  readonly number: number;
  readonly state: PlanState;
}

export interface Decision {
  /** 'YYYY-MM-DD'. */
  readonly date: string;
  readonly body: string;
  readonly caseNumber: string;
}

/** What is typed with a step: the decision, or why the plan goes on without a hearing. */
export interface Typed extends Decision {
  readonly unheard: string;
}

export interface StepFacts {
  readonly today: string;
  readonly mayEdit: boolean;
  readonly mayAdopt: boolean;
  /** All versions of the plan, this one too. */
  readonly versions: readonly VersionState[];
}

export type StepRefusal = Refusal<
  | 'ulovlig-steg'
  | 'ikke-tilgang'
  | 'mangler-grunn'
  | 'for-lang-grunn'
  | 'nyere-vedtatt'
  | 'mangler-dato'
  | 'dato-fram-i-tid'
  | 'mangler-organ'
  | 'mangler-sak'
>;

export interface Step {
  readonly to: PlanState;
  readonly decision: Decision | null;
  /** Why there was no hearing, where the step passes it by. */
  readonly unheard: string | null;
  /** Versions whose place this one takes. */
  readonly replaces: readonly number[];
}

const MAX_REASON = 2000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const BEEN_OUT: readonly PlanState[] = ['hoering', 'innstilt', 'vedtatt', 'erstattet'];

/** The steps that a version in this state can be offered. */
export const stepsFrom = (version: VersionState): readonly PlanState[] => STEPS[version.state];

/**
 * Whether a step passes by the hearing: the law asks for none of a temaplan, so it may, with a reason.
 * A text that was changed after its hearing is a new version, and need not be heard once more.
 */
export const isUnheard = (version: VersionState, to: PlanState, versions: readonly VersionState[]): boolean =>
  version.state === 'utkast' &&
  to === 'innstilt' &&
  !versions.some((other) => other.number < version.number && BEEN_OUT.includes(other.state));

/** Whether the version may go to `to`, and what follows from it; every condition that is not met comes back at once. */
export function takeStep(
  version: VersionState,
  to: PlanState,
  { unheard, ...decision }: Typed,
  facts: StepFacts,
): Result<Step, readonly StepRefusal[]> {
  if (!STEPS[version.state].includes(to)) return err([{ code: 'ulovlig-steg', data: { from: version.state, to } }]);
  const refusals: StepRefusal[] = [];
  if (to === 'vedtatt' ? !facts.mayAdopt : !facts.mayEdit) refusals.push({ code: 'ikke-tilgang' });
  const reason = isUnheard(version, to, facts.versions) ? unheard.trim() : null;
  if (reason === '') refusals.push({ code: 'mangler-grunn', field: 'unheard' });
  if (reason !== null && reason.length > MAX_REASON)
    refusals.push({ code: 'for-lang-grunn', field: 'unheard', data: { max: MAX_REASON } });
  if (to !== 'vedtatt')
    return refusals.length > 0 ? err(refusals) : ok({ to, decision: null, unheard: reason, replaces: [] });

  const newer = facts.versions.find((other) => other.number > version.number && other.state === 'vedtatt');
  if (newer) refusals.push({ code: 'nyere-vedtatt', data: { number: newer.number } });
  if (!DATE.test(decision.date) || !isDay(decision.date)) refusals.push({ code: 'mangler-dato', field: 'date' });
  else if (decision.date > facts.today) refusals.push({ code: 'dato-fram-i-tid', field: 'date' });
  if (decision.body.trim() === '') refusals.push({ code: 'mangler-organ', field: 'body' });
  if (decision.caseNumber.trim() === '') refusals.push({ code: 'mangler-sak', field: 'caseNumber' });
  if (refusals.length > 0) return err(refusals);
  const replaces = facts.versions.flatMap((other) =>
    other.number !== version.number && other.state === 'vedtatt' ? [other.number] : [],
  );
  return ok({ to, decision, unheard: null, replaces });
}

function isDay(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
}
