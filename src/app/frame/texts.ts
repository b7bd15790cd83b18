import type { Texts } from '../../kernel/index.ts';

const nb = {
  brand: 'Boligplan',
  skip: 'Hopp til hovedinnholdet',
  guide: 'Veilederen',
  examples: 'Eksempler',
  search: 'Søk',
  searchLabel: 'Søk i veilederen, eksemplene, ordlisten og det kommunen har skrevet',
  searchHint: 'Hva leter du etter?',
  logIn: 'Logg inn',
  logOut: 'Logg ut',
  myWork: 'Mitt arbeid',
  railLabel: 'De seks trinnene',
  overview: 'Ringen',
  menuLabel: 'Arbeidsflaten',
  navLabel: 'Hovedmeny',
  menuLine: 'Meny',
  /** The folded rail and the folded menu on a narrow screen. */
  railLine: (step: number, name: string) => `Trinn ${step} av 6: ${name}`,
  pageLine: (kommune: string, page: string) => `${kommune}: ${page}`,
  home: 'oversikt',
  pages: 'alle sider',
  languageLabel: 'Målform',
  steps: ['Planstrategi', 'Samfunnsdel', 'Arealdel', 'Temaplan bolig', 'Reguleringsplan', 'Økonomiplan'],
  demo: 'Kommunen og tallene er oppdiktet.',
  footer:
    'Boligplan er fri programvare for kommunenes boligplanlegging. Kilde for offisiell statistikk: Statistisk sentralbyrå.',
  glossary: 'Ordliste',
  accessibility: 'Tilgjengelighet',
  privacy: 'Personvern',
  statistics: 'Kilder og metode',
  faults: {
    'ikke-funnet': {
      title: 'Fant ikke siden',
      text: 'Adressen finnes ikke her. Kanskje er den skrevet feil, eller siden er flyttet.',
    },
    borte: {
      title: 'Det finnes ikke lenger',
      text: 'Det du ville lagre i, er ikke her. Kanskje har en annen fjernet det mens du skrev. Gå tilbake og last siden på nytt: det som er fjernet, kan ofte hentes fram igjen av den som fjernet det.',
    },
    'ikke-tilgang': {
      title: 'Du har ikke tilgang',
      text: 'Rollen din i denne kommunen gir ikke adgang til siden. Be kommunens administrator om en rolle.',
    },
    'logg-inn': {
      title: 'Logg inn for å se siden',
      text: 'Siden hører til en kommunes arbeidsflate. Logg inn, så kommer du videre.',
    },
    'fremmed-skjema': {
      title: 'Skjemaet ble ikke lagret',
      text: 'Skjemaet kom ikke herfra, eller du er logget ut i mellomtiden. Gå tilbake, last siden på nytt og send igjen.',
    },
    'for-stort': {
      title: 'Det du sendte, er for stort',
      text: 'En fil kan være høyst 25 MB, filer til sammen 60 MB, og et skjema uten filer 1 MB. Del opp filen eller velg færre år, og prøv igjen.',
    },
    'feil-metode': {
      title: 'Siden tar ikke imot dette',
      text: 'Adressen finnes, men kan ikke brukes på denne måten. Gå tilbake og bruk knappene på siden.',
    },
    'for-mange': {
      title: 'Det kom for mange forespørsler',
      text: 'Vent ett minutt og prøv igjen.',
    },
    'ugyldig-spoerring': {
      title: 'Adressen er ikke riktig skrevet',
      text: 'Noe i adressen kan ikke leses. Gå tilbake og følg en lenke i stedet.',
    },
    'ugyldig-skjema': {
      title: 'Skjemaet kunne ikke leses',
      text: 'Det kom fram ødelagt, eller med flere felt enn noe skjema her har. Ingenting er lagret. Gå tilbake og send igjen.',
    },
    'ugyldig-noekkel': {
      title: 'Nøkkelen virker ikke',
      text: 'Nøkkelen er ukjent, trukket tilbake eller gått ut. Lag en ny på kontosiden.',
    },
    feil: {
      title: 'Noe gikk galt hos oss',
      text: 'Feilen ligger hos oss, ikke hos deg. Ingenting du har lagret, er borte. Prøv igjen, og oppgi nummeret under om det skjer på nytt.',
    },
  },
  requestId: 'Nummer på hendelsen',
  back: 'Tilbake til forrige side',
  toRing: 'Gå til ringen',
  typed: 'Dette hadde du skrevet',
  typedRest: 'Resten av det du hadde skrevet',
  typedHelp: 'Det er ikke lagret. Kopier teksten før du går videre.',
};

