import type { Texts } from '../../../kernel/index.ts';
import type { LimFeil } from './lim.ts';

const nb = {
  heading: 'Hent rammene fra budsjettet',
  label: 'Tabellen med rammer',
  help: 'Kopier tabellen fra regneark eller Word. Årene kan stå bortover eller nedover, med drift og investering, og låneramme og avdrag på startlån om dere har dem. Beløpene fylles inn i skjemaet under, og lagres først når du trykker Lagre rammen.',
  file: 'Eller last opp tabellen (Excel eller CSV)',
  both: 'Lim inn tabellen eller velg en fil, ikke begge deler.',
  button: 'Fyll inn rammene',
  filled: 'Rammene er fylt inn i skjemaet. Se over dem og trykk Lagre rammen.',
  hoder: 'Slik har vi forstått tabellen',
  hoderHelp: 'Rett det som er feil. Valgene huskes til neste gang.',
  noFrame: 'Ingen ramme',
  useHoder: 'Bruk valgene',
  sayRows: 'Vi kjenner ikke igjen ordene i tabellen. Si hva de er, så fylles rammene inn.',
  twice: 'Hver ramme kan bare velges én gang.',
  errors: 'Rammene ble ikke fylt inn',
  row: (n: number) => `Rad ${n}: `,
  feil: {
    'ingen-tabell': () => 'Vi fant ingen tabell med år, drift og investering.',
    'ingen-aar': () => 'Tabellen har ingen av årene i planen.',
    'ikke-beloep': (value: string) => `«${value}» er ikke et beløp i hele kroner.`,
    'to-ganger': (value: string) => `${value} står to ganger.`,
    formel: () => 'Cellen har en formel. Lim inn verdien i stedet.',
    flettet: () => 'Cellen er slått sammen med andre. Del den opp.',
    feilverdi: () => 'Cellen viser en feil fra regnearket.',
    'for-mange-rader': (value: string) => `Arket har ${value} rader. Det er for mange til å være rammene.`,
    'ikke-lest': (value: string) => `${value} kan ikke leses. Lagre den som Excel-arbeidsbok eller CSV og prøv igjen.`,
  } as Readonly<Record<LimFeil['code'], (value: string) => string>>,
};

const nn: typeof nb = {
  heading: 'Hent rammene frå budsjettet',
  label: 'Tabellen med rammer',
  help: 'Kopier tabellen frå rekneark eller Word. Åra kan stå bortover eller nedover, med drift og investering, og låneramme og avdrag på startlån om de har dei. Beløpa blir fylte inn i skjemaet under, og blir først lagra når du trykkjer Lagre ramma.',
  file: 'Eller last opp tabellen (Excel eller CSV)',
  both: 'Lim inn tabellen eller vel ei fil, ikkje begge delar.',
  button: 'Fyll inn rammene',
  filled: 'Rammene er fylte inn i skjemaet. Sjå over dei og trykk Lagre ramma.',
  hoder: 'Slik har vi skjønt tabellen',
  hoderHelp: 'Rett det som er feil. Vala blir hugsa til neste gong.',
  noFrame: 'Inga ramme',
  useHoder: 'Bruk vala',
  sayRows: 'Vi kjenner ikkje igjen orda i tabellen. Sei kva dei er, så blir rammene fylte inn.',
  twice: 'Kvar ramme kan berre veljast éin gong.',
  errors: 'Rammene blei ikkje fylte inn',
  row: (n) => `Rad ${n}: `,
  feil: {
    'ingen-tabell': () => 'Vi fann ingen tabell med år, drift og investering.',
    'ingen-aar': () => 'Tabellen har ingen av åra i planen.',
    'ikke-beloep': (value) => `«${value}» er ikkje eit beløp i heile kroner.`,
    'to-ganger': (value) => `${value} står to gonger.`,
    formel: () => 'Cella har ein formel. Lim inn verdien i staden.',
    flettet: () => 'Cella er slått saman med andre. Del ho opp.',
    feilverdi: () => 'Cella viser ein feil frå reknearket.',
    'for-mange-rader': (value) => `Arket har ${value} rader. Det er for mange til å vere rammene.`,
    'ikke-lest': (value) => `${value} kan ikkje lesast. Lagre ho som Excel-arbeidsbok eller CSV og prøv igjen.`,
  },
};

export const LIM_TEXTS: Texts<typeof nb> = { nb, nn };
