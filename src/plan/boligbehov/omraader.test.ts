import { describe, expect, it } from 'vitest';
import { inputOf, people } from '../../../test/model-sample.ts';
import { total } from '../../model/population/project.ts';
import { run } from '../../model/run.ts';
import type { PopulationYear } from '../../model/types.ts';
import { readParameterFile, toParameters } from './content.ts';
import { areasOfRun, OMRAADEALDRE, type Omraadetall, parseOmraader, placing, RESTEN } from './omraader.ts';
import { openAreas } from './open-gap.ts';

const history = [2018, 2019, 2020].map((year) => people(year, year, 150));
const inBand = (p: PopulationYear | undefined, i: number) => {
  const [from, to] = OMRAADEALDRE[i] ?? [0, 0];
  let n = 0;
  for (let a = from; a <= to; a += 1) n += (p?.female[a] ?? 0) + (p?.male[a] ?? 0);
  return n;
};
const row = (area: string, year: number, part: number): Omraadetall => ({
  area,
  year,
  ages: OMRAADEALDRE.map((_, i) => Math.round(part * inBand(history[year - 2018], i))),
  source: 'Notat',
  removed: false,
});
const told = (...names: [string, number][]) =>
  names.flatMap(([n, part]) => [2018, 2019, 2020].map((y) => row(n, y, part)));

describe('people by area, as they are pasted', () => {
  const parse = (rader: string, source = 'SSB') => {
    const read = parseOmraader({ rader, source });
    return read.ok ? read.value.map((r) => [r.area, r.year, ...r.ages]) : [read.error.map((e) => e.code), read.lines];
  };
  it('are read with tabs or semicolons, with or without heads, and thousands apart', () => {
    expect(
      parse('Område;År;0–17;18–66;67–79;80+\nSentrum;2026;1 650;5.300;1200;560\n\nNes\t2026\t10\t20\t0\t4'),
    ).toEqual([
      ['Sentrum', 2026, 1650, 5300, 1200, 560],
      ['Nes', 2026, 10, 20, 0, 4],
    ]);
  });
  it('are refused line by line, all of them or none', () => {
    expect(parse('Nes;2026;10;20;0')).toEqual([[], [1]]);
    expect(parse('Nes;2026;10;20;0;4\nNes;26;1;1;1;1\nNes;2025;1;-1;1;1\n nes ;2026;1;1;1;1')).toEqual([[], [2, 3, 4]]);
    expect(parse('', '')).toEqual([['mangler', 'mangler'], []]);
    expect(parse('Område;År;a;b;c;d')).toEqual([['mangler'], []]);
  });
});

describe('the areas of a run', () => {
  it('have the people that were told of, spread over single ages as in the municipality', () => {
    const areas = areasOfRun(told(['Sentrum', 0.6], ['Sør', 0.4]), history);
    expect(areas.map((a) => a.code)).toEqual(['Sentrum', 'Sør']);
    const [first] = areas;
    for (const [i, p] of (first?.history ?? []).entries())
      for (const band of OMRAADEALDRE.keys())
        expect(inBand(p, band)).toBeCloseTo(row('', 2018 + i, 0.6).ages[band] ?? 0, 6);
    const [a, b] = [first?.history[2], history[2]];
    expect((a?.female[30] ?? 0) / (a?.female[40] ?? 1)).toBeCloseTo((b?.female[30] ?? 0) / (b?.female[40] ?? 1), 9);
  });
  it('have the rest of the municipality as one more where they are not all of it', () => {
    const areas = areasOfRun(told(['Sentrum', 0.5], ['Sør', 0.2]), history);
    expect(areas.map((a) => a.code)).toEqual(['Sentrum', 'Sør', RESTEN]);
    const all = total(history[2] as PopulationYear);
    expect(total(areas[2]?.history.at(-1) as PopulationYear) / all).toBeCloseTo(0.3, 2);
    expect(areasOfRun(told(['Sentrum', 0.6], ['Sør', 0.395]), history)).toHaveLength(2);
  });
  it('end in the base year though they were told before it, and are none where they were only told after', () => {
    const early = areasOfRun([row('A', 2019, 0.5), row('B', 2019, 0.5)], history);
    expect(early.map((a) => a.history.map((h) => h.year))).toEqual([
      [2019, 2020],
      [2019, 2020],
    ]);
    expect(areasOfRun([{ ...row('A', 2020, 1), year: 2031 }], history)).toEqual([]);
    expect(areasOfRun([], history)).toEqual([]);
  });
  it('are found by name however it is written, and nothing else is placed in one', () => {
    const place = placing(told(['Nye  Sentrum', 0.5]));
    expect([place('nye sentrum '), place('NYE SENTRUM'), place('Sentrum'), place(''), place(undefined)]).toEqual([
      { area: 'Nye  Sentrum' },
      { area: 'Nye  Sentrum' },
      {},
      {},
      {},
    ]);
  });
  it('tell those who may not see small counts nothing that a small count decides', () => {
    const parameters = toParameters(readParameterFile('.'));
    const areas = areasOfRun(told(['Sentrum', 0.6], ['Sør', 0.4]), history);
    const result = (now: number) =>
      run(
        inputOf(history, {
          years: 3,
          areas,
          social: [
            { group: 'unge', type: 'blokk', level: 'ingen', now, perYear: 0, area: 'Sør', confidence: 'B' },
            { group: 'unge', type: 'blokk', level: 'ingen', now: 12, perYear: 0, area: 'Sentrum', confidence: 'B' },
          ],
        }),
        parameters,
        1,
        { draws: 0 },
      ).result;
    const open = openAreas(result(3));
    expect(open).toEqual(openAreas(result(2)));
    const at = (area: string) =>
      open.find((r) => r.area === area && r.year === 2023 && r.type === 'blokk' && r.ledger === 'boligsosialt');
    expect(at('Sør')).toMatchObject({ mean: null, needed: null, coming: null, open: { low: 1, high: 4 } });
    expect(at('Sentrum')).toMatchObject({ mean: 12, needed: 12 });
  });
});
