import type { Texts } from '../../kernel/index.ts';

type Sentence = (data: Readonly<Record<string, string | number>>) => string;

const nb = {
  title: 'Mange på en gang',
  lead: 'Last ned mål og tiltak, endre dem i regneark og last dem opp igjen. Du ser hva som blir endret før det lagres. Har noen andre endret den samme cellen i mellomtiden, får du se begge verdiene.',
  out: 'Last ned',
  excel: 'Mål og tiltak (Excel)',
  csvGoals: 'Mål (CSV)',
  csvTiltak: 'Tiltak (CSV)',
  outHelp:
    'Kolonnene Nr og Versjon må stå urørt. En ny rad uten nummer blir et nytt mål eller tiltak. En rad som er fjernet, blir ikke slettet.',
  back: 'Last opp igjen',
  file: 'Regnearket med endringer',
  fileHelp: 'Excel eller CSV, høyst 25 MB.',
  read: 'Se endringene',
  table: 'Endre som tabell',
  tableLink: 'Endre de vanligste feltene rett i en tabell',
  preview: 'Endringene i regnearket',
  nothingChanged: (rows: number) => `Ingenting er endret. ${rows} rader er som før.`,
  finding: (changed: number, added: number, unchanged: number) =>
    `${changed} endres, ${added} er nye, og ${unchanged} er som før. Ingenting er lagret ennå.`,
  errors: 'Rett dette i filen før den kan lagres',
  row: (n: number) => `Rad ${n}`,
  object: 'Mål eller tiltak',
  field: 'Felt',
  from: 'Før',
  to: 'Etter',
  fresh: 'Ny',
  empty: '(tomt)',
  conflicts: 'Endret av andre i mellomtiden',
  conflictsHelp: 'Velg hvilken verdi som skal stå. Ingenting lagres før du har valgt for alle.',
  conflict: (object: string, field: string) => `${object}: ${field}`,
  theirs: (value: string) => `Behold det som er lagret: ${value}`,
  mine: (value: string) => `Bruk verdien i filen: ${value}`,
  save: 'Lagre endringene',
  saved: 'Endringene er lagret.',
  savedCount: (changed: number) => `${changed} rader er lagret.`,
  notSaved: 'Ingenting ble lagret',
  undoHelp: 'Hver endring står i historikken til målet eller tiltaket og kan angres der.',
  tableTitle: 'Endre tiltak som tabell',
  tableHelp: 'Ett lagre for hele tabellen. Det som ikke er endret, blir ikke rørt.',
  tableNone: 'Det er ingen tiltak i utvalget.',
  tableConflict: 'Noen har lagret det samme feltet mens du skrev',
  tableConflictHelp: 'Det du skrev, står i tabellen. Lagrer du nå, er det dette som gjelder.',
  stored: 'Lagret',
  yours: 'Ditt',
  cell: (number: string, field: string) => `${number} ${field}`,
  toList: 'Til mål og tiltak',
  replaceHelp:
    'Dette tiltaket går ut av planen, og det du velger, står for det. Historikken blir med, og det kan angres.',
  choices: (all: string) => `Skriv et av valgene: ${all}`,
  refusals: {
    'ukjent-nummer': () => 'Nummeret finnes ikke. La det stå tomt når raden er ny.',
    'ukjent-versjon': () => 'Versjonen finnes ikke. Last ned listen på nytt.',
    borte: () => 'Målet eller tiltaket er tatt ut av planen.',
    'ikke-valgt': () => 'Velg hvilken verdi som skal stå.',
    'tatt-inn': () => 'Filen er allerede lagret.',
    'ingen-arkene': () =>
      'Filen har verken målene eller tiltakene slik de ble lastet ned. Er det en CSV-fil, må det stå semikolon, komma eller tabulator mellom kolonnene, og overskriftene må være som de var.',
    'tegn-oedelagt': (d) =>
      `Bokstavene er ødelagt: «${d.value}». Lagre filen på nytt som «CSV UTF-8» eller som Excel-arbeidsbok.`,
    'for-mange-celler': () =>
      'Raden har flere celler enn overskriftene, så verdiene kan stå i feil kolonne. Sett anførselstegn rundt tekst med skilletegn i, eller lagre som Excel-arbeidsbok.',
    'ukjent-eget-felt': (d) =>
      `Kolonnen «${d.value}» hører til et eget felt som har fått et annet navn eller er tatt bort. Last ned listen på nytt, eller ta ut kolonnen.`,
    'for-faa-celler': () =>
      'Raden har færre celler enn overskriftene, så noe kan ha falt ut. Last ned listen på nytt, eller lagre som Excel-arbeidsbok.',
    'for-mange-rader': (d) => `Arket har ${d.n} rader. Det er for mange.`,
  } as Readonly<Record<string, Sentence>>,
};

