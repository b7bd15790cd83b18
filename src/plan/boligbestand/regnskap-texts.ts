import type { Ledger, Texts } from '../../kernel/index.ts';
import type { Deling } from './regnskap.ts';

type Lead = (year: number, opening: string, last: number, closing: string) => string;
type PerLedger = Readonly<Record<Ledger, string>>;

const nb = {
  title: 'Beholdning år for år',
  link: 'Se beholdningen år for år',
  ledger: 'Regnskap',
  ledgers: { boligutvikling: 'alle boliger i kommunen', boligsosialt: 'kommunale boliger' } as PerLedger,
  lead: {
    boligutvikling: (year, opening, last, closing) =>
      `${opening} boliger i kommunen ved inngangen til ${year}, ventet ${closing} ved utgangen av ${last}.`,
    boligsosialt: (year, opening, last, closing) =>
      `${opening} kommunale boliger ved inngangen til ${year}, ventet ${closing} ved utgangen av ${last}.`,
  } as Readonly<Record<Ledger, Lead>>,
  empty: {
    boligutvikling: 'Det er ingen boliger å føre. Les inn tabell 06265 fra SSB under Tall.',
    boligsosialt: 'Det er ingen boliger å føre. Ta inn en liste, eller skriv inn boligene under tilbud.',
  } as PerLedger,
  help: {
    boligutvikling:
      'Det året åpner med, pluss det som kommer inn, minus det som går ut, pluss annen endring, er det året slutter med. Til og med siste telling er det SSBs tall. Etter den er riving og bygging utenfor feltene ikke med.',
    boligsosialt:
      'Det året åpner med, pluss det som kommer inn, minus det som går ut, pluss annen endring, er det året slutter med. Annen endring er boliger som en senere liste har eller mangler uten å si når. Boliger uten oppgitt år regnes som om de var der fra først av.',
  } as PerLedger,
  comingHelp:
    'Fra felt er det feltene i boligbyggeprogrammet har levert, og det som ventes av dem etter realisering og forsinkelse. Fra tiltak er boliger som ventes av tiltak med penger. Det tiltakene selger, river eller bygger om, står under ut. Det er de samme tallene som i gapet. Det som er ventet og ikke ferdig, står tidligst året etter siste telling, og det som er ferdig, er med i tellingen. Derfor er ingenting ført to ganger.',
  fromCount: 'Ført av SSBs telling av boliger, boligbyggeprogrammet, avtalene og tiltakene. SSB teller ved årsskiftet.',
  fromLists: 'Ført av listene over boliger og avtalene under tilbud.',
  fromTyped: 'Ført av tallene og avtalene under tilbud, fordi ingen liste over boliger er tatt inn.',
  uncertain: (n: string) => `${n} boliger i avtaler som ikke er sikre, er ikke med.`,
  year: 'År',
  opening: 'Ved inngangen',
  inn: 'Inn',
  felt: 'Fra felt',
  tiltak: 'Fra tiltak',
  ut: 'Ut',
  annet: 'Annen endring',
  closing: 'Ved utgangen',
  all: { boligutvikling: 'Alle boliger i kommunen', boligsosialt: 'Alle kommunale boliger' } as PerLedger,
  by: { type: 'Etter boligtype', niva: 'Etter tjenestenivå', omraade: 'Etter område' } as Readonly<
    Record<Deling, string>
  >,
  part: { type: 'Boligtype', niva: 'Tjenestenivå', omraade: 'Område' } as Readonly<Record<Deling, string>>,
  divide: 'Del opp',
  whole: 'I alt',
  byHelp: 'Hele perioden sett under ett. Summen av delene er tallene for alle, i hver kolonne.',
  byCount: {
    typed:
      'SSB teller etter boligtype, men ikke etter område eller tjenestenivå. Det som er talt, og annen endring, står derfor uten område. For et område er tallene det som kommer til og går ut der.',
    plain:
      'Tellingen som er lest inn, skiller ikke mellom boligtyper, områder eller tjenestenivåer. Det som er talt, og annen endring, står derfor uten type og uten område. For en del er tallene det som kommer til og går ut der.',
  },
  choose: 'Se en del år for år',
  chooseHelp: 'Velg område, boligtype eller tjenestenivå, eller flere sammen.',
  every: 'Alle',
  show: 'Vis',
  nothing: 'Det er ikke ført noe på dette utvalget.',
  everything: 'Etter type, tjenestenivå og område',
  reconcile: 'Mot statistikken',
  reconcileHelp: {
    boligutvikling:
      'Hvor mye tellingen endret seg i året, og hva feltene i boligbyggeprogrammet har levert. Forskjellen er annen bygging, det som er revet, og rettinger i tellingen. Den er ført som annen endring.',
    boligsosialt:
      'Kommunens egen rapportering i KOSTRA, talt 31. desember. Forskjellen er beholdningen minus statistikken.',
  } as PerLedger,
  change: 'Endring i tellingen',
  ofFelt: 'Levert i felt',
  counted: 'Statistikken',
  difference: 'Forskjell',
  noCounted: {
    boligutvikling: 'SSBs telling av boliger er ikke lest inn for to år eller mer.',
    boligsosialt: 'Ingen statistikk over kommunale boliger er lest inn for disse årene.',
  } as PerLedger,
  toTall: 'Les inn tall',
  notSaid: 'Ikke oppgitt',
  noArea: 'Uten område',
  excel: 'Last ned (Excel)',
  back: 'Kommunale boliger',
};

