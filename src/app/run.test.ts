import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { verb } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'boligplan-run-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Narvik of 2020 is Narvik (1805), Ballangen (1854) and a part of Tysfjord (1850). */
const file = join(folder, 'befolkning.csv');
const years = [2018, 2019, 2020, 2021];
const cell = (code: string, year: number) =>
  ({ '1805': year < 2020 ? 10 : '.', '1850': year < 2020 ? 10 : '.', '1854': year < 2020 ? 2 : '.' })[code] ??
  (year < 2020 ? '.' : 14);
writeFileSync(
  file,
  `region;alder;${years.join(';')}\n${['1805', '1850', '1854', '1806']
    .flatMap((code) =>
      Array.from({ length: 106 }, (_, a) => `${code} Sted;${a} år;${years.map((y) => cell(code, y)).join(';')}`),
    )
    .join('\n')}\n`,
);

describe('boligplan run', () => {
  let out = '';
  let said = '';
  beforeEach(() => {
    out = '';
    said = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += text;
      return true;
    });
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said += text;
      return true;
    });
  });
  afterEach(() => vi.restoreAllMocks());
  const run = (...args: string[]) =>
    verb.run(['--kommune', 'Narvik', '--from', file, '--years', '3', '--draws', '10', '--json', ...args]);

  it('leaves out years of a number that was split, and says how to give the share', async () => {
    expect(await run()).toBe(0);
    expect(said).toContain('1850 was split: say how much with --share 1850=PART');
    expect(JSON.parse(out).leftOut.map((l: { year: string }) => l.year)).toContain('2019');
  });

  it('uses the share it is given, and calls the figures computed', async () => {
    expect(await run('--share', '1850=0.4')).toBe(0);
    const answer = JSON.parse(out);
    expect(answer.leftOut.filter((l: { area: string }) => l.area === 'kommune')).toEqual([]);
    expect(answer.sources[0]).toMatchObject({ confidence: 'B', weighted: ['2018', '2019'] });
  });

  it('refuses a share of a number that was not split, and a part that is none', async () => {
    expect(await run('--share', '0301=0.4')).toBe(2);
    expect(said).toContain('only 1850 was split');
    for (const part of ['', '1,5', '-0.1', '2', 'NaN']) expect(await run('--share', `1850=${part}`)).toBe(2);
    expect(out).toBe('');
  });
});
