import type { Ledger, Texts } from '../../kernel/index.ts';

const nb = {
  title: 'Utsett eller ta ut et tiltak',
  lead: 'Se hva det gjør med dem som venter og med pengene, før noe blir lagret.',
  open: 'Utsett eller ta ut',
  tiltak: 'Tiltak',
  choose: 'Velg tiltak',
  what: 'Hva gjøres',
  putOff: (n: number) => (n === 1 ? 'Utsett ett år' : `Utsett ${n} år`),
  takeOut: 'Ta ut av planen',
  show: 'Vis hva det gjør',
  nothing: 'Ingen tiltak har penger i planen, så det er ingenting å utsette.',
  unknown: 'Velg et tiltak som har penger i planen, og hva som skal gjøres.',
  put: (title: string, years: number) => `${title} kommer ${years === 1 ? 'ett' : years} år senere.`,
  out: (title: string) => `${title} kommer ikke.`,
  waitLonger: (n: number, ledger: Ledger, years: number) =>
    ledger === 'boligsosialt'
      ? `${n === 1 ? 'Én husholdning' : `${n} husholdninger`} venter ${years === 1 ? 'ett' : years} år lenger.`
      : `${n === 1 ? 'Én bolig' : `${n} boliger`} kommer ${years === 1 ? 'ett' : years} år senere.`,
  neverCome: (n: number, ledger: Ledger) =>
    ledger === 'boligsosialt'
      ? `${n === 1 ? 'Én husholdning' : `${n} husholdninger`} får ikke boligen dette tiltaket skulle gi.`
      : `${n === 1 ? 'Én bolig' : `${n} boliger`} kommer ikke.`,
  unknownNeed: (n: number) =>
    `Tiltaket skulle gi ${n} enheter. Hvor mange som venter på dem, kan ikke sies: behovet for denne typen er ikke beregnet, eller det er for lite til å vises.`,
  nobody: 'Beregningen viser at det ikke mangler boliger av denne typen i disse årene, så ingen venter lenger.',
  noUnits: 'Tiltaket gir ingen enheter, så ingen venter lenger på en bolig på grunn av det.',
  period: (from: number, to: number) => `Det gjelder årene ${from}–${to}.`,
  periodOne: (year: number) => `Det gjelder ${year}.`,
  money: 'Hva det gjør med pengene i planen',
  year: 'År',
  investment: 'Investering',
  operation: 'Netto drift',
  leftOperation: 'Igjen av driftsrammen',
  leftInvestment: 'Igjen av investeringsrammen',
  notStored: 'Ingenting er lagret. Vil du gjøre det, endrer du årene eller statusen på tiltaket og skriver hvorfor.',
  toTiltak: 'Endre tiltaket',
  back: 'Økonomiplan',
};

const nn: typeof nb = {
  title: 'Utset eller ta ut eit tiltak',
  lead: 'Sjå kva det gjer med dei som ventar og med pengane, før noko blir lagra.',
  open: 'Utset eller ta ut',
  tiltak: 'Tiltak',
  choose: 'Vel tiltak',
  what: 'Kva som blir gjort',
  putOff: (n) => (n === 1 ? 'Utset eitt år' : `Utset ${n} år`),
  takeOut: 'Ta ut av planen',
  show: 'Vis kva det gjer',
  nothing: 'Ingen tiltak har pengar i planen, så det er ingenting å utsetje.',
  unknown: 'Vel eit tiltak som har pengar i planen, og kva som skal gjerast.',
  put: (title, years) => `${title} kjem ${years === 1 ? 'eitt' : years} år seinare.`,
  out: (title) => `${title} kjem ikkje.`,
  waitLonger: (n, ledger, years) =>
    ledger === 'boligsosialt'
      ? `${n === 1 ? 'Eitt hushald' : `${n} hushald`} ventar ${years === 1 ? 'eitt' : years} år lenger.`
      : `${n === 1 ? 'Éin bustad' : `${n} bustader`} kjem ${years === 1 ? 'eitt' : years} år seinare.`,
  neverCome: (n, ledger) =>
    ledger === 'boligsosialt'
      ? `${n === 1 ? 'Eitt hushald' : `${n} hushald`} får ikkje bustaden dette tiltaket skulle gi.`
      : `${n === 1 ? 'Éin bustad' : `${n} bustader`} kjem ikkje.`,
  unknownNeed: (n) =>
    `Tiltaket skulle gi ${n} einingar. Kor mange som ventar på dei, kan ikkje seiast: behovet for denne typen er ikkje rekna ut, eller det er for lite til å visast.`,
  nobody: 'Utrekninga viser at det ikkje manglar bustader av denne typen i desse åra, så ingen ventar lenger.',
  noUnits: 'Tiltaket gir ingen einingar, så ingen ventar lenger på ein bustad på grunn av det.',
  period: (from, to) => `Det gjeld åra ${from}–${to}.`,
  periodOne: (year) => `Det gjeld ${year}.`,
  money: 'Kva det gjer med pengane i planen',
  year: 'År',
  investment: 'Investering',
  operation: 'Netto drift',
  leftOperation: 'Att av driftsramma',
  leftInvestment: 'Att av investeringsramma',
  notStored: 'Ingenting er lagra. Vil du gjere det, endrar du åra eller statusen på tiltaket og skriv kvifor.',
  toTiltak: 'Endre tiltaket',
  back: 'Økonomiplan',
};

export const VIRKNING_TEXTS: Texts<typeof nb> = { nb, nn };
