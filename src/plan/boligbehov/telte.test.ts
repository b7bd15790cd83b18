import { describe, expect, it } from 'vitest';
import { run } from '../../model/run.ts';
import { areasOf } from '../../platform/kommuner/areas.ts';
import { findKommune, numbersOf } from '../../platform/kommuner/kommuner.ts';
import { loadKommuner } from '../../platform/kommuner/store.ts';
import { bordersOf, complete, identify, loadCatalogue, mappingsOf, readStatistics } from '../grunnlag/index.ts';
import { buildInput, type LoadedTable, NO_OWN_FIGURES, readParameterFile, toParameters } from './index.ts';
import { originOf } from './pages/run-parts.ts';
import { agesOf } from './telte.ts';

const kommuner = loadKommuner('.');
const catalogue = loadCatalogue('.');
const mappings = mappingsOf(catalogue);
const entries = catalogue.flatMap((row) => row.entries);
const parameters = toParameters(readParameterFile('.'));

/** A file as the product and the command take it in: what it is used for is found out from it. */
async function load(lines: readonly string[], name = 'fil.csv'): Promise<LoadedTable> {
  const read = await readStatistics(new TextEncoder().encode(`${lines.join('\n')}\n`));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const table = complete(read.value, entries, name);
  const role = identify(table, catalogue);
  if (!role.ok) throw new Error(JSON.stringify(role.error));
  return {
    role: role.value,
    mapping: mappings[role.value],
    title: name,
    table: { ...table, borders: bordersOf(table, kommuner.rows) },
  };
}
const found = findKommune(kommuner, '3101');
if (!found.ok) throw new Error('3101');
const { number, name } = found.value;
const kommune = { number, name, whole: numbersOf(kommuner, number).whole, areas: areasOf(kommuner, number) };
const build = (tables: readonly LoadedTable[]) => {
  const built = buildInput(kommune, tables, NO_OWN_FIGURES, parameters, 3);
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  return built.value;
};
const population = () =>
  load([
    'region;alder;Personer 2024;Personer 2025;Personer 2026',
    ...Array.from(
      { length: 106 },
      (_, a) => `3101 Halden;${a} år;${[0, 1, 2].map((i) => (a < 90 ? 340 + i : 5)).join(';')}`,
    ),
  ]);

