import type { Texts } from '../../kernel/index.ts';

const nb = {
  line: 'Eget for denne linjen: målgruppe, sannsynlighet, forsinkelse, årsverk og drift',
  lineHelp:
    'Fyll bare ut det som er annerledes enn i resten av tiltaket. Årsverk og drift gjelder et helt år der alt er i bruk.',
  lines: 'Hver linje for seg',
  lineFields: {
    group: 'Målgruppe for linjen',
    probability: 'Sannsynlighet for linjen',
    delay: 'Forsinkelse for linjen',
    staff: 'Årsverk i året',
    drift: 'Drift i året',
  },
  lineLead: 'Fra start til første bolig eller plass',
  lineSum: 'Linjene i alt',
  asTiltak: 'Som tiltaket',
  lineOff: (what: string, lines: string, tiltak: string, year: number) =>
    `${what}: linjene sier ${lines} i et helt år, mens tiltaket sier ${tiltak} i ${year}. Er ikke alt i bruk hele det året, kan begge være riktige.`,
};

const nn: typeof nb = {
  line: 'Eige for denne linja: målgruppe, sannsyn, forseinking, årsverk og drift',
  lineHelp:
    'Fyll berre ut det som er annleis enn i resten av tiltaket. Årsverk og drift gjeld eit heilt år der alt er i bruk.',
  lines: 'Kvar linje for seg',
  lineFields: {
    group: 'Målgruppe for linja',
    probability: 'Sannsyn for linja',
    delay: 'Forseinking for linja',
    staff: 'Årsverk i året',
    drift: 'Drift i året',
  },
  lineLead: 'Frå start til første bustad eller plass',
  lineSum: 'Linjene i alt',
  asTiltak: 'Som tiltaket',
  lineOff: (what: string, lines: string, tiltak: string, year: number) =>
    `${what}: linjene seier ${lines} i eit heilt år, medan tiltaket seier ${tiltak} i ${year}. Er ikkje alt i bruk heile det året, kan begge vere rette.`,
};

/** What one line of what a tiltak gives says for itself. */
export const EFFEKTLINJE_TEXTS: Texts<typeof nb> = { nb, nn };
