import type { Language, Texts } from '../../kernel/index.ts';
import { type Answers, type Planform, type PlanformRules, recommendPlanform } from './planform.ts';

/** What the draft says of what is lacking, and of the process of the form. */
export const MANDATE_WORDS: Texts<{
  readonly lacks: string;
  readonly free: string;
  readonly bound: string;
  readonly yearly: string;
}> = {
  nb: {
    lacks: 'Vurderingen viser at',
    free: 'Planen har ingen lovfestet prosess. Kommunen hører den likevel, i minst seks uker.',
    bound: 'Planen følger prosessen i plan- og bygningsloven kapittel 11.',
    yearly: 'Handlingsdelen rulleres hvert år etter plan- og bygningsloven § 11-4.',
  },
  nn: {
    lacks: 'Vurderinga viser at',
    free: 'Planen har ingen lovfesta prosess. Kommunen sender han likevel på høyring, i minst seks veker.',
    bound: 'Planen følgjer prosessen i plan- og bygningslova kapittel 11.',
    yearly: 'Handlingsdelen blir rullert kvart år etter plan- og bygningslova § 11-4.',
  },
};

/** A first mandate for the form that was chosen, made of the answers; for the municipality to change. */
export function draftMandate(
  rules: PlanformRules,
  answers: Answers,
  planform: Planform,
  reason: string,
  kommune: string,
  lang: Language,
): string {
  const t = MANDATE_WORDS[lang];
  const { rule, planform: recommended } = recommendPlanform(rules, answers);
  const lacks = rules.questions.flatMap((q) =>
    q.lacks && (answers[q.id] === 'nei' || answers[q.id] === 'delvis') ? [`- ${q.lacks[lang]}`] : [],
  );
  const process = planform === 'kommunedelplan' ? t.bound : planform === 'handlingsprogram' ? t.yearly : t.free;
  const values: Readonly<Record<string, string>> = {
    formaal: rules.forms[planform].purpose[lang],
    kommune,
    grunn: planform === recommended && rule ? rule.reason[lang] : reason,
    mangler: lacks.length > 0 ? `\n${t.lacks}\n${lacks.join('\n')}\n` : '',
    prosess: process,
  };
  return rules.mandate[lang].replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '').trim();
}
