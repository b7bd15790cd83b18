import { type Kroner, kroner, sumKroner } from '../../kernel/index.ts';
import { endringFrom, type Trinn, type Utgave } from './behandling.ts';
import type { Frame, Oekonomiplan } from './oekonomiplan.ts';
import type { Ramme } from './oensker.ts';

/** A reading of the plan, or the plan as it is being worked on now. */
export interface Stand {
  readonly trinn: Trinn | 'arbeid';
  readonly date: string | null;
  readonly plan: Oekonomiplan;
  readonly frames: readonly Frame[];
}

/** One step downwards. All amounts are for the four years together. */
export type Fallsteg =
  | { readonly kind: 'stand'; readonly stand: Stand; readonly amount: Kroner }
  /** What one tiltak, or several small ones, changed from the total before. */
  | {
      readonly kind: 'endring';
      readonly number: string | null;
      readonly title: string;
      readonly count: number;
      readonly change: 'ny' | 'ute' | 'endret';
      readonly amount: Kroner;
    };

export interface Fossefall {
  readonly ramme: Ramme;
  readonly steps: readonly Fallsteg[];
  /** Tiltak that only changed years within the four; they move nothing in the sum. */
  readonly moved: readonly string[];
  /** The frame of the four years together; null where the council has not set all of them. */
  readonly frame: Kroner | null;
  /** The frame less the last total; negative is over it. */
  readonly left: Kroner | null;
}

/** Changes between two totals that are told one by one; the smaller ones stand together, what was added and what was cut apart. */
const TOLD = 6;

const totalOf = (plan: Oekonomiplan, ramme: Ramme): Kroner =>
  sumKroner(ramme === 'investering' ? plan.totals.investment : plan.netOperation);

function changesBetween(a: Stand, b: Stand, ramme: Ramme): { steps: Fallsteg[]; moved: string[] } {
  const part = ramme === 'investering' ? 'investment' : 'operation';
  const lines = endringFrom(a, b).lines.map((l) => ({ ...l, amount: sumKroner(l[part]) }));
  const changed = lines.filter((l) => l.amount !== 0).sort((x, y) => Math.abs(y.amount) - Math.abs(x.amount));
  const own = changed.slice(0, changed.length > TOLD ? TOLD - 1 : TOLD);
  const rest = changed.slice(own.length);
  const together = (of: typeof rest): Fallsteg[] =>
    of.length === 0
      ? []
      : [
          {
            kind: 'endring',
            number: null,
            title: '',
            count: of.length,
            change: 'endret',
            amount: sumKroner(of.map((l) => l.amount)),
          },
        ];
  return {
    steps: [
      // What was added stands before what was cut, so that the picture rises and then falls.
      ...own
        .toSorted((x, y) => y.amount - x.amount)
        .map(
          (l): Fallsteg => ({
            kind: 'endring',
            number: l.number,
            title: l.title,
            count: 1,
            change: l.kind,
            amount: l.amount,
          }),
        ),
      ...together(rest.filter((l) => l.amount > 0)),
      ...together(rest.filter((l) => l.amount < 0)),
    ],
    moved: lines.filter((l) => l.amount === 0 && l[part].some((n) => n !== 0)).map((l) => l.number),
  };
}

/**
 * From the first stand of the plan to the last: what was added and what was cut, and what is left of the frame. Every total is
 * the one before it with the changes between, to the krone. Null before there is a plan.
 */
export function fossefallOf(stands: readonly Stand[], ramme: Ramme): Fossefall | null {
  const [first] = stands;
  const last = stands.at(-1);
  if (!first || !last) return null;
  const steps: Fallsteg[] = [];
  const moved = new Set<string>();
  let before: Stand | null = null;
  for (const stand of stands) {
    if (before) {
      const between = changesBetween(before, stand, ramme);
      steps.push(...between.steps);
      for (const number of between.moved) moved.add(number);
    }
    steps.push({ kind: 'stand', stand, amount: totalOf(stand.plan, ramme) });
    before = stand;
  }
  const set = last.plan.years.flatMap((year) => last.frames.find((f) => f.year === year) ?? []);
  const frame = set.length === last.plan.years.length ? sumKroner(set.map((f) => f[ramme])) : null;
  return {
    ramme,
    steps,
    moved: [...moved].sort(),
    frame,
    left: frame === null ? null : kroner(frame - totalOf(last.plan, ramme)),
  };
}

export const standOf = ({ trinn, date, plan, frames }: Utgave): Stand => ({ trinn, date, plan, frames });
