import type { Texts } from '../../kernel/index.ts';
import type { Boligstatus, Sizes } from './bolig.ts';
import { INN_TEXTS } from './inn-texts.ts';

const nb = {
  title: 'Kommunale boliger',
  empty: 'Ingen liste over boliger er tatt inn. Gapet regnes av tallene som er skrevet under tilbud.',
  emptyHelp:
    'Ta inn lista fra Kobo, fra FDV-systemet eller fra et regneark. Da får du leieavtaler som utløper, ledige boliger, tilstand og fordeling, og gapet regnes bolig for bolig.',
  takeIn: 'Ta inn en liste',
  takeInNew: 'Ta inn en ny liste',
  lead: (units: string, day: string) => `Kommunen disponerer ${units} boliger etter lista som gjelder per ${day}.`,
  gone: (n: string) => `Boliger på lista som er avhendet eller har gått ut, og ikke telles: ${n}.`,
  replaces: 'Lista erstatter tallene for kommunale boliger som er skrevet under tilbud, når gapet regnes.',
  noLevel: (n: string) => `Boliger uten oppgitt tjenestenivå: ${n}. De regnes som boliger uten tjenester.`,
  alsoAgreed: (boliger: string, avtaler: string) =>
    `Lista har ${boliger} boliger kommunen leier eller har rett til, og ${avtaler} boliger står i avtaler som gjelder nå. Se etter at de samme boligene ikke telles begge steder.`,
  toTilbud: 'Se tilbudet',
  toGap: 'Se gapet',
  next: 'Hva nå?',
  excel: 'Last ned alle listene (Excel)',
  addresses: 'Adresser vises bare for dem som kan redigere, og aldri offentlig.',
  more: (n: string) => `Og ${n} til. Alle står i Excel-fila.`,
  none: 'Ingen.',
  notSaid: 'Ikke oppgitt',
  source: (name: string, day: string) => `Kilde: ${name}, per ${day}.`,
  overview: 'Etter type',
  ownership: 'Etter eier og disposisjonsform',
  ownershipHelp: 'En strek betyr at lista ikke sier noe om det.',
  buildings: 'Bygninger med flere kommunale boliger',
  overviewColumns: {
    type: 'Boligtype',
    units: 'Boliger',
    empty: 'Ledige',
    access: 'Trinnfri eller rullestol',
    backlog: 'Etterslep',
    rent: 'Husleie i snitt',
  },
  perMonth: 'kr per måned',
  expiring: 'Avtaler som utløper',
  expiringHelp:
    'Leiekontrakter som utløper innen ett år, og kommunens egne avtaler som utløper innen to. Utløpte først.',
  expiringKinds: { lease: 'Leiekontrakt', hire: 'Kommunens rett til boligen', agreement: 'Avtale med privat' },
  expiringCount: (leases: string, hires: string, agreements: string) =>
    `Leiekontrakter: ${leases}. Boliger kommunen leier eller har rett til: ${hires}. Avtaler med private: ${agreements}.`,
  ends: 'Utløper',
  what: 'Hva',
  kind: 'Slag',
  units: 'Boliger',
  vacant: 'Tomme og på vei ut',
  vacantUnknown: 'Lista sier ikke om boligene er utleid eller ledige.',
  vacantCount: (n: Readonly<Record<Boligstatus, string>>) =>
    `Ledige: ${n.ledig}. Under rehabilitering: ${n.rehabilitering}. Til salgs: ${n['til-salgs']}.`,
  sizes: 'Størrelse mot husstand',
  sizesNone: 'Lista hadde ingen kolonne med antall personer i husstanden.',
  sizesHelp:
    'For liten: færre rom enn personer, eller bare ett rom. For stor: minst tre rom mer enn personer. Bare antallene er lagret, ikke hvem eller hvor. Antall under fem vises ikke.',
  sizeNames: {
    small: 'For liten',
    fits: 'Passer',
    large: 'For stor',
    unknown: 'Rom eller personer mangler',
  } as Readonly<Record<keyof Sizes, string>>,
  fit: 'Boligen er',
  condition: 'Tilstand og etterslep',
  grade: 'Tilstandsgrad',
  backlog: 'Etterslep',
  conditionHelp: 'Tilstandsgrad etter NS 3600: 0 er som ny, 3 er store eller alvorlige avvik.',
  worst: 'Boliger med tilstandsgrad 2 eller 3, størst etterslep først',
  backlogSum: (sum: string, known: string, all: string) =>
    `Samlet etterslep er ${sum} kr. Det er oppgitt for ${known} av ${all} boliger.`,
  noBacklog: 'Etterslepet er ikke oppgitt for noen av boligene.',
  concentration: 'Fordeling på grunnkretser',
  concentrated: (name: string, share: string, known: string) =>
    `${share} prosent av boligene med kjent grunnkrets (${known}) ligger i ${name}.`,
  unknownPlace: 'Ingen av boligene har oppgitt grunnkrets.',
  share: 'Andel',
  allUnits: 'Alle boligene',
};

