/**
 * One cohort-component projection with every convention named that published projections differ in
 * (Preston, Heuveline and Guillot 2001, ch. 6; United Nations, World Population Prospects, methodology).
 *
 * Shapes: `[step]` has one entry a step; `[area]` and `[sex]` follow `areas` and `sexes`; an age array has `ages` entries,
 * group 0 first, the last group open. Age groups and steps are both `width` years. Counts are persons, rates as said.
 */
export interface CohortCase {
  readonly width: 1 | 5;
  readonly ages: number;
  readonly steps: number;
  readonly areas: readonly string[];
  readonly sexes: readonly CohortSex[];
  /** Persons at the start of the first step, [area][sex] age array; never negative. */
  readonly start: readonly (readonly Float64Array[])[];
  readonly mortality: CohortMortality;
  /** Null: nobody is born. */
  readonly fertility: CohortFertility | null;
  /** Boys per girl, [step]; null where only one sex is projected and all births are of it. */
  readonly sexRatioAtBirth: readonly number[] | null;
  /** Net migration into the area from outside all areas; null: closed. */
  readonly migration: CohortMigration | null;
  /** Moves between the areas; null: nobody moves between them. */
  readonly internal: CohortInternal | null;
  /** What a negative count is raised to; each raise is reported. Persons, 0 or a little more. */
  readonly floor: number;
}

/** `both` is one population without sexes; its fertility rates are then per person. */
export type CohortSex = 'female' | 'male' | 'both';

export type CohortMortality =
  | {
      readonly kind: 'survival';
      /** [step][area][sex] age array: entry a is the share alive in group a of those who were in group a-1; entry 0 is for the births of the step. */
      readonly ratios: readonly (readonly (readonly Float64Array[])[])[];
      /** `pooled`: the last ratio holds for the two last groups together; else [step][area][sex], the open group's own ratio. */
      readonly open: 'pooled' | readonly (readonly (readonly number[])[])[];
    }
  | {
      readonly kind: 'deaths';
      /** [step][area][sex] age array: deaths in the step among those who were in the group at its start. */
      readonly deaths: readonly (readonly (readonly Float64Array[])[])[];
      /** [step][area][sex]: deaths among those born in the step. */
      readonly newborn: readonly (readonly (readonly number[])[])[];
    };

export type CohortFertility =
  | {
      readonly kind: 'rates';
      /** [step][area] age array: births per woman and year. */
      readonly rates: readonly (readonly Float64Array[])[];
      /**
       * `mean`: the mean of women at the start and of the survived at the end; `leslie`: first-row entries of the Leslie matrix, on women
       * at the start; `start`: women at the start alone.
       */
      readonly form: 'mean' | 'leslie' | 'start';
      /** False sets the births of the first age group to zero. */
      readonly youngest: boolean;
      /** False sets the births of the open age group to zero. */
      readonly oldest: boolean;
    }
  | {
      readonly kind: 'births';
      /** [step][area][sex]: births in the step. */
      readonly births: readonly (readonly (readonly number[])[])[];
    };

export interface CohortMigration {
  readonly measure: 'counts' | 'rates';
  /** What counts and rates are for: a year (multiplied by the width) or a whole step. Rates are of the population at the start of the step. */
  readonly per: 'year' | 'step';
  /** `end`: after survival and births; `start`: before them, so that migrants die and give birth; `even`: half and half. */
  readonly timing: 'end' | 'start' | 'even';
  /** [step][area][sex] age array. */
  readonly values: readonly (readonly (readonly Float64Array[])[])[];
}

export interface CohortInternal {
  /** [step][area][sex] age array: share of the group that leaves for the pool at the start of the step, after migration at the start. */
  readonly out: readonly (readonly (readonly Float64Array[])[])[];
  /** [step][area]: share of the pool that the area receives, the same for every sex and age; adds up to one. */
  readonly destination: readonly (readonly number[])[];
}

export interface CohortStep {
  /** [area][sex] age array at the end of the step. */
  readonly population: readonly (readonly Float64Array[])[];
  /** [area][sex]; in a one-sex case with a sex ratio the other sex's births are left out. */
  readonly births: readonly (readonly number[])[];
  /** [area] by mother's age group: at the time of birth for `mean` and `start`, at the start of the step for `leslie`; null when births were given. */
  readonly birthsByMother: readonly (Float64Array | null)[];
  /** [area][sex] by age group at the start of the step. */
  readonly deaths: readonly (readonly Float64Array[])[];
  /** [area][sex] among the births of the step. */
  readonly newbornDeaths: readonly (readonly number[])[];
  /** [area][sex] age array of net migration from outside, as it was added. */
  readonly migration: readonly (readonly Float64Array[])[];
  /** [area][sex] net of moves between the areas; over all areas nothing. */
  readonly internal: readonly (readonly number[])[];
  readonly floored: readonly CohortFloor[];
  /** Largest absolute difference, over areas and sexes, between the population and what its parts add up to. Persons. */
  readonly imbalance: number;
}

/** A count that had become negative, and the persons added to hold it at the floor. */
export interface CohortFloor {
  readonly step: number;
  readonly area: string;
  readonly sex: CohortSex;
  readonly age: number;
  readonly added: number;
}
