import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { caseFile } from './schema.ts';

const flat = (n: number) => new Array<number>(106).fill(n);

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
  it('gives the same bytes with either kernel and any number of threads, other ones for another seed, and refuses what it does not know', () => {
    const years = [2024, 2025].map((year) => ({ year, female: flat(30), male: flat(30) }));
    const input = JSON.stringify({
      ...{ kind: 'run', area: { code: '9902', name: 'Egenvik' }, years: 3, draws: 40, history: years },
      ...{ households: { year: 2025, count: 3000 } },
    });
    const verb = (...options: string[]) =>
      spawnSync('bin/boligplan', ['model', '-', ...options], { input, encoding: 'utf8' });
    const usual = verb();
    expect(JSON.parse(usual.stdout).result.population.total[3].p10).toBeGreaterThan(0);
    expect(verb('--kernel', 'ts').stdout).toBe(usual.stdout);
    expect(verb('--kernel', 'wasm', '--workers', '2').stdout).toBe(usual.stdout);
    expect(verb('--seed', '2').stdout).not.toBe(usual.stdout);
    for (const wrong of [
      ['--kernel', 'numpy'],
      ['--workers', '0'],
      ['--seed', '-1'],
    ]) {
      const { status, stdout, stderr } = verb(...wrong);
      expect([status, stdout], wrong.join(' ')).toEqual([2, '']);
      expect(stderr).toContain(wrong[0]);
    }
  });
  it('has its form written down in docs/model/case.schema.json, as the code reads it', () => {
    const written = JSON.parse(readFileSync('docs/model/case.schema.json', 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(caseFile, { io: 'input' }))));
  });
});
