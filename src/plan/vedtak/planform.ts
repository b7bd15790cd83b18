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
  return percentOf(rules, worthOf(rules, answers));
}

const worthOf = (rules: PlanformRules, answers: Answers): number =>
  rules.questions.reduce((sum, q) => sum + q.weight * WORTH[answers[q.id] ?? 'nei'], 0);

function percentOf(rules: PlanformRules, worth: number): number {
  const all = rules.questions.reduce((sum, q) => sum + q.weight, 0);
  return all === 0 ? 0 : (100 * worth) / all;
}

/** Answers so far: the rules that none of them rules out, in order, and what they are worth. */
interface Way {
  readonly fits: readonly Regel[];
  readonly worth: number;
}

/**
 * Every rule that can come to hold, whatever is answered to the questions that are open. Answers that leave the same rules and are
 * worth the same are followed once: each alone, they are three times as many for every question.
 */
function rulesWithin(rules: PlanformRules, answers: Answers, open: readonly Spoersmaal[]): Set<Regel> {
  const fitting = (way: Way, id: string, svar: Svar | undefined): readonly Regel[] =>
    way.fits.filter((rule) => rule.when[id]?.some((fits) => fits === svar) ?? true);
  const asked = new Set(rules.rules.flatMap((rule) => Object.keys(rule.when)));
  for (const { id } of open) asked.delete(id);
  let start: Way = { fits: rules.rules, worth: worthOf(rules, answers) };
  for (const id of asked) start = { ...start, fits: fitting(start, id, answers[id]) };
  let ways: Iterable<Way> = [start];
  for (const { id, weight } of open) {
    const further = new Map<string, Way>();
    for (const way of ways)
      for (const svar of SVAR) {
        const next: Way = { fits: fitting(way, id, svar), worth: way.worth + weight * WORTH[svar] };
        further.set(`${next.worth} ${next.fits.map((rule) => rule.id).join()}`, next);
      }
    ways = further.values();
  }
  const found = new Set<Regel>();
  for (const { fits, worth } of ways) {
    const systematic = percentOf(rules, worth) >= rules.limit;
    const first = fits.find((rule) => (rule.systematic ?? systematic) === systematic);
    if (!first) throw new Error('The last rule of content/planform must ask for nothing');
    found.add(first);
  }
  return found;
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
