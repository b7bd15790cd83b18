import type { Texts } from '../../kernel/index.ts';

const nb = {
  untold:
    'Omløpet i de kommunale boligene er ikke oppgitt. Derfor er boliger som blir ledige, ikke regnet med, og det boligsosiale gapet kan være høyere enn det trenger å være.',
  tell: 'Skriv inn omløpet',
  told: (percent: string, year: number) =>
    `Kommunale boliger som blir ledige, møter nytt behov: omløpet er ${percent} prosent i året, talt i ${year}.`,
  weak: 'Tallet er usikkert: det er gammelt, alene eller uten kilde.',
  change: 'Se eller endre omløpet',
};

const nn: typeof nb = {
  untold:
    'Omløpet i dei kommunale bustadene er ikkje oppgitt. Derfor er bustader som blir ledige, ikkje rekna med, og det bustadsosiale gapet kan vere høgare enn det treng å vere.',
  tell: 'Skriv inn omløpet',
  told: (percent, year) =>
    `Kommunale bustader som blir ledige, møter nytt behov: omløpet er ${percent} prosent i året, talt i ${year}.`,
  weak: 'Talet er usikkert: det er gammalt, åleine eller utan kjelde.',
  change: 'Sjå eller endre omløpet',
};

export const OMLOEP_TEXTS: Texts<typeof nb> = { nb, nn };
