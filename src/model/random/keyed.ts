import { normalQuantile } from './normal.ts';

/**
 * Random numbers by key, not by order: the same (seed, draw, year, driver, area) gives the same number
 * whatever else is computed, alone or in a national run, on any number of workers.
 */

function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function mix(a: number): number {
  let z = a >>> 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

const blend = (h: number, part: number): number => mix((h + Math.imul(part | 0, 0x9e3779b1) + 0x85ebca6b) | 0);

export type Driver =
  | 'fertility'
  | 'mortality'
  | 'migration'
  | 'people'
  | 'household'
  | 'backlog'
  | 'crowding'
  | 'realisation'
  | 'delay'
  | 'group';

/** What a number is drawn for. Made step by step, for a run asks for some hundred thousand numbers of one driver and area. */
export type Key = number & { readonly key: unique symbol };
export const keyOf = (driver: Driver, area: string): Key => mix(fnv(area) ^ fnv(driver)) as Key;
export const keyAt = (key: Key, seed: number, draw: number, year: number): Key =>
  inYear(inDraw(seeded(key, seed), draw), year);
/** The three steps of {@link keyAt}, for who asks for many draws or years. */
export const seeded = (key: Key, seed: number): Key => blend(key, seed) as Key;
export const inDraw = (key: Key, draw: number): Key => blend(key, draw) as Key;
export const inYear = (key: Key, year: number): Key => blend(key, year) as Key;

/** Uniform in (0, 1), never 0 or 1; `salt` tells the numbers of one key apart. */
export const uniformOf = (key: Key, salt: number): number => (blend(key, salt) + 0.5) / 4294967296;

export const HIGHEST_UNIFORM: number = 4294967295.5 / 4294967296;

/** Standard normal, by the inverse of its distribution. */
export const normalOf = (key: Key, salt: number): number => normalQuantile(uniformOf(key, salt));

export const uniform = (seed: number, draw: number, year: number, driver: Driver, area: string, salt = 0): number =>
  uniformOf(keyAt(keyOf(driver, area), seed, draw, year), salt);