const nn: typeof nb = {
  brand: 'Boligplan',
  skip: 'Hopp til hovudinnhaldet',
  guide: 'Rettleiaren',
  examples: 'Døme',
  search: 'Søk',
  searchLabel: 'Søk i rettleiaren, døma, ordlista og det kommunen har skrive',
  searchHint: 'Kva leitar du etter?',
  logIn: 'Logg inn',
  logOut: 'Logg ut',
  myWork: 'Arbeidet mitt',
  railLabel: 'Dei seks trinna',
  overview: 'Ringen',
  menuLabel: 'Arbeidsflata',
  navLabel: 'Hovudmeny',
  menuLine: 'Meny',
  railLine: (step, name) => `Trinn ${step} av 6: ${name}`,
  pageLine: (kommune, page) => `${kommune}: ${page}`,
  home: 'oversikt',
  pages: 'alle sider',
  languageLabel: 'Målform',
  steps: ['Planstrategi', 'Samfunnsdel', 'Arealdel', 'Temaplan bustad', 'Reguleringsplan', 'Økonomiplan'],
  demo: 'Kommunen og tala er oppdikta.',
  footer:
    'Boligplan er fri programvare for bustadplanlegginga i kommunane. Kjelde for offisiell statistikk: Statistisk sentralbyrå.',
  glossary: 'Ordliste',
  accessibility: 'Tilgjenge',
  privacy: 'Personvern',
  statistics: 'Kjelder og metode',
  faults: {
    'ikke-funnet': {
      title: 'Fann ikkje sida',
      text: 'Adressa finst ikkje her. Kanskje er ho skriven feil, eller sida er flytta.',
    },
    borte: {
      title: 'Det finst ikkje lenger',
      text: 'Det du ville lagre i, er ikkje her. Kanskje har nokon annan fjerna det medan du skreiv. Gå tilbake og last sida på nytt: det som er fjerna, kan ofte hentast fram att av den som fjerna det.',
    },
    'ikke-tilgang': {
      title: 'Du har ikkje tilgang',
      text: 'Rolla di i denne kommunen gir ikkje tilgang til sida. Be administratoren i kommunen om ei rolle.',
    },
    'logg-inn': {
      title: 'Logg inn for å sjå sida',
      text: 'Sida høyrer til arbeidsflata i ein kommune. Logg inn, så kjem du vidare.',
    },
    'fremmed-skjema': {
      title: 'Skjemaet blei ikkje lagra',
      text: 'Skjemaet kom ikkje herifrå, eller du er logga ut i mellomtida. Gå tilbake, last sida på nytt og send igjen.',
    },
    'for-stort': {
      title: 'Det du sende, er for stort',
      text: 'Ei fil kan vere høgst 25 MB, filer til saman 60 MB, og eit skjema utan filer 1 MB. Del opp fila eller vel færre år, og prøv igjen.',
    },
    'feil-metode': {
      title: 'Sida tek ikkje imot dette',
      text: 'Adressa finst, men kan ikkje brukast på denne måten. Gå tilbake og bruk knappane på sida.',
    },
    'for-mange': {
      title: 'Det kom for mange førespurnader',
      text: 'Vent eitt minutt og prøv igjen.',
    },
    'ugyldig-spoerring': {
      title: 'Adressa er ikkje rett skriven',
      text: 'Noko i adressa kan ikkje lesast. Gå tilbake og følg ei lenkje i staden.',
    },
    'ugyldig-skjema': {
      title: 'Skjemaet kunne ikkje lesast',
      text: 'Det kom fram øydelagt, eller med fleire felt enn noko skjema her har. Ingenting er lagra. Gå tilbake og send igjen.',
    },
    'ugyldig-noekkel': {
      title: 'Nøkkelen verkar ikkje',
      text: 'Nøkkelen er ukjend, trekt tilbake eller gått ut. Lag ein ny på kontosida.',
    },
    feil: {
      title: 'Noko gjekk gale hos oss',
      text: 'Feilen ligg hos oss, ikkje hos deg. Ingenting du har lagra, er borte. Prøv igjen, og oppgi nummeret under om det skjer på nytt.',
    },
  },
  requestId: 'Nummer på hendinga',
  back: 'Tilbake til førre sida',
  toRing: 'Gå til ringen',
  typed: 'Dette hadde du skrive',
  typedRest: 'Resten av det du hadde skrive',
  typedHelp: 'Det er ikkje lagra. Kopier teksten før du går vidare.',
};

export const FRAME_TEXTS: Texts<typeof nb> = { nb, nn };
