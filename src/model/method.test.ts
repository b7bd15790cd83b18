import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatNumber } from '../kernel/index.ts';
import { readParameterFile, toParameters } from '../plan/boligbehov/index.ts';
import { lifeExpectancy } from './population/vital-rates.ts';

interface Row {
  readonly measure: string;
  readonly class: string;
  readonly model: number;
  readonly places: number;
  readonly median: number;
  readonly noChange: number;
  readonly trend: number;
  readonly coverage80: number;
  readonly crps: number;
}

const text = readFileSync('docs/model/method.nb.md', 'utf8');
const parameters = toParameters(readParameterFile('.'));
const hindcast = parse(readFileSync('content/modell/treff.yaml', 'utf8')) as {
  places: number;
  years: { to: number; truth: number };
  rows: Row[];
};

describe('the page that explains the method', () => {
  it('has the hit rates of the hindcast', () => {
    const { places, years } = hindcast;
    expect(text).toContain(
      `kjent i ${years.to}, regnet modellen fram til ${years.truth} i ${formatNumber(places)} kommuner`,
    );
    const { rows } = hindcast;
    expect(rows).toHaveLength(12);
    const names: Readonly<Record<string, string>> = { total: 'folketall', '80+': '80 år og over' };
    const of = (size: string) => (size === 'all' ? 'alle' : size.replace('-', '–'));
    const told = rows.map((r) => {
      const parts = [r.model, r.median, r.noChange, r.trend].map((v) => formatNumber(v * 100, 1));
      const others = [formatNumber(r.coverage80 * 100), formatNumber(r.crps * 100, 1)];
      return `| ${names[r.measure]}, ${of(r.class)} | ${[r.places, ...parts, ...others].join(' | ')} |`;
    });
    // The table whole: no row may be missing, and none may be there that the command does not print.
    expect(text.split('\n').filter((line) => /^\| (folketall|80 år og over),/.test(line))).toEqual(told);
  });
  it('says of the sizes what the figures say', () => {
    const of = (measure: string, size: string) => hindcast.rows.find((r) => r.measure === measure && r.class === size);
    for (const { measure, class: size, model, noChange, trend } of hindcast.rows) {
      if (measure === '80+') expect(model, size).toBeLessThan(Math.min(noChange, trend));
      else if (/^(5 000|10 000|over)/.test(size)) expect(trend, size).toBeLessThan(model);
      // What the issue asks for: better than no change above 5 000, at most a tenth worse below, and a band that holds.
      expect(model, size).toBeLessThan(noChange * (/^(under|2 000)/.test(size) ? 1.1 : 1));
    }
    const covered = hindcast.rows.map((r) => r.coverage80);
    expect(Math.min(...covered)).toBeGreaterThan(0.7);
    expect(Math.max(...covered)).toBeLessThan(0.9);
    expect(of('total', 'all')?.places).toBe(hindcast.places);
  });
  it('has the rates that ship', () => {
    const { female, male, year } = parameters.mortality;
    const e0 = (sex: 'female' | 'male') => formatNumber(lifeExpectancy(parameters, sex, year), 1);
    expect(text).toContain(`| ${e0('female')} og ${e0('male')} år |`);
    expect(text).toContain(
      `| ${formatNumber(female.improvement * 100, 2)} og ${formatNumber(male.improvement * 100, 2)} prosent |`,
    );
    const { tfr, meanAge } = parameters.fertility;
    expect(text).toContain(`| ${formatNumber(tfr, 2)} og ${formatNumber(meanAge, 1)} år |`);
    expect(text).toContain(`fra ${parameters.careYear} | ${formatNumber(parameters.careChange * 100, 1)} prosent |`);
  });
});
