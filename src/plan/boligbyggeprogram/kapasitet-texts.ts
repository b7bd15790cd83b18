import { formatNumber, type Texts } from '../../kernel/index.ts';
import type { TilbudTilBarn } from './kapasitet.ts';

const n = (value: number) => formatNumber(value);
type PerWhat = Readonly<Record<TilbudTilBarn, string>>;

const nb = {
  heading: 'Skole og barnehage for feltene',
  // Places and dwellings are different things; that is said first.
  units: (kindergarten: number, school: number) =>
    `Plasser er til barn, ikke til boliger. I 100 boliger som dem kommunen har i dag, bor det om lag ${n(kindergarten)} barn i barnehagealder og ${n(school)} i skolealder.`,
  shared:
    'Felt med samme skole eller barnehage deler plassene der. Der ingen er navngitt, deler feltene i et område dem. Derfor er boligene lagt sammen før de holdes mot plassene, og plassene er ikke lagt sammen.',
  example: 'Eksempel, sikkerhet C',
  examplePre: 'Regneeksempel, ikke en prognose.',
  exampleText:
    'Ingen har talt barn etter boligtype i kommunen. Nye boliger kan ha flere eller færre barn enn dem som finnes, og barna blir eldre.',
  ownSource: (year: number) =>
    `Barn i alderen 1–5 og 6–15 år per husholdning i kommunen ${year}, fra siste beregning av behovet, vektet med personer per bolig etter boligtype i landet (SSB 2023).`,
  nationalSource: (source: string, year: number) =>
    `Landet, fordi behovet ikke er regnet ut for kommunen: ${source}, regnet om til ${year}. Vektet med personer per bolig etter boligtype i landet (SSB 2023).`,
  area: 'Område',
  fields: 'Felt',
  dwellings: 'Ikke bygde boliger',
  what: 'Tilbud',
  named: 'Navn',
  whats: { kindergarten: 'Barnehage', school: 'Skole' } as PerWhat,
  those: { kindergarten: 'Barnehagene', school: 'Skolen' } as PerWhat,
  noPlaces: (what: string) => `${what} har ingen ledige plasser, men feltet har boliger som ikke er bygd.`,
  free: 'Ledige plasser',
  children: 'Barn når alt er bygd',
  expected: 'Barn ventet',
  left: 'Plasser til overs',
  full: 'Fullt fra',
  class: 'Sikkerhet',
  disagree: (places: number) => `${n(places)} (feltene sier ulikt; det laveste er brukt)`,
  finding: (short: number, all: number) =>
    short === 0
      ? 'Skolene og barnehagene med oppgitte plasser har plass til barna fra de planlagte boligene.'
      : `${n(short)} av ${n(all)} skoler og barnehager med oppgitte plasser får flere barn enn de har plass til.`,
  untold: (names: string) => `Ingen har oppgitt ledige plasser for ${names}.`,
  none: 'Ingen felt har oppgitt ledige plasser. Skriv dem inn i tabellen under «Bestemmelser og kapasitet».',
};

const nn: typeof nb = {
  heading: 'Skule og barnehage for felta',
  units: (kindergarten, school) =>
    `Plassar er til barn, ikkje til bustader. I 100 bustader som dei kommunen har i dag, bur det om lag ${n(kindergarten)} barn i barnehagealder og ${n(school)} i skulealder.`,
  shared:
    'Felt med same skule eller barnehage deler plassane der. Der ingen er namngitt, deler felta i eit område dei. Derfor er bustadene lagde saman før dei blir haldne mot plassane, og plassane er ikkje lagde saman.',
  example: 'Døme, klasse C',
  examplePre: 'Rekneeksempel, ikkje ein prognose.',
  exampleText:
    'Ingen har talt barn etter bustadtype i kommunen. Nye bustader kan ha fleire eller færre barn enn dei som finst, og barna blir eldre.',
  ownSource: (year) =>
    `Barn i alderen 1–5 og 6–15 år per hushald i kommunen ${year}, frå siste utrekning av behovet, vekta med personar per bustad etter bustadtype i landet (SSB 2023).`,
  nationalSource: (source, year) =>
    `Landet, fordi behovet ikkje er rekna ut for kommunen: ${source}, rekna om til ${year}. Vekta med personar per bustad etter bustadtype i landet (SSB 2023).`,
  area: 'Område',
  fields: 'Felt',
  dwellings: 'Bustader som ikkje er bygde',
  what: 'Tilbod',
  named: 'Namn',
  whats: { kindergarten: 'Barnehage', school: 'Skule' },
  those: { kindergarten: 'Barnehagane', school: 'Skulen' },
  noPlaces: (what) => `${what} har ingen ledige plassar, men feltet har bustader som ikkje er bygde.`,
  free: 'Ledige plassar',
  children: 'Barn når alt er bygd',
  expected: 'Barn venta',
  left: 'Plassar til overs',
  full: 'Fullt frå',
  class: 'Kor sikkert',
  disagree: (places) => `${n(places)} (felta seier ulikt; det lågaste er brukt)`,
  finding: (short, all) =>
    short === 0
      ? 'Skulane og barnehagane med oppgitte plassar har plass til barna frå dei planlagde bustadene.'
      : `${n(short)} av ${n(all)} skular og barnehagar med oppgitte plassar får fleire barn enn dei har plass til.`,
  untold: (names) => `Ingen har oppgitt ledige plassar for ${names}.`,
  none: 'Ingen felt har oppgitt ledige plassar. Skriv dei inn i tabellen under «Føresegner og kapasitet».',
};

export const KAPASITET_TEXTS: Texts<typeof nb> = { nb, nn };
