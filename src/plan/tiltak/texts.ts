import type { Ledger, Texts } from '../../kernel/index.ts';
import { EFFEKTLINJE_TEXTS } from './effektlinje-texts.ts';
import { KOSTNAD_TEXTS } from './kostnad-texts.ts';
import { MAAL_TEXTS } from './maal-texts.ts';
import { TILTAK_REFUSALS } from './refusals.ts';
import { SAMMENHENG_TEXTS } from './sammenheng-texts.ts';
import { SKJEMA_TEXTS } from './skjema-texts.ts';
import { STATUS_TEXTS } from './status-texts.ts';
import { STED_TEXTS } from './sted-texts.ts';

const nb = {
  ...MAAL_TEXTS.nb,
  ...SKJEMA_TEXTS.nb,
  ...STED_TEXTS.nb,
  ...EFFEKTLINJE_TEXTS.nb,
  ...STATUS_TEXTS.nb,
  ...SAMMENHENG_TEXTS.nb,
  ...KOSTNAD_TEXTS.nb,
  title: 'Mål og tiltak',
  finding: (goals: number, tiltak: number, funded: number) =>
    goals === 0
      ? 'Ingen mål er satt ennå. Et tiltak hører alltid til et mål.'
      : `${goals} mål og ${tiltak} tiltak, ${funded} av dem har penger i økonomiplanen.`,
  emptyHeading: 'Fra mål til tiltak',
  emptyText:
    'Her står planens mål, strategiene som fører dit, og tiltakene kommunen skal gjøre. Begynn med ett mål: hva skal være sant når planen har virket?',
  filters: 'Vis',
  targetGroup: 'Målgruppe',
  all: 'Alle',
  filtered: (shown: number, all: number) => `Viser ${shown} av ${all} tiltak.`,
  goalsWithout: (n: number) => `${n} mål har ingen tiltak ennå.`,
  goals: 'Mål',
  addGoal: 'Legg til mål',
  addTiltak: 'Nytt tiltak',
  takeIn: 'Ta inn forrige plan',
  inBulk: 'Mange på en gang',
  asTable: 'Endre som tabell',
  ownFields: 'Egne felt',
  changedFields: 'Endret',
  firstVersion: 'Første versjon',
  replaceHelp:
    'Dette tiltaket går ut av planen, og det du velger, står for det. Historikken blir med, og det kan angres.',
  noTiltak: 'Ingen tiltak under dette målet ennå.',
  notSaid: 'Ikke oppgitt',
  ledger: 'Regnskap',
  ledgers: { boligutvikling: 'Boligutvikling', boligsosialt: 'Boligsosialt' } as Readonly<Record<Ledger, string>>,
  number: 'Nr.',
  tiltak: 'Tiltak',
  save: 'Lagre',
  saved: 'Lagret',
  history: 'Historikk',
  revision: 'Versjon',
  when: 'Når',
  undo: 'Angre siste endring',
  current: 'Gjelder nå',
  conflict: 'En annen har lagret tiltaket mens du skrev',
  conflictText:
    'Tabellen viser det som er lagret, ved siden av det du skrev. Teksten din står fortsatt i skjemaet. Rett den om du vil, og lagre på nytt.',
  field: 'Felt',
  savedValue: 'Lagret',
  yourValue: 'Ditt',
  edit: 'Endre tiltaket',
  optional: 'Valgfritt',
  required: 'Må fylles ut',
  errors: 'Du må rette dette før tiltaket kan lagres',
  next: 'Hva nå?',
  toPlan: 'Se økonomiplanen',
  print: 'Vis for utskrift',
  download: 'Last ned som Excel',
  listSource: 'kommunens mål og tiltak. Beløp i hele kroner for fire år, i prisårets priser.',
  printed: (date: string, shown: number, all: number) => `Skrevet ut ${date}. ${shown} av ${all} tiltak.`,
  year: 'År',
  needGoal: 'Legg til et mål først',
  notFound: 'Tiltaket finnes ikke',
  refusals: TILTAK_REFUSALS.nb,
};

const nn: typeof nb = {
  ...MAAL_TEXTS.nn,
  ...SKJEMA_TEXTS.nn,
  ...STED_TEXTS.nn,
  ...EFFEKTLINJE_TEXTS.nn,
  ...STATUS_TEXTS.nn,
  ...SAMMENHENG_TEXTS.nn,
  ...KOSTNAD_TEXTS.nn,
  title: 'Mål og tiltak',
  finding: (goals, tiltak, funded) =>
    goals === 0
      ? 'Ingen mål er sette enno. Eit tiltak høyrer alltid til eit mål.'
      : `${goals} mål og ${tiltak} tiltak, ${funded} av dei har pengar i økonomiplanen.`,
  emptyHeading: 'Frå mål til tiltak',
  emptyText:
    'Her står måla i planen, strategiane som fører dit, og tiltaka kommunen skal gjere. Begynn med eitt mål: kva skal vere sant når planen har verka?',
  filters: 'Vis',
  targetGroup: 'Målgruppe',
  all: 'Alle',
  filtered: (shown, all) => `Viser ${shown} av ${all} tiltak.`,
  goalsWithout: (n) => `${n} mål har ingen tiltak enno.`,
  goals: 'Mål',
  addGoal: 'Legg til mål',
  addTiltak: 'Nytt tiltak',
  takeIn: 'Ta inn førre plan',
  inBulk: 'Mange på ein gong',
  asTable: 'Endre som tabell',
  ownFields: 'Eigne felt',
  changedFields: 'Endra',
  firstVersion: 'Første versjon',
  replaceHelp:
    'Dette tiltaket går ut av planen, og det du vel, står for det. Historikken blir med, og det kan angrast.',
  noTiltak: 'Ingen tiltak under dette målet enno.',
  notSaid: 'Ikkje oppgitt',
  ledger: 'Rekneskap',
  ledgers: { boligutvikling: 'Bustadutvikling', boligsosialt: 'Bustadsosialt' },
  number: 'Nr.',
  tiltak: 'Tiltak',
  save: 'Lagre',
  saved: 'Lagra',
  history: 'Historikk',
  revision: 'Versjon',
  when: 'Når',
  undo: 'Angre siste endring',
  current: 'Gjeld no',
  conflict: 'Ein annan har lagra tiltaket medan du skreiv',
  conflictText:
    'Tabellen viser det som er lagra, ved sida av det du skreiv. Teksten din står framleis i skjemaet. Rett han om du vil, og lagre på nytt.',
  field: 'Felt',
  savedValue: 'Lagra',
  yourValue: 'Ditt',
  edit: 'Endre tiltaket',
  optional: 'Valfritt',
  required: 'Må fyllast ut',
  errors: 'Du må rette dette før tiltaket kan lagrast',
  next: 'Kva no?',
  toPlan: 'Sjå økonomiplanen',
  print: 'Vis for utskrift',
  download: 'Last ned som Excel',
  listSource: 'mål og tiltak i kommunen. Beløp i heile kroner for fire år, i prisane for prisåret.',
  printed: (date, shown, all) => `Skrive ut ${date}. ${shown} av ${all} tiltak.`,
  year: 'År',
  needGoal: 'Legg til eit mål først',
  notFound: 'Tiltaket finst ikkje',
  refusals: TILTAK_REFUSALS.nn,
};

export const TILTAK_TEXTS: Texts<typeof nb> = { nb, nn };
