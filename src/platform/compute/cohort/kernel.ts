import type { Chances } from '../../../model/population/draws/chances.ts';
import { COMMON, DRIVERS } from '../../../model/population/draws/drivers.ts';
import {
  BANDS,
  type Kernel,
  LANES,
  type Place,
  type Shocks,
  typescriptKernel,
} from '../../../model/population/draws/kernel.ts';
import { keyOf, seeded } from '../../../model/random/keyed.ts';
import { AGES } from '../../../model/types.ts';
import { mostDying, noiseTables, runsOf, walkTables } from './tables.ts';
import { COHORT_WASM } from './wasm.ts';

const PAGE = 65_536;
const DOUBLE = 8;
const WHOLE = 4;
const CELL = LANES * DOUBLE;

/** Rows of demographic noise in a year: deaths and moves by sex and band, births by sex. */
const NOISE_ROWS = 4 * BANDS.length + 2;

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): void;
}
interface Exports {
  readonly base: () => number;
  readonly innovations: (...args: [number, number, number, number, number]) => void;
  readonly shocks: (...args: number[]) => void;
  readonly project: (...args: number[]) => void;
  readonly walk: (...args: [number, number, number, number, number, number]) => void;
}
/** What we use of WebAssembly; the types of Node do not have it. */
const wasm = (
  globalThis as unknown as {
    readonly WebAssembly: {
      readonly Memory: new (size: { initial: number }) => Memory;
      readonly Module: new (bytes: Uint8Array) => object;
      readonly Instance: new (module: object, imports: { env: { memory: Memory } }) => { readonly exports: Exports };
    };
  }
).WebAssembly;

