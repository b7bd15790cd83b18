import { AGES, type PopulationYear, type RunInput } from '../src/model/types.ts';

/** A made-up population for tests: falling with age, a little different for every seed; `size` moves all of it. */
export function people(seed: number, year: number, size = 100): PopulationYear {
  const at = (a: number, s: number) =>
    Math.max(0, Math.round(size * Math.exp(-(((a + s) % 90) / 60)) * (1 + (((seed * 31 + a * 7 + s) % 13) - 6) / 40)));
  return {
    year,
    female: Float64Array.from({ length: AGES }, (_, a) => (a > 95 ? 1 : at(a, 0))),
    male: Float64Array.from({ length: AGES }, (_, a) => (a > 95 ? 0 : at(a, 3))),
  };
}

/** An input with a history and nothing else, but for what is changed. */
export function inputOf(history: readonly PopulationYear[], change: Partial<RunInput> = {}): RunInput {
  return {
    area: { code: '9902', name: 'Egenvik' },
    baseYear: history.at(-1)?.year ?? 0,
    years: 10,
    history,
    sexesSplit: false,
    county: [],
    country: [],
    projection: null,
    households: null,
    dwellings: null,
    backlog: null,
    stock: null,
    flows: null,
    social: null,
    sources: [],
    ...change,
  };
}

/** Dwellings by type, a backlog, municipal stock and one field of the programme, as a municipality would have loaded and typed them. */
export const LOADED = {
  dwellings: {
    year: 2020,
    count: 6400,
    byType: { enebolig: 3000, tomannsbolig: 500, smaahus: 700, blokk: 2000, annet: 200 },
  },
  backlog: 40,
  stock: [{ type: 'annet', level: 'heldoegns', ledger: 'boligsosialt', units: 40, confidence: 'B' }],
  flows: [
    {
      kind: 'programme',
      id: 'f',
      year: 2022,
      type: 'blokk',
      level: 'ingen',
      ledger: 'boligutvikling',
      units: 100,
      probability: 0.8,
      delay: 1,
      confidence: 'B',
    },
  ],
} as const satisfies Partial<RunInput>;
