import type { Texts } from '../../kernel/index.ts';
import type { Indikatortilstand } from './indikatorer.ts';

const nb = {
  heading: 'Målindikatorer',
  finding: (reached: number, onTheWay: number, not: number, all: number) =>
    `${reached} av ${all} målindikatorer er nådd, ${onTheWay} er på vei og ${not} er ikke nådd.`,
  asked: (given: number, asked: number) => `${given} av ${asked} målindikatorer har verdi for runden.`,
  none: 'Ingen mål har en målindikator.',
  add: 'Lag en målindikator',
  name: 'Målindikator',
  goal: 'Mål',
  unit: 'Enhet',
  value: 'Verdi',
  date: 'Per',
  expected: 'Mål nå',
  target: 'Målet',
  targetYear: 'Mål for år',
  state: 'Tilstand',
  states: {
    naadd: 'Nådd',
    'paa-vei': 'På vei',
    'ikke-naadd': 'Ikke nådd',
    'for-tidlig': 'For tidlig å si',
    'uten-verdi': 'Ingen verdi',
  } as Readonly<Record<Indikatortilstand, string>>,
  responsible: 'Ansvarlig',
  source: 'Kilde',
  byReports: 'Rapporter på tiltakene',
  give: 'Skriv inn verdi',
  giveFor: (title: string) => `Skriv inn verdi: ${title}`,
  missing: 'Verdi mangler',
  last: (value: string, date: string) => `Verdi mangler. Sist: ${value} (${date})`,
  rule: 'Verdien er den siste til og med dagen runden gjelder for. Verdier fra kunnskapsgrunnlaget og fra rapportene på tiltak fylles inn av seg selv.',
  notReached: (title: string, value: string, expected: string) =>
    `Målindikatoren «${title}» er ikke nådd: ${value}, målbanen har ${expected}`,
  late: (title: string, value: string, target: string) =>
    `Målindikatoren «${title}» er ikke nådd innen fristen: ${value}, målet er ${target}`,
  silent: (n: number) =>
    `${n === 1 ? 'Én målindikator' : `${n} målindikatorer`} fikk ingen verdi i runden: finn ut hvordan det står til`,
  compared: (before: string, after: string) => `Målindikatorer, fra ${before} til ${after}`,
  with: (value: string, state: string) => `${value}, ${state}`,
  notThere: 'Ikke med',
};

const nn: typeof nb = {
  heading: 'Målindikatorar',
  finding: (reached, onTheWay, not, all) =>
    `${reached} av ${all} målindikatorar er nådde, ${onTheWay} er på veg og ${not} er ikkje nådde.`,
  asked: (given, asked) => `${given} av ${asked} målindikatorar har verdi for runden.`,
  none: 'Ingen mål har ein målindikator.',
  add: 'Lag ein målindikator',
  name: 'Målindikator',
  goal: 'Mål',
  unit: 'Eining',
  value: 'Verdi',
  date: 'Per',
  expected: 'Mål no',
  target: 'Målet',
  targetYear: 'Mål for år',
  state: 'Tilstand',
  states: {
    naadd: 'Nådd',
    'paa-vei': 'På veg',
    'ikke-naadd': 'Ikkje nådd',
    'for-tidlig': 'For tidleg å seie',
    'uten-verdi': 'Ingen verdi',
  },
  responsible: 'Ansvarleg',
  source: 'Kjelde',
  byReports: 'Rapportar på tiltaka',
  give: 'Skriv inn verdi',
  giveFor: (title) => `Skriv inn verdi: ${title}`,
  missing: 'Verdi manglar',
  last: (value, date) => `Verdi manglar. Sist: ${value} (${date})`,
  rule: 'Verdien er den siste til og med dagen runden gjeld for. Verdiar frå kunnskapsgrunnlaget og frå rapportane på tiltak blir fylte inn av seg sjølve.',
  notReached: (title, value, expected) => `Målindikatoren «${title}» er ikkje nådd: ${value}, målbanen har ${expected}`,
  late: (title, value, target) => `Målindikatoren «${title}» er ikkje nådd innan fristen: ${value}, målet er ${target}`,
  silent: (n) =>
    `${n === 1 ? 'Éin målindikator' : `${n} målindikatorar`} fekk ingen verdi i runden: finn ut korleis det står til`,
  compared: (before, after) => `Målindikatorar, frå ${before} til ${after}`,
  with: (value, state) => `${value}, ${state}`,
  notThere: 'Ikkje med',
};

export const INDIKATOR_TEXTS: Texts<typeof nb> = { nb, nn };
