import type { Boligtype, Ledger, Tjenestenivaa } from '../../kernel/index.ts';
import type { AreaOf, FlowKind, FlowRow } from '../../model/types.ts';

/** What happens to dwellings that stand: sold, torn down, put in order while nobody lives there, or rebuilt into another kind. */
export const ENDRINGER = ['salg', 'riving', 'rehabilitering', 'ombygging'] as const;
export type Endring = (typeof ENDRINGER)[number];

const KIND = {
  salg: 'sale',
  riving: 'demolition',
  rehabilitering: 'rehabilitation',
  ombygging: 'conversion',
} as const satisfies Readonly<Record<Endring, FlowKind>>;

/** Ordinary dwellings that are torn down or leave are in the need already, as replacement; only rebuilding is told of them. */
export const isTold = (change: Endring, ledger: Ledger): boolean => ledger === 'boligsosialt' || change === 'ombygging';

/** Median years dwellings that are put in order are out, where nobody has said: our own guess, so class O. */
export const UNTOLD_REHABILITATION = 1;

/** A change of dwellings that stand: `units` of the row's type and level go in its year. */
export interface Endringsfelt {
  readonly change?: Endring | null;
  /** The year those that are put in order can be used again; null: nobody has said. */
  readonly backYear?: number | null;
  /** What rebuilt dwellings become, and how many; null where as many as there were. */
  readonly toType?: Boligtype | null;
  readonly toLevel?: Tjenestenivaa | null;
  readonly toUnits?: number | null;
}

/** The id of what comes back of dwellings that were put in order from `year`. */
export const backId = (id: string, year: number): string => `${id}/tilbake/${year}`;

/** The flow, by its id and year, that something comes back of; its own where it is not one that comes back. */
export const goneKey = ({ id, year }: Pick<FlowRow, 'id' | 'year'>): string => {
  const back = /^(.+)\/tilbake\/(\d{4})$/.exec(id);
  return back ? `${back[1]}@${back[2]}` : `${id}@${year}`;
};

interface Row extends Endringsfelt {
  readonly ledger: Ledger;
  readonly type: Boligtype;
  readonly level: Tjenestenivaa;
  readonly units: number;
  readonly year: number;
  readonly probability: number;
  readonly area?: string;
}

/**
 * What a change takes away, and what of it comes again as the same or another kind. Both have one draw: what never goes does not come
 * back. What was planned for a year before the dwellings were last counted is in the count.
 */
export function endringFlows(id: string, d: Row, counted: number | null, areaOf: AreaOf): FlowRow[] {
  const { change, type, level, ledger, units, year } = d;
  if (!change || (counted !== null && year < counted)) return [];
  const gone: FlowRow = {
    kind: KIND[change],
    id,
    field: id,
    year,
    type,
    level,
    ledger,
    ...areaOf(d.area),
    units: -units,
    probability: d.probability / 100,
    delay: 0,
    confidence: 'B',
  };
  if (change === 'rehabilitering') {
    const told = d.backYear ?? null;
    const back = { ...gone, id: backId(id, year), year: told ?? year, units };
    return [gone, told === null ? { ...back, delay: UNTOLD_REHABILITATION, confidence: 'O' } : back];
  }
  if (change === 'ombygging' && d.toType && d.toLevel)
    return [gone, { ...gone, id: `${id}/blir`, type: d.toType, level: d.toLevel, units: d.toUnits ?? units }];
  return [gone];
}
