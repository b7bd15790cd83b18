import type { Texts } from '../../kernel/index.ts';

const nb = {
  parts: { births: 'fødte', deaths: 'døde', moves: 'flyttinger' },
  counted: {
    own: (years: string) => `telt i kommunen ${years}`,
    county: (years: string) => `telt i fylket ${years}`,
  },
  otherwise: {
    births: 'etter barna som er telt i alderen 0 år',
    deaths: 'etter landets rater',
    moves: 'etter folketallet fra år til år',
  },
  line: (parts: string) => `Rater i den egne modellen: ${parts}.`,
};

const nn: Texts<typeof nb>['nn'] = {
  parts: { births: 'fødde', deaths: 'dei døde', moves: 'flyttingar' },
  counted: {
    own: (years) => `talde i kommunen ${years}`,
    county: (years) => `talde i fylket ${years}`,
  },
  otherwise: {
    births: 'etter barna som er talde i alderen 0 år',
    deaths: 'etter ratane i landet',
    moves: 'etter folketalet frå år til år',
  },
  line: (parts) => `Ratar i den eigne modellen: ${parts}.`,
};

/** Which parts of the own model rest on counted births, deaths and moves. */
export const TELTE_TEXTS: Texts<typeof nb> = { nb, nn };
