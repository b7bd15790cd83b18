import { describe, expect, it } from 'vitest';
import { loadCatalogue, mappingsOf, readStatistics } from '../grunnlag/index.ts';
import { readParameterFile, toParameters } from './index.ts';
import { openPopulations } from './populations.ts';

const mappings = mappingsOf(loadCatalogue('.'));
const parameters = toParameters(readParameterFile('.'));
const ages = Array.from({ length: 106 }, (_, a) => a);
const open = async (lines: readonly string[]) => {
  const read = await readStatistics(new TextEncoder().encode(`${lines.join('\n')}\n`));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return openPopulations(read.value, mappings.projection);
};
const whole = (codes: readonly string[]) => new Map(codes.map((code) => [code, 1]));
const sum = (list: Float64Array | undefined) => [...(list ?? [])].reduce((n, v) => n + v, 0);

describe('a table of persons by age', () => {
  it('takes only the main one of several alternatives', async () => {
    const table = await open([
      'region;kjønn;alder;alternativ;Personer 2030',
      ...['Menn', 'Kvinner'].flatMap((sex) =>
        ages.flatMap((a) =>
          [
            ['Lav (LLML)', 1],
            ['Hovedalternativet (MMMM)', 2],
            ['Høy (HHMH)', 4],
          ].map(([name, n]) => `3101;${sex};${a} år;${name};${n}`),
        ),
      ),
    ]);
    const read = table?.read(whole(['3101']), '2030', parameters);
    expect(sum(read?.male)).toBe(2 * 106);
    expect(sum(read?.female)).toBe(2 * 106);
  });
  it('gives nothing when a cell under 100 years is missing, nor for a region or year it does not have', async () => {
    const table = await open([
      'knr;kjønn;alder;2030',
      ...ages.map((a) => `3101;Menn;${a} år;${a === 40 ? '..' : 5}`),
      ...ages.map((a) => `3101;Kvinner;${a} år;5`),
    ]);
    expect(table?.read(whole(['3101']), '2030', parameters)).toBeNull();
    expect(table?.read(whole(['9999']), '2030', parameters)).toBeNull();
    expect(table?.read(whole(['3101']), '1999', parameters)).toBeNull();
  });
  it('adds the parts of a merged municipality', async () => {
    const table = await open([
      'knr;kjønn;alder;2019',
      ...['0101', '0118'].flatMap((k) => ['Menn', 'Kvinner'].flatMap((s) => ages.map((a) => `${k};${s};${a} år;3`))),
    ]);
    expect(sum(table?.read(whole(['0101', '0118']), '2019', parameters)?.female)).toBe(6 * 106);
  });
});
