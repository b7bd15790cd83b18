import { describe, expect, it } from 'vitest';
import { areasOf } from '../../platform/kommuner/areas.ts';
import { findKommune, numbersOf } from '../../platform/kommuner/kommuner.ts';
import { loadKommuner } from '../../platform/kommuner/store.ts';
import { bordersOf, loadCatalogue, mappingsOf, readStatistics } from '../grunnlag/index.ts';
import { buildInput, type LoadedTable, NO_OWN_FIGURES, readParameterFile, toParameters } from './index.ts';
import { alternativeOf, parseScenario, withChoices } from './scenario.ts';

const kommuner = loadKommuner('.');
const mappings = mappingsOf(loadCatalogue('.'));
const parameters = toParameters(readParameterFile('.'));

async function load(lines: readonly string[], role: LoadedTable['role']): Promise<LoadedTable> {
  const read = await readStatistics(new TextEncoder().encode(`${lines.join('\n')}\n`));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const table = { ...read.value, borders: bordersOf(read.value, kommuner.rows) };
  return { role, mapping: mappings[role], title: role, table };
}
const found = findKommune(kommuner, 'Halden');
if (!found.ok) throw new Error('no Halden');
const { number, name } = found.value;
const kommune = { number, name, whole: numbersOf(kommuner, number).whole, areas: areasOf(kommuner, number) };
const ages = Array.from({ length: 106 }, (_, a) => `${a} år`);
const population = () =>
  load(['region;alder;2023;2024', ...ages.map((a) => `${number} Halden;${a};100;100`)], 'population');
const NINE = ['MMMM', 'HHMH', 'LLML', 'MMMH', 'MMML', 'HMMM', 'LMMM', 'MHMM', 'MLMM'];
const YEARS = [2025, 2026];
const heads = (first: string) =>
  [first, ...NINE.flatMap((code) => YEARS.map((y) => `Alternativ (${code}) ${y}`))].join(';');
/** 10 more of each age for each alternative further down the list, one more a year. */
const cells = (scale: number) => NINE.flatMap((_, i) => YEARS.map((y) => scale * (100 + 10 * i + (y - 2025))));
const byAge = () =>
  load([heads('region;alder'), ...ages.map((a) => `${number} Halden;${a};${cells(1).join(';')}`)], 'projection');
const inAll = () => load([heads('region'), `${number} Halden;${cells(106).join(';')}`], 'projection');
const inputOf = (tables: readonly LoadedTable[], alternative?: string) => {
  const own = alternative === undefined ? NO_OWN_FIGURES : { ...NO_OWN_FIGURES, alternative };
  const built = buildInput(kommune, tables, own, parameters, 2);
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  return built.value;
};
const firstAhead = (input: ReturnType<typeof inputOf>) => {
  const year = input.projection?.find((p) => p.year === 2025);
  return year && Math.round([...year.female, ...year.male].reduce((n, v) => n + v, 0));
};

describe("the agency's projection, with its nine alternatives", () => {
  it('is read as the main one unless another is asked for, and says which', async () => {
    const tables = [await population(), await byAge()];
    expect(inputOf(tables).alternatives).toEqual({ used: 'MMMM', offered: NINE });
    expect(firstAhead(inputOf(tables))).toBe(10_600);
    for (const [i, code] of NINE.entries()) {
      const input = inputOf(tables, code);
      expect([firstAhead(input), input.alternatives?.used], code).toEqual([106 * (100 + 10 * i), code]);
    }
    // One that the table does not have is not read.
    expect(inputOf(tables, 'KKKK')).toEqual(inputOf(tables));
  });
  it('holds the own path to its persons where it tells no ages', async () => {
    const tables = [await population(), await inAll()];
    expect(inputOf(tables, 'HHMH')).toMatchObject({
      projection: null,
      rakeTo: [
        { year: 2025, persons: 106 * 110 },
        { year: 2026, persons: 106 * 111 },
      ],
      alternatives: { used: 'HHMH' },
    });
    expect(inputOf([await population()])).not.toHaveProperty('rakeTo');
  });
  it('is chosen in an address and kept in a scenario, unless it is the usual one', async () => {
    const setup = { input: inputOf([await population(), await byAge()]), parameters };
    expect(['HHMH', 'MMMM', 'KKKK', undefined].map((a) => alternativeOf(a ? { alternativ: a } : {}, setup))).toEqual([
      'HHMH',
      null,
      null,
      null,
    ]);
    const kept = parseScenario({ title: 'Høy vekst', alternativ: 'HHMH' }, setup);
    expect(kept).toMatchObject({ ok: true, value: { alternative: 'HHMH', choices: {} } });
    expect(withChoices('/proev', {}, 'HHMH')).toBe('/proev?alternativ=HHMH');
  });
});
