import type { Boligtype, Confidence, Interval, Ledger, Maalgruppe, Tjenestenivaa } from '../kernel/index.ts';
import type { Basis } from './explain/basis.ts';
import type { YearlyNeed } from './need/dwellings.ts';
import type { GroupExample } from './need/examples.ts';
import type { LoadedFrom } from './population/loaded-rates.ts';
import type { FlowRow, InputSource, RunInput } from './types.ts';

/** What may be told of a gap to those who may not see small counts of people: the ends it lies between, whatever the hidden counts are. */
export interface OpenGap {
  readonly low: number;
  readonly high: number;
  /** The weakest input, however little it carries: how much would tell of the counts. */
  readonly confidence: Confidence;
}

/** What is missing of one ledger by 1 January of a year: needed minus known supply since the base year. Positive: too few. */
export interface GapRow extends Interval {
  readonly ledger: Ledger;
  readonly year: number;
  /** 'alle' is the ledger's own total of a year, with its own interval; the types do not add up in p10 and p90. */
  readonly type: Boligtype | 'alle';
  readonly level: Tjenestenivaa;
  readonly confidence: Confidence;
  /** Share of the result that rests on C and O inputs; above `exampleShare` the interval is withheld. */
  readonly weakShare: number;
  /** Share of the draws in which there are too few; null where the interval is withheld, absent in runs of versions before 0.4.0. */
  readonly shortage?: number | null;
  /**
   * The draws that p10, and then p90, lie between: the number of a draw and how its need strays, twice for each. That is what its figure
   * is multiplied by, or the units needed in the draw, or nothing that strays. Absent where the interval is withheld and in runs of
   * versions before 0.12.0.
   */
  readonly ends?: { readonly of: 'figure' | 'units' | null; readonly drawn: readonly number[] };
  /** For a row that rests on a count of one to four households: what may be told instead. Null when it rests on none; absent in runs of versions before 0.3.2. */
  readonly open?: OpenGap | null;
}

/**
 * The part of a row of the boligsosiale gap that is one group's: what it needs minus what is reserved for it. 'alle' is the rest: need that
 * is not of one group minus supply that is open to all, which is not shared out. The parts add up to the row in what is expected and in every draw.
 */
export interface GroupGap extends GapRow {
  readonly type: Boligtype;
  readonly group: Maalgruppe;
  /** False where nobody has said a need: the row is then supply alone, open to all or reserved for the group, and no shortage is told. */
  readonly counted: boolean;
}

/**
 * The part of a row of the gap that is one area's; null is what nobody has told an area of, and is not shared out. The parts add up to the
 * row in what is expected and in every draw.
 */
export interface AreaGap extends GapRow {
  readonly area: string | null;
  /** What is expected to be needed since the base year, and to have come: dwellings that become free have, and places that stand. */
  readonly needed: number;
  readonly coming: number;
  /** False where no need is told of: the row is then supply alone, and no shortage is told. */
  readonly counted: boolean;
}

/** One part of the municipality: people, households and the components of its need, as those of the whole. */
export interface AreaFigures {
  readonly code: string;
  readonly name: string;
  /** C where it is small, or known in one year alone. */
  readonly confidence: Confidence;
  readonly population: readonly Interval[];
  readonly households: readonly number[];
  readonly need: readonly YearlyNeed[];
  /** Its part of the places with 24-hour staffing that the whole needs. */
  readonly care: readonly number[];
}

/** Households and yearly need by how the dwelling is held; each kind an array by year, in the order of TENURES. */
export interface TenureFigures {
  readonly households: readonly (readonly number[])[];
  /** Dwellings a year that are needed, all components together. */
  readonly need: readonly (readonly number[])[];
}

/** Supply of the boligsosiale ledger that is not one group's, by where it comes from: units expected by each year. */
export interface OpenSupply {
  readonly kind: FlowRow['kind'];
  readonly type: Boligtype;
  readonly level: Tjenestenivaa;
  readonly coming: readonly number[];
}

export type ComingByKind = Readonly<
  Record<'programme' | 'agreement' | 'measure' | 'other', readonly number[]> &
    Partial<Record<FlowRow['kind'], readonly number[]>>
>;

/** What there is and what is known to come; a part is null when nobody has loaded or entered it. */
export interface Supply {
  /** Ordinary dwellings on 1 January of a year near the base year, by type when known. */
  readonly dwellings: RunInput['dwellings'];
  /** Dwellings and places the municipality disposes of today. */
  readonly municipal: RunInput['stock'];
  /**
   * Units expected (by probability and slip) to have come before 1 January of each year since the base, by ledger and kind; below zero
   * where they go. Sale, demolition, conversion and rehabilitation are absent in runs of versions before 0.12.0.
   */
  readonly coming: Readonly<Record<Ledger, ComingByKind>> | null;
}

