import type { Texts } from '../../kernel/index.ts';
import type { BehandlingRefusal, Trinn } from './behandling.ts';

type Say = (data: Readonly<Record<string, string | number>>) => string;

const nb = {
  title: 'Behandling av økonomiplanen',
  intro:
    'Kommunedirektøren foreslår, formannskapet innstiller, kommunestyret vedtar. Hver gang fryses planen slik den står, så alle kan se hva som ble endret og når.',
  open: 'Behandling og vedtak',
  trinn: {
    forslag: 'Kommunedirektørens forslag',
    innstilling: 'Formannskapets innstilling',
    vedtatt: 'Vedtatt av kommunestyret',
  } as Readonly<Record<Trinn, string>>,
  finding: {
    none: (years: string) => `Økonomiplanen ${years} er ikke lagt fram ennå.`,
    forslag: (years: string, date: string) => `Forslaget til økonomiplan ${years} ble lagt fram ${date}.`,
    innstilling: (years: string, date: string, earliest: string) =>
      `Innstillingen til økonomiplan ${years} er offentlig fra ${date}. Kommunestyret kan vedta den fra ${earliest}.`,
    vedtatt: (years: string, date: string) => `Økonomiplanen ${years} ble vedtatt ${date}.`,
  },
  moved: (trinn: string, n: number) =>
    n === 1
      ? `Arbeidsutgaven er endret etter ${trinn}: 1 tiltak skiller seg fra den.`
      : `Arbeidsutgaven er endret etter ${trinn}: ${n} tiltak skiller seg fra den.`,
  list: 'Utgaver',
  none: 'Ingen utgaver ennå.',
  number: 'Nr.',
  step: 'Trinn',
  years: 'År',
  date: 'Dato',
  caseNumber: 'Saksnummer',
  lines: 'Tiltak',
  investment: 'Investering, fire år',
  operation: 'Netto drift, fire år',
  freeze: 'Frys planen slik den står nå',
  freezeText:
    'Endringer i formannskapet og kommunestyret gjør du først i tiltakene og rammen. Så fryser du neste utgave her. En frossen utgave kan ikke endres.',
  whichStep: 'Hvilket trinn?',
  dateHelp:
    'Forslag: dagen det ble lagt fram. Innstilling: dagen den ble offentlig. Vedtak: dagen kommunestyret vedtok planen.',
  caseHelp: 'Må fylles ut for vedtaket.',
  note: 'Hva er endret, og hvorfor?',
  noteHelp: 'For eksempel: Formannskapet flyttet T-012 til år to for å holde rammen for drift.',
  button: 'Frys utgaven',
  frozen: 'Utgaven er fryst.',
  errors: 'Du må rette dette før utgaven kan fryses',
  back: 'Økonomiplan',
  inPlan: 'I økonomiplanen',
  ifMoved: 'Se hva som skjer hvis det utsettes eller tas ut',
  standsIn: (years: string, what: string) => `Økonomiplan ${years}: ${what}`,
  ofVersion: (n: number) => `etter versjon ${n} av tiltaket`,
  showDifference: 'Endringer',
  compare: 'Sammenlign med',
  compareButton: 'Vis endringene',
  working: 'Arbeidsutgaven',
  difference: (from: string, to: string) => `Fra ${from} til ${to}`,
  nothing: 'De to er like til kronen.',
  noCommonYears: 'De to planene har ingen år felles, så det er ingenting å sammenligne.',
  otherYears: {
    omregnet: (years: string) =>
      `Planene gjelder ulike år. Sammenligningen er for årene de har felles, ${years}, og den eldste er regnet om til prisene i den nyeste.`,
    'hver-sine': (years: string) =>
      `Planene gjelder ulike år. Sammenligningen er for årene de har felles, ${years}. Prisindeksen mangler, så hver av dem står i sine egne priser.`,
  },
  summary: (changed: number, same: number) => `${changed} tiltak er endret, ${same} er som før.`,
  tiltak: 'Tiltak',
  change: 'Endring',
  kinds: { ny: 'Lagt til', ute: 'Tatt ut', endret: 'Endret' },
  part: 'Hva',
  parts: { investment: 'Investering', operation: 'Netto drift' },
  adoptedByOthers:
    'Nå står vedtaket for tur. Det føres inn av den som kan vedta planer i kommunen. Du kan fryse en ny innstilling.',
  funding: 'Bare finansieringen',
  sum: 'Sum',
  total: 'Sum fire år',
  source: 'de to frosne utgavene; netto drift er drift uten husleie.',
  sourceLabel: 'Kilde',
  print: 'Last ned som Excel',
  refusals: {
    mangler: () => 'Dette må fylles ut',
    'for-langt': ({ max }) => `Skriv kortere, høyst ${max} tegn`,
    'ukjent-valg': () => 'Velg ett av alternativene',
    'ikke-dato': () => 'Skriv en dato, for eksempel 4.12.2026',
    'ingen-linjer': () => 'Ingen tiltak har penger ennå, så det er ingen økonomiplan å fryse',
    'uten-forslag': () => 'Kommunedirektørens forslag må fryses før innstillingen',
    'uten-innstilling': () => 'Formannskapets innstilling må fryses før vedtaket (kommuneloven § 14-3)',
    'for-kort-tid': ({ open, earliest }) =>
      `Innstillingen ble offentlig ${open} og skal være det i minst 14 dager. Kommunestyret kan vedta planen fra ${earliest}`,
    'etter-nyttaar': ({ year }) => `Planen skal vedtas før årsskiftet, senest 31.12.${Number(year) - 1}`,
    'allerede-vedtatt': ({ year }) => `Økonomiplanen fra ${year} er alt vedtatt. Neste plan begynner et år senere`,
    'foer-forrige': ({ date }) => `Datoen er før forrige utgave, som er fra ${date}`,
    'endret-imens': () => 'Noen lagret et av tiltakene imens. Ingenting er fryst. Se over planen og prøv en gang til',
  } as Readonly<Record<BehandlingRefusal['code'], Say>>,
};

