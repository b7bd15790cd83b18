import type { Texts } from '../../kernel/index.ts';
import type { Utfall } from './tilbakefoering.ts';

const nb = {
  heading: 'Dette skrives tilbake til tiltakene',
  given: (n: number) =>
    n === 1
      ? 'Ett tiltak har penger i planen og får vedtaket skrevet bak statusen sin.'
      : `${n} tiltak har penger i planen og får vedtaket skrevet bak statusen sin.`,
  rough: (names: string) =>
    `Disse har penger uten at kostnaden er kjent til pluss/minus 20 prosent: ${names}. Rett dem før planen vedtas, eller la dem stå som «krever utredning».`,
  asked: 'Tiltak som ba om penger og ikke fikk',
  none: 'Ingen tiltak ba om penger uten å få.',
  outcomes: {
    'som-foer': 'Står som før',
    vedtatt: 'Vedtatt, uten penger',
    utsatt: 'Utsatt',
    forkastet: 'Forkastet',
  } as Readonly<Record<Utfall, string>>,
  now: (status: string) => `Nå: ${status.toLowerCase()}`,
  why: 'Hvorfor er de utsatt eller forkastet?',
  whyHelp: 'Står som begrunnelse på hvert av dem.',
  whyDraft: (years: string) => `Fikk ikke penger i økonomiplanen ${years}.`,
  written: 'Skrevet tilbake til tiltakene',
  writtenNone: 'Vedtaket endret ingen tiltak.',
  tiltak: 'Tiltak',
  status: 'Status etter vedtaket',
  reason: 'Begrunnelse',
};

const nn: typeof nb = {
  heading: 'Dette blir skrive tilbake til tiltaka',
  given: (n) =>
    n === 1
      ? 'Eitt tiltak har pengar i planen og får vedtaket skrive bak statusen sin.'
      : `${n} tiltak har pengar i planen og får vedtaket skrive bak statusen sin.`,
  rough: (names) =>
    `Desse har pengar utan at kostnaden er kjend til pluss/minus 20 prosent: ${names}. Rett dei før planen blir vedteken, eller la dei stå som «krev utgreiing».`,
  asked: 'Tiltak som bad om pengar og ikkje fekk',
  none: 'Ingen tiltak bad om pengar utan å få.',
  outcomes: {
    'som-foer': 'Står som før',
    vedtatt: 'Vedteke, utan pengar',
    utsatt: 'Utsett',
    forkastet: 'Forkasta',
  },
  now: (status) => `No: ${status.toLowerCase()}`,
  why: 'Kvifor er dei utsette eller forkasta?',
  whyHelp: 'Står som grunngiving på kvart av dei.',
  whyDraft: (years) => `Fekk ikkje pengar i økonomiplanen ${years}.`,
  written: 'Skrive tilbake til tiltaka',
  writtenNone: 'Vedtaket endra ingen tiltak.',
  tiltak: 'Tiltak',
  status: 'Status etter vedtaket',
  reason: 'Grunngiving',
};

export const TILBAKEFOERING_TEXTS: Texts<typeof nb> = { nb, nn };
