import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { answerCase } from './answer.ts';
import { caseFile } from './schema.ts';

const parameters = toParameters(readParameterFile('.'));
const problems = (json: unknown) => {
  const result = answerCase(json, parameters, 1);
  return result.ok ? [] : result.problems.map((p) => p.path);
};

describe('the other kinds', () => {
  const flat = (n: number) => new Array<number>(106).fill(n);
  it('households: everybody in one type, and the observed count is hit', () => {
    const json = {
      kind: 'households',
      years: [
        { year: 2024, female: flat(10), male: flat(10) },
        { year: 2025, female: flat(20), male: flat(20) },
      ],
      types: ['alone', 'pair'],
      size: [1, 2],
      membership: [{ sex: 'both', from: 0, shares: [0.5, 0.4, 0.1] }],
      observed: { year: 2024, count: 1000 },
    };
    const got = answerCase(json, parameters, 1);
    if (!got.ok) throw new Error(JSON.stringify(got.problems));
    const { years } = got.value as { years: { total: number; byType: number[] }[] };
    expect(years[0]?.total).toBeCloseTo(1000, 9);
    expect(years[1]?.total).toBeCloseTo(2000, 9);
    expect((years[0]?.byType[0] ?? 0) / (years[0]?.byType[1] ?? 1)).toBeCloseTo(0.5 / 0.2, 9);
    expect(problems({ ...json, size: [1] })).toEqual(['$.size']);
    expect(problems({ ...json, observed: { year: 1999, count: 1 } })).toEqual(['$.observed.year']);
  });
  it('need: every component by itself', () => {
    const got = answerCase(
      {
        kind: 'need',
        baseYear: 2026,
        households: [1000, 1010, 1005],
        stock: 1100,
        backlog: 8,
        replacement: 0.01,
        vacancyReserve: 0.02,
        backlogYears: 2,
      },
      parameters,
      1,
    );
    if (!got.ok) throw new Error('need');
    const { years } = got.value as {
      years: { change: number; replacement: number; vacancy: number; backlog: number }[];
    };
    expect(years.map((y) => [y.change, y.replacement, y.backlog])).toEqual([
      [10, 11, 4],
      [-5, 11.11, 4],
    ]);
    expect(years[0]?.vacancy).toBeCloseTo(10 * (0.02 / 0.98), 12);
    expect(years[1]?.vacancy).toBe(0);
  });
  it('run: the whole line, the same bytes for the same seed', () => {
    const json = {
      kind: 'run',
      area: { code: '9902', name: 'Egenvik' },
      years: 5,
      draws: 20,
      history: [{ year: 2025, female: flat(40), male: flat(40) }],
    };
    const of = (seed: number) => JSON.stringify(answerCase(json, parameters, seed));
    expect(of(1)).toBe(of(1));
    expect(of(1)).not.toBe(of(2));
    expect(problems({ ...json, history: [json.history[0], json.history[0]] })).toEqual(['$.history[1].year']);
  });
  it('run: areas add up to the whole, and are moved to totals from elsewhere', () => {
    const history = (n: number) => [{ year: 2025, female: flat(n), male: flat(n) }];
    const json = {
      kind: 'run',
      area: { code: '9902', name: 'Egenvik' },
      years: 2,
      draws: 0,
      history: history(40),
      areas: [
        { code: 'a', history: history(10), totals: [{ year: 2027, persons: 1 }] },
        { code: 'b', history: history(30), totals: [{ year: 2027, persons: 1 }] },
      ],
    };
    const { ok, value } = answerCase(json, parameters, 1) as {
      ok: boolean;
      value: {
        result: { population: { total: { mean: number }[] } };
        areas: { years: { total: number }[] }[];
      };
    };
    expect(ok).toBe(true);
    const [a, b] = value.areas.map((area) => area.years.map((y) => y.total));
    for (const [t, { mean }] of value.result.population.total.entries())
      expect((a?.[t] ?? 0) + (b?.[t] ?? 0)).toBeCloseTo(mean, 6);
    expect((a?.[0] ?? 0) / (b?.[0] ?? 1)).toBeCloseTo(1 / 3, 9);
    expect((a?.[2] ?? 0) / (b?.[2] ?? 1)).toBeCloseTo(1, 8);
    expect(problems({ ...json, areas: [{ code: 'a', history: [{ ...history(1)[0], year: 2024 }] }] })).toEqual([
      '$.areas[0].history',
    ]);
  });
});

describe('the verb', () => {
  it('answers on standard output, and refuses with exit code 2 and nothing on it', () => {
    const out = execFileSync('bin/boligplan', ['model', 'test/cases/beetles-start.case.json'], { encoding: 'utf8' });
    expect(JSON.parse(out).population[1].areas.beetles.both).toEqual([220, 20, 10]);
    const bad = spawnSync('bin/boligplan', ['model', '-'], { input: '{"kind":"population"}', encoding: 'utf8' });
    expect(bad.status).toBe(2);
    expect(bad.stdout).toBe('');
    expect(bad.stderr).toContain('$.population');
    expect(bad.stderr).toContain('$.mortality');
  });
  it('has its form written down in docs/model/case.schema.json, as the code reads it', () => {
    const written = JSON.parse(readFileSync('docs/model/case.schema.json', 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(caseFile, { io: 'input' }))));
  });
});
