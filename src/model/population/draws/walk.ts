import { inDraw, inYear, type Key, normalOf } from '../../random/keyed.ts';
import { LANES } from './kernel.ts';

/** A figure whose logarithm is a random walk: what is drawn for it (its key blended with the seed), and the yearly standard deviation. */
export interface RandomWalk {
  readonly key: Key;
  readonly spread: number;
}

/** What the figure is multiplied by in the eight draws from `first` on, [year from 1][lane]; every kernel gives the same bits. */
export function walkReference({ key, spread }: RandomWalk, first: number, out: Float64Array): void {
  for (let lane = 0; lane < LANES; lane += 1) {
    const own = inDraw(key, first + lane);
    let walked = 0;
    for (let at = lane, year = 1; at < out.length; at += LANES, year += 1) {
      walked += spread * normalOf(inYear(own, year), 0);
      out[at] = Math.exp(walked);
    }
  }
}
