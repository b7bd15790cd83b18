import type { Texts } from '../../kernel/index.ts';

const nb = {
  own: (year: number) => `egen kommune, KOSTRA tabell 12671, ${year}`,
  usual: 'midten av 34 kommuner i Vestland, KOSTRA tabell 12671, 2023–2025',
  notOwn:
    'midten av 34 kommuner i Vestland, fordi tabell 12671 er lastet inn uten et tall som er deres eget. Last den inn på nytt under Tall',
};

const nn: typeof nb = {
  own: (year) => `eigen kommune, KOSTRA tabell 12671, ${year}`,
  usual: 'midten av 34 kommunar i Vestland, KOSTRA tabell 12671, 2023–2025',
  notOwn:
    'midten av 34 kommunar i Vestland, fordi tabell 12671 er lasta inn utan eit tal som er dykkar eige. Last han inn på nytt under Tal',
};

/** Where the days of zoning come from. */
export const LEDETID_TEXTS: Texts<typeof nb> = { nb, nn };
