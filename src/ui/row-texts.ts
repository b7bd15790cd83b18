import type { RowCode, Texts } from '../kernel/index.ts';

type Sentences = Readonly<Record<RowCode, (d: Readonly<Record<string, string | number>>) => string>>;

const nb = {
  required: 'Må fylles ut',
  optional: 'Valgfritt',
  choose: 'Velg',
  save: 'Lagre',
  saved: 'Lagret',
  remove: 'Legg bort',
  change: 'Endre',
  bringBack: 'Hent fram igjen',
  putAway: (n: number) => `Lagt bort (${n})`,
  errors: 'Du må rette dette før det kan lagres',
  conflict: 'En annen har lagret mens du skrev',
  conflictText: 'Tabellen viser det som er lagret, ved siden av det du skrev. Rett om du vil, og lagre på nytt.',
  field: 'Felt',
  savedValue: 'Lagret',
  yourValue: 'Ditt',
  refusals: {
    mangler: () => 'Fyll ut feltet',
    'for-langt': (d) => `Teksten kan ha høyst ${d.max} tegn`,
    'ikke-tall': () => 'Skriv et helt tall, for eksempel 12',
    utenfor: (d) => `Tallet må være mellom ${d.min} og ${d.max}`,
    'ukjent-valg': () => 'Velg ett av alternativene',
    'ikke-dato': () => 'Skriv en dato som finnes, for eksempel 31.10.2026',
    'frem-i-tid': () => 'Datoen kan ikke være fram i tid',
    'frist-foer-dato': () => 'Fristen kan ikke være før dagen det rapporteres for',
    personopplysning: () =>
      'Teksten ser ut til å ha et fødselsnummer. Her skal det ikke stå opplysninger om innbyggere',
    'ukjent-person': () => 'Velg en person som er medlem i kommunen',
    'ikke-adresse': () => 'Skriv hele adressen, for eksempel https://www.kommune.no/side',
    'finnes-fra-foer': () => 'Dette står i listen fra før',
    'for-mange': (d) => `Høyst ${d.max} om gangen`,
    'ingen-runde': () => 'Kommunen har ingen runde i gang, så oppgaven har ingen plass. Start en runde først',
    'endret-av-andre': () => 'En annen har lagret mens du skrev. Se forskjellene under, og lagre på nytt',
  } as Sentences,
};

const nn: typeof nb = {
  required: 'Må fyllast ut',
  optional: 'Valfritt',
  choose: 'Vel',
  save: 'Lagre',
  saved: 'Lagra',
  remove: 'Legg bort',
  change: 'Endre',
  bringBack: 'Hent fram att',
  putAway: (n) => `Lagt bort (${n})`,
  errors: 'Du må rette dette før det kan lagrast',
  conflict: 'Ein annan har lagra medan du skreiv',
  conflictText: 'Tabellen viser det som er lagra, ved sida av det du skreiv. Rett om du vil, og lagre på nytt.',
  field: 'Felt',
  savedValue: 'Lagra',
  yourValue: 'Ditt',
  refusals: {
    mangler: () => 'Fyll ut feltet',
    'for-langt': (d) => `Teksten kan ha høgst ${d.max} teikn`,
    'ikke-tall': () => 'Skriv eit heilt tal, til dømes 12',
    utenfor: (d) => `Talet må vere mellom ${d.min} og ${d.max}`,
    'ukjent-valg': () => 'Vel eitt av alternativa',
    'ikke-dato': () => 'Skriv ein dato som finst, til dømes 31.10.2026',
    'frem-i-tid': () => 'Datoen kan ikkje vere fram i tid',
    'frist-foer-dato': () => 'Fristen kan ikkje vere før dagen det blir rapportert for',
    personopplysning: () =>
      'Teksten ser ut til å ha eit fødselsnummer. Her skal det ikkje stå opplysningar om innbyggjarar',
    'ukjent-person': () => 'Vel ein person som er medlem i kommunen',
    'ikke-adresse': () => 'Skriv heile adressa, til dømes https://www.kommune.no/side',
    'finnes-fra-foer': () => 'Dette står i lista frå før',
    'for-mange': (d) => `Høgst ${d.max} om gongen`,
    'ingen-runde': () => 'Kommunen har ingen runde i gang, så oppgåva har ingen plass. Start ein runde først',
    'endret-av-andre': () => 'Ein annan har lagra medan du skreiv. Sjå forskjellane under, og lagre på nytt',
  },
};

export const ROW_TEXTS: Texts<typeof nb> = { nb, nn };
