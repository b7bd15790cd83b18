import type { Texts } from '../../kernel/index.ts';
import type { KontoField, Skilletegn } from './kontering.ts';

const nb = {
  title: 'Kontering',
  tiltak: 'Tiltak',
  lead: 'Ansvar, art og prosjekt for hvert tiltak i planen, slik kommunen fører dem i regnskapet. Det er valgfritt.',
  none: 'Ingen tiltak har penger i planen ennå.',
  fields: {
    ansvar: 'Ansvar',
    artInvestering: 'Art, investering',
    artDrift: 'Art, drift',
    prosjekt: 'Prosjekt',
  } as Readonly<Record<KontoField, string>>,
  save: 'Lagre kontering',
  saved: 'Konteringen er lagret.',
  errors: 'Du må rette dette før konteringen kan lagres',
  notCode: 'Bruk bare bokstaver og tall',
  tooLong: 'Høyst 20 tegn',
  export: 'Last ned kontostrenger',
  exportText:
    'Én linje for hvert tiltak og år med investering eller netto drift, i hele kroner. Skriv kolonnene i den rekkefølgen budsjettsystemet vil ha dem. Skilletegnet gjelder CSV.',
  columns: 'Kolonner',
  columnsHelp: 'Velg blant ansvar, art, funksjon, prosjekt, tiltak, tekst, år og beløp. Hver kolonne kan stå én gang.',
  separator: 'Skilletegn',
  separators: { semikolon: 'Semikolon', komma: 'Komma', tabulator: 'Tabulator' } as Readonly<
    Record<Skilletegn, string>
  >,
  badColumns: 'Skriv minst én kolonne fra listen, hver bare én gang',
  download: 'Last ned som CSV',
  downloadExcel: 'Last ned som Excel',
  back: 'Økonomiplan',
};
const nn: typeof nb = {
  title: 'Kontering',
  tiltak: 'Tiltak',
  lead: 'Ansvar, art og prosjekt for kvart tiltak i planen, slik kommunen fører dei i rekneskapen. Det er valfritt.',
  none: 'Ingen tiltak har pengar i planen enno.',
  fields: { ansvar: 'Ansvar', artInvestering: 'Art, investering', artDrift: 'Art, drift', prosjekt: 'Prosjekt' },
  save: 'Lagre kontering',
  saved: 'Konteringa er lagra.',
  errors: 'Du må rette dette før konteringa kan lagrast',
  notCode: 'Bruk berre bokstavar og tal',
  tooLong: 'Høgst 20 teikn',
  export: 'Last ned kontostrengar',
  exportText:
    'Éi linje for kvart tiltak og år med investering eller netto drift, i heile kroner. Skriv kolonnane i den rekkjefølgja budsjettsystemet vil ha dei. Skiljeteiknet gjeld CSV.',
  columns: 'Kolonnar',
  columnsHelp: 'Vel mellom ansvar, art, funksjon, prosjekt, tiltak, tekst, år og beløp. Kvar kolonne kan stå éin gong.',
  separator: 'Skiljeteikn',
  separators: { semikolon: 'Semikolon', komma: 'Komma', tabulator: 'Tabulator' },
  badColumns: 'Skriv minst éin kolonne frå lista, kvar berre éin gong',
  download: 'Last ned som CSV',
  downloadExcel: 'Last ned som Excel',
  back: 'Økonomiplan',
};
export const KONTERING_TEXTS: Texts<typeof nb> = { nb, nn };
