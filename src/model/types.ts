import type { Boligtype, Confidence, Ledger, Maalgruppe, Tjenestenivaa } from '../kernel/index.ts';
import type { ShareTarget } from './households/shares.ts';
import type { GroupFigures } from './need/groups.ts';
import type { SubArea } from './population/subareas.ts';

/** Single ages 0..104 and the open group 105+. */
export const AGES = 106;

/** Persons on 1 January by sex and single age; both arrays have length {@link AGES}. Fractions are allowed. */
export interface AgeSex {
  readonly female: Float64Array;
  readonly male: Float64Array;
}

export interface PopulationYear extends AgeSex {
  readonly year: number;
}

/** Source of one input, as the manifest and the reader see it. */
export interface InputSource {
  readonly role: string;
  readonly title: string;
  readonly confidence: Confidence;
  readonly year: number | null;
  /** Years in which figures of a split municipality were shared out by a person's decision. */
  readonly weighted?: readonly string[];
  /** Years of the table that were not used, because a part of the municipality is missing or undecided. */
  readonly leftOut?: readonly string[];
}

/** Which area of the run something called by a name lies in; nothing where it is none of them. */
export type AreaOf = (name: string | undefined) => { readonly area?: string };

/** A count of dwellings or places at one date. */
export interface StockRow {
  readonly type: Boligtype;
  readonly level: Tjenestenivaa;
  readonly ledger: Ledger;
  readonly units: number;
  /** The part of the municipality it stands in, by its code; absent: nobody has said. */
  readonly area?: string;
  readonly confidence: Confidence;
}

/**
 * What changes supply: a field of the boligbyggeprogram, an agreement, a tiltak, dwellings that are sold, torn down, rebuilt into another
 * kind, or out while they are put in order and back again, and any other net change. Newer kinds stand last.
 */
export const FLOW_KINDS = [
  'programme',
  'agreement',
  'measure',
  'other',
  'sale',
  'demolition',
  'conversion',
  'rehabilitation',
] as const;
export type FlowKind = (typeof FLOW_KINDS)[number];

/** Events of one place in a calendar year, of those aged `from` to `to` (both counted, in completed years); of both sexes unless one is said. */
export interface EventCount {
  readonly year: number;
  readonly sex?: 'female' | 'male';
  readonly from: number;
  readonly to: number;
  /** Null where the agency hides the cell. */
  readonly events: number | null;
}

/** What an agency has counted of a place: births by the mother's age, deaths, moves in and out; empty where nothing is loaded. */
export interface VitalCounts {
  readonly births: readonly EventCount[];
  readonly deaths: readonly EventCount[];
  readonly arrivals: readonly EventCount[];
  readonly departures: readonly EventCount[];
}

/** Units that come (or, negative, go) in one year with a probability 0..1 and a median delay in years. */
export interface FlowRow {
  readonly kind: FlowKind;
  readonly id: string;
  /** The field or tiltak it is a part of: all parts of one have the same draw of whether and when they come. Absent: a project of its own. */
  readonly field?: string;
  readonly year: number;
  readonly type: Boligtype;
  readonly level: Tjenestenivaa;
  readonly ledger: Ledger;
  /** The one group it is reserved for in the boligsosiale ledger; absent: open to all, or to more than one. */
  readonly group?: Maalgruppe;
  /** The part of the municipality it comes in, by its code; absent: nobody has said. */
  readonly area?: string;
  readonly units: number;
  readonly probability: number;
  readonly delay: number;
  readonly confidence: Confidence;
}

/** Households or persons who need help from the municipality, counted by the municipality: stock now and inflow a year. */
export interface SocialCount {
  readonly group: Maalgruppe;
  readonly type: Boligtype;
  readonly level: Tjenestenivaa;
  /** Units needed now that are not there. */
  readonly now: number;
  /** New units needed each year after that. */
  readonly perYear: number;
  /** The year those counted now need them; absent when that is now. */
  readonly from?: number;
  /** The part of the municipality the dwelling is needed in, by its code; absent: anywhere in it, or nobody has said. */
  readonly area?: string;
  readonly confidence: Confidence;
}

/** A part of the municipality that need, supply and gap are also told of. */
export interface AreaInput extends SubArea {
  readonly name: string;
  /** Class of the figures of its people. */
  readonly confidence: Confidence;
  /** Its persons as somebody else has projected them; used in the years every area has one. */
  readonly totals?: readonly { readonly year: number; readonly persons: number }[];
}