describe('births, deaths and moves in files', () => {
  it.each([
    ['15-19 år', 15, 19],
    ['20–24', 20, 24],
    ['90 år eller eldre', 90, 105],
    ['105+', 105, 105],
    ['Under 20 år', 0, 19],
    ['035', 35, 35],
    ['7 år', 7, 7],
  ])('reads the ages of "%s"', (label, from, to) => expect(agesOf({ code: label, label })).toEqual({ from, to }));
  it('takes no age from what is none', () =>
    expect(['I alt', '999', 'Uoppgitt'].map((label) => agesOf({ code: label, label }))).toEqual([null, null, null]));

  it('reads births by the mother’s age, deaths by sex and age, and moves one way and the other', async () => {
    const births = await load([
      '"01234: Levendefødte, etter region, alder og år"',
      '',
      'region;alder;Levendefødte 2024;Levendefødte 2025',
      '3101 Halden;15-29 år;100;110',
      '3101 Halden;30-49 år;180;170',
    ]);
    const deaths = await load([
      'region;kjønn;alder;Døde 2024;Døde 2025',
      ...['Kvinner', 'Menn'].flatMap((sex, i) => [
        `3101 Halden;${sex};0-79 år;${60 + i};${50 + i}`,
        `3101 Halden;${sex};80 år eller eldre;${90 + i};${95 + i}`,
      ]),
    ]);
    const moves = await load([
      'region;Innflytting 2024;Innflytting, innenlandsk 2024;Innvandring 2024;Utflytting 2024;Nettoflytting 2024',
      '3101 Halden;1600;1200;400;1500;100',
    ]);
    expect([births.role, deaths.role, moves.role]).toEqual(['births', 'deaths', 'moves']);
    const input = build([await population(), births, deaths, moves]);
    expect(input.vital?.own).toEqual({
      births: [
        { year: 2024, from: 15, to: 29, events: 100 },
        { year: 2024, from: 30, to: 49, events: 180 },
        { year: 2025, from: 15, to: 29, events: 110 },
        { year: 2025, from: 30, to: 49, events: 170 },
      ],
      deaths: [2024, 2025].flatMap((year, t) =>
        (['female', 'male'] as const).flatMap((sex, i) => [
          { year, sex, from: 0, to: 79, events: [60, 50].map((n) => n + i)[t] },
          { year, sex, from: 80, to: 105, events: [90, 95].map((n) => n + i)[t] },
        ]),
      ),
      arrivals: [{ year: 2024, from: 0, to: 105, events: 1600 }],
      departures: [{ year: 2024, from: 0, to: 105, events: 1500 }],
    });
    const { result, manifest } = run(input, parameters, 1, { draws: 0 });
    expect(result.population).toMatchObject({
      source: 'vital-rates',
      loaded: {
        births: { of: 'own', years: [2024, 2025] },
        deaths: { of: 'own', years: [2024, 2025] },
        moves: { of: 'own', years: [2024] },
      },
    });
    expect(manifest.sources.map((s) => s.role)).toEqual(['population', 'births', 'deaths', 'moves']);
    const years = { of: 'own', years: [2024, 2025] };
    expect(originOf(result.population)).toEqual({
      ...{ source: 'vital-rates', alternative: null, raked: false },
      counted: { births: years, deaths: years, moves: { of: 'own', years: [2024] }, missing: {} },
    });
    const bornAlone = run(build([await population(), births]), parameters, 1, { draws: 0 }).result.population;
    expect(originOf(bornAlone).counted).toEqual({
      ...{ births: years, deaths: null, moves: null },
      missing: { deaths: 'ikke-lastet', moves: 'ikke-lastet' },
    });
    expect(
      originOf(run(build([await population()]), parameters, 1, { draws: 0 }).result.population).counted,
    ).toBeNull();
    expect(build([await population()])).not.toHaveProperty('vital');
  });

  it('reads the sums of all four out of one table, and prefers those by age', async () => {
    const change = await load([
      '"06913: Endringer i befolkningen, etter region, statistikkvariabel og år"',
      '',
      `region;${['Levendefødte i alt', 'Døde i alt', 'Fødselsoverskudd', 'Innvandring', 'Utvandring', 'Innflytting, innenlandsk', 'Utflytting, innenlandsk', 'Nettoinnflytting, inkl. inn- og utvandring', 'Folkevekst'].map((m) => `${m} 2024`).join(';')}`,
      '3101 Halden;290;330;-40;410;90;1210;1300;230;190',
    ]);
    expect(change.role).toBe('change');
    const own = build([await population(), change]).vital?.own;
    const all = { year: 2024, from: 0, to: 105 };
    expect(own).toEqual({
      births: [{ ...all, events: 290 }],
      deaths: [{ ...all, events: 330 }],
      arrivals: [{ ...all, events: 1620 }],
      departures: [{ ...all, events: 1390 }],
    });
    const byAge = await load([
      'region;alder;Døde 2024',
      '3101 Halden;0-79 år;120',
      '3101 Halden;80 år eller eldre;200',
    ]);
    expect(build([await population(), change, byAge]).vital?.own.deaths.map((d) => d.events)).toEqual([120, 200]);
  });

  it('keeps what is told of a year with a cell the agency hides, and nothing of a year it hides whole', async () => {
    const deaths = await load([
      'region;alder;Døde 2023;Døde 2024;Døde 2025',
      '3101 Halden;0-39 år;:;:;3',
      '3101 Halden;40-79 år;:;130;121',
      '3101 Halden;80 år eller eldre;:;200;201',
    ]);
    const input = build([await population(), deaths]);
    expect(input.vital?.own.deaths.map((d) => [d.year, d.from, d.events])).toEqual([
      [2024, 0, null],
      [2024, 40, 130],
      [2024, 80, 200],
      [2025, 0, 3],
      [2025, 40, 121],
      [2025, 80, 201],
    ]);
    expect(run(input, parameters, 1, { draws: 0 }).result.population.loaded?.deaths?.years).toEqual([2024, 2025]);
  });

  it('knows the county by its own number', async () => {
    const deaths = await load([
      'region;alder;Døde 2024',
      '31 Østfold;0-79 år;1000',
      '31 Østfold;80 år eller eldre;2000',
      '3101 Halden;0-79 år;120',
      '3101 Halden;80 år eller eldre;200',
    ]);
    const { own, county } = build([await population(), deaths]).vital ?? {};
    expect([own, county].map((of) => of?.deaths.map((d) => d.events))).toEqual([
      [120, 200],
      [1000, 2000],
    ]);
  });
});
