import {
  type FieldCode,
  LANGUAGES,
  type Language,
  type Refusal,
  type TypedFields,
  typedForm,
} from '../../kernel/index.ts';
import {
  type Answers,
  PLANFORMER,
  type Planform,
  type PlanformRules,
  recommendPlanform,
  SVAR,
  type Svar,
} from './planform.ts';

/** Where an answer was found. */
export interface Evidence {
  readonly plan: string;
  readonly page: string;
}

/** What the municipality chose, and the mandate it gave. */
export interface Choice {
  readonly planform: Planform;
  /** What the answers led to when the choice was made; null while they led to more than one. */
  readonly recommended: Planform | null;
  /** Why, when it is another form than the recommended one. */
  readonly reason: string;
  readonly mandate: string;
  readonly lang: Language;
}

/** One time the municipality asked which plan it needs: kept with the mandate, and shown the next time. */
export interface Vurdering {
  readonly answers: Answers;
  readonly evidence: Readonly<Record<string, Evidence>>;
  readonly choice: Choice | null;
}

export const NO_VURDERING: Vurdering = { answers: {}, evidence: {}, choice: null };

type OwnCode = 'ingen-svar' | 'mangler-plan' | 'mangler-grunn' | 'mangler-svar' | 'annet-mandat' | 'endret-av-andre';
export type PlanformRefusal = Refusal<FieldCode | OwnCode>;
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: readonly PlanformRefusal[] };

const MAX = { plan: 160, page: 40, reason: 1_500, mandate: 12_000 } as const;

/** The answers with their evidence as typed. A question may stand open; then the recommendation says so. */
export function parseAnswers(
  rules: PlanformRules,
  typed: TypedFields,
): Parsed<Pick<Vurdering, 'answers' | 'evidence'>> {
  const form = typedForm<OwnCode>(typed);
  const answers: Record<string, Svar> = {};
  const evidence: Record<string, Evidence> = {};
  for (const question of rules.questions) {
    const { id } = question;
    const svar = typed[`svar-${id}`] ? form.choice(SVAR, `svar-${id}`) : null;
    const plan = form.text(`plan-${id}`, MAX.plan);
    const page = form.text(`side-${id}`, MAX.page);
    if (svar) answers[id] = svar;
    if (question.needsEvidence && svar && svar !== 'nei' && plan === '') form.refuse('mangler-plan', `plan-${id}`);
    if (plan !== '' || page !== '') evidence[id] = { plan, page };
  }
  if (form.refusals.length === 0 && Object.keys(answers).length === 0)
    form.refuse('ingen-svar', `svar-${rules.questions[0]?.id ?? ''}`);
  return form.refusals.length > 0 ? { ok: false, error: form.refusals } : { ok: true, value: { answers, evidence } };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Whether a mandate still says what another form is for, and not what this one is for: a draft that was left when the form was changed. */
function isForAnother(rules: PlanformRules, planform: Planform, mandate: string): boolean {
  const says = (form: Planform) =>
    LANGUAGES.some((lang) => oneLine(mandate).includes(oneLine(rules.forms[form].purpose[lang])));
  return !says(planform) && PLANFORMER.some((form) => form !== planform && says(form));
}

/** The municipality's own choice. Another form than the recommended one needs a reason. */
export function parseChoice(rules: PlanformRules, answers: Answers, typed: TypedFields): Parsed<Choice> {
  const form = typedForm<OwnCode>(typed);
  const { planform: recommended } = recommendPlanform(rules, answers);
  const planform = form.choice(PLANFORMER, 'planform');
  const lang = form.choice(LANGUAGES, 'lang');
  const reason = form.text('reason', MAX.reason);
  const mandate = form.text('mandate', MAX.mandate, true);
  if (Object.keys(answers).length === 0) form.refuse('mangler-svar', 'planform');
  else if (planform && planform !== recommended && reason === '') form.refuse('mangler-grunn', 'reason');
  if (planform && isForAnother(rules, planform, mandate)) form.refuse('annet-mandat', 'mandate');
  if (form.refusals.length > 0 || !planform || !lang) return { ok: false, error: form.refusals };
  return { ok: true, value: { planform, recommended, reason, mandate, lang } };
}

/** The answers as their form shows them; what `parseAnswers` reads back unchanged. */
export function typedAnswers({ answers, evidence }: Vurdering): TypedFields {
  const typed: Record<string, string> = {};
  for (const [id, svar] of Object.entries(answers)) if (svar) typed[`svar-${id}`] = svar;
  for (const [id, found] of Object.entries(evidence)) {
    typed[`plan-${id}`] = found.plan;
    typed[`side-${id}`] = found.page;
  }
  return typed;
}

export const typedChoice = (choice: Choice): TypedFields => ({
  planform: choice.planform,
  lang: choice.lang,
  reason: choice.reason,
  mandate: choice.mandate,
});