const nn: typeof nb = {
  title: 'Handsaming av økonomiplanen',
  intro:
    'Kommunedirektøren gjer framlegg, formannskapet tilrår, kommunestyret vedtek. Kvar gong blir planen frosen slik han står, så alle kan sjå kva som blei endra og når.',
  open: 'Handsaming og vedtak',
  trinn: {
    forslag: 'Framlegget frå kommunedirektøren',
    innstilling: 'Innstillinga frå formannskapet',
    vedtatt: 'Vedteken av kommunestyret',
  },
  finding: {
    none: (years) => `Økonomiplanen ${years} er ikkje lagd fram enno.`,
    forslag: (years, date) => `Framlegget til økonomiplan ${years} blei lagt fram ${date}.`,
    innstilling: (years, date, earliest) =>
      `Innstillinga til økonomiplan ${years} er offentleg frå ${date}. Kommunestyret kan vedta henne frå ${earliest}.`,
    vedtatt: (years, date) => `Økonomiplanen ${years} blei vedteken ${date}.`,
  },
  moved: (trinn, n) =>
    n === 1
      ? `Arbeidsutgåva er endra etter ${trinn}: 1 tiltak skil seg frå henne.`
      : `Arbeidsutgåva er endra etter ${trinn}: ${n} tiltak skil seg frå henne.`,
  list: 'Utgåver',
  none: 'Ingen utgåver enno.',
  number: 'Nr.',
  step: 'Steg',
  years: 'År',
  date: 'Dato',
  caseNumber: 'Saksnummer',
  lines: 'Tiltak',
  investment: 'Investering, fire år',
  operation: 'Netto drift, fire år',
  freeze: 'Frys planen slik han står no',
  freezeText:
    'Endringar i formannskapet og kommunestyret gjer du først i tiltaka og ramma. Så frys du neste utgåve her. Ei frosen utgåve kan ikkje endrast.',
  whichStep: 'Kva steg?',
  dateHelp:
    'Framlegg: dagen det blei lagt fram. Innstilling: dagen ho blei offentleg. Vedtak: dagen kommunestyret vedtok planen.',
  caseHelp: 'Må fyllast ut for vedtaket.',
  note: 'Kva er endra, og kvifor?',
  noteHelp: 'Til dømes: Formannskapet flytta T-012 til år to for å halde ramma for drift.',
  button: 'Frys utgåva',
  frozen: 'Utgåva er frosen.',
  errors: 'Du må rette dette før utgåva kan frysast',
  back: 'Økonomiplan',
  inPlan: 'I økonomiplanen',
  ifMoved: 'Sjå kva som skjer om det blir utsett eller teke ut',
  standsIn: (years, what) => `Økonomiplan ${years}: ${what}`,
  ofVersion: (n) => `etter versjon ${n} av tiltaket`,
  showDifference: 'Endringar',
  compare: 'Samanlikn med',
  compareButton: 'Vis endringane',
  working: 'Arbeidsutgåva',
  difference: (from, to) => `Frå ${from} til ${to}`,
  nothing: 'Dei to er like til krona.',
  noCommonYears: 'Dei to planane har ingen år felles, så det er ingenting å samanlikne.',
  otherYears: {
    omregnet: (years) =>
      `Planane gjeld ulike år. Samanlikninga er for åra dei har felles, ${years}, og den eldste er rekna om til prisane i den nyaste.`,
    'hver-sine': (years) =>
      `Planane gjeld ulike år. Samanlikninga er for åra dei har felles, ${years}. Prisindeksen manglar, så kvar av dei står i sine eigne prisar.`,
  },
  summary: (changed, same) => `${changed} tiltak er endra, ${same} er som før.`,
  tiltak: 'Tiltak',
  change: 'Endring',
  kinds: { ny: 'Lagt til', ute: 'Teke ut', endret: 'Endra' },
  part: 'Kva',
  parts: { investment: 'Investering', operation: 'Netto drift' },
  adoptedByOthers:
    'No står vedtaket for tur. Det blir ført inn av den som kan vedta planar i kommunen. Du kan fryse ei ny innstilling.',
  funding: 'Berre finansieringa',
  sum: 'Sum',
  total: 'Sum fire år',
  source: 'dei to frosne utgåvene; netto drift er drift utan husleige.',
  sourceLabel: 'Kjelde',
  print: 'Last ned som Excel',
  refusals: {
    mangler: () => 'Dette må fyllast ut',
    'for-langt': ({ max }) => `Skriv kortare, høgst ${max} teikn`,
    'ukjent-valg': () => 'Vel eitt av alternativa',
    'ikke-dato': () => 'Skriv ein dato, til dømes 4.12.2026',
    'ingen-linjer': () => 'Ingen tiltak har pengar enno, så det er ingen økonomiplan å fryse',
    'uten-forslag': () => 'Framlegget frå kommunedirektøren må frysast før innstillinga',
    'uten-innstilling': () => 'Innstillinga frå formannskapet må frysast før vedtaket (kommunelova § 14-3)',
    'for-kort-tid': ({ open, earliest }) =>
      `Innstillinga blei offentleg ${open} og skal vere det i minst 14 dagar. Kommunestyret kan vedta planen frå ${earliest}`,
    'etter-nyttaar': ({ year }) => `Planen skal vedtakast før årsskiftet, seinast 31.12.${Number(year) - 1}`,
    'allerede-vedtatt': ({ year }) => `Økonomiplanen frå ${year} er alt vedteken. Neste plan tek til eit år seinare`,
    'foer-forrige': ({ date }) => `Datoen er før førre utgåve, som er frå ${date}`,
    'endret-imens': () => 'Nokon lagra eit av tiltaka imens. Ingenting er frose. Sjå over planen og prøv ein gong til',
  },
};

export const BEHANDLING_TEXTS: Texts<typeof nb> = { nb, nn };
