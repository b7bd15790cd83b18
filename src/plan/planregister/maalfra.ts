import type { TypedFields } from '../../kernel/index.ts';
import { type FoeringRow, foeringNumber } from './foering.ts';
import { type PlanRow, planNumber } from './plan.ts';

/** What a goal may hold in one line; the rest of a long føring stands in its description. */
const MAX_LINE = 300;

const cut = (text: string): string => {
  if (text.length <= MAX_LINE) return text;
  const head = text.slice(0, MAX_LINE - 1);
  return `${head.slice(0, Math.max(head.lastIndexOf(' '), MAX_LINE / 2))}…`;
};

/** Where a føring stands: its own number, the plan or the law, and the place in it. */
export function originOf({ number, data: f }: FoeringRow, plans: readonly PlanRow[]): string {
  const plan = plans.find((p) => p.number === f.plan && !p.data.removed);
  const stands = plan ? `${planNumber(plan.number)} ${plan.data.title}` : '';
  return cut([foeringNumber(number), stands, f.source, f.place].filter((part) => part !== '').join(', '));
}

/** The goal that says what the føring asks, as its form would have it typed. What the føring does not say is left open. */
export function maalFra(row: FoeringRow, plans: readonly PlanRow[], ledger: string): TypedFields {
  const f = row.data;
  const line = f.text.replace(/\s+/g, ' ').trim();
  return {
    title: cut(line),
    description: line.length > MAX_LINE ? f.text : '',
    ledger: f.ledger ?? ledger,
    target: f.amount === null ? '' : `${f.amount} ${f.unit}`.trim(),
    targetYear: f.year === null ? '' : String(f.year),
    origin: originOf(row, plans),
  };
}
