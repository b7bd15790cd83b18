import { AGES } from '../../types.ts';
import type { Chances } from './chances.ts';
import type { RandomWalk } from './walk.ts';

/** Draws that are projected side by side. */
export const LANES = 8;

/** Broad age bands that have their own demographic noise, by lowest age; the last is open. */
export const BANDS = [0, 18, 35, 67, 80] as const;

export const bandOf = (age: number): number => BANDS.findLastIndex((from) => age >= from);

/** {@link bandOf} every age. */
export const BAND_OF: Uint8Array = Uint8Array.from({ length: AGES }, (_, age) => bandOf(age));

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
  /** Survivors and net migrants per survivor, [year][sex][age]. */
  readonly staying: Float64Array;
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

/** The largest loss by moving that leaves nobody owing, [year][sex][band]: a kernel does not look. (It does see to it that nobody dies twice.) */
export function leastMoving({ years, staying, profile }: Place): Float64Array {
  const least = new Float64Array(years * 2 * BANDS.length).fill(-Number.MAX_VALUE);
  for (let row = 0; row < years * 2; row += 1)
    for (let a = 0; a < AGES; a += 1) {
      const at = row * BANDS.length + (BAND_OF[a] as number);
      const gain = profile[a] as number;
      if (gain > 0) least[at] = Math.max(least[at] as number, -(staying[row * AGES + a] as number) / gain);
    }
  return least;
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
export interface Kernel {
  (place: Place, shocks: Shocks, out: Float64Array): void;
  /** The same with the shocks of the eight draws from `first` on, which the kernel makes itself: those of `shocksFrom`, to the bit. */
  readonly draw?: (place: Place, chances: Chances, first: number, out: Float64Array) => void;
  /** `walkReference` to the bit, over the years of a place. */
  readonly walk?: (place: Place, walk: RandomWalk, first: number, out: Float64Array) => void;
  /**
   * Takes in shocks that many places are projected under, so that they need not be carried over for every place. From then on they are read
   * only, by whoever made them; those of the call before are forgotten. Others can still be given to the kernel.
   */
  readonly keep?: (shocks: readonly Shocks[]) => void;
}

/** Draws the reference kernel takes at a time: enough that one's additions need not wait for another's, few enough for the registers. */
const GROUP = 4;

/** The reference kernel. The state of a group, 7 kB, stays in the nearest cache through all years. */
export const typescriptKernel: Kernel = (place, shocks, out) => {
  const parts = place.cuts.length - 1;
  const women = new Float64Array(AGES * GROUP);
  const men = new Float64Array(AGES * GROUP);
  const born = new Float64Array(GROUP);
  const sums = new Float64Array(2 * parts * GROUP);
  for (let lane = 0; lane < LANES; lane += GROUP) {
    for (let a = 0; a < AGES; a += 1) {
      women.fill(place.start[a] as number, a * GROUP, (a + 1) * GROUP);
      men.fill(place.start[AGES + a] as number, a * GROUP, (a + 1) * GROUP);
    }
    for (let t = 0; t < place.years; t += 1) {
      const fertile = t * AGES + FERTILE[0];
      born.fill(0);
      addRated(women, FERTILE[0], place.births, fertile, FERTILE[1] - FERTILE[0] + 1, born, 0);
      age(women, place, shocks, t * 2, lane);
      age(men, place, shocks, t * 2 + 1, lane);
      // Half of the births to the women at the start and at the end of the year are those to their mean.
      addRated(women, FERTILE[0], place.births, fertile, FERTILE[1] - FERTILE[0] + 1, born, 0);
      for (let sex = 0; sex < 2; sex += 1) {
        const at = t * 2 + sex;
        const kept = 0.5 * (place.share[sex] as number) * (place.newborn[at] as number);
        for (let l = 0; l < GROUP; l += 1)
          (sex === 0 ? women : men)[l] = (born[l] as number) * kept * (shocks.births[at * LANES + lane + l] as number);
      }
      addUp(women, place.cuts, sums, 0);
      addUp(men, place.cuts, sums, parts);
      for (let r = 0; r < place.readouts; r += 1) {
        const at = (t * place.readouts + r) * LANES + lane;
        out.fill(0, at, at + GROUP);
        addRated(sums, 0, place.weights, r * 2 * parts, 2 * parts, out, at);
      }
    }
  }
};

/** Adds `count` rows of a group from row `from` on, each times its rate, to the group at `to`. */
function addRated(
  rows: Float64Array,
  from: number,
  rates: Float64Array,
  rate: number,
  count: number,
  sums: Float64Array,
  to: number,
): void {
  let a = sums[to] as number;
  let b = sums[to + 1] as number;
  let c = sums[to + 2] as number;
  let d = sums[to + 3] as number;
  for (let i = 0; i < count; i += 1) {
    const at = (from + i) * GROUP;
    const weight = rates[rate + i] as number;
    a += (rows[at] as number) * weight;
    b += (rows[at + 1] as number) * weight;
    c += (rows[at + 2] as number) * weight;
    d += (rows[at + 3] as number) * weight;
  }
  sums[to] = a;
  sums[to + 1] = b;
  sums[to + 2] = c;
  sums[to + 3] = d;
}

/** One year older, in place, from the oldest down; those of the open group stay in it. `row` is [year][sex]. */
function age(persons: Float64Array, place: Place, shocks: Shocks, row: number, lane: number): void {
  const { dying, staying, profile } = place;
  const open = (AGES - 1) * GROUP;
  let [oldA, oldB, oldC, oldD] = [0, 0, 0, 0];
  for (let band = BANDS.length - 1; band >= 0; band -= 1) {
    const from = BANDS[band] as number;
    const shock = (row * BANDS.length + band) * LANES + lane;
    const deadA = shocks.dying[shock] as number;
    const deadB = shocks.dying[shock + 1] as number;
    const deadC = shocks.dying[shock + 2] as number;
    const deadD = shocks.dying[shock + 3] as number;
    const moveA = shocks.moving[shock] as number;
    const moveB = shocks.moving[shock + 1] as number;
    const moveC = shocks.moving[shock + 2] as number;
    const moveD = shocks.moving[shock + 3] as number;
    for (let a = (BANDS[band + 1] ?? AGES) - 1; a >= from; a -= 1) {
      const at = a * GROUP;
      const q = dying[row * AGES + a] as number;
      const stay = staying[row * AGES + a] as number;
      const gain = profile[a] as number;
      const nextA = (persons[at] as number) * (1 - Math.min(q * deadA, 1)) * (stay + gain * moveA);
      const nextB = (persons[at + 1] as number) * (1 - Math.min(q * deadB, 1)) * (stay + gain * moveB);
      const nextC = (persons[at + 2] as number) * (1 - Math.min(q * deadC, 1)) * (stay + gain * moveC);
      const nextD = (persons[at + 3] as number) * (1 - Math.min(q * deadD, 1)) * (stay + gain * moveD);
      if (at === open) [oldA, oldB, oldC, oldD] = [nextA, nextB, nextC, nextD];
      else {
        persons[at + 4] = nextA;
        persons[at + 5] = nextB;
        persons[at + 6] = nextC;
        persons[at + 7] = nextD;
      }
    }
  }
  persons[open] = (persons[open] as number) + oldA;
  persons[open + 1] = (persons[open + 1] as number) + oldB;
  persons[open + 2] = (persons[open + 2] as number) + oldC;
  persons[open + 3] = (persons[open + 3] as number) + oldD;
}

/** Sums of a group between the cuts, from row `at` on. */
function addUp(persons: Float64Array, cuts: Int32Array, sums: Float64Array, at: number): void {
  for (let part = 0; part + 1 < cuts.length; part += 1) {
    let [a, b, c, d] = [0, 0, 0, 0];
    const to = (cuts[part + 1] as number) * GROUP;
    for (let i = (cuts[part] as number) * GROUP; i < to; i += GROUP) {
      a += persons[i] as number;
      b += persons[i + 1] as number;
      c += persons[i + 2] as number;
      d += persons[i + 3] as number;
    }
    const sum = (at + part) * GROUP;
    sums[sum] = a;
    sums[sum + 1] = b;
    sums[sum + 2] = c;
    sums[sum + 3] = d;
  }
}
