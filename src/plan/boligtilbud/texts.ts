import type { Disposisjonsform, Ledger, Texts } from '../../kernel/index.ts';
import type { Finansiering, Vilkaarstatus } from './avtale.ts';
import type { TilbudRefusal } from './parse.ts';
import type { Avtaletype, Planstatus, TilbudKind } from './tilbud.ts';

export type Counts = Readonly<Record<TilbudKind, string | null>>;

const nb = {
  title: 'Tilbud',
  /** One sentence for each ledger that has anything; the two are never added. */
  finding: (ledger: string, n: Counts) => {
    const parts = [
      n.program ? `${n.program} boliger i boligbyggeprogrammet` : '',
      n.avtale ? `${n.avtale} boliger eller plasser gjennom avtaler` : '',
      n.bestand ? `${n.bestand} ${n.avtale ? '' : 'boliger eller plasser '}som kommunen disponerer i dag` : '',
      n.endring ? `${n.endring} som selges, rives, rehabiliteres eller bygges om` : '',
    ].filter((p) => p !== '');
    return `${ledger}: ${parts.join(', ')}.`;
  },
  expiring: (ended: number, soon: number) =>
    [
      ended > 0 ? `${ended} ${ended === 1 ? 'avtale' : 'avtaler'} er utløpt.` : '',
      soon > 0 ? `${soon} ${soon === 1 ? 'avtale' : 'avtaler'} utløper innen to år.` : '',
    ]
      .filter((s) => s !== '')
      .join(' '),
  empty: 'Ingenting er lagt inn ennå. Gapet kan ikke måles uten et tilbud.',
  emptyText:
    'Legg inn feltene i boligbyggeprogrammet, avtaler med private og kommunens egne boliger. Én rad for hvert felt, år og boligtype.',
  inProgram: (units: string) => `${units} av boligene står som felt med plan-ID, bestemmelser og leveranser.`,
  toProgram: 'Åpne boligbyggeprogrammet',
  emptyKinds: {
    program: 'Boligbyggeprogrammet er feltene som skal bygges ut, med boliger etter år og type.',
    avtale:
      'Avtaler med private gir kommunen egnede boliger uten å eie dem: tilvisning, tildeling, innleie og utbyggingsavtaler.',
    bestand: 'Boligene kommunen disponerer i dag, etter type og tjenestenivå.',
    endring: 'Boliger som står, og som skal selges, rives, rehabiliteres eller bygges om.',
  } as Readonly<Record<TilbudKind, string>>,
  kinds: {
    program: 'Boligbyggeprogram',
    avtale: 'Avtaler med private',
    bestand: 'Kommunale boliger i dag',
    endring: 'Endringer i boligene',
  } as Readonly<Record<TilbudKind, string>>,
  addKind: {
    program: 'Legg til felt',
    avtale: 'Legg til avtale',
    bestand: 'Legg til boliger',
    endring: 'Legg til endring',
  } as Readonly<Record<TilbudKind, string>>,
  editKind: {
    program: 'Endre feltet',
    avtale: 'Endre avtalen',
    bestand: 'Endre boligene',
    endring: 'Endre raden',
  } as Readonly<Record<TilbudKind, string>>,
  names: {
    program: 'Navn på feltet',
    avtale: 'Navn på avtalen eller bygget',
    bestand: 'Navn på bygget eller gruppen',
    endring: 'Navn på bygget eller gruppen',
  } as Readonly<Record<TilbudKind, string>>,
  name: 'Navn',
  ledger: 'Regnskap',
  ledgers: { boligutvikling: 'Boligutvikling', boligsosialt: 'Boligsosialt' } as Readonly<Record<Ledger, string>>,
  type: 'Boligtype',
  level: 'Tjenestenivå',
  units: 'Boliger eller plasser',
  year: 'År',
  yearHelp: {
    program: 'Året boligene står ferdige.',
    avtale: 'Året boligene kan tas i bruk.',
    bestand: 'Året tallet gjelder.',
    endring: 'Året boligene går ut.',
  } as Readonly<Record<TilbudKind, string>>,
  probability: 'Sannsynlighet',
  came: 'Levert',
  probabilityHelp: '100 når det er bygd eller bindende avtalt.',
  planStatus: 'Planstatus',
  planStatuses: { avsatt: 'Avsatt i arealdelen', regulert: 'Regulert', igangsatt: 'Igangsatt' } as Readonly<
    Record<Planstatus, string>
  >,
  area: 'Område i kommunen',
  areaHelp: 'Slik området heter under Innbyggere etter område. Uten område regnes det bare for hele kommunen.',
  owner: 'Grunneier eller utbygger',
  delay: 'Ventet forsinkelse',
  delayHelp: 'Hele år i middel. Tomt felt regnes som ett år.',
  yearsUnit: 'år',
  agreement: 'Avtaletype',
  agreements: {
    tilvisning: 'Tilvisning',
    tildeling: 'Tildeling',
    innleie: 'Innleie',
    utbyggingsavtale: 'Utbyggingsavtale',
  } as Readonly<Record<Avtaletype, string>>,
  agreementHelp:
    'Tilvisning: utleieren skriver leiekontrakten. Tildeling: kommunen tildeler boligen. Innleie: kommunen leier og framleier.',
  party: 'Avtalepart',
  right: 'Rettighet',
  rightHelp: 'Hva kommunen har rett til, for eksempel 40 prosent av boligene eller fortrinnsrett til kjøp.',
  start: 'Gjelder fra',
  expiry: 'Utløper',
  runs: 'Gjelder',
  period: (from: string, to: string) => (to ? `${from}–${to}` : from ? `fra ${from}` : '–'),
  asTable: 'Vis som tabell',
  dateHelp: 'Skriv dato som 31.12.2035.',
  services: 'Tjenester',
  servicesHelp: 'Tjenestene som følger boligene, og hvem som gir dem.',
  price: 'Prisvilkår',
  priceHelp: 'Hvordan leien er satt og reguleres, og hva kommunen betaler.',
  financing: 'Finansiert av Husbanken',
  financings: { laan: 'Med lån', tilskudd: 'Med tilskudd' } as Readonly<Record<Finansiering, string>>,
  noFinancing: 'Nei, eller ikke kjent',
  building: 'Boliger i alt i det som er finansiert',
  buildingHelp:
    'Brukes til å regne hvor stor andel kommunen har rett til. Har avtalen flere boligtyper, regnes rader med samme navn og part sammen.',
  remind: 'Påminning før utløp',
  remindHelp: 'Hele måneder. Tomt felt gir tolv. De som kan redigere, får den på e-post.',
  monthsUnit: 'måneder',
  terms: 'Vilkår fra Husbanken',
  termStates: { oppfylt: 'Oppfylt', brutt: 'Ikke oppfylt', ukjent: 'Kan ikke avgjøres' } as Readonly<
    Record<Vilkaarstatus, string>
  >,
  termShare: (least: string, has: string | null) =>
    `Minst ${least} prosent av boligene${has === null ? '. Skriv hvor mange boliger det er i alt' : `, avtalen gir ${has}`}.`,
  termYears: (years: number) => `I minst ${years} år, fra avtalen gjelder til den utløper.`,
  termFrom: (day: string) => `Gjelder avtaler fra ${day}.`,
  bestandReplaced: 'Boligene er tatt inn én for én. Tallene under brukes ikke når gapet regnes.',
  toBestand: 'Kommunale boliger én for én',
  disposal: 'Kommunen',
  disposals: {
    eid: 'Eier',
    innleid: 'Leier inn',
    tilvisning: 'Har tilvisningsrett',
    tildeling: 'Har tildelingsrett',
  } as Readonly<Record<Disposisjonsform, string>>,
  ended: 'Utløpt',
  endsIn: (months: number) =>
    months < 1 ? 'Utløper om mindre enn en måned' : `Utløper om ${months} ${months === 1 ? 'måned' : 'måneder'}`,
  notSaid: 'Ikke oppgitt',
  optional: 'Valgfritt',
  required: 'Må fylles ut',
  picture: 'Boligbyggeprogrammet, boliger etter år',
  planned: 'Planlagt',
  expected: 'Ventet',
  expectedNote:
    'Ventet er det som er levert, og det som gjenstår ganger sannsynligheten som er oppgitt, før forsinkelse.',
  change: 'Endre',
  remove: 'Fjern',
  removed: 'Raden er fjernet.',
  undo: 'Angre',
  save: 'Lagre',
  saved: 'Lagret',
  back: 'Tilbud',
  errors: 'Du må rette dette før raden kan lagres',
  conflict: 'En annen har lagret raden mens du skrev',
  field: 'Felt',
  next: 'Hva nå?',
  toGap: 'Se gapet',
  programNote:
    'Felt i programmet ventes forsinket ett år i middel når ikke annet er oppgitt. Avtaler teller til de utløper.',
  refusals: {
    mangler: () => 'Fyll ut feltet',
    'for-langt': (d) => `Teksten kan ha høyst ${d.max} tegn`,
    'ikke-tall': () => 'Skriv et helt tall',
    utenfor: (d) => `Tallet må være mellom ${d.min} og ${d.max}`,
    'ukjent-valg': () => 'Velg et av alternativene',
    'ikke-dato': () => 'Skriv en dato som finnes, for eksempel 31.12.2035',
    'alt-i-behovet': () => 'Riving, salg og rehabilitering av ordinære boliger er alt regnet med i behovet',
    'tilbake-foer-ute': () => 'Boligene kan ikke være tilbake før året de går ut',
    'faerre-enn-avtalt': () => 'Det kan ikke være færre boliger i alt enn i avtalen',
    'utloep-foer-start': () => 'Avtalen kan ikke utløpe før den gjelder eller boligene kommer',
    'endret-av-andre': () => 'En annen har lagret raden mens du skrev. Se forskjellene under, og lagre på nytt',
  } as Readonly<Record<TilbudRefusal['code'], (d: Readonly<Record<string, string | number>>) => string>>,
};

