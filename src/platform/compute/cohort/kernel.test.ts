import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { people } from '../../../../test/model-sample.ts';
import { BANDS, type Kernel, LANES, type Shocks, typescriptKernel } from '../../../model/population/draws/kernel.ts';
import { fillDraws, placeOf, roomFor, simulate, type Weights } from '../../../model/population/draws/simulate.ts';
import { localRates } from '../../../model/population/project.ts';
import { keyOf } from '../../../model/random/keyed.ts';
import { AGES, type PopulationYear } from '../../../model/types.ts';
import { readParameterFile, toParameters } from '../../../plan/boligbehov/index.ts';
import { fastestKernel, wasmKernel } from './kernel.ts';

const parameters = toParameters(readParameterFile('.'));
const wasm = wasmKernel() as Kernel;
const weightsBy = (width: number): Weights => ({
  female: Float64Array.from({ length: AGES }, (_, a) => Math.floor(a / width) / 7),
  male: Float64Array.from({ length: AGES }, (_, a) => 1 / (1 + Math.floor(a / width))),
});

/** Evenly from one end to the other: doubles of fast-check would nearly all lie next to 0. */
const between = (low: number, high: number) => fc.integer({ min: low * 7000, max: high * 7000 }).map((n) => n / 7000);

describe('the kernel with vectors', () => {
  it('gives the bits of the reference for any place and shocks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 40 }),
        fc.array(between(0, 3), { minLength: 60, maxLength: 60 }),
        fc.array(between(-3, 3), { minLength: 60, maxLength: 60 }),
        (years, width, factors, moves) => {
          const base: PopulationYear = people(years, 2020, 40);
          const rates = localRates({ own: [base], county: [], country: [] }, parameters);
          const place = placeOf(base, rates, parameters, years, [weightsBy(width), weightsBy(1)]);
          const cells = years * 2 * BANDS.length * LANES;
          const shocks: Shocks = {
            dying: Float64Array.from({ length: cells }, (_, i) => factors[(i * 7) % 60] ?? 0),
            births: Float64Array.from({ length: years * 2 * LANES }, (_, i) => factors[(i * 11) % 60] ?? 0),
            moving: Float64Array.from({ length: cells }, (_, i) => moves[(i * 13) % 60] ?? 0),
          };
          const [ours, theirs] = [typescriptKernel, wasm].map((kernel) => {
            const out = new Float64Array(years * 2 * LANES);
            kernel(place, shocks, out);
            return Buffer.from(out.buffer).toString('hex');
          });
          expect(theirs).toBe(ours);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives the same bits where the shocks are kept, of several blocks and places, and forgets those of the call before', () => {
    const years = 30;
    const rates = (own: PopulationYear) => localRates({ own: [own], county: [], country: [] }, parameters);
    const placesOf = [20, 400].map((size) => {
      const own = people(size, 2020, size);
      return placeOf(own, rates(own), parameters, years, [weightsBy(5)]);
    });
    const blocks = Array.from({ length: 40 }, (_, block): Shocks => {
      const cells = years * 2 * BANDS.length * LANES;
      const by = (i: number) => ((i * 7 + block * 13) % 31) / 31;
      return {
        dying: Float64Array.from({ length: cells }, (_, i) => 0.5 + by(i)),
        births: Float64Array.from({ length: years * 2 * LANES }, (_, i) => 0.5 + by(i + 3)),
        moving: Float64Array.from({ length: cells }, (_, i) => (by(i + 5) - 0.5) / 50),
      };
    });
    const all = (kernel: Kernel) =>
      placesOf.map((place) =>
        blocks.map((shocks) => {
          const out = new Float64Array(years * LANES);
          kernel(place, shocks, out);
          return Buffer.from(out.buffer).toString('hex');
        }),
      );
    const expected = all(typescriptKernel);
    const keeping = wasmKernel() as Kernel;
    for (const kept of [blocks.slice(0, 20), blocks, [], blocks.slice(30)]) {
      keeping.keep?.(kept);
      expect(all(keeping)).toEqual(expected);
    }
    // Kept, and so not read again: what is written over afterwards is as it was.
    (blocks[39] as Shocks).births.fill(0);
    expect(all(keeping)).toEqual(expected);
    keeping.keep?.([]);
    expect(all(keeping)).not.toEqual(expected);
  });

  it('gives the bytes of the reference through a whole simulation, and keeps places apart', () => {
    const of = (kernel: Kernel, area: string, size: number) => {
      const own = [2018, 2019, 2020].map((year) => people(year, year, size));
      const drawn = simulate(
        { known: { own, county: [], country: [] }, parameters, years: 20, area, seed: 4, draws: 21, kernel },
        [weightsBy(5)],
      );
      return Array.from({ length: 21 }, (_, d) => drawn.relative(0, 20, d));
    };
    for (const [area, size] of [
      ['9901', 5],
      ['9902', 300],
      ['9901', 5],
    ] as const)
      expect(of(wasm, area, size)).toEqual(of(typescriptKernel, area, size));
  });

  it('makes the shocks of the reference: few people and many, no spread, and spread beyond what anybody would say', () => {
    const strayed = (spread: number, drift: number): typeof parameters => {
      const driver = { persistence: 0.9, spread, smallPlace: 0, shared: 0.4, drift };
      return {
        ...parameters,
        error: { ...parameters.error, fertility: driver, mortality: driver, migration: { ...driver, drift: 0 } },
      };
    };
    const bits = (kernel: Kernel, size: number, of: typeof parameters, spread: number, demographicNoise: boolean) => {
      const own = [people(3, 2020, size)];
      const s = { known: { own, county: [], country: [] }, parameters: of, years: 25, area: `${size}`, seed: 9 };
      const walk = { key: keyOf('household', s.area), spread };
      const drawn = { ...s, draws: 300, demographicNoise, walk, kernel };
      const values = new Float64Array(roomFor(drawn, 1));
      fillDraws(drawn, [weightsBy(20)], values, 0, 300);
      return values;
    };
    for (const [size, spread, drift, noise] of [
      [1, 0.03, 0.01, true],
      [9, 0, 0, true],
      [60, 0.4, 0.05, true],
      [61, 3, 0.5, true],
      [62, 250, 1, true],
      [4000, 1e-10, 0, false],
    ] as const) {
      const of = strayed(spread, drift);
      const theirs = bits(wasm, size, of, spread, noise);
      expect(
        bits(typescriptKernel, size, of, spread, noise).every((value, i) => Object.is(value, theirs[i])),
        `${size}`,
      ).toBe(true);
    }
  });

  it('is the one that is used, and the reference where a Node has no vectors', () => {
    expect(fastestKernel()).not.toBe(typescriptKernel);
    const without = `
      const { fastestKernel } = await import('./src/platform/compute/cohort/kernel.ts');
      const { typescriptKernel } = await import('./src/model/population/draws/kernel.ts');
      WebAssembly.Module = class { constructor() { throw new WebAssembly.CompileError('no vectors'); } };
      process.stdout.write(String(fastestKernel() === typescriptKernel));`;
    expect(execFileSync(process.execPath, ['--input-type=module', '-e', without], { encoding: 'utf8' })).toBe('true');
  });

  it('that ships is made from its source', async () => {
    const { compiled, SHIPPED } = await import('../../../../bin/wasm.mjs');
    expect(readFileSync(SHIPPED, 'utf8')).toBe(await compiled());
  }, 60_000);
});
