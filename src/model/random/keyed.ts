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

export type Driver = 'fertility' | 'mortality' | 'migration' | 'people' | 'household' | 'realisation' | 'delay';

/** What driver and area make of a key: worked out once, for a run asks for some hundred thousand numbers of each. */
export type Key = number & { readonly key: unique symbol };
export const keyOf = (driver: Driver, area: string): Key => mix(fnv(area) ^ fnv(driver)) as Key;

/** Uniform in (0, 1), never 0 or 1. */
export const uniformAt = (key: Key, seed: number, draw: number, year: number, salt = 0): number =>
  (blend(blend(blend(blend(key, seed), draw), year), salt) + 0.5) / 4294967296;

/** Two independent standard normals by Box and Muller (1958), into `out` from `at`. `salt` takes two numbers: it and the next. */
export function normalsAt(
  key: Key,
  seed: number,
  draw: number,
  year: number,
  salt: number,
  out: Float64Array,
  at: number,
): void {
  const h = blend(blend(blend(key, seed), draw), year);
  const radius = Math.sqrt(-2 * Math.log((blend(h, salt) + 0.5) / 4294967296));
  const angle = (2 * Math.PI * (blend(h, salt + 1) + 0.5)) / 4294967296;
  out[at] = radius * Math.cos(angle);
  out[at + 1] = radius * Math.sin(angle);
}

export const uniform = (seed: number, draw: number, year: number, driver: Driver, area: string, salt = 0): number =>
  uniformAt(keyOf(driver, area), seed, draw, year, salt);
