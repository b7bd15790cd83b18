import type { Boligtype, Disposisjonsform, Tjenestenivaa } from '../../kernel/index.ts';
import type { Tilbud } from '../boligtilbud/index.ts';
import { utenSmaa } from './avtaletall.ts';
import type { Gruppe } from './bolig.ts';

/** What is counted row by row of a list of dwellings is not counted again as typed totals of the same. */
export const erstattesAvListe = (d: Pick<Tilbud, 'kind' | 'ledger'>): boolean =>
  d.kind === 'bestand' && d.ledger === 'boligsosialt';

interface Kind {
  readonly type: Boligtype;
  readonly level: Tjenestenivaa;
  readonly disposal: Disposisjonsform | null;
}
interface Line {
  readonly kind: Kind;
  readonly units: number;
}

/** Dwellings that stand today, as a plan may show them: no place and no address. */
export interface Bestandslinje {
  /** Null where kinds with few dwellings are put together. */
  readonly kind: Kind | null;
  readonly units: number;
}

export interface Bestand {
  /** The day the list holds good for. */
  readonly asOf: string | null;
  readonly units: number;
  /** Of those, with staff day and night. */
  readonly heldoegns: number;
  /** The largest first; none with so few dwellings that it could point somebody out. */
  readonly lines: readonly Bestandslinje[];
}

export function bestandOf(groups: readonly Gruppe[], asOf: string | null, year: number): Bestand {
  const sums = new Map<string, Line>();
  for (const g of groups) {
    if (g.fromYear !== null && g.fromYear > year) continue;
    const kind = { type: g.type, level: g.level ?? 'ingen', disposal: g.disposal } as const;
    const key = Object.values(kind).join('/');
    sums.set(key, { kind, units: (sums.get(key)?.units ?? 0) + g.units });
  }
  const all = [...sums.values()];
  const sum = (lines: readonly Line[]) => lines.reduce((n, l) => n + l.units, 0);
  const { shown, rest } = utenSmaa(all);
  return {
    asOf,
    units: sum(all),
    heldoegns: sum(all.filter((l) => l.kind.level === 'heldoegns')),
    lines: [...shown, ...(rest > 0 ? [{ kind: null, units: rest }] : [])],
  };
}
