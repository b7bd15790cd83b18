import type { Texts } from '../../kernel/index.ts';
import { ASSUMED_PROBABILITY } from './sted.ts';

const nb = {
  siteAndCertainty: 'Sted, sannsynlighet og forsinkelse',
  area: 'Område i kommunen',
  areaHelp:
    'Den delen av kommunen boligene kommer i. Skriv navnet slik det står ellers, så blir gapet vist for området.',
  site: 'Felt, eiendom eller avtale',
  siteHelp:
    'Navnet slik det står i boligbyggeprogrammet eller i tilbudet. Den røde tråden sier fra når de samme boligene er lovet to ganger.',
  probability: 'Sannsynlighet for at boligene kommer',
  probabilityHelp: `Et helt tall fra 1 til 100. Er det ikke oppgitt, regner modellen med ${ASSUMED_PROBABILITY} prosent for tiltak med penger.`,
  delay: 'Vanlig forsinkelse',
  delayHelp: 'Hvor mange år etter planen slike boliger ofte kommer. Modellen lar halvparten være kommet da.',
  delayUnit: 'år',
  leadTime: 'Tid fra start til første bolig eller plass',
};

const nn: typeof nb = {
  siteAndCertainty: 'Stad, sannsyn og forseinking',
  area: 'Område i kommunen',
  areaHelp: 'Den delen av kommunen bustadene kjem i. Skriv namnet slik det står elles, så blir gapet vist for området.',
  site: 'Felt, eigedom eller avtale',
  siteHelp:
    'Namnet slik det står i bustadbyggjeprogrammet eller i tilbodet. Den raude tråden seier frå når dei same bustadene er lova to gonger.',
  probability: 'Sannsyn for at bustadene kjem',
  probabilityHelp: `Eit heilt tal frå 1 til 100. Er det ikkje oppgitt, reknar modellen med ${ASSUMED_PROBABILITY} prosent for tiltak med pengar.`,
  delay: 'Vanleg forseinking',
  delayHelp: 'Kor mange år etter planen slike bustader ofte kjem. Modellen lèt halvparten vere komen då.',
  delayUnit: 'år',
  leadTime: 'Tid frå start til første bustad eller plass',
};

/** Where what a tiltak gives comes, how surely and how late. */
export const STED_TEXTS: Texts<typeof nb> = { nb, nn };