const nn: typeof nb = {
  title: 'Behaldning år for år',
  link: 'Sjå behaldninga år for år',
  ledger: 'Rekneskap',
  ledgers: { boligutvikling: 'alle bustader i kommunen', boligsosialt: 'kommunale bustader' },
  lead: {
    boligutvikling: (year, opening, last, closing) =>
      `${opening} bustader i kommunen ved inngangen til ${year}, venta ${closing} ved utgangen av ${last}.`,
    boligsosialt: (year, opening, last, closing) =>
      `${opening} kommunale bustader ved inngangen til ${year}, venta ${closing} ved utgangen av ${last}.`,
  },
  empty: {
    boligutvikling: 'Det er ingen bustader å føre. Les inn tabell 06265 frå SSB under Tal.',
    boligsosialt: 'Det er ingen bustader å føre. Ta inn ei liste, eller skriv inn bustadene under tilbod.',
  },
  help: {
    boligutvikling:
      'Det året opnar med, pluss det som kjem inn, minus det som går ut, pluss anna endring, er det året sluttar med. Til og med siste teljing er det SSB sine tal. Etter ho er riving og bygging utanfor felta ikkje med.',
    boligsosialt:
      'Det året opnar med, pluss det som kjem inn, minus det som går ut, pluss anna endring, er det året sluttar med. Anna endring er bustader som ei seinare liste har eller manglar utan å seie når. Bustader utan oppgitt år blir rekna som om dei var der frå først av.',
  },
  comingHelp:
    'Frå felt er det felta i bustadbyggjeprogrammet har levert, og det ein ventar av dei etter realisering og forseinking. Frå tiltak er bustader ein ventar av tiltak med pengar. Det tiltaka sel, riv eller byggjer om, står under ut. Det er dei same tala som i gapet. Det som er venta og ikkje ferdig, står tidlegast året etter siste teljing, og det som er ferdig, er med i teljinga. Derfor er ingenting ført to gonger.',
  fromCount: 'Ført av SSB si teljing av bustader, bustadbyggjeprogrammet, avtalane og tiltaka. SSB tel ved årsskiftet.',
  fromLists: 'Ført av listene over bustader og avtalane under tilbod.',
  fromTyped: 'Ført av tala og avtalane under tilbod, fordi inga liste over bustader er teken inn.',
  uncertain: (n) => `${n} bustader i avtalar som ikkje er sikre, er ikkje med.`,
  year: 'År',
  opening: 'Ved inngangen',
  inn: 'Inn',
  felt: 'Frå felt',
  tiltak: 'Frå tiltak',
  ut: 'Ut',
  annet: 'Anna endring',
  closing: 'Ved utgangen',
  all: { boligutvikling: 'Alle bustader i kommunen', boligsosialt: 'Alle kommunale bustader' },
  by: { type: 'Etter bustadtype', niva: 'Etter tenestenivå', omraade: 'Etter område' },
  part: { type: 'Bustadtype', niva: 'Tenestenivå', omraade: 'Område' },
  divide: 'Del opp',
  whole: 'I alt',
  byHelp: 'Heile perioden sedd under eitt. Summen av delane er tala for alle, i kvar kolonne.',
  byCount: {
    typed:
      'SSB tel etter bustadtype, men ikkje etter område eller tenestenivå. Det som er talt, og anna endring, står derfor utan område. For eit område er tala det som kjem til og går ut der.',
    plain:
      'Teljinga som er lesen inn, skil ikkje mellom bustadtypar, område eller tenestenivå. Det som er talt, og anna endring, står derfor utan type og utan område. For ein del er tala det som kjem til og går ut der.',
  },
  choose: 'Sjå ein del år for år',
  chooseHelp: 'Vel område, bustadtype eller tenestenivå, eller fleire saman.',
  every: 'Alle',
  show: 'Vis',
  nothing: 'Det er ikkje ført noko på dette utvalet.',
  everything: 'Etter type, tenestenivå og område',
  reconcile: 'Mot statistikken',
  reconcileHelp: {
    boligutvikling:
      'Kor mykje teljinga endra seg i året, og kva felta i bustadbyggjeprogrammet har levert. Skilnaden er anna bygging, det som er rive, og rettingar i teljinga. Han er ført som anna endring.',
    boligsosialt:
      'Kommunen si eiga rapportering i KOSTRA, talt 31. desember. Skilnaden er behaldninga minus statistikken.',
  },
  change: 'Endring i teljinga',
  ofFelt: 'Levert i felt',
  counted: 'Statistikken',
  difference: 'Skilnad',
  noCounted: {
    boligutvikling: 'SSB si teljing av bustader er ikkje lesen inn for to år eller meir.',
    boligsosialt: 'Ingen statistikk over kommunale bustader er lesen inn for desse åra.',
  },
  toTall: 'Les inn tal',
  notSaid: 'Ikkje oppgitt',
  noArea: 'Utan område',
  excel: 'Last ned (Excel)',
  back: 'Kommunale bustader',
};

export const REGNSKAP_TEXTS: Texts<typeof nb> = { nb, nn };
