import type { Texts } from '../../../kernel/index.ts';
import type { LimFeil } from './lim.ts';

const nb = {
  heading: 'Lim inn rammene fra budsjettet',
  label: 'Tabellen med rammer',
  help: 'Kopier tabellen fra regneark eller Word. Årene kan stå bortover eller nedover, med drift og investering. Beløpene fylles inn i skjemaet under, og lagres først når du trykker Lagre rammen.',
  button: 'Fyll inn rammene',
  filled: 'Rammene er fylt inn i skjemaet. Se over dem og trykk Lagre rammen.',
  errors: 'Rammene ble ikke fylt inn',
  row: (n: number) => `Rad ${n}: `,
  feil: {
    'ingen-tabell': () => 'Vi fant ingen tabell med år, drift og investering.',
    'ingen-aar': () => 'Tabellen har ingen av årene i planen.',
    'ikke-beloep': (value: string) => `«${value}» er ikke et beløp i hele kroner.`,
    'to-ganger': (value: string) => `${value} står to ganger.`,
  } as Readonly<Record<LimFeil['code'], (value: string) => string>>,
};

const nn: typeof nb = {
  heading: 'Lim inn rammene frå budsjettet',
  label: 'Tabellen med rammer',
  help: 'Kopier tabellen frå rekneark eller Word. Åra kan stå bortover eller nedover, med drift og investering. Beløpa blir fylte inn i skjemaet under, og blir først lagra når du trykkjer Lagre ramma.',
  button: 'Fyll inn rammene',
  filled: 'Rammene er fylte inn i skjemaet. Sjå over dei og trykk Lagre ramma.',
  errors: 'Rammene blei ikkje fylte inn',
  row: (n) => `Rad ${n}: `,
  feil: {
    'ingen-tabell': () => 'Vi fann ingen tabell med år, drift og investering.',
    'ingen-aar': () => 'Tabellen har ingen av åra i planen.',
    'ikke-beloep': (value) => `«${value}» er ikkje eit beløp i heile kroner.`,
    'to-ganger': (value) => `${value} står to gonger.`,
  },
};

export const LIM_TEXTS: Texts<typeof nb> = { nb, nn };
