import type { Texts } from '../../kernel/index.ts';

const nb = {
  title: 'Tall',
  finding: (have: number, need: number) =>
    have === 0
      ? 'Ingen offisielle tall er lastet inn ennå. Med befolkningstabellen kan Boligplan regne ut behovet.'
      : have >= need
        ? 'Alle tallene som trengs for behov og gap, er på plass.'
        : `${have} av ${need} tallgrunnlag er på plass. Resten er ført opp under «Mangler» i behov og gap.`,
  groups: {
    plan: 'Tall som behov og gap regnes ut fra',
    extra: 'Tall som gjør kommunens egen framskriving sikrere',
    kunnskap: 'Tall til kunnskapsgrunnlaget',
  },
  what: 'Hva',
  source: 'Kilde',
  period: 'Periode',
  cells: 'Verdier',
  missingCells: 'Uten verdi',
  retrieved: 'Hentet',
  status: 'Status',
  optional: 'Valgfri',
  missing: 'Mangler',
  here: 'Lastet inn',
  remove: 'Fjern',
  undo: 'Tabellen er fjernet fra bruk. Last inn filen på nytt for å bruke den igjen.',
  upload: 'Last inn filer',
  uploadHelp:
    'Åpne tabellene under i Statistikkbanken hos SSB. Velg kommunen din, fylket og hele landet, alle årganger og alle aldre. Last ned som JSON-stat2, CSV eller Excel, og velg filene her, gjerne flere samtidig. Filer med gamle kommunenumre er i orden.',
  files: 'Filer fra Statistikkbanken',
  send: 'Les filene',
  henting: {
    heading: 'Hent fra SSB',
    button: 'Hent fra SSB',
    help: 'Boligplan henter tabellene over for kommunen din rett fra Statistikkbanken. Det tar vanligvis under et minutt, og krever at serveren har nett. Tall som er lastet inn fra før, blir byttet ut.',
    notOfficial: (host: string) =>
      `Denne serveren er satt opp til å hente fra ${host}, ikke fra SSB. Tallene derfra er ikke offisielle og blir merket som ikke kontrollert.`,
    title: 'Hente tall fra SSB',
    doing: (name: string) => `Henter ${name}.`,
    saving: 'Lagrer tallene.',
    toResult: 'Se tallene',
    advice:
      'Prøv igjen. Skjer det flere ganger, last ned tabellene selv og velg dem under Tall, eller gi beskjed til drift.',
    all: 'Alle tabellene er hentet.',
    some: (n: number, of: number) => `${n} av ${of} tabeller er hentet.`,
    none: 'Ingen tabeller ble hentet. Tallene dere hadde, står som før.',
    byHand: 'Last ned tabellene som mangler fra Statistikkbanken, og velg dem under «Last inn filer».',
    unchanged: (name: string, table: string) => `${name}: ingen nye tall siden sist (tabell ${table})`,
    got: (name: string, table: string) => `${name}: hentet (tabell ${table})`,
    notTried: (name: string, table: string) => `${name}: ikke forsøkt (tabell ${table})`,
    refused: (name: string, table: string, why: string) => `${name}: ikke hentet (tabell ${table}). ${why}`,
    why: {
      'uten-nett': 'Serveren får ikke kontakt med SSB. Enten mangler nettet, eller så stenger en brannmur.',
      tidsavbrudd: 'SSB svarte ikke i tide.',
      'for-mange-kall': 'SSB har fått for mange spørringer fra nettet deres. Prøv igjen om noen minutter.',
      'ikke-tilgjengelig': 'Statistikkbanken er stengt akkurat nå. Den oppdateres mellom klokken 5 og 8.',
      'finnes-ikke': 'Tabellen finnes ikke lenger i Statistikkbanken.',
      'feil-tabell': 'Tabellen har et annet navn enn ventet, og ble ikke brukt.',
      'ikke-kommunen': 'Tabellen har ingen tall for kommunen din.',
      'for-stort': 'Tabellen er for stor til å hentes.',
      'endret-underveis': 'Tabellen ble oppdatert mens den ble hentet. Prøv igjen.',
      avkortet: 'Svaret fra SSB var ikke helt.',
    } as Readonly<Record<string, string>>,
    whyOther: (title: string) => (title ? `SSB svarte: «${title}».` : 'Svaret fra SSB kunne ikke brukes.'),
    how: 'Slik ble tabellene hentet',
    asked: (table: string, date: string, place: string) => `Tabell ${table}, hentet ${date} fra ${place}.`,
    address: (n: number) => `spørring\u00a0${n}`,
    asBody: (n: number) => `spørring\u00a0${n}, sendt som POST`,
  },
  how: 'Slik skaffer du tabellen',
  tableLink: (table: string) => `tabell ${table} hos SSB`,
  next: 'Når befolkningen er på plass, kan du regne ut behovet.',
  nextButton: 'Se behovet',
  toKnowledge: 'Se tallene som indikatorer',
  loaded: 'Filene er lest og lagret',
  loadedLine: (file: string, role: string) => `${file}: ${role}`,
  errors: 'Disse filene ble ikke lagret',
  nothing: 'Velg minst én fil',
  notes: 'Merknader fra SSB',
  confidence: 'Sikkerhet',
  wrongPlace: (file: string) =>
    `${file}: tabellen har ingen tall for kommunen din. Last ned på nytt og ta med kommunen.`,
  noPlace: (file: string) =>
    `${file}: filen sier ikke hvilken kommune tallene gjelder. Last ned tabellen med kommunen valgt, eller sett kommunens navn i filnavnet.`,
  unknownTable: (file: string) => `${file}: vi kjenner ikke igjen tabellen. Se listen over tabeller som brukes.`,
  unreadable: (file: string, why: string) => `${file}: ${why}`,
  impossible: (file: string, cell: string, value: number) =>
    `${file}: «${cell}» er ${value.toLocaleString('nb')}. Personer og boliger telles i hele tall, og færre enn 0 finnes ikke. Ingenting er lagret. Rett tallet, eller last ned tabellen på nytt.`,
  sameRole: (file: string, other: string) =>
    `${file}: gjelder det samme som ${other}. Boligplan bruker én fil av hvert slag, og den siste tar plassen til den første. Last inn den som har flest år.`,
  lostYears: (file: string, n: number, years: string) =>
    n === 1
      ? `${file}: tabellen du hadde, hadde også ${years}. Det året er ikke med her, og brukes ikke lenger. Last inn én fil med alle årene for å få det med.`
      : `${file}: tabellen du hadde, hadde også ${n} andre år (${years}). De er ikke med her, og brukes ikke lenger. Last inn én fil med alle årene for å få dem med.`,
  sent: {
    'tom-fil': (file: string) => `${file}: Filen er tom.`,
    'for-stor-fil': (file: string) =>
      `${file}: Filen er større enn 25 MB. Velg færre år eller færre områder i Statistikkbanken.`,
    'ukjent-filtype': (file: string) =>
      `${file}: Dette er ikke en tabell vi kan lese. Last ned tabellen fra Statistikkbanken som JSON-stat2, CSV eller Excel.`,
    'feil-filtype': (file: string) =>
      `${file}: Dette er et bilde eller et dokument, ikke en tabell. Last ned tabellen fra Statistikkbanken som JSON-stat2, CSV eller Excel.`,
  },
  about: {
    heading: 'Om hver tabell',
    number: 'Tabellnummeret er',
    noNumber: 'Filen sier ikke hvilket tabellnummer den har',
    retrieved: (date: string) => `Hentet ${date}`,
    updated: (date: string) => `SSB oppdaterte tabellen sist ${date}`,
    counts: (cells: string, missing: string, absent: string) =>
      `${cells} verdier i tabellen, ${missing} av dem uten tall. ${absent} kombinasjoner er ikke med i filen. Det som mangler, regnes aldri som null.`,
    classes: {
      A: 'Sikkerhet A: fra statistikkbyråets egen tabell, slik den ble publisert',
      B: 'Sikkerhet B: fra et dokument, eller regnet ut av A-tall',
      C: 'Sikkerhet C: modellert eller antatt',
      O: 'Ikke kontrollert mot kilde',
    } as Readonly<Record<string, string>>,
  },
  deling: {
    heading: 'Kommunen har vært delt',
    intro:
      'Tall for en kommune som ble delt, gjelder flere av dagens kommuner. Noen må bestemme hvor stor del som er deres. Til da holdes de gamle tallene utenfor beregningen.',
    share: (number: string) => `Andel av ${number} som hører til kommunen i dag`,
    shareHelp: 'For eksempel andelen av innbyggerne som bodde i deres del.',
    reason: (number: string) => `Hvorfor denne andelen av ${number}`,
    save: 'Lagre andelen',
    waiting: (number: string) => `Tall under nummer ${number} holdes utenfor til andelen er bestemt.`,
    decided: (percent: string, by: string, date: string) =>
      `${percent} % av tallene brukes${by ? `, bestemt av ${by}` : ''} ${date}. År som er fordelt slik, får sikkerhet B.`,
    why: (reason: string) => `Begrunnelse: ${reason}`,
    undo: 'Angre',
    undoOf: (number: string) => `andelen for ${number}`,
    saved: 'Andelen er lagret. Regn ut behovet på nytt for å bruke den.',
    undone: 'Andelen er trukket tilbake. De gamle tallene holdes utenfor.',
    errors: 'Andelen ble ikke lagret',
    refusals: {
      'andel-ugyldig': 'Skriv andelen i prosent, fra 0 til 100',
      'grunn-mangler': 'Skriv hvorfor dere bruker denne andelen',
      'grunn-for-lang': 'Begrunnelsen kan ha høyst 500 tegn',
      'endret-av-andre': 'Noen andre har endret andelen i mellomtiden. Se over den nye andelen og prøv igjen.',
    },
  },
  job: {
    title: (files: readonly string[]) =>
      files.length > 1 ? `Lese inn ${files[0]} og ${files.length - 1} til` : `Lese inn ${files[0]}`,
    doing: {
      henter: 'Henter filene.',
      leser: 'Leser filene og ser etter kommunen din.',
      lagrer: 'Lagrer tallene.',
    } as Readonly<Record<string, string>>,
    toResult: 'Se tallene',
    advice:
      'Prøv igjen. Skjer det flere ganger, last ned filen på nytt fra Statistikkbanken, helst som JSON-stat2, eller gi beskjed til drift.',
  },
};