export interface RunInput {
  readonly area: { readonly code: string; readonly name: string };
  /** The year of the last known 1 January population; projections start there. */
  readonly baseYear: number;
  readonly years: number;
  /** Known years, oldest first, the last one is the base; at least one. */
  readonly history: readonly PopulationYear[];
  /** True when the source had no sexes and they were split by the model's own ratio. */
  readonly sexesSplit: boolean;
  /** The same ages for the county and the country, for damping a small place's trend towards them; empty when not loaded. */
  readonly county: readonly PopulationYear[];
  readonly country: readonly PopulationYear[];
  /** Statistics Norway's projection from the base year on; null when not loaded. */
  readonly projection: readonly PopulationYear[] | null;
  /** Which alternative of it is read, and those its table has; absent where it names none. */
  readonly alternatives?: { readonly used: string; readonly offered: readonly string[] };
  /** Persons of an alternative without ages: the own path is raked to them in the years it has. */
  readonly rakeTo?: readonly { readonly year: number; readonly persons: number }[];
  /** Births, deaths and moves of the municipality and of its county; absent when none are loaded. */
  readonly vital?: { readonly own: VitalCounts; readonly county: VitalCounts };
  /** Observed private households near the base year; null when not loaded. */
  readonly households: { readonly year: number; readonly count: number } | null;
  /** Ordinary dwellings on 1 January of a year, in all and by type when known; null when not loaded. */
  readonly dwellings: {
    readonly year: number;
    readonly count: number;
    readonly byType: Readonly<Record<Boligtype, number>> | null;
  } | null;
  /** Ordinary dwellings missing today by the municipality's own count; null when nobody has counted. */
  readonly backlog: number | null;
  /** Class of that count; B unless said. */
  readonly backlogConfidence?: Confidence;
  /** Households that come to lack one each year, and the share who find one a year later without a new one; absent where nobody has said. */
  readonly backlogFlow?: { readonly perYear?: number; readonly leaving?: number };
  /** Households that live crowded; absent where no table tells it. */
  readonly crowded?: { readonly year: number; readonly households: number; readonly confidence: Confidence };
  /** Users of places with 24-hour staffing by the municipality's own count; absent when nobody has counted. */
  readonly careUsers?: { readonly year: number; readonly users: number; readonly confidence: Confidence };
  /** Share of the municipal dwellings that got a new tenant in a year, 0..1; absent when nobody has told. */
  readonly turnover?: { readonly year: number; readonly share: number; readonly confidence: Confidence };
  readonly stock: readonly StockRow[] | null;
  readonly flows: readonly FlowRow[] | null;
  readonly social: readonly SocialCount[] | null;
  /** Groups with figures of their own that the model carries forward; absent when nobody has typed any. */
  readonly groups?: readonly GroupFigures[];
  /** Parts of the municipality, together all of it; absent when nobody has told how its people are spread. */
  readonly areas?: readonly AreaInput[];
  readonly sources: readonly InputSource[];
}

/** Deaths per person-year: `infant` at age 0, then background + exp(level + slope (a - 80) + bend (a - 80)^2). */
export interface MortalityLaw {
  readonly infant: number;
  readonly background: number;
  readonly level: number;
  readonly slope: number;
  readonly bend: number;
  /** Relative fall of every rate in a year. */
  readonly improvement: number;
}

/** Net migration per person and year by age in the first year: `level` times the childhood and labour parts of Rogers and Castro (1981). */
export interface MigrationSchedule {
  readonly level: number;
  readonly childhood: { readonly height: number; readonly fall: number };
  readonly labour: { readonly height: number; readonly fall: number; readonly peak: number; readonly rise: number };
}

/**
 * How far one driver of the population strays from its expected path: z(t) = persistence z(t-1) + e(t), z(0) = 0, on the log scale
 * (of migration: an addition to the yearly growth rate). The variance of e is spread^2 + smallPlace^2 / persons.
 */
export interface ErrorDriver {
  readonly spread: number;
  readonly smallPlace: number;
  readonly persistence: number;
  /** Share of the variance that all areas have together, 0..1. */
  readonly shared: number;
  /** Standard deviation of a yearly drift that is the same in all years. */
  readonly drift: number;
}

/** A rate that holds from an age upwards, until the next row of the same sex. */
export interface CareRate {
  readonly sex?: 'female' | 'male' | 'both';
  readonly from: number;
  readonly rate: number;
}

