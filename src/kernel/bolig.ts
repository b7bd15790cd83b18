/** Dwelling types: Statistics Norway's building types (table 06265), merged to what a plan can steer. */
export const BOLIGTYPER = ['enebolig', 'tomannsbolig', 'smaahus', 'blokk', 'annet'] as const;
export type Boligtype = (typeof BOLIGTYPER)[number];

/** Level of services tied to the dwelling (decisions.md 7). */
export const TJENESTENIVAAER = ['ingen', 'ambulerende', 'personalbase', 'heldoegns'] as const;
export type Tjenestenivaa = (typeof TJENESTENIVAAER)[number];

/** How the municipality disposes of a dwelling. */
export const DISPOSISJONSFORMER = ['eid', 'innleid', 'tilvisning', 'tildeling'] as const;
export type Disposisjonsform = (typeof DISPOSISJONSFORMER)[number];

/** The two ledgers. They are never added in a total, a chart or a portfolio (decisions.md 8). */
export const REGNSKAP = ['boligutvikling', 'boligsosialt'] as const;
export type Ledger = (typeof REGNSKAP)[number];

/** The result qualities of the guide's step four: what a plan is to give the people of the place; the last is dwellings of different size and standard. */
export const KVALITETER = [
  'oppvekstmiljoe',
  'bomiljoe',
  'folkehelse',
  'tilgjengelighet',
  'integrering',
  'normalisering',
  'variasjon',
] as const;
export type Kvalitet = (typeof KVALITETER)[number];

export const MAALGRUPPER = [
  'alle',
  'bostedsloese',
  'barnefamilier',
  'unge',
  'flyktninger',
  'rus-psykisk',
  'utviklingshemming',
  'nedsatt-funksjonsevne',
  'eldre',
  'demens',
  'loeslatte',
  'krisesenter',
  'oekonomisk-vanskeligstilte',
] as const;
export type Maalgruppe = (typeof MAALGRUPPER)[number];

/** Two names are the same part of the municipality however they are written. */
export const omraadeKey = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();
