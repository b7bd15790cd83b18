import { describe, expect, it } from 'vitest';
import { people } from '../../../../test/model-sample.ts';
import { readParameterFile, toParameters } from '../../../plan/boligbehov/index.ts';
import { AGES, type EventCount, type PopulationYear } from '../../types.ts';
import { total } from '../project.ts';
import { type EventYear, eventSpread, vitalSpreads } from './own-spread.ts';
import { simulate, type Weights } from './simulate.ts';

const parameters = toParameters(readParameterFile('.'));
const mean = (values: readonly number[]) => values.reduce((n, v) => n + v, 0) / values.length;
const deviation = (values: readonly number[]) => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((v) => (v - middle) ** 2)));
};

describe('the spread of fertility and mortality', () => {
  const YEARS = Array.from({ length: 15 }, (_, i) => 2005 + i);
  /** Events that swing by so much from year to year around what is expected. */
  const swinging = (jump: number, expected: number): EventYear[] =>
    YEARS.map((year, i) => ({ year, expected, found: expected * Math.exp(i % 2 === 0 ? jump : -jump) }));
  const { fertility, mortality, ownHistory } = parameters.error;
  const national = Math.sqrt(fertility.spread ** 2 + fertility.smallPlace ** 2 / 1e6);
  it('is what the size says without years of its own, and follows own years above and below it', () => {
    for (const years of [[], swinging(0.5, 1e5).slice(0, 3), swinging(0.5, 1e5).filter((_, i) => i % 2 === 0)])
      expect(eventSpread(years, fertility, 1e6, ownHistory)).toBeCloseTo(national, 12);
    const of = (jump: number) => eventSpread(swinging(jump, 1e6), fertility, 1e6, ownHistory);
    expect(of(0.1)).toBeGreaterThan(national);
    expect(of(0.2)).toBeGreaterThan(of(0.1));
    expect(of(0)).toBeLessThan(national);
    expect(of(0)).toBeGreaterThanOrEqual(national / 2);
  });
  it('gives an innovation of known size back as far as ownHistory lets it', () => {
    // u(t) = +-j gives innovations of j (1 + persistence) either way.
    const moved = 0.1 * (1 + fertility.persistence);
    const [degrees, expected] = [13, 1e7];
    const uneven = (1 + fertility.persistence ** 2) / expected;
    const found = (moved ** 2 * 14) / 13;
    const told = degrees * (national ** 2 / (national ** 2 + uneven)) ** 2;
    const log = (told * Math.log(found - uneven) + 10 * Math.log(national ** 2)) / (told + 10);
    expect(eventSpread(swinging(0.1, expected), fertility, 1e6, 10)).toBeCloseTo(Math.exp(log / 2), 3);
    expect(eventSpread(swinging(0.1, expected), fertility, 1e6, 1e9) / national).toBeCloseTo(1, 5);
  });
  it('is damped towards the national one by size: few events tell next to nothing', () => {
    const against = (expected: number) => eventSpread(swinging(0.3, expected), mortality, 1e6, ownHistory);
    expect(against(1e6)).toBeGreaterThan(against(3000));
    expect(against(3000)).toBeGreaterThan(against(100));
    const size = Math.sqrt(mortality.spread ** 2 + mortality.smallPlace ** 2 / 1e6);
    expect(against(10) / size).toBeLessThan(1.01);
  });
  it('is read of the births and deaths that are loaded, each for itself, and moves the draws', () => {
    const own = [...YEARS, 2020].map((year) => people(3, year, 4000));
    const counts = (expected: number, jump: number): EventCount[] =>
      YEARS.map((year, i) => ({ year, from: 0, to: 105, events: expected * Math.exp(i % 2 ? jump : -jump) }));
    const none = { births: [], deaths: [], arrivals: [], departures: [] };
    const known = (births: number, deaths: number) => ({
      ...{ own, county: [], country: [] },
      vital: { county: none, own: { ...none, births: counts(4500, births), deaths: counts(3500, deaths) } },
    });
    const persons = total(own.at(-1) as PopulationYear);
    const of = (births: number, deaths: number) => vitalSpreads(known(births, deaths), parameters, persons);
    expect(of(0.4, 0).fertility).toBeGreaterThan(1.2 * of(0, 0).fertility);
    expect(of(0.4, 0).mortality).toBe(of(0, 0).mortality);
    expect(of(0, 0.4).mortality).toBeGreaterThan(1.1 * of(0, 0).mortality);
    const ages = Float64Array.from({ length: AGES }, (_, a) => (a < 10 ? 1 : 0));
    const young: Weights = { female: ages, male: ages };
    const width = (births: number) => {
      const drawn = simulate(
        {
          ...{ known: known(births, 0), parameters, years: 10, area: '9901', seed: 1, draws: 400 },
          demographicNoise: false,
        },
        [young],
      );
      return deviation(Array.from({ length: 400 }, (_, d) => drawn.relative(0, 10, d)));
    };
    expect(width(0.4)).toBeGreaterThan(1.1 * width(0));
  });
  it('leaves a band out of all years where one of them hides it', () => {
    const own = [...YEARS, 2020].map((year) => people(3, year, 400));
    const none = { births: [], deaths: [], arrivals: [], departures: [] };
    const of = (hide: boolean) => {
      const births = YEARS.flatMap((year, i): EventCount[] => [
        { year, from: 15, to: 29, events: 200 },
        { year, from: 30, to: 45, events: hide && i === 4 ? null : 300 },
      ]);
      const known = { own, county: [], country: [], vital: { county: none, own: { ...none, births } } };
      return vitalSpreads(known, parameters, 1e5).fertility;
    };
    // A year without half of its births would look like a year with few of them.
    expect(of(true)).toBeLessThan(of(false) * 1.05);
  });
});
