import type { Confidence } from '../../kernel/index.ts';
import type { Areas } from '../areas/areas.ts';
import { careStock, countsByCell, standingGroups } from '../gap/cells.ts';
import { householdPath } from '../households/path.ts';
import { careRows, type OwnUse } from '../need/care.ts';
import { type GroupNeed, groupNeed } from '../need/groups.ts';
import { type Lack, lacksOf } from '../need/lacks.ts';
import {
  AGES,
  type FlowRow,
  type Parameters,
  type PopulationYear,
  type RunInput,
  type SocialCount,
  type StockRow,
} from '../types.ts';
import type { People } from './households.ts';

/** What a run's gap was computed from, kept with it so that every number of it can be opened afterwards. Year indices count from the base year. */
export interface Basis {
  /** Persons in private households by household type, [year][type]. */
  readonly persons: readonly (readonly number[])[];
  readonly householdTypes: readonly string[];
  readonly householdSize: readonly number[];
  /** What modelled households are multiplied by, and the count that decided it; null when nothing was observed. */
  readonly calibration: number;
  readonly observed: { readonly year: number; readonly count: number } | null;
  /** What households per head are of the base year's, by year. */
  readonly householdPath: readonly number[];
  /** Share of each household type in each dwelling type, rows in the order of the types, columns BOLIGTYPER. */
  readonly mix: readonly (readonly number[])[];
  /** Ordinary dwellings that go out of use at the yearly rate; null: households stand for them. */
  readonly stock: number | null;
  readonly replacement: number;
  readonly vacancyReserve: number;
  readonly backlog: number | null;
  readonly backlogConfidence: Confidence;
  readonly backlogYears: number;
  /** What is missing of ordinary dwellings as a flow; absent in runs of versions before 0.15.0, where a backlog stood as it was counted. */
  readonly lacks?: readonly Lack[];
  readonly care: {
    readonly from: readonly number[];
    readonly rate: readonly number[];
    /** The sex of a row; null for both. Absent in runs kept before rates could be told by sex. */
    readonly sex?: readonly ('female' | 'male' | null)[];
    /** Persons by the bands of `from`, [year][band]. */
    readonly persons: readonly (readonly number[])[];
    readonly year: number;
    readonly change: number;
    readonly occupancy: number;
    /** Absent in runs kept before chance was counted with. */
    readonly reserve?: number;
    /** The place's own use against the country's, and how sure the count is; null when nobody has counted. */
    readonly own?: (OwnUse & { readonly year: number; readonly confidence: Confidence }) | null;
    readonly places: readonly StockRow[];
  };
  /** Each area's persons by household type and by the rows of the care rates, and its households; absent where there are none. */
  readonly areas?: readonly AreaBasis[];
  readonly counts: readonly SocialCount[];
  /** What becomes free of the municipal dwellings in a year, and which they are; absent where nobody has told. */
  readonly turnover?: NonNullable<RunInput['turnover']> & {
    readonly stock: readonly StockRow[];
    /** That what comes and goes later is let again or not; absent in runs kept before it was. */
    readonly standing?: true;
  };
  /** Groups whose need is carried forward from figures of their own; absent in runs kept before there were any. */
  readonly groups?: readonly GroupNeed[];
  readonly flows: readonly FlowRow[];
  /** Where the flows' draws are keyed, and how much they have in common; absent in runs kept before they had anything. */
  readonly supply?: { readonly area: string; readonly shared: number };
  /** What the draws are made of, and the seed they are keyed by; absent in runs of versions before 0.12.0. */
  readonly draws?: {
    readonly seed: number;
    readonly count: number;
    readonly error: Parameters['error'];
    readonly groups: Pick<Parameters['groups']['refugees'], 'decidedSpread' | 'laterSpread'> &
      Pick<Parameters['groups']['flow'], 'countSpread'>;
  };
}

export interface AreaBasis extends People {
  readonly code: string;
  readonly households: readonly number[];
  readonly care: readonly (readonly number[])[];
}

/** Persons by the bands of the care rates. */
function byBand(p: PopulationYear, parameters: Parameters): number[] {
  const persons = parameters.careRates.map(() => 0);
  const rows = careRows(parameters.careRates);
  for (const sex of ['female', 'male'] as const)
    for (let a = 0; a < AGES; a += 1) {
      const row = rows[sex][a] ?? -1;
      persons[row] = (persons[row] ?? 0) + (p[sex][a] ?? 0);
    }
  return persons;
}

/** Persons in private households by household type, [year][type]. */
const personsByType = (modelled: readonly Float64Array[], { householdSize }: Parameters): number[][] =>
  modelled.map((byType) => [...byType].map((h, k) => h * (householdSize[k] ?? 1)));

export const basisOf = (
  input: RunInput,
  parameters: Parameters,
  made: {
    readonly path: readonly PopulationYear[];
    /** Households by type before calibration, a year a row. */
    readonly modelled: readonly Float64Array[];
    readonly calibration: number;
    readonly mix: readonly (readonly number[])[];
    readonly use: OwnUse | null;
    readonly areas: Areas | null;
    readonly seed: number;
    readonly draws: number;
  },
): Basis => ({
  persons: personsByType(made.modelled, parameters),
  householdTypes: parameters.householdTypes,
  householdSize: parameters.householdSize,
  calibration: made.calibration,
  observed: input.households,
  householdPath: made.path.map((_, t) => householdPath(parameters, t)),
  mix: made.mix,
  stock: input.dwellings?.count ?? null,
  replacement: parameters.replacement,
  vacancyReserve: parameters.vacancyReserve,
  backlog: input.backlog,
  backlogConfidence: input.backlogConfidence ?? 'B',
  backlogYears: parameters.backlogYears,
  lacks: lacksOf(input, parameters),
  care: {
    from: parameters.careRates.map((b) => b.from),
    rate: parameters.careRates.map((b) => b.rate),
    sex: parameters.careRates.map((b) => (b.sex === 'female' || b.sex === 'male' ? b.sex : null)),
    persons: made.path.map((p) => byBand(p, parameters)),
    year: parameters.careYear,
    change: parameters.careChange,
    occupancy: parameters.careOccupancy,
    reserve: parameters.careReserve,
    own: made.use && input.careUsers ? { ...made.use, ...input.careUsers } : null,
    places: careStock(input),
  },
  ...(made.areas
    ? {
        areas: made.areas.chains.map(({ code, confidence, households, modelled, path }) => ({
          code,
          confidence,
          households,
          persons: personsByType(modelled, parameters),
          care: path.map((p) => byBand(p, parameters)),
        })),
      }
    : {}),
  counts: countsByCell(input).flat(),
  ...(input.turnover ? { turnover: { ...input.turnover, stock: input.stock ?? [], standing: true as const } } : {}),
  groups: standingGroups(input).flatMap((f) => groupNeed(f, input, made.path, parameters) ?? []),
  flows: input.flows ?? [],
  supply: { area: input.area.code, shared: parameters.supplyShared },
  draws: {
    ...{ seed: made.seed, count: made.draws, error: parameters.error },
    groups: {
      decidedSpread: parameters.groups.refugees.decidedSpread,
      laterSpread: parameters.groups.refugees.laterSpread,
      countSpread: parameters.groups.flow.countSpread,
    },
  },
});
