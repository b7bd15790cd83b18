import type { Texts } from '../../kernel/index.ts';
import type { TiltakStatus } from './status.ts';

const nb = {
  status: 'Status',
  statuses: {
    foreslaatt: 'Foreslått',
    'krever-utredning': 'Krever utredning',
    vedtatt: 'Vedtatt',
    finansiert: 'Finansiert',
    delvis: 'Delvis finansiert',
    utsatt: 'Utsatt',
    forkastet: 'Forkastet',
    'i-gang': 'I gang',
    gjennomfoert: 'Gjennomført',
    'ikke-gjennomfoert': 'Ikke gjennomført',
  } as Readonly<Record<TiltakStatus, string>>,
  reason: 'Begrunnelse',
  reasonHelp: 'Må fylles ut når tiltaket er delvis finansiert, utsatt, forkastet eller ikke gjennomført.',
  share: 'Andel med penger',
  moveOn: 'Gi tiltaket en ny status',
  adoptHelp: 'Vedtak og penger føres av en administrator i kommunen.',
  mendReason: 'Rett begrunnelsen',
  statusHistory: 'Slik har statusen vært',
  decision: 'Vedtak',
  restsOn: 'Bygger på',
  adopted: (years: string, date: string, caseNumber: string) =>
    `økonomiplan ${years}, vedtatt ${date}, sak ${caseNumber}`,
  from: 'Fra',
  to: 'Til',
  shareHelp: 'Bare når tiltaket er delvis finansiert. Hvor mange prosent av kostnaden har penger?',
  inList: (units: string, date: string) =>
    `${units} av boligene er med i boliglisten fra ${date}. De regnes derfor ikke en gang til som ventet tilbud i gapet. Kom de etter at listen ble laget, så ta inn en nyere liste.`,
  inTyped: (units: string, year: number) =>
    `${units} av boligene er med i tallet på boliger i ${year}, som står under tilbud. De regnes derfor ikke en gang til som ventet tilbud i gapet.`,
};

const nn: typeof nb = {
  status: 'Status',
  statuses: {
    foreslaatt: 'Foreslått',
    'krever-utredning': 'Krev utgreiing',
    vedtatt: 'Vedteke',
    finansiert: 'Finansiert',
    delvis: 'Delvis finansiert',
    utsatt: 'Utsett',
    forkastet: 'Forkasta',
    'i-gang': 'I gang',
    gjennomfoert: 'Gjennomført',
    'ikke-gjennomfoert': 'Ikkje gjennomført',
  },
  reason: 'Grunngiving',
  reasonHelp: 'Må fyllast ut når tiltaket er delvis finansiert, utsett, forkasta eller ikkje gjennomført.',
  share: 'Del med pengar',
  moveOn: 'Gi tiltaket ein ny status',
  adoptHelp: 'Vedtak og pengar blir førte av ein administrator i kommunen.',
  mendReason: 'Rett grunngivinga',
  statusHistory: 'Slik har statusen vore',
  decision: 'Vedtak',
  restsOn: 'Byggjer på',
  adopted: (years, date, caseNumber) => `økonomiplan ${years}, vedteken ${date}, sak ${caseNumber}`,
  from: 'Frå',
  to: 'Til',
  shareHelp: 'Berre når tiltaket er delvis finansiert. Kor mange prosent av kostnaden har pengar?',
  inList: (units, date) =>
    `${units} av bustadene er med i bustadlista frå ${date}. Dei blir derfor ikkje rekna ein gong til som venta tilbod i gapet. Kom dei etter at lista blei laga, så ta inn ei nyare liste.`,
  inTyped: (units, year) =>
    `${units} av bustadene er med i talet på bustader i ${year}, som står under tilbod. Dei blir derfor ikkje rekna ein gong til som venta tilbod i gapet.`,
};

/** The states of a tiltak. */
export const STATUS_TEXTS: Texts<typeof nb> = { nb, nn };
