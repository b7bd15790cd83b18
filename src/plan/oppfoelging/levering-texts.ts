import type { Texts } from '../../kernel/index.ts';
import type { Leveringsgruppe } from './levering.ts';

const nb = {
  heading: 'Levert mot plan',
  groups: {
    felt: 'Felt i boligbyggeprogrammet',
    avtale: 'Avtaler',
    tiltak: 'Tiltak',
  } as Readonly<Record<Leveringsgruppe, string>>,
  one: { felt: 'Felt', avtale: 'Avtale', tiltak: 'Tiltak' } as Readonly<Record<Leveringsgruppe, string>>,
  none: (year: number) => `Ingen felt, avtaler eller tiltak skulle gi boliger til og med ${year}.`,
  finding: (what: string, planned: string, delivered: string, year: number) =>
    `${what}: ${planned} planlagt i ${year}, ${delivered} meldt levert.`,
  nothingSaid: 'ingenting',
  planned: (year: number) => `Planlagt i ${year}`,
  delivered: (year: number) => `Levert i ${year}`,
  difference: 'Avvik',
  expected: (year: number) => `Modellen ventet i ${year}`,
  plannedTo: (year: number) => `Planlagt til og med ${year}`,
  deliveredTo: (year: number) => `Levert til og med ${year}`,
  budget: 'Budsjett',
  used: 'Regnskap',
  sum: 'Sum av det som er sagt',
  interval: 'Modellens intervall (80 %)',
  range: (low: string, high: string) => `${low}–${high}`,
  adopted: (date: string) => `Planlagt er slik det sto da planen ble vedtatt ${date}.`,
  notAdopted: 'Planlagt er slik det står nå, for ingen versjon av planen er vedtatt.',
  said: {
    felt: 'Levert er det som er ført i boligbyggeprogrammet. Felt som bare står i tilbudet, kan ikke få levert ført.',
    avtale:
      'Levert er boliger i avtaler som har begynt å løpe. En utbyggingsavtale sier ikke hva som er bygd; det føres på feltet.',
    tiltak: 'Levert er det som er rapportert på tiltaket.',
  } as Readonly<Record<Leveringsgruppe, string>>,
  run: (date: string, version: string) =>
    `Modellen er kjøringen ${date} (versjon ${version}): forventet antall i året ut fra sannsynlighet og forsinkelse.`,
  noRun: 'Ingen kjøring av modellen sier noe om året.',
  account: (period: string) => `Regnskap ${period}.`,
  short: (what: string, delivered: string, planned: string, year: number) =>
    `${what}: ${delivered} av ${planned} boliger levert ut ${year}`,
  silent: (n: number) =>
    `${n === 1 ? 'Ett felt eller én avtale' : `${n} felt og avtaler`} skulle ha gitt boliger, men ingen har sagt hva som er levert`,
};

const nn: typeof nb = {
  heading: 'Levert mot plan',
  groups: { felt: 'Felt i bustadbyggeprogrammet', avtale: 'Avtalar', tiltak: 'Tiltak' },
  one: { felt: 'Felt', avtale: 'Avtale', tiltak: 'Tiltak' },
  none: (year) => `Ingen felt, avtalar eller tiltak skulle gi bustader til og med ${year}.`,
  finding: (what, planned, delivered, year) => `${what}: ${planned} planlagt i ${year}, ${delivered} meldt levert.`,
  nothingSaid: 'ingenting',
  planned: (year) => `Planlagt i ${year}`,
  delivered: (year) => `Levert i ${year}`,
  difference: 'Avvik',
  expected: (year) => `Modellen venta i ${year}`,
  plannedTo: (year) => `Planlagt til og med ${year}`,
  deliveredTo: (year) => `Levert til og med ${year}`,
  budget: 'Budsjett',
  used: 'Rekneskap',
  sum: 'Sum av det som er sagt',
  interval: 'Intervallet til modellen (80 %)',
  range: (low, high) => `${low}–${high}`,
  adopted: (date) => `Planlagt er slik det stod då planen blei vedteken ${date}.`,
  notAdopted: 'Planlagt er slik det står no, for ingen versjon av planen er vedteken.',
  said: {
    felt: 'Levert er det som er ført i bustadbyggeprogrammet. Felt som berre står i tilbodet, kan ikkje få levert ført.',
    avtale:
      'Levert er bustader i avtalar som har byrja å løpe. Ein utbyggingsavtale seier ikkje kva som er bygd; det blir ført på feltet.',
    tiltak: 'Levert er det som er rapportert på tiltaket.',
  },
  run: (date, version) =>
    `Modellen er køyringa ${date} (versjon ${version}): forventa tal i året ut frå sannsyn og forseinking.`,
  noRun: 'Inga køyring av modellen seier noko om året.',
  account: (period) => `Rekneskap ${period}.`,
  short: (what, delivered, planned, year) => `${what}: ${delivered} av ${planned} bustader leverte ut ${year}`,
  silent: (n) =>
    `${n === 1 ? 'Eitt felt eller éin avtale' : `${n} felt og avtalar`} skulle ha gitt bustader, men ingen har sagt kva som er levert`,
};

export const LEVERING_TEXTS: Texts<typeof nb> = { nb, nn };
