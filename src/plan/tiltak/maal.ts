import { KVALITETER, type Kvalitet, type Ledger, REGNSKAP, type TypedFields, typedForm } from '../../kernel/index.ts';
import { MAX_STRATEGIER, type PlacedStrategi, parseStrategi, ROLLER, type Strategi } from './strategi.ts';
import { chosenOf, typedYear } from './valg.ts';

/** Fields with `?` came later than the first revisions: absent means that nobody has said. */
export interface Maal {
  readonly title: string;
  readonly ledger: Ledger;
  readonly indicator: string;
  /** What the indicator shall show, with its unit, in `targetYear`. */
  readonly target: string;
  readonly description?: string;
  /** What the indicator shows today, with its unit. */
  readonly baseline?: string;
  readonly baselineYear?: number | null;
  readonly baselineSource?: string;
  readonly targetYear?: number | null;
  /** The overarching plan or føring the goal comes from. */
  readonly origin?: string;
  readonly qualities?: readonly Kvalitet[];
  readonly removed?: boolean;
  /** Of revisions from before strategies stood for themselves; read through `strategierOf`. */
  readonly strategy?: string;
  readonly strategies?: readonly { readonly id: number; readonly title: string; readonly role: string | null }[];
}

export type Typed = TypedFields;
export interface MaalRefusal {
  readonly code: 'mangler' | 'for-langt' | 'ikke-aar' | 'ukjent-valg';
  readonly field?: string;
  readonly data?: Readonly<Record<string, string | number>>;
}

const MAX_TITLE = 300;
const MAX_TEXT = 2000;

/** Strategies that stand in a goal's own revision, the way they were kept first. */
const withinGoal = (m: Maal): readonly { number: number; data: Strategi }[] => {
  const old = m.strategies ?? (m.strategy ? [{ id: 1, title: m.strategy, role: null }] : []);
  return old.map(({ id, title, role }) => ({
    number: id,
    data: { title, roles: ROLLER.filter((r) => r === role), instruments: '', removed: false },
  }));
};

/** Every strategi of a goal in order, removed ones too: its rows, and for numbers without a row what the goal itself says. */
export function strategierOf(
  goal: { readonly number: number; readonly data: Maal },
  rows: readonly PlacedStrategi[],
): PlacedStrategi[] {
  const own = rows.filter((r) => r.maal === goal.number);
  const old = withinGoal(goal.data)
    .filter((s) => !own.some((r) => r.number === s.number))
    .map((s) => ({ maal: goal.number, number: s.number, revision: 0, data: s.data }));
  return [...own, ...old].sort((a, b) => a.number - b.number);
}

/** Everything that is wrong with the form at once, or the goal. */
export function parseMaal(typed: Typed): { ok: true; value: Maal } | { ok: false; error: readonly MaalRefusal[] } {
  const form = typedForm<'ikke-aar'>(typed);
  const year = (field: string) => {
    const value = typedYear(typed[field]);
    if (value !== 'ikke-aar') return value;
    form.refuse('ikke-aar', field);
    return null;
  };
  const title = form.text('title', MAX_TITLE, true);
  const ledger = form.choice(REGNSKAP, 'ledger');
  const indicator = form.text('indicator', MAX_TITLE);
  const baseline = form.text('baseline', MAX_TITLE);
  const baselineYear = year('baselineYear');
  const baselineSource = form.text('baselineSource', MAX_TITLE);
  const target = form.text('target', MAX_TITLE);
  const targetYear = year('targetYear');
  const origin = form.text('origin', MAX_TITLE);
  const description = form.text('description', MAX_TEXT);
  const qualities = chosenOf(KVALITETER, typed.qualities);
  if (!qualities) form.refuse('ukjent-valg', 'qualities');
  if (form.refusals.length > 0 || !ledger || !qualities) return { ok: false, error: form.refusals as MaalRefusal[] };
  const numbers = { baseline, baselineYear, baselineSource, target, targetYear };
  return { ok: true, value: { title, ledger, indicator, ...numbers, origin, description, qualities } };
}

/** Strategies typed together with a new goal: `strategy1`, `role1`, `instruments1` and on, or one as `strategy`. */
export function parseFirstStrategi(
  typed: Typed,
): { ok: true; value: readonly { number: number; data: Strategi }[] } | { ok: false; error: readonly MaalRefusal[] } {
  const found: { number: number; data: Strategi }[] = [];
  const error: MaalRefusal[] = [];
  for (let number = 1; number <= MAX_STRATEGIER; number += 1) {
    const at = number === 1 && !typed.strategy1 ? '' : String(number);
    if (!typed[`strategy${at}`]) continue;
    const parsed = parseStrategi(typed, at);
    if (parsed.ok) found.push({ number, data: parsed.value });
    else error.push(...(parsed.error as readonly MaalRefusal[]));
  }
  return error.length > 0 ? { ok: false, error } : { ok: true, value: found };
}

/** The goal as its form shows it. */
export const typedMaal = (m: Maal): Typed => ({
  title: m.title,
  ledger: m.ledger,
  indicator: m.indicator,
  baseline: m.baseline ?? '',
  baselineYear: m.baselineYear ? String(m.baselineYear) : '',
  baselineSource: m.baselineSource ?? '',
  target: m.target,
  targetYear: m.targetYear ? String(m.targetYear) : '',
  description: m.description ?? '',
  origin: m.origin ?? '',
  qualities: (m.qualities ?? []).join(' '),
});
