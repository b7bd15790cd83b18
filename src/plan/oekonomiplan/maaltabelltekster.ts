import type { Texts } from '../../kernel/index.ts';

const nb = {
  captions: { strategi: 'Penger etter mål og strategi', maal: 'Penger etter mål' },
  goal: 'Mål',
  strategy: 'Strategi',
  what: 'Hva',
  parts: { investment: 'Investering', operation: 'Netto drift' },
  inGeneral: 'Målet generelt',
  noGoal: 'Uten mål',
  sum: 'Sum',
  total: 'Sum fire år',
  source: 'Viser hvordan økonomiplanen følger opp målene og strategiene i planen, etter kommuneloven § 14-4.',
};

const nn: typeof nb = {
  captions: { strategi: 'Pengar etter mål og strategi', maal: 'Pengar etter mål' },
  goal: 'Mål',
  strategy: 'Strategi',
  what: 'Kva',
  parts: { investment: 'Investering', operation: 'Netto drift' },
  inGeneral: 'Målet i det heile',
  noGoal: 'Utan mål',
  sum: 'Sum',
  total: 'Sum fire år',
  source: 'Viser korleis økonomiplanen følgjer opp måla og strategiane i planen, etter kommunelova § 14-4.',
};

export const MAALTABELL_TEXTS: Texts<typeof nb> = { nb, nn };