const nn: typeof nb = {
  title: 'Tal',
  finding: (have, need) =>
    have === 0
      ? 'Ingen offisielle tal er lasta inn enno. Med folketabellen kan Boligplan rekne ut behovet.'
      : have >= need
        ? 'Alle tala som trengst for behov og gap, er på plass.'
        : `${have} av ${need} talgrunnlag er på plass. Resten er ført opp under «Manglar» i behov og gap.`,
  groups: {
    plan: 'Tal som behov og gap blir rekna ut frå',
    extra: 'Tal som gjer kommunen si eiga framskriving sikrare',
    kunnskap: 'Tal til kunnskapsgrunnlaget',
  },
  what: 'Kva',
  source: 'Kjelde',
  period: 'Periode',
  cells: 'Verdiar',
  missingCells: 'Utan verdi',
  retrieved: 'Henta',
  status: 'Status',
  optional: 'Valfri',
  missing: 'Manglar',
  here: 'Lasta inn',
  remove: 'Fjern',
  undo: 'Tabellen er teken ut av bruk. Last inn fila på nytt for å bruke han igjen.',
  upload: 'Last inn filer',
  uploadHelp:
    'Opne tabellane under i Statistikkbanken hos SSB. Vel kommunen din, fylket og heile landet, alle årgangar og alle aldrar. Last ned som JSON-stat2, CSV eller Excel, og vel filene her, gjerne fleire samtidig. Filer med gamle kommunenummer er i orden.',
  files: 'Filer frå Statistikkbanken',
  send: 'Les filene',
  henting: {
    heading: 'Hent frå SSB',
    button: 'Hent frå SSB',
    help: 'Boligplan hentar tabellane over for kommunen din rett frå Statistikkbanken. Det tek vanlegvis under eitt minutt, og krev at tenaren har nett. Tal som er lasta inn frå før, blir bytte ut.',
    notOfficial: (host) =>
      `Denne tenaren er sett opp til å hente frå ${host}, ikkje frå SSB. Tala derifrå er ikkje offisielle og blir merkte som ikkje kontrollerte.`,
    title: 'Hente tal frå SSB',
    doing: (name) => `Hentar ${name}.`,
    saving: 'Lagrar tala.',
    toResult: 'Sjå tala',
    advice:
      'Prøv igjen. Skjer det fleire gonger, last ned tabellane sjølv og vel dei under Tal, eller gi beskjed til drift.',
    all: 'Alle tabellane er henta.',
    some: (n, of) => `${n} av ${of} tabellar er henta.`,
    none: 'Ingen tabellar blei henta. Tala de hadde, står som før.',
    byHand: 'Last ned tabellane som manglar frå Statistikkbanken, og vel dei under «Last inn filer».',
    unchanged: (name, table) => `${name}: ingen nye tal sidan sist (tabell ${table})`,
    got: (name, table) => `${name}: henta (tabell ${table})`,
    notTried: (name, table) => `${name}: ikkje prøvd (tabell ${table})`,
    refused: (name, table, why) => `${name}: ikkje henta (tabell ${table}). ${why}`,
    why: {
      'uten-nett': 'Tenaren får ikkje kontakt med SSB. Anten manglar nettet, eller så stengjer ein brannmur.',
      tidsavbrudd: 'SSB svarte ikkje i tide.',
      'for-mange-kall': 'SSB har fått for mange spørjingar frå nettet dykkar. Prøv igjen om nokre minutt.',
      'ikke-tilgjengelig': 'Statistikkbanken er stengd akkurat no. Han blir oppdatert mellom klokka 5 og 8.',
      'finnes-ikke': 'Tabellen finst ikkje lenger i Statistikkbanken.',
      'feil-tabell': 'Tabellen har eit anna namn enn venta, og blei ikkje brukt.',
      'ikke-kommunen': 'Tabellen har ingen tal for kommunen din.',
      'for-stort': 'Tabellen er for stor til å hentast.',
      'endret-underveis': 'Tabellen blei oppdatert medan han blei henta. Prøv igjen.',
      avkortet: 'Svaret frå SSB var ikkje heilt.',
    },
    whyOther: (title) => (title ? `SSB svarte: «${title}».` : 'Svaret frå SSB kunne ikkje brukast.'),
    how: 'Slik blei tabellane henta',
    asked: (table, date, place) => `Tabell ${table}, henta ${date} frå ${place}.`,
    address: (n) => `spørjing\u00a0${n}`,
    asBody: (n) => `spørjing\u00a0${n}, send som POST`,
  },
  how: 'Slik skaffar du tabellen',
  tableLink: (table) => `tabell ${table} hos SSB`,
  next: 'Når folketalet er på plass, kan du rekne ut behovet.',
  nextButton: 'Sjå behovet',
  toKnowledge: 'Sjå tala som indikatorar',
  loaded: 'Filene er lesne og lagra',
  loadedLine: (file, role) => `${file}: ${role}`,
  errors: 'Desse filene blei ikkje lagra',
  nothing: 'Vel minst éi fil',
  notes: 'Merknader frå SSB',
  confidence: 'Kor sikkert',
  wrongPlace: (file) => `${file}: tabellen har ingen tal for kommunen din. Last ned på nytt og ta med kommunen.`,
  noPlace: (file) =>
    `${file}: fila seier ikkje kva kommune tala gjeld. Last ned tabellen med kommunen vald, eller set namnet på kommunen i filnamnet.`,
  unknownTable: (file) => `${file}: vi kjenner ikkje att tabellen. Sjå lista over tabellar som blir brukte.`,
  unreadable: (file, why) => `${file}: ${why}`,
  impossible: (file, cell, value) =>
    `${file}: «${cell}» er ${value.toLocaleString('nn')}. Personar og bustader blir talde i heile tal, og færre enn 0 finst ikkje. Ingenting er lagra. Rett talet, eller last ned tabellen på nytt.`,
  sameRole: (file, other) =>
    `${file}: gjeld det same som ${other}. Boligplan bruker éi fil av kvart slag, og den siste tek plassen til den første. Last inn den som har flest år.`,
  lostYears: (file, n, years) =>
    n === 1
      ? `${file}: tabellen du hadde, hadde også ${years}. Det året er ikkje med her, og blir ikkje brukt lenger. Last inn éi fil med alle åra for å få det med.`
      : `${file}: tabellen du hadde, hadde også ${n} andre år (${years}). Dei er ikkje med her, og blir ikkje brukte lenger. Last inn éi fil med alle åra for å få dei med.`,
  sent: {
    'tom-fil': (file) => `${file}: Fila er tom.`,
    'for-stor-fil': (file) => `${file}: Fila er større enn 25 MB. Vel færre år eller færre område i Statistikkbanken.`,
    'ukjent-filtype': (file) =>
      `${file}: Dette er ikkje ein tabell vi kan lese. Last ned tabellen frå Statistikkbanken som JSON-stat2, CSV eller Excel.`,
    'feil-filtype': (file) =>
      `${file}: Dette er eit bilete eller eit dokument, ikkje ein tabell. Last ned tabellen frå Statistikkbanken som JSON-stat2, CSV eller Excel.`,
  },
  about: {
    heading: 'Om kvar tabell',
    number: 'Nummeret til tabellen er',
    noNumber: 'Fila seier ikkje kva tabellnummer ho har',
    retrieved: (date) => `Henta ${date}`,
    updated: (date) => `SSB oppdaterte sist tabellen ${date}`,
    counts: (cells, missing, absent) =>
      `${cells} verdiar i tabellen, ${missing} av dei utan tal. ${absent} kombinasjonar er ikkje med i fila. Det som manglar, blir aldri rekna som null.`,
    classes: {
      A: 'Klasse A: frå statistikkbyrået sin eigen tabell, slik han blei publisert',
      B: 'Klasse B: frå eit dokument, eller rekna ut av A-tal',
      C: 'Klasse C: modellert eller anteke',
      O: 'Ikkje kontrollert mot kjelde',
    },
  },
  deling: {
    heading: 'Kommunen har vore delt',
    intro:
      'Tal for ein kommune som blei delt, gjeld fleire av kommunane i dag. Nokon må bestemme kor stor del som er dykkar. Til då blir dei gamle tala haldne utanfor utrekninga.',
    share: (number) => `Del av ${number} som høyrer til kommunen i dag`,
    shareHelp: 'Til dømes kor stor del av innbyggjarane som budde i dykkar del.',
    reason: (number) => `Kvifor denne delen av ${number}`,
    save: 'Lagre delen',
    waiting: (number) => `Tal under nummer ${number} blir haldne utanfor til delen er bestemt.`,
    decided: (percent, by, date) =>
      `${percent} % av tala blir brukte${by ? `, bestemt av ${by}` : ''} ${date}. År som er fordelte slik, får klasse B.`,
    why: (reason) => `Grunngiving: ${reason}`,
    undo: 'Angre',
    undoOf: (number) => `delen for ${number}`,
    saved: 'Delen er lagra. Rekn ut behovet på nytt for å bruke han.',
    undone: 'Delen er trekt tilbake. Dei gamle tala blir haldne utanfor.',
    errors: 'Delen blei ikkje lagra',
    refusals: {
      'andel-ugyldig': 'Skriv delen i prosent, frå 0 til 100',
      'grunn-mangler': 'Skriv kvifor de bruker denne delen',
      'grunn-for-lang': 'Grunngivinga kan ha høgst 500 teikn',
      'endret-av-andre': 'Nokon andre har endra delen i mellomtida. Sjå over den nye delen og prøv igjen.',
    },
  },
  job: {
    title: (files) => (files.length > 1 ? `Lese inn ${files[0]} og ${files.length - 1} til` : `Lese inn ${files[0]}`),
    doing: {
      henter: 'Hentar filene.',
      leser: 'Les filene og ser etter kommunen din.',
      lagrer: 'Lagrar tala.',
    },
    toResult: 'Sjå tala',
    advice:
      'Prøv igjen. Skjer det fleire gonger, last ned fila på nytt frå Statistikkbanken, helst som JSON-stat2, eller gi beskjed til drift.',
  },
};

export const GRUNNLAG_TEXTS: Texts<typeof nb> = { nb, nn };