/** Numbers that are not the municipality's own: each file value carries unit, year, source and confidence in content/parametre/modell.yaml. */
export interface Parameters {
  readonly version: string;
  readonly mortality: {
    /** The year the laws hold for; rates of other years are moved by `improvement`. */
    readonly year: number;
    readonly female: MortalityLaw;
    readonly male: MortalityLaw;
  };
  readonly fertility: { readonly tfr: number; readonly meanAge: number; readonly spread: number };
  readonly sexRatioAtBirth: number;
  readonly netMigration: MigrationSchedule;
  /** Net migrants per inhabitant and year that a scenario adds in the first year, spread over the ages as the schedule; 0 is none. */
  readonly extraMigration: number;
  /** New dwellings of a sub-area: persons in one by type, and how often people of an age move (1/year, by lowest age) as their profile. */
  readonly movers: {
    readonly persons: Readonly<Record<Boligtype, number>>;
    readonly rates: readonly { readonly from: number; readonly rate: number }[];
  };
  /** Half-life in years of the migration level, local and national. */
  readonly migrationHalfLife: number;
  /** Persons at risk at which a place's own ratio weighs as much as its county's; ten times as many for county and country. */
  readonly shrinkage: number;
  /** Expected events that the national schedule weighs as much as, where a place's own births, deaths or moves are loaded. */
  readonly vitalWeight: { readonly births: number; readonly deaths: number; readonly moves: number };
  readonly householdTypes: readonly string[];
  readonly householdSize: readonly number[];
  /** Share of persons by household type and last "not in private household"; rows by sex and lowest age. */
  readonly membership: readonly {
    readonly sex: 'female' | 'male' | 'both';
    readonly from: number;
    readonly shares: readonly number[];
  }[];
  /** Households per head after the base year: a relative yearly change, the part of it left a year later, and the largest change in all. */
  readonly householdPath: { readonly trend: number; readonly damping: number; readonly cap: number };
  /** Shares of an age band that a user lets come true so many years after the base, in a straight line; none by default. */
  readonly householdShares: { readonly years: number; readonly targets: readonly ShareTarget[] };
  /** Share of households of a type by dwelling type, rows in the order of householdTypes, columns BOLIGTYPER. */
  readonly dwellingMix: readonly (readonly number[])[];
  /** Share of households of a type that own, own through a cooperative and rent, rows in the order of householdTypes, columns TENURES. */
  readonly tenure: readonly (readonly number[])[];
  readonly replacement: number;
  readonly vacancyReserve: number;
  readonly backlogYears: number;
  /** Share of crowded households that would split if there were a dwelling, and persons in a crowded household. */
  readonly crowding: { readonly split: number; readonly persons: number };
  /** Users of places with 24-hour staffing per person, by lowest age; of both sexes unless a row says one. */
  readonly careRates: readonly CareRate[];
  /** The year careRates were measured; they are moved from it. */
  readonly careYear: number;
  /** Relative yearly change of careRates (healthier ageing), negative when it falls. */
  readonly careChange: number;
  readonly careOccupancy: number;
  /** Places kept for chance, in square roots of the users. */
  readonly careReserve: number;
  /** Expected users that national use weighs as much as, when a place has counted its own. */
  readonly careOwnWeight: number;
  /** Share of the variance of whether and when projects come that all of a municipality have in common, 0..1. */
  readonly supplyShared: number;
  /** What is not known of the groups whose need is carried forward from the municipality's own figures. */
  readonly groups: {
    readonly refugees: {
      /** Kinds of household, persons in one of each, and the shares of persons in the years whose mix is laid between. */
      readonly kinds: readonly string[];
      readonly sizes: readonly number[];
      readonly mixes: readonly (readonly number[])[];
      /** Share of the municipal dwellings they leave in a year. */
      readonly leaving: number;
      /** Logarithmic spread of those settled against decided, and of what is expected after that with its yearly memory. */
      readonly decidedSpread: number;
      readonly laterSpread: number;
      readonly persistence: number;
    };
    readonly flow: {
      /** Share who lacked a suitable dwelling and no longer do a year later, without being helped. */
      readonly leaving: number;
      /** Logarithmic spread of a count of who lacks one. */
      readonly countSpread: number;
    };
  };
  /** The country's persons per inhabitant who lack a dwelling, by group: an example where a municipality has no figures. */
  readonly groupRates: readonly { readonly group: Maalgruppe; readonly rate: number }[];
  readonly error: Readonly<Record<'fertility' | 'mortality' | 'migration', ErrorDriver>> & {
    /** Yearly standard deviation of households per head, logarithmic. */
    readonly household: number;
    /** Years of national history that weigh as much as one of the place's own when the spread of its migration is set. */
    readonly ownHistory: number;
  };
  /** Persons in the base year below which a part of the municipality is class C. */
  readonly areaLeast: number;
  /** How large a share of a result may rest on C and O inputs before it is only an example. */
  readonly exampleShare: number;
}

export const MODEL_VERSION = '0.15.0';
