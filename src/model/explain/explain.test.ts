import { describe, expect, it } from 'vitest';
import { inputOf, LOADED, people } from '../../../test/model-sample.ts';
import { readParameterFile, toParameters } from '../../plan/boligbehov/index.ts';
import { run } from '../run.ts';
import type { RunInput } from '../types.ts';
import { type Explained, explainEnds, explainGap } from './explain.ts';

const file = readParameterFile('.');
const parameters = toParameters(file);

const full: Partial<RunInput> = {
  households: { year: 2019, count: 6000 },
  ...LOADED,
  careUsers: { year: 2019, users: 70, confidence: 'B' },
  flows: [
    ...LOADED.flows,
    {
      kind: 'measure',
      id: 'm',
      year: 2024,
      type: 'smaahus',
      level: 'personalbase',
      ledger: 'boligsosialt',
      units: 6,
      probability: 1,
      delay: 0,
      confidence: 'B',
    },
    ...(['utviklingshemming', 'demens'] as const).map((group) => ({
      kind: 'measure' as const,
      id: group,
      group,
      year: 2022,
      type: 'smaahus' as const,
      level: 'personalbase' as const,
      ledger: 'boligsosialt' as const,
      units: 2,
      probability: 0.9,
      delay: 0,
      confidence: 'B' as const,
    })),
  ],
  social: [
    { group: 'utviklingshemming', type: 'smaahus', level: 'personalbase', now: 7, perYear: 1, confidence: 'B' },
    { group: 'rus-psykisk', type: 'smaahus', level: 'personalbase', now: 3, perYear: 0, confidence: 'B' },
    { group: 'unge', type: 'smaahus', level: 'personalbase', now: 6, perYear: 0, from: 2023, confidence: 'B' },
  ],
};
const groups: RunInput['groups'] = [
  {
    kind: 'refugees',
    group: 'flyktninger',
    type: 'blokk',
    level: 'ingen',
    year: 2020,
    confidence: 'B',
    housed: 90,
    series: [
      { year: 2019, requested: 40, decided: 30, settled: 28 },
      { year: 2021, requested: 40, decided: 35, settled: null },
    ],
    alone: 0.1,
    leaving: null,
    mix: null,
  },
  {
    kind: 'planned',
    group: 'nedsatt-funksjonsevne',
    type: 'smaahus',
    level: 'personalbase',
    year: 2020,
    confidence: 'B',
    persons: [
      { year: 2019, count: 1 },
      { year: 2022, count: 4 },
    ],
  },
  {
    kind: 'flow',
    group: 'bostedsloese',
    type: 'blokk',
    level: 'ingen',
    year: 2021,
    confidence: 'C',
    now: 12,
    perYear: 5,
    leaving: 0.3,
    ages: [18, 24],
  },
];
const history = [2018, 2019, 2020].map((year) => people(year, year, 150));
const FALLING = { projection: [2020, 2021, 2022].map((y, i) => people(1, y, 150 - i * 20)), years: 2 };

/** Written apart from the model: what the leaves alone give. */
function recompute(e: Explained): number {
  if (e.formula === null) return e.value;
  const v = e.parts.map(recompute);
  const head = v[0] as number;
  const rest = v.slice(1);
  if (e.formula === 'sum') return v.reduce((a, b) => a + b, 0);
  if (e.formula === 'product') return v.reduce((a, b) => a * b, 1);
  if (e.formula === 'difference') return head - rest.reduce((a, b) => a + b, 0);
  if (e.formula === 'quotient') return head / (rest[0] as number);
  if (e.formula === 'queue') {
    const [occupancy, reserve] = rest as [number, number];
    const [usual, kept] = [head / occupancy, head + reserve * head ** 0.5];
    return Math.max(usual, kept);
  }
  if (e.formula === 'between') return head + (rest[1] as number) * ((rest[0] as number) - head);
  if (e.formula === 'surplus') return Math.max(0, head - rest.reduce((a, b) => a + b, 0));
  if (e.formula === 'least') return Math.max(0, Math.min(head, rest[0] as number));
  if (e.formula === 'slip') return 1 - Math.exp((-Math.LN2 * head) / (rest[0] as number));
  if (e.formula === 'power') return Math.exp((rest[0] as number) * Math.log(head));
  return head > 0 ? head / (1 - (rest[0] as number)) : head;
}
const leaves = (e: Explained): Explained[] => (e.formula === null ? [e] : e.parts.flatMap(leaves));

