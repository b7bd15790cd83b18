import { type Kroner, kroner, roundKroner, sumKroner } from '../../kernel/index.ts';
import type { Oekonomiplan, PlanLine } from './oekonomiplan.ts';

export const RAMMER = ['investering', 'drift'] as const;
export type Ramme = (typeof RAMMER)[number];

/** One year of a frame: what it is, what has money, and what else the tiltak ask for. */
export interface OenskeAar {
  readonly year: number;
  /** Null where the council has set none. */
  readonly frame: Kroner | null;
  readonly funded: Kroner;
  readonly waiting: Kroner;
  readonly asked: Kroner;
  /** The frame less everything asked for; negative is over it. */
  readonly left: Kroner | null;
}

const usedBy = (l: Pick<PlanLine, 'investment' | 'operation' | 'rent'>, ramme: Ramme, i: number): number =>
  ramme === 'investering' ? (l.investment[i] ?? 0) : (l.operation[i] ?? 0) - (l.rent[i] ?? 0);

/** Everything the tiltak ask for against a frame, a year each. */
export function oenskerOf(plan: Oekonomiplan, ramme: Ramme): OenskeAar[] {
  return plan.years.map((year, i) => {
    const sum = (lines: readonly PlanLine[]) => sumKroner(lines.map((l) => kroner(usedBy(l, ramme, i))));
    const [funded, waiting] = [sum(plan.lines), sum(plan.unfunded)];
    const asked = kroner(funded + waiting);
    const rest = plan.left[ramme][i] ?? null;
    const frame = rest === null ? null : kroner(rest + funded);
    return { year, frame, funded, waiting, asked, left: frame === null ? null : kroner(frame - asked) };
  });
}

/** What a line costs for each unit it gives. */
export interface PerEnhet {
  readonly number: string;
  readonly title: string;
  readonly units: number;
  readonly investment: Kroner;
  readonly perUnit: Kroner;
  /** Operation less rent in the fourth year, for each unit. */
  readonly operationPerUnit: Kroner;
}

/**
 * Cost for each dwelling or household. A line is left out when something is not known: no units, or only a part of its cost
 * is in the plan's four years, as with a tiltak that is partly financed or was begun earlier.
 */
export function perEnhet(plan: Oekonomiplan): PerEnhet[] {
  return plan.lines.flatMap((l) => {
    const units = l.whole ? (l.units ?? []).reduce((n, u) => n + u, 0) : 0;
    if (units === 0) return [];
    const investment = sumKroner(l.investment);
    const operation = (l.operation.at(-1) ?? 0) - (l.rent.at(-1) ?? 0);
    if (investment === 0 && operation === 0) return [];
    return [
      {
        number: l.number,
        title: l.title,
        units,
        investment,
        perUnit: roundKroner(investment / units),
        operationPerUnit: roundKroner(operation / units),
      },
    ];
  });
}
