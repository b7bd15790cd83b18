import type { Texts } from '../../kernel/index.ts';
import type { Deling } from './regnskap.ts';

const nb = {
  title: 'Beholdning år for år',
  link: 'Se beholdningen år for år',
  lead: (year: number, opening: string, last: number, closing: string) =>
    `${opening} kommunale boliger ved inngangen til ${year}, ${closing} ved utgangen av ${last}.`,
  empty: 'Det er ingen boliger å føre. Ta inn en liste, eller skriv inn boligene under tilbud.',
  help: 'Det året åpner med, pluss det som kommer inn, minus det som går ut, pluss annen endring, er det året slutter med. Annen endring er boliger som en senere liste har eller mangler uten å si når. Boliger uten oppgitt år regnes som om de var der fra først av.',
  fromLists: 'Ført av listene over boliger og avtalene under tilbud.',
  fromTyped: 'Ført av tallene og avtalene under tilbud, fordi ingen liste over boliger er tatt inn.',
  uncertain: (n: string) => `${n} boliger i avtaler som ikke er sikre, er ikke med.`,
  year: 'År',
  opening: 'Ved inngangen',
  inn: 'Inn',
  ut: 'Ut',
  annet: 'Annen endring',
  closing: 'Ved utgangen',
  all: 'Alle kommunale boliger',
  by: { type: 'Etter boligtype', niva: 'Etter tjenestenivå', omraade: 'Etter område' } as Readonly<
    Record<Deling, string>
  >,
  part: { type: 'Boligtype', niva: 'Tjenestenivå', omraade: 'Område' } as Readonly<Record<Deling, string>>,
  divide: 'Del opp',
  everything: 'Etter type, tjenestenivå og område',
  reconcile: 'Mot statistikken',
  reconcileHelp:
    'Kommunens egen rapportering i KOSTRA, talt 31. desember. Forskjellen er beholdningen minus statistikken.',
  counted: 'Statistikken',
  difference: 'Forskjell',
  noCounted: 'Ingen statistikk over kommunale boliger er lest inn for disse årene.',
  toTall: 'Les inn tall',
  notSaid: 'Ikke oppgitt',
  excel: 'Last ned (Excel)',
  back: 'Kommunale boliger',
};

const nn: typeof nb = {
  title: 'Behaldning år for år',
  link: 'Sjå behaldninga år for år',
  lead: (year, opening, last, closing) =>
    `${opening} kommunale bustader ved inngangen til ${year}, ${closing} ved utgangen av ${last}.`,
  empty: 'Det er ingen bustader å føre. Ta inn ei liste, eller skriv inn bustadene under tilbod.',
  help: 'Det året opnar med, pluss det som kjem inn, minus det som går ut, pluss anna endring, er det året sluttar med. Anna endring er bustader som ei seinare liste har eller manglar utan å seie når. Bustader utan oppgitt år blir rekna som om dei var der frå først av.',
  fromLists: 'Ført av listene over bustader og avtalane under tilbod.',
  fromTyped: 'Ført av tala og avtalane under tilbod, fordi inga liste over bustader er teken inn.',
  uncertain: (n) => `${n} bustader i avtalar som ikkje er sikre, er ikkje med.`,
  year: 'År',
  opening: 'Ved inngangen',
  inn: 'Inn',
  ut: 'Ut',
  annet: 'Anna endring',
  closing: 'Ved utgangen',
  all: 'Alle kommunale bustader',
  by: { type: 'Etter bustadtype', niva: 'Etter tenestenivå', omraade: 'Etter område' },
  part: { type: 'Bustadtype', niva: 'Tenestenivå', omraade: 'Område' },
  divide: 'Del opp',
  everything: 'Etter type, tenestenivå og område',
  reconcile: 'Mot statistikken',
  reconcileHelp:
    'Kommunen si eiga rapportering i KOSTRA, talt 31. desember. Skilnaden er behaldninga minus statistikken.',
  counted: 'Statistikken',
  difference: 'Skilnad',
  noCounted: 'Ingen statistikk over kommunale bustader er lesen inn for desse åra.',
  toTall: 'Les inn tal',
  notSaid: 'Ikkje oppgitt',
  excel: 'Last ned (Excel)',
  back: 'Kommunale bustader',
};

export const REGNSKAP_TEXTS: Texts<typeof nb> = { nb, nn };