/** Tables one after the other in the memory of the module, from a first byte on. Every answer is where something lies, in bytes. */
class Layout {
  readonly #memory: Memory;
  free: number;
  constructor(memory: Memory, from: number) {
    this.#memory = memory;
    this.free = from;
  }
  room(bytes: number): number {
    const at = this.free;
    this.free += Math.ceil(bytes / 16) * 16;
    const missing = this.free - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
    return at;
  }
  put({ buffer, byteOffset, byteLength }: Float64Array | Int32Array | Uint8Array): number {
    const at = this.room(byteLength);
    new Uint8Array(this.#memory.buffer, at, byteLength).set(new Uint8Array(buffer, byteOffset, byteLength));
    return at;
  }
}

/** Where the shocks of eight draws lie. */
type LaidShocks = Readonly<Record<keyof Shocks, number>>;

/** Where the tables of a place and the working room for it lie. */
type Laid = ReturnType<typeof layPlace>;
function layPlace(memory: Memory, base: number, place: Place) {
  const { years, readouts } = place;
  const parts = place.cuts.length - 1;
  const to = new Layout(memory, base);
  const { start, dying, newborn, births, staying, profile, weights, cuts } = place;
  const tables = [start, dying, newborn, births].map((table) => to.put(table));
  const later = [staying, profile, cuts, weights].map((table) => to.put(table));
  const shocks: LaidShocks = {
    dying: to.room(years * 2 * BANDS.length * CELL),
    births: to.room(years * 2 * CELL),
    moving: to.room(years * 2 * BANDS.length * CELL),
  };
  const out = to.room(years * readouts * CELL);
  const runs = [to.put(runsOf(place)), to.put(mostDying(place))];
  const working = [2 * (AGES + 1), 2, 2 * parts].map((cells) => to.room(cells * CELL));
  const walked = to.room(years * CELL);
  const list = to.room((years + 1) * LANES * WHOLE);
  const before = [years, parts, readouts, ...tables, ...place.share, ...later];
  const project = [...before, shocks.dying, shocks.births, shocks.moving, out, ...runs, ...working, 1];
  return { place, shocks, out, project, shocksAt: before.length, walked, list, free: to.free };
}

/** Where the chances of a place lie, after its tables. */
function layChances(memory: Memory, { free, shocks }: Laid, chances: Chances) {
  const { years, seed, area, expected, bothWays, least } = chances;
  const to = new Layout(memory, free);
  const { walks, off } = walkTables(chances);
  const keys = [...DRIVERS, 'people' as const].map((name) => seeded(keyOf(name, area), seed));
  const at = [Int32Array.from(keys), new Float64Array(DRIVERS.length * (years + 1) * LANES), walks, off].map((table) =>
    to.put(table),
  );
  const [, common = 0] = at;
  const noise = expected && noiseTables(expected);
  const tables = noise
    ? [...[noise.kinds, noise.sizes, noise.guides, noise.counts].map((table) => to.put(table)), noise.width]
    : [0, 0, 0, 0, 0];
  const rest = [...at, ...tables, bothWays, to.put(least), shocks.dying, shocks.births, shocks.moving];
  const commonKeys = to.put(Int32Array.from(DRIVERS, (name) => seeded(keyOf(name, COMMON), seed)));
  // Each number drawn can need a place in the list.
  const room = to.room((DRIVERS.length * (years + 1) + 2 * NOISE_ROWS) * (CELL + LANES * WHOLE) + CELL);
  return { chances, common, commonKeys, room, rest };
}

/**
 * The kernel with vectors (WebAssembly SIMD, from wasm/cohort.ts): the same bits as the reference kernel, several times as fast. Null where
 * this Node has no vectors. One instance has one memory and is not for several threads.
 */
export function wasmKernel(): Kernel | null {
  let module: object;
  try {
    module = new wasm.Module(Buffer.from(COHORT_WASM, 'base64'));
  } catch {
    return null;
  }
  const memory = new wasm.Memory({ initial: 1 });
  const {
    base,
    innovations,
    shocks: makeShocks,
    project,
    walk: makeWalk,
  } = new wasm.Instance(module, { env: { memory } }).exports;
  let first = base();
  let kept = new Map<Shocks, LaidShocks>();
  let laid: Laid | null = null;
  let chanced: ReturnType<typeof layChances> | null = null;
  /** What all places have in common, by first draw of a block. */
  let common = { seed: 0, years: 0, blocks: new Map<number, Float64Array>() };

  const layoutOf = (place: Place): Laid => {
    if (laid?.place !== place) {
      laid = layPlace(memory, first, place);
      chanced = null;
    }
    return laid;
  };
  const chancesOf = (place: Laid, chances: Chances) => {
    if (chanced?.chances !== chances) chanced = layChances(memory, place, chances);
    return chanced;
  };
  let whole = new Float64Array(memory.buffer);
  /** All of the memory as numbers, by place and not by byte; another when it has grown. */
  const numbers = () => {
    if (whole.length === 0) whole = new Float64Array(memory.buffer);
    return whole;
  };
  const answer = ({ project: args, shocksAt, out: at }: Laid, shocks: LaidShocks, out: Float64Array) => {
    args[shocksAt] = shocks.dying;
    args[shocksAt + 1] = shocks.births;
    args[shocksAt + 2] = shocks.moving;
    project(...args);
    const from = at / DOUBLE;
    const all = numbers();
    for (let i = 0; i < out.length; i += 1) out[i] = all[from + i] as number;
  };
  const innovationsOf = ({ chances, commonKeys, room, common: at }: NonNullable<typeof chanced>, draw: number) => {
    const { seed, years } = chances;
    if (common.seed !== seed || common.years !== years) common = { seed, years, blocks: new Map() };
    const length = DRIVERS.length * (years + 1) * LANES;
    const known = common.blocks.get(draw);
    if (known) return new Float64Array(memory.buffer, at, length).set(known);
    innovations(years, draw, commonKeys, at, room);
    common.blocks.set(draw, new Float64Array(memory.buffer, at, length).slice());
  };

  const kernel = (place: Place, shocks: Shocks, out: Float64Array): void => {
    const at = layoutOf(place);
    const known = kept.get(shocks);
    if (!known)
      for (const name of ['dying', 'births', 'moving'] as const) numbers().set(shocks[name], at.shocks[name] / DOUBLE);
    answer(at, known ?? at.shocks, out);
  };
  const keep: Kernel['keep'] = (shocks) => {
    const to = new Layout(memory, base());
    kept = new Map(
      shocks.map((each) => [
        each,
        { dying: to.put(each.dying), births: to.put(each.births), moving: to.put(each.moving) },
      ]),
    );
    first = to.free;
    laid = null;
  };
  const draw: Kernel['draw'] = (place, chances, from, out) => {
    const at = layoutOf(place);
    const made = chancesOf(at, chances);
    innovationsOf(made, from);
    makeShocks(chances.years, from, ...made.rest, made.room);
    answer(at, at.shocks, out);
  };
  const walk: Kernel['walk'] = (place, { key, spread }, from, out) => {
    const { walked, list } = layoutOf(place);
    makeWalk(place.years, from, key, spread, walked, list);
    out.set(new Float64Array(memory.buffer, walked, out.length));
  };
  return Object.assign(kernel, { draw, walk, keep });
}

let found: Kernel | undefined;

/** The fastest kernel this Node can run; one for the thread. */
export function fastestKernel(): Kernel {
  found ??= wasmKernel() ?? typescriptKernel;
  return found;
}

export const KERNELS = ['fastest', 'ts', 'wasm'] as const;
export type KernelName = (typeof KERNELS)[number];

/** A kernel by its name; `wasm` is `fastest`, so that a Node without vectors takes the reference. */
export const kernelOf = (name: KernelName): Kernel => (name === 'ts' ? typescriptKernel : fastestKernel());