const nn: typeof nb = {
  title: 'Kommunale bustader',
  empty: 'Inga liste over bustader er teken inn. Gapet blir rekna av tala som er skrivne under tilbod.',
  emptyHelp:
    'Ta inn lista frå Kobo, frå FDV-systemet eller frå eit rekneark. Då får du leigeavtalar som går ut, ledige bustader, tilstand og fordeling, og gapet blir rekna bustad for bustad.',
  takeIn: 'Ta inn ei liste',
  takeInNew: 'Ta inn ei ny liste',
  lead: (units, day) => `Kommunen disponerer ${units} bustader etter lista som gjeld per ${day}.`,
  gone: (n) => `Bustader på lista som er avhenda eller har gått ut, og ikkje blir talde: ${n}.`,
  replaces: 'Lista erstattar tala for kommunale bustader som er skrivne under tilbod, når gapet blir rekna.',
  noLevel: (n) => `Bustader utan oppgitt tenestenivå: ${n}. Dei blir rekna som bustader utan tenester.`,
  alsoAgreed: (boliger, avtaler) =>
    `Lista har ${boliger} bustader kommunen leiger eller har rett til, og ${avtaler} bustader står i avtalar som gjeld no. Sjå etter at dei same bustadene ikkje blir talde begge stader.`,
  toTilbud: 'Sjå tilbodet',
  toGap: 'Sjå gapet',
  next: 'Kva no?',
  excel: 'Last ned alle listene (Excel)',
  addresses: 'Adresser er berre synlege for dei som kan redigere, og aldri offentleg.',
  more: (n) => `Og ${n} til. Alle står i Excel-fila.`,
  none: 'Ingen.',
  notSaid: 'Ikkje oppgitt',
  source: (name, day) => `Kjelde: ${name}, per ${day}.`,
  overview: 'Etter type',
  ownership: 'Etter eigar og disposisjonsform',
  ownershipHelp: 'Ein strek tyder at lista ikkje seier noko om det.',
  buildings: 'Bygningar med fleire kommunale bustader',
  overviewColumns: {
    type: 'Bustadtype',
    units: 'Bustader',
    empty: 'Ledige',
    access: 'Trinnfri eller rullestol',
    backlog: 'Etterslep',
    rent: 'Husleige i snitt',
  },
  perMonth: 'kr per månad',
  expiring: 'Avtalar som går ut',
  expiringHelp:
    'Leigekontraktar som går ut innan eitt år, og kommunen sine eigne avtalar som går ut innan to. Dei som er gått ut, først.',
  expiringKinds: { lease: 'Leigekontrakt', hire: 'Kommunen sin rett til bustaden', agreement: 'Avtale med privat' },
  expiringCount: (leases, hires, agreements) =>
    `Leigekontraktar: ${leases}. Bustader kommunen leiger eller har rett til: ${hires}. Avtalar med private: ${agreements}.`,
  ends: 'Går ut',
  what: 'Kva',
  kind: 'Slag',
  units: 'Bustader',
  vacant: 'Tomme og på veg ut',
  vacantUnknown: 'Lista seier ikkje om bustadene er utleigde eller ledige.',
  vacantCount: (n) => `Ledige: ${n.ledig}. Under rehabilitering: ${n.rehabilitering}. Til sals: ${n['til-salgs']}.`,
  sizes: 'Storleik mot hushald',
  sizesNone: 'Lista hadde ingen kolonne med tal på personar i hushaldet.',
  sizesHelp:
    'For liten: færre rom enn personar, eller berre eitt rom. For stor: minst tre rom meir enn personar. Berre tala er lagra, ikkje kven eller kvar. Tal under fem blir ikkje viste.',
  sizeNames: { small: 'For liten', fits: 'Passar', large: 'For stor', unknown: 'Rom eller personar manglar' },
  fit: 'Bustaden er',
  condition: 'Tilstand og etterslep',
  grade: 'Tilstandsgrad',
  backlog: 'Etterslep',
  conditionHelp: 'Tilstandsgrad etter NS 3600: 0 er som ny, 3 er store eller alvorlege avvik.',
  worst: 'Bustader med tilstandsgrad 2 eller 3, størst etterslep først',
  backlogSum: (sum, known, all) => `Samla etterslep er ${sum} kr. Det er oppgitt for ${known} av ${all} bustader.`,
  noBacklog: 'Etterslepet er ikkje oppgitt for nokon av bustadene.',
  concentration: 'Fordeling på grunnkrinsar',
  concentrated: (name, share, known) => `${share} prosent av bustadene med kjend grunnkrins (${known}) ligg i ${name}.`,
  unknownPlace: 'Ingen av bustadene har oppgitt grunnkrins.',
  share: 'Del',
  allUnits: 'Alle bustadene',
};

const whole = {
  nb: { ...INN_TEXTS.nb, ...nb },
  nn: { ...INN_TEXTS.nn, ...nn },
};

export const BOLIGBESTAND_TEXTS: Texts<typeof whole.nb> = whole;
