import type { Texts } from '../../kernel/index.ts';

export const PLANFORMER = [
  'kommunedelplan',
  'helhetlig-boligplan',
  'boligsosial-plan',
  'temaplan',
  'handlingsprogram',
] as const;
export type Planform = (typeof PLANFORMER)[number];

export const SVAR = ['ja', 'delvis', 'nei'] as const;
export type Svar = (typeof SVAR)[number];

/** By question id; a question without an answer is not there. */
export type Answers = Readonly<Partial<Record<string, Svar>>>;

export interface Spoersmaal {
  readonly id: string;
  /** How much the answer counts when the work so far is measured; 0 for a question that only a rule asks about. */
  readonly weight: number;
  /** An answer of ja or delvis must name the plan it is found in. */
  readonly needsEvidence: boolean;
  readonly text: Texts;
  readonly help: Texts;
  /** What the mandate says when the answer is delvis or nei. */
  readonly lacks: Texts | null;
  readonly source: string;
}

export interface Regel {
  readonly id: string;
  readonly planform: Planform;
  /** Answers that must be among these, by question; all of them. */
  readonly when: Readonly<Record<string, readonly Svar[]>>;
  /** Whether the work so far must be, or must not be, systematic; null where it does not matter. */
  readonly systematic: boolean | null;
  readonly reason: Texts;
  readonly source: string;
}

/** content/planform/planform.yaml. The last rule asks for nothing, so that there is always an outcome. */
export interface PlanformRules {
  readonly questions: readonly Spoersmaal[];
  /** From this percent of the weights the work counts as systematic. */
  readonly limit: number;
  readonly rules: readonly Regel[];
  readonly forms: Readonly<Record<Planform, { readonly name: Texts; readonly short: Texts; readonly purpose: Texts }>>;
  readonly mandate: Texts;
}

export interface Change {
  readonly question: Spoersmaal;
  readonly to: Svar;
  readonly planform: Planform;
}

export interface Recommendation {
  /** Null while the questions that are not answered can lead to more than one. */
  readonly planform: Planform | null;
  readonly rule: Regel | null;
  /** Every outcome that is still possible. */
  readonly possible: readonly Planform[];
  readonly unanswered: readonly Spoersmaal[];
  /** Percent of the weights, of what is answered for sure. */
  readonly score: number;
  /** Each single answer that would give another outcome. */
  readonly changes: readonly Change[];
}

const WORTH: Readonly<Record<Svar, number>> = { ja: 1, delvis: 0.5, nei: 0 };

/** How systematic the work so far is, in percent of all weights. What nobody has answered counts nothing. */
export function scoreOf(rules: PlanformRules, answers: Answers): number {
  const all = rules.questions.reduce((sum, q) => sum + q.weight, 0);
  const have = rules.questions.reduce((sum, q) => sum + q.weight * WORTH[answers[q.id] ?? 'nei'], 0);
  return all === 0 ? 0 : (100 * have) / all;
}

/** The first rule that holds for a full set of answers. */
function ruleFor(rules: PlanformRules, answers: Answers): Regel {
  const systematic = scoreOf(rules, answers) >= rules.limit;
  const found = rules.rules.find(
    (rule) =>
      (rule.systematic ?? systematic) === systematic &&
      Object.entries(rule.when).every(([id, fits]) => fits.some((svar) => svar === answers[id])),
  );
  if (!found) throw new Error('The last rule of content/planform must ask for nothing');
  return found;
}

/** Every rule that can come to hold, whatever is answered to the questions that are open. */
function rulesWithin(rules: PlanformRules, answers: Answers, open: readonly Spoersmaal[]): Set<Regel> {
  const [first, ...rest] = open;
  if (!first) return new Set([ruleFor(rules, answers)]);
  return new Set(SVAR.flatMap((svar) => [...rulesWithin(rules, { ...answers, [first.id]: svar }, rest)]));
}

/** Which plan form the answers lead to, why, and which single answer would lead elsewhere. The municipality decides. */
export function recommendPlanform(rules: PlanformRules, answers: Answers): Recommendation {
  const unanswered = rules.questions.filter((q) => !answers[q.id]);
  const within = [...rulesWithin(rules, answers, unanswered)];
  const possible = PLANFORMER.filter((form) => within.some((rule) => rule.planform === form));
  const planform = possible.length === 1 ? (possible[0] ?? null) : null;
  const changes = planform
    ? rules.questions
        .filter((q) => answers[q.id])
        .flatMap((question) =>
          SVAR.filter((to) => to !== answers[question.id]).flatMap((to): Change[] => {
            const other = [...rulesWithin(rules, { ...answers, [question.id]: to }, unanswered)];
            const elsewhere = other.find((rule) => rule.planform !== planform);
            return elsewhere ? [{ question, to, planform: elsewhere.planform }] : [];
          }),
        )
    : [];
  return {
    planform,
    rule: planform ? (within[0] ?? null) : null,
    possible,
    unanswered,
    score: scoreOf(rules, answers),
    changes,
  };
}
