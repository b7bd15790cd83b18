import { AGES } from '../../types.ts';

/** Draws that are projected side by side. */
export const LANES = 8;

/** Broad age bands that have their own demographic noise, by lowest age; the last is open. */
export const BANDS = [0, 18, 35, 67, 80] as const;

/** First and last ages at which women give birth. */
export const FERTILE = [15, 49] as const;

/**
 * One place, the same for all of its draws. Sexes are female, male. All of it is read only.
 * Persons on 1 January; shares and rates a year.
 */
export interface Place {
  readonly years: number;
  /** [sex][age] */
  readonly start: Float64Array;
  /** Share who die in the year, by the age at its start: [year][sex][age]. */
  readonly dying: Float64Array;
  /** Share of the newborn who live at the end of the year, [year][sex]. */
  readonly newborn: Float64Array;
  /** Births per woman, [year][age]. */
  readonly births: Float64Array;
  /** Girls, and boys, of all births. */
  readonly share: readonly [number, number];
  /** Net migrants per survivor, [year][sex][age]. */
  readonly moving: Float64Array;
  /** What an addition of one to the growth rate adds per survivor, [age]. */
  readonly profile: Float64Array;
  /** Lowest ages between which every readout has one weight; the last is AGES. */
  readonly cuts: Int32Array;
  /** What one person counts in a readout, [readout][sex][cut]. */
  readonly weights: Float64Array;
  readonly readouts: number;
}

/** What eight draws have of their own. A lane is a draw. */
export interface Shocks {
  /** What the dying are multiplied by: [year][sex][band][lane]. */
  readonly dying: Float64Array;
  /** What the births are multiplied by: [year][sex][lane]. */
  readonly births: Float64Array;
  /** What is added to the growth rate: [year][sex][band][lane]. */
  readonly moving: Float64Array;
}

export const emptyShocks = (years: number): Shocks => ({
  dying: new Float64Array(years * 2 * BANDS.length * LANES).fill(1),
  births: new Float64Array(years * 2 * LANES).fill(1),
  moving: new Float64Array(years * 2 * BANDS.length * LANES),
});

/**
 * Projects eight draws of a place by the cohort-component method of `project.ts` and reads them out at the end of every year:
 * `out` is [year][readout][lane]. Every kernel does the same operations in the same order and gives the same bits.
 */
export type Kernel = (place: Place, shocks: Shocks, out: Float64Array) => void;

/** The reference kernel: one draw after the other, so that its state, 2 kB, stays in the nearest cache through all years. */
export const typescriptKernel: Kernel = (place, shocks, out) => {
  const women = new Float64Array(AGES);
  const men = new Float64Array(AGES);
  const sums = new Float64Array(2 * (place.cuts.length - 1));
  for (let lane = 0; lane < LANES; lane += 1) {
    women.set(place.start.subarray(0, AGES));
    men.set(place.start.subarray(AGES));
    for (let t = 0; t < place.years; t += 1) {
      let born = birthsTo(women, place.births, t * AGES, 0);
      age(women, place, shocks, t * 2, lane);
      age(men, place, shocks, t * 2 + 1, lane);
      born = birthsTo(women, place.births, t * AGES, born);
      for (let sex = 0; sex < 2; sex += 1) {
        const at = t * 2 + sex;
        const kept = 0.5 * (place.share[sex] as number) * (place.newborn[at] as number);
        (sex === 0 ? women : men)[0] = born * kept * (shocks.births[at * LANES + lane] as number);
      }
      addUp(women, place.cuts, sums, 0);
      addUp(men, place.cuts, sums, place.cuts.length - 1);
      readOut(sums, place.weights, place.readouts, out, t * place.readouts * LANES + lane);
    }
  }
};

/** Births to the women of a year, added to those before them: called at its start and at its end, half of the sum is the mean. */
function birthsTo(women: Float64Array, rates: Float64Array, at: number, before: number): number {
  let born = before;
  for (let a = FERTILE[0]; a <= FERTILE[1]; a += 1) born += (women[a] as number) * (rates[at + a] as number);
  return born;
}

/** One year older, in place, from the oldest down; those of the open group stay in it. `row` is [year][sex]. */
function age(persons: Float64Array, place: Place, shocks: Shocks, row: number, lane: number): void {
  const { dying, moving, profile } = place;
  const at = row * AGES;
  let stayed = 0;
  for (let band = BANDS.length - 1; band >= 0; band -= 1) {
    const from = BANDS[band] as number;
    const shock = (row * BANDS.length + band) * LANES + lane;
    const deaths = shocks.dying[shock] as number;
    const moves = shocks.moving[shock] as number;
    let a = band + 1 < BANDS.length ? (BANDS[band + 1] as number) - 1 : AGES - 1;
    if (a === AGES - 1) {
      stayed = aged(
        persons[a] as number,
        dying[at + a] as number,
        deaths,
        moving[at + a] as number,
        profile[a] as number,
        moves,
      );
      a -= 1;
    }
    for (; a >= from; a -= 1)
      persons[a + 1] = aged(
        persons[a] as number,
        dying[at + a] as number,
        deaths,
        moving[at + a] as number,
        profile[a] as number,
        moves,
      );
  }
  persons[AGES - 1] = (persons[AGES - 1] as number) + stayed;
}

/** Survivors and those who came, less those who left. */
function aged(persons: number, dying: number, deaths: number, net: number, profile: number, moves: number): number {
  const dead = dying * deaths;
  const stay = 1 + (net + profile * moves);
  return persons * (1 - Math.min(dead, 1)) * Math.max(stay, 0);
}

function addUp(persons: Float64Array, cuts: Int32Array, sums: Float64Array, at: number): void {
  for (let part = 0; part + 1 < cuts.length; part += 1) {
    let sum = 0;
    const to = cuts[part + 1] as number;
    for (let a = cuts[part] as number; a < to; a += 1) sum += persons[a] as number;
    sums[at + part] = sum;
  }
}

function readOut(sums: Float64Array, weights: Float64Array, readouts: number, out: Float64Array, at: number): void {
  for (let r = 0; r < readouts; r += 1) {
    let value = 0;
    const row = r * sums.length;
    for (let i = 0; i < sums.length; i += 1) value += (sums[i] as number) * (weights[row + i] as number);
    out[at + r * LANES] = value;
  }
}
