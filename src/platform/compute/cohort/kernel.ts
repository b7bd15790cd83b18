import { type Kernel, LANES, type Place, typescriptKernel } from '../../../model/population/draws/kernel.ts';
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
  readonly free: number;
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

  /** Lays out a place; the cuts go last of its tables, for they alone are not doubles. */
  function load(place: Place): Layout {
    const tables = [
      place.start,
      place.dying,
      place.newborn,
      place.births,
      place.staying,
      place.profile,
      place.weights,
    ] as const;
    const cutBytes = Math.ceil(place.cuts.length / 2) * DOUBLE;
    room(tables.reduce((n, t) => n + t.length * DOUBLE, cutBytes));
    const at: number[] = [];
    let free = 0;
    for (const table of tables) {
      at.push(free);
      free = put(table, free);
    }
    new Int32Array(memory.buffer, free, place.cuts.length).set(place.cuts);
    const [start = 0, dying = 0, newborn = 0, births = 0, staying = 0, profile = 0, weights = 0] = at;
    return { start, dying, newborn, births, staying, profile, weights, cuts: free, free: free + cutBytes };
  }

  return (place, shocks, out) => {
    if (loaded?.place !== place) loaded = { place, at: load(place) };
    const { at } = loaded;
    const parts = place.cuts.length - 1;
    const cell = LANES * DOUBLE;
    const answers = place.years * place.readouts * LANES;
    const state = at.free;
    const born = state + 2 * AGES * cell;
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
      ...([dying, births, moving, result, state, born, sums] as const),
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
