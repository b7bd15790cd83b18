import type { Texts } from '../../kernel/index.ts';

const nb = {
  title: 'Vanskeligstilte i statistikken',
  lead: 'Statistikken teller husholdninger under en grense, enten de har bedt om hjelp eller ikke. Det er et annet begrep enn tellingene av husstander som trenger hjelp etter loven. De to tallene vises side om side og legges aldri sammen.',
  list: 'Tall fra statistikken',
  empty: 'Tallet fra statistikken er ikke ført opp ennå.',
  form: 'Før opp et tall fra statistikken',
  households: 'Husholdninger',
  year: 'År',
  definition: 'Hva statistikken teller',
  definitionHelp: 'For eksempel: leier boligen, har lav inntekt og bor trangt.',
  sourceHelp: 'For eksempel tabellnummeret hos SSB, eller «Boligsosial monitor».',
  save: 'Lagre tallet',
  table: 'Tellingene og statistikken side om side',
  concept: 'Begrep',
  number: 'Antall',
  lacking: 'Mangler en egnet bolig, telt av tjenestene',
  mayLose: 'Kan miste boligen, telt av tjenestene',
  statistic: 'Vanskeligstilte i statistikken',
  notKnown: 'ikke ført opp',
  counts: 'Kommunens egne tellinger',
};

const nn: typeof nb = {
  title: 'Vanskelegstilte i statistikken',
  lead: 'Statistikken tel hushald under ei grense, anten dei har bede om hjelp eller ikkje. Det er eit anna omgrep enn teljingane av hushald som treng hjelp etter lova. Dei to tala står side om side og blir aldri lagde saman.',
  list: 'Tal frå statistikken',
  empty: 'Talet frå statistikken er ikkje ført opp enno.',
  form: 'Før opp eit tal frå statistikken',
  households: 'Hushald',
  year: 'År',
  definition: 'Kva statistikken tel',
  definitionHelp: 'Til dømes: leiger bustaden, har låg inntekt og bur trongt.',
  sourceHelp: 'Til dømes tabellnummeret hos SSB, eller «Boligsosial monitor».',
  save: 'Lagre talet',
  table: 'Teljingane og statistikken side om side',
  concept: 'Omgrep',
  number: 'Tal',
  lacking: 'Manglar ein eigna bustad, talt av tenestene',
  mayLose: 'Kan miste bustaden, talt av tenestene',
  statistic: 'Vanskelegstilte i statistikken',
  notKnown: 'ikkje ført opp',
  counts: 'Kommunen sine eigne teljingar',
};

export const VANSKELIGSTILT_TEXTS: Texts<typeof nb> = { nb, nn };
