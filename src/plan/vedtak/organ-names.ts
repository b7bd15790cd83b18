import type { Texts } from '../../kernel/index.ts';
import type { Organ } from './vedtak.ts';

/** Who decided, as it is written in a decision. */
export const ORGAN_NAMES: Texts<Readonly<Record<Organ, string>>> = {
  nb: {
    kommunestyre: 'Kommunestyret',
    formannskap: 'Formannskapet',
    utvalg: 'Utvalg',
    kommunedirektoer: 'Kommunedirektøren',
    annet: 'Annet organ',
  },
  nn: {
    kommunestyre: 'Kommunestyret',
    formannskap: 'Formannskapet',
    utvalg: 'Utval',
    kommunedirektoer: 'Kommunedirektøren',
    annet: 'Anna organ',
  },
};