const nn: typeof nb = {
  title: 'Tilbod',
  finding: (ledger, n) => {
    const parts = [
      n.program ? `${n.program} bustader i bustadbyggjeprogrammet` : '',
      n.avtale ? `${n.avtale} bustader eller plassar gjennom avtalar` : '',
      n.bestand ? `${n.bestand} ${n.avtale ? '' : 'bustader eller plassar '}som kommunen disponerer i dag` : '',
      n.endring ? `${n.endring} som blir selde, rivne, rehabiliterte eller bygde om` : '',
    ].filter((p) => p !== '');
    return `${ledger}: ${parts.join(', ')}.`;
  },
  expiring: (ended, soon) =>
    [
      ended > 0 ? `${ended} ${ended === 1 ? 'avtale er gått' : 'avtalar er gått'} ut.` : '',
      soon > 0 ? `${soon} ${soon === 1 ? 'avtale' : 'avtalar'} går ut innan to år.` : '',
    ]
      .filter((s) => s !== '')
      .join(' '),
  empty: 'Ingenting er lagt inn enno. Gapet kan ikkje målast utan eit tilbod.',
  emptyText:
    'Legg inn felta i bustadbyggjeprogrammet, avtalar med private og kommunen sine eigne bustader. Éi rad for kvart felt, år og bustadtype.',
  inProgram: (units) => `${units} av bustadene står som felt med plan-ID, føresegner og leveransar.`,
  toProgram: 'Opne bustadbyggjeprogrammet',
  emptyKinds: {
    program: 'Bustadbyggjeprogrammet er felta som skal byggjast ut, med bustader etter år og type.',
    avtale:
      'Avtalar med private gir kommunen eigna bustader utan å eige dei: tilvising, tildeling, innleige og utbyggingsavtalar.',
    bestand: 'Bustadene kommunen disponerer i dag, etter type og tenestenivå.',
    endring: 'Bustader som står, og som skal seljast, rivast, rehabiliterast eller byggjast om.',
  },
  kinds: {
    program: 'Bustadbyggjeprogram',
    avtale: 'Avtalar med private',
    bestand: 'Kommunale bustader i dag',
    endring: 'Endringar i bustadene',
  },
  addKind: {
    program: 'Legg til felt',
    avtale: 'Legg til avtale',
    bestand: 'Legg til bustader',
    endring: 'Legg til endring',
  },
  editKind: { program: 'Endre feltet', avtale: 'Endre avtalen', bestand: 'Endre bustadene', endring: 'Endre rada' },
  names: {
    program: 'Namn på feltet',
    avtale: 'Namn på avtalen eller bygget',
    bestand: 'Namn på bygget eller gruppa',
    endring: 'Namn på bygget eller gruppa',
  },
  name: 'Namn',
  ledger: 'Rekneskap',
  ledgers: { boligutvikling: 'Bustadutvikling', boligsosialt: 'Bustadsosialt' },
  type: 'Bustadtype',
  level: 'Tenestenivå',
  units: 'Bustader eller plassar',
  year: 'År',
  yearHelp: {
    program: 'Året bustadene står ferdige.',
    avtale: 'Året bustadene kan takast i bruk.',
    bestand: 'Året talet gjeld.',
    endring: 'Året bustadene går ut.',
  },
  probability: 'Sannsyn',
  came: 'Levert',
  probabilityHelp: '100 når det er bygt eller bindande avtalt.',
  planStatus: 'Planstatus',
  planStatuses: { avsatt: 'Sett av i arealdelen', regulert: 'Regulert', igangsatt: 'Sett i gang' },
  area: 'Område i kommunen',
  areaHelp: 'Slik området heiter under Innbyggjarar etter område. Utan område blir det berre rekna for heile kommunen.',
  owner: 'Grunneigar eller utbyggjar',
  delay: 'Venta forseinking',
  delayHelp: 'Heile år i middel. Tomt felt blir rekna som eitt år.',
  yearsUnit: 'år',
  agreement: 'Avtaletype',
  agreements: {
    tilvisning: 'Tilvising',
    tildeling: 'Tildeling',
    innleie: 'Innleige',
    utbyggingsavtale: 'Utbyggingsavtale',
  },
  agreementHelp:
    'Tilvising: utleigaren skriv leigekontrakten. Tildeling: kommunen tildeler bustaden. Innleige: kommunen leiger og framleiger.',
  party: 'Avtalepart',
  right: 'Rett',
  rightHelp: 'Kva kommunen har rett til, til dømes 40 prosent av bustadene eller førerett til kjøp.',
  start: 'Gjeld frå',
  expiry: 'Går ut',
  runs: 'Gjeld',
  period: (from, to) => (to ? `${from}–${to}` : from ? `frå ${from}` : '–'),
  asTable: 'Vis som tabell',
  dateHelp: 'Skriv dato som 31.12.2035.',
  services: 'Tenester',
  servicesHelp: 'Tenestene som følgjer bustadene, og kven som gir dei.',
  price: 'Prisvilkår',
  priceHelp: 'Korleis leiga er sett og blir regulert, og kva kommunen betaler.',
  financing: 'Finansiert av Husbanken',
  financings: { laan: 'Med lån', tilskudd: 'Med tilskot' },
  noFinancing: 'Nei, eller ikkje kjent',
  building: 'Bustader i alt i det som er finansiert',
  buildingHelp:
    'Blir brukt til å rekne kor stor del kommunen har rett til. Har avtalen fleire bustadtypar, blir rader med same namn og part rekna saman.',
  remind: 'Påminning før avtalen går ut',
  remindHelp: 'Heile månader. Tomt felt gir tolv. Dei som kan redigere, får ho på e-post.',
  monthsUnit: 'månader',
  terms: 'Vilkår frå Husbanken',
  termStates: { oppfylt: 'Oppfylt', brutt: 'Ikkje oppfylt', ukjent: 'Kan ikkje avgjerast' },
  termShare: (least, has) =>
    `Minst ${least} prosent av bustadene${has === null ? '. Skriv kor mange bustader det er i alt' : `, avtalen gir ${has}`}.`,
  termYears: (years) => `I minst ${years} år, frå avtalen gjeld til han går ut.`,
  termFrom: (day) => `Gjeld avtalar frå ${day}.`,
  bestandReplaced: 'Bustadene er tekne inn éin for éin. Tala under blir ikkje brukte når gapet blir rekna.',
  toBestand: 'Kommunale bustader éin for éin',
  disposal: 'Kommunen',
  disposals: {
    eid: 'Eig',
    innleid: 'Leiger inn',
    tilvisning: 'Har tilvisingsrett',
    tildeling: 'Har tildelingsrett',
  },
  ended: 'Gått ut',
  endsIn: (months) =>
    months < 1 ? 'Går ut om mindre enn ein månad' : `Går ut om ${months} ${months === 1 ? 'månad' : 'månader'}`,
  notSaid: 'Ikkje oppgitt',
  optional: 'Valfritt',
  required: 'Må fyllast ut',
  picture: 'Bustadbyggjeprogrammet, bustader etter år',
  planned: 'Planlagt',
  expected: 'Venta',
  expectedNote: 'Venta er det som er levert, og det som står att gonger sannsynet som er oppgitt, før forseinking.',
  change: 'Endre',
  remove: 'Fjern',
  removed: 'Rada er fjerna.',
  undo: 'Angre',
  save: 'Lagre',
  saved: 'Lagra',
  back: 'Tilbod',
  errors: 'Du må rette dette før rada kan lagrast',
  conflict: 'Ein annan har lagra rada medan du skreiv',
  field: 'Felt',
  next: 'Kva no?',
  toGap: 'Sjå gapet',
  programNote:
    'Felt i programmet er venta forseinka eitt år i middel når ikkje anna er oppgitt. Avtalar tel til dei går ut.',
  refusals: {
    mangler: () => 'Fyll ut feltet',
    'for-langt': (d) => `Teksten kan ha høgst ${d.max} teikn`,
    'ikke-tall': () => 'Skriv eit heilt tal',
    utenfor: (d) => `Talet må vere mellom ${d.min} og ${d.max}`,
    'ukjent-valg': () => 'Vel eitt av alternativa',
    'ikke-dato': () => 'Skriv ein dato som finst, til dømes 31.12.2035',
    'alt-i-behovet': () => 'Riving, sal og rehabilitering av ordinære bustader er alt rekna med i behovet',
    'tilbake-foer-ute': () => 'Bustadene kan ikkje vere tilbake før året dei går ut',
    'faerre-enn-avtalt': () => 'Det kan ikkje vere færre bustader i alt enn i avtalen',
    'utloep-foer-start': () => 'Avtalen kan ikkje gå ut før han gjeld eller bustadene kjem',
    'endret-av-andre': () => 'Ein annan har lagra rada medan du skreiv. Sjå forskjellane under, og lagre på nytt',
  },
};

export const TILBUD_TEXTS: Texts<typeof nb> = { nb, nn };
