import type { Texts } from '../../kernel/index.ts';
import type { Indeksert } from './avtale.ts';

const nb = {
  rent: 'Leie i måneden for én bolig',
  rentUnit: 'kr',
  indexed: 'Følger leien konsumprisindeksen?',
  indexeds: { ja: 'Ja', nei: 'Nei' } as Readonly<Record<Indeksert, string>>,
  adjusted: 'Leien reguleres neste gang',
  priceSaid: (indexed: Indeksert | null, adjusted: string) =>
    [
      indexed === null ? '' : indexed === 'ja' ? 'Følger konsumprisindeksen.' : 'Følger ikke konsumprisindeksen.',
      adjusted === '' ? '' : `Reguleres ${adjusted}.`,
    ]
      .filter((s) => s !== '')
      .join(' '),
  excel: 'Last ned avtalene som Excel',
  retrieved: 'Hentet ut',
  monthsLeft: 'Måneder igjen',
  share: 'Husbankens krav til andel',
  years: 'Husbankens krav til varighet',
  parts: 'Boligene i avtalen',
  partsHelp: 'Én del for hver boligtype og hvert tjenestenivå. Det som står over, gjelder for alle delene.',
  part: (n: number) => `Boliger, del ${n}`,
  addPart: 'Legg til en del',
  dropPart: 'Ta ut denne delen når avtalen lagres',
  partSaid: (units: string, type: string, level: string, year: number) =>
    `${type}${level === '' ? '' : `, ${level.toLowerCase()}`}: ${units} fra ${year}`,
  chance: (percent: string) => `${percent} prosent sannsynlig`,
  rentSaid: (kroner: string) => `${kroner} kroner i måneden for én`,
  sum: (units: string, rent: string | null) =>
    `I alt ${units} boliger eller plasser${rent === null ? '' : `. Leie for alle i ett år: ${rent} kroner`}.`,
};

const nn: typeof nb = {
  rent: 'Leige i månaden for éin bustad',
  rentUnit: 'kr',
  indexed: 'Følgjer leiga konsumprisindeksen?',
  indexeds: { ja: 'Ja', nei: 'Nei' },
  adjusted: 'Leiga blir regulert neste gong',
  priceSaid: (indexed, adjusted) =>
    [
      indexed === null ? '' : indexed === 'ja' ? 'Følgjer konsumprisindeksen.' : 'Følgjer ikkje konsumprisindeksen.',
      adjusted === '' ? '' : `Blir regulert ${adjusted}.`,
    ]
      .filter((s) => s !== '')
      .join(' '),
  excel: 'Last ned avtalane som Excel',
  retrieved: 'Henta ut',
  monthsLeft: 'Månader att',
  share: 'Kravet frå Husbanken til del',
  years: 'Kravet frå Husbanken til lengd',
  parts: 'Bustadene i avtalen',
  partsHelp: 'Éin del for kvar bustadtype og kvart tenestenivå. Det som står over, gjeld for alle delane.',
  part: (n) => `Bustader, del ${n}`,
  addPart: 'Legg til ein del',
  dropPart: 'Ta ut denne delen når avtalen blir lagra',
  partSaid: (units, type, level, year) =>
    `${type}${level === '' ? '' : `, ${level.toLowerCase()}`}: ${units} frå ${year}`,
  chance: (percent) => `${percent} prosent sannsynleg`,
  rentSaid: (kroner) => `${kroner} kroner i månaden for éin`,
  sum: (units, rent) =>
    `I alt ${units} bustader eller plassar${rent === null ? '' : `. Leige for alle i eitt år: ${rent} kroner`}.`,
};

export const AVTALE_TEXTS: Texts<typeof nb> = { nb, nn };
