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
  readonly noChange: number;
  readonly coverage80: number;
}

const text = readFileSync('docs/model/method.nb.md', 'utf8');
const parameters = toParameters(readParameterFile('.'));
const hindcast = parse(readFileSync('content/modell/treff.yaml', 'utf8')) as {
  places: number;
  years: { to: number; truth: number };
  rows: Row[];
};
const percent = (share: number, decimals = 1) => `${formatNumber(share * 100, decimals)} prosent`;

describe('the page that explains the method', () => {
  it('has the hit rates of the hindcast', () => {
    const { places, years } = hindcast;
    expect(text).toContain(
      `kjent i ${years.to}, regnet modellen fram til ${years.truth} i ${formatNumber(places)} kommuner`,
    );
    for (const [name, measure, size] of [
      ['folketall, alle', 'total', 'all'],
      ['folketall, under 2 000', 'total', 'under 2 000'],
      ['folketall, over 20 000', 'total', 'over 20 000'],
      ['80 år og over, alle', '80+', 'all'],
    ]) {
      const row = hindcast.rows.find((r) => r.measure === measure && r.class === size);
      expect(text).toContain(
        `| ${name} | ${percent(row?.model ?? 0)} | ${percent(row?.noChange ?? 0)} | ${percent(row?.coverage80 ?? 0, 0)} |`,
      );
    }
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
