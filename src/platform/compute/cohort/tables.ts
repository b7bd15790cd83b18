import type { Chances } from '../../../model/population/draws/chances.ts';
import { BAND_OF, BANDS, type Place } from '../../../model/population/draws/kernel.ts';
import { countsBelow, type ExpectedEvents, FEW } from '../../../model/population/draws/noise.ts';
import { AGES } from '../../../model/types.ts';

/** Lowest age of those of a band who move alike, for each age. */
export function runsOf({ profile }: Place): Int32Array {
  const runs = new Int32Array(AGES);
  for (let a = 1; a < AGES; a += 1)
    runs[a] = profile[a] === profile[a - 1] && BAND_OF[a] === BAND_OF[a - 1] ? (runs[a - 1] as number) : a;
  return runs;
}

/** Largest share who die, [year][sex][band]: times a shock of no more than one, nobody of the band dies twice. */
export function mostDying({ years, dying }: Place): Float64Array {
  const made = new Float64Array(years * 2 * BANDS.length);
  for (let row = 0; row < years * 2; row += 1)
    for (let band = 0; band < BANDS.length; band += 1) {
      const to = row * AGES + (BANDS[band + 1] ?? AGES);
      let most = 0;
      for (let at = row * AGES + (BANDS[band] as number); at < to; at += 1) most = Math.max(most, dying[at] as number);
      made[row * BANDS.length + band] = most;
    }
  return made;
}

/** What wasm/shocks.ts knows of demographic noise. A year has a row for the deaths of each sex and band, the births of each sex, and the moves. */
export interface NoiseTables {
  /** [year][row]: -1 where nobody is expected, -2 where many are, else the number of the table of counts. */
  readonly kinds: Int32Array;
  /** [year][row]: the mean of few, the square root of many. */
  readonly sizes: Float64Array;
  /** [table][place]: the count to begin at for the uniform numbers from place / places on. */
  readonly guides: Uint8Array;
  /** [table][count] up to which uniform number it is that count, each table as wide as the widest. */
  readonly counts: Float64Array;
  readonly width: number;
}

const NOBODY = -1;
const MANY = -2;
/** So many that most have no more than one count: where to begin is then where to end. */
const PLACES = 128;

export function noiseTables(expected: readonly ExpectedEvents[]): NoiseTables {
  const tables: number[][] = [];
  const rows = expected.flatMap(({ deaths, births, moves }) => [
    ...[...deaths, ...births].map((mean) => {
      if (mean <= 0) return { kind: NOBODY, size: 0 };
      if (mean >= FEW) return { kind: MANY, size: Math.sqrt(mean) };
      return { kind: tables.push(countsBelow(mean)) - 1, size: mean };
    }),
    ...[...moves].map((mean) => (mean > 0 ? { kind: MANY, size: Math.sqrt(mean) } : { kind: NOBODY, size: 0 })),
  ]);
  const width = tables.reduce((n, table) => Math.max(n, table.length), 0);
  const counts = new Float64Array(tables.length * width);
  const guides = new Uint8Array(tables.length * PLACES);
  for (const [i, table] of tables.entries()) {
    counts.set(table, i * width);
    let count = 0;
    for (let place = 0; place < PLACES; place += 1) {
      while (place / PLACES > (table[count] as number)) count += 1;
      guides[i * PLACES + place] = count;
    }
  }
  return {
    kinds: Int32Array.from(rows, (row) => row.kind),
    sizes: Float64Array.from(rows, (row) => row.size),
    guides,
    counts,
    width,
  };
}

/** Persistence, spread, shares and drift of each driver, as wasm/shocks.ts reads them; and what is taken off the logarithms. */
export function walkTables({ walks }: Chances): { readonly walks: Float64Array; readonly off: Float64Array } {
  const all = [walks.fertility, walks.mortality, walks.migration];
  return {
    walks: Float64Array.from(all.flatMap((w) => [w.persistence, w.spread, w.together, w.apart, w.drift])),
    off: Float64Array.from(all.flatMap((w) => [...w.half])),
  };
}