/** The agency's projection; the own model on loaded births, deaths and moves, on the place's history, or on one year and national rates. */
export type PopulationSource = 'ssb-projection' | 'vital-rates' | 'own-history' | 'one-year';

export interface RunResult {
  readonly baseYear: number;
  /** 1 January of the base year and each year after it. */
  readonly years: readonly number[];
  readonly population: {
    readonly source: PopulationSource;
    /** What rests on loaded births, deaths and moves, and whose; absent where the path does not rest on any. */
    readonly loaded?: LoadedFrom;
    /** The alternative of the agency's projection that it is, or that its totals are held to; absent where none is named. */
    readonly alternative?: string;
    /** True where the own path is held to the totals of the agency's projection; absent in runs of versions before 0.12.0. */
    readonly raked?: boolean;
    readonly total: readonly Interval[];
    /** Persons by age group, one array a group in the order of {@link AGE_GROUPS}. */
    readonly groups: readonly (readonly number[])[];
    /** The base year and the last one by sex, in bands of {@link PYRAMID_BAND} years from 0; runs of older versions have none. */
    readonly pyramid?: readonly PyramidYear[];
    readonly confidence: Confidence;
  };
  readonly households: {
    readonly total: readonly Interval[];
    /** One array a household type, in the order of the parameters. */
    readonly byType: readonly (readonly number[])[];
    readonly calibrated: boolean;
    readonly confidence: Confidence;
  };
  readonly need: readonly YearlyNeed[];
  /** Places with 24-hour staffing needed on 1 January of each year. */
  readonly care: readonly number[];
  readonly supply: Supply;
  readonly gap: readonly GapRow[];
  /** The boligsosiale gap by group; absent in runs of versions before 0.9.0. */
  readonly gapByGroup?: readonly GroupGap[];
  /** Boligsosial supply that is open to all or to several groups; absent in runs of versions before 0.10.0. */
  readonly notByGroup?: readonly OpenSupply[];
  /** Absent in runs of versions before 0.10.0. */
  readonly tenure?: TenureFigures;
  /** By part of the municipality; null where nobody has told of its parts, absent in runs of versions before 0.10.0. */
  readonly areas?: { readonly of: readonly AreaFigures[]; readonly gap: readonly AreaGap[] } | null;
  /** Groups without figures of the municipality's own, at the country's rate; absent in runs of versions before 0.8.0. */
  readonly examples?: readonly GroupExample[];
  /** What the gap was computed from; runs of versions before 0.4.0 have none. It holds small counts: only for those who may see them. */
  readonly basis?: Basis;
  /** True when C and O inputs carry too much of the main result for it to be a forecast. */
  readonly example: boolean;
  /** Roles of inputs that were not given, in the order a planner should get them. */
  readonly missing: readonly string[];
}

export interface PyramidYear {
  readonly year: number;
  readonly female: readonly number[];
  readonly male: readonly number[];
}

/** Years of age in a band of the pyramid; the last band is open. */
export const PYRAMID_BAND = 5;
const OLDEST_BAND = 95;

/** Persons by five-year band. */
export function bandsOf(ages: ArrayLike<number>): number[] {
  const bands: number[] = Array.from({ length: OLDEST_BAND / PYRAMID_BAND + 1 }, () => 0);
  for (let age = 0; age < ages.length; age += 1) {
    const band = Math.min(age, OLDEST_BAND) / PYRAMID_BAND;
    bands[Math.floor(band)] = (bands[Math.floor(band)] ?? 0) + (ages[age] ?? 0);
  }
  return bands;
}

export const AGE_GROUPS = [
  [0, 17],
  [18, 29],
  [30, 49],
  [50, 66],
  [67, 79],
  [80, 105],
] as const;

export interface Manifest {
  readonly modelVersion: string;
  readonly parameterVersion: string;
  readonly seed: number;
  readonly draws: number;
  /** Fingerprint of everything that went in. */
  readonly inputHash: string;
  readonly sources: readonly InputSource[];
  /** Where the population is from, as in the result; absent in runs of versions before 0.13.0. */
  readonly population?: Pick<RunResult['population'], 'source' | 'alternative' | 'raked' | 'loaded'>;
}
