import type { Rytme, Texts } from '../kernel/index.ts';

/** How often people meet, in words. */
export const RYTME_NAMES: Texts<Readonly<Record<Rytme, string>>> = {
  nb: {
    uke: 'Hver uke',
    'uke-2': 'Annenhver uke',
    'uke-3': 'Hver tredje uke',
    'uke-4': 'Hver fjerde uke',
    maaned: 'Hver måned',
    'maaned-2': 'Annenhver måned',
    'maaned-3': 'Hver tredje måned',
  },
  nn: {
    uke: 'Kvar veke',
    'uke-2': 'Annankvar veke',
    'uke-3': 'Kvar tredje veke',
    'uke-4': 'Kvar fjerde veke',
    maaned: 'Kvar månad',
    'maaned-2': 'Annankvar månad',
    'maaned-3': 'Kvar tredje månad',
  },
};
