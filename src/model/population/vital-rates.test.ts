import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { deathRate, fertilityRates, lifeExpectancy, netMigrationRate, survivalRatios } from './vital-rates.ts';

const parameters = toParameters(readParameterFile('.'));
const shared = join(process.env.BOLIGPLAN_SHARED ?? '../shared', 'data');
const rows = (name: string) =>
  readFileSync(join(shared, name), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
const SEX = { F: 'female', M: 'male' } as const;

describe('the schedules that ship', () => {
  it('give the life expectancy of the Human Mortality Database 2019-2023 within 0.1 years', () => {
    expect(Math.abs(lifeExpectancy(parameters, 'female', 2021) - 84.63)).toBeLessThan(0.1);
    expect(Math.abs(lifeExpectancy(parameters, 'male', 2021) - 81.29)).toBeLessThan(0.1);
  });
  it('let fewer die at every age as the years go, and more before', () => {
    for (const sex of ['female', 'male'] as const) {
      const [then, now, later] = [2011, 2021, 2031].map((year) => survivalRatios(parameters, sex, year));
      for (let a = 0; a < 100; a += 1) {
        expect(then?.[a]).toBeLessThan(now?.[a] ?? 0);
        expect(now?.[a]).toBeLessThan(later?.[a] ?? 0);
      }
    }
  });
  it('let a person live half of a year at the rate of each of two ages', () => {
    const law = parameters.mortality.female;
    const lived = (a: number) => Math.exp(-(deathRate(law, a) + deathRate(law, a + 1)) / 2);
    for (const a of [0, 40, 80, 100])
      expect(survivalRatios(parameters, 'female', parameters.mortality.year)[a]).toBeCloseTo(lived(a), 12);
    // At the age the law is centred at, the exponent is the level alone.
    expect(deathRate(law, 80)).toBeCloseTo(law.background + Math.exp(law.level), 12);
  });
  it('have as many births in all and the mean age that the parameters say', () => {
    const rates = fertilityRates(parameters.fertility);
    const all = rates.reduce((n, r) => n + r, 0);
    expect(all).toBeCloseTo(parameters.fertility.tfr, 12);
    const age = rates.reduce((n, r, a) => n + r * (a + 0.5), 0) / all;
    expect(Math.abs(age - parameters.fertility.meanAge)).toBeLessThan(0.1);
  });
  it('move young adults most, children with them, and the old hardly', () => {
    const at = (age: number) => netMigrationRate(parameters.netMigration, age);
    expect(at(25)).toBeGreaterThan(at(16) * 1.5);
    expect(at(2)).toBeGreaterThan(at(16));
    expect(at(75)).toBeLessThan(at(25) / 20);
    // At the peak the labour part is height / e, and the childhood part has fallen for as many years as the peak is old.
    const { level, childhood, labour } = parameters.netMigration;
    const peak = level * (labour.height / Math.E + childhood.height * Math.exp(-childhood.fall * labour.peak));
    expect(at(labour.peak)).toBeCloseTo(peak, 12);
  });
});

describe.skipIf(!existsSync(shared))('against public figures (skipped where the shared data folder is absent)', () => {
  it('life expectancy follows the United Nations path within 0.3 years in every year 2024-2055', () => {
    for (const [year, kind, men, women] of rows('un-wpp2024-norway-annual-1990-2060.csv')) {
      if (kind === 'estimate' || Number(year) > 2055) continue;
      expect(Math.abs(lifeExpectancy(parameters, 'male', Number(year)) - Number(men)), `men ${year}`).toBeLessThan(0.3);
      expect(Math.abs(lifeExpectancy(parameters, 'female', Number(year)) - Number(women)), year).toBeLessThan(0.3);
    }
  });
  it('the TFR is that of 2022 within 0.02, and the mean age within 0.3 years', () => {
    const known = rows('hfd-norway-asfr-1990-2022.csv').filter(([year]) => year === '2022');
    const tfr = known.reduce((n, [, , rate]) => n + Number(rate), 0);
    const mean = known.reduce((n, [, age, rate]) => n + (Number(age) + 0.5) * Number(rate), 0) / tfr;
    const rates = fertilityRates(parameters.fertility);
    const ours = rates.reduce((n, r) => n + r, 0);
    expect(Math.abs(ours - tfr)).toBeLessThan(0.02);
    expect(Math.abs(rates.reduce((n, r, a) => n + r * (a + 0.5), 0) / ours - mean)).toBeLessThan(0.3);
  });
  it('deaths among those 80 and older in 2019-2023 are the registered ones within three percent, for each sex', () => {
    const known = rows('hmd-norway-population-deaths-mx-1990-2023.csv');
    for (const [letter, sex] of Object.entries(SEX)) {
      const old = known.filter(([year, age, s]) => s === letter && Number(year) >= 2019 && Number(age) >= 80);
      let [registered, expected] = [0, 0];
      for (const [year, age, , population, deaths] of old) {
        if (Number(year) > 2023) continue;
        // Those aged a on 1 January die at a or a + 1: the count follows the cohort, the register's age is at death.
        const alive = survivalRatios(parameters, sex, Number(year))[Math.min(105, Number(age))] ?? 0;
        expected += Number(population) * (1 - alive);
        registered += Number(deaths);
      }
      // In the year somebody turns 80: half of the deaths of those aged 79 on 1 January.
      for (const [year, age, s, population] of known) {
        if (s !== letter || age !== '79' || Number(year) < 2019 || Number(year) > 2023) continue;
        expected += (Number(population) * (1 - (survivalRatios(parameters, sex, Number(year))[79] ?? 0))) / 2;
      }
      expect(Math.abs(expected / registered - 1), sex).toBeLessThan(0.03);
    }
  });
  it('net migration by age is that of 2010-2019 within a fifth of its sum in the ages that move', () => {
    const bands = [
      [0, 17],
      [18, 24],
      [25, 34],
      [35, 49],
    ] as const;
    const within = (age: string | undefined, [from, to]: readonly [number, number]) =>
      Number(age) >= from && Number(age) <= to;
    const decade = (year: string | undefined) => Number(year) >= 2010 && Number(year) <= 2019;
    const moves = rows('hmd-norway-net-migration-residual-2005-2023.csv').filter(([year]) => decade(year));
    const people = rows('hmd-norway-population-deaths-mx-1990-2023.csv').filter(([year]) => decade(year));
    for (const band of bands) {
      const known = moves.reduce((n, [, , age, net]) => n + (within(age, band) ? Number(net) : 0), 0);
      const { level } = parameters.netMigration;
      const ours = people.reduce(
        (n, [, age, , population]) =>
          n +
          (within(age, band)
            ? (Number(population) * netMigrationRate(parameters.netMigration, Number(age))) / level
            : 0),
        0,
      );
      expect(Math.abs(ours / known - 1), band.join('-')).toBeLessThan(0.2);
    }
  });
});
