import { type Kommuner, successorsOf } from '../../kommuner/kommuner.ts';

/** Even number in 0..1 for a name, the same for the same seed. */
export function chance(seed: number, name: string): number {
  let h = 2166136261 ^ seed;
  for (let i = 0; i < name.length; i += 1) h = Math.imul(h ^ name.charCodeAt(i), 16777619);
  h = Math.imul(h ^ (h >>> 16), 2246822507);
  h = Math.imul(h ^ (h >>> 13), 3266489909);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}

export const AGES = 106;
/** Oslo on 1 January 2024 (table 07459), so that the biggest place is the biggest here too. */
const KNOWN_SIZE: Readonly<Record<string, number>> = { '0301': 717_710 };

/** Who of those born is still alive, by sex and age. */
const SURVIVAL = [
  [0.000028, 0.117],
  [0.000055, 0.112],
].map(([level = 0, slope = 0]) =>
  Float64Array.from({ length: AGES }, (_, age) => Math.exp(-level * (Math.exp(slope * age) - 1))),
);

/** People of a place by sex (0 women, 1 men) and age: a plain curve, fewer young in small places, older for each year. */
function shape(sex: number, age: number, year: number, tilt: number): number {
  const old = 0.0009 * (year - 2024);
  const survival = SURVIVAL[sex]?.[age] ?? 0;
  const waves = 1 + 0.12 * Math.sin((year - age - 1958) / 8);
  const away = age >= 19 && age <= 27 ? 1 + tilt * 2 : 1 + tilt * (40 - age) * 0.006;
  return survival * waves * away * (age < 12 ? 0.86 : 1) * (1 + old * (age - 40));
}

const made = new WeakMap<Kommuner, Map<number, Figures>>();

/** Made-up figures for every municipality number that ever was; a sum of parts is the sum of the parts' own figures. Made once for a list and a seed. */
export function figuresFor(kommuner: Kommuner, seed: number): Figures {
  const ofSeed = made.get(kommuner) ?? new Map<number, Figures>();
  made.set(kommuner, ofSeed);
  const figures = ofSeed.get(seed) ?? createFigures(kommuner, seed);
  ofSeed.set(seed, figures);
  return figures;
}

function createFigures(kommuner: Kommuner, seed: number) {
  const real = kommuner.rows.filter((r) => !kommuner.today.some((k) => k.fictional && k.number === r.number));
  const today = kommuner.today.filter((k) => !k.fictional);
  const numbers = [...new Set(real.map((r) => r.number))].sort();
  const becomes = new Map(numbers.map((n) => [n, successorsOf(kommuner, n)] as const));
  const wholeOf = new Map<string, string[]>();
  for (const [number, end] of becomes) {
    const only = end.length === 1 ? end[0] : undefined;
    if (only) wholeOf.set(only, [...(wholeOf.get(only) ?? []), number]);
  }
  const rowsOf = Map.groupBy(real, (r) => r.number);
  const existed = (number: string, year: number) =>
    rowsOf.get(number)?.some((r) => r.from <= `${year}-01-01` && (r.to === null || r.to > `${year}-01-01`)) ?? false;
  const sizeOf = (current: string) => {
    const spread =
      chance(seed, `size1 ${current}`) + chance(seed, `size2 ${current}`) + chance(seed, `size3 ${current}`);
    return KNOWN_SIZE[current] ?? Math.exp(8.7 + 2.2 * (spread - 1.5));
  };

  const memory = new Map<string, Int32Array | null>();
  /** Persons by sex and age on 1 January, or null when the number was not in use. */
  function people(number: string, year: number, growth = 0.008): Int32Array | null {
    const key = `${number} ${year} ${growth}`;
    const before = memory.get(key);
    if (before !== undefined) return before;
    const [current, ...others] = becomes.get(number) ?? [];
    const ahead = year > 2024;
    let counts: Int32Array | null = null;
    if (existed(number, ahead ? 2024 : year) && current) {
      const then = (wholeOf.get(current) ?? []).filter((n) => existed(n, ahead ? 2024 : year));
      const weight = (n: string) => 0.2 + chance(seed, `part ${n}`);
      const part = others.length > 0 ? 0.5 : weight(number) / then.reduce((sum, n) => sum + weight(n), 0);
      const size = sizeOf(current);
      const tilt = Math.max(-0.25, Math.min(0.25, Math.log(size / 12_000) * 0.08));
      const local = growth + tilt * 0.02;
      counts = new Int32Array(2 * AGES);
      const total = size * part * (1 + local) ** (year - 2024);
      for (let i = 0; i < counts.length; i += 1)
        counts[i] = Math.max(0, Math.round((total * shape(Math.floor(i / AGES), i % AGES, year, tilt)) / 158));
    }
    memory.set(key, counts);
    return counts;
  }
  /** Every municipality of the year, or of a county. */
  function peopleOf(county: string | null, year: number, growth?: number): Int32Array {
    const key = `sum ${county} ${year} ${growth}`;
    const before = memory.get(key);
    if (before) return before;
    const sum = new Int32Array(2 * AGES);
    for (const number of numbers) {
      if (county !== null && !(becomes.get(number)?.[0] ?? '').startsWith(county)) continue;
      const one = people(number, year, growth);
      if (one) for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + (one[i] ?? 0);
    }
    memory.set(key, sum);
    return sum;
  }

  const at = (region: string, year: number, growth?: number): Int32Array | null =>
    region === '0' || region === 'EAK'
      ? peopleOf(null, year, growth)
      : region.length === 2
        ? peopleOf(region, year, growth)
        : people(region, year, growth);
  return {
    today,
    numbers,
    wholeOf: (current: string): readonly string[] => wholeOf.get(current) ?? [],
    people: at,
    inhabitants(region: string, year: number): number | null {
      const counts = at(region, year);
      return counts ? counts.reduce((a, b) => a + b, 0) : null;
    },
    chance: (name: string) => chance(seed, name),
  };
}
export type Figures = ReturnType<typeof createFigures>;
