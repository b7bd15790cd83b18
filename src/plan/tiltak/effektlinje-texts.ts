import type { Texts } from '../../kernel/index.ts';

const nb = {
  line: 'Eget for denne linjen: salg og annet som går ut, målgruppe, sannsynlighet, forsinkelse, årsverk og drift',
  lineHelp:
    'Selger, river, rehabiliterer eller bygger linjen om boliger som står, er tallet i årene boliger som går ut. Det ombygde boliger blir til, skrives i en egen linje som gir boliger. Fyll bare ut det som er annerledes enn i resten av tiltaket. Årsverk og drift gjelder et helt år der alt er i bruk, og er en del av tiltakets årsverk og drift, ikke noe i tillegg. Står årene for tiltaket tomme, regnes de av linjene: det som kommer i et år, er i bruk halve året.',
  lines: 'Hver linje for seg',
  changes: {
    salg: 'Selger',
    riving: 'River',
    rehabilitering: 'Tar ut til rehabilitering',
    ombygging: 'Bygger om',
  },
  gives: 'Gir boliger eller plasser',
  outUnit: 'år',
  lineFields: {
    change: 'Hva linjen gjør',
    out: 'Hvor lenge boligene er ute',
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
    `${what}: linjene sier ${lines} i et helt år, mens tiltaket sier ${tiltak} i ${year}. Det som står for tiltaket, er det som teller. Er ikke alt i bruk hele det året, kan begge være riktige.`,
  lineRow: (what: string) =>
    `${what} for tiltaket er regnet av linjene, for det står ikke noe i årene. Det som kommer i et år, er i bruk halve året.`,
  lineHalf: (what: string) =>
    `${what}: bare noen av linjene sier det, så tiltaket står uten til alle gjør det, eller til noen skriver det i årene.`,
};

const nn: typeof nb = {
  line: 'Eige for denne linja: sal og anna som går ut, målgruppe, sannsyn, forseinking, årsverk og drift',
  lineHelp:
    'Sel, riv, rehabiliterer eller byggjer linja om bustader som står, er talet i åra bustader som går ut. Det ombygde bustader blir til, skriv du i ei eiga linje som gir bustader. Fyll berre ut det som er annleis enn i resten av tiltaket. Årsverk og drift gjeld eit heilt år der alt er i bruk, og er ein del av årsverka og drifta til tiltaket, ikkje noko i tillegg. Står åra for tiltaket tomme, blir dei rekna av linjene: det som kjem i eit år, er i bruk halve året.',
  lines: 'Kvar linje for seg',
  changes: {
    salg: 'Sel',
    riving: 'Riv',
    rehabilitering: 'Tek ut til rehabilitering',
    ombygging: 'Byggjer om',
  },
  gives: 'Gir bustader eller plassar',
  outUnit: 'år',
  lineFields: {
    change: 'Kva linja gjer',
    out: 'Kor lenge bustadene er ute',
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
    `${what}: linjene seier ${lines} i eit heilt år, medan tiltaket seier ${tiltak} i ${year}. Det som står for tiltaket, er det som tel. Er ikkje alt i bruk heile det året, kan begge vere rette.`,
  lineRow: (what: string) =>
    `${what} for tiltaket er rekna av linjene, for det står ikkje noko i åra. Det som kjem i eit år, er i bruk halve året.`,
  lineHalf: (what: string) =>
    `${what}: berre nokre av linjene seier det, så tiltaket står utan til alle gjer det, eller til nokon skriv det i åra.`,
};

/** What one line of what a tiltak gives says for itself. */
export const EFFEKTLINJE_TEXTS: Texts<typeof nb> = { nb, nn };
