import { AGES, type AgeSex, type Parameters } from '../types.ts';
import { sharesAt } from './membership.ts';

/** Persons of an age band and their household type, by its place in householdTypes. `to` is the last age. */
export interface ShareBand {
  readonly from: number;
  readonly to: number;
  readonly type: number;
}

/** What a band's share is to have become, of its persons in private households, 0..1. */
export interface ShareTarget extends ShareBand {
  readonly share: number;
}

/** Which part of the others in private households moves to a band's type (0..1), or of its own that leaves it (-1..0). */
export interface ShareMove extends ShareBand {
  readonly move: number;
}

/** How far along its moves a year is, 0 in the base year and 1 from the year they are reached. */
export interface Moved {
  readonly moves: readonly ShareMove[];
  readonly part: number;
}

/** Share of a band's persons in private households who live in a type; 0 where the band is empty. */
export function bandShare(population: AgeSex, parameters: Parameters, { from, to, type }: ShareBand): number {
  let [of, all] = [0, 0];
  for (const sex of ['female', 'male'] as const)
    for (let a = from; a <= Math.min(to, AGES - 1); a += 1) {
      const shares = sharesAt(parameters, sex, a);
      const persons = population[sex][a] ?? 0;
      of += persons * (shares[type] ?? 0);
      all += persons * (1 - (shares.at(-1) ?? 0));
    }
  return all > 0 ? of / all : 0;
}

/** What the targets ask of every sex and age of their band: the same part of it moves, so that its own pattern is kept and no share passes the whole. */
export const movesOf = (base: AgeSex, parameters: Parameters): ShareMove[] =>
  parameters.householdShares.targets.flatMap(({ share, ...band }) => {
    const now = bandShare(base, parameters, band);
    if (share === now) return [];
    return [{ ...band, move: share > now ? (share - now) / (1 - now) : (share - now) / now }];
  });

/**
 * The shares of an age when its band has come so far along its moves. With u in private households and s in the type, that is
 * s + part m (u - s) when m is above 0 and s (1 + part m) below; the other types share what is left as they did. Those outside private
 * households are left alone, and the shares still add up to one.
 */
export function movedShares(shares: readonly number[], age: number, { moves, part }: Moved): readonly number[] {
  return moves.reduce((now, { from, to, type, move }) => {
    if (age < from || age > to || part === 0) return now;
    const share = now[type] ?? 0;
    const others = 1 - (now.at(-1) ?? 0) - share;
    const change = part * move * (move > 0 ? others : share);
    // Where nobody is in another type there is no pattern to share by.
    if (others <= 0) return now;
    return now.map((s, k) => (k === type ? s + change : k === now.length - 1 ? s : s * (1 - change / others)));
  }, shares);
}

/** How far along its way to the targets a run is `t` years after its base. */
export const partAt = ({ householdShares: { years } }: Pick<Parameters, 'householdShares'>, t: number): number =>
  Math.min(1, t / years);
