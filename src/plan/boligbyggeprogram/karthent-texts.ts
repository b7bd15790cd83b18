import type { Texts } from '../../kernel/index.ts';

const nb = {
  heading: 'Hent kommunegrensen fra Kartverket',
  help: 'Boligplan henter grensen for kommunen deres fra Kartverkets åpne tjeneste, og legger den i kartet. Serveren må ha nett. En grense som ligger i kartet fra før, blir byttet ut.',
  notOfficial: (host: string) =>
    `Denne serveren er satt opp til å hente fra ${host}, ikke fra Kartverket. Grensen derfra er ikke offisiell, og blir merket slik.`,
  button: 'Hent kommunegrensen',
  areas:
    'Områder og grunnkretser kan lastes ned fra Geonorge som GML eller GeoJSON, og lastes opp her under. Felt ligger vanligvis i kommunens eget planregister.',
  toGeonorge: 'Finn grunnkretser hos Geonorge',
  title: 'Hente kommunegrensen fra Kartverket',
  doing: { henter: 'Henter grensen.', lagrer: 'Lagrer kartet.' } as Readonly<Record<string, string>>,
  got: 'Kommunegrensen er hentet og lagt i kartet.',
  errors: 'Kommunegrensen ble ikke hentet. Kartet står som før',
  toResult: 'Se kartet',
  advice: 'Prøv igjen. Skjer det flere ganger, last opp grensen som fil, eller gi beskjed til drift.',
  byHand: 'Dere kan også laste opp grensen som fil.',
  why: {
    'uten-nett': 'Serveren får ikke kontakt med Kartverket. Enten mangler nettet, eller så stenger en brannmur.',
    tidsavbrudd: 'Kartverket svarte ikke i tide.',
    'for-mange-kall': 'Kartverket har fått for mange spørringer fra nettet deres. Prøv igjen om noen minutter.',
    'ikke-tilgjengelig': 'Tjenesten hos Kartverket er stengt akkurat nå.',
    'finnes-ikke': 'Kartverket kjenner ikke en kommune med dette nummeret.',
    avkortet: 'Svaret fra Kartverket var ikke helt.',
  } as Readonly<Record<string, string>>,
  whyOther: 'Svaret fra Kartverket kunne ikke brukes.',
  credit: (day: string) => `Kommunegrense: © Kartverket (CC BY 4.0), hentet ${day}.`,
  notKartverket: (host: string, day: string) =>
    `Kommunegrense: hentet ${day} fra ${host}. Den er ikke kontrollert mot Kartverket.`,
  asked: 'Slik ble grensen hentet',
  address: 'spørringen',
  unseen: (forms: number) =>
    forms === 1
      ? '1 form i kartene er ikke vist. Den er for liten, eller hører ikke lenger til noe felt.'
      : `${forms} former i kartene er ikke vist. De er for små, eller hører ikke lenger til noe felt.`,
  unseenWhy:
    'Kravene til kart er strengere nå enn da kartet ble lastet opp: flater og deler under 5 dekar kan være enkeltboliger. Last opp kartet på nytt for å lagre det uten dem.',
};

const nn: typeof nb = {
  heading: 'Hent kommunegrensa frå Kartverket',
  help: 'Boligplan hentar grensa for kommunen dykkar frå den opne tenesta til Kartverket, og legg ho i kartet. Tenaren må ha nett. Ei grense som ligg i kartet frå før, blir bytt ut.',
  notOfficial: (host) =>
    `Denne tenaren er sett opp til å hente frå ${host}, ikkje frå Kartverket. Grensa derifrå er ikkje offisiell, og blir merkt slik.`,
  button: 'Hent kommunegrensa',
  areas:
    'Område og grunnkrinsar kan lastast ned frå Geonorge som GML eller GeoJSON, og lastast opp her under. Felt ligg vanlegvis i planregisteret til kommunen.',
  toGeonorge: 'Finn grunnkrinsar hos Geonorge',
  title: 'Hente kommunegrensa frå Kartverket',
  doing: { henter: 'Hentar grensa.', lagrer: 'Lagrar kartet.' },
  got: 'Kommunegrensa er henta og lagd i kartet.',
  errors: 'Kommunegrensa blei ikkje henta. Kartet står som før',
  toResult: 'Sjå kartet',
  advice: 'Prøv igjen. Skjer det fleire gonger, last opp grensa som fil, eller gi beskjed til drift.',
  byHand: 'De kan også laste opp grensa som fil.',
  why: {
    'uten-nett': 'Tenaren får ikkje kontakt med Kartverket. Anten manglar nettet, eller så stengjer ein brannmur.',
    tidsavbrudd: 'Kartverket svara ikkje i tide.',
    'for-mange-kall': 'Kartverket har fått for mange spørjingar frå nettet dykkar. Prøv igjen om nokre minutt.',
    'ikke-tilgjengelig': 'Tenesta hos Kartverket er stengd akkurat no.',
    'finnes-ikke': 'Kartverket kjenner ikkje ein kommune med dette nummeret.',
    avkortet: 'Svaret frå Kartverket var ikkje heilt.',
  },
  whyOther: 'Svaret frå Kartverket kunne ikkje brukast.',
  credit: (day) => `Kommunegrense: © Kartverket (CC BY 4.0), henta ${day}.`,
  notKartverket: (host, day) => `Kommunegrense: henta ${day} frå ${host}. Ho er ikkje kontrollert mot Kartverket.`,
  asked: 'Slik blei grensa henta',
  address: 'spørjinga',
  unseen: (forms) =>
    forms === 1
      ? '1 form i karta er ikkje vist. Ho er for lita, eller høyrer ikkje lenger til noko felt.'
      : `${forms} former i karta er ikkje viste. Dei er for små, eller høyrer ikkje lenger til noko felt.`,
  unseenWhy:
    'Krava til kart er strengare no enn då kartet blei lasta opp: flater og delar under 5 dekar kan vere bustader kvar for seg. Last opp kartet på nytt for å lagre det utan dei.',
};

export const KARTHENT_TEXTS: Texts<typeof nb> = { nb, nn };
