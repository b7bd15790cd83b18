import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { printed } from '../../test/printed.ts';
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

const ANSWER = [
  ...['manifest', 'kommune', 'baseYear', 'years', 'population', 'households', 'need', 'supply', 'gap'],
  ...['sources', 'missing'],
];
const GAP_ROW = ['ledger', 'year', 'type', 'level', 'confidence', 'mean', 'p10', 'p90'];

describe('boligplan run', () => {
  const printing = printed();
  const run = (...args: string[]) =>
    verb.run(['--kommune', 'Narvik', '--from', file, '--years', '3', '--draws', '10', '--json', ...args]);

  it('leaves out years of a number that was split, and says how to give the share', async () => {
    expect(await run()).toBe(0);
    expect(printing.said).toContain('1850 was split: say how much with --share 1850=PART');
    expect(JSON.parse(printing.out).leftOut.map((l: { year: string }) => l.year)).toContain('2019');
  });

  it('tells need and gap by area where people by area are given, and refuses a line it cannot read', async () => {
    const people = join(folder, 'omraader.csv');
    const lines = [2020, 2021].flatMap((year) => [`Sentrum;${year};150;420;100;200`, `Bygda;${year};102;266;82;164`]);
    writeFileSync(people, `Område;År;0-17;18-66;67-79;80+\r\n${lines.join('\r\n')}\r\n`);
    expect(await run('--share', '1850=0.4', '--omraader', people)).toBe(0);
    const { areas, sources, population } = JSON.parse(printing.out);
    expect(areas.of.map((a: { code: string }) => a.code)).toEqual(['Sentrum', 'Bygda']);
    const inYear = (t: number) =>
      areas.of.reduce((n: number, a: { population: { mean: number }[] }) => n + (a.population[t]?.mean ?? 0), 0);
    for (const t of [0, 3]) expect(inYear(t)).toBeCloseTo(population.total[t].mean, 6);
    expect(sources).toContainEqual({ role: 'areas', title: 'omraader.csv', confidence: 'B', year: 2021 });
    writeFileSync(people, 'Sentrum;2021;150;420;100;200\nBygda;2021;102;266');
    expect(await run('--omraader', people)).toBe(2);
    expect(printing.said).toContain('line 2: area, year and four whole numbers');
    expect(await run('--omraader', join(folder, 'mangler.csv'))).toBe(2);
  });

  it('answers with the names that programs read, null for what is not loaded, and a gap when there is a supply', async () => {
    expect(await run('--share', '1850=0.4')).toBe(0);
    const bare = JSON.parse(printing.out);
    expect(Object.keys(bare)).toEqual(expect.arrayContaining(ANSWER));
    expect(bare).toMatchObject({ kommune: { number: '1806', name: 'Narvik' }, baseYear: 2021, gap: [] });
    expect(bare.years).toEqual([2021, 2022, 2023, 2024]);
    expect(bare.supply).toEqual({ dwellings: null, municipal: null, coming: null });
    expect(Object.keys(bare.need)).toEqual(['change', 'replacement', 'vacancy', 'backlog', 'crowding']);
    expect([bare.need.change.length, bare.need.backlog, bare.need.crowding]).toEqual([3, null, null]);
    expect(bare.missing).toEqual(expect.arrayContaining(['households', 'dwellings', 'boligbyggeprogram', 'backlog']));

    printing.out = '';
    const dwellings = join(folder, 'boliger.csv');
    writeFileSync(dwellings, 'region;bygningstype;2021\n1806 Narvik;Blokk;300\n1806 Narvik;Enebolig;400\n');
    expect(await run('--share', '1850=0.4', dwellings)).toBe(0);
    const { gap, supply, missing } = JSON.parse(printing.out);
    expect(supply.dwellings).toMatchObject({ year: 2021, count: 700, byType: { blokk: 300, enebolig: 400 } });
    expect(missing).not.toContain('dwellings');
    expect(gap.length).toBeGreaterThan(0);
    for (const row of gap) {
      expect(Object.keys(row)).toEqual(expect.arrayContaining(GAP_ROW));
      // Households are assumed here, so that decisions.md 9 hides the band.
      expect(row.confidence).toMatch(/^[CO]$/);
      if (row.mean !== 0) expect([row.p10, row.p90]).toEqual([null, null]);
    }
  });

  it('says in words what it cannot do, and prints nothing to read', async () => {
    const other = (...args: string[]) => verb.run([...args, '--json']);
    for (const [args, words] of [
      [['--kommune', 'Atlantis', '--from', file], 'no municipality is or was called "Atlantis"'],
      [['--kommune', 'Våler', '--from', file], 'several municipalities fit "Våler"'],
      [['--kommune', 'Narvik', '--from', join(folder, 'borte.csv')], 'cannot open'],
      [['--kommune', 'Narvik'], 'name a municipality and at least one file'],
      [['--kommune', 'Halden', '--from', file], 'has no figures that say they are of Halden'],
      [['--kommune', 'Narvik', '--from', file, '--years', '0'], '--years takes 1 to 60'],
    ] as const) {
      printing.said = '';
      expect(await other(...args)).toBe(2);
      expect(printing.said).toContain(words);
    }
    expect(printing.out).toBe('');
  });

  it('uses the share it is given, and calls the figures computed', async () => {
    expect(await run('--share', '1850=0.4')).toBe(0);
    const answer = JSON.parse(printing.out);
    expect(answer.leftOut.filter((l: { area: string }) => l.area === 'kommune')).toEqual([]);
    expect(answer.sources[0]).toMatchObject({ confidence: 'B', weighted: ['2018', '2019'] });
  });

  it('refuses a share of a number that was not split, and a part that is none', async () => {
    expect(await run('--share', '0301=0.4')).toBe(2);
    expect(printing.said).toContain('only 1850 was split');
    for (const part of ['', '1,5', '-0.1', '2', 'NaN']) expect(await run('--share', `1850=${part}`)).toBe(2);
    expect(printing.out).toBe('');
  });
});
