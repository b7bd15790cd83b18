import { describe, expect, it } from 'vitest';
import { inputOf, people } from '../../../test/model-sample.ts';
import { readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { AGES, type PopulationYear } from '../types.ts';
import { simulate } from './draws/simulate.ts';
import { projectPopulation, total } from './project.ts';
import { subAreaDraws } from './subarea-draws.ts';
import { projectSubAreas, rakeAreas, type SubArea } from './subareas.ts';

const parameters = toParameters(readParameterFile('.'));
const base = people(1, 2020, 300);
const own = [base];
const whole = projectPopulation({ own, county: [], country: [] }, parameters, 8);
const area = (code: string, seed: number, size: number, dwellings: SubArea['dwellings'] = []): SubArea => ({
  code,
  history: [people(seed, 2020, size)],
  dwellings,
});
const plain = [area('a', 3, 100), area('b', 5, 60), area('c', 8, 140)];

describe('sub-areas', () => {
  it('add up to the whole in every year, sex and age', () => {
    const paths = projectSubAreas(plain, whole, { own }, parameters);
    for (const [t, control] of whole.entries())
      for (const sex of ['female', 'male'] as const)
        for (let a = 0; a < AGES; a += 1) {
          const sum = paths.reduce((n, path) => n + (path[t]?.[sex][a] ?? 0), 0);
          expect(Math.abs(sum - (control[sex][a] ?? 0))).toBeLessThan(1e-9 * Math.max(1, control[sex][a] ?? 0));
        }
  });
  it('are the whole when there is one of them', () => {
    const [path] = projectSubAreas([area('a', 3, 40)], whole, { own }, parameters);
    for (const [t, control] of whole.entries()) expect(total(path?.[t] ?? control)).toBeCloseTo(total(control), 6);
  });
  it('grow where there is built, by the persons of the dwellings, and the others give them', () => {
    const built = [{ year: 2021, type: 'enebolig' as const, units: 50 }];
    const before = projectSubAreas(plain, whole, { own }, parameters);
    const after = projectSubAreas([area('a', 3, 100, built), ...plain.slice(1)], whole, { own }, parameters);
    const at = (paths: typeof before, r: number, t: number) => {
      const p = paths[r]?.[t];
      return p ? total(p) : Number.NaN;
    };
    // Moved in during 2021: there on 1 January 2022, not a year before.
    expect(at(after, 0, 1)).toBe(at(before, 0, 1));
    const gained = at(after, 0, 2) - at(before, 0, 2);
    const shareOfRest = at(before, 0, 2) / total(whole[2] ?? base);
    const persons = 50 * parameters.movers.persons.enebolig;
    // What the others give is given by the area itself too, in proportion to its size.
    expect(gained / (persons * (1 - shareOfRest))).toBeCloseTo(1, 1);
    expect(at(after, 1, 2)).toBeLessThan(at(before, 1, 2));
    // Of each age as many as people of it move.
    const moved = (a: number) => {
      const [is, was, all] = [after[0]?.[2], before[0]?.[2], whole[2]].map((p) => p?.female[a] ?? Number.NaN);
      return ((is ?? 0) - (was ?? 0)) / (1 - (was ?? 0) / (all ?? 1)) / (all ?? 1);
    };
    const rate = (a: number) => parameters.movers.rates.findLast((band) => band.from <= a)?.rate ?? 0;
    for (const a of [5, 22, 40, 70]) expect(moved(a) / moved(30)).toBeCloseTo(rate(a) / rate(30), 6);
    expect(after.reduce((n, _, r) => n + at(after, r, 2), 0)).toBeCloseTo(total(whole[2] ?? base), 6);
  });
  it('bring people by type and age: 50 detached houses 121.5, of whom 36.8 percent in their twenties', () => {
    const flat = { female: new Float64Array(AGES).fill(100), male: new Float64Array(AGES).fill(100) };
    const even = [2021, 2022].map((year) => ({ year, ...flat }));
    const half = (code: string, units: number): SubArea => ({
      code,
      history: [{ year: 2021, female: flat.female.map((n) => n / 2), male: flat.male.map((n) => n / 2) }],
      dwellings: [{ year: 2021, type: 'enebolig', units }],
    });
    const [without, built] = [0, 50].map(
      (units) => projectSubAreas([half('a', units), half('b', 0)], even, { own: even.slice(0, 1) }, parameters)[0]?.[1],
    );
    // Half of what the new dwellings bring is taken from the area itself, which is as large as the other.
    const came = (from: number, to: number) =>
      2 *
      (['female', 'male'] as const).reduce(
        (n, sex) =>
          n +
          [...(built?.[sex] ?? [])]
            .map((v, a) => v - (without?.[sex][a] ?? 0))
            .slice(from, to + 1)
            .reduce((sum, v) => sum + v, 0),
        0,
      );
    expect(came(0, 105)).toBeCloseTo(121.5, 6);
    // 5 (0.142 + 0.128) of 3.666 moves in a life with as many people of every age; 5 * 0.062 below five; 36 * 0.006 from 70.
    expect(came(20, 29) / 121.5).toBeCloseTo(0.3682, 4);
    expect(came(0, 4) / 121.5).toBeCloseTo(0.0846, 4);
    expect(came(70, 105) / 121.5).toBeCloseTo(0.0589, 4);
  });
  it('never take more movers than there are people', () => {
    const built = [{ year: 2021, type: 'blokk' as const, units: 1_000_000 }];
    const paths = projectSubAreas([area('a', 3, 100, built), ...plain.slice(1)], whole, { own }, parameters);
    for (const path of paths) for (const p of path) expect([...p.female, ...p.male].every((n) => n >= 0)).toBe(true);
  });
  it('can be moved to totals from elsewhere, and keep the ages of the whole', () => {
    const now = projectSubAreas(plain, whole, { own }, parameters).flatMap((path) => path[3] ?? []);
    const raked = rakeAreas(now, [2, 1, 1]);
    const all = now.reduce((n, p) => n + total(p), 0);
    expect(raked.ok && raked.value.map((p) => total(p) / all)).toEqual([
      expect.closeTo(0.5, 9),
      expect.closeTo(0.25, 9),
      expect.closeTo(0.25, 9),
    ]);
    const women40 = (list: readonly { female: Float64Array }[]) => list.reduce((n, p) => n + (p.female[40] ?? 0), 0);
    expect(raked.ok && women40(raked.value) / women40(now)).toBeCloseTo(1, 9);
    expect(
      rakeAreas([people(1, 2020), { female: new Float64Array(AGES), male: new Float64Array(AGES) }], [1, 1]),
    ).toEqual({
      ok: false,
      error: { code: 'empty-margin', axis: 'row', index: 1 },
    });
  });
});

describe('draws of sub-areas', () => {
  const sized = (size: number, seed: number): PopulationYear[] =>
    [2018, 2019, 2020].map((year) => people(seed, year, size));
  const sum = (parts: readonly PopulationYear[][]): PopulationYear[] =>
    (parts[0] ?? []).map((p, i) => ({
      year: p.year,
      female: p.female.map((_, a) => parts.reduce((n, part) => n + (part[i]?.female[a] ?? 0), 0)),
      male: p.male.map((_, a) => parts.reduce((n, part) => n + (part[i]?.male[a] ?? 0), 0)),
    }));
  const [large, small] = [sized(120, 1), sized(8, 2)];
  const whole = inputOf(sum([large, small]), { years: 10 });
  const areas = [large, small].map((history, i) => ({ code: `a${i}`, history, dwellings: [] }));
  const path = projectPopulation({ own: whole.history, county: [], country: [] }, parameters, 10);
  const paths = projectSubAreas(areas, path, { own: whole.history }, parameters);
  const everybody = { female: new Float64Array(106).fill(1), male: new Float64Array(106).fill(1) };
  const one = simulate(
    {
      known: { own: whole.history, county: [], country: [] },
      parameters,
      years: 10,
      area: whole.area.code,
      seed: 3,
      draws: 200,
    },
    [everybody],
  );
  const persons = (t: number, d: number) => total(path[t] as PopulationYear) * one.relative(0, t, d);
  const figure = { weights: everybody, expected: paths.map((area) => area.map(total)), whole: persons };
  const draws = subAreaDraws(areas, [figure], whole, parameters, 3, { draws: 200 });
  const drawn = (area: number, t: number, d: number) => draws(0, area, t, d);
  const all = Array.from({ length: 200 }, (_, d) => d);

  it('add up to the draw of the whole, and are not all alike', () => {
    for (const t of [0, 5, 10])
      for (const d of all) expect((drawn(0, t, d) + drawn(1, t, d)) / persons(t, d)).toBeCloseTo(1, 9);
    expect(new Set(all.map((d) => drawn(1, 10, d) / drawn(0, 10, d))).size).toBe(200);
  });
  it('spread more, for its size, in a small area than in a large one', () => {
    const spread = (area: number) => {
      const values = all.map((d) => drawn(area, 10, d)).sort((a, b) => a - b);
      return ((values[180] ?? 0) - (values[20] ?? 0)) / total(paths[area]?.[10] as PopulationYear);
    };
    expect(spread(1)).toBeGreaterThan(1.5 * spread(0));
  });
});
