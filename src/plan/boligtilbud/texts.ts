import type { Texts } from '../../kernel/index.ts';
import type { TilbudKind, TilbudRefusal } from './tilbud.ts';

const nb = {
  title: 'Tilbud',
  finding: (program: string, avtaler: string, bestand: string) =>
    `Boligbyggeprogrammet gir ${program} boliger, avtaler gir ${avtaler}, og kommunen disponerer ${bestand} i dag.`,
  empty: 'Ingenting er lagt inn ennå. Gapet kan ikke måles uten et tilbud.',
  emptyText:
    'Legg inn feltene i boligbyggeprogrammet, avtaler med private og kommunens egne boliger. Én rad for hvert felt, år og boligtype.',
  kinds: {
    program: 'Boligbyggeprogram',
    avtale: 'Avtaler med private',
    bestand: 'Kommunale boliger i dag',
  } as Readonly<Record<TilbudKind, string>>,
  kind: 'Hva slags tilbud',
  name: 'Navn på felt, avtale eller bygg',
  ledger: 'Regnskap',
  ledgers: { boligutvikling: 'Boligutvikling', boligsosialt: 'Boligsosialt' },
  type: 'Boligtype',
  level: 'Tjenestenivå',
  units: 'Boliger eller plasser',
  year: 'År',
  yearHelp: 'Året boligene står ferdige, eller året tallet gjelder.',
  probability: 'Sannsynlighet',
  probabilityHelp: '100 når det er bygd eller bindende avtalt.',
  add: 'Legg til',
  remove: 'Fjern',
  errors: 'Du må rette dette før raden kan lagres',
  next: 'Hva nå?',
  toGap: 'Se gapet',
  programNote: 'Felt i programmet ventes forsinket ett år i middel, og kommer med den sannsynligheten som er oppgitt.',
  refusals: {
    mangler: () => 'Fyll ut feltet',
    'for-langt': (d) => `Teksten kan ha høyst ${d.max} tegn`,
    'ikke-tall': () => 'Skriv et helt tall',
    utenfor: (d) => `Tallet må være mellom ${d.min} og ${d.max}`,
    'ukjent-valg': () => 'Velg et av alternativene',
  } as Readonly<Record<TilbudRefusal['code'], (d: Readonly<Record<string, string | number>>) => string>>,
};

const nn: typeof nb = {
  title: 'Tilbod',
  finding: (program, avtaler, bestand) =>
    `Bustadbyggjeprogrammet gir ${program} bustader, avtalar gir ${avtaler}, og kommunen disponerer ${bestand} i dag.`,
  empty: 'Ingenting er lagt inn enno. Gapet kan ikkje målast utan eit tilbod.',
  emptyText:
    'Legg inn felta i bustadbyggjeprogrammet, avtalar med private og kommunen sine eigne bustader. Éi rad for kvart felt, år og bustadtype.',
  kinds: { program: 'Bustadbyggjeprogram', avtale: 'Avtalar med private', bestand: 'Kommunale bustader i dag' },
  kind: 'Kva slags tilbod',
  name: 'Namn på felt, avtale eller bygg',
  ledger: 'Rekneskap',
  ledgers: { boligutvikling: 'Bustadutvikling', boligsosialt: 'Bustadsosialt' },
  type: 'Bustadtype',
  level: 'Tenestenivå',
  units: 'Bustader eller plassar',
  year: 'År',
  yearHelp: 'Året bustadene står ferdige, eller året talet gjeld.',
  probability: 'Sannsyn',
  probabilityHelp: '100 når det er bygt eller bindande avtalt.',
  add: 'Legg til',
  remove: 'Fjern',
  errors: 'Du må rette dette før rada kan lagrast',
  next: 'Kva no?',
  toGap: 'Sjå gapet',
  programNote: 'Felt i programmet er venta forseinka eitt år i middel, og kjem med det sannsynet som er oppgitt.',
  refusals: {
    mangler: () => 'Fyll ut feltet',
    'for-langt': (d) => `Teksten kan ha høgst ${d.max} teikn`,
    'ikke-tall': () => 'Skriv eit heilt tal',
    utenfor: (d) => `Talet må vere mellom ${d.min} og ${d.max}`,
    'ukjent-valg': () => 'Vel eitt av alternativa',
  },
};

export const TILBUD_TEXTS: Texts<typeof nb> = { nb, nn };
