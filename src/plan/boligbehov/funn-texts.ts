import type { Ledger, Texts } from '../../kernel/index.ts';

const nb = {
  title: (n: string, ledger: Ledger, year: number) =>
    ledger === 'boligutvikling'
      ? `Det mangler ${n} boliger i ${year}`
      : `${n} husholdninger mangler et egnet sted å bo i ${year}`,
  why: (year: number) =>
    `Gapet er behovet i ${year} minus det som finnes og er på vei, etter siste kjøring av modellen.`,
  label: (ledger: Ledger, year: number) =>
    ledger === 'boligutvikling' ? `Gapet i boligutvikling, ${year}` : `Det boligsosiale gapet, ${year}`,
};

const nn: typeof nb = {
  title: (n, ledger, year) =>
    ledger === 'boligutvikling'
      ? `Det manglar ${n} bustader i ${year}`
      : `${n} hushald manglar ein eigna stad å bu i ${year}`,
  why: (year) => `Gapet er behovet i ${year} minus det som finst og er på veg, etter siste køyring av modellen.`,
  label: (ledger, year) =>
    ledger === 'boligutvikling' ? `Gapet i bustadutvikling, ${year}` : `Det bustadsosiale gapet, ${year}`,
};

export const FUNN_TEXTS: Texts<typeof nb> = { nb, nn };
