import type { Texts } from '../../kernel/index.ts';

const nb = {
  brand: 'Boligplan',
  skip: 'Hopp til hovedinnholdet',
  guide: 'Veilederen',
  examples: 'Eksempler',
  logIn: 'Logg inn',
  logOut: 'Logg ut',
  myWork: 'Mitt arbeid',
  railLabel: 'De seks trinnene',
  overview: 'Ringen',
  menuLabel: 'Arbeidsflaten',
  navLabel: 'Hovedmeny',
  languageLabel: 'Målform',
  steps: ['Planstrategi', 'Samfunnsdel', 'Arealdel', 'Temaplan bolig', 'Reguleringsplan', 'Økonomiplan'],
  menu: {
    tall: 'Tall',
    kartlegging: 'Kartlegging',
    behov: 'Behov',
    tilbud: 'Tilbud',
    gap: 'Gap',
    tiltak: 'Mål og tiltak',
    oekonomiplan: 'Økonomiplan',
    dokument: 'Plandokument',
    innstillinger: 'Kommunen',
  },
  demo: 'Eksempelvik er en oppdiktet kommune. Tallene er laget for å vise hvordan Boligplan virker.',
  footer:
    'Boligplan er fri programvare for kommunenes boligplanlegging. Kilde for offisiell statistikk: Statistisk sentralbyrå.',
  accessibility: 'Tilgjengelighet',
  privacy: 'Personvern',
  statistics: 'Kilder og metode',
  faults: {
    'ikke-funnet': [
      'Fant ikke siden',
      'Adressen finnes ikke her. Kanskje er den skrevet feil, eller siden er flyttet.',
      'Gå til ringen',
    ],
    'ikke-tilgang': [
      'Du har ikke tilgang',
      'Rollen din i denne kommunen gir ikke adgang til siden. Be kommunens administrator om en rolle.',
      'Gå til ringen',
    ],
    'logg-inn': [
      'Logg inn for å se siden',
      'Siden hører til en kommunes arbeidsflate. Logg inn, så kommer du videre.',
      'Gå til ringen',
    ],
    'fremmed-skjema': [
      'Skjemaet ble ikke lagret',
      'Skjemaet kom ikke herfra, eller du er logget ut i mellomtiden. Gå tilbake, last siden på nytt og send igjen.',
      'Gå til ringen',
    ],
    'for-stort': [
      'Filen er for stor',
      'Det du sendte, er større enn 60 MB. Del opp filen eller velg færre år, og prøv igjen.',
      'Gå til ringen',
    ],
    feil: [
      'Noe gikk galt hos oss',
      'Feilen ligger hos oss, ikke hos deg. Ingenting du har lagret er borte. Prøv igjen, og oppgi nummeret under om det skjer på nytt.',
      'Gå til ringen',
    ],
  },
  requestId: 'Nummer på hendelsen',
};

const nn: typeof nb = {
  brand: 'Boligplan',
  skip: 'Hopp til hovudinnhaldet',
  guide: 'Rettleiaren',
  examples: 'Døme',
  logIn: 'Logg inn',
  logOut: 'Logg ut',
  myWork: 'Arbeidet mitt',
  railLabel: 'Dei seks stega',
  overview: 'Ringen',
  menuLabel: 'Arbeidsflata',
  navLabel: 'Hovudmeny',
  languageLabel: 'Målform',
  steps: ['Planstrategi', 'Samfunnsdel', 'Arealdel', 'Temaplan bustad', 'Reguleringsplan', 'Økonomiplan'],
  menu: {
    tall: 'Tal',
    kartlegging: 'Kartlegging',
    behov: 'Behov',
    tilbud: 'Tilbod',
    gap: 'Gap',
    tiltak: 'Mål og tiltak',
    oekonomiplan: 'Økonomiplan',
    dokument: 'Plandokument',
    innstillinger: 'Kommunen',
  },
  demo: 'Eksempelvik er ein oppdikta kommune. Tala er laga for å vise korleis Boligplan verkar.',
  footer:
    'Boligplan er fri programvare for bustadplanlegginga i kommunane. Kjelde for offisiell statistikk: Statistisk sentralbyrå.',
  accessibility: 'Tilgjenge',
  privacy: 'Personvern',
  statistics: 'Kjelder og metode',
  faults: {
    'ikke-funnet': [
      'Fann ikkje sida',
      'Adressa finst ikkje her. Kanskje er ho skriven feil, eller sida er flytta.',
      'Gå til ringen',
    ],
    'ikke-tilgang': [
      'Du har ikkje tilgang',
      'Rolla di i denne kommunen gir ikkje tilgjenge til sida. Be administratoren i kommunen om ei rolle.',
      'Gå til ringen',
    ],
    'logg-inn': [
      'Logg inn for å sjå sida',
      'Sida høyrer til arbeidsflata i ein kommune. Logg inn, så kjem du vidare.',
      'Gå til ringen',
    ],
    'fremmed-skjema': [
      'Skjemaet blei ikkje lagra',
      'Skjemaet kom ikkje herifrå, eller du er logga ut i mellomtida. Gå tilbake, last sida på nytt og send igjen.',
      'Gå til ringen',
    ],
    'for-stort': [
      'Fila er for stor',
      'Det du sende, er større enn 60 MB. Del opp fila eller vel færre år, og prøv igjen.',
      'Gå til ringen',
    ],
    feil: [
      'Noko gjekk gale hos oss',
      'Feilen ligg hos oss, ikkje hos deg. Ingenting du har lagra er borte. Prøv igjen, og oppgi nummeret under om det skjer på nytt.',
      'Gå til ringen',
    ],
  },
  requestId: 'Nummer på hendinga',
};

export const FRAME_TEXTS: Texts<typeof nb> = { nb, nn };
