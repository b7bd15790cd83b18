import type { Texts } from '../../kernel/index.ts';
import type { JobState } from '../../platform/jobs/jobs.ts';

const nb = {
  title: 'Jobber',
  intro: 'Innlesing, beregning og dokumenter som tar litt tid, gjøres som jobber. De fortsetter selv om du går videre.',
  none: 'Ingen jobber er bestilt ennå',
  noneText: 'Når du laster inn tall, regner ut behovet eller lager planen som fil, står jobben her.',
  all: 'Alle jobber',
  back: 'Tilbake til arbeidsflaten',
  job: 'Jobb',
  status: 'Status',
  ordered: 'Bestilt',
  finding: (open: number) =>
    open === 0 ? 'Ingen jobber er i gang.' : open === 1 ? 'Én jobb er i gang.' : `${open} jobber er i gang.`,
  state: {
    venter: 'Venter',
    kjoerer: 'I gang',
    ferdig: 'Ferdig',
    feilet: 'Stanset av en feil',
    avbrutt: 'Avbrutt',
  } satisfies Record<JobState, string> as Readonly<Record<JobState, string>>,
  refused: 'Ingenting ble lagret',
  sentence: {
    venter: 'Jobben står i kø og begynner straks.',
    kjoerer: 'Jobben er i gang.',
    ferdig: 'Jobben er ferdig.',
    feilet: 'Jobben ble stanset av en feil hos oss. Ingenting ble lagret.',
    avbrutt: 'Jobben er avbrutt. Ingenting ble lagret.',
  } satisfies Record<JobState, string> as Readonly<Record<JobState, string>>,
  gaveUp: 'Jobben ble stanset fordi serveren falt ned hver gang den ble prøvd. Ingenting ble lagret.',
  stopping: 'Jobben blir avbrutt ved neste steg.',
  progress: 'Framdrift',
  percent: (n: number) => `${n} prosent`,
  leave: 'Du kan gå videre i Boligplan så lenge. Jobben fortsetter, og siden her finner du igjen under Jobber.',
  cancel: 'Avbryt jobben',
  again: 'Prøv igjen',
  result: 'Resultat',
  todo: 'Hva du kan gjøre',
  line: (title: string, percent: number) => `${title}: i gang, ${percent} prosent.`,
  lineQueued: (title: string) => `${title}: står i kø.`,
  lineFailed: (title: string) => `${title}: ble stanset av en feil.`,
  see: 'Se jobben',
};

const nn: typeof nb = {
  title: 'Jobbar',
  intro:
    'Innlesing, utrekning og dokument som tek litt tid, blir gjorde som jobbar. Dei held fram sjølv om du går vidare.',
  none: 'Ingen jobbar er bestilte enno',
  noneText: 'Når du lastar inn tal, reknar ut behovet eller lagar planen som fil, står jobben her.',
  all: 'Alle jobbar',
  back: 'Tilbake til arbeidsflata',
  job: 'Jobb',
  status: 'Status',
  ordered: 'Bestilt',
  finding: (open) =>
    open === 0 ? 'Ingen jobbar er i gang.' : open === 1 ? 'Éin jobb er i gang.' : `${open} jobbar er i gang.`,
  state: {
    venter: 'Ventar',
    kjoerer: 'I gang',
    ferdig: 'Ferdig',
    feilet: 'Stansa av ein feil',
    avbrutt: 'Avbroten',
  },
  refused: 'Ingenting blei lagra',
  sentence: {
    venter: 'Jobben står i kø og tek til straks.',
    kjoerer: 'Jobben er i gang.',
    ferdig: 'Jobben er ferdig.',
    feilet: 'Jobben blei stansa av ein feil hos oss. Ingenting blei lagra.',
    avbrutt: 'Jobben er avbroten. Ingenting blei lagra.',
  },
  gaveUp: 'Jobben blei stansa fordi tenaren fall ned kvar gong han blei prøvd. Ingenting blei lagra.',
  stopping: 'Jobben blir avbroten ved neste steg.',
  progress: 'Framdrift',
  percent: (n) => `${n} prosent`,
  leave: 'Du kan gå vidare i Boligplan så lenge. Jobben held fram, og sida her finn du att under Jobbar.',
  cancel: 'Avbryt jobben',
  again: 'Prøv igjen',
  result: 'Resultat',
  todo: 'Kva du kan gjere',
  line: (title, percent) => `${title}: i gang, ${percent} prosent.`,
  lineQueued: (title) => `${title}: står i kø.`,
  lineFailed: (title) => `${title}: blei stansa av ein feil.`,
  see: 'Sjå jobben',
};

export const JOBB_TEXTS: Texts<typeof nb> = { nb, nn };
