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
  over: (frame: 'investering' | 'drift', year: number, kroner: string) =>
    `${frame === 'drift' ? 'Driftsrammen' : 'Investeringsrammen'} for ${year} holder ikke: det mangler ${kroner}.`,
  notStored: 'Ingenting er lagret ennå.',
  doIt: 'Gjør det',
  reason: 'Hvorfor?',
  reasonHelp: 'Står på tiltaket, sammen med statusen.',
  wroteReason: 'Begrunnelsen du skrev, er ikke lagret:',
  becomes: 'Hva blir tiltaket?',
  outcomes: { utsatt: 'Utsatt', forkastet: 'Forkastet' } as Readonly<Record<'utsatt' | 'forkastet', string>>,
  onlyEdit: 'Du ser hva det gjør. Selve flyttingen gjøres av den som arbeider med tiltakene.',
  onlyAdopt: 'Å ta penger fra et tiltak er et vedtak, og føres av en administrator i kommunen.',
  errors: 'Du må rette dette først',
  refusals: {
    mangler: 'Dette må fylles ut',
    'for-langt': 'Skriv kortere, høyst 1000 tegn',
    'ukjent-valg': 'Velg ett av alternativene',
    'endret-av-andre': 'Noen har lagret tiltaket siden du åpnet siden. Ingenting er gjort. Se over og prøv en gang til',
    'krever-vedtak': 'Bare den som kan føre vedtak, kan ta penger fra et tiltak',
    'tiltaket-mangler': 'Tiltaket mangler noe som må fylles ut før det kan flyttes. Åpne tiltaket og rett det',
  },
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
  over: (frame, year, kroner) =>
    `${frame === 'drift' ? 'Driftsramma' : 'Investeringsramma'} for ${year} held ikkje: det manglar ${kroner}.`,
  notStored: 'Ingenting er lagra enno.',
  doIt: 'Gjer det',
  reason: 'Kvifor?',
  reasonHelp: 'Står på tiltaket, saman med statusen.',
  wroteReason: 'Grunngivinga du skreiv, er ikkje lagra:',
  becomes: 'Kva blir tiltaket?',
  outcomes: { utsatt: 'Utsett', forkastet: 'Forkasta' },
  onlyEdit: 'Du ser kva det gjer. Sjølve flyttinga gjer den som arbeider med tiltaka.',
  onlyAdopt: 'Å ta pengar frå eit tiltak er eit vedtak, og blir ført av ein administrator i kommunen.',
  errors: 'Du må rette dette først',
  refusals: {
    mangler: 'Dette må fyllast ut',
    'for-langt': 'Skriv kortare, høgst 1000 teikn',
    'ukjent-valg': 'Vel eitt av alternativa',
    'endret-av-andre': 'Nokon har lagra tiltaket sidan du opna sida. Ingenting er gjort. Sjå over og prøv ein gong til',
    'krever-vedtak': 'Berre den som kan føre vedtak, kan ta pengar frå eit tiltak',
    'tiltaket-mangler': 'Tiltaket manglar noko som må fyllast ut før det kan flyttast. Opne tiltaket og rett det',
  },
  toTiltak: 'Endre tiltaket',
  back: 'Økonomiplan',
};

export const VIRKNING_TEXTS: Texts<typeof nb> = { nb, nn };