describe('an explanation of a gap', () => {
  for (const [name, change] of [
    ['everything loaded', full],
    ['groups with figures of their own', { ...full, groups }],
    [
      'refugees with a mix of their own',
      { groups: groups.slice(0, 1).map((g) => ({ ...g, mix: [0.5, 0.3, 0.1, 0.1] })) },
    ],
    ['no household count, no dwellings by type, no backlog', { dwellings: { year: 2020, count: 6400, byType: null } }],
    [
      'a population that grows',
      { ...full, projection: [2020, 2021, 2022].map((y, i) => people(1, y, 150 + i * 20)), years: 2 },
    ],
    ['a population that falls', { ...full, ...FALLING }],
    ['a backlog that people come to and leave', { ...full, backlogFlow: { perYear: 9, leaving: 0.3 } }],
    [
      'crowded households and no backlog',
      { ...full, backlog: null, crowded: { year: 2019, households: 700, confidence: 'A' } },
    ],
  ] as const) {
    it(`gives every row of the page from its opened inputs alone: ${name}`, () => {
      const { result } = run(inputOf(history, change), parameters, 1, { draws: 0 });
      expect(result.gap.length).toBeGreaterThan(0);
      for (const row of [...result.gap, ...(result.gapByGroup ?? [])]) {
        const told = explainGap(result, row);
        const what = `${row.ledger} ${row.type} ${row.level} ${'group' in row ? row.group : ''} ${row.year}`;
        expect(told, what).not.toBeNull();
        if (!told) continue;
        expect(Math.abs(recompute(told) - row.mean), what).toBeLessThan(1e-9 * Math.max(1000, Math.abs(row.mean)));
      }
    });
  }
  it('opens places with 24-hour staffing whose rates are told by sex', () => {
    const careRates = parameters.careRates.flatMap((row) => [
      { ...row, sex: 'female' as const, rate: row.rate * 1.2 },
      { ...row, sex: 'male' as const },
    ]);
    const { result } = run(inputOf(history, full), { ...parameters, careRates }, 1, { draws: 0 });
    const rows = result.gap.filter((g) => g.type === 'annet' && g.level === 'heldoegns');
    expect(rows.length).toBe(10);
    for (const row of rows) {
      const told = explainGap(result, row);
      expect(told && recompute(told)).toBeCloseTo(row.mean, 8);
      expect(told && leaves(told).map((l) => l.term)).toContain('careRateWomen');
    }
  });
  it('gives both ends of every interval from the draws they lie between', () => {
    const areas = [0.6, 0.4].map((share, i) => ({
      code: `o${i}`,
      name: `o${i}`,
      confidence: 'B' as const,
      history: history.map((y) => ({
        year: y.year,
        female: y.female.map((n) => n * share),
        male: y.male.map((n) => n * share),
      })),
      dwellings: [],
    }));
    const changes: Partial<RunInput>[] = [
      full,
      { ...full, groups, turnover: { year: 2020, share: 0.1, confidence: 'B' } },
      { ...full, groups, areas, years: 4 },
      { ...full, ...FALLING },
      { ...full, areas, years: 4, backlog: 300, backlogFlow: { perYear: 90 } },
    ];
    const told = { figure: 0, units: 0, none: 0 };
    for (const change of changes)
      for (const draws of [23, 40]) {
        const { result } = run(inputOf(history, change), { ...parameters, exampleShare: 1 }, 3, { draws });
        for (const row of [...result.gap, ...(result.gapByGroup ?? []), ...(result.areas?.gap ?? [])]) {
          const what = `${JSON.stringify(row)}`;
          const ends = explainEnds(result, row);
          expect(ends, what).not.toBeNull();
          if (!ends) continue;
          expect(recompute(ends.low), what).toBeCloseTo(row.p10 ?? Number.NaN, 6);
          expect(recompute(ends.high), what).toBeCloseTo(row.p90 ?? Number.NaN, 6);
          for (const one of [...leaves(ends.low), ...leaves(ends.high)]) expect(one.origin, one.term).not.toBeNull();
          told[row.ends?.of ?? 'none'] += 1;
        }
      }
    expect(Math.min(...Object.values(told))).toBeGreaterThan(20);
  });
  it('names where every number that is not computed further comes from', () => {
    const { result } = run(inputOf(history, { ...full, groups }), parameters, 1, { draws: 0 });
    for (const row of result.gap) {
      const told = explainGap(result, row);
      for (const one of told ? leaves(told) : []) {
        expect(one.origin, one.term).not.toBeNull();
        if (one.origin?.kind === 'parameter') expect(Object.keys(file), one.term).toContain(one.origin.key);
      }
    }
  });
  it('is silent about runs that did not keep what they rest on', () => {
    const { result } = run(inputOf(history, full), parameters, 1, { draws: 0 });
    const [row] = result.gap;
    const { basis: _, ...older } = result;
    expect(row && explainGap(older, row)).toBeNull();
  });
});
