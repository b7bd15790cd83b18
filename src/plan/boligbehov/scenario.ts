import { type Removable, type RowResult, rowForm, type TypedFields } from '../../kernel/index.ts';
import {
  ASSUMPTION_KEYS,
  type AssumptionKey,
  assumption,
  type Choices,
  type Setup,
} from '../../model/scenario/assumptions.ts';

/** Assumptions somebody tried and kept, with why. What is not in `choices` is the default of the day it is opened. */
export interface Scenario extends Removable {
  readonly title: string;
  readonly why: string;
  readonly choices: Choices;
  /** The alternative of the agency's projection, where it is not the usual one. */
  readonly alternative?: string;
}

/** A value on the assumption's own steps and within its ends; null for what is not a number. */
function onStep(key: AssumptionKey, text: string | undefined): number | null {
  const raw = (text ?? '').trim().replace(',', '.');
  const value = raw === '' ? Number.NaN : Number(raw);
  if (!Number.isFinite(value)) return null;
  const { low, high, step } = assumption(key);
  const held = Math.max(low, Math.min(high, value));
  return Number((low + Math.round((held - low) / step) * step).toFixed(4));
}

/** The choices of an address or a form: what is left out, is not a number, or stands at its default, is not chosen. */
export function choicesOf(fields: TypedFields, setup: Setup): Choices {
  const chosen: Partial<Record<AssumptionKey, number>> = {};
  for (const key of ASSUMPTION_KEYS) {
    const value = onStep(key, fields[key]);
    // The default need not lie on a step, but the slider can only stand on one.
    if (value !== null && value !== onStep(key, String(assumption(key).value(setup)))) chosen[key] = value;
  }
  return chosen;
}

/** The alternative that is asked for, where the table has it and it is not the usual one. */
export function alternativeOf(fields: TypedFields, { input: { alternatives } }: Setup): string | null {
  const asked = fields.alternativ;
  return asked !== undefined && asked !== alternatives?.used && alternatives?.offered.includes(asked) ? asked : null;
}

export function parseScenario(typed: TypedFields, setup: Setup): RowResult<Scenario> {
  const form = rowForm(typed);
  const title = form.words('title', 80, true);
  const why = form.words('why', 500);
  const choices = choicesOf(typed, setup);
  const alternative = alternativeOf(typed, setup);
  if (form.refusals.length > 0) return { ok: false, error: form.refusals };
  return { ok: true, value: { title, why, choices, ...(alternative ? { alternative } : {}), removed: false } };
}

/** The address of the page with these choices made. */
export const withChoices = (path: string, choices: Choices, alternative?: string): string => {
  const query = new URLSearchParams(
    Object.entries(choices).map(([key, value]): [string, string] => [key, String(value)]),
  );
  if (alternative) query.set('alternativ', alternative);
  return query.size > 0 ? `${path}?${query}` : path;
};
