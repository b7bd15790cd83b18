import { formatNumber, type Texts } from '../../kernel/index.ts';
import type { HentetLag } from './kart.ts';

const nb = {
  heading: 'Hent kart fra Kartverket',
  help: 'Boligplan henter kommunegrensen eller grunnkretsene fra Kartverkets åpne tjenester, og legger dem i kartet. Grunnkretsene blir områdene i kartet. Serveren må ha nett. Det som ligger i kartet fra før, blir byttet ut.',
  notOfficial: (host: string) =>
    `Denne serveren er satt opp til å hente fra ${host}, ikke fra Kartverket. Kartet derfra er ikke offisielt, og blir merket slik.`,
  buttons: { kommune: 'Hent kommunegrensen', omraade: 'Hent grunnkretsene' } as Readonly<Record<HentetLag, string>>,
  own: 'Har kommunen egne områder, som bydeler eller skolekretser, last dem opp som fil her under. Felt ligger vanligvis i kommunens eget planregister.',
  title: 'Hente kart fra Kartverket',
  doing: { henter: 'Henter kartet.', lagrer: 'Lagrer kartet.' } as Readonly<Record<string, string>>,
  got: {
    kommune: () => 'Kommunegrensen er hentet og lagt i kartet.',
    omraade: (n: number) => `${formatNumber(n)} grunnkretser er hentet og lagt i kartet som områder.`,
  } as Readonly<Record<HentetLag, (n: number) => string>>,
  errors: 'Kartet ble ikke hentet. Det som lå der, står som før',
  toResult: 'Se kartet',
  advice: 'Prøv igjen. Skjer det flere ganger, last opp kartet som fil, eller gi beskjed til drift.',
  byHand: 'Dere kan også laste opp kartet som fil.',
  why: {
    'uten-nett': 'Serveren får ikke kontakt med Kartverket. Enten mangler nettet, eller så stenger en brannmur.',
    tidsavbrudd: 'Kartverket svarte ikke i tide.',
    'for-mange-kall': 'Kartverket har fått for mange spørringer fra nettet deres. Prøv igjen om noen minutter.',
    'ikke-tilgjengelig': 'Tjenesten hos Kartverket er stengt akkurat nå.',
    'finnes-ikke': 'Kartverket kjenner ikke en kommune med dette nummeret.',
    'for-stor': 'Kartet fra Kartverket er større enn 15 MB.',
    avkortet: 'Svaret fra Kartverket var ikke helt.',
  } as Readonly<Record<string, string>>,
  whyOther: 'Svaret fra Kartverket kunne ikke brukes.',
  fetched: { kommune: 'Kommunegrense', omraade: 'Grunnkretser' } as Readonly<Record<HentetLag, string>>,
  credit: (what: string, day: string) => `${what}: © Kartverket (CC BY 4.0), hentet ${day}.`,
  notKartverket: (what: string, host: string, day: string) =>
    `${what}: hentet ${day} fra ${host}. Ikke kontrollert mot Kartverket.`,
  asked: 'Slik ble kartet hentet',
  address: 'spørringen',
  unseen: (forms: number) =>
    forms === 1
      ? '1 form i kartene er ikke vist. Den er for liten, eller hører ikke lenger til noe felt.'
      : `${forms} former i kartene er ikke vist. De er for små, eller hører ikke lenger til noe felt.`,
  unseenWhy:
    'Kravene til kart er strengere nå enn da kartet ble lastet opp: flater og deler under 5 dekar kan være enkeltboliger. Last opp kartet på nytt for å lagre det uten dem.',
};

const nn: typeof nb = {
  heading: 'Hent kart frå Kartverket',
  help: 'Boligplan hentar kommunegrensa eller grunnkrinsane frå dei opne tenestene til Kartverket, og legg dei i kartet. Grunnkrinsane blir områda i kartet. Tenaren må ha nett. Det som ligg i kartet frå før, blir bytt ut.',
  notOfficial: (host) =>
    `Denne tenaren er sett opp til å hente frå ${host}, ikkje frå Kartverket. Kartet derifrå er ikkje offisielt, og blir merkt slik.`,
  buttons: { kommune: 'Hent kommunegrensa', omraade: 'Hent grunnkrinsane' },
  own: 'Har kommunen eigne område, som bydelar eller skulekrinsar, last dei opp som fil her under. Felt ligg vanlegvis i planregisteret til kommunen.',
  title: 'Hente kart frå Kartverket',
  doing: { henter: 'Hentar kartet.', lagrer: 'Lagrar kartet.' },
  got: {
    kommune: () => 'Kommunegrensa er henta og lagd i kartet.',
    omraade: (n) => `${formatNumber(n)} grunnkrinsar er henta og lagde i kartet som område.`,
  },
  errors: 'Kartet blei ikkje henta. Det som låg der, står som før',
  toResult: 'Sjå kartet',
  advice: 'Prøv igjen. Skjer det fleire gonger, last opp kartet som fil, eller gi beskjed til drift.',
  byHand: 'De kan også laste opp kartet som fil.',
  why: {
    'uten-nett': 'Tenaren får ikkje kontakt med Kartverket. Anten manglar nettet, eller så stengjer ein brannmur.',
    tidsavbrudd: 'Kartverket svarte ikkje i tide.',
    'for-mange-kall': 'Kartverket har fått for mange spørjingar frå nettet dykkar. Prøv igjen om nokre minutt.',
    'ikke-tilgjengelig': 'Tenesta hos Kartverket er stengd akkurat no.',
    'finnes-ikke': 'Kartverket kjenner ikkje ein kommune med dette nummeret.',
    'for-stor': 'Kartet frå Kartverket er større enn 15 MB.',
    avkortet: 'Svaret frå Kartverket var ikkje heilt.',
  },
  whyOther: 'Svaret frå Kartverket kunne ikkje brukast.',
  fetched: { kommune: 'Kommunegrense', omraade: 'Grunnkrinsar' },
  credit: (what, day) => `${what}: © Kartverket (CC BY 4.0), henta ${day}.`,
  notKartverket: (what, host, day) => `${what}: henta ${day} frå ${host}. Ikkje kontrollert mot Kartverket.`,
  asked: 'Slik blei kartet henta',
  address: 'spørjinga',
  unseen: (forms) =>
    forms === 1
      ? '1 form i karta er ikkje vist. Ho er for lita, eller høyrer ikkje lenger til noko felt.'
      : `${forms} former i karta er ikkje viste. Dei er for små, eller høyrer ikkje lenger til noko felt.`,
  unseenWhy:
    'Krava til kart er strengare no enn då kartet blei lasta opp: flater og delar under 5 dekar kan vere bustader kvar for seg. Last opp kartet på nytt for å lagre det utan dei.',
};

export const KARTHENT_TEXTS: Texts<typeof nb> = { nb, nn };
