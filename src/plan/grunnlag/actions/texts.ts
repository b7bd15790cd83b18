import type { Texts } from '../../../kernel/index.ts';

const nb = {
  job: 'Se etter nye tall hos SSB',
  toChanges: 'Se hva som er nytt',
  closed: (why: string) => `Ingen tall ble hentet. ${why} Det blir prøvd igjen neste arbeidsdag.`,
  news: (n: number) => (n === 1 ? 'Én tabell har nye tall.' : `${n} tabeller har nye tall.`),
  nothing: 'SSB har ingen nyere tall enn dem dere har.',
};

const nn: typeof nb = {
  job: 'Sjå etter nye tal hos SSB',
  toChanges: 'Sjå kva som er nytt',
  closed: (why) => `Ingen tal blei henta. ${why} Det blir prøvd igjen neste arbeidsdag.`,
  news: (n) => (n === 1 ? 'Éin tabell har nye tal.' : `${n} tabellar har nye tal.`),
  nothing: 'SSB har ingen nyare tal enn dei de har.',
};

export const TALLPLAN_TEXTS: Texts<typeof nb> = { nb, nn };
