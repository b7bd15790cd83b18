import type { Texts } from '../../kernel/index.ts';

const nb = {
  title: 'Tall',
  finding: (have: number, need: number) =>
    have === 0
      ? 'Ingen offisielle tall er lastet inn ennå. Med befolkningstabellen kan Boligplan regne ut behovet.'
      : have >= need
        ? 'Alle tallene som trengs for behov og gap er på plass.'
        : `${have} av ${need} tallgrunnlag er på plass. Resten er ført opp under «Mangler» i behov og gap.`,
  table: 'Tallgrunnlag',
  what: 'Hva',
  source: 'Kilde',
  period: 'Periode',
  cells: 'Verdier',
  missingCells: 'Uten verdi',
  retrieved: 'Hentet',
  status: 'Status',
  missing: 'Mangler',
  here: 'Lastet inn',
  remove: 'Fjern',
  undo: 'Tabellen er fjernet fra bruk. Last inn filen på nytt for å bruke den igjen.',
  upload: 'Last inn filer',
  uploadHelp:
    'Last ned tabellene under fra Statistikkbanken hos SSB (JSON-stat2, CSV eller Excel) og velg dem her. Du kan velge flere samtidig. Filer med gamle kommunenumre er i orden.',
  files: 'Filer fra Statistikkbanken',
  send: 'Les filene',
  fetch: 'Hent fra SSB nå',
  fetchHelp: 'Henter tabellene direkte fra Statistisk sentralbyrå. Krever at serveren har nett.',
  fetchFailed: 'Fikk ikke kontakt med SSB. Last ned tabellene i listen og velg dem under.',
  how: 'Slik skaffer du tabellen',
  howText: (table: string) =>
    `Åpne tabell ${table} i Statistikkbanken, velg kommunen din, fylket og hele landet, alle årganger og alle aldre, og last ned som JSON-stat2 eller CSV.`,
  next: 'Når befolkningen er på plass, kan du regne ut behovet.',
  nextButton: 'Se behovet',
  loaded: 'Filene er lest og lagret',
  loadedLine: (file: string, role: string) => `${file}: ${role}`,
  errors: 'Disse filene ble ikke lagret',
  nothing: 'Velg minst én fil',
  notes: 'Merknader fra SSB',
  confidence: 'Sikkerhet',
  wrongPlace: (file: string) =>
    `${file}: tabellen har ingen tall for kommunen din. Last ned på nytt og ta med kommunen.`,
  noPlace: (file: string) =>
    `${file}: filen sier ikke hvilken kommune tallene gjelder. Last ned tabellen med kommunen valgt, eller sett kommunens navn i filnavnet.`,
  unknownTable: (file: string) => `${file}: vi kjenner ikke igjen tabellen. Se listen over tabeller som brukes.`,
  unreadable: (file: string, why: string) => `${file}: ${why}`,
};

const nn: typeof nb = {
  title: 'Tal',
  finding: (have, need) =>
    have === 0
      ? 'Ingen offisielle tal er lasta inn enno. Med folketabellen kan Boligplan rekne ut behovet.'
      : have >= need
        ? 'Alle tala som trengst for behov og gap er på plass.'
        : `${have} av ${need} talgrunnlag er på plass. Resten er ført opp under «Manglar» i behov og gap.`,
  table: 'Talgrunnlag',
  what: 'Kva',
  source: 'Kjelde',
  period: 'Periode',
  cells: 'Verdiar',
  missingCells: 'Utan verdi',
  retrieved: 'Henta',
  status: 'Status',
  missing: 'Manglar',
  here: 'Lasta inn',
  remove: 'Fjern',
  undo: 'Tabellen er teken ut av bruk. Last inn fila på nytt for å bruke han igjen.',
  upload: 'Last inn filer',
  uploadHelp:
    'Last ned tabellane under frå Statistikkbanken hos SSB (JSON-stat2, CSV eller Excel) og vel dei her. Du kan velje fleire samstundes. Filer med gamle kommunenummer er i orden.',
  files: 'Filer frå Statistikkbanken',
  send: 'Les filene',
  fetch: 'Hent frå SSB no',
  fetchHelp: 'Hentar tabellane direkte frå Statistisk sentralbyrå. Krev at tenaren har nett.',
  fetchFailed: 'Fekk ikkje kontakt med SSB. Last ned tabellane i lista og vel dei under.',
  how: 'Slik skaffar du tabellen',
  howText: (table) =>
    `Opne tabell ${table} i Statistikkbanken, vel kommunen din, fylket og heile landet, alle årgangar og alle aldrar, og last ned som JSON-stat2 eller CSV.`,
  next: 'Når folketalet er på plass, kan du rekne ut behovet.',
  nextButton: 'Sjå behovet',
  loaded: 'Filene er lesne og lagra',
  loadedLine: (file, role) => `${file}: ${role}`,
  errors: 'Desse filene blei ikkje lagra',
  nothing: 'Vel minst éi fil',
  notes: 'Merknader frå SSB',
  confidence: 'Tryggleik',
  wrongPlace: (file) => `${file}: tabellen har ingen tal for kommunen din. Last ned på nytt og ta med kommunen.`,
  noPlace: (file) =>
    `${file}: fila seier ikkje kva kommune tala gjeld. Last ned tabellen med kommunen vald, eller set namnet på kommunen i filnamnet.`,
  unknownTable: (file) => `${file}: vi kjenner ikkje att tabellen. Sjå lista over tabellar som blir brukte.`,
  unreadable: (file, why) => `${file}: ${why}`,
};

export const GRUNNLAG_TEXTS: Texts<typeof nb> = { nb, nn };
