import { addDays, type Kroner, kroner, sumKroner, type TypedFields, typedForm } from '../../kernel/index.ts';
import type { Frame, Oekonomiplan } from './oekonomiplan.ts';

/** The three readings of an økonomiplan (kommuneloven §§ 14-2 and 14-3): the director proposes, formannskapet recommends, the council decides. */
export const TRINN = ['forslag', 'innstilling', 'vedtatt'] as const;
export type Trinn = (typeof TRINN)[number];

/** The plan as it stood at one reading; never changed. */
export interface Utgave {
  readonly number: number;
  readonly trinn: Trinn;
  readonly plan: Oekonomiplan;
  readonly frames: readonly Frame[];
  /** 'YYYY-MM-DD': when the proposal was handed over, the recommendation laid open, the plan decided. */
  readonly date: string;
  readonly caseNumber: string;
  /** What this reading changed and why, in words. */
  readonly note: string;
}

export interface TypedUtgave {
  readonly trinn: Trinn;
  readonly date: string;
  readonly caseNumber: string;
  readonly note: string;
}

export type BehandlingRefusal = {
  readonly code:
    | 'mangler'
    | 'for-langt'
    | 'ukjent-valg'
    | 'ikke-dato'
    | 'ingen-linjer'
    | 'uten-innstilling'
    | 'uten-forslag'
    | 'for-kort-tid'
    | 'etter-nyttaar'
    | 'allerede-vedtatt'
    | 'foer-forrige'
    | 'endret-imens';
  readonly field: string;
  readonly data?: Readonly<Record<string, string | number>>;
};

/** Days the recommendation lies open before the council decides: kommuneloven § 14-3. */
export const DAYS_OPEN = 14;
const MAX_CASE = 100;
const MAX_NOTE = 4000;

const yearOf = (u: { readonly plan: Oekonomiplan }) => u.plan.years[0] ?? 0;

/** Of the same four years, in the order they were made. */
export const sameYears = (all: readonly Utgave[], firstYear: number): Utgave[] =>
  all.filter((u) => yearOf(u) === firstYear).sort((a, b) => a.number - b.number);

/**
 * What is typed about a reading, and whether the reading may be made now of this plan. Everything wrong at once.
 * The law: formannskapet's recommendation lies open for at least 14 days before the council decides, and the council decides
 * before the turn of the year (kommuneloven § 14-3).
 */
export function parseUtgave(
  typed: TypedFields,
  plan: Oekonomiplan,
  earlier: readonly Utgave[],
): { ok: true; value: TypedUtgave } | { ok: false; error: readonly BehandlingRefusal[] } {
  const form = typedForm<BehandlingRefusal['code']>(typed);
  const trinn = form.choice(TRINN, 'trinn');
  const date = form.date('date');
  const caseNumber = form.text('caseNumber', MAX_CASE, trinn === 'vedtatt');
  const note = form.text('note', MAX_NOTE);
  const firstYear = plan.years[0] ?? 0;
  const before = sameYears(earlier, firstYear);
  const last = before.at(-1);
  if (plan.lines.length === 0) form.refuse('ingen-linjer', 'trinn');
  if (before.some((u) => u.trinn === 'vedtatt')) form.refuse('allerede-vedtatt', 'trinn', { year: firstYear });
  else if (trinn === 'innstilling' && !last) form.refuse('uten-forslag', 'trinn');
  else if (trinn === 'vedtatt' && last?.trinn !== 'innstilling') form.refuse('uten-innstilling', 'trinn');
  if (date && last && date < last.date) form.refuse('foer-forrige', 'date', { date: last.date });
  else if (date && trinn === 'vedtatt' && last?.trinn === 'innstilling') {
    const earliest = addDays(last.date, DAYS_OPEN);
    if (date < earliest) form.refuse('for-kort-tid', 'date', { open: last.date, earliest });
    if (date >= `${firstYear}-01-01`) form.refuse('etter-nyttaar', 'date', { year: firstYear });
  }
  if (form.refusals.length > 0 || !trinn || !date)
    return { ok: false, error: form.refusals as readonly BehandlingRefusal[] };
  return { ok: true, value: { trinn, date, caseNumber, note } };
}

/** How a line differs from one reading to another; amounts are the later less the earlier, a year each. */
export interface LineChange {
  readonly number: string;
  readonly title: string;
  readonly kind: 'ny' | 'ute' | 'endret';
  readonly investment: readonly Kroner[];
  /** Operation less rent. */
  readonly operation: readonly Kroner[];
}

export interface Endring {
  readonly years: readonly number[];
  readonly lines: readonly LineChange[];
  /** Lines that are the same to the krone in every part. */
  readonly same: number;
  readonly investment: readonly Kroner[];
  readonly operation: readonly Kroner[];
}

type Line = Oekonomiplan['lines'][number];

const net = (l: Line | undefined, years: number, part: 'investment' | 'operation'): Kroner[] =>
  Array.from({ length: years }, (_, i) =>
    kroner(l ? (l[part][i] ?? 0) - (part === 'operation' ? (l.rent[i] ?? 0) : 0) : 0),
  );

const same = (a: Line, b: Line) => JSON.stringify(moneyOf(a)) === JSON.stringify(moneyOf(b));
const moneyOf = (l: Line) => [
  l.investment,
  l.grants,
  l.vat,
  l.fund,
  l.sale,
  l.onlending,
  l.loan,
  l.operation,
  l.rent,
  l.share,
];

/** What two readings of the same years differ in, tiltak by tiltak; the differences add up to those of the totals, to the krone. */
export function endringFrom(a: Pick<Utgave, 'plan'>, b: Pick<Utgave, 'plan'>): Endring {
  const { years } = b.plan;
  const numbers = [...new Set([...a.plan.lines, ...b.plan.lines].map((l) => l.number))].sort();
  const lines: LineChange[] = [];
  let unchanged = 0;
  for (const number of numbers) {
    const [before, after] = [a, b].map((u) => u.plan.lines.find((l) => l.number === number));
    if (before && after && same(before, after)) {
      unchanged += 1;
      continue;
    }
    const differ = (part: 'investment' | 'operation') => {
      const was = net(before, years.length, part);
      return net(after, years.length, part).map((n, i) => kroner(n - (was[i] ?? 0)));
    };
    lines.push({
      number,
      title: (after ?? before)?.title ?? '',
      kind: !before ? 'ny' : !after ? 'ute' : 'endret',
      investment: differ('investment'),
      operation: differ('operation'),
    });
  }
  const total = (part: 'investment' | 'operation') =>
    years.map((_, i) => sumKroner(lines.map((l) => l[part][i] ?? kroner(0))));
  return { years, lines, same: unchanged, investment: total('investment'), operation: total('operation') };
}

/** Of the readings that have a tiltak: the newest plan that was decided, and the newest reading when that came later. */
export function standsIn(having: readonly Utgave[]): {
  readonly decided: Utgave | null;
  readonly proposed: Utgave | null;
} {
  const newest = [...having].sort((a, b) => b.number - a.number);
  const decided = newest.find((u) => u.trinn === 'vedtatt') ?? null;
  return { decided, proposed: newest.find((u) => u.number > (decided?.number ?? 0)) ?? null };
}

/** How far the working plan has moved since the newest reading of its years; null when there is none or nothing differs. */
export function driftFrom(all: readonly Utgave[], plan: Oekonomiplan): { since: Utgave; endring: Endring } | null {
  const since = sameYears(all, plan.years[0] ?? 0).at(-1);
  if (!since) return null;
  const endring = endringFrom(since, { plan });
  return endring.lines.length > 0 ? { since, endring } : null;
}
