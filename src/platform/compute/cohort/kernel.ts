import {
  BAND_OF,
  BANDS,
  type Kernel,
  LANES,
  type Place,
  typescriptKernel,
} from '../../../model/population/draws/kernel.ts';
import { AGES } from '../../../model/types.ts';
import { COHORT_WASM } from './wasm.ts';

const PAGE = 65_536;
const DOUBLE = 8;

/** What we use of WebAssembly; the types of Node do not have it. */
interface WasmModule {
  readonly exports: { readonly project: Project };
}
const wasm = (
  globalThis as unknown as {
    readonly WebAssembly: {
      readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer; grow(pages: number): void };
      readonly Module: new (bytes: Uint8Array) => object;
      readonly Instance: new (module: object, imports: { env: { memory: object } }) => WasmModule;
    };
  }
).WebAssembly;

type Project = (
  ...pointers: [number, number, number, number, number, number, number, number, number, ...number[]]
) => void;

/** Where the tables of a place lie in the memory of the module, in bytes, and where what changes from block to block begins. */
interface Layout {
  readonly start: number;
  readonly dying: number;
  readonly newborn: number;
  readonly births: number;
  readonly staying: number;
  readonly profile: number;
  readonly cuts: number;
  readonly weights: number;
  readonly mostDying: number;
  readonly runs: number;
  readonly free: number;
}

/** Lowest age of those of a band who move alike, for each age. */
function runsOf({ profile }: Place): Int32Array {
  const runs = new Int32Array(AGES);
  for (let a = 1; a < AGES; a += 1)
    runs[a] = profile[a] === profile[a - 1] && BAND_OF[a] === BAND_OF[a - 1] ? (runs[a - 1] as number) : a;
  return runs;
}

/** Largest share who die, [year][sex][band]: times a shock of no more than one, nobody of the band dies twice. */
function mostDying({ years, dying }: Place): Float64Array {
  return Float64Array.from({ length: years * 2 * BANDS.length }, (_, i) => {
    const band = i % BANDS.length;
    const row = Math.floor(i / BANDS.length) * AGES;
    const to = row + (BANDS[band + 1] ?? AGES);
    let most = 0;
    for (let at = row + (BANDS[band] as number); at < to; at += 1) {
      const share = dying[at] as number;
      if (share > most) most = share;
    }
    return most;
  });
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
  const { project } = new wasm.Instance(module, { env: { memory } }).exports;
  let loaded: { readonly place: Place; readonly at: Layout } | null = null;

  const room = (bytes: number) => {
    const missing = bytes - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  };
  const put = (values: Float64Array, at: number): number => {
    new Float64Array(memory.buffer, at, values.length).set(values);
    return at + values.length * DOUBLE;
  };

  const putWhole = (values: Int32Array, at: number): number => {
    new Int32Array(memory.buffer, at, values.length).set(values);
    return at + Math.ceil(values.length / 2) * DOUBLE;
  };

  /** Lays out a place, the whole numbers after the doubles. */
  function load(place: Place): Layout {
    const { start, dying, newborn, births, staying, profile, weights, cuts } = place;
    const tables = [start, dying, newborn, births, staying, profile, weights, mostDying(place)];
    const runs = runsOf(place);
    room(tables.reduce((n, t) => n + t.length * DOUBLE, (cuts.length + runs.length + 2) * DOUBLE));
    const at: number[] = [];
    let free = 0;
    for (const table of tables) {
      at.push(free);
      free = put(table, free);
    }
    const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0, sixth = 0, seventh = 0, eighth = 0] = at;
    const afterCuts = putWhole(cuts, free);
    return {
      start: first,
      dying: second,
      newborn: third,
      births: fourth,
      staying: fifth,
      profile: sixth,
      weights: seventh,
      mostDying: eighth,
      cuts: free,
      runs: afterCuts,
      free: putWhole(runs, afterCuts),
    };
  }

  return (place, shocks, out) => {
    if (loaded?.place !== place) loaded = { place, at: load(place) };
    const { at } = loaded;
    const parts = place.cuts.length - 1;
    const cell = LANES * DOUBLE;
    const answers = place.years * place.readouts * LANES;
    const state = at.free;
    const born = state + 2 * (AGES + 1) * cell;
    const sums = born + cell;
    const result = sums + 2 * parts * cell;
    const shockBytes = (shocks.dying.length + shocks.births.length + shocks.moving.length) * DOUBLE;
    room(result + answers * DOUBLE + shockBytes);
    const dying = result + answers * DOUBLE;
    const births = put(shocks.dying, dying);
    const moving = put(shocks.births, births);
    put(shocks.moving, moving);
    project(
      ...([place.years, parts, place.readouts, at.start, at.dying, at.newborn, at.births] as const),
      ...([place.share[0], place.share[1], at.staying, at.profile, at.cuts, at.weights] as const),
      ...([dying, births, moving, result, at.runs, at.mostDying, state, born, sums, 1] as const),
    );
    out.set(new Float64Array(memory.buffer, result, answers));
  };
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
