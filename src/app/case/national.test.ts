import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { answerCase } from './answer.ts';

const parameters = toParameters(readParameterFile('.'));
const shared = join(process.env.BOLIGPLAN_SHARED ?? '../shared', 'data');

interface Answer {
  population: { areas: Record<string, Record<string, number[]>> }[];
  steps: {
    births: Record<string, Record<string, number>>;
    deaths: Record<string, Record<string, number[]>>;
    newbornDeaths: Record<string, Record<string, number>>;
  }[];
}

function answer(json: unknown): Answer {
  const result = answerCase(json, parameters, 1);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value as Answer;
}

describe('the national check (skipped where the shared data folder is absent)', () => {
  const rows = (file: string) =>
    readFileSync(join(shared, file), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
  it.skipIf(!existsSync(shared))('gives the totals listed with the data: 2024, 2030, 2040, 2060', () => {
    const AGES = 101;
    const STEPS = 37;
    const start: Record<string, number[]> = { female: new Array(AGES).fill(0), male: new Array(AGES).fill(0) };
    for (const [year, age, sex, count] of rows('hmd-norway-population-deaths-mx-1990-2023.csv'))
      if (year === '2024') {
        const list = start[sex === 'F' ? 'female' : 'male'] ?? [];
        const a = Math.min(AGES - 1, Number(age));
        list[a] = (list[a] ?? 0) + Number(count);
      }
    const bySteps = () =>
      Array.from({ length: STEPS }, () => ({
        female: new Array<number>(AGES).fill(0),
        male: new Array<number>(AGES).fill(0),
      }));
    const survival = bySteps();
    for (const [year, sex, age, , , ratio] of rows('norway-mortality-projection-derived-2024-2060.csv')) {
      const step = survival[Number(year) - 2024];
      if (step) step[sex === 'F' ? 'female' : 'male'][Number(age)] = Number(ratio);
    }
    const net = bySteps();
    for (const [year, age, male, female] of rows('un-wpp2024-norway-net-migration-age-2023-2060.csv')) {
      const step = net[Number(year) - 2024];
      if (!step || Number(age) >= AGES) continue;
      step.male[Number(age)] = Number(male) * 1000;
      step.female[Number(age)] = Number(female) * 1000;
    }
    const shape = new Array<number>(AGES).fill(0);
    for (const [year, age, rate] of rows('hfd-norway-asfr-1990-2022.csv'))
      if (year === '2022') shape[Number(age)] = Number(rate);
    const whole = shape.reduce((n, r) => n + r, 0);
    const annual = rows('un-wpp2024-norway-annual-1990-2060.csv').filter(([year]) => Number(year) >= 2024);
    const got = answer({
      kind: 'population',
      startYear: 2024,
      steps: STEPS,
      population: start,
      mortality: { survival: { byStep: survival } },
      fertility: { rates: { byStep: annual.map((y) => shape.map((r) => (r / whole) * Number(y[5]))) } },
      sexRatioAtBirth: { byStep: annual.map((y) => Number(y[6])) },
      migration: { values: { byStep: net }, timing: 'even' },
      floor: 0.0005,
    });
    const all = (step: number) => Object.values(got.population[step]?.areas.all ?? {}).flat();
    const sum = (list: readonly number[]) => Math.round(list.reduce((n, v) => n + v, 0));
    // The United Nations' years are 31 December: the end of step 1 is 2024.
    expect([1, 7, 17, 37].map((t) => sum(all(t)))).toEqual([5_604_296, 5_737_606, 5_856_336, 5_849_180]);
    const old = (t: number) => sum(Object.values(got.population[t]?.areas.all ?? {}).flatMap((list) => list.slice(80)));
    expect([17, 37].map(old)).toEqual([478_427, 674_678]);
    const births = Object.values(got.steps[6]?.births.all ?? {});
    const deaths = [
      ...Object.values(got.steps[6]?.deaths.all ?? {}).flat(),
      ...Object.values(got.steps[6]?.newbornDeaths.all ?? {}),
    ];
    expect(sum(births)).toBe(52_105);
    expect(sum(deaths)).toBe(47_678);
  });
});