const nn: typeof nb = {
  title: 'Mange på ein gong',
  lead: 'Last ned mål og tiltak, endre dei i rekneark og last dei opp igjen. Du ser kva som blir endra før det blir lagra. Har nokon andre endra den same cella i mellomtida, får du sjå begge verdiane.',
  out: 'Last ned',
  excel: 'Mål og tiltak (Excel)',
  csvGoals: 'Mål (CSV)',
  csvTiltak: 'Tiltak (CSV)',
  outHelp:
    'Kolonnane Nr og Versjon må stå urørte. Ei ny rad utan nummer blir eit nytt mål eller tiltak. Ei rad som er fjerna, blir ikkje sletta.',
  back: 'Last opp igjen',
  file: 'Reknearket med endringar',
  fileHelp: 'Excel eller CSV, høgst 25 MB.',
  read: 'Sjå endringane',
  table: 'Endre som tabell',
  tableLink: 'Endre dei vanlegaste felta rett i ein tabell',
  preview: 'Endringane i reknearket',
  nothingChanged: (rows) => `Ingenting er endra. ${rows} rader er som før.`,
  finding: (changed, added, unchanged) =>
    `${changed} blir endra, ${added} er nye, og ${unchanged} er som før. Ingenting er lagra enno.`,
  errors: 'Rett dette i fila før ho kan lagrast',
  row: (n) => `Rad ${n}`,
  object: 'Mål eller tiltak',
  field: 'Felt',
  from: 'Før',
  to: 'Etter',
  fresh: 'Ny',
  empty: '(tomt)',
  conflicts: 'Endra av andre i mellomtida',
  conflictsHelp: 'Vel kva for verdi som skal stå. Ingenting blir lagra før du har valt for alle.',
  conflict: (object, field) => `${object}: ${field}`,
  theirs: (value) => `Behald det som er lagra: ${value}`,
  mine: (value) => `Bruk verdien i fila: ${value}`,
  save: 'Lagre endringane',
  saved: 'Endringane er lagra.',
  savedCount: (changed) => `${changed} rader er lagra.`,
  notSaved: 'Ingenting blei lagra',
  undoHelp: 'Kvar endring står i historikken til målet eller tiltaket og kan angrast der.',
  tableTitle: 'Endre tiltak som tabell',
  tableHelp: 'Eitt lagre for heile tabellen. Det som ikkje er endra, blir ikkje rørt.',
  tableNone: 'Det er ingen tiltak i utvalet.',
  tableConflict: 'Nokon har lagra det same feltet medan du skreiv',
  tableConflictHelp: 'Det du skreiv, står i tabellen. Lagrar du no, er det dette som gjeld.',
  stored: 'Lagra',
  yours: 'Ditt',
  cell: (number, field) => `${number} ${field}`,
  toList: 'Til mål og tiltak',
  replaceHelp:
    'Dette tiltaket går ut av planen, og det du vel, står for det. Historikken blir med, og det kan angrast.',
  choices: (all) => `Skriv eit av vala: ${all}`,
  refusals: {
    'ukjent-nummer': () => 'Nummeret finst ikkje. La det stå tomt når rada er ny.',
    'ukjent-versjon': () => 'Versjonen finst ikkje. Last ned lista på nytt.',
    borte: () => 'Målet eller tiltaket er teke ut av planen.',
    'ikke-valgt': () => 'Vel kva for verdi som skal stå.',
    'tatt-inn': () => 'Fila er alt lagra.',
    'ingen-arkene': () =>
      'Fila har korkje måla eller tiltaka slik dei blei lasta ned. Er det ei CSV-fil, må det stå semikolon, komma eller tabulator mellom kolonnane, og overskriftene må vere som dei var.',
    'tegn-oedelagt': (d) =>
      `Bokstavane er øydelagde: «${d.value}». Lagre fila på nytt som «CSV UTF-8» eller som Excel-arbeidsbok.`,
    'for-mange-celler': () =>
      'Rada har fleire celler enn overskriftene, så verdiane kan stå i feil kolonne. Set hermeteikn rundt tekst med skiljeteikn i, eller lagre som Excel-arbeidsbok.',
    'ukjent-eget-felt': (d) =>
      `Kolonnen «${d.value}» høyrer til eit eige felt som har fått eit anna namn eller er teke bort. Last ned lista på nytt, eller ta ut kolonnen.`,
    'for-faa-celler': () =>
      'Rada har færre celler enn overskriftene, så noko kan ha falle ut. Last ned lista på nytt, eller lagre som Excel-arbeidsbok.',
    'for-mange-rader': (d) => `Arket har ${d.n} rader. Det er for mange.`,
  },
};

export const RETUR_TEXTS: Texts<typeof nb> = { nb, nn };
