import type { Texts } from '../../kernel/index.ts';

const nb = {
  title: 'Lim inn tellinger',
  open: 'Lim inn fra Excel',
  lead: 'Kopier radene fra regnearket, med overskriftene, og lim dem inn her. Alt tas inn, eller ingenting: er én rad feil, blir ingenting lagret.',
  rules: [
    'En rad med samme enhet, gruppe, situasjon, boligtype, tjenestenivå, område og år som en telling dere har, endrer den tellingen.',
    'Kolonner som mangler i tabellen, blir stående som de er. Tellinger som mangler i tabellen, blir ikke rørt.',
    'Skriv bare antall husstander. Ingen navn, adresser eller fødselsnummer.',
  ],
  file: 'Last ned tellingene som Excel',
  pasted: 'Tabellen',
  pastedHelp: 'Overskriftene kan stå i hvilken som helst rekkefølge.',
  upload: 'Eller velg en fil',
  uploadHelp: 'Excel eller CSV. Det første arket med innhold blir lest.',
  both: 'Du har både limt inn og valgt en fil. Bruk bare det ene.',
  notRead: (name: string) => `${name} er ikke en tabell vi kan lese. Lagre den som Excel eller CSV.`,
  emptyFile: (name: string) => `${name} er tom.`,
  tooHeavy: (name: string) => `${name} er for tung å lese. Ta bort ark og kolonner som ikke trengs, og prøv igjen.`,
  tooLarge: (name: string) => `${name} er større enn 25 MB.`,
  forAll: 'For rader som ikke sier det selv',
  save: 'Ta inn tellingene',
  errors: 'Ingenting er lagret. Rett dette i regnearket, og lim inn på nytt',
  row: (line: number, column: string, what: string) => `Rad ${line}, ${column}: ${what}`,
  more: (n: number) => `${n} feil til`,
  done: (added: number, changed: number, unchanged: number) =>
    `Tatt inn: ${added} nye, ${changed} endret, ${unchanged} uendret.`,
  sheet: 'Tellinger av husstander',
  source: 'Enhetens egne tall. Små tall er ikke skjult i denne filen.',
  hiddenSource:
    'Kommunens egen kartlegging. Tall fra 1 til 4 er skjult, fordi flere enn enheten kan se filen. Lar dere ordet stå, blir tallet som det er.',
  facts: 'Hentet ut',
};

const nn: typeof nb = {
  title: 'Lim inn teljingar',
  open: 'Lim inn frå Excel',
  lead: 'Kopier radene frå reknearket, med overskriftene, og lim dei inn her. Alt blir teke inn, eller ingenting: er éi rad feil, blir ingenting lagra.',
  rules: [
    'Ei rad med same eining, gruppe, situasjon, bustadtype, tenestenivå, område og år som ei teljing de har, endrar den teljinga.',
    'Kolonnar som manglar i tabellen, blir ståande som dei er. Teljingar som manglar i tabellen, blir ikkje rørte.',
    'Skriv berre talet på hushald. Ingen namn, adresser eller fødselsnummer.',
  ],
  file: 'Last ned teljingane som Excel',
  pasted: 'Tabellen',
  pastedHelp: 'Overskriftene kan stå i kva rekkjefølgje som helst.',
  upload: 'Eller vel ei fil',
  uploadHelp: 'Excel eller CSV. Det første arket med innhald blir lese.',
  both: 'Du har både limt inn og valt ei fil. Bruk berre det eine.',
  notRead: (name) => `${name} er ikkje ein tabell vi kan lese. Lagre han som Excel eller CSV.`,
  emptyFile: (name) => `${name} er tom.`,
  tooHeavy: (name) => `${name} er for tung å lese. Ta bort ark og kolonnar som ikkje trengst, og prøv igjen.`,
  tooLarge: (name) => `${name} er større enn 25 MB.`,
  forAll: 'For rader som ikkje seier det sjølve',
  save: 'Ta inn teljingane',
  errors: 'Ingenting er lagra. Rett dette i reknearket, og lim inn på nytt',
  row: (line, column, what) => `Rad ${line}, ${column}: ${what}`,
  more: (n) => `${n} feil til`,
  done: (added, changed, unchanged) => `Tekne inn: ${added} nye, ${changed} endra, ${unchanged} uendra.`,
  sheet: 'Teljingar av hushald',
  source: 'Eininga sine eigne tal. Små tal er ikkje skjulte i denne fila.',
  hiddenSource:
    'Kommunen si eiga kartlegging. Tal frå 1 til 4 er skjulte, fordi fleire enn eininga kan sjå fila. Lèt de ordet stå, blir talet som det er.',
  facts: 'Henta ut',
};

export const RUTENETT_TEXTS: Texts<typeof nb> = { nb, nn };
