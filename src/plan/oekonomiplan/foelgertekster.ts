import { formatNumber, type Texts } from '../../kernel/index.ts';
import type { SatsField } from './foelger.ts';

const nb = {
  title: 'Drift som følger av en investering',
  open: 'Drift som følger',
  back: 'Økonomiplan',
  lead: 'Regn ut hva boligene koster å drifte når de er tatt i bruk. Satsene er forslag. Bytt dem ut med kommunens egne tall.',
  none: 'Ingen investering gir boliger i disse årene.',
  tiltak: 'Tiltak',
  fields: {
    areal: 'Kvadratmeter for hver bolig eller plass',
    fdv: 'Forvaltning, drift og vedlikehold, kr per kvadratmeter i året',
    bemanning: 'Bemanning, kr for hver bolig eller plass i året',
  } as Readonly<Record<SatsField, string>>,
  basis: (year: number, source: string, confidence: string) => `${source}. ${year}-kroner. Sikkerhet ${confidence}.`,
  area: (source: string, confidence: string) => `${source}. Sikkerhet ${confidence}.`,
  span: (low: number, high: number) => `Fra ${formatNumber(low)} til ${formatNumber(high)}.`,
  noFigure: 'Vi har ingen sats for dette. La feltet stå tomt om det ikke skal være bemanning.',
  show: 'Regn ut',
  unknown: 'Velg et tiltak fra listen.',
  errors: 'Du må rette dette før vi kan regne',
  refusals: {
    mangler: () => 'Dette må fylles ut',
    'ikke-tall': () => 'Skriv et helt tall, null eller mer',
    'for-stort': (max: number) => `Høyst ${formatNumber(max)}`,
  },
  finding: (last: string, year: number, now: string) =>
    `I ${year} koster boligene ${last} å drifte med disse satsene. I tiltaket står ${now}.`,
  caption: (title: string) => `${title}: drift som følger`,
  year: 'År',
  inUse: 'I bruk',
  fdv: 'Forvaltning, drift og vedlikehold',
  bemanning: 'Bemanning',
  sum: 'Sum',
  typed: 'Står i tiltaket',
  differ: 'Forskjell',
  prices: (year: number) =>
    `Beløpene er i ${year}-kroner. Boliger som kommer i et år, regnes som i bruk halve året. Husleie er ikke med.`,
  notCarried:
    'Prisindeksen mangler et år, så satsene kan ikke regnes om til prisåret i tiltaket. Legg inn tallene selv.',
  noStaff: 'Bemanning er ikke regnet med, fordi ingen sats er oppgitt.',
  take: 'Legg dette inn som drift i tiltaket',
  takeText: 'Driften som står i tiltaket, blir byttet ut. Det kan angres på siden til tiltaket.',
  notTaken: 'Tiltaket kan ikke lagres slik det står. Åpne det og rett det først.',
  changed: 'Noen har endret tiltaket siden du åpnet siden. Se over og prøv på nytt.',
  toTiltak: 'Åpne tiltaket',
};

const nn: typeof nb = {
  title: 'Drift som følgjer av ei investering',
  open: 'Drift som følgjer',
  back: 'Økonomiplan',
  lead: 'Rekn ut kva bustadene kostar å drifte når dei er tekne i bruk. Satsane er forslag. Byt dei ut med eigne tal frå kommunen.',
  none: 'Inga investering gir bustader i desse åra.',
  tiltak: 'Tiltak',
  fields: {
    areal: 'Kvadratmeter for kvar bustad eller plass',
    fdv: 'Forvalting, drift og vedlikehald, kr per kvadratmeter i året',
    bemanning: 'Bemanning, kr for kvar bustad eller plass i året',
  },
  basis: (year, source, confidence) => `${source}. ${year}-kroner. Sikkerheit ${confidence}.`,
  area: (source, confidence) => `${source}. Sikkerheit ${confidence}.`,
  span: (low, high) => `Frå ${formatNumber(low)} til ${formatNumber(high)}.`,
  noFigure: 'Vi har ingen sats for dette. La feltet stå tomt om det ikkje skal vere bemanning.',
  show: 'Rekn ut',
  unknown: 'Vel eit tiltak frå lista.',
  errors: 'Du må rette dette før vi kan rekne',
  refusals: {
    mangler: () => 'Dette må fyllast ut',
    'ikke-tall': () => 'Skriv eit heilt tal, null eller meir',
    'for-stort': (max) => `Høgst ${formatNumber(max)}`,
  },
  finding: (last, year, now) =>
    `I ${year} kostar bustadene ${last} å drifte med desse satsane. I tiltaket står ${now}.`,
  caption: (title) => `${title}: drift som følgjer`,
  year: 'År',
  inUse: 'I bruk',
  fdv: 'Forvalting, drift og vedlikehald',
  bemanning: 'Bemanning',
  sum: 'Sum',
  typed: 'Står i tiltaket',
  differ: 'Skilnad',
  prices: (year) =>
    `Beløpa er i ${year}-kroner. Bustader som kjem i eit år, blir rekna som i bruk halve året. Husleige er ikkje med.`,
  notCarried:
    'Prisindeksen manglar eit år, så satsane kan ikkje reknast om til prisåret i tiltaket. Legg inn tala sjølv.',
  noStaff: 'Bemanning er ikkje rekna med, fordi ingen sats er oppgitt.',
  take: 'Legg dette inn som drift i tiltaket',
  takeText: 'Drifta som står i tiltaket, blir bytt ut. Det kan angrast på sida til tiltaket.',
  notTaken: 'Tiltaket kan ikkje lagrast slik det står. Opne det og rett det først.',
  changed: 'Nokon har endra tiltaket sidan du opna sida. Sjå over og prøv på nytt.',
  toTiltak: 'Opne tiltaket',
};

export const FOELGER_TEXTS: Texts<typeof nb> = { nb, nn };
