import type { Texts } from '../../kernel/index.ts';
import type { DRIFTSLINJER, INVESTERINGSINNTEKTER, INVESTERINGSUTGIFTER } from './bevilgning.ts';
import type { RammeField } from './ramme.ts';

type Linje =
  | (typeof DRIFTSLINJER)[number]
  | (typeof INVESTERINGSUTGIFTER)[number]
  | (typeof INVESTERINGSINNTEKTER)[number];

const nb = {
  caption: 'Det tiltakene legger i bevilgningsoversiktene',
  line: 'Linje i oversikten',
  lines: {
    'netto-drift': 'Sum bevilgninger drift, netto',
    renteutgifter: 'Renteutgifter',
    avdrag: 'Avdrag på lån',
    'varige-driftsmidler': 'Investeringer i varige driftsmidler',
    videreutlaan: 'Videreutlån',
    'mva-kompensasjon': 'Kompensasjon for merverdiavgift',
    'tilskudd-fra-andre': 'Tilskudd fra andre',
    salg: 'Salg av varige driftsmidler',
    'bruk-av-laan': 'Bruk av lån (og egne midler)',
    'bruk-av-laan-til-videreutlaan': 'Bruk av lån til videreutlån',
    'bruk-av-fond': 'Bruk av investeringsfond',
  } as Readonly<Record<Linje, string>>,
  sumDrift: 'Sum drift',
  sumOut: 'Sum utgifter til investering',
  sumIn: 'Sum inntekter til investering',
  total: 'Sum fire år',
  source:
    'Etter budsjett- og regnskapsforskriften §§ 5-4 og 5-5. Bare boligtiltakene i denne planen, ikke hele kommunen. Linjene heter det kommuner ellers kaller dem, men er ikke kontrollert mot forskriften. To skiller seg: egne midler er regnet med i lån, og fond står på én linje, for planen vet ikke om fondet er bundet.',
  loans: 'Låneramme og avdrag på startlån',
  what: 'Hva',
  loanFrame: 'Låneramme',
  borrowed: 'Lån i planen, startlån med',
  left: 'Igjen av lånerammen',
  repaid: 'Avdrag som kommer inn på startlån',
  used: 'Av dette til avdrag, nye startlån eller bundet fond',
  elsewhere: 'Av dette til noe annet',
  loanSource: 'Rammen kommunestyret har satt, etter kommuneloven §§ 14-14 og 14-17.',
  changed: (from: string, to: string) => `Endringer i rammen fra ${from} til ${to}`,
  before: 'Før',
  after: 'Etter',
  when: 'Når',
  ownPrices: 'Hver ramme står i prisene den ble satt i.',
  fields: {
    drift: 'Drift',
    investering: 'Investering',
    laan: 'Låneramme',
    avdragInn: 'Avdrag inn på startlån',
    avdragBrukt: 'Av dette til avdrag, nye startlån eller bundet fond',
  } as Readonly<Record<RammeField, string>>,
};

const nn: typeof nb = {
  caption: 'Det tiltaka legg i løyvingsoversiktene',
  line: 'Linje i oversikta',
  lines: {
    'netto-drift': 'Sum løyvingar drift, netto',
    renteutgifter: 'Renteutgifter',
    avdrag: 'Avdrag på lån',
    'varige-driftsmidler': 'Investeringar i varige driftsmiddel',
    videreutlaan: 'Vidareutlån',
    'mva-kompensasjon': 'Kompensasjon for meirverdiavgift',
    'tilskudd-fra-andre': 'Tilskot frå andre',
    salg: 'Sal av varige driftsmiddel',
    'bruk-av-laan': 'Bruk av lån (og eigne midlar)',
    'bruk-av-laan-til-videreutlaan': 'Bruk av lån til vidareutlån',
    'bruk-av-fond': 'Bruk av investeringsfond',
  },
  sumDrift: 'Sum drift',
  sumOut: 'Sum utgifter til investering',
  sumIn: 'Sum inntekter til investering',
  total: 'Sum fire år',
  source:
    'Etter budsjett- og rekneskapsforskrifta §§ 5-4 og 5-5. Berre bustadtiltaka i denne planen, ikkje heile kommunen. Linjene heiter det kommunar elles kallar dei, men er ikkje kontrollerte mot forskrifta. To skil seg ut: eigne midlar er rekna med i lån, og fond står på éi linje, for planen veit ikkje om fondet er bunde.',
  loans: 'Låneramme og avdrag på startlån',
  what: 'Kva',
  loanFrame: 'Låneramme',
  borrowed: 'Lån i planen, startlån med',
  left: 'Att av låneramma',
  repaid: 'Avdrag som kjem inn på startlån',
  used: 'Av dette til avdrag, nye startlån eller bunde fond',
  elsewhere: 'Av dette til noko anna',
  loanSource: 'Ramma kommunestyret har sett, etter kommunelova §§ 14-14 og 14-17.',
  changed: (from, to) => `Endringar i ramma frå ${from} til ${to}`,
  before: 'Før',
  after: 'Etter',
  when: 'Når',
  ownPrices: 'Kvar ramme står i prisane ho blei sett i.',
  fields: {
    drift: 'Drift',
    investering: 'Investering',
    laan: 'Låneramme',
    avdragInn: 'Avdrag inn på startlån',
    avdragBrukt: 'Av dette til avdrag, nye startlån eller bunde fond',
  },
};

export const BEVILGNING_TEXTS: Texts<typeof nb> = { nb, nn };
