import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inputOf, LOADED, people } from '../../test/model-sample.ts';
import { readParameterFile, toParameters } from '../plan/boligbehov/index.ts';
import { canonicalJson, fingerprint } from './manifest.ts';
import { run } from './run.ts';
import { MODEL_VERSION } from './types.ts';

const parameters = toParameters(readParameterFile('.'));
const history = [2018, 2019, 2020].map((year) => people(year, year, 150));
const county = [2018, 2019, 2020].map((year) => people(year + 1, year, 900));
const projection = [2020, 2021, 2022, 2023].map((year) => people(year, year, 155));
const loaded = {
  households: { year: 2020, count: 6000 },
  ...LOADED,
  social: [{ group: 'unge', type: 'smaahus', level: 'ingen', now: 7, perYear: 1, confidence: 'B' }],
  groups: [
    {
      kind: 'refugees',
      group: 'flyktninger',
      type: 'blokk',
      level: 'ingen',
      year: 2020,
      confidence: 'B',
      housed: 60,
      series: [{ year: 2020, requested: 30, decided: 25, settled: null }],
      alone: 0.1,
      leaving: null,
      mix: null,
    },
    {
      kind: 'planned',
      group: 'utviklingshemming',
      type: 'smaahus',
      level: 'personalbase',
      year: 2020,
      confidence: 'B',
      persons: [{ year: 2021, count: 6 }],
    },
    {
      kind: 'flow',
      group: 'rus-psykisk',
      type: 'annet',
      level: 'ambulerende',
      year: 2020,
      confidence: 'B',
      now: 14,
      perYear: 5,
      leaving: null,
    },
  ],
} as const;

const standing = {
  turnover: { year: 2020, share: 0.12, confidence: 'B' },
  stock: [...LOADED.stock, { type: 'blokk', level: 'ingen', ledger: 'boligsosialt', units: 70, confidence: 'B' }],
  flows: [
    ...LOADED.flows,
    ...(['sale', 'demolition', 'conversion', 'rehabilitation'] as const).map((kind, i) => ({
      ...({ kind, id: kind, type: 'blokk', level: 'ingen', ledger: 'boligsosialt', confidence: 'B' } as const),
      ...{ year: 2020 + (i % 3), units: kind === 'rehabilitation' ? 6 : -4, probability: 0.8, delay: i === 3 ? 1 : 0 },
    })),
  ],
} as const;

const halves = (share: number) =>
  history.map(({ year, female, male }) => ({
    year,
    female: female.map((n, a) => (a % 2 === 0 ? share : 1 - share) * n),
    male: male.map((n) => share * n + (year - 2020) * (share - 0.5)),
  }));
const areas = [0.7, 0.3].map((share, i) => ({
  code: `o${i}`,
  name: `o${i}`,
  confidence: 'B' as const,
  history: halves(share),
  dwellings: [],
}));

const longer = Array.from({ length: 8 }, (_, i) => people(i, 2013 + i, 900));
const none = { births: [], deaths: [], arrivals: [], departures: [] };
const events = (many: number) =>
  longer.slice(1).map(({ year }, i) => ({ year: year - 1, from: 0, to: 105, events: many * (1 + (i % 3) / 5) }));
const vital = { county: none, own: { ...none, births: events(900), deaths: events(700) } };

it('no number of the model moves without a line in MODEL-CHANGES that says so', () => {
  const results = [
    inputOf(history, { county, ...loaded }),
    inputOf(history.slice(2)),
    inputOf(history, { projection, years: 3, ...loaded }),
    inputOf(history, { years: 4, ...loaded, areas, ...standing }),
    inputOf(longer, { years: 4, vital }),
    inputOf(history, { years: 4, ...LOADED, backlogFlow: { perYear: 9, leaving: 0.3 } }),
    inputOf(history, { years: 4, ...LOADED, backlog: null, crowded: { year: 2020, households: 700, confidence: 'A' } }),
  ].map((input) => {
    const { basis: _, ...numbers } = run(input, parameters, 7, { draws: 40 }).result;
    return numbers;
  });
  const golden = fingerprint(canonicalJson(results)).slice(0, 12);
  const lines = readFileSync('MODEL-CHANGES.md', 'utf8')
    .split('\n')
    .filter((line) => line.includes('golden '));
  // The newest line that names a golden hash is the one that holds.
  expect(lines.at(-1), `add a line with "golden ${golden}" to MODEL-CHANGES.md`).toContain(`golden ${golden}`);
  expect(lines.at(-1)).toContain(`model ${MODEL_VERSION}, parameters ${parameters.version}`);
});
