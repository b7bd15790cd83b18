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

export type Driver = 'population' | 'old' | 'household' | 'realisation' | 'delay' | 'social';

/** Uniform in (0, 1), never 0 or 1. */
export function uniform(seed: number, draw: number, year: number, driver: Driver, area: string, salt = 0): number {
  let h = mix(fnv(area) ^ fnv(driver));
  for (const part of [seed, draw, year, salt]) h = mix((h + Math.imul(part | 0, 0x9e3779b1) + 0x85ebca6b) | 0);
  return (h + 0.5) / 4294967296;
}

/** Standard normal by Box and Muller (1958). */
export function normal(seed: number, draw: number, year: number, driver: Driver, area: string): number {
  const u = uniform(seed, draw, year, driver, area, 1);
  const v = uniform(seed, draw, year, driver, area, 2);
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
}
