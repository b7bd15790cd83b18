import { ALVOR, type Alvor, type Finding, type FullPlan, type Kode, type Rule } from './finding.ts';
import type { CheckedPlan } from './plan.ts';
import { MAAL_RULES } from './rules/maal.ts';
import { OEKONOMI_RULES } from './rules/oekonomi.ts';
import { TALL_RULES } from './rules/tall.ts';
import { TILTAK_RULES } from './rules/tiltak.ts';

/** Every rule, in the order of the thread: from føring to goal, tiltak, money and figures. */
export const RULES: readonly Rule[] = [...MAAL_RULES, ...TILTAK_RULES, ...OEKONOMI_RULES, ...TALL_RULES];

export interface Report {
  /** The most serious first. */
  readonly findings: readonly Finding[];
  readonly counts: Readonly<Record<Alvor, number>>;
  /** Rules that could not be judged, because what they look at was not in the plan. Not the same as kept. */
  readonly notJudged: readonly Kode[];
}

/** Reads the whole plan as a compiler reads code: every finding, not only the first. */
export function checkPlan(plan: CheckedPlan): Report {
  const full: FullPlan = {
    foeringer: plan.foeringer ?? [],
    maal: plan.maal ?? [],
    tiltak: plan.tiltak ?? [],
    linjer: plan.linjer ?? [],
    behov: plan.behov ?? [],
    tall: plan.tall ?? [],
    tilbud: plan.tilbud ?? [],
    motstrid: plan.motstrid ?? [],
    kombinasjoner: plan.kombinasjoner,
  };
  const judged = RULES.filter((rule) => rule.needs.every((list) => plan[list] !== null) && (rule.said?.(full) ?? true));
  const found = judged.flatMap((rule) => [...rule.find(full)].map((f): Finding => ({ code: rule.code, ...f })));
  return {
    ...reportOf(found),
    notJudged: RULES.filter((rule) => !judged.includes(rule)).map((rule) => rule.code),
  };
}

/** Findings in the order of the report, counted. */
export function reportOf(found: readonly Finding[]): Omit<Report, 'notJudged'> {
  const of = (severity: Alvor) => found.filter((f) => f.severity === severity);
  return {
    findings: ALVOR.flatMap(of),
    counts: { feil: of('feil').length, advarsel: of('advarsel').length, merknad: of('merknad').length },
  };
}
